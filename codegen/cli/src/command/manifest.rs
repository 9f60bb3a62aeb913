//! The manifest of what was generated, as the text of its file.

use authgear_admin_codegen::Generated;
use authgear_admin_codegen::document::Document;
use authgear_admin_codegen::manifest::{Manifest, Parts, VERSION};
use aws_lc_rs::digest::{SHA256, digest};

use super::inputs::Inputs;
use crate::failure::Failure;

/// The manifest of what was generated from these inputs.
pub(crate) fn of(inputs: &Inputs, documents: &[Document], generated: &Generated) -> Manifest {
    let mut all = Manifest { version: VERSION, operations: Vec::new(), fragments: Vec::new() };
    for document in documents {
        let parts = Parts { sources: &inputs.sources, schema: &inputs.schema, document, generated };
        let Manifest { operations, fragments, .. } = Manifest::of(parts, sha256);
        all.operations.extend(operations);
        all.fragments.extend(fragments);
    }
    all
}

/// The text of its file.
pub(crate) fn text(manifest: &Manifest) -> Result<String, Failure> {
    serde_json::to_string_pretty(manifest).map(|json| json + "\n").map_err(Failure::new)
}

/// In hexadecimal.
fn sha256(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_is_the_standards() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256("abc"), of_abc);
    }
}
