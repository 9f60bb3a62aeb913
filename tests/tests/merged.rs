//! The document of an atomic batch, held against the generator's parser and rules: it is valid where its parts are, and
//! each part says in it what it said alone, but for the names that keep them apart.

use std::fmt::Write as _;

use authgear_admin::__private::merged_document;
use authgear_admin_codegen::document::{
    self, Argument, Directive, Document, Operation, Selection, SelectionSet, TypeExpr, TypeExprKind,
};
use authgear_admin_codegen::schema::{OperationKind, Schema, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::value::{Value, ValueKind};
use authgear_admin_codegen::{Level, Lints, snippet};
use authgear_admin_fixtures::SCHEMA;
use authgear_admin_random_tests::document::{Definition, Document as Random, join};
use authgear_admin_random_tests::generate::{self, Scope};
use authgear_admin_random_tests::{Rng, TestSchema, seeds};

/// A text of one mutation and its fragments, parsed.
struct Parsed {
    sources: Sources,
    document: Document,
}

impl Parsed {
    fn read(text: &str) -> Self {
        let mut sources = Sources::new();
        let id = sources.add("mutation.graphql", text);
        let document = document::parse(&sources, &[id]).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
        Self { sources, document }
    }

    fn operation(&self) -> &Operation {
        let mut operations = self.document.operations();
        let operation = operations.next().unwrap();
        assert!(operations.next().is_none());
        operation
    }

    /// What is wrong with it by the specification; our lints count its fields.
    fn errors(&self, schema: &Schema) -> Option<String> {
        let options = Options { unused_fragments: true, lints: Lints::all(Level::Allow) };
        let found = validate(&self.sources, schema, &self.document, &options);
        found.has_errors().then(|| snippet::render(&found, &self.sources, snippet::Color::Plain))
    }
}

/// What an operation says: its selections with their keys written out and its fragments in their places, so that neither
/// aliases nor names of fragments matter; its variables and directives.
struct Meaning<'d> {
    document: &'d Document,
    /// The prefix to be taken from variables and outermost keys.
    prefix: &'d str,
    text: String,
}

impl<'d> Meaning<'d> {
    fn of(document: &'d Document, prefix: &'d str) -> Self {
        Self { document, prefix, text: String::new() }
    }

    fn without_prefix<'n>(&self, name: &'n str) -> &'n str {
        name.strip_prefix(self.prefix).unwrap_or_else(|| panic!("{name} is not of {:?}", self.prefix))
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push(' ');
    }

    fn selections(&mut self, selections: &[Selection], is_outermost: bool) {
        for selection in selections {
            match selection {
                Selection::Field(field) => {
                    let key = field.response_key().as_str();
                    let key = if is_outermost { self.without_prefix(key) } else { key };
                    write!(self.text, "{key}:{} ", field.name.as_str()).unwrap();
                    self.arguments(&field.arguments);
                    self.directives(&field.directives);
                    if let Some(set) = &field.selection {
                        self.set(set, false);
                    }
                }
                Selection::Inline(inline) => {
                    self.push("...");
                    self.push(inline.on.as_ref().map_or("", |on| on.as_str()));
                    self.directives(&inline.directives);
                    self.set(&inline.selection, is_outermost);
                }
                Selection::Spread(spread) => {
                    let fragment = self.document.fragment(spread.name.as_str()).unwrap();
                    self.push("...spread");
                    self.push(fragment.on.as_str());
                    self.directives(&spread.directives);
                    self.directives(&fragment.directives);
                    self.set(&fragment.selection, is_outermost);
                }
            }
        }
    }

    fn set(&mut self, set: &SelectionSet, is_outermost: bool) {
        self.push("{");
        self.selections(&set.selections, is_outermost);
        self.push("}");
    }

    fn arguments(&mut self, arguments: &[Argument]) {
        for argument in arguments {
            self.push(argument.name.as_str());
            self.value(&argument.value);
        }
    }

    fn directives(&mut self, directives: &[Directive]) {
        for directive in directives {
            self.push("@");
            self.push(directive.name.as_str());
            self.arguments(&directive.arguments);
        }
    }

    fn value(&mut self, value: &Value) {
        match &value.kind {
            ValueKind::Variable(name) => {
                let name = self.without_prefix(name.as_str());
                write!(self.text, "${name} ").unwrap();
            }
            ValueKind::List(values) => {
                self.push("[");
                values.iter().for_each(|value| self.value(value));
                self.push("]");
            }
            ValueKind::Object(fields) => {
                self.push("{");
                for field in fields {
                    self.push(field.name.as_str());
                    self.value(&field.value);
                }
                self.push("}");
            }
            leaf => write!(self.text, "{leaf:?} ").unwrap(),
        }
    }

    fn ty(&mut self, ty: &TypeExpr) {
        match &ty.kind {
            TypeExprKind::Named(name) => self.push(name.as_str()),
            TypeExprKind::List(inner) => {
                self.push("[");
                self.ty(inner);
            }
            TypeExprKind::NonNull(inner) => {
                self.push("!");
                self.ty(inner);
            }
        }
    }

    fn variables(&mut self, operation: &Operation) {
        for variable in &operation.variables {
            if let Some(name) = variable.name.as_str().strip_prefix(self.prefix) {
                self.push(name);
                self.ty(&variable.ty);
                variable.default.iter().for_each(|default| self.value(default));
                self.directives(&variable.directives);
            }
        }
    }
}

