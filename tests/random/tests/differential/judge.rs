//! Two judges of one document.

use std::collections::BTreeSet;
use std::fmt;

use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema as ApolloSchema};
use authgear_admin_codegen::diagnostic::{Diagnostics, Severity};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lints, document};
use authgear_admin_random_tests::TestSchema;

/// A schema as both read it.
pub(crate) struct Judge {
    schema: TestSchema,
    apollo: Valid<ApolloSchema>,
}

/// What one of the two found.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    /// Our rule's name, or apollo-compiler's name for the error, which a syntax error has not.
    pub(crate) rule: String,
    pub(crate) message: String,
    /// The brackets that are open before the word that is marked; of ours only.
    pub(crate) within: Vec<String>,
}

/// A document and what was found in it.
pub(crate) struct Case {
    /// Its text.
    pub(crate) text: String,
    /// Whether a definition or a variable has a description.
    pub(crate) described: bool,
    /// Whether a variable's default is `null`.
    pub(crate) has_null_default: bool,
    pub(crate) ours: Vec<Finding>,
    pub(crate) theirs: Vec<Finding>,
}

impl Judge {
    pub(crate) fn new(schema: TestSchema) -> Self {
        // It knows no @oneOf by itself, and refuses a schema that uses what is not declared.
        let text = format!("{}\ndirective @oneOf on INPUT_OBJECT", schema.text);
        let apollo = ApolloSchema::parse_and_validate(text, schema.name).unwrap();
        Self { schema, apollo }
    }

    pub(crate) fn schema(&self) -> &Schema {
        &self.schema.schema
    }

    pub(crate) fn name(&self) -> &str {
        self.schema.name
    }

    /// The rules of ours that a text breaks, each once.
    pub(crate) fn rules(&self, text: &str) -> BTreeSet<String> {
        self.ours(text).0.into_iter().map(|(finding, _)| finding.rule).collect()
    }

    /// Our errors with the byte that each begins at, and whether there are descriptions.
    fn ours(&self, text: &str) -> (Vec<(Finding, usize)>, bool) {
        let mut sources = Sources::new();
        let id = sources.add("document", text);
        let mut described = false;
        let found: Diagnostics = match document::parse(&sources, &[id]) {
            Ok(document) => {
                described = document.fragments().any(|it| it.description.is_some())
                    || document.operations().any(|it| {
                        it.description.is_some() || it.variables.iter().any(|it| it.description.is_some())
                    });
                // Lints are no rules of the specification.
                let options = Options { unused_fragments: true, lints: Lints::all(Level::Allow) };
                validate(&sources, self.schema(), &document, &options)
            }
            Err(found) => found,
        };
        let errors = found.into_iter().filter(|found| found.severity == Severity::Error).map(|found| {
            let finding = Finding { rule: found.rule.to_owned(), message: found.message, within: Vec::new() };
            (finding, found.primary.range().start)
        });
        (errors.collect(), described)
    }

    /// What both find in a text with a space between any two tokens: apollo-compiler takes some commas for errors.
    pub(crate) fn judge(&self, tokens: Vec<String>) -> Case {
        let text = tokens.join(" ");
        let has_null_default = tokens.windows(2).any(|pair| pair == ["=", "null"]);
        let (ours, described) = self.ours(&text);
        let ours = ours
            .into_iter()
            .map(|(finding, start)| Finding { within: open_before(&tokens, start), ..finding })
            .collect();
        let theirs = match ExecutableDocument::parse_and_validate(&self.apollo, text.clone(), "document") {
            Ok(_) => Vec::new(),
            Err(found) => found
                .errors
                .iter()
                .map(|found| Finding {
                    rule: found.error.unstable_error_name().unwrap_or("Syntax").to_owned(),
                    message: found.error.to_string(),
                    within: Vec::new(),
                })
                .collect(),
        };
        Case { text, described, has_null_default, ours, theirs }
    }
}

/// The brackets that are open at a byte of the tokens' text.
fn open_before(tokens: &[String], byte: usize) -> Vec<String> {
    let mut open = Vec::new();
    let mut start = 0;
    for token in tokens {
        if start >= byte {
            break;
        }
        match token.as_str() {
            "(" | "[" | "{" => open.push(token.clone()),
            ")" | "]" | "}" => drop(open.pop()),
            _ => {}
        }
        start += token.len() + 1;
    }
    open
}

impl Finding {
    /// Whether it stands in an object or a list that is a value.
    pub(crate) fn in_a_value(&self) -> bool {
        self.within.iter().skip_while(|open| *open != "(").any(|open| open != "(")
    }
}

impl Case {
    /// What either of the two found.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.ours.iter().chain(&self.theirs)
    }

    /// The rules of ours that it breaks, each once.
    pub(crate) fn rules(&self) -> BTreeSet<String> {
        self.ours.iter().map(|finding| finding.rule.clone()).collect()
    }

    pub(crate) fn differs(&self) -> bool {
        self.ours.is_empty() != self.theirs.is_empty()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for (who, findings) in [("ours", &self.ours), ("apollo-compiler", &self.theirs)] {
            for finding in findings {
                writeln!(f, "  {who}: {}: {}", finding.rule, finding.message)?;
            }
        }
        Ok(())
    }
}
