//! Changes of operations, fragments and variables.

use super::{Edit, Editor};
use crate::document::{Definition, Node, OperationKind, Type, Variable};

impl Editor<'_> {
    fn change_type(&mut self, ty: &mut Type) {
        match (self.rng.below(4), &mut *ty) {
            (0, Type::NonNull(inner) | Type::List(inner)) => *ty = (**inner).clone(),
            (1, Type::NonNull(inner)) => **inner = Type::List(inner.clone()),
            (0 | 1, Type::Named(_) | Type::List(_)) => *ty = Type::NonNull(Box::new(ty.clone())),
            (2, _) => *ty = Type::List(Box::new(ty.clone())),
            _ => self.change_base(ty),
        }
    }

    fn change_base(&mut self, ty: &mut Type) {
        match ty {
            Type::NonNull(inner) | Type::List(inner) => self.change_base(inner),
            Type::Named(name) => {
                let usual = self.rng.word(["Int", "Float", "String", "ID", "Boolean"]);
                *name = if self.rng.chance(50) { usual.to_owned() } else { self.word(|words| &words.types) };
            }
        }
    }
}

fn with_variables(node: &Node<'_>) -> bool {
    matches!(node, Node::Operation(operation) if !operation.variables.is_empty())
}

pub(super) const EDITS: &[Edit] = &[
    Edit {
        name: "drop a variable",
        fits: with_variables,
        apply: |node, editor| {
            if let Node::Operation(operation) = node {
                editor.drop_one(&mut operation.variables);
            }
        },
    },
    Edit {
        name: "declare a variable twice",
        fits: with_variables,
        apply: |node, editor| {
            if let Node::Operation(operation) = node {
                editor.duplicate_one(&mut operation.variables);
            }
        },
    },
    Edit {
        name: "declare a variable that nothing uses",
        fits: |node| matches!(node, Node::Operation(_)),
        apply: |node, editor| {
            if let Node::Operation(operation) = node {
                let mut ty = Type::Named("Int".to_owned());
                editor.change_type(&mut ty);
                let name = "unused".to_owned();
                operation.variables.push(Variable { name, ty, default: None, directives: Vec::new() });
            }
        },
    },
    Edit {
        name: "rename a variable",
        fits: |node| matches!(node, Node::Variable(_)),
        apply: |node, editor| {
            if let Node::Variable(variable) = node {
                variable.name = editor.word(|words| &words.variables);
            }
        },
    },
    Edit {
        name: "change a variable's type",
        fits: |node| matches!(node, Node::Variable(_)),
        apply: |node, editor| {
            if let Node::Variable(variable) = node {
                editor.change_type(&mut variable.ty);
            }
        },
    },
    Edit {
        name: "change a variable's default",
        fits: |node| matches!(node, Node::Variable(_)),
        apply: |node, editor| {
            if let Node::Variable(variable) = node {
                let value = editor.some_value();
                variable.default = editor.rng.chance(70).then_some(value);
            }
        },
    },
    Edit {
        name: "change a fragment's type",
        fits: |node| matches!(node, Node::Fragment(_)),
        apply: |node, editor| {
            if let Node::Fragment(fragment) = node {
                fragment.on = editor.word(|words| &words.types);
            }
        },
    },
    Edit {
        name: "rename a fragment",
        fits: |node| matches!(node, Node::Fragment(_)),
        apply: |node, editor| {
            if let Node::Fragment(fragment) = node {
                fragment.name = editor.word(|words| &words.fragments);
            }
        },
    },
    Edit {
        name: "rename an operation",
        fits: |node| matches!(node, Node::Operation(_)),
        apply: |node, editor| {
            if let Node::Operation(operation) = node {
                let name = editor.word(|words| &words.operations);
                operation.name = editor.rng.chance(60).then_some(name);
            }
        },
    },
    Edit {
        name: "change the kind of an operation",
        fits: |node| matches!(node, Node::Operation(_)),
        apply: |node, editor| {
            if let Node::Operation(operation) = node {
                let kinds = [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription];
                operation.kind = editor.rng.pick(&kinds).copied().unwrap_or(OperationKind::Query);
            }
        },
    },
    Edit {
        name: "drop a definition",
        fits: |node| matches!(node, Node::Definitions(definitions) if definitions.len() > 1),
        apply: |node, editor| {
            if let Node::Definitions(definitions) = node {
                editor.drop_one(definitions);
            }
        },
    },
    Edit {
        name: "write a definition twice",
        fits: |node| matches!(node, Node::Definitions(_)),
        apply: |node, editor| {
            if let Node::Definitions(definitions) = node {
                editor.duplicate_one(definitions);
                if editor.rng.chance(50)
                    && let Some(Definition::Operation(operation)) = definitions.last_mut()
                {
                    operation.name = Some("Another".to_owned());
                }
            }
        },
    },
];
