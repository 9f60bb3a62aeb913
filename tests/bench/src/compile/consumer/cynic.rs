//! cynic: the types that its generator writes, with its derives.

use std::{fs, io};

use super::{Files, HEAD, JSON, decoders, manifest, module, module_file, modules};
use crate::cynic_generator;
use crate::documents::{self, Documents};

pub(super) fn types(documents: &Documents) -> io::Result<Files> {
    let sdl = fs::read_to_string(documents::schema())?;
    let dependencies = "cynic = \"3.14\"\nserde_json = \"1\"\n\
        jiff = { version = \"1\", default-features = false, features = [\"std\", \"serde\"] }\n\n\
        [build-dependencies]\ncynic-codegen = \"3.14\"\n";
    let script = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    \
        cynic_codegen::register_schema(\"authgear\").from_sdl_file(\"schema.graphql\")?.as_default()?;\n    \
        Ok(())\n}\n";
    let lib = format!(
        "{HEAD}#[cynic::schema(\"authgear\")]\npub mod schema {{}}\n\
         cynic::impl_scalar!(jiff::Timestamp, schema::DateTime);\n{}{}",
        modules(documents),
        decoders(documents, "serde_json::from_slice", |name| format!("{}::{name}", module(name)))
    );
    let mut files = vec![
        manifest("cynic", dependencies),
        super::schema()?,
        ("build.rs".to_owned(), script.to_owned()),
        ("src/lib.rs".to_owned(), lib),
    ];
    for operation in &documents.operations {
        let code = cynic_generator::types(&operation.whole, &sdl, "crate::schema")
            .map_err(|error| io::Error::other(format!("{}: {error}", operation.name)))?;
        // It writes every scalar as text; JSON and dates are decoded as by the others.
        let code = code
            .replace("pub struct DateTime(pub String)", "pub struct DateTime(pub jiff::Timestamp)")
            .replace("(pub String);", &format!("(pub {JSON});"));
        files.push(module_file(&operation.name, format!("use crate::schema;\n{code}")));
    }
    Ok(files)
}
