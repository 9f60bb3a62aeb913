//! Changes of arguments and values.

use super::{Edit, Editor};
use crate::document::{Argument, Node, Value};

fn literal(text: &str) -> Value {
    Value::Literal(text.to_owned())
}

impl Editor<'_> {
    /// Some value, for whatever place.
    pub(super) fn some_value(&mut self) -> Value {
        let object = |fields: &[(&str, &str)]| {
            let fields = fields.iter();
            Value::Object(
                fields
                    .map(|(name, value)| Argument { name: (*name).to_owned(), value: literal(value) })
                    .collect(),
            )
        };
        match self.rng.below(8) {
            0 => Value::Variable(self.word(|words| &words.variables)),
            1 => Value::List(vec![literal("1"), literal("null")]),
            2 => Value::List(vec![Value::List(Vec::new())]),
            3 => object(&[]),
            4 => {
                let name = self.word(|words| &words.arguments);
                object(&[(&name, "1")])
            }
            5 => object(&[("byName", "\"x\""), ("byID", "null")]),
            _ => literal(self.rng.word([
                "1",
                "-5",
                "3000000000",
                "1.5",
                "1e400",
                "\"text\"",
                "\"\"\"block\"\"\"",
                "true",
                "null",
                "Self",
                "ASC",
                "NOTHING",
            ])),
        }
    }
}

pub(super) const EDITS: &[Edit] = &[
    Edit {
        name: "change a value",
        fits: |node| matches!(node, Node::Value(_)),
        apply: |node, editor| {
            if let Node::Value(value) = node {
                *value = editor.some_value();
            }
        },
    },
    Edit {
        name: "put a value into a list",
        fits: |node| matches!(node, Node::Value(_)),
        apply: |node, _| {
            if let Node::Value(value) = node {
                *value = Value::List(vec![value.clone()]);
            }
        },
    },
    Edit {
        name: "take a value out of its list",
        fits: |node| matches!(node, Node::Value(Value::List(items)) if !items.is_empty()),
        apply: |node, _| {
            if let Node::Value(value) = node
                && let Value::List(items) = value
                && let Some(item) = items.pop()
            {
                *value = item;
            }
        },
    },
    Edit {
        name: "use another variable",
        fits: |node| matches!(node, Node::Value(Value::Variable(_))),
        apply: |node, editor| {
            if let Node::Value(value) = node {
                *value = Value::Variable(editor.word(|words| &words.variables));
            }
        },
    },
    Edit {
        name: "use a variable for a value",
        fits: |node| matches!(node, Node::Value(_)),
        apply: |node, editor| {
            if let Node::Value(value) = node {
                *value = Value::Variable(editor.word(|words| &words.variables));
            }
        },
    },
    Edit {
        name: "drop an argument",
        fits: |node| matches!(node, Node::Arguments(arguments) if !arguments.is_empty()),
        apply: |node, editor| {
            if let Node::Arguments(arguments) = node {
                editor.drop_one(arguments);
            }
        },
    },
    Edit {
        name: "give an argument twice",
        fits: |node| matches!(node, Node::Arguments(arguments) if !arguments.is_empty()),
        apply: |node, editor| {
            if let Node::Arguments(arguments) = node {
                editor.duplicate_one(arguments);
            }
        },
    },
    Edit {
        name: "rename an argument",
        fits: |node| matches!(node, Node::Arguments(arguments) if !arguments.is_empty()),
        apply: |node, editor| {
            if let Node::Arguments(arguments) = node {
                let name = editor.word(|words| &words.arguments);
                let index = editor.rng.below(arguments.len());
                if let Some(argument) = arguments.get_mut(index) {
                    argument.name = name;
                }
            }
        },
    },
    Edit {
        name: "add an argument",
        fits: |node| matches!(node, Node::Arguments(_)),
        apply: |node, editor| {
            if let Node::Arguments(arguments) = node {
                let (name, value) = (editor.word(|words| &words.arguments), editor.some_value());
                arguments.push(Argument { name, value });
            }
        },
    },
];
