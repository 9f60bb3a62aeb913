//! What documents use of a schema, and where.
//!
//! The same model serves all who ask "who uses this": the comparison of schemas, and whatever lists or counts what is in
//! use. For every operation and fragment it has each use in the order of the text: fields with the arguments that they
//! are given, arguments, input fields, enum values, directives, and types, by what a field answers, by condition and by
//! variable. A use stands where it is written: those in a fragment stand with the fragment, and
//! [`operations_with`](Usage::operations_with) tells which operations they become part of.
//!
//! **Variables.** A document does not tell what is in the value of a variable. The generated code has a type for it and for
//! every input object and enum that can be inside, and the user's code may set any of it: so
//! [`through_variables`](Usage::through_variables) tells, for such a type, the variables whose values can hold it. A use
//! that is written out (`How::Object`, `How::Given`, `How::Written`) is certain, one through a variable is possible.
//!
//! A document that is not valid is read as far as the schema knows its names.

mod consumer;
mod coordinate;
mod walk;

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

pub use consumer::{Consumer, Definition, How, Use};
pub use coordinate::Coordinate;

use crate::document::{self, Document, Operation};
use crate::ir::closure;
use crate::schema::{Schema, TypeId};

/// A use, with the operation or fragment that it is in.
pub type Used<'u, 'a> = (&'u Consumer<'a>, &'u Use<'a>);

/// What a set of documents uses of a schema.
///
/// ```
/// use authgear_admin_codegen::usage::{Coordinate, Usage};
/// use authgear_admin_codegen::{document, schema::sdl, source::Sources};
///
/// let mut sources = Sources::new();
/// let sdl = sources.add("schema.graphql", "type Query { user(id: ID): User } type User { name: String }");
/// let query = sources.add("q.graphql", "query Q { user(id: 1) { ...Card } } fragment Card on User { name }");
/// let schema = sdl::parse(&sources, sdl).unwrap().schema;
/// let document = document::parse(&sources, &[query]).unwrap();
/// let usage = Usage::of(&schema, &document);
///
/// let (consumer, used) = usage.of_coordinate(Coordinate::Field("User", "name")).next().unwrap();
/// assert_eq!(consumer.definition.name().unwrap().as_str(), "Card");
/// assert_eq!(sources.line_column(used.span).column, 61);
/// let operation = usage.operations_with(consumer).next().unwrap();
/// assert_eq!(operation.name.as_ref().unwrap().as_str(), "Q");
/// ```
#[derive(Debug)]
pub struct Usage<'a> {
    consumers: Vec<Consumer<'a>>,
    /// For each consumer: those that spread it.
    spread_by: Vec<Vec<usize>>,
    /// Where each coordinate is used: the consumer and the place among its uses. Found when somebody asks: the lints
    /// only go through the uses.
    uses: OnceLock<HashMap<Coordinate<'a>, Vec<(usize, usize)>>>,
    schema: &'a Schema,
    /// For each enum and input object that values of variables can hold: the types of these variables. Found when somebody
    /// asks: that can take the square of the schema's size.
    held_by: OnceLock<HashMap<&'a str, Vec<&'a str>>>,
}

impl<'a> Usage<'a> {
    /// What the documents use.
    #[must_use]
    pub fn of(schema: &'a Schema, document: &'a Document) -> Self {
        let definitions: Vec<Definition<'a>> = document.definitions().iter().filter_map(executable).collect();
        let fragments: HashMap<&str, (usize, &'a str)> = definitions
            .iter()
            .enumerate()
            .filter_map(|(index, definition)| match definition {
                Definition::Fragment(fragment) => {
                    Some((fragment.name.as_str(), (index, fragment.on.as_str())))
                }
                Definition::Operation(_) => None,
            })
            .collect();
        let find = |name: &str| fragments.get(name).copied();
        let consumers: Vec<Consumer<'a>> = definitions
            .into_iter()
            .enumerate()
            .map(|(index, it)| walk::walk(schema, index, it, &find))
            .collect();
        let mut spread_by = vec![Vec::new(); consumers.len()];
        for (index, consumer) in consumers.iter().enumerate() {
            for spread in &consumer.spreads {
                if let Some(by) = spread_by.get_mut(*spread) {
                    by.push(index);
                }
            }
        }
        Self { consumers, spread_by, uses: OnceLock::new(), schema, held_by: OnceLock::new() }
    }

    fn uses(&self) -> &HashMap<Coordinate<'a>, Vec<(usize, usize)>> {
        self.uses.get_or_init(|| {
            let mut uses: HashMap<Coordinate<'a>, Vec<(usize, usize)>> = HashMap::new();
            for (index, consumer) in self.consumers.iter().enumerate() {
                for (place, used) in consumer.uses.iter().enumerate() {
                    uses.entry(used.coordinate).or_default().push((index, place));
                }
            }
            uses
        })
    }

