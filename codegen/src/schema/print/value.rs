//! Default values as graphql-js prints them: not as written, but as the value that they stand for.
//!
//! A single value in the place of a list becomes a list's only item, numbers lose their spelling, and an input object is
//! completed by the defaults of its fields and sorted.

use super::order::sorted;
use super::string::quoted;
use crate::schema::{Schema, TypeKind, TypeRef};
use crate::value::{Value, ValueKind};

/// Objects within objects: a default that refers to itself through its type has no end.
const MAX_DEPTH: usize = 64;

/// The default of an input with this type.
pub(super) fn default_value(schema: &Schema, ty: &TypeRef, value: &Value) -> String {
    print(schema, ty, value, 0)
}

fn print(schema: &Schema, ty: &TypeRef, value: &Value, depth: usize) -> String {
    if let ValueKind::Null = value.kind {
        return "null".to_owned();
    }
    match ty.nullable() {
        TypeRef::List(item) => {
            let items = match &value.kind {
                ValueKind::List(values) => {
                    values.iter().map(|value| print(schema, item, value, depth)).collect()
                }
                _ => vec![print(schema, item, value, depth)],
            };
            format!("[{}]", items.join(", "))
        }
        other => {
            let ty = schema.ty(other.base());
            match (&ty.kind, &value.kind) {
                (TypeKind::Input { .. }, ValueKind::Object(given)) if depth < MAX_DEPTH => {
                    let fields =
                        sorted(ty.input_fields(), |field| &field.name.text).into_iter().filter_map(|field| {
                            let given = given.iter().find(|given| given.name.text == field.name.text);
                            let value = given.map(|given| &given.value).or(field.default.as_ref())?;
                            Some(format!(
                                "{}: {}",
                                field.name.text,
                                print(schema, &field.ty, value, depth + 1)
                            ))
                        });
                    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
                }
                _ => leaf(&ty.name.text, value),
            }
        }
    }
}

/// A value of a scalar or enum, or one that does not fit its type, as written.
fn leaf(scalar: &str, value: &Value) -> String {
    match &value.kind {
        ValueKind::Int(text) if scalar == "ID" => integer_or_quoted(text),
        ValueKind::String(text) if scalar == "ID" => integer_or_quoted(text),
        ValueKind::Int(text) | ValueKind::Float(text) => number(text),
        ValueKind::String(text) => quoted(text),
        ValueKind::Boolean(value) => value.to_string(),
        ValueKind::Null => "null".to_owned(),
        ValueKind::Enum(name) => name.to_string(),
        ValueKind::Variable(name) => format!("${}", name.text),
        ValueKind::List(values) => {
            let items: Vec<String> = values.iter().map(|value| leaf(scalar, value)).collect();
            format!("[{}]", items.join(", "))
        }
        ValueKind::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| format!("{}: {}", field.name.text, leaf(scalar, &field.value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
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
