//! Walking a document, to look at its parts or to change them.

use super::{
    Argument, Definition, Directive, Document, Field, Fragment, Inline, Operation, Selection, Spread, Value,
    Variable,
};

/// A part of a document that can be changed.
#[derive(Debug)]
pub enum Node<'a> {
    /// All definitions.
    Definitions(&'a mut Vec<Definition>),
    /// An operation.
    Operation(&'a mut Operation),
    /// A fragment.
    Fragment(&'a mut Fragment),
    /// A variable's definition.
    Variable(&'a mut Variable),
    /// The directives of one place, which may be none.
    Directives(&'a mut Vec<Directive>),
    /// The arguments of a field or directive, or the fields of an object; may be none.
    Arguments(&'a mut Vec<Argument>),
    /// A value.
    Value(&'a mut Value),
    /// A selection set.
    Selections(&'a mut Vec<Selection>),
    /// A field.
    Field(&'a mut Field),
    /// A spread.
    Spread(&'a mut Spread),
    /// An inline fragment.
    Inline(&'a mut Inline),
}

type Visit<'v> = dyn FnMut(Node<'_>) + 'v;

impl Document {
    /// Shows every part, outer ones first.
    pub fn visit(&mut self, visit: &mut Visit<'_>) {
        visit(Node::Definitions(&mut self.definitions));
        for definition in &mut self.definitions {
            match definition {
                Definition::Operation(operation) => operation.visit(visit),
                Definition::Fragment(fragment) => {
                    visit(Node::Fragment(fragment));
                    visit_directives(&mut fragment.directives, visit);
                    visit_selections(&mut fragment.selections, visit);
                }
            }
        }
    }
}

impl Operation {
    fn visit(&mut self, visit: &mut Visit<'_>) {
        visit(Node::Operation(self));
        for variable in &mut self.variables {
            visit(Node::Variable(variable));
            if let Some(default) = &mut variable.default {
                visit_value(default, visit);
            }
            visit_directives(&mut variable.directives, visit);
        }
        visit_directives(&mut self.directives, visit);
        visit_selections(&mut self.selections, visit);
    }
}

fn visit_directives(directives: &mut Vec<Directive>, visit: &mut Visit<'_>) {
    visit(Node::Directives(directives));
    for directive in directives {
        visit_arguments(&mut directive.arguments, visit);
    }
}

fn visit_arguments(arguments: &mut Vec<Argument>, visit: &mut Visit<'_>) {
    visit(Node::Arguments(arguments));
    for argument in arguments {
        visit_value(&mut argument.value, visit);
    }
}

fn visit_value(value: &mut Value, visit: &mut Visit<'_>) {
    visit(Node::Value(value));
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| visit_value(item, visit)),
        Value::Object(fields) => visit_arguments(fields, visit),
        Value::Variable(_) | Value::Literal(_) => {}
    }
}

fn visit_selections(selections: &mut Vec<Selection>, visit: &mut Visit<'_>) {
    visit(Node::Selections(selections));
    for selection in selections {
        match selection {
            Selection::Field(field) => {
                visit(Node::Field(field));
                visit_arguments(&mut field.arguments, visit);
                visit_directives(&mut field.directives, visit);
                if !field.selections.is_empty() {
                    visit_selections(&mut field.selections, visit);
                }
            }
            Selection::Spread(spread) => {
                visit(Node::Spread(spread));
                visit_directives(&mut spread.directives, visit);
            }
            Selection::Inline(inline) => {
                visit(Node::Inline(inline));
                visit_directives(&mut inline.directives, visit);
                visit_selections(&mut inline.selections, visit);
            }
        }
    }
}