    fn held_by(&self) -> &HashMap<&'a str, Vec<&'a str>> {
        self.held_by.get_or_init(|| {
            let mut held_by: HashMap<&'a str, Vec<&'a str>> = HashMap::new();
            let uses = self.consumers.iter().flat_map(|consumer| &consumer.uses);
            let variables = uses.filter_map(|used| match (used.how, used.coordinate) {
                (How::Variable(_), Coordinate::Type(ty)) => self.schema.id(ty),
                _ => None,
            });
            let variables: BTreeSet<TypeId> = variables.collect();
            for variable in variables {
                for held in closure(self.schema, [variable]) {
                    let held = self.schema.ty(held).name.as_str();
                    held_by.entry(held).or_default().push(self.schema.ty(variable).name.as_str());
                }
            }
            held_by
        })
    }

    /// The operations and fragments, in the order of the documents.
    #[must_use]
    pub fn consumers(&self) -> &[Consumer<'a>] {
        &self.consumers
    }

    /// All that is used, each once, in order.
    #[must_use]
    pub fn coordinates(&self) -> BTreeSet<Coordinate<'a>> {
        self.uses().keys().copied().collect()
    }

    /// Where this is used, in the order of the documents.
    pub fn of_coordinate<'u>(&'u self, coordinate: Coordinate<'u>) -> impl Iterator<Item = Used<'u, 'a>> {
        // A shorter life for the keys, so that names from elsewhere can be looked up.
        let uses: &'u HashMap<Coordinate<'u>, Vec<(usize, usize)>> = self.uses();
        let places = uses.get(&coordinate).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(consumer, place)| {
            let consumer = self.consumers.get(*consumer)?;
            Some((consumer, consumer.uses.get(*place)?))
        })
    }

    /// The variables whose values can hold this enum or input object, by themselves or inside; in the order of the
    /// documents.
    pub fn through_variables<'u>(&'u self, ty: &'u str) -> impl Iterator<Item = Used<'u, 'a>> {
        let held_by: &'u HashMap<&'u str, Vec<&'a str>> = self.held_by();
        let variables = held_by.get(ty).map_or(&[][..], Vec::as_slice);
        let uses = variables.iter().flat_map(|variable| self.of_coordinate(Coordinate::Type(variable)));
        let mut uses: Vec<_> = uses.filter(|(_, used)| matches!(used.how, How::Variable(_))).collect();
        uses.sort_by_key(|(consumer, used)| (consumer.index, used.span));
        uses.into_iter()
    }

    /// The operations that a consumer is part of: itself, or those that spread it, by way of other fragments too. In the
    /// order of the documents.
    pub fn operations_with<'u>(
        &'u self,
        consumer: &Consumer<'_>,
    ) -> impl Iterator<Item = &'a Operation> + 'u {
        let mut reached = BTreeSet::from([consumer.index]);
        let mut queue = vec![consumer.index];
        while let Some(index) = queue.pop() {
            let spread_by = self.spread_by.get(index).into_iter().flatten();
            queue.extend(spread_by.copied().filter(|by| reached.insert(*by)));
        }
        reached.into_iter().filter_map(|index| match self.consumers.get(index)?.definition {
            Definition::Operation(operation) => Some(operation),
            Definition::Fragment(_) => None,
        })
    }

    /// An operation or fragment and all fragments that it reaches, each once, in the order of the documents.
    pub fn reached_from<'u>(
        &'u self,
        consumer: &Consumer<'_>,
    ) -> impl Iterator<Item = &'u Consumer<'a>> + 'u {
        let mut reached = BTreeSet::from([consumer.index]);
        let mut queue = vec![consumer.index];
        while let Some(index) = queue.pop() {
            let spreads = self.consumers.get(index).into_iter().flat_map(|consumer| &consumer.spreads);
            queue.extend(spreads.copied().filter(|spread| reached.insert(*spread)));
        }
        reached.into_iter().filter_map(|index| self.consumers.get(index))
    }
}

fn executable(definition: &document::Definition) -> Option<Definition<'_>> {
    match definition {
        document::Definition::Operation(operation) => Some(Definition::Operation(operation)),
        document::Definition::Fragment(fragment) => Some(Definition::Fragment(fragment)),
        document::Definition::NotExecutable { .. } => None,
    }
}
