//! Whether two defaults stand for the same value: by what the server makes of them, not by how they are written.
//!
//! A single value in the place of a list is a list, numbers are equal whatever their spelling, and an input object has the
//! defaults of the fields that it leaves out.

use std::collections::HashMap;

use crate::schema::{InputValueDef, Schema, TypeKind, TypeRef};
use crate::value::{ObjectField, Value, ValueKind};

/// How many values may stand in one another, for the sake of the stack; deeper ones count as different.
const MAX_DEPTH: usize = 256;

/// A value in the place of a type.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) schema: &'a Schema,
    pub(super) ty: &'a TypeRef,
    pub(super) value: &'a Value,
}

/// Compares defaults, and remembers those of fields: an object may need them over and over.
#[derive(Default)]
pub(super) struct Defaults {
    known: HashMap<(*const Value, *const Value), bool>,
    depth: usize,
}

impl Defaults {
    /// Whether two inputs have the same default, or none.
    pub(super) fn same(
        &mut self,
        (old, before): (&Schema, &InputValueDef),
        (new, now): (&Schema, &InputValueDef),
    ) -> bool {
        match (&before.default, &now.default) {
            (None, None) => true,
            (Some(old_default), Some(new_default)) => {
                let key = (std::ptr::from_ref(old_default), std::ptr::from_ref(new_default));
                if let Some(known) = self.known.get(&key) {
                    return *known;
                }
                let before = Placed { schema: old, ty: &before.ty, value: old_default };
                let same = self.equal(before, Placed { schema: new, ty: &now.ty, value: new_default });
                self.known.insert(key, same);
                same
            }
            _ => false,
        }
    }

    fn equal(&mut self, before: Placed<'_>, now: Placed<'_>) -> bool {
        if self.depth == MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let equal = self.equal_here(before, now);
        self.depth -= 1;
        equal
    }

    fn equal_here(&mut self, before: Placed<'_>, now: Placed<'_>) -> bool {
        let null = |placed: &Placed<'_>| placed.value.kind == ValueKind::Null;
        if null(&before) || null(&now) {
            return null(&before) && null(&now);
        }
        match (items(before), items(now)) {
            (Some(before), Some(now)) => {
                before.len() == now.len()
                    && before.into_iter().zip(now).all(|(before, now)| self.equal(before, now))
            }
            (None, None) => match (object(before), object(now)) {
                (Some(before), Some(now)) => self.objects(before, now),
                (None, None) => leaves(before, now),
                _ => false,
            },
            _ => false,
        }
    }

    /// Compares two input objects, with the fields that their types have.
    fn objects(&mut self, before: Object<'_>, now: Object<'_>) -> bool {
        let names = before.fields.iter().chain(now.fields).map(|field| field.name.as_str());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().all(|name| match (before.entry(name), now.entry(name)) {
            (Entry::Given(before), Entry::Given(now)) => self.equal(before, now),
            (Entry::Default(old), Entry::Default(new)) => self.same((before.schema, old), (now.schema, new)),
            (Entry::Given(given), Entry::Default(field)) => {
                default(now.schema, field).is_some_and(|default| self.equal(given, default))
            }
            (Entry::Default(field), Entry::Given(given)) => {
                default(before.schema, field).is_some_and(|default| self.equal(default, given))
            }
            (Entry::Absent, Entry::Absent) => true,
            _ => false,
        })
    }
}

/// What a field has where it is not given.
fn default<'a>(schema: &'a Schema, field: &'a InputValueDef) -> Option<Placed<'a>> {
    field.default.as_ref().map(|value| Placed { schema, ty: &field.ty, value })
}

/// The items, where a list is expected.
fn items<'a>(placed: Placed<'a>) -> Option<Vec<Placed<'a>>> {
    let TypeRef::List(ty) = placed.ty.nullable() else { return None };
    let item = |value: &'a Value| Placed { ty, value, ..placed };
    Some(match &placed.value.kind {
        ValueKind::List(values) => values.iter().map(item).collect(),
        _ => vec![item(placed.value)],
    })
}

