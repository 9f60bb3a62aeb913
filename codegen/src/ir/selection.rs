//! From a selection on a type to the Rust types of its answer.
//!
//! A selection that holds for every type becomes a struct. One with a type condition that the parent does not imply
//! becomes an enum: a variant for each object type that some condition singles out, and one for all others, those
//! that the schema has and those that it will have.

use std::collections::{BTreeSet, HashSet};

use super::collect::{Collected, CollectedField, Occurrence, collect};
use super::inputs::is_sensitive;
use super::lower::Lowering;
use super::progress::{Progress, size};
use super::{OutputType, Shape, ShapeField, ShapeSpread, TypeItem, TypeItemKind, Variant};
use crate::diagnostic::Diagnostic;
use crate::document::{Fragment, SelectionSet};
use crate::naming::{Scope, snake, type_name};
use crate::schema::{FieldDef, TypeId, TypeKind, TypeRef};
use crate::source::Span;

/// What a type is called, and what the names of the types inside it begin with.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) path: String,
    /// The word of the user's that the type stands for.
    pub(super) span: Span,
}

/// A type that was named and is still to be lowered.
enum Pending<'a> {
    /// A selection on a type.
    Selection(Named, TypeId, Vec<Occurrence<'a>>),
    /// The struct of one variant.
    Member(Named, TypeId, Collected<'a>),
}

/// Lowers the selections of one operation or fragment; their types share a module.
///
/// What is inside a type waits in a list rather than on the stack: documents may nest deep.
pub(super) struct Selections<'l, 'a> {
    lowering: &'l Lowering<'a>,
    scope: Scope,
    enums: BTreeSet<String>,
    progress: &'l mut Progress,
    pending: Vec<Pending<'a>>,
    types: Vec<TypeItem<'a>>,
}

impl<'l, 'a> Selections<'l, 'a> {
    /// No types yet.
    pub(super) fn new(lowering: &'l Lowering<'a>, progress: &'l mut Progress) -> Self {
        let mut scope = Scope::new();
        scope.claim("Data".to_owned());
        let (enums, pending, types) = (BTreeSet::new(), Vec::new(), Vec::new());
        Self { lowering, scope, enums, progress, pending, types }
    }

    /// The types of a selection on `id`, its own first, and the enums that they name.
    pub(super) fn lower(
        mut self,
        named: Named,
        id: TypeId,
        set: &'a SelectionSet,
    ) -> (Vec<TypeItem<'a>>, BTreeSet<String>) {
        self.pending.push(Pending::Selection(named, id, vec![Occurrence::always(set)]));
        while let Some(next) = self.pending.pop() {
            if self.progress.is_too_large() {
                break;
            }
            let inside = self.pending.len();
            match next {
                Pending::Selection(named, id, occurrences) => self.selection(named, id, &occurrences),
                Pending::Member(named, id, collected) => self.structure(named, id, &collected),
            }
            // The last is taken first.
            self.pending[inside..].reverse();
        }
        (self.types, self.enums)
    }

    fn selection(&mut self, named: Named, id: TypeId, occurrences: &[Occurrence<'a>]) {
        let (schema, document) = (self.lowering.schema, self.lowering.document);
        let collected = collect(schema, document, id, id, occurrences);
        if !collected.unmet.is_empty() && schema.ty(id).is_abstract() {
            self.ask_for_typename(occurrences);
            self.tagged(named, id, occurrences, collected);
        } else {
            if collected.spreads.iter().any(|spread| self.is_told_by_typename(spread.fragment)) {
                self.ask_for_typename(occurrences);
            }
            self.structure(named, id, &collected);
        }
    }

    fn is_told_by_typename(&self, fragment: &'a Fragment) -> bool {
        self.lowering.readings.is_told_by_typename(self.lowering.schema, self.lowering.document, fragment)
    }

    fn ask_for_typename(&mut self, occurrences: &[Occurrence<'a>]) {
        for occurrence in occurrences {
            self.progress.inserts.add(occurrence.set);
        }
    }

    fn add_type(&mut self, named: Named, id: TypeId, kind: TypeItemKind<'a>) {
        let ty = self.lowering.schema.ty(id);
        let Named { name, span, .. } = named;
        let written = size::NAMES * name.len() + 2 * ty.name.text.len() + length(ty.description.as_deref());
        self.progress.add_size(size::TYPE + written, span);
        self.types.push(TypeItem {
            name,
            graphql: &ty.name.text,
            doc: ty.description.as_deref(),
            span,
            kind,
        });
    }

    /// An enum, with a variant for each type that a condition singles out.
    fn tagged(&mut self, named: Named, id: TypeId, occurrences: &[Occurrence<'a>], common: Collected<'a>) {
        let schema = self.lowering.schema;
        let mut names = Scope::new();
        let mut variants = Vec::new();
        // An interface may have thousands of members, of which few are told apart.
        let singled_out: HashSet<TypeId> =
            common.unmet.iter().flat_map(|on| schema.possible_types(*on)).copied().collect();
        for member in schema.possible_types(id).iter().filter(|member| singled_out.contains(member)) {
            let collected = collect(schema, self.lowering.document, id, *member, occurrences);
            if self.progress.is_too_large() {
                return;
            }
            let graphql = &*schema.ty(*member).name.text;
            let inside = self.inside(&named, &type_name(graphql));
            let variant = names.claim(type_name(graphql));
            variants.push(Variant { name: variant, graphql, type_name: inside.name.clone() });
            self.pending.push(Pending::Member(inside, *member, collected));
        }
        let unknown = names.claim_or("Unknown".to_owned(), "Type");
        let unknown_type = (!common.fields.is_empty() || !common.spreads.is_empty()).then(|| {
            let inside = self.inside(&named, "Unknown");
            let name = inside.name.clone();
            self.pending.push(Pending::Member(inside, id, common));
            name
        });
        self.add_type(named, id, TypeItemKind::Tagged { variants, unknown, unknown_type });
    }

    /// A name for what is inside a type, at the end of its path.
    fn inside(&mut self, outside: &Named, word: &str) -> Named {
        let path = outside.path.clone() + word;
        self.progress.add_size(path.len(), outside.span);
        Named { name: self.scope.claim(path.clone()), path, span: outside.span }
    }

    /// A struct with all that was collected.
    fn structure(&mut self, named: Named, id: TypeId, collected: &Collected<'a>) {
        let mut names = Scope::new();
        let mut shape = Shape::default();
        for field in &collected.fields {
            self.progress.add_size(size::FIELD, field.field.response_key().span);
            if self.progress.is_too_large() {
                return;
            }
            if let Some(field) = self.field(&named, id, field, &mut names) {
                shape.fields.push(field);
            }
        }
        for spread in &collected.spreads {
            let graphql = &*spread.fragment.name.text;
            let keys = self.lowering.readings.keys(self.lowering, spread.fragment);
            let handed_on = keys.keys().map(|key| size::KEY + key.len()).sum::<usize>();
            self.progress.add_size(size::FIELD + handed_on, spread.span);
            if self.progress.is_too_large() {
                return;
            }
            shape.spreads.push(ShapeSpread {
                rust: names.claim(snake(graphql)),
                span: spread.span,
                type_name: self.lowering.fragment_name(graphql),
                conditional: spread.is_conditional(),
                keys,
            });
        }
        self.add_type(named, id, TypeItemKind::Struct(shape));
    }

    fn field(
        &mut self,
        outside: &Named,
        parent: TypeId,
        collected: &CollectedField<'a>,
        names: &mut Scope,
    ) -> Option<ShapeField<'a>> {
        let field = collected.field;
        let key = field.response_key();
        if key.as_str() == "__typename" && field.name.as_str() != "__typename" {
            self.progress.diagnostics.push(
                Diagnostic::error(
                    "ReservedAlias",
                    "The alias \"__typename\" stands for the type's name.",
                    key.span,
                )
                .help("Choose another alias."),
            );
            return None;
        }
        let definition = self.lowering.schema.field_of(parent, field.name.as_str())?;
        let texts = [Some(key.as_str()), definition.description.as_deref(), definition.deprecated.as_deref()];
        self.progress.add_size(texts.into_iter().map(length).sum(), key.span);
        Some(ShapeField {
            rust: names.claim(snake(key.as_str())),
            source: field,
            key: &key.text,
            span: key.span,
            doc: definition.description.as_deref(),
            deprecated: definition.deprecated.as_deref(),
            conditional: collected.is_conditional(),
            ty: self.output(outside, parent, definition, collected),
        })
    }

    /// The type of a field; those inside it wait.
    fn output(
        &mut self,
        outside: &Named,
        parent: TypeId,
        definition: &'a FieldDef,
        collected: &CollectedField<'a>,
    ) -> OutputType {
        let id = definition.ty.base();
        let leaf = match &self.lowering.schema.ty(id).kind {
            TypeKind::Enum { .. } => {
                let name = self.lowering.shared_name(id);
                self.enums.insert(name.clone());
                OutputType::Enum(name)
            }
            TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. } => {
                let key = collected.field.response_key();
                let word = type_name(key.as_str().trim_start_matches('_'));
                let inside = Named { span: key.span, ..self.inside(outside, &word) };
                let name = inside.name.clone();
                self.pending.push(Pending::Selection(inside, id, collected.occurrences()));
                OutputType::Selection(name)
            }
            _ => {
                let kind = self.lowering.kind_of_field(parent, definition);
                OutputType::Scalar(self.lowering.scalar(id, is_sensitive(&definition.name.text), kind))
            }
        };
        wrap(&definition.ty, leaf)
    }
}

/// The bytes of a text that may not be there.
fn length(text: Option<&str>) -> usize {
    text.map_or(0, str::len)
}

/// Puts a field's lists and nulls around its leaf.
pub(super) fn wrap(ty: &TypeRef, leaf: OutputType) -> OutputType {
    match ty {
        TypeRef::NonNull(inner) => wrap_non_null(inner, leaf),
        other => OutputType::Nullable(Box::new(wrap_non_null(other, leaf))),
    }
}

fn wrap_non_null(ty: &TypeRef, leaf: OutputType) -> OutputType {
    match ty {
        TypeRef::List(item) => OutputType::List(Box::new(wrap(item, leaf))),
        _ => leaf,
    }
}
