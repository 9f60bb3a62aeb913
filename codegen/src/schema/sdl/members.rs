//! What a type is and what it is made of, along the parser's tree and the tokens at once: the tree says what, the
//! tokens say where.

use apollo_parser::TokenKind;
use graphql_parser::schema as tree;

use super::applied;
use super::cursor::Cursor;
use super::read::Reader;
use crate::schema::builder::Definition;
use crate::schema::{
    AppliedDirective, EnumValueDef, FieldDef, InputValueDef, TypeId, TypeKind, TypeRef, builtin,
};
use crate::source::Span;
use crate::value::{Name, ValueKind};

impl Reader<'_> {
    /// Reads a type behind its name; the directives on it go to a site.
    pub(super) fn kind<'t>(
        &mut self,
        cursor: &mut Cursor<'_>,
        definition: &tree::TypeDefinition<'t, &'t str>,
        site: usize,
    ) -> Definition {
        let mut places = Vec::new();
        let directives;
        let kind = match definition {
            tree::TypeDefinition::Scalar(_) => {
                directives = self.applied(cursor, site);
                let specified_by = string(applied::argument(&directives, "specifiedBy", "url"));
                TypeKind::Scalar { specified_by }
            }
            tree::TypeDefinition::Object(ty) => {
                let implements = self.interfaces(cursor, &ty.implements_interfaces, &mut places);
                directives = self.applied(cursor, site);
                TypeKind::Object { fields: self.fields(cursor, &ty.fields), implements }
            }
            tree::TypeDefinition::Interface(ty) => {
                let implements = self.interfaces(cursor, &ty.implements_interfaces, &mut places);
                directives = self.applied(cursor, site);
                TypeKind::Interface { fields: self.fields(cursor, &ty.fields), implements }
            }
            tree::TypeDefinition::Union(ty) => {
                directives = self.applied(cursor, site);
                cursor.take(TokenKind::Eq);
                TypeKind::Union { members: self.references(cursor, &ty.types, TokenKind::Pipe, &mut places) }
            }
            tree::TypeDefinition::Enum(ty) => {
                directives = self.applied(cursor, site);
                TypeKind::Enum { values: self.enum_values(cursor, &ty.values) }
            }
            tree::TypeDefinition::InputObject(ty) => {
                directives = self.applied(cursor, site);
                let one_of = applied::has(&directives, "oneOf");
                let fields = self.inputs(cursor, &ty.fields, TokenKind::LCurly, "INPUT_FIELD_DEFINITION");
                TypeKind::Input { fields, one_of }
            }
        };
        Definition { description: None, kind, reference_spans: places, directives }
    }

    /// Reads the arguments of a field or of a directive.
    pub(super) fn arguments<'t>(
        &mut self,
        cursor: &mut Cursor<'_>,
        arguments: &[tree::InputValue<'t, &'t str>],
    ) -> Vec<InputValueDef> {
        self.inputs(cursor, arguments, TokenKind::LParen, "ARGUMENT_DEFINITION")
    }

    /// Reads the directives that are applied here, and puts them into a site.
    pub(super) fn applied(&mut self, cursor: &mut Cursor<'_>, site: usize) -> Vec<AppliedDirective> {
        let applied = cursor.applied();
        if let Some(site) = self.sites.get_mut(site) {
            site.applied.extend_from_slice(&applied);
        }
        applied
    }

    /// Reads the directives on a member, and what they say of its deprecation.
    fn directives(
        &mut self,
        cursor: &mut Cursor<'_>,
        location: &'static str,
    ) -> (Option<String>, Vec<AppliedDirective>) {
        let applied = cursor.applied();
        if applied.is_empty() {
            return (None, applied);
        }
        let reason = match applied::argument(&applied, "deprecated", "reason") {
            // Not deprecated at all, says the reference implementation.
            Some(ValueKind::Null) => None,
            Some(ValueKind::String(reason)) => Some(reason.clone()),
            _ => applied::has(&applied, "deprecated").then(|| builtin::NO_REASON.to_owned()),
        };
        let site = self.site(location);
        if let Some(site) = self.sites.get_mut(site) {
            site.applied.clone_from(&applied);
        }
        (reason, applied)
    }

    fn interfaces(&mut self, cursor: &mut Cursor<'_>, names: &[&str], places: &mut Vec<Span>) -> Vec<TypeId> {
        if !names.is_empty() {
            cursor.take_word("implements");
        }
        self.references(cursor, names, TokenKind::Amp, places)
    }

    /// Reads names with a token between them, and perhaps in front of the first; notes where those stand that are known.
    fn references(
        &mut self,
        cursor: &mut Cursor<'_>,
        names: &[&str],
        between: TokenKind,
        places: &mut Vec<Span>,
    ) -> Vec<TypeId> {
        let mut ids = Vec::with_capacity(names.len());
        for _ in names {
            cursor.take(between);
            let name = cursor.name();
            if let Some(id) = self.resolve(&name) {
                ids.push(id);
                places.push(name.span);
            }
        }
        ids
    }

    fn fields<'t>(&mut self, cursor: &mut Cursor<'_>, fields: &[tree::Field<'t, &'t str>]) -> Vec<FieldDef> {
        cursor.take(TokenKind::LCurly);
        let mut read = Vec::with_capacity(fields.len());
        for field in fields {
            let description = cursor.description();
            let name = cursor.name();
            let arguments = self.arguments(cursor, &field.arguments);
            cursor.take(TokenKind::Colon);
            let ty_span = cursor.ty();
            let ty = self.reference(&field.field_type, ty_span);
            let (deprecated, directives) = self.directives(cursor, "FIELD_DEFINITION");
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

    fn inputs<'t>(
        &mut self,
        cursor: &mut Cursor<'_>,
        inputs: &[tree::InputValue<'t, &'t str>],
        open: TokenKind,
        location: &'static str,
    ) -> Vec<InputValueDef> {
        if inputs.is_empty() {
            return Vec::new();
        }
        cursor.take(open);
        let mut read = Vec::with_capacity(inputs.len());
        for input in inputs {
            let description = cursor.description();
            let name = cursor.name();
            cursor.take(TokenKind::Colon);
            let ty_span = cursor.ty();
            let ty = self.reference(&input.value_type, ty_span);
            let default = if cursor.take(TokenKind::Eq) { cursor.value() } else { None };
            let (deprecated, directives) = self.directives(cursor, location);
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
        cursor.take(TokenKind::RParen);
        read
    }

    fn enum_values<'t>(
        &mut self,
        cursor: &mut Cursor<'_>,
        values: &[tree::EnumValue<'t, &'t str>],
    ) -> Vec<EnumValueDef> {
        cursor.take(TokenKind::LCurly);
        let read = |_| {
            let description = cursor.description();
            let name = cursor.name();
            let (deprecated, directives) = self.directives(cursor, "ENUM_VALUE");
            EnumValueDef { name, description, deprecated, directives }
        };
        values.iter().map(read).collect()
    }

    /// A type with its wrappers; the parser's limit on nesting keeps the recursion short.
    fn reference<'t>(&mut self, ty: &tree::Type<'t, &'t str>, place: Span) -> Option<TypeRef> {
        Some(match ty {
            tree::Type::NamedType(name) => TypeRef::Named(self.resolve(&Name::new(*name, place))?),
            tree::Type::ListType(item) => TypeRef::List(Box::new(self.reference(item, place)?)),
            tree::Type::NonNullType(inner) => TypeRef::NonNull(Box::new(self.reference(inner, place)?)),
        })
    }
}

fn string(value: Option<&ValueKind>) -> Option<String> {
    match value {
        Some(ValueKind::String(text)) => Some(text.clone()),
        _ => None,
    }
}
