//! Types that a person would write, see `floor`.

use std::io;

use super::{Files, HEAD, SERDE, decoders, floor, manifest, ours};
use crate::documents::Documents;

pub(super) fn types(documents: &Documents) -> io::Result<Files> {
    let generated = ours::generated(documents)?;
    // The module of an operation's answer, as the generator names it.
    let data = |name: &str| {
        let position = generated.find(&format!("pub struct {name} {{"));
        let module = position.and_then(|at| generated[at..].split("pub mod ").nth(1)?.split(' ').next());
        format!("admin::{}::Data", module.unwrap_or_default())
    };
    let lib = format!("{HEAD}mod admin;\n{}", decoders(documents, "serde_json::from_slice", data));
    let mut files = floor::by_hand(&generated, "src/admin").map_err(io::Error::other)?;
    files.extend([manifest("by hand", SERDE), ("src/lib.rs".to_owned(), lib)]);
    Ok(files)
}
