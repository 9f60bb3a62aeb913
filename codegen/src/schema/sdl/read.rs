//! From the parser's trees to the model: first all names, then what they are, then the extensions.

use std::collections::HashMap;

use graphql_parser::schema as tree;

use super::applied::{self, Site};
use super::cursor::Cursor;
use super::heads::{Head, TYPE_KEYWORDS};
use super::roots::Roots;
use super::tokens::Tokens;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema::builder::{Definition, SchemaBuilder};
use crate::schema::suggest::{MAX_SUGGESTIONS, did_you_mean};
use crate::schema::{DirectiveDef, DirectiveLocation, RULE, Schema, TypeId, builtin};
use crate::source::{Sources, Span};
use crate::value::Name;

/// Reads one definition after the other.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a Sources,
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) builder: SchemaBuilder,
    pub(super) found: Diagnostics,
    pub(super) roots: Roots,
    /// Where directives are applied.
    pub(super) sites: Vec<Site>,
    /// The place of each type's own site in `sites`: an extension applies directives to the same type.
    type_sites: HashMap<TypeId, usize>,
    extensions: Vec<Extension>,
    /// Whether the definition that is being read names an unknown type.
    names_unknown: bool,
    /// The start of the text: the place of what every schema has without saying so.
    start: Span,
}

/// What waits until all types are defined.
struct Extension {
    keyword: &'static str,
    name: Name,
    definition: Definition,
}

impl<'a> Reader<'a> {
    /// With the names of all types declared, so that references resolve whatever the order.
    pub(super) fn new(sources: &'a Sources, tokens: &'a Tokens<'a>, heads: &[Head], start: Span) -> Self {
        let mut reader = Self {
            sources,
            tokens,
            builder: SchemaBuilder::new(),
            found: Diagnostics::new(),
            roots: Roots::default(),
            sites: Vec::new(),
            type_sites: HashMap::new(),
            extensions: Vec::new(),
            names_unknown: false,
            start,
        };
        for head in heads {
            let is_type = TYPE_KEYWORDS.contains(&tokens.text(head.keyword));
            if is_type && head.extend.is_none() {
                reader.declare(head);
            }
        }
        builtin::declare(&mut reader.builder, start);
        reader
    }

    fn declare(&mut self, head: &Head) {
        let index = head.name(self.tokens);
        let name = Name::new(self.tokens.text(index), self.tokens.span(index));
        let message = format!("There can be only one type named \"{}\".", name.text);
        if is_given(&name) {
            return;
        }
        let place = name.span;
        if let Err(first) = self.builder.declare(name) {
            let error = Diagnostic::error(RULE, message, place);
            self.found.push(error.label(first, "first declared here"));
        }
    }

