//! Which uses of the schema a change meets, in which way, and what becomes of the Rust there.

use super::change::{Change, Rust};
use super::touch::{Touch, Uses};
use crate::source::Span;
use crate::usage::{Consumer, Coordinate, How, Usage, Used};

/// A use that a change meets.
#[derive(Debug)]
pub struct UsedBy<'u, 'd> {
    /// The operation or fragment that it is in.
    pub consumer: &'u Consumer<'d>,
    /// The word that uses it.
    pub span: Span,
    /// In which way, e.g. "selects the field without `first`".
    pub how: String,
    /// Whether the Rust that is generated for it breaks.
    pub breaks: bool,
}

/// What a change means for a set of documents.
#[derive(Debug)]
pub struct Impact<'u, 'd> {
    /// What it does to their Rust.
    pub rust: Rust,
    /// The uses that it meets, in the order of the documents.
    pub used_by: Vec<UsedBy<'u, 'd>>,
}

impl Change<'_> {
    /// What the change means for these documents.
    #[must_use]
    pub fn impact<'u, 'd>(&'u self, usage: &'u Usage<'d>) -> Impact<'u, 'd> {
        let mut used_by: Vec<UsedBy<'u, 'd>> = Vec::new();
        for touch in &self.touches {
            used_by.extend(touch.find(usage));
        }
        used_by.sort_by_key(|used| (used.span, !used.breaks));
        used_by.dedup_by_key(|used| used.span);
        let breaks = used_by.iter().any(|used| used.breaks);
        Impact { rust: if breaks { Rust::Breaks } else { Rust::Compatible }, used_by }
    }
}

impl Touch<'_> {
    fn find<'u, 'd>(&'u self, usage: &'u Usage<'d>) -> Vec<UsedBy<'u, 'd>> {
        let as_they_are = |(consumer, used): Used<'u, 'd>| self.used(consumer, used.span, way(used.how));
        let direct = |coordinate: Coordinate<'u>| usage.of_coordinate(coordinate);
        match &self.uses {
            Uses::Of(coordinate) => direct(*coordinate).map(as_they_are).collect(),
            Uses::Nullable(coordinate) => {
                let uses = direct(*coordinate);
                uses.filter(|(_, used)| matches!(used.how, How::Given { may_be_null: true }))
                    .map(as_they_are)
                    .collect()
            }
            Uses::Without(owner, name) => {
                let uses = direct(*owner).filter(|(_, used)| takes_inputs(used.how) && !used.how.gives(name));
                uses.map(|(consumer, used)| {
                    self.used(consumer, used.span, format!("{} without `{name}`", way(used.how)))
                })
                .collect()
            }
            Uses::Variables(ty) => usage.through_variables(ty).map(as_they_are).collect(),
            Uses::Objects(ty) => {
                let uses = direct(Coordinate::Type(ty));
                uses.filter(|(_, used)| matches!(used.how, How::Object(_))).map(as_they_are).collect()
            }
            Uses::Answers(ty) => {
                let uses = direct(Coordinate::Type(ty));
                uses.filter(|(_, used)| matches!(used.how, How::Answered | How::Condition(_)))
                    .map(as_they_are)
                    .collect()
            }
            Uses::Type(ty) => {
                let uses = direct(Coordinate::Type(ty)).chain(usage.through_variables(ty));
                uses.filter(|(_, used)| !matches!(used.how, How::Root)).map(as_they_are).collect()
            }
            Uses::Conditions(ty, others) => {
                let on = |condition: &'u str, parents: &'u [&'u str]| {
                    let uses = direct(Coordinate::Type(condition));
                    uses.filter(move |(_, used)| {
                        matches!(used.how, How::Condition(Some(parent)) if parents.contains(&parent))
                    })
                };
                let outside = others.iter().flat_map(|other| on(other, std::slice::from_ref(ty)));
                on(ty, others).chain(outside).map(as_they_are).collect()
            }
            Uses::Location(name, location) => {
                let uses = direct(Coordinate::Directive(name));
                uses.filter(|(_, used)| {
                    matches!(used.how, How::Applied { location: written, .. } if written == *location)
                })
                .map(as_they_are)
                .collect()
            }
            Uses::Repeated(name) => {
                let uses = direct(Coordinate::Directive(name));
                uses.filter(|(_, used)| matches!(used.how, How::Applied { times, .. } if times > 1))
                    .map(as_they_are)
                    .collect()
            }
            Uses::Root(ty) => {
                let uses = direct(Coordinate::Type(ty));
                uses.filter(|(_, used)| matches!(used.how, How::Root)).map(as_they_are).collect()
            }
        }
    }

    fn used<'u, 'd>(&self, consumer: &'u Consumer<'d>, span: Span, how: String) -> UsedBy<'u, 'd> {
        UsedBy { consumer, span, how, breaks: self.breaks }
    }
}

/// Whether something can be given in this way of use.
fn takes_inputs(how: How<'_>) -> bool {
    matches!(how, How::Selected(_) | How::Applied { .. } | How::Object(_))
}

/// A way of use as a verb.
fn way(how: How<'_>) -> String {
    match how {
        How::Root => "is an operation on it".to_owned(),
        How::Selected(_) => "selects the field".to_owned(),
        How::Answered => "selects a field of this type".to_owned(),
        How::Condition(_) => "has a fragment on the type".to_owned(),
        How::Variable(variable) => format!("may pass it in `${}`", variable.name.text),
        How::Object(_) => "writes the object".to_owned(),
        How::Given { .. } => "gives it".to_owned(),
        How::Written => "writes the value".to_owned(),
        How::Applied { .. } => "applies the directive".to_owned(),
    }
}