/// An input object that is written out.
#[derive(Clone, Copy)]
struct Object<'a> {
    schema: &'a Schema,
    fields: &'a [InputValueDef],
    given: &'a [ObjectField],
}

/// What an input object has for a field.
enum Entry<'a> {
    Given(Placed<'a>),
    Default(&'a InputValueDef),
    Absent,
}

impl<'a> Object<'a> {
    fn entry(&self, name: &str) -> Entry<'a> {
        let Some(field) = self.fields.iter().find(|field| field.name.as_str() == name) else {
            return Entry::Absent;
        };
        match self.given.iter().find(|given| given.name.as_str() == name) {
            Some(given) => Entry::Given(Placed { schema: self.schema, ty: &field.ty, value: &given.value }),
            None if field.default.is_some() => Entry::Default(field),
            None => Entry::Absent,
        }
    }
}

/// The input object, where one is expected.
fn object(placed: Placed<'_>) -> Option<Object<'_>> {
    match (&placed.schema.ty(placed.ty.base()).kind, &placed.value.kind) {
        (TypeKind::Input { fields, .. }, ValueKind::Object(given)) => {
            Some(Object { schema: placed.schema, fields, given })
        }
        _ => None,
    }
}

/// A scalar's or enum's value, by what it stands for.
#[derive(PartialEq)]
enum Leaf<'a> {
    Text(&'a str),
    Boolean(bool),
    Number(f64),
    /// A whole number that a float has no room for.
    Whole(&'a str),
    /// Of a scalar of the server's own, with lists and objects in it.
    Other,
}

fn leaf<'a>(placed: Placed<'a>) -> Leaf<'a> {
    let is_id = placed.schema.ty(placed.ty.base()).name.as_str() == "ID";
    match &placed.value.kind {
        ValueKind::String(text) => Leaf::Text(text),
        ValueKind::Enum(name) => Leaf::Text(name),
        ValueKind::Int(text) if is_id => Leaf::Text(text),
        ValueKind::Int(text) | ValueKind::Float(text) => number(text),
        ValueKind::Boolean(value) => Leaf::Boolean(*value),
        _ => Leaf::Other,
    }
}

fn leaves(before: Placed<'_>, now: Placed<'_>) -> bool {
    match (leaf(before), leaf(now)) {
        (Leaf::Other, Leaf::Other) => untyped(before.value, now.value),
        (before, now) => before == now,
    }
}

fn number(text: &str) -> Leaf<'_> {
    /// Up to here, floats tell all whole numbers apart.
    const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;
    match text.parse::<f64>() {
        Ok(number) if number.abs() < MAX_WHOLE || text.contains(['.', 'e', 'E']) => Leaf::Number(number),
        _ => Leaf::Whole(text),
    }
}

