//! From the parser's tree to the model: first all names, then what they are, then the extensions.

use graphql_parser::schema as tree;

use super::tokens::Tokens;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::parse_value;
use crate::schema::builtin;
use crate::schema::suggest::did_you_mean;
use crate::schema::{
    DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, OperationKind, RULE, Schema,
    SchemaBuilder, TypeId, TypeKind, TypeRef,
};
use crate::source::{SourceId, Sources, Span};
use crate::value::Name;

/// Reads a whole tree.
pub(super) fn read<'t>(
    tree: &tree::Document<'t, &'t str>,
    tokens: Tokens<'_>,
    sources: &Sources,
    source: SourceId,
) -> (Schema, Diagnostics) {
    let mut reader = Reader {
        tokens,
        sources,
        source,
        builder: SchemaBuilder::new(),
        found: Diagnostics::new(),
        roots: None,
    };
    reader.declare(tree);
    builtin::declare(&mut reader.builder, Span::new(source, 0..0));
    for definition in &tree.definitions {
        reader.definition(definition);
    }
    reader.roots();
    builtin::define(&mut reader.builder, Span::new(source, 0..0));
    (reader.builder.build(), reader.found)
}

struct Reader<'s, 't> {
    tokens: Tokens<'t>,
    sources: &'s Sources,
    source: SourceId,
    builder: SchemaBuilder,
    found: Diagnostics,
    /// Root types that `schema { … }` names; without one, the types `Query`, `Mutation` and `Subscription` are.
    roots: Option<Vec<(OperationKind, Name)>>,
}

/// The keyword and the name of a type definition.
fn head<'t>(definition: &tree::TypeDefinition<'t, &'t str>) -> (&'static str, &'t str) {
    match definition {
        tree::TypeDefinition::Scalar(ty) => ("scalar", ty.name),
        tree::TypeDefinition::Object(ty) => ("type", ty.name),
        tree::TypeDefinition::Interface(ty) => ("interface", ty.name),
        tree::TypeDefinition::Union(ty) => ("union", ty.name),
        tree::TypeDefinition::Enum(ty) => ("enum", ty.name),
        tree::TypeDefinition::InputObject(ty) => ("input", ty.name),
    }
}

type Directives<'t> = [tree::Directive<'t, &'t str>];

