//! Operations: what they select, and then the variables that this takes.

use std::collections::BTreeSet;

use super::merge::Merged;
use super::names::OPERATIONS;
use super::{Generator, Place, Scope};
use crate::document::{Definition, Document, Node, Operation, OperationKind, Selection};

impl Generator<'_> {
    /// All operations of the document, and the fragments that they spread.
    pub(super) fn operations(&mut self) {
        let several = if self.rng.chance(70) { 1 } else { 2 + self.rng.below(2) };
        let mut names = OPERATIONS.to_vec();
        self.rng.shuffle(&mut names);
        let anonymous = self.scope == Scope::GraphQl && several == 1 && self.rng.chance(25);
        for name in names.into_iter().take(several) {
            let mut operation = self.operation();
            operation.name = (!anonymous).then(|| name.to_owned());
            self.document.definitions.push(Definition::Operation(operation));
            // The next one gets something too.
            self.budget += 4;
        }
        self.declare_variables();
        if self.rng.chance(70) {
            // People write the operation first; whatever the order, it means the same.
            self.document.definitions.reverse();
        } else {
            self.rng.shuffle(&mut self.document.definitions);
        }
    }

    fn operation(&mut self) -> Operation {
        let kind = match self.rng.below(10) {
            0 if self.scope == Scope::GraphQl => OperationKind::Subscription,
            1..=3 => OperationKind::Mutation,
            _ => OperationKind::Query,
        };
        let kind = if self.schema.root(kind).is_some() { kind } else { OperationKind::Query };
        let root = self.schema.root(kind).expect("a schema has a query root");
        self.fields = Merged::default();
        self.mutations = 0;
        let location = match kind {
            OperationKind::Query => "QUERY",
            OperationKind::Mutation => "MUTATION",
            OperationKind::Subscription => "SUBSCRIPTION",
        };
        let directives = self.directives(location);
        let place = Place::root(kind, root);
        let selections = match kind {
            OperationKind::Subscription => vec![Selection::Field(self.only_field(&place))],
            _ => self.selections(&place),
        };
        Operation { kind, name: None, variables: Vec::new(), directives, selections }
    }

    fn declare_variables(&mut self) {
        let document = self.document.clone();
        let mut definitions = std::mem::take(&mut self.document.definitions);
        for definition in &mut definitions {
            if let Definition::Operation(operation) = definition {
                operation.variables = self.definitions(&used_variables(&document, operation));
            }
        }
        self.document.definitions = definitions;
    }
}

/// The variables that an operation uses, by itself or by its fragments.
fn used_variables(document: &Document, operation: &Operation) -> Vec<String> {
    let mut used = BTreeSet::new();
    let mut reached = BTreeSet::new();
    let mut queue = vec![Definition::Operation(operation.clone())];
    while let Some(definition) = queue.pop() {
        let mut part = Document { definitions: vec![definition] };
        part.visit(&mut |node| match node {
            Node::Value(crate::document::Value::Variable(name)) => {
                used.insert(name.clone());
            }
            Node::Spread(spread) if reached.insert(spread.name.clone()) => {
                let fragment = document.fragment(&spread.name).cloned();
                queue.extend(fragment.map(Definition::Fragment));
            }
            _ => {}
        });
    }
    used.into_iter().collect()
}
