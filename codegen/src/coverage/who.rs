//! Who uses a part of the schema.

use super::{Target, base};
use crate::ir::closure;
use crate::manifest::{Manifest, Place};
use crate::schema::{Schema, TypeKind};

/// A use of a part of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who<'m> {
    /// `query`, `mutation`, `subscription` or `fragment`.
    pub word: &'m str,
    /// The name of the operation or fragment.
    pub name: &'m str,
    /// The file.
    pub file: &'m str,
    /// The place in it.
    pub place: Place,
    /// What is used there, e.g. `User.isDisabled`.
    pub coordinate: &'m str,
    /// The variable in which it may be passed; `None` where it is named.
    pub variable: Option<&'m str>,
    /// The operations that a fragment is part of; `None` for an operation.
    pub operations: Option<&'m [String]>,
}

/// Who names it, and who may pass it in a variable; by file and place.
#[must_use]
pub fn who<'m>(schema: &Schema, manifest: &'m Manifest, target: &'m Target) -> Vec<Who<'m>> {
    let mut found = Vec::new();
    for operation in &manifest.operations {
        let named = |coordinate: &'m String, place: &Place| Who {
            word: &operation.kind,
            name: &operation.name,
            file: &operation.file,
            place: *place,
            coordinate,
            variable: None,
            operations: None,
        };
        for (coordinate, places) in
            operation.uses.iter().filter(|(coordinate, _)| target.is_used_by(coordinate))
        {
            found.extend(places.iter().map(|place| named(coordinate, place)));
        }
        for variable in &operation.variables {
            if holds(schema, base(&variable.ty), target) {
                found.push(Who { variable: Some(&variable.name), ..named(&target.text, &variable.place) });
            }
        }
    }
    for fragment in &manifest.fragments {
        for (coordinate, places) in
            fragment.uses.iter().filter(|(coordinate, _)| target.is_used_by(coordinate))
        {
            found.extend(places.iter().map(|place| Who {
                word: "fragment",
                name: &fragment.name,
                file: &fragment.file,
                place: *place,
                coordinate,
                variable: None,
                operations: Some(&fragment.operations),
            }));
        }
    }
    found.sort_by_key(|who| (who.file, who.place));
    found
}

/// Whether a variable of this type can hold it: the input object or enum that it is, or belongs to.
fn holds(schema: &Schema, variable: &str, target: &Target) -> bool {
    let is_input = matches!(schema.ty(target.ty).kind, TypeKind::Input { .. } | TypeKind::Enum { .. });
    is_input && schema.id(variable).is_some_and(|variable| closure(schema, [variable]).contains(&target.ty))
}
