//! From an introspection answer to the model.
//!
//! The answer has no places of its own, so what comes out here is printed as SDL, and that is read again for a schema
//! that is checked, and whose places a user can look up.

use super::node::{DecodeError, Node, data, parse};
use super::query::MAX_WRAPPERS;
use crate::document::parse_value_text;
use crate::schema::builder::{Definition, SchemaBuilder};
use crate::schema::sdl::MAX_LISTS;
use crate::schema::{
    DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, OperationKind, Schema, TypeId,
    TypeKind, TypeRef, builtin,
};
use crate::source::{Sources, Span};
use crate::value::{Name, Value};

/// Reads an introspection answer: the whole answer or its `data`. The order of its lists does not matter.
///
/// All spans of the schema are empty, and it is not checked: print it, and read it back with
/// [`sdl::parse`](crate::schema::sdl::parse).
///
/// # Errors
/// Not JSON, something is missing or of another kind, a name that no type has, or a type that is wrapped deeper than was
/// asked for. The error tells the way to the place.
///
/// ```
/// use authgear_admin_codegen::schema::introspection;
///
/// let error = introspection::decode(r#"{"data": {"__schema": {"queryType": {}}}}"#).unwrap_err();
/// assert_eq!(error.path(), "data.__schema.types");
/// ```
pub fn decode(json: &str) -> Result<Schema, DecodeError> {
    let value = parse(json)?;
    let root = Node::root(&value);
    let data = data(&root)?;
    let schema = data.get("__schema");
    if !schema.is_object() {
        return Err(schema.error("there is no schema here"));
    }
    let at = Span::new(Sources::new().add("introspection", ""), 0..0);
    let mut decoder = Decoder { builder: SchemaBuilder::new(), at };
    decoder.schema(schema)?;
    let mut schema = decoder.builder.build();
    schema.drop_lost_defaults();
    Ok(schema)
}

struct Decoder {
    builder: SchemaBuilder,
    at: Span,
}

impl Decoder {
    fn schema(&mut self, schema: Node<'_>) -> Result<(), DecodeError> {
        let list = schema.get("types");
        let mut types = Vec::new();
        for ty in list.items()? {
            let name = ty.get("name").name()?;
            // Every schema has those of introspection; the server's own tell which parts of them it has.
            if builtin::is_introspection(name) {
                continue;
            }
            if builtin::SCALARS.contains(&name) {
                let kind = ty.get("kind");
                if kind.text()? != "SCALAR" {
                    return Err(kind.error(format!("`{name}` is a built-in scalar")));
                }
                continue;
            }
            let declared = self.builder.declare(Name::new(name, self.at));
            let id = declared.map_err(|_| ty.error(format!("the type `{name}` is there twice")))?;
            types.push((id, ty));
        }
        builtin::declare(&mut self.builder, self.at);
        for (id, ty) in types {
            let definition = self.ty(ty)?;
            self.builder.define(id, definition);
        }
        for directive in schema.get("directives").items()? {
            let definition = self.directive(directive)?;
            let added = self.builder.directive(definition);
            added.map_err(|_| directive.error("this directive is there twice"))?;
        }
        for (kind, key) in [
            (OperationKind::Query, "queryType"),
            (OperationKind::Mutation, "mutationType"),
            (OperationKind::Subscription, "subscriptionType"),
        ] {
            let root = schema.get(key);
            if root.is_null() && kind != OperationKind::Query {
                continue;
            }
            let id = self.named(root)?;
            // Each kind is named once.
            let _ = self.builder.root(kind, id, self.at);
        }
        builtin::define(&mut self.builder, self.at);
        let description = schema.get("description").optional_text()?;
        self.builder.description(description.map(str::to_owned));
        Ok(())
    }

    fn ty(&self, ty: Node<'_>) -> Result<Definition, DecodeError> {
        let kind = ty.get("kind");
        let kind = match kind.text()? {
            "SCALAR" => TypeKind::Scalar {
                specified_by: ty.get("specifiedByURL").optional_text()?.map(str::to_owned),
            },
            "OBJECT" => TypeKind::Object {
                fields: self.fields(ty.get("fields"))?,
                implements: self.references(ty.get("interfaces"))?,
            },
            "INTERFACE" => TypeKind::Interface {
                fields: self.fields(ty.get("fields"))?,
                // Servers from before interfaces could implement others say null.
                implements: if ty.get("interfaces").is_null() {
                    Vec::new()
                } else {
                    self.references(ty.get("interfaces"))?
                },
            },
            "UNION" => TypeKind::Union { members: self.references(ty.get("possibleTypes"))? },
            "ENUM" => TypeKind::Enum {
                values: ty
                    .get("enumValues")
                    .items()?
                    .map(|value| self.enum_value(value))
                    .collect::<Result<_, _>>()?,
            },
            "INPUT_OBJECT" => TypeKind::Input {
                fields: self.inputs(ty.get("inputFields"))?,
                one_of: ty.get("isOneOf").flag()?,
            },
            other => return Err(kind.error(format!("{other:?} is not the kind of a type"))),
        };
        Ok(Definition { description: description(ty)?, ..Definition::plain(kind) })
    }

