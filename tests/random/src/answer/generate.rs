//! Making up an answer.

use authgear_admin_codegen::schema::{TypeId, TypeKind, TypeRef};
use serde_json::{Value, json};

use super::select::{Selected, Set};
use super::{Answer, NEW_TYPE, ObjectType, Request};
use crate::Rng;

/// How many objects an answer has by choice.
const OBJECTS: usize = 60;

/// A random answer to a request.
///
/// # Panics
/// The schema has no such operations.
#[must_use]
pub fn answer(rng: &mut Rng, request: &Request<'_>) -> Answer {
    let (root, set) = request.root().expect("the request is valid");
    let mut maker = Maker { rng, request, objects: 0 };
    maker.object(ObjectType::Known(root), &[set])
}

struct Maker<'m, 'r> {
    rng: &'m mut Rng,
    request: &'m Request<'r>,
    objects: usize,
}

impl<'r> Maker<'_, 'r> {
    fn object(&mut self, ty: ObjectType, sets: &[Set<'r>]) -> Answer {
        self.objects += 1;
        let selected = self.request.select(ty, sets);
        let entries = selected.iter().map(|field| (field.key.to_owned(), self.field(ty, field))).collect();
        Answer::Object { ty, entries }
    }

    fn field(&mut self, ty: ObjectType, field: &Selected<'r>) -> Answer {
        if field.name == "__typename" {
            let name = match ty {
                ObjectType::Known(id) => self.request.schema.ty(id).name.as_str(),
                ObjectType::New(_) => NEW_TYPE,
            };
            return Answer::Leaf(name.into());
        }
        self.nullable(&field.definition.ty, &field.inside())
    }

    fn nullable(&mut self, ty: &TypeRef, inside: &[Set<'r>]) -> Answer {
        match ty {
            TypeRef::NonNull(inner) => self.non_null(inner, inside),
            _ if self.objects > OBJECTS || self.rng.chance(12) => Answer::Leaf(Value::Null),
            other => self.non_null(other, inside),
        }
    }

    fn non_null(&mut self, ty: &TypeRef, inside: &[Set<'r>]) -> Answer {
        match ty {
            TypeRef::NonNull(inner) => self.non_null(inner, inside),
            TypeRef::List(item) => {
                let length = if self.objects > OBJECTS { 0 } else { self.rng.below(4) };
                Answer::List((0..length).map(|_| self.nullable(item, inside)).collect())
            }
            TypeRef::Named(id) => self.named(*id, inside),
        }
    }

    fn named(&mut self, id: TypeId, inside: &[Set<'r>]) -> Answer {
        let ty = self.request.schema.ty(id);
        match &ty.kind {
            TypeKind::Object { .. } => self.object(ObjectType::Known(id), inside),
            TypeKind::Interface { .. } | TypeKind::Union { .. } => {
                let known = self.rng.pick(self.request.schema.possible_types(id)).copied();
                let known = known.filter(|_| !self.rng.chance(12));
                self.object(known.map_or(ObjectType::New(id), ObjectType::Known), inside)
            }
            TypeKind::Enum { values } => {
                let value = self.rng.pick(values).filter(|_| !self.rng.chance(10));
                Answer::Leaf(value.map_or("ADDED_LATER", |value| value.name.as_str()).into())
            }
            _ => Answer::Leaf(self.scalar(ty.name.as_str())),
        }
    }

    fn scalar(&mut self, name: &str) -> Value {
        let rng = &mut *self.rng;
        let texts = ["", "jo", "é😀\u{2028}", "a \"quoted\"\n\u{0} text", "null"];
        match name {
            "Int" => [0, -1, 7, i32::MAX, i32::MIN][rng.below(5)].into(),
            "Float" => [json!(0), json!(1.5), json!(-2.25e-7), json!(1e300), json!(3)][rng.below(5)].clone(),
            "Boolean" => rng.chance(50).into(),
            "String" => rng.word(texts).into(),
            "ID" => rng.word(["", "VXNlcjo3", "7", "x y"]).into(),
            "DateTime" => rng.word(["2026-01-02T03:04:05Z", "1969-12-31T23:59:59.000000001Z"]).into(),
            "UserStandardAttributes" => match rng.below(3) {
                0 => json!({}),
                1 => json!({ "email": "jo@example.com", "address": { "country": "NL", "x": [] } }),
                _ => json!({ "email": 7, "x-other": [null, { "a": 1.5 }] }),
            },
            _ => match rng.below(4) {
                0 => json!({ "a": [null, { "__typename": "T" }, "\u{1f600}"], "b": {} }),
                1 => json!([[], 1.25, false]),
                2 => rng.word(texts).into(),
                _ => json!(12_345_678_901_234_567_890_u64),
            },
        }
    }
}
