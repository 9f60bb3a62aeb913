//! From an introspection answer to the model.
//!
//! The answer has no places of its own: the model that comes out here is printed as SDL, and that is read again for a
//! schema whose places a user can look up.

use std::fmt;

use serde::Deserialize;

use super::answer::{
    Deprecation, FieldAnswer, InputAnswer, Kind, NamedAnswer, ReferenceAnswer, SchemaAnswer, TypeAnswer,
};
use super::query::MAX_WRAPPERS;
use crate::document::parse_value_text;
use crate::schema::builtin;
use crate::schema::{
    DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, OperationKind, Schema,
    SchemaBuilder, TypeId, TypeKind, TypeRef,
};
use crate::source::{Sources, Span};
use crate::value::{Name, Value};

/// An answer that is no schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// The schema coordinate, e.g. `User.roles(first:)`; empty where the JSON itself is at fault.
    coordinate: String,
    message: String,
}

impl DecodeError {
    pub(super) fn json(error: impl fmt::Display) -> Self {
        Self { coordinate: String::new(), message: error.to_string() }
    }

    fn at(coordinate: impl Into<String>, message: impl Into<String>) -> Self {
        Self { coordinate: coordinate.into(), message: message.into() }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an introspection answer: ")?;
        if !self.coordinate.is_empty() {
            write!(f, "{}: ", self.coordinate)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// The whole answer, its `data`, or the `__schema` in it.
#[derive(Deserialize)]
struct Envelope {
    data: Option<Data>,
    #[serde(rename = "__schema")]
    schema: Option<SchemaAnswer>,
}

#[derive(Deserialize)]
struct Data {
    #[serde(rename = "__schema")]
    schema: SchemaAnswer,
}

/// Reads an introspection answer: the whole answer or its `data`. The order of its lists does not matter.
///
/// # Errors
/// Not JSON, something is missing, a name that no type has, or a type wrapped deeper than was asked for.
pub fn decode(json: &str) -> Result<Schema, DecodeError> {
    let envelope: Envelope = serde_json::from_str(json).map_err(DecodeError::json)?;
    let answer = envelope.schema.or(envelope.data.map(|data| data.schema));
    let answer = answer.ok_or_else(|| DecodeError::json("there is no `__schema` in it"))?;
    let mut sources = Sources::new();
    let at = Span::new(sources.add("introspection", ""), 0..0);
    let mut decoder = Decoder { builder: SchemaBuilder::new(), at };
    decoder.schema(answer)?;
    Ok(decoder.builder.build())
}

struct Decoder {
    builder: SchemaBuilder,
    at: Span,
}

impl Decoder {
    fn schema(&mut self, answer: SchemaAnswer) -> Result<(), DecodeError> {
        // Every schema has the types of introspection; the server's own tell which parts of them it has.
        let types: Vec<TypeAnswer> =
            answer.types.into_iter().filter(|ty| !ty.name.starts_with("__")).collect();
        for ty in &types {
            let declared = self.builder.declare(Name::new(&*ty.name, self.at));
            declared.map_err(|_| DecodeError::at(&*ty.name, "this type is there twice"))?;
        }
        builtin::declare(&mut self.builder, self.at);
        for ty in types {
            let id = self.resolve(&ty.name, &ty.name)?;
            let (description, kind) = self.kind(ty)?;
            self.builder.define(id, description, kind);
        }
        for directive in answer.directives {
            let coordinate = format!("@{}", directive.name);
            let definition = DirectiveDef {
                name: Name::new(&*directive.name, self.at),
                description: directive.description,
                arguments: self.inputs(&coordinate, directive.args, true)?,
                repeatable: directive.is_repeatable,
                locations: directive
                    .locations
                    .iter()
                    .map(|location| DirectiveLocation((&**location).into()))
                    .collect(),
            };
            let added = self.builder.directive(definition);
            added.map_err(|_| DecodeError::at(coordinate, "this directive is there twice"))?;
        }
        let roots = [
            (OperationKind::Query, Some(answer.query_type)),
            (OperationKind::Mutation, answer.mutation_type),
            (OperationKind::Subscription, answer.subscription_type),
        ];
        for (kind, named) in roots {
            if let Some(named) = named {
                let id = self.resolve(&named.name, kind.keyword())?;
                self.builder.root(kind, id);
            }
        }
        builtin::define(&mut self.builder, self.at);
        self.builder.description(answer.description);
        Ok(())
    }

    fn kind(&self, ty: TypeAnswer) -> Result<(Option<String>, TypeKind), DecodeError> {
        let missing = |what: &str| DecodeError::at(&*ty.name, format!("`{what}` is missing"));
        let kind = match ty.kind {
            Kind::Scalar => TypeKind::Scalar { specified_by: ty.specified_by_url },
            Kind::Object => TypeKind::Object {
                implements: self.references(&ty.name, ty.interfaces.unwrap_or_default())?,
                fields: self.fields(&ty.name, ty.fields.ok_or_else(|| missing("fields"))?)?,
            },
            Kind::Interface => TypeKind::Interface {
                implements: self.references(&ty.name, ty.interfaces.unwrap_or_default())?,
                fields: self.fields(&ty.name, ty.fields.ok_or_else(|| missing("fields"))?)?,
            },
            Kind::Union => {
                let members = ty.possible_types.ok_or_else(|| missing("possibleTypes"))?;
                TypeKind::Union { members: self.references(&ty.name, members)? }
            }
            Kind::Enum => {
                let values = ty.enum_values.ok_or_else(|| missing("enumValues"))?;
                let values = values.into_iter().map(|value| EnumValueDef {
                    name: Name::new(value.name, self.at),
                    description: value.description,
                    deprecated: deprecated(value.deprecation),
                });
                TypeKind::Enum { values: values.collect() }
            }
            Kind::InputObject => {
                let fields = ty.input_fields.ok_or_else(|| missing("inputFields"))?;
                TypeKind::Input {
                    fields: self.inputs(&ty.name, fields, false)?,
                    one_of: ty.is_one_of.unwrap_or(false),
                }
            }
            Kind::List | Kind::NonNull => {
                return Err(DecodeError::at(ty.name, "a wrapper is no type by itself"));
            }
        };
        Ok((ty.description, kind))
    }

    fn fields(&self, parent: &str, fields: Vec<FieldAnswer>) -> Result<Vec<FieldDef>, DecodeError> {
        let read = |field: FieldAnswer| {
            let coordinate = format!("{parent}.{}", field.name);
            Ok(FieldDef {
                name: Name::new(field.name, self.at),
                description: field.description,
                arguments: self.inputs(&coordinate, field.args, true)?,
                ty: self.reference(&coordinate, &field.ty)?,
                deprecated: deprecated(field.deprecation),
            })
        };
        fields.into_iter().map(read).collect()
    }

    fn inputs(
        &self,
        parent: &str,
        inputs: Vec<InputAnswer>,
        arguments: bool,
    ) -> Result<Vec<InputValueDef>, DecodeError> {
        let read = |input: InputAnswer| {
            let coordinate = if arguments {
                format!("{parent}({}:)", input.name)
            } else {
                format!("{parent}.{}", input.name)
            };
            let default = input.default_value.map(|text| self.default(&coordinate, &text)).transpose()?;
            Ok(InputValueDef {
                name: Name::new(input.name, self.at),
                description: input.description,
                ty: self.reference(&coordinate, &input.ty)?,
                default,
                deprecated: deprecated(input.deprecation),
            })
        };
        inputs.into_iter().map(read).collect()
    }

    fn default(&self, coordinate: &str, text: &str) -> Result<Value, DecodeError> {
        parse_value_text(text, self.at)
            .ok_or_else(|| DecodeError::at(coordinate, format!("its default `{text}` is no GraphQL value")))
    }

    fn references(&self, parent: &str, named: Vec<NamedAnswer>) -> Result<Vec<TypeId>, DecodeError> {
        named.into_iter().map(|named| self.resolve(&named.name, parent)).collect()
    }

    fn resolve(&self, name: &str, coordinate: &str) -> Result<TypeId, DecodeError> {
        self.builder.id(name).ok_or_else(|| DecodeError::at(coordinate, format!("there is no type `{name}`")))
    }

    /// A type with its wrappers. They are as deep as the answer, which serde_json does not read deeper than 128.
    fn reference(&self, coordinate: &str, reference: &ReferenceAnswer) -> Result<TypeRef, DecodeError> {
        let inner = || {
            let inner = reference.of_type.as_deref().ok_or_else(|| {
                DecodeError::at(
                    coordinate,
                    format!("its type has more than {MAX_WRAPPERS} lists and non-nulls"),
                )
            })?;
            self.reference(coordinate, inner).map(Box::new)
        };
        match (reference.kind, &reference.name) {
            (Kind::List, _) => Ok(TypeRef::List(inner()?)),
            (Kind::NonNull, _) => match *inner()? {
                TypeRef::NonNull(_) => Err(DecodeError::at(coordinate, "a non-null type is non-null twice")),
                other => Ok(TypeRef::NonNull(Box::new(other))),
            },
            (_, Some(name)) => Ok(TypeRef::Named(self.resolve(name, coordinate)?)),
            (_, None) => Err(DecodeError::at(coordinate, "its type has no name")),
        }
    }
}

fn deprecated(deprecation: Deprecation) -> Option<String> {
    deprecation
        .is_deprecated
        .then(|| deprecation.deprecation_reason.unwrap_or_else(|| builtin::NO_REASON.to_owned()))
}
