//! Nothing but a place for the test: see `tests/table.rs`.
