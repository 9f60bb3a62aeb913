//! Whether what was read of an answer and written back holds all that was selected.

use serde_json::{Map, Value};

use super::select::Set;
use super::{Answer, ObjectType, Request};

/// Where `written` differs from what the request selects of the answer; `None` where it holds the same.
///
/// What the answer has beyond the request, `__typename` where the generator asked for it, may be written or not. A
/// field that `@include` or `@skip` may leave out may be missing where it is `null`: both are `None`, as is documented. Of
/// an object of a new type, what a fragment selects for some types only may be missing: it is an `Unknown` there.
#[must_use]
pub fn difference(request: &Request<'_>, answer: &Answer, written: &Value) -> Option<String> {
    let (_, set) = request.root()?;
    compare(request, answer, &[set], Some(written), "data")
}

fn compare<'r>(
    request: &Request<'r>,
    answer: &Answer,
    sets: &[Set<'r>],
    written: Option<&Value>,
    path: &str,
) -> Option<String> {
    match (answer, written) {
        (Answer::Leaf(leaf), Some(written)) if same(leaf, written) => None,
        (Answer::List(items), Some(Value::Array(written))) if items.len() == written.len() => {
            items.iter().zip(written).enumerate().find_map(|(index, (item, written))| {
                compare(request, item, sets, Some(written), &format!("{path}[{index}]"))
            })
        }
        (Answer::Object { ty, entries }, Some(Value::Object(written))) => {
            object(request, *ty, entries, sets, written, path)
        }
        (answer, written) => {
            let written = written.map_or_else(|| "nothing".to_owned(), Value::to_string);
            Some(format!("{path}: answered {}, written back {written}", answer.to_text()))
        }
    }
}

fn object<'r>(
    request: &Request<'r>,
    ty: ObjectType,
    entries: &[(String, Answer)],
    sets: &[Set<'r>],
    written: &Map<String, Value>,
    path: &str,
) -> Option<String> {
    let selected = request.select(ty, sets);
    let beyond = written.keys().find(|key| !entries.iter().any(|(known, _)| known == *key));
    if let Some(key) = beyond {
        return Some(format!("{path}.{key}: not in the answer, but written back"));
    }
    selected.iter().find_map(|field| {
        let path = format!("{path}.{}", field.key);
        let Some((_, answer)) = entries.iter().find(|(key, _)| key == field.key) else {
            return Some(format!("{path}: selected, but not in the answer"));
        };
        let written = written.get(field.key);
        let is_null = matches!(answer, Answer::Leaf(Value::Null));
        let may_miss = field.is_beyond() || (is_null && field.is_conditional());
        if written.is_none() && may_miss {
            None
        } else {
            compare(request, answer, &field.inside(), written, &path)
        }
    })
}

/// Whether two values are the same; a whole number is the same with and without a fraction.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (a, b) => a == b,
    }
}
