//! From what is written to the model: first all names, then what they are, then the extensions.

use std::collections::HashMap;

use super::applied::{self, Site};
use super::roots::Roots;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Directive, TypeSystemDefinition, TypeSystemKind};
use crate::schema::builder::{Definition, SchemaBuilder};
use crate::schema::suggest::{MAX_SUGGESTIONS, did_you_mean};
use crate::schema::{DirectiveDef, DirectiveLocation, RULE, Schema, TypeId, builtin};
use crate::source::Span;
use crate::value::Name;

/// Reads one definition after the other.
pub(super) struct Reader {
    pub(super) builder: SchemaBuilder,
    pub(super) found: Diagnostics,
    pub(super) roots: Roots,
    /// Where directives are applied.
    pub(super) sites: Vec<Site>,
    /// The place of each type's own site in `sites`: an extension applies directives to the same type.
    type_sites: HashMap<TypeId, usize>,
    extensions: Vec<Extension>,
    /// Whether the definition that is being read names an unknown type.
    pub(super) names_unknown: bool,
    /// The start of the text: the place of what every schema has without saying so.
    start: Span,
}

/// What waits until all types are defined.
struct Extension {
    keyword: &'static str,
    name: Name,
    definition: Definition,
}

impl Reader {
    /// With the names of all types declared, so that references resolve whatever the order.
    pub(super) fn new(definitions: &[TypeSystemDefinition], start: Span) -> Self {
        let mut reader = Self {
            builder: SchemaBuilder::new(),
            found: Diagnostics::new(),
            roots: Roots::default(),
            sites: Vec::new(),
            type_sites: HashMap::new(),
            extensions: Vec::new(),
            names_unknown: false,
            start,
        };
        for definition in definitions.iter().filter(|definition| definition.extend.is_none()) {
            let is_type = !matches!(definition.kind, TypeSystemKind::Directive { .. });
            // `schema` has no name.
            if let Some(name) = definition.name.as_ref().filter(|_| is_type) {
                reader.declare(name);
            }
        }
        builtin::declare(&mut reader.builder, start);
        reader
    }

    fn declare(&mut self, name: &Name) {
        if is_given(name) {
            return;
        }
        if let Err(first) = self.builder.declare(name.clone()) {
            let message = format!("There can be only one type named \"{}\".", name.text);
            let error = Diagnostic::error(RULE, message, name.span);
            self.found.push(error.label(first, "first declared here"));
        }
    }

    /// Reads a definition or an extension.
    pub(super) fn definition(&mut self, definition: TypeSystemDefinition) {
        let TypeSystemDefinition { description, extend, keyword, name, directives, kind } = definition;
        match (kind, name) {
            (TypeSystemKind::Schema { roots }, _) => {
                self.schema(description, extend.is_some(), keyword, directives, roots);
            }
            (TypeSystemKind::Directive { arguments, repeatable, locations }, Some(name)) => {
                let definition = DirectiveDef {
                    name,
                    description,
                    arguments: self.arguments(arguments),
                    repeatable,
                    locations: locations.into_iter().map(|name| DirectiveLocation(name.text)).collect(),
                };
                self.directive(definition);
            }
            (kind, Some(name)) => {
                self.ty(extend.is_some(), name, description, directives, kind);
            }
            // Everything but the schema has a name.
            (_, None) => {}
        }
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

    fn ty(
        &mut self,
        extends: bool,
        name: Name,
        description: Option<String>,
        directives: Vec<Directive>,
        kind: TypeSystemKind,
    ) {
        if is_given(&name) {
            return self.redeclared(extends, &name, &kind);
        }
        let id = self.builder.id(name.as_str());
        let site = match id.and_then(|id| self.type_sites.get(&id)) {
            Some(site) => *site,
            None => self.site(kind.location()),
        };
        self.names_unknown = false;
        let keyword = kind.keyword();
        let directives = self.applied(directives, site);
        let definition = Definition { description, ..self.kind(kind, directives) };
        if let Some(id) = id.filter(|_| self.names_unknown) {
            self.builder.incomplete(id);
        }
        if extends {
            if let Some(id) = id {
                self.type_sites.entry(id).or_insert(site);
            }
            return self.extensions.push(Extension { keyword, name, definition });
        }
        // Of two types with one name, the first counts.
        if let Some(id) = id.filter(|id| self.builder.place(*id) == Some(name.span)) {
            self.type_sites.insert(id, site);
            self.builder.define(id, definition);
        }
    }

    /// A built-in scalar, or a type of introspection: what the specification says counts.
    fn redeclared(&mut self, extends: bool, name: &Name, kind: &TypeSystemKind) {
        let is_scalar = matches!(kind, TypeSystemKind::Scalar);
        if builtin::SCALARS.contains(&name.as_str()) && !is_scalar {
            let message = format!("\"{}\" is a built-in scalar, and cannot be another type.", name.text);
            self.found.push(Diagnostic::error(RULE, message, name.span));
        } else if extends {
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

    fn directive(&mut self, definition: DirectiveDef) {
        let (message, place) = (
            format!("There can be only one directive named \"@{}\".", definition.name.text),
            definition.name.span,
        );
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
