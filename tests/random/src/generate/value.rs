//! Values for arguments, input fields, list items and defaults.

use authgear_admin_codegen::schema::{InputValueDef, TypeKind, TypeRef};

use super::Generator;
use crate::document::{Argument, Value};

/// What may stand in a place.
pub(super) struct Expected<'t> {
    pub(super) ty: &'t TypeRef,
    /// Whether the place has a value by itself.
    pub(super) has_default: bool,
    /// Whether it is the one field of a `@oneOf` input, which is never `null`.
    pub(super) one_of: bool,
}

/// How deep input objects nest by choice.
const DEEP: usize = 3;

impl Generator<'_> {
    /// A value with or without variables in it.
    pub(super) fn value(&mut self, expected: &Expected<'_>, depth: usize) -> Value {
        if self.rng.chance(30) {
            return self.variable(expected);
        }
        if expected.one_of {
            return self.non_null(expected.ty.nullable(), depth, true);
        }
        self.nullable(expected.ty, depth, true)
    }

    /// A value without variables.
    pub(super) fn constant(&mut self, ty: &TypeRef, depth: usize) -> Value {
        self.nullable(ty, depth, false)
    }

    fn nullable(&mut self, ty: &TypeRef, depth: usize, variables: bool) -> Value {
        match ty {
            TypeRef::NonNull(inner) => self.non_null(inner, depth, variables),
            _ if self.rng.chance(8) => literal("null"),
            other => self.non_null(other, depth, variables),
        }
    }

    fn non_null(&mut self, ty: &TypeRef, depth: usize, variables: bool) -> Value {
        match ty {
            TypeRef::NonNull(inner) => self.non_null(inner, depth, variables),
            TypeRef::List(item) => self.list(item, depth, variables),
            TypeRef::Named(id) => {
                let ty = self.schema.ty(*id);
                match &ty.kind {
                    TypeKind::Enum { values } => {
                        let value = self.rng.pick(values);
                        literal(value.map_or("null", |value| value.name.as_str()))
                    }
                    TypeKind::Input { fields, one_of: true } => self.choice(fields, depth, variables),
                    TypeKind::Input { fields, .. } => self.object(fields, depth, variables),
                    _ => self.scalar(ty.name.as_str(), depth, variables),
                }
            }
        }
    }

    fn list(&mut self, item: &TypeRef, depth: usize, variables: bool) -> Value {
        // One value is a list of one, or a list of lists of one (GraphQL §3.11); `null` is not.
        if self.rng.chance(12) {
            return self.non_null(&TypeRef::Named(item.base()), depth, variables);
        }
        let length = if depth > DEEP { 0 } else { self.rng.below(3) };
        let expected = Expected { ty: item, has_default: false, one_of: false };
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(if variables {
                self.value(&expected, depth + 1)
            } else {
                self.constant(item, depth + 1)
            });
        }
        Value::List(items)
    }

    fn object(&mut self, fields: &[InputValueDef], depth: usize, variables: bool) -> Value {
        let mut given = Vec::new();
        for field in fields {
            if !field.is_required() && (depth > DEEP || !self.rng.chance(35)) {
                continue;
            }
            let expected = Expected { ty: &field.ty, has_default: field.default.is_some(), one_of: false };
            let value = if variables {
                self.value(&expected, depth + 1)
            } else {
                self.constant(&field.ty, depth + 1)
            };
            given.push(Argument { name: field.name.text.to_string(), value });
        }
        self.rng.shuffle(&mut given);
        Value::Object(given)
    }

    fn choice(&mut self, fields: &[InputValueDef], depth: usize, variables: bool) -> Value {
        let leaf =
            |field: &&InputValueDef| !matches!(self.schema.ty(field.ty.base()).kind, TypeKind::Input { .. });
        let leaves: Vec<&InputValueDef> = fields.iter().filter(leaf).collect();
        let all: Vec<&InputValueDef> = fields.iter().collect();
        let Some(field) = self.rng.pick(if depth > DEEP && !leaves.is_empty() { &leaves } else { &all })
        else {
            return Value::Object(Vec::new());
        };
        let expected = Expected { ty: &field.ty, has_default: false, one_of: true };
        let value = if variables {
            self.value(&expected, depth + 1)
        } else {
            self.non_null(field.ty.nullable(), depth + 1, false)
        };
        Value::Object(vec![Argument { name: field.name.text.to_string(), value }])
    }

    fn scalar(&mut self, name: &str, depth: usize, variables: bool) -> Value {
        let rng = &mut *self.rng;
        let text = match name {
            "Int" => rng.word(["0", "-0", "7", "100", "2147483647", "-2147483648"]),
            "Float" => rng.word(["1.5", "2", "-0.0", "1e3", "6.02E+23", "1.0e-7"]),
            "Boolean" => rng.word(["true", "false"]),
            "ID" => rng.word(["\"\"", "7", "\"VXNlcjo3\"", "\"x y\"", "\"\"\"id\"\"\""]),
            "String" | "DateTime" | "Date" | "Time" => rng.word([
                "\"\"",
                "\"jo\"",
                "\"\\u00e9 \\n \\\" # no comment\"",
                "\"é😀 { $x }\"",
                "\"\"\"\n    block, \"quoted\"\n      text\n    \"\"\"",
                "\"\"\"\"\"\"",
                "\"\"\"a \\\"\"\" b\"\"\"",
                "\"2026-01-02T03:04:05Z\"",
            ]),
            _ => return self.any(depth, variables, false),
        };
        literal(text)
    }

    /// A value of a scalar whose values only the server knows. Variables of any type may stand in an object in it.
    fn any(&mut self, depth: usize, variables: bool, in_object: bool) -> Value {
        if variables && in_object && self.rng.chance(10) {
            return self.some_variable();
        }
        if depth > DEEP || self.rng.chance(50) {
            return literal(self.rng.word(["1", "\"x\"", "true", "1.5", "RED", "\"\"\"b\"\"\""]));
        }
        if self.rng.chance(30) {
            let length = self.rng.below(3);
            return Value::List((0..length).map(|_| self.any(depth + 1, variables, in_object)).collect());
        }
        let names = ["a", "b", "on"].into_iter().take(self.rng.below(4));
        let field =
            |name: &str| Argument { name: name.to_owned(), value: self.any(depth + 1, variables, true) };
        Value::Object(names.map(field).collect())
    }
}

pub(super) fn literal(text: &str) -> Value {
    Value::Literal(text.to_owned())
}
