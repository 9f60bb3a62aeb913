//! graphql_client: its derive, and the text that its command line writes.

use std::{fs, io};

use graphql_client_codegen::{
    CodegenMode, GraphQLClientCodegenOptions, generate_module_token_stream_from_string,
};
use syn::{File, Item, ItemMod, ItemStruct, parse_quote};

use super::{Files, HEAD, JSON, SERDE, decoders, manifest, module, module_file, modules};
use crate::documents::{self, Documents};

/// What the types derive, those of this project too.
const DERIVES: &str = "Debug, Clone";

/// The types of the schema's scalars.
fn scalars() -> io::Result<String> {
    let sdl = fs::read_to_string(documents::schema())?;
    let scalars =
        sdl.lines().filter_map(|line| line.strip_prefix("scalar ")).map(|scalar| match scalar.trim() {
            "DateTime" => "pub type DateTime = jiff::Timestamp;\n".to_owned(),
            scalar => format!("pub type {scalar} = {JSON};\n"),
        });
    Ok(scalars.collect())
}

fn decode(documents: &Documents) -> String {
    let data =
        |name: &str| format!("<{}::{name} as graphql_client::GraphQLQuery>::ResponseData", module(name));
    decoders(documents, "serde_json::from_slice", data)
}

pub(super) fn derive(documents: &Documents) -> io::Result<Files> {
    let mut files = calls(documents, "graphql_client")?;
    let decode = decode(documents);
    files.iter_mut().filter(|(path, _)| path == "src/lib.rs").for_each(|(_, lib)| *lib += &decode);
    let dependencies = format!("{SERDE}graphql_client = \"0.16\"\n");
    files.push(manifest("graphql_client, derive", &dependencies));
    Ok(files)
}

/// Files with a derive for each operation; the macro is in this crate.
pub(crate) fn calls(documents: &Documents, from: &str) -> io::Result<Files> {
    let scalars = scalars()?;
    let lib = ("src/lib.rs".to_owned(), format!("{HEAD}{}", modules(documents)));
    let mut files = vec![super::schema()?, lib];
    for operation in &documents.operations {
        let name = &operation.name;
        let text = format!(
            "{scalars}\n#[derive({from}::GraphQLQuery)]\n#[graphql(schema_path = \"schema.graphql\", \
             query_path = \"queries/{name}.graphql\", response_derives = \"{DERIVES}\", \
             variables_derives = \"{DERIVES}\")]\npub struct {name};\n"
        );
        files.push(module_file(name, text));
        files.push((format!("queries/{name}.graphql"), operation.whole.clone()));
    }
    Ok(files)
}

/// One file for each of the documents, as its command line writes them.
pub(super) fn text(documents: &Documents) -> io::Result<Files> {
    let scalars = scalars()?;
    let dependencies =
        format!("{SERDE}graphql_client = {{ version = \"0.16\", default-features = false }}\n");
    let lib = format!("{HEAD}{}{}", modules(documents), decode(documents));
    let mut files = vec![manifest("graphql_client, text", &dependencies), ("src/lib.rs".to_owned(), lib)];
    for operation in &documents.operations {
        let mut options = GraphQLClientCodegenOptions::new(CodegenMode::Cli);
        options.set_response_derives(DERIVES.to_owned());
        options.set_variables_derives(DERIVES.to_owned());
        let tokens =
            generate_module_token_stream_from_string(&operation.whole, &documents::schema(), options)
                .map_err(|error| io::Error::other(format!("{}: {error}", operation.name)))?;
        let mut file: File = syn::parse2(tokens).map_err(io::Error::other)?;
        // As with its command line's `--module-visibility pub`.
        for item in &mut file.items {
            if let Item::Struct(ItemStruct { vis, .. }) | Item::Mod(ItemMod { vis, .. }) = item {
                *vis = parse_quote!(pub);
            }
        }
        files.push(module_file(&operation.name, format!("{scalars}\n{}", prettyplease::unparse(&file))));
    }
    Ok(files)
}