    fn directive(&self, directive: Node<'_>) -> Result<DirectiveDef, DecodeError> {
        let locations = directive.get("locations");
        if locations.items()?.next().is_none() {
            return Err(locations.error("the directive may stand nowhere"));
        }
        let locations = locations.items()?.map(location);
        Ok(DirectiveDef {
            name: self.name(directive)?,
            description: description(directive)?,
            arguments: self.inputs(directive.get("args"))?,
            repeatable: directive.get("isRepeatable").flag()?,
            locations: locations.collect::<Result<_, _>>()?,
        })
    }

    fn fields(&self, fields: Node<'_>) -> Result<Vec<FieldDef>, DecodeError> {
        let read = |field: Node<'_>| {
            Ok(FieldDef {
                name: self.name(field)?,
                description: description(field)?,
                arguments: self.inputs(field.get("args"))?,
                ty: self.reference(field.get("type"))?,
                ty_span: self.at,
                deprecated: deprecated(field)?,
                directives: Vec::new(),
            })
        };
        fields.items()?.map(read).collect()
    }

    fn inputs(&self, inputs: Node<'_>) -> Result<Vec<InputValueDef>, DecodeError> {
        let read = |input: Node<'_>| {
            Ok(InputValueDef {
                name: self.name(input)?,
                description: description(input)?,
                ty: self.reference(input.get("type"))?,
                ty_span: self.at,
                default: self.default(input.get("defaultValue"))?,
                deprecated: deprecated(input)?,
                directives: Vec::new(),
            })
        };
        inputs.items()?.map(read).collect()
    }

    fn enum_value(&self, value: Node<'_>) -> Result<EnumValueDef, DecodeError> {
        let name = value.get("name");
        if matches!(name.name()?, "true" | "false" | "null") {
            return Err(name.error("this name is reserved and cannot be an enum value's"));
        }
        Ok(EnumValueDef {
            name: self.name(value)?,
            description: description(value)?,
            deprecated: deprecated(value)?,
            directives: Vec::new(),
        })
    }

    /// A default value, which the answer has as text in GraphQL's own syntax.
    fn default(&self, default: Node<'_>) -> Result<Option<Value>, DecodeError> {
        let Some(text) = default.optional_text()? else {
            return Ok(None);
        };
        let value = parse_value_text(text, self.at);
        value.map(Some).ok_or_else(|| default.error(format!("{text:?} is no GraphQL value")))
    }

    fn references(&self, named: Node<'_>) -> Result<Vec<TypeId>, DecodeError> {
        named.items()?.map(|named| self.named(named)).collect()
    }

    /// The type whose name is in a node.
    fn named(&self, node: Node<'_>) -> Result<TypeId, DecodeError> {
        let node = node.get("name");
        let name = node.name()?;
        self.builder.id(name).ok_or_else(|| node.error(format!("there is no type `{name}` in the answer")))
    }

    /// A type with its wrappers.
    fn reference(&self, reference: Node<'_>) -> Result<TypeRef, DecodeError> {
        self.wrapped(reference, 0)
    }

    /// A type in so many lists. The recursion is as deep as the JSON, of which no more than 128 levels are read.
    fn wrapped(&self, reference: Node<'_>, lists: usize) -> Result<TypeRef, DecodeError> {
        let kind = reference.get("kind");
        let kind = kind.text()?;
        if !matches!(kind, "LIST" | "NON_NULL") {
            return self.named(reference).map(TypeRef::Named);
        }
        let lists = lists + usize::from(kind == "LIST");
        if lists > MAX_LISTS {
            return Err(reference.error(format!("the type has more than {MAX_LISTS} lists in one another")));
        }
        let of_type = reference.get("ofType");
        if of_type.is_null() {
            let message = format!(
                "the type is cut off: it has more than the {MAX_WRAPPERS} lists and non-nulls asked for"
            );
            return Err(of_type.error(message));
        }
        let inner = self.wrapped(of_type, lists)?;
        match (kind, inner) {
            ("NON_NULL", TypeRef::NonNull(_)) => Err(of_type.error("a non-null type is non-null twice")),
            ("NON_NULL", inner) => Ok(TypeRef::NonNull(Box::new(inner))),
            (_, inner) => Ok(TypeRef::List(Box::new(inner))),
        }
    }

    fn name(&self, node: Node<'_>) -> Result<Name, DecodeError> {
        Ok(Name::new(node.get("name").name()?, self.at))
    }
}

/// A place where a directive may stand: one of those that there are, for it is put into a text where no other is read.
fn location(node: Node<'_>) -> Result<DirectiveLocation, DecodeError> {
    let name = node.name()?;
    if builtin::LOCATIONS.contains(&name) {
        return Ok(DirectiveLocation(name.into()));
    }
    Err(node.error(format!("`{name}` is not a place where directives may stand")))
}

/// A description; an empty one is not the same as none.
fn description(node: Node<'_>) -> Result<Option<String>, DecodeError> {
    Ok(node.get("description").optional_text()?.map(str::to_owned))
}

fn deprecated(node: Node<'_>) -> Result<Option<String>, DecodeError> {
    let reason = node.get("deprecationReason").optional_text()?;
    let is_deprecated = node.get("isDeprecated").flag()?;
    Ok(is_deprecated.then(|| reason.unwrap_or(builtin::NO_REASON).to_owned()))
}
