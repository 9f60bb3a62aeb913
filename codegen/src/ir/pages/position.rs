//! Places in the Rust value of an answer. One object of the answer may be several: the struct of the selection, and
//! every fragment in it.

use std::collections::HashSet;

use super::items::Items;
use super::{Step, TypePath};
use crate::ir::{OutputType, Shape, ShapeField, TypeItem, TypeItemKind};

/// A place in the Rust value of an answer.
#[derive(Clone)]
pub(super) struct Position<'i> {
    pub(super) item: &'i TypeItem<'i>,
    /// The module that has the types of its selections.
    pub(super) home: &'i str,
    /// Whether it stands at the top itself, as a fragment's own type does.
    at_top: bool,
    /// How to get there from where the search began.
    pub(super) steps: Vec<Step>,
    /// Whether `@include` or `@skip` may leave it out.
    pub(super) conditional: bool,
    /// The type of the object, where a type condition says it.
    pub(super) member: Option<&'i str>,
}

impl<'i> Position<'i> {
    /// Where a search begins.
    pub(super) fn start(item: &'i TypeItem<'i>, home: &'i str) -> Self {
        Self { item, home, at_top: false, steps: Vec::new(), conditional: false, member: None }
    }

    /// The same place, as if nothing could leave it out.
    pub(super) fn unconditional(self) -> Self {
        Self { conditional: false, ..self }
    }

    /// Its type, seen from the top.
    pub(super) fn type_path(&self) -> TypePath {
        TypePath { module: (!self.at_top).then(|| self.home.to_owned()), name: self.item.name.clone() }
    }

    /// What it has, if it is a struct.
    pub(super) fn shape(&self) -> Option<&'i Shape<'i>> {
        match &self.item.kind {
            TypeItemKind::Struct(shape) => Some(shape),
            TypeItemKind::Tagged { .. } => None,
        }
    }

    /// The steps to one of its fields and into it, if it is optional.
    pub(super) fn steps_into(&self, field: &ShapeField<'_>) -> Vec<Step> {
        let optional = field.conditional || matches!(field.ty, OutputType::Nullable(_));
        let mut steps = self.steps.clone();
        steps.push(Step::Field { rust: field.rust.clone(), optional });
        steps
    }

    /// The object in one of its fields; `None` for a list or a leaf.
    pub(super) fn inside(&self, items: &Items<'i>, field: &'i ShapeField<'i>) -> Option<Self> {
        let OutputType::Selection(name) = bare(&field.ty) else { return None };
        Some(Self {
            item: items.ty(self.home, name)?,
            home: self.home,
            at_top: false,
            steps: self.steps_into(field),
            conditional: self.conditional || field.conditional,
            member: None,
        })
    }
}

/// A type without its outer nullability.
pub(super) fn bare(ty: &OutputType) -> &OutputType {
    match ty {
        OutputType::Nullable(inner) => inner,
        other => other,
    }
}

/// All structs that hold entries of the object at these positions: they themselves, and the fragments and variants in
/// them.
pub(super) fn spread_out<'i>(items: &Items<'i>, from: Vec<Position<'i>>) -> Vec<Position<'i>> {
    let mut structs = Vec::new();
    let mut seen = HashSet::new();
    let mut layer = from;
    // In layers, so that what is selected directly goes before what a fragment selects.
    while !layer.is_empty() {
        let mut next = Vec::new();
        for position in layer {
            match &position.item.kind {
                TypeItemKind::Struct(shape) => {
                    for spread in &shape.spreads {
                        let Some(fragment) = items.fragment(&spread.type_name) else { continue };
                        if !seen.insert((&*spread.type_name, position.member)) {
                            continue;
                        }
                        let mut steps = position.steps.clone();
                        steps.push(Step::Field { rust: spread.rust.clone(), optional: spread.conditional });
                        next.push(Position {
                            item: &fragment.item,
                            home: &fragment.module,
                            at_top: true,
                            steps,
                            conditional: position.conditional || spread.conditional,
                            member: position.member,
                        });
                    }
                    structs.push(position);
                }
                TypeItemKind::Tagged { variants, .. } => {
                    for variant in variants {
                        let Some(item) = items.ty(position.home, &variant.type_name) else { continue };
                        if position.member.is_some_and(|member| member != variant.graphql) {
                            continue;
                        }
                        let mut steps = position.steps.clone();
                        steps.push(Step::Variant { of: position.type_path(), variant: variant.name.clone() });
                        next.push(Position {
                            item,
                            steps,
                            at_top: false,
                            member: Some(variant.graphql),
                            ..position.clone()
                        });
                    }
                }
            }
        }
        layer = next;
    }
    structs
}
