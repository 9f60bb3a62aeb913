//! What a server can tell of its schema.

use std::collections::HashSet;

use super::node::{DecodeError, Node, data, parse};

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

impl Capabilities {
    /// Reads the answer to [`CAPABILITY_QUERY`]: the whole answer or its `data`.
    ///
    /// # Errors
    /// The answer has another shape, or the server refused.
    pub fn decode(json: &str) -> Result<Self, DecodeError> {
        let value = parse(json)?;
        let root = Node::root(&value);
        let data = data(&root)?;
        let mut known = HashSet::new();
        for ty in ["schema", "type", "field", "inputValue", "directive"] {
            let node = data.get(ty);
            // A type that the server does not have at all has none of the parts.
            if node.is_null() {
                continue;
            }
            for field in node.get("fields").items()? {
                let name = field.get("name").name()?;
                known.insert(format!("{ty}.{name}"));
                for argument in field.get("args").items()? {
                    known.insert(format!("{ty}.{name}.{}", argument.get("name").name()?));
                }
            }
        }
        if known.is_empty() {
            return Err(data.error("the server tells nothing of its introspection"));
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

#[cfg(test)]
mod tests {
    use super::Capabilities;

    #[test]
    fn only_what_the_server_names_is_asked_for() {
        let answer = r#"{"data":{
            "schema":{"fields":[{"name":"types","args":[]},{"name":"description","args":[]}]},
            "type":{"fields":[{"name":"inputFields","args":[{"name":"includeDeprecated"}]}]},
            "field":{"fields":[{"name":"args","args":[]}]},
            "inputValue":{"fields":[{"name":"isDeprecated","args":[]}]},
            "directive":null}}"#;
        let expected =
            Capabilities { schema_description: true, all_input_fields: true, ..Capabilities::default() };
        assert_eq!(Capabilities::decode(answer).unwrap(), expected);
    }

    #[test]
    fn other_answers_are_refused_with_the_place() {
        let path = |json: &str| Capabilities::decode(json).unwrap_err().path().to_owned();
        assert_eq!(path("<html>"), "");
        assert_eq!(path(r#"{"data":{}}"#), "data");
        assert_eq!(path(r#"{"errors":[{"message":"no"}]}"#), "errors[0]");
        assert_eq!(path(r#"{"type":{"fields":[{"name":"a"}]}}"#), "type.fields[0].args");
    }
}
