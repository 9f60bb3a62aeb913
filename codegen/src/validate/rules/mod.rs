//! The specification's rules, in the order in which graphql-js runs them.

mod executable_definitions;
mod fields_on_correct_type;
mod fragments_on_composite_types;
mod known_argument_names;
mod known_directives;
mod known_fragment_names;
mod known_operation_types;
mod known_type_names;
mod lone_anonymous_operation;
mod max_introspection_depth;
mod nesting_limit;
mod no_fragment_cycles;
mod no_undefined_variables;
mod no_unused_fragments;
mod no_unused_variables;
mod overlapping_fields;
mod possible_fragment_spreads;
mod provided_required_arguments;
mod scalar_leafs;
mod single_field_subscriptions;
mod unique_argument_names;
mod unique_directives_per_location;
mod unique_fragment_names;
mod unique_input_field_names;
mod unique_operation_names;
mod unique_variable_names;
mod values_of_correct_type;
mod variables_are_input_types;
mod variables_in_allowed_position;

use super::{Context, Options};

/// Runs all rules; whether spreads can be followed without end of the stack.
pub(super) fn run(context: &mut Context<'_>, options: &Options) -> bool {
    executable_definitions::check(context);
    unique_operation_names::check(context);
    lone_anonymous_operation::check(context);
    known_operation_types::check(context);
    known_type_names::check(context);
    fragments_on_composite_types::check(context);
    variables_are_input_types::check(context);
    scalar_leafs::check(context);
    fields_on_correct_type::check(context);
    unique_fragment_names::check(context);
    known_fragment_names::check(context);
    if options.unused_fragments {
        no_unused_fragments::check(context);
    }
    possible_fragment_spreads::check(context);
    no_fragment_cycles::check(context);
    unique_variable_names::check(context);
    no_undefined_variables::check(context);
    no_unused_variables::check(context);
    known_directives::check(context);
    unique_directives_per_location::check(context);
    known_argument_names::check(context);
    unique_argument_names::check(context);
    values_of_correct_type::check(context);
    provided_required_arguments::check(context);
    variables_in_allowed_position::check(context);
    unique_input_field_names::check(context);
    // These follow spreads wherever they lead, which the limit keeps short.
    let can_follow = nesting_limit::check(context);
    if can_follow {
        single_field_subscriptions::check(context);
        overlapping_fields::check(context);
        max_introspection_depth::check(context);
    }
    can_follow
}
