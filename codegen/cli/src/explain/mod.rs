//! What each rule is about: a text per code in Markdown, with an example that breaks it and one that does not. Kinds of changes
//! have texts of their own ([`change`]).

mod change;

pub(crate) use change::CHANGES;

/// A rule with its explanation, in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// The rule, as every message names it.
    pub(crate) code: &'static str,
    /// What it is about.
    pub(crate) text: &'static str,
}

impl Explanation {
    /// Its first sentence.
    pub(crate) fn lead(&self) -> &'static str {
        let mut parts = self.text.split("\n\n");
        let title = parts.next().unwrap_or_default();
        let body = parts.next().unwrap_or(title);
        let end = body.find(". ").or_else(|| body.find(".\n")).map_or(body.len(), |end| end + 1);
        body.get(..end).unwrap_or(body)
    }

    /// The code in the section with this heading.
    #[cfg(test)]
    fn example(&self, heading: &str) -> Option<&'static str> {
        let (_, after) = self.text.split_once(heading)?;
        let (_, code) = after.split_once("```graphql\n")?;
        Some(code.split_once("```")?.0)
    }
}

macro_rules! explanations {
    ($($code:ident)*) => {
        &[$(Explanation { code: stringify!($code), text: include_str!(concat!(stringify!($code), ".md")) },)*]
    };
}

/// All explanations, sorted by code.
pub(crate) const EXPLANATIONS: &[Explanation] = explanations! {
    ApiCoordinate
    ApiRename
    ConnectionPageInfo
    DeprecatedUsage
    ExecutableDefinitions
    FieldsOnCorrectType
    FindingsLimit
    FragmentsOnCompositeTypes
    KnownArgumentNames
    KnownDirectives
    KnownFragmentNames
    KnownOperationTypes
    KnownTypeNames
    LoneAnonymousOperation
    MaxIntrospectionDepth
    MutationFieldLimit
    NamedOperations
    NestingLimit
    NoFragmentCycles
    NoSubscriptions
    NoUndefinedVariables
    NoUnusedFragments
    NoUnusedVariables
    OutputLimit
    OverlappingFieldsCanBeMerged
    PageSize
    PossibleFragmentSpreads
    ProvidedRequiredArguments
    ReservedAlias
    ScalarLeafs
    Schema
    SingleFieldSubscriptions
    Syntax
    UniqueArgumentNames
    UniqueDirectivesPerLocation
    UniqueFragmentNames
    UniqueInputFieldNames
    UniqueOperationNames
    UniqueVariableNames
    ValuesOfCorrectType
    VariablesAreInputTypes
    VariablesInAllowedPosition
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use std::{fs, io};

    use authgear_admin_codegen::schema::{Schema, sdl};
    use authgear_admin_codegen::source::Sources;
    use authgear_admin_codegen::validate::{Options, validate};
    use authgear_admin_codegen::{Lints, NoSpans, Settings, document, generate};

    use super::*;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn schema(sources: &mut Sources) -> Schema {
        let text = fs::read_to_string(root().join("fixtures/schema.graphql")).unwrap();
        let id = sources.add("schema.graphql", text);
        sdl::parse(sources, id).unwrap().schema
    }

    /// The rules that a document breaks, in checking or in generating.
    fn broken(text: &str) -> BTreeSet<&'static str> {
        let mut sources = Sources::new();
        let schema = schema(&mut sources);
        let id = sources.add("example.graphql", text);
        let document = match document::parse(&sources, &[id]) {
            Ok(document) => document,
            Err(found) => return found.iter().map(|found| found.rule).collect(),
        };
        let found = validate(
            &sources,
            &schema,
            &document,
            &Options { unused_fragments: true, lints: Lints::default() },
        );
        let generated = generate(&sources, &schema, &document, &Settings::default(), &NoSpans);
        found.iter().chain(generated.err().iter().flatten()).map(|found| found.rule).collect()
    }

    #[test]
    fn wrong_examples_break_the_rule_and_right_ones_break_none() {
        for explanation in EXPLANATIONS {
            if let Some(wrong) = explanation.example("## Wrong") {
                let rules = broken(wrong);
                assert!(rules.contains(explanation.code), "{}: {rules:?}", explanation.code);
            }
            if let Some(right) = explanation.example("## Right") {
                assert_eq!(broken(right), BTreeSet::new(), "{}", explanation.code);
            }
        }
    }

    /// Adds the codes that a folder's sources name.
    fn codes(folder: &Path, found: &mut BTreeSet<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                codes(&path, found)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(path)?;
                // Tests may make up rules.
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                for start in ["Diagnostic::error(", "Diagnostic::warning(", "const RULE: &str = "] {
                    for (_, after) in
                        text.match_indices(start).map(|(at, start)| text.split_at(at + start.len()))
                    {
                        let code =
                            after.trim_start().strip_prefix('"').and_then(|after| after.split_once('"'));
                        found.extend(code.map(|(code, _)| code.to_owned()));
                    }
                }
            }
        }
        Ok(())
    }

    #[test]
    fn every_code_is_explained() {
        let mut used = BTreeSet::new();
        codes(&root().join("codegen/src"), &mut used).unwrap();
        assert!(used.len() > 20, "{used:?}");
        let explained: BTreeSet<&str> = EXPLANATIONS.iter().map(|explanation| explanation.code).collect();
        let missing: Vec<_> = used.iter().filter(|code| !explained.contains(code.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
