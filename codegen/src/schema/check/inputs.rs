//! Inputs: they take input types, what is required is not deprecated, `@oneOf` fields are optional, and an input object
//! does not require itself (GraphQL §3.10).

use super::Checker;
use super::cycle::cycles;
use super::values::has_value;
use crate::diagnostic::Diagnostic;
use crate::schema::{InputValueDef, RULE, TypeDef, TypeKind, TypeRef};

/// How many fields of a cycle are told.
const MAX_PATH: usize = 20;

impl Checker<'_> {
    pub(super) fn inputs(&mut self) {
        let schema = self.schema;
        for directive in schema.directives() {
            for argument in &directive.arguments {
                let coordinate = || format!("@{}({}:)", directive.name.text, argument.name.text);
                self.input(coordinate, "argument", argument);
            }
        }
        for (_, ty) in schema.types() {
            for field in ty.fields() {
                for argument in &field.arguments {
                    let coordinate =
                        || format!("{}.{}({}:)", ty.name.text, field.name.text, argument.name.text);
                    self.input(coordinate, "argument", argument);
                }
            }
            for field in ty.input_fields() {
                let coordinate = || format!("{}.{}", ty.name.text, field.name.text);
                self.input(coordinate, "input field", field);
                self.one_of(ty, coordinate, field);
            }
        }
        self.required_cycles();
    }

    fn input(&mut self, coordinate: impl Fn() -> String, what: &str, input: &InputValueDef) {
        let base = self.schema.ty(input.ty.base());
        if !base.is_input() {
            let message = format!(
                "The type of {} must be an input type but got: {}.",
                coordinate(),
                input.ty.display(self.schema)
            );
            self.conflict(message, input.ty_span, base.name.span, "an output type");
        }
        if input.deprecated.is_some() && input.is_required() {
            self.error(format!("Required {what} {} cannot be deprecated.", coordinate()), input.name.span);
        }
    }

    fn one_of(&mut self, ty: &TypeDef, coordinate: impl Fn() -> String, field: &InputValueDef) {
        if !matches!(ty.kind, TypeKind::Input { one_of: true, .. }) {
            return;
        }
        if field.ty.is_non_null() {
            self.error(format!("OneOf input field {} must be nullable.", coordinate()), field.ty_span);
        }
        // One that stands for nothing does not count, and is told of by another rule.
        if let Some(default) = field.default.as_ref().filter(|_| has_value(self.schema, field)) {
            let message = format!("OneOf input field {} cannot have a default value.", coordinate());
            self.error(message, default.span);
        }
    }

    /// Reports input objects that no value can be written for, because they require themselves.
    fn required_cycles(&mut self) {
        let schema = self.schema;
        let required = |field: &InputValueDef| match &field.ty {
            TypeRef::NonNull(inner) => match **inner {
                TypeRef::Named(id) if matches!(schema.ty(id).kind, TypeKind::Input { .. }) => Some(id),
                _ => None,
            },
            _ => None,
        };
        let found = cycles(schema.types().map(|(id, _)| id), |id| {
            let fields = schema.ty(id).input_fields().iter();
            fields.filter_map(|field| Some((field, required(field)?))).collect()
        });
        for cycle in found {
            let [first, rest @ ..] = &cycle[..] else { continue };
            let target = schema.ty(cycle.last().unwrap_or(first).ty.base());
            let path: Vec<&str> = cycle.iter().take(MAX_PATH).map(|field| field.name.as_str()).collect();
            let more = if cycle.len() > MAX_PATH { "…" } else { "" };
            let message = format!(
                "Cannot reference Input Object \"{}\" within itself through a series of non-null fields: \"{}{more}\".",
                target.name.text,
                path.join(".")
            );
            let mut error = Diagnostic::error(RULE, message, first.name.span);
            for field in rest.iter().take(MAX_PATH) {
                error = error.label(field.name.span, "requires the next");
            }
            self.found.push(error.help("Make one of them nullable, or the item of a list."));
        }
    }
}
