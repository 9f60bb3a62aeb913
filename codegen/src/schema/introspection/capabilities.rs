//! What a server can tell of its schema.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::decode::DecodeError;

/// Asks which fields and arguments the types of introspection have. Every server can answer it.
pub const CAPABILITY_QUERY: &str = "query Capabilities{\
    schema:__type(name:\"__Schema\"){...Fields}\
    type:__type(name:\"__Type\"){...Fields}\
    field:__type(name:\"__Field\"){...Fields}\
    inputValue:__type(name:\"__InputValue\"){...Fields}\
    directive:__type(name:\"__Directive\"){...Fields}\
    }fragment Fields on __Type{fields{name args{name}}}";

/// The parts of introspection that not every server has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct Capabilities {
    /// `__Schema.description`.
    pub schema_description: bool,
    /// `__Type.specifiedByURL`.
    pub specified_by_url: bool,
    /// `__Type.isOneOf`.
    pub one_of: bool,
    /// `__Directive.isRepeatable`.
    pub repeatable: bool,
    /// `__InputValue.isDeprecated` and its reason.
    pub deprecated_inputs: bool,
    /// `includeDeprecated` on `__Field.args`.
    pub all_field_arguments: bool,
    /// `includeDeprecated` on `__Type.inputFields`.
    pub all_input_fields: bool,
    /// `includeDeprecated` on `__Directive.args`.
    pub all_directive_arguments: bool,
}

#[derive(Deserialize)]
struct TypeAnswer {
    fields: Option<Vec<FieldAnswer>>,
}

#[derive(Deserialize)]
struct FieldAnswer {
    name: String,
    args: Option<Vec<ArgumentAnswer>>,
}

#[derive(Deserialize)]
struct ArgumentAnswer {
    name: String,
}

impl Capabilities {
    /// Reads the `data` of the answer to [`CAPABILITY_QUERY`].
    ///
    /// # Errors
    /// The answer has another shape.
    pub fn decode(data: &str) -> Result<Self, DecodeError> {
        let types: HashMap<String, Option<TypeAnswer>> =
            serde_json::from_str(data).map_err(DecodeError::json)?;
        let mut known = HashSet::new();
        for (name, ty) in &types {
            for field in ty.iter().flat_map(|ty| ty.fields.iter().flatten()) {
                known.insert(format!("{name}.{}", field.name));
                let arguments = field.args.iter().flatten();
                known.extend(arguments.map(|argument| format!("{name}.{}.{}", field.name, argument.name)));
            }
        }
        let has = |coordinate: &str| known.contains(coordinate);
        Ok(Self {
            schema_description: has("schema.description"),
            specified_by_url: has("type.specifiedByURL"),
            one_of: has("type.isOneOf"),
            repeatable: has("directive.isRepeatable"),
            deprecated_inputs: has("inputValue.isDeprecated") && has("inputValue.deprecationReason"),
            all_field_arguments: has("field.args.includeDeprecated"),
            all_input_fields: has("type.inputFields.includeDeprecated"),
            all_directive_arguments: has("directive.args.includeDeprecated"),
        })
    }
}
