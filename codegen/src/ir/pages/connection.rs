//! How a connection's field asks for a page.

use crate::document::Field;
use crate::value::ValueKind;

/// The variable that an argument takes its value from.
pub(super) fn variable<'f>(field: &'f Field, argument: &str) -> Option<&'f str> {
    let argument = field.arguments.iter().find(|known| known.name.as_str() == argument)?;
    match &argument.value.kind {
        ValueKind::Variable(name) => Some(name.as_str()),
        _ => None,
    }
}
