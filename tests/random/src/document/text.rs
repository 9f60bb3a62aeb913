//! A document as tokens, and the tokens as a text with white space, commas and comments wherever they are allowed.

use std::fmt;

use super::{
    Argument, Definition, Directive, Document, Field, Inline, Operation, OperationKind, Selection, Type,
    Value, Variable,
};
use crate::Rng;

impl Document {
    /// The tokens of the text, in order.
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        let mut tokens = Tokens(Vec::new());
        for definition in &self.definitions {
            match definition {
                Definition::Operation(operation) => tokens.operation(operation),
                Definition::Fragment(fragment) => {
                    tokens.words(["fragment", &fragment.name, "on", &fragment.on]);
                    tokens.directives(&fragment.directives);
                    tokens.selections(&fragment.selections);
                }
            }
        }
        tokens.0
    }
}

/// The text, with a space between any two tokens.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tokens().join(" "))
    }
}

/// The text of these tokens: in one document out of four with whatever else may stand between two of them, in the
/// others as people write it, so that a report can be read.
#[must_use]
pub fn join(tokens: &[String], rng: &mut Rng) -> String {
    let mut text = String::new();
    let noisy = rng.chance(25);
    for token in tokens {
        text.push_str(token);
        let between = if noisy { rng.below(40) } else { usize::MAX };
        text.push_str(match between {
            0 => "\r\n\t",
            1 => ", ",
            2 => " # a comment with { \"quotes\" \u{e9}\n",
            3 => "\r",
            4 => " ,,\n,",
            _ if matches!(token.as_str(), "{" | "}") => "\n",
            _ if matches!(token.as_str(), "$" | "@" | "(" | "[" | "...") => "",
            _ => " ",
        });
    }
    text
}

struct Tokens(Vec<String>);

impl Tokens {
    fn words<const N: usize>(&mut self, words: [&str; N]) {
        self.0.extend(words.map(str::to_owned));
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { kind, name, variables, directives, selections } = operation;
        // What has nothing to say needs no keyword.
        let bare =
            *kind == OperationKind::Query && name.is_none() && variables.is_empty() && directives.is_empty();
        if !bare {
            self.words([kind.keyword()]);
        }
        self.0.extend(name.clone());
        if !variables.is_empty() {
            self.words(["("]);
            variables.iter().for_each(|variable| self.variable(variable));
            self.words([")"]);
        }
        self.directives(directives);
        self.selections(selections);
    }

    fn variable(&mut self, variable: &Variable) {
        self.words(["$", &variable.name, ":"]);
        self.ty(&variable.ty);
        if let Some(default) = &variable.default {
            self.words(["="]);
            self.value(default);
        }
        self.directives(&variable.directives);
    }

    fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Named(name) => self.words([name]),
            Type::List(item) => {
                self.words(["["]);
                self.ty(item);
                self.words(["]"]);
            }
            Type::NonNull(inner) => {
                self.ty(inner);
                self.words(["!"]);
            }
        }
    }

    fn directives(&mut self, directives: &[Directive]) {
        for directive in directives {
            self.words(["@", &directive.name]);
            self.arguments(&directive.arguments);
        }
    }

    fn arguments(&mut self, arguments: &[Argument]) {
        if !arguments.is_empty() {
            self.words(["("]);
            arguments.iter().for_each(|argument| self.argument(argument));
            self.words([")"]);
        }
    }

    fn argument(&mut self, argument: &Argument) {
        self.words([&argument.name, ":"]);
        self.value(&argument.value);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Variable(name) => self.words(["$", name]),
            Value::Literal(text) => self.words([text]),
            Value::List(items) => {
                self.words(["["]);
                items.iter().for_each(|item| self.value(item));
                self.words(["]"]);
            }
            Value::Object(fields) => {
                self.words(["{"]);
                fields.iter().for_each(|field| self.argument(field));
                self.words(["}"]);
            }
        }
    }

    fn selections(&mut self, selections: &[Selection]) {
        self.words(["{"]);
        for selection in selections {
            match selection {
                Selection::Field(field) => self.field(field),
                Selection::Spread(spread) => {
                    self.words(["...", &spread.name]);
                    self.directives(&spread.directives);
                }
                Selection::Inline(inline) => self.inline(inline),
            }
        }
        self.words(["}"]);
    }

    fn field(&mut self, field: &Field) {
        if let Some(alias) = &field.alias {
            self.words([alias, ":"]);
        }
        self.words([&field.name]);
        self.arguments(&field.arguments);
        self.directives(&field.directives);
        if !field.selections.is_empty() {
            self.selections(&field.selections);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        self.words(["..."]);
        if let Some(on) = &inline.on {
            self.words(["on", on]);
        }
        self.directives(&inline.directives);
        self.selections(&inline.selections);
    }
}

/// The text of some arguments, the same in whatever order they stand.
#[must_use]
pub(crate) fn arguments_text(arguments: &[Argument]) -> String {
    let mut texts: Vec<String> = arguments
        .iter()
        .map(|argument| {
            let mut tokens = Tokens(Vec::new());
            tokens.argument(argument);
            tokens.0.join(" ")
        })
        .collect();
    texts.sort_unstable();
    texts.join(" ")
}
