//! Collecting what a selection asks for of one type: GraphQL's CollectFields (§6.3.2), done ahead of time.
//!
//! Fields with one response key are merged, inline fragments are dissolved, fragment spreads stay what they are: a
//! fragment is a type of its own. Which of them apply depends on the type that is looked at.

use std::collections::{BTreeSet, HashMap};

use crate::document::{self, Directive, Document, Fragment, Selection, SelectionSet};
use crate::schema::{Schema, TypeId};
use crate::source::Span;
use crate::value::ValueKind;

/// The `@include` and `@skip` that something stands under; none means it is always there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Conditions(Vec<(bool, String)>);

impl Conditions {
    fn always(&self) -> bool {
        self.0.is_empty()
    }

    /// These and those of the directives; constants that change nothing are left out.
    fn and(&self, directives: &[Directive]) -> Self {
        let mut all = self.clone();
        for directive in directives {
            let include = match directive.name.as_str() {
                "include" => true,
                "skip" => false,
                _ => continue,
            };
            let Some(argument) = directive.arguments.iter().find(|argument| argument.name.as_str() == "if")
            else {
                continue;
            };
            let condition = match &argument.value.kind {
                ValueKind::Boolean(value) if *value == include => continue,
                ValueKind::Variable(name) => (include, name.text.to_string()),
                _ => (include, String::new()),
            };
            if !all.0.contains(&condition) {
                all.0.push(condition);
            }
        }
        all.0.sort();
        all
    }
}

/// A selection set with the conditions it stands under.
#[derive(Debug, Clone)]
pub(super) struct Occurrence<'a> {
    pub(super) set: &'a SelectionSet,
    pub(super) conditions: Conditions,
}

impl<'a> Occurrence<'a> {
    /// A selection that is always there.
    pub(super) fn always(set: &'a SelectionSet) -> Self {
        Self { set, conditions: Conditions::default() }
    }
}

/// A field, merged from all places that select it.
#[derive(Debug)]
pub(super) struct CollectedField<'a> {
    /// The first place.
    pub(super) field: &'a document::Field,
    places: Vec<(Conditions, Option<&'a SelectionSet>)>,
}

impl<'a> CollectedField<'a> {
    /// Whether there are values of its variables for which it is not asked for.
    pub(super) fn is_conditional(&self) -> bool {
        conditional(self.places.iter().map(|(conditions, _)| conditions))
    }

    /// What is selected of it. Conditions that all places share are the field's own and say nothing of its inside.
    pub(super) fn occurrences(&self) -> Vec<Occurrence<'a>> {
        let shared = self.places.windows(2).all(|pair| pair[0].0 == pair[1].0);
        self.places
            .iter()
            .filter_map(|(conditions, set)| {
                let conditions = if shared { Conditions::default() } else { conditions.clone() };
                set.map(|set| Occurrence { set, conditions })
            })
            .collect()
    }
}

/// A fragment, from all places that spread it.
#[derive(Debug)]
pub(super) struct CollectedSpread<'a> {
    pub(super) fragment: &'a Fragment,
    pub(super) span: Span,
    places: Vec<Conditions>,
}

impl CollectedSpread<'_> {
    /// Whether there are values of its variables for which it is not asked for.
    pub(super) fn is_conditional(&self) -> bool {
        conditional(self.places.iter())
    }
}

fn conditional<'c>(mut places: impl Iterator<Item = &'c Conditions>) -> bool {
    !places.any(Conditions::always)
}

/// What is asked for of one type.
#[derive(Debug, Default)]
pub(super) struct Collected<'a> {
    pub(super) fields: Vec<CollectedField<'a>>,
    by_key: HashMap<&'a str, usize>,
    pub(super) spreads: Vec<CollectedSpread<'a>>,
    by_fragment: HashMap<&'a str, usize>,
    /// The type conditions that the viewed type does not meet, of those that stand in no other such. For the parent, the
    /// object types that meet one of them are those that are singled out.
    pub(super) unmet: BTreeSet<TypeId>,
}

/// Collects what `occurrences` ask for of `view`, where `parent` is the type that the selections are on. With an
/// abstract `view` (the parent itself), only what holds for every type is collected.
pub(super) fn collect<'a>(
    schema: &Schema,
    document: &'a Document,
    parent: TypeId,
    view: TypeId,
    occurrences: &[Occurrence<'a>],
) -> Collected<'a> {
    let mut collector = Collector { schema, document, parent, view, collected: Collected::default() };
    for occurrence in occurrences {
        collector.set(occurrence.set, &occurrence.conditions);
    }
    collector.collected
}

struct Collector<'s, 'a> {
    schema: &'s Schema,
    document: &'a Document,
    parent: TypeId,
    view: TypeId,
    collected: Collected<'a>,
}

impl<'a> Collector<'_, 'a> {
    fn set(&mut self, set: &'a SelectionSet, conditions: &Conditions) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => self.field(field, conditions.and(&field.directives)),
                Selection::Inline(inline) => {
                    if inline.on.as_ref().is_none_or(|on| self.applies(on.as_str())) {
                        self.set(&inline.selection, &conditions.and(&inline.directives));
                    }
                }
                Selection::Spread(spread) => {
                    let Some(fragment) = self.document.fragment(spread.name.as_str()) else {
                        continue;
                    };
                    if self.applies(fragment.on.as_str()) {
                        self.spread(fragment, spread.name.span, conditions.and(&spread.directives));
                    }
                }
            }
        }
    }

    /// Whether every value of the viewed type meets the type condition.
    fn applies(&mut self, on: &str) -> bool {
        let Some(on) = self.schema.id(on) else {
            return false;
        };
        let applies = self.schema.is_subtype(self.parent, on) || self.schema.is_subtype(self.view, on);
        if !applies {
            self.collected.unmet.insert(on);
        }
        applies
    }

    fn field(&mut self, field: &'a document::Field, conditions: Conditions) {
        let key = field.response_key().as_str();
        let fields = &mut self.collected.fields;
        let index = *self.collected.by_key.entry(key).or_insert_with(|| {
            fields.push(CollectedField { field, places: Vec::new() });
            fields.len() - 1
        });
        if let Some(merged) = self.collected.fields.get_mut(index) {
            merged.places.push((conditions, field.selection.as_ref()));
        }
    }

    fn spread(&mut self, fragment: &'a Fragment, span: Span, conditions: Conditions) {
        let spreads = &mut self.collected.spreads;
        let index = *self.collected.by_fragment.entry(fragment.name.as_str()).or_insert_with(|| {
            spreads.push(CollectedSpread { fragment, span, places: Vec::new() });
            spreads.len() - 1
        });
        if let Some(merged) = self.collected.spreads.get_mut(index) {
            merged.places.push(conditions);
        }
    }
}
