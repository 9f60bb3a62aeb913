//! Which root fields become builders, and what they are called: as the schema and the settings say.

use std::collections::HashMap;
use std::sync::Arc;

use super::settings::{ApiSettings, Listed};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::RESERVED;
use crate::naming::{Scope, snake, type_name};
use crate::schema::suggest::did_you_mean;
use crate::schema::{FieldDef, OperationKind, Schema, TypeId};
use crate::settings::FILE_NAME;
use crate::source::{SourceId, Sources, Span};

/// A root field with its names.
pub(super) struct Chosen<'a> {
    pub(super) kind: OperationKind,
    pub(super) root: TypeId,
    pub(super) field: &'a FieldDef,
    pub(super) operation: String,
    pub(super) method: String,
}

/// The fields of queries, then those of mutations.
///
/// # Errors
/// A coordinate that there is not, and a name that a method cannot have.
pub(super) fn choose<'a>(
    sources: &mut Sources,
    schema: &'a Schema,
    settings: &ApiSettings,
) -> Result<Vec<Chosen<'a>>, Diagnostics> {
    let roots = roots(schema);
    let coordinates: Vec<String> = roots
        .iter()
        .flat_map(|(_, root)| {
            let ty = schema.ty(*root);
            let fields = ty.fields().iter().map(|field| format!("{}.{}", ty.name.text, field.name.text));
            [ty.name.text.to_string()].into_iter().chain(fields)
        })
        .collect();
    let source = sources.add(FILE_NAME, Arc::clone(&settings.text));
    let mut check = Check { source, coordinates: &coordinates, found: Diagnostics::new() };
    settings.include.iter().flatten().chain(&settings.exclude).for_each(|listed| check.coordinate(listed));
    settings.rename.iter().for_each(|(listed, name)| check.rename(listed, name));
    if check.found.has_errors() {
        check.found.sort();
        return Err(check.found);
    }
    let renamed: HashMap<&str, &str> =
        settings.rename.iter().map(|(listed, name)| (&*listed.word, &*name.word)).collect();
    let mut names = Scope::new();
    let mut chosen = Vec::new();
    for (kind, root) in roots {
        let ty = schema.ty(root);
        for field in ty.fields() {
            let coordinate = format!("{}.{}", ty.name.text, field.name.text);
            let lists = |listed: &Listed| listed.word == coordinate || *listed.word == *ty.name.text;
            let included = settings.include.as_ref().is_none_or(|include| include.iter().any(lists));
            if !included || settings.exclude.iter().any(lists) {
                continue;
            }
            let renamed = renamed.get(&*coordinate);
            let name = renamed.map_or_else(|| type_name(&field.name.text), |name| camel(name));
            // A query and a mutation of one name are two operations.
            let operation = names.claim_or(name, &type_name(kind.keyword()));
            let method = renamed.map_or_else(|| snake(&field.name.text), |name| (*name).to_owned());
            chosen.push(Chosen { kind, root, field, operation, method });
        }
    }
    Ok(chosen)
}

/// The root types that have builders.
fn roots(schema: &Schema) -> Vec<(OperationKind, TypeId)> {
    let kinds = [OperationKind::Query, OperationKind::Mutation];
    kinds.into_iter().filter_map(|kind| Some((kind, schema.root(kind)?))).collect()
}

/// `set_disabled` as `SetDisabled`.
fn camel(method: &str) -> String {
    type_name(&format!("{method}_"))
}

struct Check<'c> {
    source: SourceId,
    coordinates: &'c [String],
    found: Diagnostics,
}

impl Check<'_> {
    fn span(&self, listed: &Listed) -> Span {
        Span::new(self.source, listed.range())
    }

    fn coordinate(&mut self, listed: &Listed) {
        if self.coordinates.contains(&listed.word) {
            return;
        }
        let help = did_you_mean(&listed.word, self.coordinates.iter().map(String::as_str));
        let help = if help.is_empty() {
            "Name a root type, or a field of one: \"Query.users\".".to_owned()
        } else {
            help
        };
        let message = format!("There is no root field {:?} in the schema.", listed.word);
        self.found.push(Diagnostic::error("ApiCoordinate", message, self.span(listed)).help(help));
    }

    fn rename(&mut self, listed: &Listed, name: &Listed) {
        self.coordinate(listed);
        let is_type = !listed.word.contains('.');
        let word = &*name.word;
        let is_name = !word.is_empty() && snake(word) == word && !word.ends_with('_') && word.is_ascii();
        let (message, help) = if is_type {
            (
                format!("{:?} is a type, and types have no builders to rename.", listed.word),
                "Name a field of it.",
            )
        } else if !is_name {
            (format!("{word:?} is no name for a method."), "Write it in snake_case, as in \"set_disabled\".")
        } else if RESERVED.contains(&word) {
            (format!("Clients have a method `{word}` themselves."), "Choose another name.")
        } else {
            return;
        };
        self.found.push(Diagnostic::error("ApiRename", message, self.span(name)).help(help));
    }
}
