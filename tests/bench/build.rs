//! Generates the types of `documents/` with this project's generator and with cynic's, from one schema.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

const SCHEMA: &str = "../../fixtures/schema.graphql";

#[expect(deprecated, reason = "cynic 3.14's book names these, and its newer generator writes the same types")]
fn main() -> Result<(), Box<dyn Error>> {
    let ours = || authgear_admin_codegen::configure().schema(SCHEMA);
    ours().documents("documents/*.graphql").compile()?;
    ours().documents("documents/*.graphql").borrowed(true).out("borrowed.rs").compile()?;
    cynic_codegen::register_schema("authgear").from_sdl_file(SCHEMA)?.as_default()?;
    let schema = fs::read_to_string(SCHEMA)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for document in ["page", "fragments", "union"] {
        let query = fs::read_to_string(format!("documents/{document}.graphql"))?;
        let options = cynic_querygen::QueryGenOptions {
            schema_module_name: "crate::cynic_types::schema".to_owned(),
            schema_name: None,
        };
        let code = cynic_querygen::document_to_fragment_structs(query, &schema, &options)?;
        // It writes every scalar as text; JSON and dates are decoded as by the others.
        let code = code
            .replace("pub struct DateTime(pub String)", "pub struct DateTime(pub jiff::Timestamp)")
            .replace("(pub String);", "(pub serde_json::Map<String, serde_json::Value>);");
        fs::write(out.join(format!("cynic_{document}.rs")), code)?;
    }
    Ok(())
}
