//! From a selection on a type to the Rust types of its answer.
//!
//! A selection that holds for every type becomes a struct. One with a type condition that the parent does not imply
//! becomes an enum: a variant for each object type that some condition singles out, and one for all others, those
//! that the schema has and those that it will have.

use std::collections::BTreeSet;

use super::collect::{Collected, CollectedField, Occurrence, collect};
use super::lower::Lowering;
use super::text::{TypenameInserts, keys};
use super::{OutputType, Shape, ShapeField, ShapeSpread, TypeItem, TypeItemKind, Variant};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Fragment;
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

/// Lowers the selections of one operation or fragment; their types share a module.
pub(super) struct Selections<'l, 'a> {
    lowering: &'l Lowering<'a>,
    scope: Scope,
    enums: BTreeSet<String>,
    inserts: &'l mut TypenameInserts,
    diagnostics: &'l mut Diagnostics,
}

impl<'l, 'a> Selections<'l, 'a> {
    /// No types yet.
    pub(super) fn new(
        lowering: &'l Lowering<'a>,
        inserts: &'l mut TypenameInserts,
        diagnostics: &'l mut Diagnostics,
    ) -> Self {
        let mut scope = Scope::new();
        scope.claim("Data".to_owned());
        Self { lowering, scope, enums: BTreeSet::new(), inserts, diagnostics }
    }

    /// The enums that the types name.
    pub(super) fn into_enums(self) -> BTreeSet<String> {
        self.enums
    }

    /// The types of a selection on `id`: its own first, then those inside.
    pub(super) fn lower(
        &mut self,
        named: Named,
        id: TypeId,
        occurrences: &[Occurrence<'a>],
    ) -> Vec<TypeItem<'a>> {
        let (schema, document) = (self.lowering.schema, self.lowering.document);
        let collected = collect(schema, document, id, id, occurrences);
        let ty = schema.ty(id);
        let Named { name, path, span } = named;
        let path = &*path;
        let item =
            |kind| TypeItem { name, graphql: &ty.name.text, doc: ty.description.as_deref(), span, kind };
        if collected.narrows && ty.is_abstract() {
            self.ask_for_typename(occurrences);
            let (kind, mut types) = self.tagged(path, span, id, occurrences, &collected);
            types.insert(0, item(kind));
            return types;
        }
        if collected.spreads.iter().any(|spread| self.is_told_by_typename(spread.fragment)) {
            self.ask_for_typename(occurrences);
        }
        let (shape, mut types) = self.shape(path, id, &collected);
        types.insert(0, item(TypeItemKind::Struct(shape)));
        types
    }

    /// Whether reading a fragment takes the `__typename`: its type, or that of a fragment in it, is tagged. Asking for
    /// it first where the fragment is spread lets the answer be read without waiting.
    fn is_told_by_typename(&self, fragment: &'a Fragment) -> bool {
        let (schema, document) = (self.lowering.schema, self.lowering.document);
        let Some(on) = schema.id(fragment.on.as_str()) else {
            return false;
        };
        let collected = collect(schema, document, on, on, &[Occurrence::always(&fragment.selection)]);
        (collected.narrows && schema.ty(on).is_abstract())
            || collected.spreads.iter().any(|spread| self.is_told_by_typename(spread.fragment))
    }