/// What a mutation says by itself.
fn alone(text: &str) -> (usize, String) {
    let parsed = Parsed::read(text);
    let operation = parsed.operation();
    let mut meaning = Meaning::of(&parsed.document, "");
    meaning.variables(operation);
    meaning.selections(&operation.selection.selections, true);
    (operation.selection.selections.len(), meaning.text)
}

/// Checks that a batch of these says what they say, and is valid.
fn check(schema: &Schema, texts: &[&str]) {
    let text = merged_document("Batch", texts);
    let parsed = Parsed::read(&text);
    if let Some(errors) = parsed.errors(schema) {
        panic!("{errors}\n{texts:#?}");
    }
    let operation = parsed.operation();
    assert_eq!(operation.kind, OperationKind::Mutation);
    let mut selections = &operation.selection.selections[..];
    for (index, part) in texts.iter().enumerate() {
        let (length, expected) = alone(part);
        let prefix = format!("op{}_", index + 1);
        let mut meaning = Meaning::of(&parsed.document, &prefix);
        meaning.variables(operation);
        let (own, rest) = selections.split_at(length);
        meaning.selections(own, true);
        assert_eq!(meaning.text, expected, "\n{part}\nin\n{text}");
        selections = rest;
    }
    assert!(selections.is_empty(), "{text}");
}

/// The documents of all mutations in a file of generated code.
fn documents(code: &str) -> Vec<String> {
    // The name and the document of each operation: literals of Rust, and these are also literals of JSON.
    let texts = code.split("::__text! {").skip(1);
    let texts =
        texts.filter_map(|text| serde_json::Deserializer::from_str(text).into_iter::<String>().nth(1));
    let texts = texts.map(Result::unwrap);
    texts.filter(|text| text.starts_with("mutation")).collect()
}

#[test]
fn any_two_mutations_of_the_fixtures() {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", SCHEMA);
    let schema = sdl::parse(&sources, id).unwrap().schema;
    let documents = documents(include_str!("../golden/admin.rs"));
    assert!(documents.len() > 50, "{}", documents.len());
    for one in &documents {
        for other in &documents {
            check(&schema, &[one, other]);
        }
    }
    for five in documents.windows(5) {
        check(&schema, &five.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// The mutations of a random document, each with all its fragments, with white space and comments in them.
fn random(rng: &mut Rng, schema: &Schema) -> Vec<String> {
    let Random { definitions } = generate::document(rng, schema, Scope::Rust);
    let (mutations, fragments): (Vec<_>, Vec<_>) = definitions
        .into_iter()
        .filter(|it| !matches!(it, Definition::Operation(it) if it.kind != OperationKind::Mutation))
        .partition(|definition| matches!(definition, Definition::Operation(_)));
    let documents = mutations.into_iter().map(|mutation| {
        // Operations stand anywhere among their fragments.
        let mut definitions = fragments.clone();
        definitions.insert(rng.below(definitions.len() + 1), mutation);
        join(&Random { definitions }.tokens(), rng)
    });
    documents.collect()
}

fn random_batches(schema: &TestSchema) {
    let mut waiting: Vec<String> = Vec::new();
    let mut checked = 0;
    for seed in seeds(3_000) {
        let mut rng = Rng::new(seed);
        waiting.extend(random(&mut rng, &schema.schema));
        let size = 1 + rng.below(5);
        if waiting.len() >= size {
            let batch: Vec<String> = waiting.drain(..size).collect();
            check(&schema.schema, &batch.iter().map(String::as_str).collect::<Vec<_>>());
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn random_mutations_of_the_admin_api() {
    random_batches(&TestSchema::admin());
}

#[test]
fn random_mutations_of_a_schema_with_everything_else() {
    random_batches(&TestSchema::odd());
}
