//! Changes of a document that may make it invalid: one to three small ones, as people make them when they write.

mod definitions;
mod directives;
mod fields;
mod tokens;
mod values;
mod words;

use authgear_admin_codegen::schema::Schema;

use crate::Rng;
use crate::document::{Document, Node};
use words::Words;

/// What was a valid document, and what was done to it.
#[derive(Debug, Clone)]
pub struct Mutated {
    /// The tokens of its text.
    pub tokens: Vec<String>,
    /// The names of the changes, in order.
    pub edits: Vec<&'static str>,
}

/// Changes a document.
#[must_use]
pub fn mutate(rng: &mut Rng, schema: &Schema, mut document: Document) -> Mutated {
    let words = Words::new(schema, &mut document);
    let mut edits = Vec::new();
    let mut times = 1 + rng.below(3);
    // Few changes of tokens leave something that parses: they are for the parser.
    let tokens_too = rng.chance(12);
    if tokens_too {
        times = 1;
    }
    for _ in 0..times {
        edits.extend(edit(rng, &words, &mut document));
    }
    let mut tokens = document.tokens();
    if tokens_too {
        edits.push(tokens::edit(rng, &words, &mut tokens));
    }
    Mutated { tokens, edits }
}

/// One kind of change.
struct Edit {
    name: &'static str,
    /// Whether it can be made of this part.
    fits: fn(&Node<'_>) -> bool,
    apply: fn(Node<'_>, &mut Editor<'_>),
}

/// What a change chooses from.
struct Editor<'e> {
    rng: &'e mut Rng,
    words: &'e Words,
}

/// Makes one change in one place; nothing where no place fits the kinds that were tried.
fn edit(rng: &mut Rng, words: &Words, document: &mut Document) -> Option<&'static str> {
    let all: Vec<&Edit> =
        [fields::EDITS, values::EDITS, definitions::EDITS, directives::EDITS].into_iter().flatten().collect();
    for _ in 0..4 {
        let edit = rng.pick(&all)?;
        let mut places = 0;
        document.visit(&mut |node| places += usize::from((edit.fits)(&node)));
        if places == 0 {
            continue;
        }
        let mut before = rng.below(places);
        let mut editor = Editor { rng, words };
        let mut done = false;
        document.visit(&mut |node| {
            if !done && (edit.fits)(&node) {
                if before == 0 {
                    (edit.apply)(node, &mut editor);
                    done = true;
                } else {
                    before -= 1;
                }
            }
        });
        return Some(edit.name);
    }
    None
}

impl Editor<'_> {
    /// One of these words, or now and then one that nothing is called.
    fn word(&mut self, of: fn(&Words) -> &[String]) -> String {
        if self.rng.chance(12) {
            return "nothing".to_owned();
        }
        self.rng.pick(of(self.words)).map_or_else(|| "nothing".to_owned(), Clone::clone)
    }

    /// Takes one of the items away; nothing of none.
    fn drop_one<T>(&mut self, items: &mut Vec<T>) {
        if !items.is_empty() {
            items.remove(self.rng.below(items.len()));
        }
    }

    /// Puts one of the items a second time.
    fn duplicate_one<T: Clone>(&mut self, items: &mut Vec<T>) {
        if let Some(item) = self.rng.pick(items).cloned() {
            items.insert(self.rng.below(items.len() + 1), item);
        }
    }
}
