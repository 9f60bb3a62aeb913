//! The grammar of type system definitions and extensions (GraphQL §3).
//!
//! Schemas are read by it; a document must not have them, and a rule of its own says so.

use super::ast::Directive;
use super::parser::{Parsed, Parser, SYNTAX};
use super::tokens::{Kind, Token};
use super::type_system_ast::{
    EnumValueDefinition, FieldDefinition, InputValueDefinition, TypeSystemDefinition, TypeSystemKind,
};
use super::values::Variables;
use crate::diagnostic::Diagnostic;
use crate::schema::{DIRECTIVE_LOCATIONS, OperationKind};
use crate::value::Name;

/// The keywords that such a definition begins with, behind its description and `extend`.
pub(super) const KEYWORDS: [&str; 8] =
    ["schema", "scalar", "type", "interface", "union", "enum", "input", "directive"];

impl Parser<'_> {
    /// A definition, or an extension.
    pub(super) fn type_system(&mut self) -> Parsed<TypeSystemDefinition> {
        let description = self.description()?;
        let extend = if self.is_keyword("extend") { Some(self.advance()) } else { None };
        let extends = extend.is_some();
        let token = self.peek();
        let keyword = self.slice(token);
        if token.kind != Kind::Name || !KEYWORDS.contains(&keyword) {
            return Err(self.unexpected(token));
        }
        self.advance();
        if let (Some(extend), "directive") = (extend, keyword) {
            let error = self.unsupported("`extend directive`", extend);
            return Err(self.fail(error));
        }
        let name = match keyword {
            "schema" => None,
            "directive" => {
                self.expect("@")?;
                Some(self.name()?)
            }
            _ => Some(self.name()?),
        };
        let begin = self.position();
        let (directives, kind) = match keyword {
            "schema" => {
                let directives = self.directives(Variables::Refused)?;
                (directives, TypeSystemKind::Schema { roots: self.roots(extends)? })
            }
            "directive" => (Vec::new(), self.directive_definition()?),
            _ => self.type_definition(keyword)?,
        };
        // An extension must add something to what it extends.
        if extends && self.position() == begin {
            return Err(self.unexpected(self.peek()));
        }
        let word = |parser: &Self, token: Token| parser.span(token.start, token.end);
        Ok(TypeSystemDefinition {
            description,
            extend: extend.map(|extend| word(self, extend)),
            keyword: word(self, token),
            name,
            directives,
            kind,
        })
    }

    fn roots(&mut self, may_be_missing: bool) -> Parsed<Vec<(OperationKind, Name)>> {
        if may_be_missing && !self.is("{") {
            return Ok(Vec::new());
        }
        self.many("{", "}", |parser| {
            let kind = parser.operation_kind()?;
            parser.expect(":")?;
            Ok((kind, parser.name()?))
        })
    }

    fn directive_definition(&mut self) -> Parsed<TypeSystemKind> {
        let arguments = self.input_values("(", ")")?;
        while self.is("@") {
            let at = self.advance();
            self.name()?;
            let error = self.unsupported("A directive on the definition of a directive", at);
            self.note(error);
            self.arguments(Variables::Refused)?;
        }
        let repeatable = self.take_keyword("repeatable");
        self.expect_keyword("on")?;
        let locations = self.delimited("|", |parser| {
            let token = parser.peek();
            let name = parser.name()?;
            let is_known = DIRECTIVE_LOCATIONS.contains(&name.as_str());
            if is_known { Ok(name) } else { Err(parser.unexpected(token)) }
        })?;
        Ok(TypeSystemKind::Directive { arguments, repeatable, locations })
    }

    /// Syntax of a newer edition of GraphQL, from a token up to here, is refused by its name.
    fn unsupported(&self, what: &str, from: Token) -> Diagnostic {
        Diagnostic::error(SYNTAX, format!("{what} is not supported."), self.span_from(from.start)).help(
            "This is GraphQL of September 2026; leave it out, the generated code does not depend on it.",
        )
    }

    /// What stands behind a type's name.
    fn type_definition(&mut self, keyword: &str) -> Parsed<(Vec<Directive>, TypeSystemKind)> {
        let mut implements = Vec::new();
        if matches!(keyword, "type" | "interface") && self.take_keyword("implements") {
            implements = self.delimited("&", Self::name)?;
        }
        let directives = self.directives(Variables::Refused)?;
        let kind = match keyword {
            "type" => TypeSystemKind::Object { implements, fields: self.field_definitions()? },
            "interface" => TypeSystemKind::Interface { implements, fields: self.field_definitions()? },
            "input" => TypeSystemKind::Input { fields: self.input_values("{", "}")? },
            "enum" => TypeSystemKind::Enum { values: self.optional_many("{", "}", Self::enum_value)? },
            "union" => {
                let members = if self.take("=") { self.delimited("|", Self::name)? } else { Vec::new() };
                TypeSystemKind::Union { members }
            }
            _ => TypeSystemKind::Scalar,
        };
        Ok((directives, kind))
    }

    fn field_definitions(&mut self) -> Parsed<Vec<FieldDefinition>> {
        self.optional_many("{", "}", |parser| {
            let description = parser.description()?;
            let name = parser.name()?;
            let arguments = parser.input_values("(", ")")?;
            parser.expect(":")?;
            let ty = parser.ty()?;
            let directives = parser.directives(Variables::Refused)?;
            Ok(FieldDefinition { description, name, arguments, ty, directives })
        })
    }

    fn input_values(&mut self, open: &str, close: &str) -> Parsed<Vec<InputValueDefinition>> {
        self.optional_many(open, close, |parser| {
            let description = parser.description()?;
            let name = parser.name()?;
            parser.expect(":")?;
            let ty = parser.ty()?;
            let default = if parser.take("=") { Some(parser.value(Variables::Refused)?) } else { None };
            let directives = parser.directives(Variables::Refused)?;
            Ok(InputValueDefinition { description, name, ty, default, directives })
        })
    }

    fn enum_value(&mut self) -> Parsed<EnumValueDefinition> {
        let description = self.description()?;
        let token = self.peek();
        if token.kind == Kind::Name && matches!(self.slice(token), "true" | "false" | "null") {
            let message =
                format!("Name \"{}\" is reserved and cannot be used for an enum value.", self.slice(token));
            return Err(self.fail_at(message, token));
        }
        let name = self.name()?;
        let directives = self.directives(Variables::Refused)?;
        Ok(EnumValueDefinition { description, name, directives })
    }

    /// One or more, with a punctuator between them and perhaps before the first.
    fn delimited(&mut self, by: &str, mut item: impl FnMut(&mut Self) -> Parsed<Name>) -> Parsed<Vec<Name>> {
        let mut items = Vec::new();
        self.take(by);
        loop {
            items.push(item(self)?);
            if !self.take(by) {
                return Ok(items);
            }
        }
    }
}
