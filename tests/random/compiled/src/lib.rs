//! Code generated from random documents, compiled and run; see `build.rs` and the folder `tests/`.
//!
//! This library is empty on purpose: the code is compiled with the tests alone.
