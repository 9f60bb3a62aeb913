//! Changes of directives.

use super::{Edit, Editor};
use crate::document::{Argument, Directive, Node, Value};

impl Editor<'_> {
    fn some_directive(&mut self) -> Directive {
        let name = self.word(|words| &words.directives);
        let mut arguments = Vec::new();
        if matches!(&*name, "include" | "skip") && self.rng.chance(80) {
            let value = Value::Literal(self.rng.word(["true", "false", "1", "null"]).to_owned());
            arguments.push(Argument { name: "if".to_owned(), value });
        }
        Directive { name, arguments }
    }
}

fn with_directives(node: &Node<'_>) -> bool {
    matches!(node, Node::Directives(directives) if !directives.is_empty())
}

pub(super) const EDITS: &[Edit] = &[
    Edit {
        name: "add a directive",
        fits: |node| matches!(node, Node::Directives(_)),
        apply: |node, editor| {
            if let Node::Directives(directives) = node {
                let directive = editor.some_directive();
                directives.push(directive);
            }
        },
    },
    Edit {
        name: "put a directive twice",
        fits: with_directives,
        apply: |node, editor| {
            if let Node::Directives(directives) = node {
                editor.duplicate_one(directives);
            }
        },
    },
    Edit {
        name: "rename a directive",
        fits: with_directives,
        apply: |node, editor| {
            if let Node::Directives(directives) = node
                && let Some(directive) = directives.first_mut()
            {
                directive.name = editor.word(|words| &words.directives);
            }
        },
    },
];
