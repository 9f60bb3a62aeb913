//! Changes of fields, their keys and what they select.

use super::Edit;
use crate::document::{Field, Inline, Node, Selection, Spread};

pub(super) const EDITS: &[Edit] = &[
    Edit {
        name: "rename a field",
        fits: |node| matches!(node, Node::Field(_)),
        apply: |node, editor| {
            if let Node::Field(field) = node {
                field.name = editor.word(|words| &words.fields);
            }
        },
    },
    Edit {
        name: "select a key that is there as another field",
        fits: |node| matches!(node, Node::Field(_)),
        apply: |node, editor| {
            if let Node::Field(field) = node {
                field.alias = Some(editor.word(|words| &words.keys));
            }
        },
    },
    Edit {
        name: "drop an alias",
        fits: |node| matches!(node, Node::Field(field) if field.alias.is_some()),
        apply: |node, _| {
            if let Node::Field(field) = node {
                field.alias = None;
            }
        },
    },
    Edit {
        name: "select nothing of an object",
        fits: |node| matches!(node, Node::Field(field) if !field.selections.is_empty()),
        apply: |node, _| {
            if let Node::Field(field) = node {
                field.selections.clear();
            }
        },
    },
    Edit {
        name: "select something of a leaf",
        fits: |node| matches!(node, Node::Field(field) if field.selections.is_empty()),
        apply: |node, editor| {
            if let Node::Field(field) = node {
                let name = editor.word(|words| &words.fields);
                field.selections.push(Selection::Field(Field { name, ..Field::typename() }));
            }
        },
    },
    Edit {
        name: "add a field",
        fits: |node| matches!(node, Node::Selections(_)),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                let name = editor.word(|words| &words.fields);
                let alias = editor.rng.chance(30).then(|| editor.word(|words| &words.keys));
                selections.push(Selection::Field(Field { alias, name, ..Field::typename() }));
            }
        },
    },
    Edit {
        name: "put two fields under one key",
        fits: |node| matches!(node, Node::Selections(selections) if selections.len() > 1),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                let key = editor.word(|words| &words.keys);
                for selection in selections.iter_mut().take(2) {
                    if let Selection::Field(field) = selection {
                        field.alias = Some(key.clone());
                    }
                }
            }
        },
    },
    Edit {
        name: "select something twice",
        fits: |node| matches!(node, Node::Selections(_)),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                editor.duplicate_one(selections);
            }
        },
    },
    Edit {
        name: "move a selection elsewhere",
        fits: |node| matches!(node, Node::Selections(selections) if selections.len() > 1),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                let moved = selections.remove(editor.rng.below(selections.len()));
                let inside = selections.iter_mut().find_map(|selection| match selection {
                    Selection::Field(field) if !field.selections.is_empty() => Some(&mut field.selections),
                    Selection::Inline(inline) => Some(&mut inline.selections),
                    _ => None,
                });
                if let Some(inside) = inside {
                    inside.push(moved);
                }
            }
        },
    },
    Edit {
        name: "spread another fragment",
        fits: |node| matches!(node, Node::Spread(_)),
        apply: |node, editor| {
            if let Node::Spread(spread) = node {
                spread.name = editor.word(|words| &words.fragments);
            }
        },
    },
    Edit {
        name: "add a spread",
        fits: |node| matches!(node, Node::Selections(_)),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                let name = editor.word(|words| &words.fragments);
                selections.push(Selection::Spread(Spread { name, directives: Vec::new() }));
            }
        },
    },
    Edit {
        name: "add an inline fragment",
        fits: |node| matches!(node, Node::Selections(_)),
        apply: |node, editor| {
            if let Node::Selections(selections) = node {
                let on = Some(editor.word(|words| &words.types));
                let inside = vec![Selection::Field(Field::typename())];
                let inline = Inline { on, directives: Vec::new(), selections: inside };
                selections.push(Selection::Inline(inline));
            }
        },
    },
    Edit {
        name: "change the type of an inline fragment",
        fits: |node| matches!(node, Node::Inline(_)),
        apply: |node, editor| {
            if let Node::Inline(inline) = node {
                let on = editor.word(|words| &words.types);
                inline.on = editor.rng.chance(80).then_some(on);
            }
        },
    },
];