/// Compares values whose type does not say what is in them. Names and texts are alike there, and the order of an object's
/// fields means nothing.
fn untyped(before: &Value, now: &Value) -> bool {
    match (&before.kind, &now.kind) {
        (ValueKind::List(before), ValueKind::List(now)) => {
            before.len() == now.len() && before.iter().zip(now).all(|(before, now)| untyped(before, now))
        }
        (ValueKind::Object(before), ValueKind::Object(now)) => {
            before.len() == now.len()
                && before.iter().all(|field| {
                    let other = now.iter().find(|other| other.name.text == field.name.text);
                    other.is_some_and(|other| untyped(&field.value, &other.value))
                })
        }
        (ValueKind::String(before), ValueKind::String(now)) => before == now,
        (ValueKind::String(text), ValueKind::Enum(name))
        | (ValueKind::Enum(name), ValueKind::String(text)) => **text == **name,
        (ValueKind::Int(before) | ValueKind::Float(before), ValueKind::Int(now) | ValueKind::Float(now)) => {
            number(before) == number(now)
        }
        (before, now) => before == now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::sdl;
    use crate::source::Sources;

    /// Whether `x: … = …` has the same default in two schemas with these types.
    #[track_caller]
    fn same(before: (&str, &str), now: (&str, &str)) -> bool {
        let mut sources = Sources::new();
        let mut read = |(argument, types): (&str, &str)| {
            let text = format!("type Query {{ f(x: {argument}): Int }} scalar Any enum E {{ A B }} {types}");
            let id = sources.add("s", text);
            sdl::parse(&sources, id).unwrap().schema
        };
        let (old, new) = (read(before), read(now));
        let argument = |schema: &Schema| {
            let query = schema.ty(schema.id("Query").unwrap());
            query.field("f").unwrap().argument("x").unwrap().clone()
        };
        Defaults::default().same((&old, &argument(&old)), (&new, &argument(&new)))
    }

    #[test]
    fn values_count_and_not_their_spelling() {
        for (before, now, expected) in [
            ("Int", "Int", true),
            ("Int", "Int = 1", false),
            ("Int = null", "Int", false),
            ("Float = 1", "Float = 1.0e0", true),
            ("Int = 1", "Int = 2", false),
            ("[Int] = 1", "[Int] = [1]", true),
            ("[Int] = [1]", "[Int] = [1, 1]", false),
            ("[[Int]] = [1]", "[[Int]] = [[1]]", true),
            ("ID = 1", "ID = \"1\"", true),
            ("String = \"1\"", "ID = 1", true),
            ("Int = 1", "String = \"1\"", false),
            ("Int = 1", "[Int] = 1", false),
            ("E = A", "E! = A", true),
            ("E = A", "E = B", false),
            ("String = \"\"\"a\"\"\"", "String = \"\\u0061\"", true),
            ("Boolean = true", "Boolean = false", false),
            ("Any = {a: 1, b: [x]}", "Any = {b: [\"x\"], a: 1.0}", true),
            ("Any = {a: 1}", "Any = {a: 1, b: 2}", false),
            ("Any = 9007199254740993", "Any = 9007199254740992", false),
        ] {
            assert_eq!(same((before, ""), (now, "")), expected, "{before} → {now}");
            assert_eq!(same((now, ""), (before, "")), expected, "{now} → {before}");
        }
    }

    #[test]
    fn an_object_has_the_defaults_of_its_fields() {
        let one = "input I { a: Int = 1 b: [J] } input J { c: String = \"x\" }";
        let other = "input I { b: [J] a: Int = 2 } input J { c: String = \"y\" }";
        assert!(same(("I = {}", one), ("I = {a: 1}", one)));
        assert!(!same(("I = {}", one), ("I = {}", other)));
        assert!(same(("I = {}", one), ("I = {a: 1}", other)));
        assert!(same(("I = {a: 3, b: {c: \"z\"}}", one), ("I = {b: [{c: \"z\"}], a: 3}", other)));
        assert!(!same(("I = {a: 3, b: {}}", one), ("I = {a: 3, b: {}}", other)));
        assert!(same(("I = {a: 1}", one), ("I = {a: 1}", "input I { a: Int = 2 more: Int }")));
        assert!(!same(("I = {a: 1}", one), ("I = {a: 1}", "input I { a: Int = 2 more: Int = 0 }")));
    }

    /// Each type has two fields that need the next one's defaults: looked at one by one, this would be 2⁶⁰ objects.
    #[test]
    fn defaults_that_grow_without_bounds_are_compared_once() {
        let mut types = "input I60 { a: Int = 1 }".to_owned();
        for index in 0..60 {
            let next = index + 1;
            types.push_str(&format!(" input I{index} {{ a: I{next} = {{}} b: I{next} = {{}} }}"));
        }
        assert!(same(("I0 = {}", &types), ("I0 = {}", &types)));
        assert!(!same(("I0 = {}", &types), ("I0 = {}", &types.replace("Int = 1", "Int = 2"))));
    }
}
