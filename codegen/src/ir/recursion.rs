//! Which input objects contain themselves: Rust needs a box there.
//!
//! The value of a field contains a value of the input object that the field is in if both are in one knot of the graph
//! (a strongly connected component, found by Tarjan's algorithm). A list is a box already, and makes no edge. Without
//! recursion: a chain of input objects may be longer than the stack.

use std::collections::HashMap;

use crate::schema::{Schema, TypeId, TypeRef};

/// The input objects by their knots.
#[derive(Debug, Default)]
pub(super) struct Recursion {
    knots: HashMap<TypeId, usize>,
}

impl Recursion {
    /// Of these input objects, and all that they contain.
    pub(super) fn new(schema: &Schema, inputs: &[TypeId]) -> Self {
        let mut search = Search { schema, found: HashMap::new(), waiting: Vec::new(), knots: HashMap::new() };
        for id in inputs {
            if !search.found.contains_key(id) {
                search.visit(*id);
            }
        }
        Self { knots: search.knots }
    }

    /// Whether a field of `ty` in the input object `id` can contain, without a list in between, a value of `id`.
    pub(super) fn contains(&self, ty: &TypeRef, id: TypeId) -> bool {
        direct(ty)
            .is_some_and(|base| self.knots.get(&base).is_some_and(|knot| self.knots.get(&id) == Some(knot)))
    }
}

/// The type that a field holds without a list in between.
fn direct(ty: &TypeRef) -> Option<TypeId> {
    match ty.nullable() {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}

/// An input object that is being visited, and those that it contains and that are still to be looked at.
struct Visit {
    id: TypeId,
    inside: std::vec::IntoIter<TypeId>,
}

struct Search<'s> {
    schema: &'s Schema,
    /// The lowest number of an input object that is waiting and can be reached, by input object; they are numbered in the
    /// order in which they are found.
    found: HashMap<TypeId, usize>,
    /// Those whose knot is not known yet.
    waiting: Vec<TypeId>,
    knots: HashMap<TypeId, usize>,
}

impl Search<'_> {
    fn begin(&mut self, id: TypeId) -> (usize, Visit) {
        let number = self.found.len();
        self.found.insert(id, number);
        self.waiting.push(id);
        let inside: Vec<TypeId> =
            self.schema.ty(id).input_fields().iter().filter_map(|field| direct(&field.ty)).collect();
        (number, Visit { id, inside: inside.into_iter() })
    }

    fn visit(&mut self, start: TypeId) {
        let mut path = vec![self.begin(start)];
        while let Some((number, visit)) = path.last_mut() {
            let (number, id) = (*number, visit.id);
            let Some(inside) = visit.inside.next() else {
                path.pop();
                let lowest = self.found.get(&id).copied().unwrap_or(number);
                if lowest == number {
                    self.tie(id, number);
                }
                if let Some((_, above)) = path.last() {
                    self.lower(above.id, lowest);
                }
                continue;
            };
            match self.found.get(&inside).copied() {
                None => path.push(self.begin(inside)),
                Some(lowest) if !self.knots.contains_key(&inside) => self.lower(id, lowest),
                Some(_) => {}
            }
        }
    }

    fn lower(&mut self, id: TypeId, lowest: usize) {
        if let Some(known) = self.found.get_mut(&id) {
            *known = lowest.min(*known);
        }
    }

    /// All that wait since `id` are in one knot with it.
    fn tie(&mut self, id: TypeId, knot: usize) {
        while let Some(waiting) = self.waiting.pop() {
            self.knots.insert(waiting, knot);
            if waiting == id {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::sdl;
    use crate::source::Sources;

    /// The fields that contain the input object that they are in, as `A.b`.
    fn boxed(inputs: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add("schema.graphql", format!("type Query {{ a: Int }} {inputs}"));
        let schema = sdl::parse(&sources, id).unwrap().schema;
        let ids: Vec<TypeId> =
            schema.types().filter(|(_, ty)| !ty.input_fields().is_empty()).map(|(id, _)| id).collect();
        let recursion = Recursion::new(&schema, &ids);
        let fields =
            ids.iter().flat_map(|id| schema.ty(*id).input_fields().iter().map(move |field| (*id, field)));
        fields
            .filter(|(id, field)| recursion.contains(&field.ty, *id))
            .map(|(id, field)| format!("{}.{}", schema.ty(id).name.text, field.name.text))
            .collect()
    }

    #[test]
    fn what_contains_itself_is_boxed_and_nothing_else() {
        assert_eq!(boxed("input A { a: A b: Int }"), ["A.a"]);
        assert_eq!(boxed("input A { a: [A!]! b: B } input B { c: Int }"), [""; 0]);
        assert_eq!(
            boxed(
                "input A { b: B d: D } input B { c: C } input C { a: A! e: E } input D { x: Int } input E { d: D e: E }"
            ),
            ["A.b", "B.c", "C.a", "E.e"]
        );
        // Two ways back, one of them within the other.
        assert_eq!(
            boxed("input A { b: B } input B { c: C a: A } input C { b: B d: D } input D { c: [C] b: B }"),
            ["A.b", "B.c", "B.a", "C.b", "C.d", "D.b"]
        );
        assert_eq!(
            boxed("input A { b: B c: C } input B { c: C } input C { d: D } input D { x: Int }"),
            [""; 0]
        );
    }

    #[test]
    fn long_chains_take_neither_the_stack_nor_the_square_of_the_time() {
        let chain = |last: &str| {
            let one = |n: usize| format!("input I{n} {{ a: I{} b: I{} }} ", n + 1, n + 1);
            (0..30_000).map(one).collect::<String>() + last
        };
        assert_eq!(boxed(&chain("input I30000 { a: Int }")).len(), 0);
        assert_eq!(boxed(&chain("input I30000 { a: I0 }")).len(), 60_001);
    }
}
