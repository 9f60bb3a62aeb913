//! Default values as graphql-js prints them: not as written, but as the value that they stand for.
//!
//! A single value in the place of a list becomes a list's only item, numbers lose their spelling, and an input object is
//! completed by the defaults of its fields and sorted.

use super::order::sorted;
use super::string::quoted;
use crate::schema::{InputValueDef, Schema, TypeKind, TypeRef};
use crate::value::{ObjectField, Value, ValueKind};

/// How many defaults of fields may complete one value. Each may need others in turn, so that their number can double
/// with every type in a row; from here on, objects are printed as they are written.
const MAX_COMPLETED: usize = 10_000;

/// How many of them may stand in one another, for the sake of the stack.
const MAX_DEPTH: usize = 64;

/// The default of an input with this type.
pub(crate) fn default_value(schema: &Schema, ty: &TypeRef, value: &Value) -> String {
    let mut printer = Printer { schema, out: String::new(), left: MAX_COMPLETED, depth: 0 };
    printer.value(ty, value);
    printer.out
}

/// A value whose type is not known, or does not matter.
pub(crate) fn as_written(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

struct Printer<'s> {
    schema: &'s Schema,
    out: String,
    /// How many defaults may still complete the value.
    left: usize,
    /// In how many of them we are.
    depth: usize,
}

impl<'s> Printer<'s> {
    fn value(&mut self, ty: &TypeRef, value: &Value) {
        if value.kind == ValueKind::Null {
            return self.out.push_str("null");
        }
        match (ty.nullable(), &value.kind) {
            (TypeRef::List(item), ValueKind::List(values)) => {
                self.group("[]", values, |printer, value| printer.value(item, value));
            }
            (TypeRef::List(item), _) => {
                self.group("[]", [value], |printer, value| printer.value(item, value));
            }
            (named, _) => {
                let schema = self.schema;
                let ty = schema.ty(named.base());
                match (&ty.kind, &value.kind) {
                    (TypeKind::Input { fields, .. }, ValueKind::Object(given)) => self.object(fields, given),
                    // A scalar knows texts and no names.
                    (TypeKind::Scalar { .. }, ValueKind::Enum(name)) => self.out.push_str(&quoted(name)),
                    (_, ValueKind::Int(text)) if ty.name.as_str() == "ID" => {
                        self.out.push_str(&integer_or_quoted(text));
                    }
                    (_, ValueKind::String(text)) if ty.name.as_str() == "ID" => {
                        self.out.push_str(&integer_or_quoted(text));
                    }
                    _ => write(&mut self.out, value),
                }
            }
        }
    }

    fn group<T>(
        &mut self,
        brackets: &str,
        items: impl IntoIterator<Item = T>,
        print: impl FnMut(&mut Self, T),
    ) {
        group(self, |printer| &mut printer.out, brackets, items, print);
    }

    /// An input object: the fields of its type in their order, and not those that were given in theirs.
    fn object(&mut self, fields: &'s [InputValueDef], given: &[ObjectField]) {
        let may_complete = self.depth < MAX_DEPTH;
        let mut entries = Vec::new();
        for field in sorted(fields, |field| field.name.as_str()) {
            let value =
                given.iter().find(|given| given.name.text == field.name.text).map(|given| &given.value);
            match (value, &field.default) {
                (Some(value), _) => entries.push((field, value, 0)),
                (None, Some(default)) if may_complete && self.left > 0 => {
                    self.left -= 1;
                    entries.push((field, default, 1));
                }
                (None, _) => {}
            }
        }
        self.group("{}", entries, |printer, (field, value, deeper)| {
            printer.out.push_str(&field.name.text);
            printer.out.push_str(": ");
            printer.depth += deeper;
            printer.value(&field.ty, value);
            printer.depth -= deeper;
        });
    }
}

/// A value of a scalar or enum, or one that does not fit its type.
fn write(out: &mut String, value: &Value) {
    match &value.kind {
        ValueKind::Int(text) | ValueKind::Float(text) => out.push_str(&number(text)),
        ValueKind::String(text) => out.push_str(&quoted(text)),
        ValueKind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        ValueKind::Null => out.push_str("null"),
        ValueKind::Enum(name) => out.push_str(name),
        ValueKind::Variable(name) => {
            out.push('$');
            out.push_str(&name.text);
        }
        ValueKind::List(values) => group(out, |out| out, "[]", values, write),
        ValueKind::Object(fields) => group(
            out,
            |out| out,
            "{}",
            fields,
            |out, field| {
                out.push_str(&field.name.text);
                out.push_str(": ");
                write(out, &field.value);
            },
        ),
    }
}

/// Items between a pair of brackets, with commas between them.
fn group<S, T>(
    printer: &mut S,
    out: impl Fn(&mut S) -> &mut String,
    brackets: &str,
    items: impl IntoIterator<Item = T>,
    mut print: impl FnMut(&mut S, T),
) {
    let (open, close) = brackets.split_at(1);
    out(printer).push_str(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out(printer).push_str(", ");
        }
        print(printer, item);
    }
    out(printer).push_str(close);
}

/// An id that looks like an integer is printed as one.
fn integer_or_quoted(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let integer = digits == "0" || (!digits.starts_with('0') && !digits.is_empty());
    if integer && digits.bytes().all(|byte| byte.is_ascii_digit()) { text.to_owned() } else { quoted(text) }
}

/// A number as JavaScript writes it.
fn number(text: &str) -> String {
    let Ok(number) = text.parse::<f64>() else {
        return text.to_owned();
    };
    if number == 0.0 {
        return "0".to_owned();
    }
    let exponent = format!("{number:e}");
    let Some((digits, exponent)) = exponent.split_once('e') else {
        return text.to_owned();
    };
    let Ok(exponent) = exponent.parse::<i32>() else {
        return text.to_owned();
    };
    if (-6..21).contains(&exponent) {
        format!("{number}")
    } else {
        format!("{digits}e{}{}", if exponent > 0 { "+" } else { "" }, exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_as_javascript_does() {
        for (text, printed) in [
            ("1e3", "1000"),
            ("1.50", "1.5"),
            ("-0.0", "0"),
            ("1e21", "1e+21"),
            ("1e-7", "1e-7"),
            ("1e20", "100000000000000000000"),
        ] {
            assert_eq!(number(text), printed);
        }
        assert_eq!(integer_or_quoted("007"), "\"007\"");
        assert_eq!(integer_or_quoted("-7"), "-7");
    }
}