    /// Reads a definition or an extension along its tree.
    pub(super) fn definition<'t>(&mut self, head: &Head, definition: &tree::Definition<'t, &'t str>) {
        match definition {
            tree::Definition::TypeDefinition(definition) => self.ty(head, definition),
            tree::Definition::DirectiveDefinition(directive) => self.directive(head, directive),
            // The parser gets extensions as definitions, and the schema's own not at all.
            tree::Definition::TypeExtension(_) | tree::Definition::SchemaDefinition(_) => {}
        }
    }

    /// The description in front of a definition.
    pub(super) fn description(&self, head: &Head) -> Option<String> {
        self.cursor(head.description?).description()
    }

    /// Applies the extensions, and completes the schema with what every schema has.
    pub(super) fn finish(mut self) -> (Schema, Diagnostics) {
        for extension in std::mem::take(&mut self.extensions) {
            self.extend(extension);
        }
        self.name_roots();
        builtin::define(&mut self.builder, self.start);
        let schema = self.builder.build();
        self.found.extend(applied::check(&schema, &self.sites));
        (schema, self.found)
    }

    pub(super) fn cursor(&self, index: usize) -> Cursor<'a> {
        Cursor::new(self.sources, self.tokens, index)
    }

    fn ty<'t>(&mut self, head: &Head, definition: &tree::TypeDefinition<'t, &'t str>) {
        let mut cursor = self.cursor(head.name(self.tokens));
        let name = cursor.name();
        if is_given(&name) {
            return self.redeclared(head, &name);
        }
        let id = self.builder.id(name.as_str());
        let site = match id.and_then(|id| self.type_sites.get(&id)) {
            Some(site) => *site,
            None => self.site(definition_location(definition)),
        };
        self.names_unknown = false;
        let definition =
            Definition { description: self.description(head), ..self.kind(&mut cursor, definition, site) };
        if let Some(id) = id.filter(|_| self.names_unknown) {
            self.builder.incomplete(id);
        }
        if head.extend.is_some() {
            if let Some(id) = id {
                self.type_sites.entry(id).or_insert(site);
            }
            return self.extensions.push(Extension {
                keyword: TYPE_KEYWORDS
                    .into_iter()
                    .find(|word| *word == self.tokens.text(head.keyword))
                    .unwrap_or("type"),
                name,
                definition,
            });
        }
        // Of two types with one name, the first counts.
        if let Some(id) = id.filter(|id| self.builder.place(*id) == Some(name.span)) {
            self.type_sites.insert(id, site);
            self.builder.define(id, definition);
        }
    }

    /// A built-in scalar, or a type of introspection: what the specification says counts.
    fn redeclared(&mut self, head: &Head, name: &Name) {
        let is_scalar = self.tokens.is_word(head.keyword, "scalar");
        if builtin::SCALARS.contains(&name.as_str()) && !is_scalar {
            let message = format!("\"{}\" is a built-in scalar, and cannot be another type.", name.text);
            self.found.push(Diagnostic::error(RULE, message, name.span));
        } else if head.extend.is_some() {
            let message = format!("Cannot extend type \"{}\": it is built in.", name.text);
            self.found.push(Diagnostic::error(RULE, message, name.span));
        }
    }

    fn extend(&mut self, extension: Extension) {
        let Extension { keyword, name, definition } = extension;
        if self.builder.extend(name.as_str(), definition) {
            return;
        }
        let declared = self.builder.id(name.as_str()).and_then(|id| self.builder.place(id));
        let error = match declared {
            Some(place) => {
                let message = format!("Cannot extend non-{keyword} type \"{}\" as {keyword}.", name.text);
                Diagnostic::error(RULE, message, name.span).label(place, "declared here")
            }
            None => {
                let message = format!("Cannot extend type \"{}\" because it is not defined.", name.text);
                let help = self.suggest(&name);
                Diagnostic::error(RULE, message, name.span).help(help)
            }
        };
        self.found.push(error);
    }

    fn directive<'t>(&mut self, head: &Head, directive: &tree::DirectiveDefinition<'t, &'t str>) {
        let mut cursor = self.cursor(head.name(self.tokens));
        let name = cursor.name();
        let message = format!("There can be only one directive named \"@{}\".", name.text);
        let place = name.span;
        let locations =
            directive.locations.iter().map(|location| DirectiveLocation(location.as_str().into()));
        let definition = DirectiveDef {
            name,
            description: self.description(head),
            arguments: self.arguments(&mut cursor, &directive.arguments),
            repeatable: directive.repeatable,
            locations: locations.collect(),
        };
        if let Err(first) = self.builder.directive(definition) {
            let error = Diagnostic::error(RULE, message, place);
            self.found.push(error.label(first, "first declared here"));
        }
    }

    /// A place where directives may be applied; its index in `sites`.
    pub(super) fn site(&mut self, location: &'static str) -> usize {
        self.sites.push(Site { location, applied: Vec::new() });
        self.sites.len() - 1
    }

    /// The names of types that are near to this one.
    fn suggest(&self, name: &Name) -> String {
        if self.found.len() < MAX_SUGGESTIONS {
            did_you_mean(name.as_str(), self.builder.names())
        } else {
            String::new()
        }
    }

    /// The type of a name; an unknown one is reported.
    pub(super) fn resolve(&mut self, name: &Name) -> Option<TypeId> {
        let id = self.builder.id(name.as_str());
        if id.is_none() {
            self.names_unknown = true;
            let help = self.suggest(name);
            let error = Diagnostic::error(RULE, format!("Unknown type \"{}\".", name.text), name.span);
            self.found.push(error.help(help));
        }
        id
    }
}

/// Whether every schema has a type of this name.
fn is_given(name: &Name) -> bool {
    builtin::SCALARS.contains(&name.as_str()) || builtin::is_introspection(name.as_str())
}

fn definition_location<'t>(definition: &tree::TypeDefinition<'t, &'t str>) -> &'static str {
    match definition {
        tree::TypeDefinition::Scalar(_) => "SCALAR",
        tree::TypeDefinition::Object(_) => "OBJECT",
        tree::TypeDefinition::Interface(_) => "INTERFACE",
        tree::TypeDefinition::Union(_) => "UNION",
        tree::TypeDefinition::Enum(_) => "ENUM",
        tree::TypeDefinition::InputObject(_) => "INPUT_OBJECT",
    }
}
