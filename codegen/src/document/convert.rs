//! From the parser's tree to the AST.
//!
//! A tree without errors has all its parts; where one is missing all the same, that is reported and never assumed.

use apollo_parser::cst::{self, CstNode};
use apollo_parser::{SyntaxElement, SyntaxKind, SyntaxNode};

use super::ast::{
    Argument, Definition, Directive, Field, Fragment, FragmentSpread, InlineFragment, Operation, Selection,
    SelectionSet, TypeExpr, TypeExprKind, VariableDef,
};
use super::description::Descriptions;
use super::parse::SYNTAX;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema::OperationKind;
use crate::source::{SourceId, Span};
use crate::string_literal::unquote;
use crate::value::{Name, ObjectField, Value, ValueKind};

/// Converts the definitions of one source.
pub(super) struct Converter<'d> {
    source: SourceId,
    /// How far the source's bytes are behind the tree's: a value is read out of a text around it.
    shift: usize,
    back: usize,
    descriptions: Descriptions,
    errors: &'d mut Diagnostics,
}

impl<'d> Converter<'d> {
    /// For the tree of this source.
    pub(super) fn new(source: SourceId, descriptions: Descriptions, errors: &'d mut Diagnostics) -> Self {
        Self {
            source,
            shift: 0,
            back: 0,
            descriptions,
            errors,
        }
    }

    /// For the tree of a text that begins `back` bytes before the source's byte `shift`.
    pub(super) fn shifted(source: SourceId, shift: usize, back: usize, errors: &'d mut Diagnostics) -> Self {
        Self {
            source,
            shift,
            back,
            descriptions: Descriptions::new(),
            errors,
        }
    }

    /// A definition; `None` where something is missing, which is reported.
    pub(super) fn definition(&mut self, definition: cst::Definition) -> Option<Definition> {
        let span = self.span(definition.syntax());
        match definition {
            cst::Definition::OperationDefinition(node) => {
                self.operation(&node, span).map(Definition::Operation)
            }
            cst::Definition::FragmentDefinition(node) => self.fragment(&node, span).map(Definition::Fragment),
            other => {
                let name = other.name().map(|name| format!("\"{}\"", name.text()));
                Some(Definition::NotExecutable {
                    what: name.unwrap_or_else(|| "schema".to_owned()).into(),
                    span,
                })
            }
        }
    }

    fn operation(&mut self, node: &cst::OperationDefinition, span: Span) -> Option<Operation> {
        let keyword = node.operation_type();
        let kind = match &keyword {
            Some(keyword) if keyword.mutation_token().is_some() => OperationKind::Mutation,
            Some(keyword) if keyword.subscription_token().is_some() => OperationKind::Subscription,
            _ => OperationKind::Query,
        };
        let keyword = keyword.map_or_else(
            || Span {
                end: span.start + 1,
                ..span
            },
            |keyword| self.span(keyword.syntax()),
        );
        let variables = node
            .variable_definitions()
            .map(|list| list.variable_definitions().collect::<Vec<_>>());
        Some(Operation {
            span,
            kind,
            keyword,
            name: node.name().and_then(|name| self.name(&name)),
            description: self.descriptions.remove(&(span.start as usize)),
            variables: variables
                .unwrap_or_default()
                .iter()
                .filter_map(|node| self.variable(node))
                .collect(),
            directives: self.directives(node.directives()),
            selection: self
                .required(node.selection_set(), span, "a selection")
                .and_then(|set| self.selection_set(&set))?,
        })
    }

    fn fragment(&mut self, node: &cst::FragmentDefinition, span: Span) -> Option<Fragment> {
        let name = node.fragment_name().and_then(|name| name.name());
        Some(Fragment {
            span,
            name: self
                .required(name, span, "a name")
                .and_then(|name| self.name(&name))?,
            description: self.descriptions.remove(&(span.start as usize)),
            on: self.type_condition(node.type_condition(), span)?,
            directives: self.directives(node.directives()),
            selection: self
                .required(node.selection_set(), span, "a selection")
                .and_then(|set| self.selection_set(&set))?,
        })
    }

    fn type_condition(&mut self, node: Option<cst::TypeCondition>, span: Span) -> Option<Name> {
        let name = node
            .and_then(|condition| condition.named_type())
            .and_then(|named| named.name());
        self.required(name, span, "a type")
            .and_then(|name| self.name(&name))
    }

