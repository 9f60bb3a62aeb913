//! Names: none is reserved, and none is given twice in one place.
//!
//! Two fields of one name and one type are only worth a warning, and the first counts: published schemas have them.

use std::collections::HashMap;

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::schema::{InputValueDef, RULE, TypeRef};
use crate::value::Name;

impl Checker<'_> {
    pub(super) fn names(&mut self) {
        let schema = self.schema;
        // A type that the schema declares itself has a place; the built-in ones have none and are right.
        for (_, ty) in schema.types().filter(|(_, ty)| ty.name.span.end > 0) {
            let owner = &ty.name.text;
            self.reserved(&ty.name);
            self.once(owner, "field", ty.fields().iter().map(|field| (&field.name, Some(&field.ty))));
            for field in ty.fields() {
                self.reserved(&field.name);
                self.arguments(&format!("{owner}.{}", field.name.text), &field.arguments);
            }
            self.once(
                owner,
                "input field",
                ty.input_fields().iter().map(|field| (&field.name, Some(&field.ty))),
            );
            for field in ty.input_fields() {
                self.reserved(&field.name);
            }
            self.once(owner, "value", ty.enum_values().iter().map(|value| (&value.name, None)));
            for value in ty.enum_values() {
                self.reserved(&value.name);
                if matches!(&*value.name.text, "true" | "false" | "null") {
                    self.error(
                        format!("An enum value cannot be named \"{}\".", value.name.text),
                        value.name.span,
                    );
                }
            }
        }
        for directive in schema.directives() {
            self.reserved(&directive.name);
            self.arguments(&format!("@{}", directive.name.text), &directive.arguments);
        }
    }

    fn arguments(&mut self, owner: &str, arguments: &[InputValueDef]) {
        self.once(owner, "argument", arguments.iter().map(|argument| (&argument.name, None)));
        for argument in arguments {
            self.reserved(&argument.name);
        }
    }

    fn reserved(&mut self, name: &Name) {
        if name.text.starts_with("__") {
            let message = format!(
                "Name \"{}\" must not begin with \"__\", which is reserved by GraphQL introspection.",
                name.text
            );
            self.error(message, name.span);
        }
    }

    fn once<'n>(
        &mut self,
        owner: &str,
        what: &str,
        names: impl Iterator<Item = (&'n Name, Option<&'n TypeRef>)>,
    ) {
        let mut seen: HashMap<&str, (&Name, Option<&TypeRef>)> = HashMap::new();
        for (name, ty) in names {
            let Some((first, first_type)) = seen.get(&*name.text) else {
                seen.insert(&name.text, (name, ty));
                continue;
            };
            let message = format!("\"{owner}\" has more than one {what} named \"{}\".", name.text);
            let diagnostic = if ty.is_some() && ty == *first_type {
                Diagnostic::warning(RULE, message, name.span).help("The first one counts.")
            } else {
                Diagnostic::error(RULE, message, name.span)
            };
            self.found.push(diagnostic.label(first.span, "the first one"));
        }
    }
}
