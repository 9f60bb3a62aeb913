//! The grammar of type system definitions and extensions (GraphQL §3): read to its end and not kept.
//!
//! A document must not have them, and says so in a rule of its own; a schema is read by another parser, whose messages
//! are worse than these.

use super::parser::{Parsed, Parser};
use super::tokens::Kind;
use super::values::Variables;

/// Where a directive may be declared to stand (GraphQL §3.13).
const LOCATIONS: [&str; 20] = [
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
    "SCHEMA",
    "SCALAR",
    "OBJECT",
    "FIELD_DEFINITION",
    "ARGUMENT_DEFINITION",
    "INTERFACE",
    "UNION",
    "ENUM",
    "ENUM_VALUE",
    "INPUT_OBJECT",
    "INPUT_FIELD_DEFINITION",
    "DIRECTIVE_DEFINITION",
];

/// The keywords that such a definition begins with, behind its description and `extend`.
pub(super) const KEYWORDS: [&str; 8] =
    ["schema", "scalar", "type", "interface", "union", "enum", "input", "directive"];

impl Parser<'_> {
    /// A definition, or an extension; what it defines, as graphql-js calls it.
    pub(super) fn type_system(&mut self) -> Parsed<String> {
        self.description()?;
        let extends = self.take_keyword("extend");
        let keyword = self.peek();
        if keyword.kind != Kind::Name || !KEYWORDS.contains(&self.slice(keyword)) {
            return Err(self.unexpected(keyword));
        }
        self.advance();
        let keyword = self.slice(keyword);
        let (what, more) = match keyword {
            "schema" => ("schema".to_owned(), self.schema(extends)?),
            "directive" => {
                self.expect("@")?;
                let name = self.name()?;
                (format!("\"{}\"", name.text), self.directive_definition(extends)?)
            }
            _ => {
                let name = self.name()?;
                (format!("\"{}\"", name.text), self.named(keyword)?)
            }
        };
        if extends && !more {
            // An extension that adds nothing.
            return Err(self.unexpected(self.peek()));
        }
        Ok(what)
    }

    fn schema(&mut self, extends: bool) -> Parsed<bool> {
        let directives = self.directives(Variables::Refused)?;
        let root = |parser: &mut Self| {
            parser.operation_kind()?;
            parser.expect(":")?;
            parser.name()
        };
        let roots = if extends { self.optional_many("{", "}", root)? } else { self.many("{", "}", root)? };
        Ok(!directives.is_empty() || !roots.is_empty())
    }

    fn directive_definition(&mut self, extends: bool) -> Parsed<bool> {
        if extends {
            return Ok(!self.directives(Variables::Refused)?.is_empty());
        }
        self.optional_many("(", ")", Self::input_value)?;
        self.take_keyword("repeatable");
        self.expect_keyword("on")?;
        self.delimited("|", |parser| {
            let token = parser.peek();
            parser.name()?;
            if LOCATIONS.contains(&parser.slice(token)) { Ok(()) } else { Err(parser.unexpected(token)) }
        })?;
        Ok(true)
    }

    /// What stands behind a type's name; whether that is anything.
    fn named(&mut self, keyword: &str) -> Parsed<bool> {
        let start = self.position();
        if matches!(keyword, "type" | "interface") && self.take_keyword("implements") {
            self.delimited("&", |parser| parser.name().map(drop))?;
        }
        self.directives(Variables::Refused)?;
        match keyword {
            "type" | "interface" => drop(self.optional_many("{", "}", Self::field_definition)?),
            "input" => drop(self.optional_many("{", "}", Self::input_value)?),
            "enum" => drop(self.optional_many("{", "}", Self::enum_value)?),
            "union" if self.take("=") => self.delimited("|", |parser| parser.name().map(drop))?,
            _ => {}
        }
        Ok(self.position() > start)
    }

    fn field_definition(&mut self) -> Parsed<()> {
        self.description()?;
        self.name()?;
        self.optional_many("(", ")", Self::input_value)?;
        self.expect(":")?;
        self.ty()?;
        self.directives(Variables::Refused).map(drop)
    }

    fn input_value(&mut self) -> Parsed<()> {
        self.description()?;
        self.name()?;
        self.expect(":")?;
        self.ty()?;
        if self.take("=") {
            self.value(Variables::Refused)?;
        }
        self.directives(Variables::Refused).map(drop)
    }

    fn enum_value(&mut self) -> Parsed<()> {
        self.description()?;
        let token = self.peek();
        if token.kind == Kind::Name && matches!(self.slice(token), "true" | "false" | "null") {
            let message =
                format!("Name \"{}\" is reserved and cannot be used for an enum value.", self.slice(token));
            return Err(self.fail_at(message, token));
        }
        self.name()?;
        self.directives(Variables::Refused).map(drop)
    }

    /// One or more, with a punctuator between them and perhaps before the first.
    fn delimited(&mut self, by: &str, mut item: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        self.take(by);
        loop {
            item(self)?;
            if !self.take(by) {
                return Ok(());
            }
        }
    }
}
