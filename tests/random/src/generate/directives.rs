//! Directives: `@include` and `@skip`, and whatever the schema declares for a place.

use authgear_admin_codegen::schema::DirectiveDef;

use super::Generator;
use super::value::literal;
use crate::document::{Argument, Directive, Value};

impl Generator<'_> {
    /// The directives of a selection.
    pub(super) fn directives_of_selection(&mut self, location: &str) -> Vec<Directive> {
        let mut directives = self.directives(location);
        for name in ["include", "skip"] {
            if self.rng.chance(9) {
                let value = self.condition();
                let at = self.rng.below(directives.len() + 1);
                let condition = Argument { name: "if".to_owned(), value };
                directives.insert(at, Directive { name: name.to_owned(), arguments: vec![condition] });
            }
        }
        directives
    }

    fn condition(&mut self) -> Value {
        if self.rng.chance(25) {
            return literal(self.rng.word(["true", "false"]));
        }
        let condition = self.schema.directive("include").and_then(|include| include.arguments.first());
        condition.map_or(literal("true"), |argument| {
            let expected = super::value::Expected { ty: &argument.ty, has_default: false, one_of: false };
            self.variable(&expected)
        })
    }

    /// The directives of another place.
    pub(super) fn directives(&mut self, location: &str) -> Vec<Directive> {
        self.of_schema(location, true)
    }

    /// The directives of a place that no variable reaches.
    pub(super) fn directives_of_constants(&mut self, location: &str) -> Vec<Directive> {
        self.of_schema(location, false)
    }

    fn of_schema(&mut self, location: &str, variables: bool) -> Vec<Directive> {
        let fits = |directive: &&DirectiveDef| {
            !matches!(directive.name.as_str(), "include" | "skip")
                && directive.locations.iter().any(|known| &*known.0 == location)
        };
        let mut directives = Vec::new();
        for definition in self.schema.directives().iter().filter(fits) {
            let times = match self.rng.below(30) {
                0 | 1 => 1,
                2 if definition.repeatable => 2 + self.rng.below(2),
                _ => 0,
            };
            for _ in 0..times {
                let arguments = self.arguments(&definition.arguments, variables);
                directives.push(Directive { name: definition.name.text.to_string(), arguments });
            }
        }
        directives
    }
}
