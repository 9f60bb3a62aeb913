//! The shape of an introspection answer. What a server may leave out is optional; what nothing works without is not.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SchemaAnswer {
    pub(super) description: Option<String>,
    pub(super) query_type: NamedAnswer,
    pub(super) mutation_type: Option<NamedAnswer>,
    pub(super) subscription_type: Option<NamedAnswer>,
    pub(super) types: Vec<TypeAnswer>,
    #[serde(default)]
    pub(super) directives: Vec<DirectiveAnswer>,
}

#[derive(Debug, Deserialize)]
pub(super) struct NamedAnswer {
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TypeAnswer {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) description: Option<String>,
    #[serde(rename = "specifiedByURL")]
    pub(super) specified_by_url: Option<String>,
    pub(super) is_one_of: Option<bool>,
    pub(super) fields: Option<Vec<FieldAnswer>>,
    pub(super) input_fields: Option<Vec<InputAnswer>>,
    pub(super) interfaces: Option<Vec<NamedAnswer>>,
    pub(super) possible_types: Option<Vec<NamedAnswer>>,
    pub(super) enum_values: Option<Vec<EnumValueAnswer>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Kind {
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FieldAnswer {
    pub(super) name: String,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) args: Vec<InputAnswer>,
    #[serde(rename = "type")]
    pub(super) ty: ReferenceAnswer,
    #[serde(flatten)]
    pub(super) deprecation: Deprecation,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InputAnswer {
    pub(super) name: String,
    pub(super) description: Option<String>,
    #[serde(rename = "type")]
    pub(super) ty: ReferenceAnswer,
    pub(super) default_value: Option<String>,
    #[serde(flatten)]
    pub(super) deprecation: Deprecation,
}

#[derive(Debug, Deserialize)]
pub(super) struct EnumValueAnswer {
    pub(super) name: String,
    pub(super) description: Option<String>,
    #[serde(flatten)]
    pub(super) deprecation: Deprecation,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Deprecation {
    #[serde(default)]
    pub(super) is_deprecated: bool,
    pub(super) deprecation_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DirectiveAnswer {
    pub(super) name: String,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) is_repeatable: bool,
    pub(super) locations: Vec<String>,
    #[serde(default)]
    pub(super) args: Vec<InputAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReferenceAnswer {
    pub(super) kind: Kind,
    pub(super) name: Option<String>,
    pub(super) of_type: Option<Box<ReferenceAnswer>>,
}