impl Reader<'_, '_> {
    /// Reserves the names of all types, so that references resolve whatever the order.
    fn declare<'t>(&mut self, tree: &tree::Document<'t, &'t str>) {
        for definition in &tree.definitions {
            let tree::Definition::TypeDefinition(definition) = definition else {
                continue;
            };
            let (keyword, name) = head(definition);
            let span = self.tokens.definition(keyword, name);
            if let Err(first) = self.builder.declare(Name::new(name, span)) {
                self.found.push(
                    Diagnostic::error(RULE, format!("There can be only one type named \"{name}\"."), span)
                        .label(first, "first declared here"),
                );
            }
        }
        self.tokens.rewind();
    }

    fn definition<'t>(&mut self, definition: &tree::Definition<'t, &'t str>) {
        match definition {
            tree::Definition::SchemaDefinition(schema) => self.schema(schema),
            tree::Definition::TypeDefinition(definition) => {
                let (keyword, name) = head(definition);
                let span = self.tokens.definition(keyword, name);
                let (description, kind) = self.kind(definition);
                // Of two types with one name, the first counts.
                if let Some(id) = self.builder.id(name).filter(|id| self.builder.place(*id) == Some(span)) {
                    self.builder.define(id, description, kind);
                }
            }
            tree::Definition::TypeExtension(extension) => self.extension(extension),
            tree::Definition::DirectiveDefinition(directive) => self.directive(directive),
        }
    }

    fn schema<'t>(&mut self, schema: &tree::SchemaDefinition<'t, &'t str>) {
        let named = [
            (OperationKind::Query, schema.query),
            (OperationKind::Mutation, schema.mutation),
            (OperationKind::Subscription, schema.subscription),
        ];
        let start = self.tokens.schema();
        let mut roots = Vec::new();
        for (kind, name) in named {
            if let Some(name) = name {
                roots.push((kind, Name::new(name, self.tokens.root(start, kind.keyword(), name))));
            }
        }
        self.roots = Some(roots);
    }

    fn roots(&mut self) {
        let roots = self.roots.take().unwrap_or_else(|| {
            let named = [
                (OperationKind::Query, "Query"),
                (OperationKind::Mutation, "Mutation"),
                (OperationKind::Subscription, "Subscription"),
            ];
            let span = Span::new(self.source, 0..0);
            let declared = named.into_iter().filter(|(_, name)| self.builder.id(name).is_some());
            declared.map(|(kind, name)| (kind, Name::new(name, span))).collect()
        });
        for (kind, name) in roots {
            if let Some(id) = self.resolve(&name) {
                self.builder.root(kind, id);
            }
        }
    }

    fn kind<'t>(&mut self, definition: &tree::TypeDefinition<'t, &'t str>) -> (Option<String>, TypeKind) {
        match definition {
            tree::TypeDefinition::Scalar(ty) => {
                let specified_by = self.text_argument(&ty.directives, "specifiedBy", "url");
                (self.text(ty.description.as_ref()), TypeKind::Scalar { specified_by })
            }
            tree::TypeDefinition::Object(ty) => {
                let implements = self.references(&ty.implements_interfaces);
                let kind = TypeKind::Object { implements, fields: self.fields(&ty.fields) };
                (self.text(ty.description.as_ref()), kind)
            }
            tree::TypeDefinition::Interface(ty) => {
                let implements = self.references(&ty.implements_interfaces);
                let kind = TypeKind::Interface { implements, fields: self.fields(&ty.fields) };
                (self.text(ty.description.as_ref()), kind)
            }
            tree::TypeDefinition::Union(ty) => {
                (self.text(ty.description.as_ref()), TypeKind::Union { members: self.references(&ty.types) })
            }
            tree::TypeDefinition::Enum(ty) => {
                (self.text(ty.description.as_ref()), TypeKind::Enum { values: self.enum_values(&ty.values) })
            }
            tree::TypeDefinition::InputObject(ty) => {
                let one_of = ty.directives.iter().any(|directive| directive.name == "oneOf");
                (
                    self.text(ty.description.as_ref()),
                    TypeKind::Input { fields: self.inputs(&ty.fields), one_of },
                )
            }
        }
    }

    /// Adds what an extension says to the type that it extends.
    fn extension<'t>(&mut self, extension: &tree::TypeExtension<'t, &'t str>) {
        let (keyword, name) = match extension {
            tree::TypeExtension::Scalar(ty) => ("scalar", ty.name),
            tree::TypeExtension::Object(ty) => ("type", ty.name),
            tree::TypeExtension::Interface(ty) => ("interface", ty.name),
            tree::TypeExtension::Union(ty) => ("union", ty.name),
            tree::TypeExtension::Enum(ty) => ("enum", ty.name),
            tree::TypeExtension::InputObject(ty) => ("input", ty.name),
        };
        let span = self.tokens.definition(keyword, name);
        let extension = match extension {
            tree::TypeExtension::Scalar(ty) => {
                TypeKind::Scalar { specified_by: self.text_argument(&ty.directives, "specifiedBy", "url") }
            }
            tree::TypeExtension::Object(ty) => {
                let implements = self.references(&ty.implements_interfaces);
                TypeKind::Object { implements, fields: self.fields(&ty.fields) }
            }
            tree::TypeExtension::Interface(ty) => {
                let implements = self.references(&ty.implements_interfaces);
                TypeKind::Interface { implements, fields: self.fields(&ty.fields) }
            }
            tree::TypeExtension::Union(ty) => TypeKind::Union { members: self.references(&ty.types) },
            tree::TypeExtension::Enum(ty) => TypeKind::Enum { values: self.enum_values(&ty.values) },
            tree::TypeExtension::InputObject(ty) => {
                let one_of = ty.directives.iter().any(|directive| directive.name == "oneOf");
                TypeKind::Input { fields: self.inputs(&ty.fields), one_of }
            }
        };
        if !self.builder.extend(name, extension) {
            let help = did_you_mean(name, self.builder.names());
            let message = format!("Cannot extend type \"{name}\": there is no such {keyword}.");
            self.found.push(Diagnostic::error(RULE, message, span).help(help));
        }
    }

    fn directive<'t>(&mut self, directive: &tree::DirectiveDefinition<'t, &'t str>) {
        let span = self.tokens.definition("directive", directive.name);
        let locations =
            directive.locations.iter().map(|location| DirectiveLocation(location.as_str().into()));
        let definition = DirectiveDef {
            name: Name::new(directive.name, span),
            description: self.text(directive.description.as_ref()),
            arguments: self.inputs(&directive.arguments),
            repeatable: directive.repeatable,
            locations: locations.collect(),
        };
        if let Err(first) = self.builder.directive(definition) {
            let message = format!("There can be only one directive named \"@{}\".", directive.name);
            self.found.push(Diagnostic::error(RULE, message, span).label(first, "first declared here"));
        }
    }

    fn fields<'t>(&mut self, fields: &[tree::Field<'t, &'t str>]) -> Vec<FieldDef> {
        let read = |reader: &mut Self, field: &tree::Field<'t, &'t str>| {
            let name = Name::new(field.name, reader.tokens.member(field.name));
            Some(FieldDef {
                name,
                description: reader.text(field.description.as_ref()),
                arguments: reader.inputs(&field.arguments),
                ty: reader.reference(&field.field_type)?,
                deprecated: reader.deprecated(&field.directives),
            })
        };
        fields.iter().filter_map(|field| read(self, field)).collect()
    }

    fn inputs<'t>(&mut self, inputs: &[tree::InputValue<'t, &'t str>]) -> Vec<InputValueDef> {
        let read = |reader: &mut Self, input: &tree::InputValue<'t, &'t str>| {
            let name = Name::new(input.name, reader.tokens.member(input.name));
            let ty = reader.reference(&input.value_type);
            let default = input.default_value.as_ref().and_then(|_| reader.tokens.default_value());
            Some(InputValueDef {
                name,
                description: reader.text(input.description.as_ref()),
                ty: ty?,
                default: default.and_then(|span| parse_value(reader.sources, span)),
                deprecated: reader.deprecated(&input.directives),
            })
        };
        inputs.iter().filter_map(|input| read(self, input)).collect()
    }

    fn enum_values<'t>(&mut self, values: &[tree::EnumValue<'t, &'t str>]) -> Vec<EnumValueDef> {
        let read = |reader: &mut Self, value: &tree::EnumValue<'t, &'t str>| EnumValueDef {
            name: Name::new(value.name, reader.tokens.name(value.name)),
            description: reader.text(value.description.as_ref()),
            deprecated: reader.deprecated(&value.directives),
        };
        values.iter().map(|value| read(self, value)).collect()
    }

    fn references(&mut self, names: &[&str]) -> Vec<TypeId> {
        let read = |reader: &mut Self, name: &str| {
            let name = Name::new(name, reader.tokens.name(name));
            reader.resolve(&name)
        };
        names.iter().filter_map(|name| read(self, name)).collect()
    }

    /// A type with its wrappers; the parser's limit on nesting keeps the recursion short.
    fn reference<'t>(&mut self, ty: &tree::Type<'t, &'t str>) -> Option<TypeRef> {
        Some(match ty {
            tree::Type::NamedType(name) => {
                let name = Name::new(*name, self.tokens.name(name));
                TypeRef::Named(self.resolve(&name)?)
            }
            tree::Type::ListType(item) => TypeRef::List(Box::new(self.reference(item)?)),
            tree::Type::NonNullType(inner) => TypeRef::NonNull(Box::new(self.reference(inner)?)),
        })
    }

    fn resolve(&mut self, name: &Name) -> Option<TypeId> {
        let id = self.builder.id(name.as_str());
        if id.is_none() {
            let help = did_you_mean(name.as_str(), self.builder.names());
            let message = format!("Unknown type \"{}\".", name.text);
            self.found.push(Diagnostic::error(RULE, message, name.span).help(help));
        }
        id
    }

    /// The text that stands behind a string's number.
    fn text(&self, number: Option<&String>) -> Option<String> {
        number.map(|number| self.tokens.string(number))
    }

    fn deprecated(&self, directives: &Directives<'_>) -> Option<String> {
        let used = directives.iter().any(|directive| directive.name == "deprecated");
        let reason = || self.text_argument(directives, "deprecated", "reason");
        used.then(|| reason().unwrap_or_else(|| builtin::NO_REASON.to_owned()))
    }

    fn text_argument(&self, directives: &Directives<'_>, directive: &str, argument: &str) -> Option<String> {
        let directive = directives.iter().find(|candidate| candidate.name == directive)?;
        let (_, value) = directive.arguments.iter().find(|(name, _)| *name == argument)?;
        match value {
            tree::Value::String(number) => Some(self.tokens.string(number)),
            _ => None,
        }
    }
}
