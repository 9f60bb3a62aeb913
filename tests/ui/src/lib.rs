//! Tests of what rustc says of `admin_query!`; see `tests/ui.rs` and `cases/`.
