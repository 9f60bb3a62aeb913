//! The richest introspection query that a server can answer.

use super::Capabilities;

/// How many lists and non-nulls around a type are asked for.
pub const MAX_WRAPPERS: usize = 15;

/// The query for a server with these capabilities.
#[must_use]
pub fn query(has: &Capabilities) -> String {
    let when = |condition: bool, text: &'static str| if condition { text } else { "" };
    let all = |condition: bool| when(condition, "(includeDeprecated:true)");
    format!(
        "query Introspection{{__schema{{{schema_description}queryType{{name}}mutationType{{name}}\
         subscriptionType{{name}}types{{...Type}}\
         directives{{name description {repeatable}locations args{directive_arguments}{{...Input}}}}}}}}\
         fragment Type on __Type{{kind name description {specified_by}{one_of}\
         fields(includeDeprecated:true){{name description args{field_arguments}{{...Input}}type{{...Reference}}\
         isDeprecated deprecationReason}}\
         inputFields{input_fields}{{...Input}}interfaces{{name}}possibleTypes{{name}}\
         enumValues(includeDeprecated:true){{name description isDeprecated deprecationReason}}}}\
         fragment Input on __InputValue{{name description type{{...Reference}}defaultValue {deprecated}}}\
         fragment Reference on __Type{{kind name {wrapped}}}",
        schema_description = when(has.schema_description, "description "),
        repeatable = when(has.repeatable, "isRepeatable "),
        directive_arguments = all(has.all_directive_arguments),
        specified_by = when(has.specified_by_url, "specifiedByURL "),
        one_of = when(has.one_of, "isOneOf "),
        field_arguments = all(has.all_field_arguments),
        input_fields = all(has.all_input_fields),
        deprecated = when(has.deprecated_inputs, "isDeprecated deprecationReason"),
        wrapped = "ofType{kind name ".repeat(MAX_WRAPPERS) + &"}".repeat(MAX_WRAPPERS),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::source::Sources;

    #[test]
    fn is_a_document_whatever_the_server_has() {
        let all = Capabilities {
            schema_description: true,
            specified_by_url: true,
            one_of: true,
            repeatable: true,
            deprecated_inputs: true,
            all_field_arguments: true,
            all_input_fields: true,
            all_directive_arguments: true,
        };
        for has in [Capabilities::default(), all] {
            let mut sources = Sources::new();
            let id = sources.add("introspection", query(&has));
            assert_eq!(document::parse(&sources, &[id]).unwrap().fragments().count(), 3);
        }
        assert!(!query(&Capabilities::default()).contains("isOneOf"));
    }
}
