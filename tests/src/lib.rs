//! Tests that cross the crates of this workspace; see the folder `tests/`.
//!
//! Generated code is committed in `golden/`, so that a change of the generator shows in a diff, and the tests compile it
//! and run it. This library is empty on purpose: `golden` must be able to write that code anew while it does not compile.