    fn ask_for_typename(&mut self, occurrences: &[Occurrence<'a>]) {
        for occurrence in occurrences {
            self.inserts.add(occurrence.set);
        }
    }

    fn tagged(
        &mut self,
        path: &str,
        span: Span,
        id: TypeId,
        occurrences: &[Occurrence<'a>],
        common: &Collected<'a>,
    ) -> (TypeItemKind<'a>, Vec<TypeItem<'a>>) {
        let schema = self.lowering.schema;
        let mut names = Scope::new();
        let mut variants = Vec::new();
        let mut types = Vec::new();
        for member in schema.possible_types(id) {
            let collected = collect(schema, self.lowering.document, id, *member, occurrences);
            if !collected.narrowed {
                continue;
            }
            let graphql = &*schema.ty(*member).name.text;
            let path = format!("{path}{}", type_name(graphql));
            let type_item_name = self.scope.claim(path.clone());
            variants.push(Variant {
                name: names.claim(type_name(graphql)),
                graphql,
                type_name: type_item_name.clone(),
            });
            let named = Named { name: type_item_name, path, span };
            types.extend(self.member(named, *member, &collected));
        }
        let unknown = names.claim_or("Unknown".to_owned(), "Type");
        let unknown_type = (!common.fields.is_empty() || !common.spreads.is_empty()).then(|| {
            let path = format!("{path}Unknown");
            let name = self.scope.claim(path.clone());
            types.extend(self.member(Named { name: name.clone(), path, span }, id, common));
            name
        });
        (TypeItemKind::Tagged { variants, unknown, unknown_type }, types)
    }

    /// The struct of one variant, and the types inside.
    fn member(&mut self, named: Named, id: TypeId, collected: &Collected<'a>) -> Vec<TypeItem<'a>> {
        let ty = self.lowering.schema.ty(id);
        let (shape, mut types) = self.shape(&named.path, id, collected);
        let kind = TypeItemKind::Struct(shape);
        types.insert(
            0,
            TypeItem {
                name: named.name,
                graphql: &ty.name.text,
                doc: ty.description.as_deref(),
                span: named.span,
                kind,
            },
        );
        types
    }

    fn shape(&mut self, path: &str, id: TypeId, collected: &Collected<'a>) -> (Shape<'a>, Vec<TypeItem<'a>>) {
        let mut names = Scope::new();
        let mut shape = Shape::default();
        let mut types = Vec::new();
        for field in &collected.fields {
            if let Some((field, inside)) = self.field(path, id, field, &mut names) {
                shape.fields.push(field);
                types.extend(inside);
            }
        }
        for spread in &collected.spreads {
            let graphql = &*spread.fragment.name.text;
            let mut keys = keys(self.lowering.document, spread.fragment);
            if self.is_told_by_typename(spread.fragment) {
                keys.insert("__typename".to_owned());
            }
            shape.spreads.push(ShapeSpread {
                rust: names.claim(snake(graphql)),
                span: spread.span,
                type_name: self.lowering.fragment_name(graphql),
                conditional: spread.is_conditional(),
                keys,
            });
        }
        (shape, types)
    }

    fn field(
        &mut self,
        path: &str,
        parent: TypeId,
        collected: &CollectedField<'a>,
        names: &mut Scope,
    ) -> Option<(ShapeField<'a>, Vec<TypeItem<'a>>)> {
        let field = collected.field;
        let key = field.response_key();
        if key.as_str() == "__typename" && field.name.as_str() != "__typename" {
            self.diagnostics.push(
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
        let (ty, types) = self.output(path, definition, collected);
        let field = ShapeField {
            rust: names.claim(snake(key.as_str())),
            key: &key.text,
            span: key.span,
            doc: definition.description.as_deref(),
            deprecated: definition.deprecated.as_deref(),
            conditional: collected.is_conditional(),
            ty,
        };
        Some((field, types))
    }

    /// The type of a field, and the types inside it.
    fn output(
        &mut self,
        path: &str,
        definition: &'a FieldDef,
        collected: &CollectedField<'a>,
    ) -> (OutputType, Vec<TypeItem<'a>>) {
        let id = definition.ty.base();
        let mut types = Vec::new();
        let leaf = match &self.lowering.schema.ty(id).kind {
            TypeKind::Enum { .. } => {
                let name = self.lowering.shared_name(id);
                self.enums.insert(name.clone());
                OutputType::Enum(name)
            }
            TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. } => {
                let path = format!(
                    "{path}{}",
                    type_name(collected.field.response_key().as_str().trim_start_matches('_'))
                );
                let name = self.scope.claim(path.clone());
                let span = collected.field.response_key().span;
                types = self.lower(Named { name: name.clone(), path, span }, id, &collected.occurrences());
                OutputType::Selection(name)
            }
            _ => OutputType::Scalar(self.lowering.scalar(id, &definition.name.text)),
        };
        (wrap(&definition.ty, leaf), types)
    }
}

/// Puts a field's lists and nulls around its leaf.
fn wrap(ty: &TypeRef, leaf: OutputType) -> OutputType {
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
