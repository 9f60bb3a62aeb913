//! The text of an operation for one root field, with all of its arguments as variables.

use std::fmt::Write;

use super::default_fragment::default_name;
use super::{Call, Returns};
use crate::schema::{InputValueDef, Schema};

/// Adds the operation. Arguments become variables of their names, so what is not set is not sent.
pub(super) fn operation(schema: &Schema, call: &Call<'_>, text: &mut String) {
    let field = call.field;
    let variables = list(&field.arguments, |argument| {
        // What has a default may be left out, also where `null` is none of its values.
        let ty = if argument.is_required() { &argument.ty } else { argument.ty.nullable() };
        format!("${}: {}", argument.name.text, ty.display(schema))
    });
    let arguments = list(&field.arguments, |argument| format!("{0}: ${0}", argument.name.text));
    let spread = |on| format!("...{}", default_name(schema.ty(on)));
    let selection = match call.returns {
        Returns::Leaf => String::new(),
        Returns::Object { inner: None, on } => format!(" {{ {} }}", spread(on)),
        Returns::Object { inner: Some(inner), on } => {
            format!(" {{ {} {{ {} }} }}", inner.name.text, spread(on))
        }
        Returns::List { on } => {
            let spread = spread(on);
            format!(" {{ edges {{ node {{ {spread} }} }} pageInfo {{ hasNextPage endCursor }} }}")
        }
        Returns::Node { on, .. } => format!(" {{ __typename {} }}", spread(on)),
    };
    let (keyword, operation, name) = (call.kind.keyword(), &call.operation, &field.name.text);
    let _ = writeln!(text, "{keyword} {operation}{variables} {{ {name}{arguments}{selection} }}");
}

/// `(…)`, or nothing.
fn list(arguments: &[InputValueDef], write: impl Fn(&InputValueDef) -> String) -> String {
    let written: Vec<String> = arguments.iter().map(write).collect();
    if written.is_empty() { String::new() } else { format!("({})", written.join(" ")) }
}
