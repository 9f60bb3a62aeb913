//! What a type is and what it is made of.

use super::applied;
use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::{
    Directive, EnumValueDefinition, FieldDefinition, InputValueDefinition, TypeExpr, TypeExprKind,
    TypeSystemKind,
};
use crate::schema::builder::Definition;
use crate::schema::{
    AppliedArgument, AppliedDirective, EnumValueDef, FieldDef, InputValueDef, TypeId, TypeKind, TypeRef,
    builtin,
};
use crate::source::Span;
use crate::value::{Name, ValueKind};

/// How deep lists may be nested in a type: what comes after uses the stack, and nobody has five.
pub(in crate::schema) const MAX_LISTS: usize = 40;

impl Reader {
    /// Reads what a type is, with the directives that are applied to it.
    pub(super) fn kind(&mut self, kind: TypeSystemKind, directives: Vec<AppliedDirective>) -> Definition {
        let mut places = Vec::new();
        let kind = match kind {
            TypeSystemKind::Object { implements, fields } => {
                let implements = self.references(&implements, &mut places);
                TypeKind::Object { fields: self.fields(fields), implements }
            }
            TypeSystemKind::Interface { implements, fields } => {
                let implements = self.references(&implements, &mut places);
                TypeKind::Interface { fields: self.fields(fields), implements }
            }
            TypeSystemKind::Union { members } => {
                TypeKind::Union { members: self.references(&members, &mut places) }
            }
            TypeSystemKind::Enum { values } => {
                TypeKind::Enum { values: values.into_iter().map(|value| self.enum_value(value)).collect() }
            }
            TypeSystemKind::Input { fields } => TypeKind::Input {
                fields: self.inputs(fields, "INPUT_FIELD_DEFINITION"),
                one_of: applied::has(&directives, "oneOf"),
            },
            // The schema and directives are no types.
            TypeSystemKind::Scalar | TypeSystemKind::Schema { .. } | TypeSystemKind::Directive { .. } => {
                TypeKind::Scalar {
                    specified_by: string(applied::argument(&directives, "specifiedBy", "url")),
                }
            }
        };
        Definition { description: None, kind, reference_spans: places, directives }
    }

    /// Reads the arguments of a field or of a directive.
    pub(super) fn arguments(&mut self, arguments: Vec<InputValueDefinition>) -> Vec<InputValueDef> {
        self.inputs(arguments, "ARGUMENT_DEFINITION")
    }

    /// Reads the directives that are applied somewhere, and puts them into a site.
    pub(super) fn applied(&mut self, directives: Vec<Directive>, site: usize) -> Vec<AppliedDirective> {
        let applied: Vec<_> = directives.into_iter().map(AppliedDirective::from).collect();
        if let Some(site) = self.sites.get_mut(site) {
            site.applied.extend_from_slice(&applied);
        }
        applied
    }

    /// Reads the directives on a member, and what they say of its deprecation.
    fn directives(
        &mut self,
        directives: Vec<Directive>,
        location: &'static str,
    ) -> (Option<String>, Vec<AppliedDirective>) {
        if directives.is_empty() {
            return (None, Vec::new());
        }
        let site = self.site(location);
        let applied = self.applied(directives, site);
        let reason = match applied::argument(&applied, "deprecated", "reason") {
            // Not deprecated at all, says the reference implementation.
            Some(ValueKind::Null) => None,
            Some(ValueKind::String(reason)) => Some(reason.clone()),
            _ => applied::has(&applied, "deprecated").then(|| builtin::NO_REASON.to_owned()),
        };
        (reason, applied)
    }

    /// The types of these names that are known; notes where those stand.
    fn references(&mut self, names: &[Name], places: &mut Vec<Span>) -> Vec<TypeId> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            if let Some(id) = self.resolve(name) {
                ids.push(id);
                places.push(name.span);
            }
        }
        ids
    }

    fn fields(&mut self, fields: Vec<FieldDefinition>) -> Vec<FieldDef> {
        let mut read = Vec::with_capacity(fields.len());
        for FieldDefinition { description, name, arguments, ty, directives } in fields {
            let arguments = self.arguments(arguments);
            let ty_span = ty.base().span;
            let ty = self.reference(&ty, 0);
            let (deprecated, directives) = self.directives(directives, "FIELD_DEFINITION");
            read.extend(ty.map(|ty| FieldDef {
                name,
                description,
                arguments,
                ty,
                ty_span,
                deprecated,
                directives,
            }));
        }
        read
    }

    fn inputs(&mut self, inputs: Vec<InputValueDefinition>, location: &'static str) -> Vec<InputValueDef> {
        let mut read = Vec::with_capacity(inputs.len());
        for InputValueDefinition { description, name, ty, default, directives } in inputs {
            let ty_span = ty.base().span;
            let ty = self.reference(&ty, 0);
            let (deprecated, directives) = self.directives(directives, location);
            read.extend(ty.map(|ty| InputValueDef {
                name,
                description,
                ty,
                ty_span,
                default,
                deprecated,
                directives,
            }));
        }
        read
    }

    fn enum_value(&mut self, value: EnumValueDefinition) -> EnumValueDef {
        let EnumValueDefinition { description, name, directives } = value;
        let (deprecated, directives) = self.directives(directives, "ENUM_VALUE");
        EnumValueDef { name, description, deprecated, directives }
    }

    /// A type with its wrappers, inside of as many lists.
    fn reference(&mut self, ty: &TypeExpr, lists: usize) -> Option<TypeRef> {
        Some(match &ty.kind {
            TypeExprKind::Named(name) => TypeRef::Named(self.resolve(name)?),
            TypeExprKind::List(_) if lists == MAX_LISTS => {
                let message =
                    format!("Types are read with up to {MAX_LISTS} lists in one another, not more.");
                let bracket = Span { end: ty.span.start + 1, ..ty.span };
                self.names_unknown = true;
                self.found.push(Diagnostic::error(super::SYNTAX, message, bracket));
                return None;
            }
            TypeExprKind::List(item) => TypeRef::List(Box::new(self.reference(item, lists + 1)?)),
            TypeExprKind::NonNull(inner) => TypeRef::NonNull(Box::new(self.reference(inner, lists)?)),
        })
    }
}

impl From<Directive> for AppliedDirective {
    fn from(directive: Directive) -> Self {
        let mut name = directive.name;
        // The place of a directive's name holds the `@` in front of it.
        let length = u32::try_from(name.text.len()).unwrap_or(u32::MAX);
        name.span.start = name.span.end.saturating_sub(length);
        let arguments = directive.arguments.into_iter();
        let arguments =
            arguments.map(|argument| AppliedArgument { name: argument.name, value: argument.value });
        Self { name, arguments: arguments.collect() }
    }
}

fn string(value: Option<&ValueKind>) -> Option<String> {
    match value {
        Some(ValueKind::String(text)) => Some(text.clone()),
        _ => None,
    }
}
