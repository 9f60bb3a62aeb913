//! For tools: a list of all changes, those that meet nobody too.

use serde::Serialize;

use super::place::Place;
use super::{Report, entry};
use crate::failure::Failure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'e> {
    criticality: &'static str,
    kind: &'static str,
    path: Option<&'e str>,
    message: &'e str,
    rust: &'static str,
    old: Option<Place<'e>>,
    new: Option<Place<'e>>,
    /// `null` where no documents were looked at.
    used_by: Option<Vec<Use<'e>>>,
}

#[derive(Serialize)]
struct Use<'e> {
    /// `query`, `mutation`, `subscription` or `fragment`.
    kind: &'static str,
    name: Option<&'e str>,
    /// None for the builders of the whole API.
    #[serde(flatten)]
    place: Option<Place<'e>>,
    how: &'e str,
    /// The operations that a fragment is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    operations: Option<&'e [&'e str]>,
}

pub(super) fn render(report: &Report<'_>) -> Result<String, Failure> {
    let changes: Vec<Change<'_>> = report
        .entries
        .iter()
        .map(|entry| Change {
            criticality: entry.criticality.as_str(),
            kind: entry.kind.as_str(),
            path: entry.path,
            message: &entry.text,
            rust: entry.rust.as_str(),
            old: entry.old,
            new: entry.new,
            used_by: entry.used_by.as_ref().map(|used_by| used_by.iter().map(use_of).collect()),
        })
        .collect();
    serde_json::to_string_pretty(&changes).map(|json| json + "\n").map_err(Failure::new)
}

fn use_of<'e>(used: &'e entry::Use<'_>) -> Use<'e> {
    Use {
        kind: used.word,
        name: used.name,
        place: used.place,
        how: &used.how,
        operations: used.operations.as_deref(),
    }
}
