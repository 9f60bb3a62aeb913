//! The kinds of changes, by the names that graphql-inspector gives them: reports are compared and filtered by these.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What kind of change it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ChangeKind {
            $($(#[$doc])* $kind,)*
        }

        impl ChangeKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name, e.g. `FIELD_REMOVED`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
    /// A type is new.
    TypeAdded = "TYPE_ADDED",
    /// A type is gone.
    TypeRemoved = "TYPE_REMOVED",
    /// A type is of another kind, e.g. a scalar that was an enum.
    TypeKindChanged = "TYPE_KIND_CHANGED",
    /// A type has a description, and had none.
    TypeDescriptionAdded = "TYPE_DESCRIPTION_ADDED",
    /// A type has no description any more.
    TypeDescriptionRemoved = "TYPE_DESCRIPTION_REMOVED",
    /// A type has another description.
    TypeDescriptionChanged = "TYPE_DESCRIPTION_CHANGED",
    /// An object or interface implements one more interface.
    ObjectTypeInterfaceAdded = "OBJECT_TYPE_INTERFACE_ADDED",
    /// An object or interface does not implement an interface any more.
    ObjectTypeInterfaceRemoved = "OBJECT_TYPE_INTERFACE_REMOVED",

    /// A field is new.
    FieldAdded = "FIELD_ADDED",
    /// A field is gone.
    FieldRemoved = "FIELD_REMOVED",
    /// A field answers another type.
    FieldTypeChanged = "FIELD_TYPE_CHANGED",
    /// A field has a description, and had none.
    FieldDescriptionAdded = "FIELD_DESCRIPTION_ADDED",
    /// A field has no description any more.
    FieldDescriptionRemoved = "FIELD_DESCRIPTION_REMOVED",
    /// A field has another description.
    FieldDescriptionChanged = "FIELD_DESCRIPTION_CHANGED",
    /// A field is deprecated from now on.
    FieldDeprecationAdded = "FIELD_DEPRECATION_ADDED",
    /// A field is not deprecated any more.
    FieldDeprecationRemoved = "FIELD_DEPRECATION_REMOVED",
    /// A deprecation gives a reason, and gave none.
    FieldDeprecationReasonAdded = "FIELD_DEPRECATION_REASON_ADDED",
    /// A deprecation gives no reason any more.
    FieldDeprecationReasonRemoved = "FIELD_DEPRECATION_REASON_REMOVED",
    /// A deprecation gives another reason.
    FieldDeprecationReasonChanged = "FIELD_DEPRECATION_REASON_CHANGED",
    /// A field takes one more argument.
    FieldArgumentAdded = "FIELD_ARGUMENT_ADDED",
    /// A field does not take an argument any more.
    FieldArgumentRemoved = "FIELD_ARGUMENT_REMOVED",
    /// An argument is of another type.
    FieldArgumentTypeChanged = "FIELD_ARGUMENT_TYPE_CHANGED",
    /// An argument has another default.
    FieldArgumentDefaultChanged = "FIELD_ARGUMENT_DEFAULT_CHANGED",
    /// An argument has another description.
    FieldArgumentDescriptionChanged = "FIELD_ARGUMENT_DESCRIPTION_CHANGED",

    /// An input object has one more field.
    InputFieldAdded = "INPUT_FIELD_ADDED",
    /// An input object does not have a field any more.
    InputFieldRemoved = "INPUT_FIELD_REMOVED",
    /// An input field is of another type.
    InputFieldTypeChanged = "INPUT_FIELD_TYPE_CHANGED",
    /// An input field has another default.
    InputFieldDefaultValueChanged = "INPUT_FIELD_DEFAULT_VALUE_CHANGED",
    /// An input field has a description, and had none.
    InputFieldDescriptionAdded = "INPUT_FIELD_DESCRIPTION_ADDED",
    /// An input field has no description any more.
    InputFieldDescriptionRemoved = "INPUT_FIELD_DESCRIPTION_REMOVED",
    /// An input field has another description.
    InputFieldDescriptionChanged = "INPUT_FIELD_DESCRIPTION_CHANGED",

    /// An enum has one more value.
    EnumValueAdded = "ENUM_VALUE_ADDED",
    /// An enum does not have a value any more.
    EnumValueRemoved = "ENUM_VALUE_REMOVED",
    /// An enum value has another description.
    EnumValueDescriptionChanged = "ENUM_VALUE_DESCRIPTION_CHANGED",
    /// An enum value is deprecated from now on, or its deprecation gives a reason and gave none.
    EnumValueDeprecationReasonAdded = "ENUM_VALUE_DEPRECATION_REASON_ADDED",
    /// An enum value is not deprecated any more, or its deprecation gives no reason any more.
    EnumValueDeprecationReasonRemoved = "ENUM_VALUE_DEPRECATION_REASON_REMOVED",
    /// An enum value's deprecation gives another reason.
    EnumValueDeprecationReasonChanged = "ENUM_VALUE_DEPRECATION_REASON_CHANGED",

    /// A union has one more member.
    UnionMemberAdded = "UNION_MEMBER_ADDED",
    /// A union does not have a member any more.
    UnionMemberRemoved = "UNION_MEMBER_REMOVED",

    /// Another type is the root of queries.
    SchemaQueryTypeChanged = "SCHEMA_QUERY_TYPE_CHANGED",
    /// Another type is the root of mutations.
    SchemaMutationTypeChanged = "SCHEMA_MUTATION_TYPE_CHANGED",
    /// Another type is the root of subscriptions.
    SchemaSubscriptionTypeChanged = "SCHEMA_SUBSCRIPTION_TYPE_CHANGED",

    /// A directive is new.
    DirectiveAdded = "DIRECTIVE_ADDED",
    /// A directive is gone.
    DirectiveRemoved = "DIRECTIVE_REMOVED",
    /// A directive has another description.
    DirectiveDescriptionChanged = "DIRECTIVE_DESCRIPTION_CHANGED",
    /// A directive may stand in one more kind of place.
    DirectiveLocationAdded = "DIRECTIVE_LOCATION_ADDED",
    /// A directive may not stand in a kind of place any more.
    DirectiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED",
    /// A directive may stand several times in one place.
    DirectiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED",
    /// A directive may stand only once in one place.
    DirectiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED",
    /// A directive takes one more argument.
    DirectiveArgumentAdded = "DIRECTIVE_ARGUMENT_ADDED",
    /// A directive does not take an argument any more.
    DirectiveArgumentRemoved = "DIRECTIVE_ARGUMENT_REMOVED",
    /// A directive's argument is of another type.
    DirectiveArgumentTypeChanged = "DIRECTIVE_ARGUMENT_TYPE_CHANGED",
    /// A directive's argument has another default.
    DirectiveArgumentDefaultValueChanged = "DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED",
    /// A directive's argument has another description.
    DirectiveArgumentDescriptionChanged = "DIRECTIVE_ARGUMENT_DESCRIPTION_CHANGED",

    /// The schema applies a directive to itself.
    DirectiveUsageSchemaAdded = "DIRECTIVE_USAGE_SCHEMA_ADDED",
    /// The schema does not apply a directive to itself any more.
    DirectiveUsageSchemaRemoved = "DIRECTIVE_USAGE_SCHEMA_REMOVED",
    /// A directive is applied to a scalar.
    DirectiveUsageScalarAdded = "DIRECTIVE_USAGE_SCALAR_ADDED",
    /// A directive is not applied to a scalar any more.
    DirectiveUsageScalarRemoved = "DIRECTIVE_USAGE_SCALAR_REMOVED",
    /// A directive is applied to an object.
    DirectiveUsageObjectAdded = "DIRECTIVE_USAGE_OBJECT_ADDED",
    /// A directive is not applied to an object any more.
    DirectiveUsageObjectRemoved = "DIRECTIVE_USAGE_OBJECT_REMOVED",
    /// A directive is applied to an interface.
    DirectiveUsageInterfaceAdded = "DIRECTIVE_USAGE_INTERFACE_ADDED",
    /// A directive is not applied to an interface any more.
    DirectiveUsageInterfaceRemoved = "DIRECTIVE_USAGE_INTERFACE_REMOVED",
    /// A directive is applied to a union.
    DirectiveUsageUnionMemberAdded = "DIRECTIVE_USAGE_UNION_MEMBER_ADDED",
    /// A directive is not applied to a union any more.
    DirectiveUsageUnionMemberRemoved = "DIRECTIVE_USAGE_UNION_MEMBER_REMOVED",
    /// A directive is applied to an enum.
    DirectiveUsageEnumAdded = "DIRECTIVE_USAGE_ENUM_ADDED",
    /// A directive is not applied to an enum any more.
    DirectiveUsageEnumRemoved = "DIRECTIVE_USAGE_ENUM_REMOVED",
    /// A directive is applied to an enum value.
    DirectiveUsageEnumValueAdded = "DIRECTIVE_USAGE_ENUM_VALUE_ADDED",
    /// A directive is not applied to an enum value any more.
    DirectiveUsageEnumValueRemoved = "DIRECTIVE_USAGE_ENUM_VALUE_REMOVED",
    /// A directive is applied to an input object.
    DirectiveUsageInputObjectAdded = "DIRECTIVE_USAGE_INPUT_OBJECT_ADDED",
    /// A directive is not applied to an input object any more.
    DirectiveUsageInputObjectRemoved = "DIRECTIVE_USAGE_INPUT_OBJECT_REMOVED",
    /// A directive is applied to an input field.
    DirectiveUsageInputFieldDefinitionAdded = "DIRECTIVE_USAGE_INPUT_FIELD_DEFINITION_ADDED",
    /// A directive is not applied to an input field any more.
    DirectiveUsageInputFieldDefinitionRemoved = "DIRECTIVE_USAGE_INPUT_FIELD_DEFINITION_REMOVED",
    /// A directive is applied to a field.
    DirectiveUsageFieldDefinitionAdded = "DIRECTIVE_USAGE_FIELD_DEFINITION_ADDED",
    /// A directive is not applied to a field any more.
    DirectiveUsageFieldDefinitionRemoved = "DIRECTIVE_USAGE_FIELD_DEFINITION_REMOVED",
    /// A directive is applied to an argument.
    DirectiveUsageArgumentDefinitionAdded = "DIRECTIVE_USAGE_ARGUMENT_DEFINITION_ADDED",
    /// A directive is not applied to an argument any more.
    DirectiveUsageArgumentDefinitionRemoved = "DIRECTIVE_USAGE_ARGUMENT_DEFINITION_REMOVED",
    /// A directive that is applied is given one more argument, or another value for it.
    DirectiveUsageArgumentAdded = "DIRECTIVE_USAGE_ARGUMENT_ADDED",
    /// A directive that is applied is not given an argument any more, or another value for it.
    DirectiveUsageArgumentRemoved = "DIRECTIVE_USAGE_ARGUMENT_REMOVED",
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_the_kinds() {
        for kind in ChangeKind::ALL {
            let name = kind.as_str().replace('_', "");
            assert_eq!(format!("{kind:?}").to_uppercase(), name);
        }
    }
}
