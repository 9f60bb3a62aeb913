//! What every schema has: the built-in scalars and directives, and the types of introspection.

use super::builder::{Definition, SchemaBuilder};
use super::model::MetaFields;
use super::{DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, TypeKind, TypeRef};
use crate::source::Span;
use crate::value::{Name, Value, ValueKind};

/// The built-in scalars (GraphQL §3.5).
pub(super) const SCALARS: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// The built-in directives (GraphQL §3.13), with their locations.
pub(super) const DIRECTIVES: [(&str, &[&str]); 5] = [
    ("include", &["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"]),
    ("skip", &["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"]),
    ("deprecated", &["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"]),
    ("specifiedBy", &["SCALAR"]),
    ("oneOf", &["INPUT_OBJECT"]),
];

/// Whether a directive is built in.
pub(crate) fn is_directive(name: &str) -> bool {
    DIRECTIVES.iter().any(|(known, _)| *known == name)
}

/// The reason of a deprecation that gives none (GraphQL §3.13.3).
pub(crate) const NO_REASON: &str = "No longer supported";

/// The object types of introspection (GraphQL §4.2) with their fields; a field may take `includeDeprecated`.
const OBJECTS: [(&str, &[(&str, &str)]); 6] = [
    (
        "__Schema",
        &[
            ("description", "String"),
            ("types", "[__Type!]!"),
            ("queryType", "__Type!"),
            ("mutationType", "__Type"),
            ("subscriptionType", "__Type"),
            ("directives", "[__Directive!]!"),
        ],
    ),
    (
        "__Type",
        &[
            ("kind", "__TypeKind!"),
            ("name", "String"),
            ("description", "String"),
            ("specifiedByURL", "String"),
            ("fields", "[__Field!]"),
            ("interfaces", "[__Type!]"),
            ("possibleTypes", "[__Type!]"),
            ("enumValues", "[__EnumValue!]"),
            ("inputFields", "[__InputValue!]"),
            ("ofType", "__Type"),
            ("isOneOf", "Boolean"),
        ],
    ),
    (
        "__Field",
        &[
            ("name", "String!"),
            ("description", "String"),
            ("args", "[__InputValue!]!"),
            ("type", "__Type!"),
            ("isDeprecated", "Boolean!"),
            ("deprecationReason", "String"),
        ],
    ),
    (
        "__InputValue",
        &[
            ("name", "String!"),
            ("description", "String"),
            ("type", "__Type!"),
            ("defaultValue", "String"),
            ("isDeprecated", "Boolean!"),
            ("deprecationReason", "String"),
        ],
    ),
    (
        "__EnumValue",
        &[
            ("name", "String!"),
            ("description", "String"),
            ("isDeprecated", "Boolean!"),
            ("deprecationReason", "String"),
        ],
    ),
    (
        "__Directive",
        &[
            ("name", "String!"),
            ("description", "String"),
            ("isRepeatable", "Boolean!"),
            ("locations", "[__DirectiveLocation!]!"),
            ("args", "[__InputValue!]!"),
        ],
    ),
];

/// The fields that take `includeDeprecated: Boolean = false`.
const INCLUDE_DEPRECATED: [(&str, &str); 5] = [
    ("__Type", "fields"),
    ("__Type", "enumValues"),
    ("__Type", "inputFields"),
    ("__Field", "args"),
    ("__Directive", "args"),
];

/// The enums of introspection with their values.
const ENUMS: [(&str, &[&str]); 2] = [
    ("__TypeKind", &["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"]),
    ("__DirectiveLocation", &LOCATIONS),
];

