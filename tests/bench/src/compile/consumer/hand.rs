//! Types that a person would write, see `floor`.

use std::io;

use super::{Files, HEAD, SERDE, decoders, floor, manifest, ours};
use crate::documents::Documents;

pub(super) fn types(documents: &Documents) -> io::Result<Files> {
    let types = floor::by_hand(&ours::generated(documents)?).map_err(io::Error::other)?;
    // The module of an operation's answer, as the generator names it.
    let data = |name: &str| {
        let position = types.find(&format!("pub struct {name} {{"));
        let module = position.and_then(|at| types[at..].split("pub mod ").nth(1)?.split(' ').next());
        format!("admin::{}::Data", module.unwrap_or_default())
    };
    let lib = format!("{HEAD}mod admin;\n{}", decoders(documents, "serde_json::from_slice", data));
    let files = [("src/lib.rs", lib), ("src/admin.rs", types)].map(|(path, text)| (path.to_owned(), text));
    Ok(std::iter::once(manifest("by hand", SERDE)).chain(files).collect())
}