    fn variable(&mut self, node: &cst::VariableDefinition) -> Option<VariableDef> {
        let span = self.span(node.syntax());
        let variable = self.required(node.variable(), span, "a variable")?;
        let ty = self.required(node.ty(), span, "a type")?;
        let default = node.default_value().and_then(|default| default.value());
        Some(VariableDef {
            span,
            name: self.variable_name(&variable)?,
            ty: self.type_expr(ty)?,
            default: match default {
                Some(value) => Some(self.value(value)?),
                None => None,
            },
            directives: self.directives(node.directives()),
        })
    }

    /// The name without `$`, the place with it.
    fn variable_name(&mut self, node: &cst::Variable) -> Option<Name> {
        let span = self.span(node.syntax());
        let name = self.required(node.name(), span, "a name")?;
        Some(Name::new(&*name.text(), span))
    }

    fn type_expr(&mut self, node: cst::Type) -> Option<TypeExpr> {
        let span = self.span(node.syntax());
        let kind = match node {
            cst::Type::NamedType(named) => {
                let name = self.required(named.name(), span, "a type")?;
                TypeExprKind::Named(self.name(&name)?)
            }
            cst::Type::ListType(list) => {
                let item = self.required(list.ty(), span, "a type")?;
                TypeExprKind::List(Box::new(self.type_expr(item)?))
            }
            cst::Type::NonNullType(non_null) => {
                let inner = non_null
                    .named_type()
                    .map(cst::Type::NamedType)
                    .or_else(|| non_null.list_type().map(cst::Type::ListType));
                let inner = self.required(inner, span, "a type")?;
                TypeExprKind::NonNull(Box::new(self.type_expr(inner)?))
            }
        };
        Some(TypeExpr { kind, span })
    }

    fn selection_set(&mut self, node: &cst::SelectionSet) -> Option<SelectionSet> {
        let span = self.span(node.syntax());
        let selections = node
            .selections()
            .filter_map(|selection| self.selection(selection))
            .collect();
        Some(SelectionSet { span, selections })
    }

    fn selection(&mut self, node: cst::Selection) -> Option<Selection> {
        let span = self.span(node.syntax());
        Some(match node {
            cst::Selection::Field(node) => Selection::Field(self.field(&node, span)?),
            cst::Selection::FragmentSpread(node) => {
                let name = node.fragment_name().and_then(|name| name.name());
                let name = self.required(name, span, "a name")?;
                Selection::Spread(FragmentSpread {
                    span,
                    name: self.name(&name)?,
                    directives: self.directives(node.directives()),
                })
            }
            cst::Selection::InlineFragment(node) => {
                let on = match node.type_condition() {
                    Some(condition) => Some(self.type_condition(Some(condition), span)?),
                    None => None,
                };
                let set = self.required(node.selection_set(), span, "a selection")?;
                Selection::Inline(InlineFragment {
                    span,
                    on,
                    directives: self.directives(node.directives()),
                    selection: self.selection_set(&set)?,
                })
            }
        })
    }

    fn field(&mut self, node: &cst::Field, span: Span) -> Option<Field> {
        let name = self.required(node.name(), span, "a name")?;
        let alias = node.alias().and_then(|alias| alias.name());
        let selection = match node.selection_set() {
            Some(set) => Some(self.selection_set(&set)?),
            None => None,
        };
        Some(Field {
            span,
            alias: alias.and_then(|alias| self.name(&alias)),
            name: self.name(&name)?,
            arguments: self.arguments(node.arguments()),
            directives: self.directives(node.directives()),
            selection,
        })
    }

    fn directives(&mut self, node: Option<cst::Directives>) -> Vec<Directive> {
        let nodes: Vec<cst::Directive> = node.map(|node| node.directives().collect()).unwrap_or_default();
        nodes.iter().filter_map(|node| self.directive(node)).collect()
    }

    fn directive(&mut self, node: &cst::Directive) -> Option<Directive> {
        let span = self.span(node.syntax());
        let name = self.required(node.name(), span, "a name")?;
        let end = self.span(name.syntax()).end;
        Some(Directive {
            span,
            name: Name::new(&*name.text(), Span { end, ..span }),
            arguments: self.arguments(node.arguments()),
        })
    }

