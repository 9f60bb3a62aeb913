//! Which types of answers borrow, where the settings ask for that: those that hold text, an id or JSON, at any depth.
//!
//! They are found from the leaves upwards, each type looked at once: documents may hold very many, and fragments that
//! spread fragments in a long chain.

use std::collections::{HashMap, HashSet};

use super::{Module, OutputType, Scalar, Shape, TypeItem, TypeItemKind};

/// A type of an answer: the module that it is in, which is empty at the top, and its name.
type Place<'m> = (&'m str, &'m str);

/// The types that borrow.
#[derive(Debug, Default)]
pub(crate) struct Borrowing<'m> {
    borrowing: HashSet<Place<'m>>,
}

impl<'m> Borrowing<'m> {
    /// Of all types in a module.
    pub(crate) fn of(module: &'m Module<'_>) -> Self {
        let mut search = Search::default();
        for fragment in &module.fragments {
            search.add(("", &fragment.item.name), &fragment.module, &fragment.item);
            search.add_all(&fragment.module, &fragment.types);
        }
        for operation in &module.operations {
            search.add_all(&operation.module, &operation.types);
        }
        search.spread()
    }

    /// Whether a type borrows; at the top, the module is empty.
    pub(crate) fn has(&self, module: &str, name: &str) -> bool {
        self.borrowing.contains(&(module, name))
    }
}

/// Whether a scalar of an answer is a part of its text.
pub(crate) fn is_text(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::String
        | Scalar::Sensitive
        | Scalar::Id
        | Scalar::NodeId(_)
        | Scalar::StandardAttributes
        | Scalar::Json => true,
        Scalar::Int | Scalar::Float | Scalar::Boolean | Scalar::DateTime | Scalar::Custom(_) => false,
    }
}

/// What is known so far.
#[derive(Default)]
struct Search<'m> {
    /// The types that hold a type.
    holders: HashMap<Place<'m>, Vec<Place<'m>>>,
    /// Those that borrow and whose holders were not told yet.
    waiting: Vec<Place<'m>>,
}

impl<'m> Search<'m> {
    fn add_all(&mut self, module: &'m str, items: &'m [TypeItem<'_>]) {
        items.iter().for_each(|item| self.add((module, &item.name), module, item));
    }

    /// Adds a type whose selections' types are in this module.
    fn add(&mut self, place: Place<'m>, module: &'m str, item: &'m TypeItem<'_>) {
        match &item.kind {
            TypeItemKind::Struct(shape) => self.add_shape(place, module, shape),
            TypeItemKind::Tagged { variants, unknown_type, .. } => {
                let held = variants.iter().map(|variant| &variant.type_name).chain(unknown_type);
                held.for_each(|name| self.holds(place, (module, name)));
            }
        }
    }

    fn add_shape(&mut self, place: Place<'m>, module: &'m str, shape: &'m Shape<'_>) {
        for field in &shape.fields {
            match field.ty.leaf() {
                OutputType::Scalar(scalar) if is_text(scalar) => self.waiting.push(place),
                OutputType::Selection(name) => self.holds(place, (module, name)),
                _ => {}
            }
        }
        shape.spreads.iter().for_each(|spread| self.holds(place, ("", &spread.type_name)));
    }

    fn holds(&mut self, holder: Place<'m>, held: Place<'m>) {
        self.holders.entry(held).or_default().push(holder);
    }

    fn spread(mut self) -> Borrowing<'m> {
        let mut borrowing = HashSet::new();
        while let Some(place) = self.waiting.pop() {
            if borrowing.insert(place) {
                self.waiting.extend(self.holders.remove(&place).unwrap_or_default());
            }
        }
        Borrowing { borrowing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::ir::lower;
    use crate::schema::sdl;
    use crate::settings::Settings;
    use crate::source::Sources;

    /// The types that borrow, as `module::Name`, sorted.
    fn borrowing(text: &str) -> Vec<String> {
        const SCHEMA: &str = "type Query { user: User any: Any count: Int } union Any = User | Tag \
                              type User { name: String age: Int tag: Tag! friends: [User!] kind: Kind born: DateTime } \
                              type Tag { number: Int extra: JSON } enum Kind { A B } scalar JSON scalar DateTime";
        let mut sources = Sources::new();
        let (schema, document) = (sources.add("schema.graphql", SCHEMA), sources.add("q.graphql", text));
        let schema = sdl::parse(&sources, schema).unwrap().schema;
        let document = document::parse(&sources, &[document]).unwrap();
        let settings = Settings::default();
        let module = lower(&sources, &schema, &document, &settings).unwrap();
        let borrowing = Borrowing::of(&module);
        let mut names: Vec<_> =
            borrowing.borrowing.iter().map(|(module, name)| format!("{module}::{name}")).collect();
        names.sort();
        names
    }

    #[test]
    fn what_holds_text_at_any_depth_borrows_and_nothing_else() {
        assert_eq!(borrowing("query A { count user { age kind born tag { number } } }"), [""; 0]);
        assert_eq!(
            borrowing("query A { user { age tag { number } friends { tag { extra } friends { age } } } }"),
            ["a::Data", "a::User", "a::UserFriends", "a::UserFriendsTag"]
        );
    }

    #[test]
    fn fragments_and_variants_borrow_for_those_that_hold_them() {
        assert_eq!(
            borrowing(
                "query A { user { ...B } any { ... on Tag { number } ... on User { ...D } } } \
                 fragment B on User { ...C tag { number } } fragment C on User { tag { extra } } \
                 fragment D on User { age }"
            ),
            ["::B", "::C", "a::Data", "a::User", "c::Tag"]
        );
        assert_eq!(
            borrowing("query A { any { ... on Tag { number } ... on User { name } } }"),
            ["a::Any", "a::AnyUser", "a::Data"]
        );
    }
}
