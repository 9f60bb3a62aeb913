//! What each kind of change means: a text per kind in Markdown, with a schema before and after.

use super::Explanation;

macro_rules! explanations {
    ($($kind:ident)*) => {
        &[$(Explanation { code: stringify!($kind), text: include_str!(concat!("change/", stringify!($kind), ".md")) },)*]
    };
}

/// All kinds, in the order of `ChangeKind::ALL`.
pub(crate) const CHANGES: &[Explanation] = explanations! {
    TYPE_ADDED
    TYPE_REMOVED
    TYPE_KIND_CHANGED
    TYPE_DESCRIPTION_ADDED
    TYPE_DESCRIPTION_REMOVED
    TYPE_DESCRIPTION_CHANGED
    OBJECT_TYPE_INTERFACE_ADDED
    OBJECT_TYPE_INTERFACE_REMOVED
    FIELD_ADDED
    FIELD_REMOVED
    FIELD_TYPE_CHANGED
    FIELD_DESCRIPTION_ADDED
    FIELD_DESCRIPTION_REMOVED
    FIELD_DESCRIPTION_CHANGED
    FIELD_DEPRECATION_ADDED
    FIELD_DEPRECATION_REMOVED
    FIELD_DEPRECATION_REASON_ADDED
    FIELD_DEPRECATION_REASON_REMOVED
    FIELD_DEPRECATION_REASON_CHANGED
    FIELD_ARGUMENT_ADDED
    FIELD_ARGUMENT_REMOVED
    FIELD_ARGUMENT_TYPE_CHANGED
    FIELD_ARGUMENT_DEFAULT_CHANGED
    FIELD_ARGUMENT_DESCRIPTION_CHANGED
    INPUT_FIELD_ADDED
    INPUT_FIELD_REMOVED
    INPUT_FIELD_TYPE_CHANGED
    INPUT_FIELD_DEFAULT_VALUE_CHANGED
    INPUT_FIELD_DESCRIPTION_ADDED
    INPUT_FIELD_DESCRIPTION_REMOVED
    INPUT_FIELD_DESCRIPTION_CHANGED
    ENUM_VALUE_ADDED
    ENUM_VALUE_REMOVED
    ENUM_VALUE_DESCRIPTION_CHANGED
    ENUM_VALUE_DEPRECATION_REASON_ADDED
    ENUM_VALUE_DEPRECATION_REASON_REMOVED
    ENUM_VALUE_DEPRECATION_REASON_CHANGED
    UNION_MEMBER_ADDED
    UNION_MEMBER_REMOVED
    SCHEMA_QUERY_TYPE_CHANGED
    SCHEMA_MUTATION_TYPE_CHANGED
    SCHEMA_SUBSCRIPTION_TYPE_CHANGED
    DIRECTIVE_ADDED
    DIRECTIVE_REMOVED
    DIRECTIVE_DESCRIPTION_CHANGED
    DIRECTIVE_LOCATION_ADDED
    DIRECTIVE_LOCATION_REMOVED
    DIRECTIVE_REPEATABLE_ADDED
    DIRECTIVE_REPEATABLE_REMOVED
    DIRECTIVE_ARGUMENT_ADDED
    DIRECTIVE_ARGUMENT_REMOVED
    DIRECTIVE_ARGUMENT_TYPE_CHANGED
    DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED
    DIRECTIVE_ARGUMENT_DESCRIPTION_CHANGED
    DIRECTIVE_USAGE_SCHEMA_ADDED
    DIRECTIVE_USAGE_SCHEMA_REMOVED
    DIRECTIVE_USAGE_SCALAR_ADDED
    DIRECTIVE_USAGE_SCALAR_REMOVED
    DIRECTIVE_USAGE_OBJECT_ADDED
    DIRECTIVE_USAGE_OBJECT_REMOVED
    DIRECTIVE_USAGE_INTERFACE_ADDED
    DIRECTIVE_USAGE_INTERFACE_REMOVED
    DIRECTIVE_USAGE_UNION_MEMBER_ADDED
    DIRECTIVE_USAGE_UNION_MEMBER_REMOVED
    DIRECTIVE_USAGE_ENUM_ADDED
    DIRECTIVE_USAGE_ENUM_REMOVED
    DIRECTIVE_USAGE_ENUM_VALUE_ADDED
    DIRECTIVE_USAGE_ENUM_VALUE_REMOVED
    DIRECTIVE_USAGE_INPUT_OBJECT_ADDED
    DIRECTIVE_USAGE_INPUT_OBJECT_REMOVED
    DIRECTIVE_USAGE_INPUT_FIELD_DEFINITION_ADDED
    DIRECTIVE_USAGE_INPUT_FIELD_DEFINITION_REMOVED
    DIRECTIVE_USAGE_FIELD_DEFINITION_ADDED
    DIRECTIVE_USAGE_FIELD_DEFINITION_REMOVED
    DIRECTIVE_USAGE_ARGUMENT_DEFINITION_ADDED
    DIRECTIVE_USAGE_ARGUMENT_DEFINITION_REMOVED
    DIRECTIVE_USAGE_ARGUMENT_ADDED
    DIRECTIVE_USAGE_ARGUMENT_REMOVED
};

#[cfg(test)]
mod tests {
    use authgear_admin_codegen::diff::{self, ChangeKind};
    use authgear_admin_codegen::schema::{Schema, sdl};
    use authgear_admin_codegen::source::Sources;

    use super::*;

    #[test]
    fn every_kind_is_explained() {
        let kinds: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let explained: Vec<&str> = CHANGES.iter().map(|explanation| explanation.code).collect();
        assert_eq!(explained, kinds);
    }

    fn schema(sources: &mut Sources, explanation: &Explanation, heading: &str) -> Schema {
        let code = explanation.example(heading).unwrap_or_else(|| panic!("{}: {heading}", explanation.code));
        let id = sources.add(heading, code);
        sdl::parse(sources, id).unwrap_or_else(|found| panic!("{}: {found:?}", explanation.code)).schema
    }

    /// The line that begins so.
    fn line(explanation: &Explanation, start: &str) -> &'static str {
        let line = explanation.text.lines().find(|line| line.starts_with(start));
        line.unwrap_or_else(|| panic!("{}: no line {start:?}", explanation.code))
    }

    #[test]
    fn examples_show_the_change_and_what_is_said_of_it_is_so() {
        for explanation in CHANGES {
            let code = explanation.code;
            let mut sources = Sources::new();
            let before = schema(&mut sources, explanation, "## Before");
            let after = schema(&mut sources, explanation, "## After");
            let changes = diff::diff(&before, &after, diff::Options::default());
            let change = changes.iter().find(|change| change.kind.as_str() == code);
            let change = change.unwrap_or_else(|| panic!("{code}: {changes:#?}"));
            let wire = line(explanation, "- On the wire: ");
            assert!(wire.contains(change.criticality.as_str()), "{code}: {}", change.criticality.as_str());
            let rust = line(explanation, "- In Rust: ");
            assert!(rust.contains(change.rust.as_str()), "{code}: {}", change.rust.as_str());
            line(explanation, "- What to do: ");
        }
    }
}
