//! Coverage for tools.

use authgear_admin_codegen::coverage;
use authgear_admin_codegen::manifest::Place;
use serde::Serialize;

use super::Report;
use crate::failure::Failure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct All<'r> {
    types: Vec<Type<'r>>,
    unused_fragments: Vec<Definition<'r>>,
    /// `null` where no Rust source was looked at.
    unused_operations: Option<Vec<Definition<'r>>>,
    /// What the manifest names and the schema does not have.
    unknown: Vec<&'r str>,
}

#[derive(Serialize)]
struct Type<'r> {
    name: &'r str,
    kind: &'r str,
    members: Share,
    arguments: Share,
}

#[derive(Serialize)]
struct Share {
    total: usize,
    used: usize,
    possible: usize,
}

#[derive(Serialize)]
struct Definition<'r> {
    kind: &'r str,
    name: &'r str,
    file: &'r str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Who<'r> {
    #[serde(flatten)]
    definition: Definition<'r>,
    /// What is used there.
    uses: &'r str,
    /// The variable in which it may be passed; `null` where it is named.
    variable: Option<&'r str>,
    /// The operations that a fragment is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    operations: Option<&'r [String]>,
}

pub(super) fn all(report: &Report<'_>) -> Result<String, Failure> {
    let coverage = &report.coverage;
    let types = coverage.types.iter().map(|ty| Type {
        name: ty.name,
        kind: ty.kind,
        members: share(ty.members),
        arguments: share(ty.arguments),
    });
    let fragments = coverage
        .unused_fragments
        .iter()
        .map(|fragment| definition("fragment", &fragment.name, &fragment.file, fragment.place));
    let operations = report.unused.as_ref().map(|unused| {
        let operations = unused.iter();
        operations
            .map(|operation| definition(&operation.kind, &operation.name, &operation.file, operation.place))
            .collect()
    });
    text(&All {
        types: types.collect(),
        unused_fragments: fragments.collect(),
        unused_operations: operations,
        unknown: coverage.unknown.iter().copied().collect(),
    })
}

pub(super) fn who(found: &[coverage::Who<'_>]) -> Result<String, Failure> {
    let found: Vec<Who<'_>> = found
        .iter()
        .map(|who| Who {
            definition: definition(who.word, who.name, who.file, who.place),
            uses: who.coordinate,
            variable: who.variable,
            operations: who.operations,
        })
        .collect();
    text(&found)
}

fn text(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(Failure::new)
}

fn share(share: coverage::Share) -> Share {
    Share { total: share.total, used: share.used, possible: share.possible }
}

fn definition<'r>(kind: &'r str, name: &'r str, file: &'r str, place: Place) -> Definition<'r> {
    Definition { kind, name, file, line: place.line, column: place.column }
}
