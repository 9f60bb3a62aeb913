//! The types that this project generates for the same documents.

include!(concat!(env!("OUT_DIR"), "/admin.rs"));

/// Those whose answers borrow.
pub mod borrowed {
    include!(concat!(env!("OUT_DIR"), "/borrowed.rs"));
}
