//! The grammar of type system definitions and extensions (GraphQL §3): read to the end, and only the names kept.
//!
//! A document must not have them, and a rule of its own says so; a schema is read by another parser, whose messages
//! are worse than these.

use super::ast::TypeSystemNames;
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
    /// A definition, or an extension; what it defines, as graphql-js calls it, and the names in it.
    pub(super) fn type_system(&mut self) -> Parsed<(String, TypeSystemNames)> {
        self.skip_description()?;
        let extends = self.take_keyword("extend");
        let keyword = self.peek();
        if keyword.kind != Kind::Name || !KEYWORDS.contains(&self.slice(keyword)) {
            return Err(self.unexpected(keyword));
        }
        self.advance();
        let keyword = self.slice(keyword);
        let mut names = TypeSystemNames::default();
        if keyword == "schema" {
            let begin = self.position();
            self.schema(extends, &mut names)?;
            self.adds_something(extends, begin)?;
            return Ok(("schema".to_owned(), names));
        }
        if keyword == "directive" {
            self.expect("@")?;
        }
        let name = self.name()?;
        let what = format!("\"{}\"", name.text);
        let begin = self.position();
        if keyword == "directive" {
            self.directive_definition(extends, &mut names)?;
            names.directive = (!extends).then_some(name);
        } else {
            self.type_definition(keyword, &mut names)?;
            names.ty = (!extends).then_some(name);
        }
        self.adds_something(extends, begin)?;
        Ok((what, names))
    }

    /// An extension must add something to what it extends.
    fn adds_something(&mut self, extends: bool, begin: usize) -> Parsed<()> {
        if extends && self.position() == begin {
            return Err(self.unexpected(self.peek()));
        }
        Ok(())
    }

    fn schema(&mut self, extends: bool, names: &mut TypeSystemNames) -> Parsed<()> {
        self.directives_on("SCHEMA", names)?;
        let root = |parser: &mut Self| {
            parser.operation_kind()?;
            parser.expect(":")?;
            parser.type_name(names)
        };
        if extends {
            self.optional_many("{", "}", root).map(drop)
        } else {
            self.many("{", "}", root).map(drop)
        }
    }

    fn directive_definition(&mut self, extends: bool, names: &mut TypeSystemNames) -> Parsed<()> {
        if extends {
            return self.directives_on("DIRECTIVE_DEFINITION", names);
        }
        self.optional_many("(", ")", |parser| parser.input_value("ARGUMENT_DEFINITION", names))?;
        self.take_keyword("repeatable");
        self.expect_keyword("on")?;
        self.delimited("|", |parser| {
            let token = parser.peek();
            parser.name()?;
            if LOCATIONS.contains(&parser.slice(token)) { Ok(()) } else { Err(parser.unexpected(token)) }
        })
    }

    /// What stands behind a type's name.
    fn type_definition(&mut self, keyword: &str, names: &mut TypeSystemNames) -> Parsed<()> {
        if matches!(keyword, "type" | "interface") && self.take_keyword("implements") {
            self.delimited("&", |parser| parser.type_name(names))?;
        }
        let location = match keyword {
            "type" => "OBJECT",
            "interface" => "INTERFACE",
            "union" => "UNION",
            "enum" => "ENUM",
            "input" => "INPUT_OBJECT",
            _ => "SCALAR",
        };
        self.directives_on(location, names)?;
        match keyword {
            "type" | "interface" => {
                self.optional_many("{", "}", |parser| parser.field_definition(names)).map(drop)
            }
            "input" => self
                .optional_many("{", "}", |parser| parser.input_value("INPUT_FIELD_DEFINITION", names))
                .map(drop),
            "enum" => self.optional_many("{", "}", |parser| parser.enum_value(names)).map(drop),
            "union" if self.take("=") => self.delimited("|", |parser| parser.type_name(names)),
            _ => Ok(()),
        }
    }

    fn field_definition(&mut self, names: &mut TypeSystemNames) -> Parsed<()> {
        self.skip_description()?;
        self.name()?;
        self.optional_many("(", ")", |parser| parser.input_value("ARGUMENT_DEFINITION", names))?;
        self.expect(":")?;
        let ty = self.ty()?;
        names.types.push(ty.base().clone());
        self.directives_on("FIELD_DEFINITION", names)
    }

    fn input_value(&mut self, location: &'static str, names: &mut TypeSystemNames) -> Parsed<()> {
        self.skip_description()?;
        self.name()?;
        self.expect(":")?;
        let ty = self.ty()?;
        names.types.push(ty.base().clone());
        if self.take("=") {
            self.value(Variables::Refused)?;
        }
        self.directives_on(location, names)
    }

    fn enum_value(&mut self, names: &mut TypeSystemNames) -> Parsed<()> {
        self.skip_description()?;
        let token = self.peek();
        if token.kind == Kind::Name && matches!(self.slice(token), "true" | "false" | "null") {
            let message =
                format!("Name \"{}\" is reserved and cannot be used for an enum value.", self.slice(token));
            return Err(self.fail_at(message, token));
        }
        self.name()?;
        self.directives_on("ENUM_VALUE", names)
    }

    /// The lexer has seen to it that a description is well formed, but for how many digits an escape has.
    fn skip_description(&mut self) -> Parsed<()> {
        let token = self.peek();
        if token.kind != Kind::String {
            return Ok(());
        }
        if self.slice(token).contains("\\u{") {
            return self.string().map(drop);
        }
        self.advance();
        Ok(())
    }

    fn directives_on(&mut self, location: &'static str, names: &mut TypeSystemNames) -> Parsed<()> {
        let directives = self.directives(Variables::Refused)?;
        if !directives.is_empty() {
            names.directives.push((location, directives));
        }
        Ok(())
    }

    fn type_name(&mut self, names: &mut TypeSystemNames) -> Parsed<()> {
        let name = self.name()?;
        names.types.push(name);
        Ok(())
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