/// Every place where a directive may stand (GraphQL §3.13), and one more that servers of the edition of September 2026
/// name.
pub(crate) const LOCATIONS: [&str; 20] = [
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

/// Whether a type of this name belongs to introspection.
pub(super) fn is_introspection(name: &str) -> bool {
    name.starts_with("__")
        && (OBJECTS.iter().any(|(object, _)| *object == name) || ENUMS.iter().any(|(ty, _)| *ty == name))
}

/// Reserves the names of the types that every schema has, so that references to them resolve. The schema itself must not
/// have declared them.
pub(super) fn declare(builder: &mut SchemaBuilder, at: Span) {
    let names = OBJECTS.iter().map(|(name, _)| *name).chain(ENUMS.iter().map(|(name, _)| *name));
    for name in SCALARS.into_iter().chain(names) {
        // An earlier declaration would be kept; callers leave these names free.
        let _ = builder.declare(Name::new(name, at));
    }
}

/// Defines what every schema has: types of introspection, directives, and the fields that every selection may name.
pub(super) fn define(builder: &mut SchemaBuilder, at: Span) {
    for (object, fields) in OBJECTS {
        let fields = fields.iter().filter_map(|(name, ty)| field(builder, object, name, ty, at)).collect();
        if let Some(id) = builder.id(object) {
            let implements = Vec::new();
            builder.define(id, Definition::plain(TypeKind::Object { fields, implements }));
        }
    }
    for (name, values) in ENUMS {
        let values = values
            .iter()
            .map(|value| EnumValueDef {
                name: Name::new(*value, at),
                description: None,
                deprecated: None,
                directives: Vec::new(),
            })
            .collect();
        if let Some(id) = builder.id(name) {
            builder.define(id, Definition::plain(TypeKind::Enum { values }));
        }
    }
    for (name, locations) in DIRECTIVES {
        let arguments = match name {
            "include" | "skip" => input(builder, "if", "Boolean!", None, at),
            "deprecated" => {
                input(builder, "reason", "String", Some(ValueKind::String(NO_REASON.to_owned())), at)
            }
            "specifiedBy" => input(builder, "url", "String!", None, at),
            _ => None,
        };
        let locations = locations.iter().map(|location| DirectiveLocation((*location).into())).collect();
        // A schema may declare them itself; then its own declaration counts.
        let _ = builder.directive(DirectiveDef {
            name: Name::new(name, at),
            description: None,
            arguments: arguments.into_iter().collect(),
            repeatable: false,
            locations,
        });
    }
    let mut ty = field(builder, "", "__type", "__Type", at);
    if let Some(ty) = &mut ty {
        ty.arguments.extend(input(builder, "name", "String!", None, at));
    }
    let typename = field(builder, "", "__typename", "String!", at);
    let schema = field(builder, "", "__schema", "__Schema!", at);
    builder.given(MetaFields { typename, schema, ty }, at);
}

fn field(builder: &SchemaBuilder, object: &str, name: &str, ty: &str, at: Span) -> Option<FieldDef> {
    let include_deprecated = INCLUDE_DEPRECATED.contains(&(object, name));
    let argument = || input(builder, "includeDeprecated", "Boolean", Some(ValueKind::Boolean(false)), at);
    Some(FieldDef {
        name: Name::new(name, at),
        description: None,
        arguments: if include_deprecated { argument().into_iter().collect() } else { Vec::new() },
        ty: reference(builder, ty)?,
        ty_span: at,
        deprecated: None,
        directives: Vec::new(),
    })
}

fn input(
    builder: &SchemaBuilder,
    name: &str,
    ty: &str,
    default: Option<ValueKind>,
    at: Span,
) -> Option<InputValueDef> {
    Some(InputValueDef {
        name: Name::new(name, at),
        description: None,
        ty: reference(builder, ty)?,
        ty_span: at,
        default: default.map(|kind| Value { kind, span: at }),
        deprecated: None,
        directives: Vec::new(),
    })
}

/// A type as written above; `None` only for a name that is not declared.
fn reference(builder: &SchemaBuilder, ty: &str) -> Option<TypeRef> {
    Some(if let Some(inner) = ty.strip_suffix('!') {
        TypeRef::NonNull(Box::new(reference(builder, inner)?))
    } else if let Some(item) = ty.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        TypeRef::List(Box::new(reference(builder, item)?))
    } else {
        TypeRef::Named(builder.id(ty)?)
    })
}
