//! The types that cynic's generator writes for the same documents.
#![expect(dead_code, reason = "decoding the answers is the work that is measured")]

#[cynic::schema("authgear")]
pub mod schema {}

cynic::impl_scalar!(jiff::Timestamp, schema::DateTime);

macro_rules! generated {
    ($module:ident, $file:literal) => {
        /// As `cynic-querygen` writes it.
        pub mod $module {
            use super::schema;

            include!(concat!(env!("OUT_DIR"), "/", $file));
        }
    };
}

generated!(page, "cynic_page.rs");
generated!(fragments, "cynic_fragments.rs");
generated!(union, "cynic_union.rs");
