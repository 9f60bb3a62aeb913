//! Where apollo-compiler 1.33 judges otherwise than the specification, and we judge as that says.
//!
//! graphql-js 16 judges each of these documents as we do, but for one that is marked.

use std::collections::BTreeSet;

use crate::judge::{Case, Finding};

/// A difference with its reason.
pub(crate) struct Known {
    pub(crate) reason: &'static str,
    /// A document over the odd schema in which the two differ for this reason alone; its tokens, with spaces between.
    pub(crate) example: &'static str,
    /// Whether an error that one of the two does not have is of this kind, or follows from one that is.
    explains: fn(&Case, &Finding) -> bool,
}

impl Known {
    /// Whether every error in a document is known to be found by only one of the two.
    pub(crate) fn all(case: &Case) -> bool {
        case.findings().all(|finding| KNOWN.iter().any(|known| (known.explains)(case, finding)))
    }

    /// The reasons for the errors in a document.
    pub(crate) fn reasons(case: &Case) -> BTreeSet<&'static str> {
        let of = |finding| KNOWN.iter().filter(move |known| (known.explains)(case, finding));
        case.findings().flat_map(of).map(|known| known.reason).collect()
    }
}

pub(crate) const KNOWN: &[Known] = &[
    Known {
        reason: "a variable in an object or a list is not compared with its place (§5.8.5)",
        example: "query Q ( $ v : Int ) { pets ( with : { a : $ v b : 1 } ) { id } }",
        explains: |_, finding| {
            finding.rule == "VariablesInAllowedPosition" && finding.in_a_value() && !of_one_of(finding)
        },
    },
    Known {
        // graphql-js 16 does not refuse it where the object must be given.
        reason: "a variable for @oneOf may be null (§5.6.5)",
        example: "query Q ( $ v : String ) { animals ( one : { byName : $ v } ) { id } }",
        explains: |_, finding| finding.rule == "VariablesInAllowedPosition" && of_one_of(finding),
    },
    Known {
        reason: "@oneOf is not known: no field, several or null (§5.6.5)",
        example: "{ animals ( one : { byName : \"\" byID : 1 } ) { id } }",
        explains: |_, finding| {
            finding.rule == "ValuesOfCorrectType"
                && (finding.message.starts_with("OneOf Input Object")
                    || finding.message.contains("must be non-null"))
        },
    },
    Known {
        reason: "a field of an object may be given twice (§5.6.3), and only one of the two is looked at",
        example: "{ animals ( filter : { limit : 1 limit : \"\" } ) { id } }",
        explains: |case, finding| {
            finding.rule == "UniqueInputFieldNames"
                || (case.ours.iter().any(|finding| finding.rule == "UniqueInputFieldNames")
                    && finding.rule == "ValuesOfCorrectType")
        },
    },
    Known {
        reason: "lists of different lengths are the same argument (§5.3.2)",
        example: "{ nodes ( ids : [ ] ) { id } nodes ( ids : [ 1 ] ) { id } }",
        explains: |_, finding| {
            finding.rule == "OverlappingFieldsCanBeMerged"
                && finding.message.contains("they have differing arguments")
        },
    },
    Known {
        reason: "an argument or a field of an object without a value is passed over by its parser",
        example: "{ animals ( filter : { limit : 1 and } ) { id } }",
        // What follows the first of them is read as anything else.
        explains: |case, finding| {
            finding.rule == "Syntax"
                && case.ours.first().is_some_and(|first| first.message.starts_with("Expected \":\""))
        },
    },
    Known {
        reason: "a variable in a list or object for a custom scalar is not looked for (§5.8.3)",
        example: "mutation Q { set ( value : { a : $ v } ) }",
        explains: |_, finding| finding.rule == "NoUndefinedVariables" && finding.in_a_value(),
    },
    Known {
        reason: "a list for a custom scalar is taken for a list of the scalar, whose items are not null",
        example: "mutation Q { set ( value : [ null ] ) }",
        explains: |_, finding| {
            finding.rule == "UnsupportedValueType" && finding.message.ends_with("JSON!, found null")
        },
    },
    Known {
        reason: "two fields with one key are not one field of a subscription (§5.2.4.1)",
        example: "subscription S { tick tick }",
        explains: |_, finding| finding.rule == "SubscriptionUsesMultipleFields",
    },
    Known {
        reason: "__typename and a field of another type under one key, on types that exclude each other, are refused; \
                 graphql-js and its ports leave __typename out of the comparison (§5.3.2)",
        example: "{ either { ... on Cat { k : __typename } ... on Rock { k : id } } }",
        explains: |case, finding| {
            finding.rule == "ConflictingFieldType" && case.text.contains(": __typename")
        },
    },
    Known {
        reason: "a subscription's field may not be left out, says the edition of September 2025; graphql-js 16 has it not",
        example: "subscription S { tick @ include ( if : true ) }",
        explains: |_, finding| finding.rule == "SubscriptionUsesConditionalSelection",
    },
    Known {
        reason: "a variable whose default is null may stand where null may not (§5.8.5)",
        example: "query Q ( $ v : Boolean = null ) { big @ include ( if : $ v ) }",
        explains: |case, finding| {
            finding.rule == "VariablesInAllowedPosition" && !finding.in_a_value() && case.has_null_default
        },
    },
    Known {
        reason: "a number beyond a double's range is refused; by the grammar it is a float, and the server's to judge",
        example: "{ number ( on : true float : 1e400 ) }",
        explains: |_, finding| finding.rule == "FloatCoercionError",
    },
    Known {
        reason: "descriptions in documents, of the edition of September 2025, are not read (§2.2.2)",
        example: "query Q ( \"text\" $ v : Int! ) { number ( on : true int : $ v ) }",
        // What follows such a description is read as anything else.
        explains: |case, _| case.described && case.theirs.iter().any(|finding| finding.rule == "Syntax"),
    },
];

fn of_one_of(finding: &Finding) -> bool {
    finding.message.contains("OneOf Input Object")
}
