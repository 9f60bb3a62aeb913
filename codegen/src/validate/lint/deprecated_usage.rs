//! DeprecatedUsage: a field, argument, input field or enum value that will go away is used.

use super::{Context, finding};
use crate::diagnostic::Severity;
use crate::lint::Lint;
use crate::schema::{InputValueDef, TypeDef};
use crate::validate::context::with_declaration;
use crate::value::{Name, ValueKind};

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let (facts, schema) = (context.facts, context.schema);
    let mut finder = Finder { context, severity };
    for fact in &facts.fields {
        if let (Some(definition), Some(parent)) = (fact.definition, fact.parent)
            && let Some(reason) = &definition.deprecated
        {
            let what = format!("The field \"{}.{}\"", schema.ty(parent).name.text, definition.name.text);
            finder.report(&what, reason, &fact.field.name, &definition.name);
        }
    }
    for fact in &facts.arguments {
        for argument in fact.arguments {
            let known = fact.owner.definitions().iter().find(|known| known.name.text == argument.name.text);
            finder.input(known, "argument", &argument.name);
        }
    }
    for fact in &facts.values {
        let Some(ty) = fact.expected.ty.map(|ty| schema.ty(ty.base())) else {
            continue;
        };
        match &fact.value.kind {
            ValueKind::Object(fields) => {
                for field in fields {
                    let known = ty.input_fields().iter().find(|known| known.name.text == field.name.text);
                    finder.input(known, "input field", &field.name);
                }
            }
            ValueKind::Enum(value) => finder.enum_value(ty, &Name::new(value.clone(), fact.value.span)),
            _ => {}
        }
    }
}

struct Finder<'f, 'c> {
    context: &'f mut Context<'c>,
    severity: Severity,
}

impl Finder<'_, '_> {
    fn input(&mut self, known: Option<&InputValueDef>, what: &str, used: &Name) {
        if let Some(definition) = known
            && let Some(reason) = &definition.deprecated
        {
            let what = format!("The {what} \"{}\"", definition.name.text);
            self.report(&what, reason, used, &definition.name);
        }
    }

    fn enum_value(&mut self, ty: &TypeDef, used: &Name) {
        let known = ty.enum_values().iter().find(|known| known.name.text == used.text);
        if let Some(definition) = known
            && let Some(reason) = &definition.deprecated
        {
            let what = format!("The enum value \"{}.{}\"", ty.name.text, definition.name.text);
            self.report(&what, reason, used, &definition.name);
        }
    }

    fn report(&mut self, what: &str, reason: &str, used: &Name, declared: &Name) {
        let message = format!("{what} is deprecated: {reason}");
        let diagnostic = finding(Lint::DeprecatedUsage, self.severity, message, used.span);
        self.context.report(with_declaration(diagnostic, declared.span, "declared here"));
    }
}
