//! The grammar of values, types, arguments and directives (GraphQL §2.6, §2.9–§2.12).

use super::ast::{Argument, Directive, TypeExpr, TypeExprKind};
use super::parser::{Parsed, Parser};
use super::tokens::{Kind, Token};
use crate::string_literal::unquote;
use crate::value::{Name, ObjectField, Value, ValueKind};

/// Whether variables may stand in a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Variables {
    Allowed,
    /// The value is a constant: a default, or an argument of a directive on a definition of a variable.
    Refused,
}

impl Parser<'_> {
    pub(super) fn value(&mut self, variables: Variables) -> Parsed<Value> {
        let token = self.peek();
        let kind = match token.kind {
            Kind::Punctuator(b'[') => {
                ValueKind::List(self.nested(|parser| parser.any("[", "]", |parser| parser.value(variables)))?)
            }
            Kind::Punctuator(b'{') => ValueKind::Object(
                self.nested(|parser| parser.any("{", "}", |parser| parser.object_field(variables)))?,
            ),
            Kind::Punctuator(b'$') => ValueKind::Variable(self.variable(variables)?),
            Kind::Int => ValueKind::Int(self.advance_text().into()),
            Kind::Float => ValueKind::Float(self.advance_text().into()),
            Kind::String => ValueKind::String(self.string()?),
            Kind::Name => match self.advance_text() {
                "true" => ValueKind::Boolean(true),
                "false" => ValueKind::Boolean(false),
                "null" => ValueKind::Null,
                name => ValueKind::Enum(name.into()),
            },
            Kind::Punctuator(_) | Kind::Invalid | Kind::TooMany | Kind::End => {
                return Err(self.unexpected(token));
            }
        };
        Ok(Value { kind, span: self.span_from(token.start) })
    }

    fn advance_text(&mut self) -> &str {
        let token = self.advance();
        self.slice(token)
    }

    fn object_field(&mut self, variables: Variables) -> Parsed<ObjectField> {
        let name = self.name()?;
        self.expect(":")?;
        let value = self.value(variables)?;
        Ok(ObjectField { name, value })
    }

    pub(super) fn string(&mut self) -> Parsed<String> {
        let token = self.advance();
        match unquote(self.slice(token)) {
            Some(value) => Ok(value),
            None => Err(self.fail_at("Invalid escape sequence in a string.".to_owned(), token)),
        }
    }

    /// A description, where there is one.
    pub(super) fn description(&mut self) -> Parsed<Option<String>> {
        if self.peek().kind == Kind::String { self.string().map(Some) } else { Ok(None) }
    }

    /// `$name`: the name without the `$`, its place with it.
    fn variable(&mut self, variables: Variables) -> Parsed<Name> {
        let dollar = self.expect("$")?;
        if variables == Variables::Refused {
            return Err(self.variable_in_constant(dollar));
        }
        self.variable_name(dollar)
    }

    fn variable_in_constant(&mut self, dollar: Token) -> super::parser::Failed {
        let name = self.peek();
        if name.kind != Kind::Name {
            return self.unexpected(dollar);
        }
        let message = format!("Unexpected variable \"${}\" in constant value.", self.slice(name));
        let whole = Token { end: name.end, ..dollar };
        self.fail_at(message, whole)
    }

    /// The name behind a `$`.
    pub(super) fn variable_name(&mut self, dollar: Token) -> Parsed<Name> {
        let mut name = self.name()?;
        name.span = self.span_from(dollar.start);
        Ok(name)
    }

    /// `Name`, `[T]` or `T!`.
    pub(super) fn ty(&mut self) -> Parsed<TypeExpr> {
        let start = self.peek().start;
        let kind = if self.take("[") {
            let item = self.nested(Self::ty)?;
            self.expect("]")?;
            TypeExprKind::List(Box::new(item))
        } else {
            TypeExprKind::Named(self.name()?)
        };
        let ty = TypeExpr { kind, span: self.span_from(start) };
        if !self.take("!") {
            return Ok(ty);
        }
        Ok(TypeExpr { kind: TypeExprKind::NonNull(Box::new(ty)), span: self.span_from(start) })
    }

    pub(super) fn arguments(&mut self, variables: Variables) -> Parsed<Vec<Argument>> {
        self.optional_many("(", ")", |parser| {
            let name = parser.name()?;
            parser.expect(":")?;
            let value = parser.value(variables)?;
            Ok(Argument { name, value })
        })
    }

    pub(super) fn directives(&mut self, variables: Variables) -> Parsed<Vec<Directive>> {
        let mut directives = Vec::new();
        while self.is("@") {
            let at = self.advance();
            let mut name = self.name()?;
            name.span = self.span_from(at.start);
            let arguments = self.arguments(variables)?;
            directives.push(Directive { span: self.span_from(at.start), name, arguments });
        }
        Ok(directives)
    }
}
