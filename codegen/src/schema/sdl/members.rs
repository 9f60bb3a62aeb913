//! What a type is and what it is made of, along the parser's tree and the tokens at once: the tree says what, the
//! tokens say where.

use apollo_parser::TokenKind;
use graphql_parser::schema as tree;

use super::applied::{self, Applied};
use super::cursor::Cursor;
use super::read::Reader;
use crate::schema::builder::Definition;
use crate::schema::{EnumValueDef, FieldDef, InputValueDef, TypeId, TypeKind, TypeRef, builtin};
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
        let (kind, reference_spans) = match definition {
            tree::TypeDefinition::Scalar(_) => {
                let applied = self.applied(cursor, site);
                let specified_by = string(applied::argument(applied, "specifiedBy", "url"));
                (TypeKind::Scalar { specified_by }, Vec::new())
            }
            tree::TypeDefinition::Object(ty) => {
                let (implements, places) = self.interfaces(cursor, &ty.implements_interfaces);
                self.applied(cursor, site);
                let fields = self.fields(cursor, &ty.fields);
                (TypeKind::Object { fields, implements }, places)
            }
            tree::TypeDefinition::Interface(ty) => {
                let (implements, places) = self.interfaces(cursor, &ty.implements_interfaces);
                self.applied(cursor, site);
                let fields = self.fields(cursor, &ty.fields);
                (TypeKind::Interface { fields, implements }, places)
            }
            tree::TypeDefinition::Union(ty) => {
                self.applied(cursor, site);
                cursor.take(TokenKind::Eq);
                let (members, places) = self.references(cursor, &ty.types, TokenKind::Pipe);
                (TypeKind::Union { members }, places)
            }
            tree::TypeDefinition::Enum(ty) => {
                self.applied(cursor, site);
                let values = self.enum_values(cursor, &ty.values);
                (TypeKind::Enum { values }, Vec::new())
            }
            tree::TypeDefinition::InputObject(ty) => {
                let applied = self.applied(cursor, site);
                let one_of = applied::has(applied, "oneOf");
                let fields = self.inputs(cursor, &ty.fields, TokenKind::LCurly, "INPUT_FIELD_DEFINITION");
                (TypeKind::Input { fields, one_of }, Vec::new())
            }
        };
        Definition { description: None, kind, reference_spans }
    }

    /// Reads the arguments of a field or of a directive.
    pub(super) fn arguments<'t>(
        &mut self,
        cursor: &mut Cursor<'_>,
        arguments: &[tree::InputValue<'t, &'t str>],
    ) -> Vec<InputValueDef> {
        self.inputs(cursor, arguments, TokenKind::LParen, "ARGUMENT_DEFINITION")
    }

    /// Reads the directives that are applied here into a site, and gives back those that were read just now.
    pub(super) fn applied(&mut self, cursor: &mut Cursor<'_>, site: usize) -> &[Applied] {
        let applied = cursor.applied();
        let Some(site) = self.sites.get_mut(site) else { return &[] };
        let before = site.applied.len();
        site.applied.extend(applied);
        site.applied.get(before..).unwrap_or_default()
    }

    /// Reads the directives on a member, and what they say of its deprecation.
    fn deprecated(&mut self, cursor: &mut Cursor<'_>, location: &'static str) -> Option<String> {
        let applied = cursor.applied();
        if applied.is_empty() {
            return None;
        }
        let reason = match applied::argument(&applied, "deprecated", "reason") {
            // Not deprecated at all, says the reference implementation.
            Some(ValueKind::Null) => None,
            Some(ValueKind::String(reason)) => Some(reason.clone()),
            _ => applied::has(&applied, "deprecated").then(|| builtin::NO_REASON.to_owned()),
        };
        let site = self.site(location);
        if let Some(site) = self.sites.get_mut(site) {
            site.applied = applied;
        }
        reason
    }

    fn interfaces(&mut self, cursor: &mut Cursor<'_>, names: &[&str]) -> (Vec<TypeId>, Vec<Span>) {
        if !names.is_empty() {
            cursor.take_word("implements");
        }
        self.references(cursor, names, TokenKind::Amp)
    }

    /// Reads names with a token between them, and perhaps in front of the first.
    fn references(
        &mut self,
        cursor: &mut Cursor<'_>,
        names: &[&str],
        between: TokenKind,
    ) -> (Vec<TypeId>, Vec<Span>) {
        let mut ids = Vec::with_capacity(names.len());
        let mut places = Vec::with_capacity(names.len());
        for _ in names {
            cursor.take(between);
            let name = cursor.name();
            if let Some(id) = self.resolve(&name) {
                ids.push(id);
                places.push(name.span);
            }
        }
        (ids, places)
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
            let deprecated = self.deprecated(cursor, "FIELD_DEFINITION");
            read.extend(ty.map(|ty| FieldDef { name, description, arguments, ty, ty_span, deprecated }));
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
            let deprecated = self.deprecated(cursor, location);
            read.extend(ty.map(|ty| InputValueDef { name, description, ty, ty_span, default, deprecated }));
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
        let read = |_| EnumValueDef {
            description: cursor.description(),
            name: cursor.name(),
            deprecated: self.deprecated(cursor, "ENUM_VALUE"),
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