    fn arguments(&mut self, node: Option<cst::Arguments>) -> Vec<Argument> {
        let nodes: Vec<cst::Argument> = node.map(|node| node.arguments().collect()).unwrap_or_default();
        nodes.iter().filter_map(|node| self.argument(node)).collect()
    }

    fn argument(&mut self, node: &cst::Argument) -> Option<Argument> {
        let span = self.span(node.syntax());
        let name = self.required(node.name(), span, "a name")?;
        let value = self.required(node.value(), span, "a value")?;
        Some(Argument {
            name: self.name(&name)?,
            value: self.value(value)?,
        })
    }

    /// A value of any kind.
    pub(super) fn value(&mut self, node: cst::Value) -> Option<Value> {
        let span = self.span(node.syntax());
        let kind = match node {
            cst::Value::Variable(variable) => ValueKind::Variable(self.variable_name(&variable)?),
            cst::Value::StringValue(string) => ValueKind::String(self.string(string.syntax(), span)?),
            cst::Value::FloatValue(float) => ValueKind::Float(token_text(float.syntax()).into()),
            cst::Value::IntValue(int) => ValueKind::Int(token_text(int.syntax()).into()),
            cst::Value::BooleanValue(boolean) => ValueKind::Boolean(boolean.true_token().is_some()),
            cst::Value::NullValue(_) => ValueKind::Null,
            cst::Value::EnumValue(value) => {
                let name = self.required(value.name(), span, "a value")?;
                ValueKind::Enum((&*name.text()).into())
            }
            cst::Value::ListValue(list) => {
                let values: Vec<cst::Value> = list.values().collect();
                ValueKind::List(values.into_iter().filter_map(|value| self.value(value)).collect())
            }
            cst::Value::ObjectValue(object) => {
                let fields: Vec<cst::ObjectField> = object.object_fields().collect();
                ValueKind::Object(
                    fields
                        .iter()
                        .filter_map(|field| self.object_field(field))
                        .collect(),
                )
            }
        };
        Some(Value { kind, span })
    }

    fn string(&mut self, node: &SyntaxNode, span: Span) -> Option<String> {
        let value = unquote(&token_text(node));
        if value.is_none() {
            let message = "Syntax Error: Invalid escape sequence in a string.";
            self.errors.push(Diagnostic::error(SYNTAX, message, span));
        }
        value
    }

    fn object_field(&mut self, node: &cst::ObjectField) -> Option<ObjectField> {
        let span = self.span(node.syntax());
        let name = self.required(node.name(), span, "a name")?;
        let value = self.required(node.value(), span, "a value")?;
        Some(ObjectField {
            name: self.name(&name)?,
            value: self.value(value)?,
        })
    }

    fn name(&mut self, node: &cst::Name) -> Option<Name> {
        Some(Name::new(&*node.text(), self.span(node.syntax())))
    }

    fn required<T>(&mut self, part: Option<T>, span: Span, what: &str) -> Option<T> {
        if part.is_none() {
            self.errors.push(Diagnostic::error(
                SYNTAX,
                format!("Syntax Error: Expected {what} here."),
                span,
            ));
        }
        part
    }

    /// The place of a node, without the white space and comments at its ends.
    fn span(&self, node: &SyntaxNode) -> Span {
        let range = node.text_range();
        let (mut start, mut end) = (usize::from(range.start()), usize::from(range.end()));
        let (mut first, mut last) = (node.first_token(), node.last_token());
        while let Some(token) = first.take_if(|token| is_trivia(token.kind())) {
            start = usize::from(token.text_range().end());
            first = token.next_token();
        }
        while let Some(token) = last.take_if(|token| is_trivia(token.kind())) {
            end = usize::from(token.text_range().start());
            last = token.prev_token();
        }
        let place = |offset: usize| (offset + self.shift).saturating_sub(self.back);
        Span::new(self.source, place(start)..place(end.max(start)))
    }
}

fn is_trivia(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::WHITESPACE | SyntaxKind::COMMENT | SyntaxKind::COMMA
    )
}

/// The text of the first token that is not white space.
fn token_text(node: &SyntaxNode) -> String {
    let mut tokens = node.children_with_tokens().filter_map(SyntaxElement::into_token);
    tokens
        .find(|token| !is_trivia(token.kind()))
        .map_or_else(String::new, |token| token.text().to_owned())
}
