//! A list of operations for tools and reviewers: what each sends, asks for and uses of the schema.
//!
//! What is used is told by [`usage`](crate::usage), and written down with its places, so that all questions about use can be
//! answered from the file alone.

mod depth;
mod entry;

use std::collections::{BTreeMap, HashMap};

pub use entry::{Fragment, Manifest, Operation, Place, VERSION, Variable};

use crate::document::{Document, RootFields, TypeExpr, TypeExprKind};
use crate::generate::{Export, Generated};
use crate::schema::{OperationKind, Schema};
use crate::source::{Sources, Span};
use crate::usage::{Consumer, Coordinate, Definition, Usage};
use depth::Depths;

/// What a manifest is made of.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'p> {
    /// The texts.
    pub sources: &'p Sources,
    /// The schema that the documents are valid for.
    pub schema: &'p Schema,
    /// The documents.
    pub document: &'p Document,
    /// What was generated from them.
    pub generated: &'p Generated,
}

impl Manifest {
    /// The manifest of generated code. `sha256` gives the SHA-256 of a text in hexadecimal: this crate has no code for it.
    ///
    /// ```
    /// use authgear_admin_codegen::manifest::{Manifest, Parts};
    /// use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema::sdl, source::Sources};
    ///
    /// let mut sources = Sources::new();
    /// let sdl = sources.add("schema.graphql", "type Query { total(of: ID): Int! }");
    /// let query = sources.add("total.graphql", "query Total($id: ID) { total(of: $id) }");
    /// let schema = sdl::parse(&sources, sdl).unwrap().schema;
    /// let document = document::parse(&sources, &[query]).unwrap();
    /// let generated = generate(&sources, &schema, &document, &Settings::default(), &NoSpans).unwrap();
    ///
    /// let parts = Parts { sources: &sources, schema: &schema, document: &document, generated: &generated };
    /// let manifest = Manifest::of(parts, |text| format!("{} bytes", text.len()));
    /// assert_eq!(manifest.operations[0].name, "Total");
    /// assert_eq!(manifest.operations[0].coordinates, ["Query.total", "Query.total.of"]);
    /// assert_eq!(manifest.operations[0].depth, 1);
    /// ```
    #[must_use]
    pub fn of(parts: Parts<'_>, sha256: impl Fn(&str) -> String) -> Self {
        let usage = Usage::of(parts.schema, parts.document);
        let exports = &parts.generated.exports;
        let mut lister = Lister {
            usage: &usage,
            exports: exports.iter().map(|export| (export.definition, export)).collect(),
            depths: Depths::new(parts.document),
            root_fields: RootFields::new(parts.document),
            parts,
            sha256,
        };
        let (mut operations, mut fragments) = (Vec::new(), Vec::new());
        for consumer in usage.consumers() {
            match consumer.definition {
                Definition::Operation(_) => operations.extend(lister.operation(consumer)),
                Definition::Fragment(_) => fragments.push(lister.fragment(consumer)),
            }
        }
        Self { version: VERSION, operations, fragments }
    }
}

struct Lister<'l, F> {
    parts: Parts<'l>,
    usage: &'l Usage<'l>,
    /// By the place of the name.
    exports: HashMap<Span, &'l Export>,
    depths: Depths<'l>,
    root_fields: RootFields<'l>,
    sha256: F,
}

impl<'l, F: Fn(&str) -> String> Lister<'l, F> {
    /// An operation; one without a name is never generated.
    fn operation(&mut self, consumer: &Consumer<'l>) -> Option<Operation> {
        let Definition::Operation(operation) = consumer.definition else { return None };
        let name = operation.name.as_ref()?;
        let export = self.exports.get(&name.span)?;
        let sources = self.parts.sources;
        let reached: Vec<&Consumer<'_>> = self.usage.reached_from(consumer).collect();
        let names = |reached: &&Consumer<'_>| match reached.definition {
            Definition::Fragment(fragment) => Some(fragment.name.as_str().to_owned()),
            Definition::Operation(_) => None,
        };
        let mut coordinates: Vec<String> = reached
            .iter()
            .flat_map(|reached| reached.uses.iter())
            .filter_map(|used| listed(used.coordinate))
            .collect();
        coordinates.sort_unstable();
        coordinates.dedup();
        Some(Operation {
            name: name.as_str().to_owned(),
            kind: operation.kind.keyword().to_owned(),
            rust: export.names.first()?.to_string(),
            method: export.method.as_ref().map(ToString::to_string),
            file: sources.name(name.span.source).to_owned(),
            place: self.place(name.span),
            sha256: (self.sha256)(export.document.as_deref()?),
            variables: operation
                .variables
                .iter()
                .map(|variable| Variable {
                    name: variable.name.as_str().to_owned(),
                    place: self.place(variable.span),
                    ty: written(&variable.ty),
                    default: variable.default.as_ref().map(|default| sources.slice(default.span).to_owned()),
                })
                .collect(),
            depth: self.depths.of(&operation.selection),
            mutation_fields: match operation.kind {
                OperationKind::Mutation => self.root_fields.of(&operation.selection),
                OperationKind::Query | OperationKind::Subscription => 0,
            },
            fragments: reached.iter().filter_map(names).collect(),
            coordinates,
            uses: self.uses(consumer),
        })
    }

    fn fragment(&self, consumer: &Consumer<'_>) -> Fragment {
        let definition = consumer.definition;
        let name = definition.name().map_or(definition.span(), |name| name.span);
        let operations = self.usage.operations_with(consumer);
        Fragment {
            name: definition.name().map_or("", |name| name.as_str()).to_owned(),
            on: match definition {
                Definition::Fragment(fragment) => fragment.on.as_str().to_owned(),
                Definition::Operation(_) => String::new(),
            },
            file: self.parts.sources.name(name.source).to_owned(),
            place: self.place(name),
            operations: operations
                .filter_map(|operation| Some(operation.name.as_ref()?.as_str().to_owned()))
                .collect(),
            uses: self.uses(consumer),
        }
    }

    fn uses(&self, consumer: &Consumer<'_>) -> BTreeMap<String, Vec<Place>> {
        let mut uses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for used in &consumer.uses {
            if let Some(coordinate) = listed(used.coordinate) {
                uses.entry(coordinate).or_default().push(self.place(used.span));
            }
        }
        uses
    }

    fn place(&self, span: Span) -> Place {
        let place = self.parts.sources.line_column(span);
        Place { line: place.line, column: place.column }
    }
}

/// A type without what may stand between its parts.
fn written(ty: &TypeExpr) -> String {
    match &ty.kind {
        TypeExprKind::Named(name) => name.as_str().to_owned(),
        TypeExprKind::List(inner) => format!("[{}]", written(inner)),
        TypeExprKind::NonNull(inner) => written(inner) + "!",
    }
}

/// Types follow from their members, and directives are the same for every schema or nearly so.
fn listed(coordinate: Coordinate<'_>) -> Option<String> {
    match coordinate {
        Coordinate::Field(..)
        | Coordinate::Argument(..)
        | Coordinate::InputField(..)
        | Coordinate::EnumValue(..) => Some(coordinate.to_string()),
        Coordinate::Type(_) | Coordinate::Directive(_) | Coordinate::DirectiveArgument(..) => None,
    }
}
