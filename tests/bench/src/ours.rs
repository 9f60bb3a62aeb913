//! The types that this project generates for the same documents.

include!(concat!(env!("OUT_DIR"), "/admin.rs"));
