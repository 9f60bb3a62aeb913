//! cynic's generator of types, as its book has it called.

/// The types of one operation.
///
/// # Errors
/// The document is not valid, or needs what the generator cannot do.
#[expect(deprecated, reason = "the generator that replaces it has to be given the schema in its own types")]
pub(crate) fn types(document: &str, sdl: &str, schema_module: &str) -> Result<String, cynic_querygen::Error> {
    let options =
        cynic_querygen::QueryGenOptions { schema_module_name: schema_module.to_owned(), schema_name: None };
    cynic_querygen::document_to_fragment_structs(document, sdl, &options)
}
