//! The grammar of operations, fragments and what they select (GraphQL §2.3–§2.8).

use super::ast::{
    Field, Fragment, FragmentSpread, InlineFragment, Operation, Selection, SelectionSet, VariableDef,
};
use super::parser::{Parsed, Parser};
use super::tokens::Kind;
use super::values::Variables;
use crate::schema::OperationKind;
use crate::value::Name;

impl Parser<'_> {
    pub(super) fn operation(&mut self) -> Parsed<Operation> {
        let description = self.description()?;
        let first = self.peek();
        let keyword = self.span(first.start, first.end);
        if self.is("{") {
            let selection = self.selection_set()?;
            return Ok(Operation {
                span: self.span_from(first.start),
                kind: OperationKind::Query,
                keyword,
                name: None,
                description,
                variables: Vec::new(),
                directives: Vec::new(),
                selection,
            });
        }
        let kind = self.operation_kind()?;
        let name = if self.peek().kind == Kind::Name { Some(self.name()?) } else { None };
        let variables = self.optional_many("(", ")", Self::variable_definition)?;
        let directives = self.directives(Variables::Allowed)?;
        let selection = self.selection_set()?;
        Ok(Operation {
            span: self.span_from(first.start),
            kind,
            keyword,
            name,
            description,
            variables,
            directives,
            selection,
        })
    }

    /// `query`, `mutation` or `subscription`.
    pub(super) fn operation_kind(&mut self) -> Parsed<OperationKind> {
        for kind in [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription] {
            if self.take_keyword(kind.keyword()) {
                return Ok(kind);
            }
        }
        if self.peek().kind == Kind::Name {
            return Err(self.unexpected(self.peek()));
        }
        Err(self.expected("Name"))
    }

    fn variable_definition(&mut self) -> Parsed<VariableDef> {
        let description = self.description()?;
        let dollar = self.expect("$")?;
        let name = self.variable_name(dollar)?;
        self.expect(":")?;
        let ty = self.ty()?;
        let default = if self.take("=") { Some(self.value(Variables::Refused)?) } else { None };
        let directives = self.directives(Variables::Refused)?;
        Ok(VariableDef { span: self.span_from(dollar.start), name, description, ty, default, directives })
    }

    pub(super) fn fragment(&mut self) -> Parsed<Fragment> {
        let description = self.description()?;
        let keyword = self.expect_keyword("fragment")?;
        let name = self.fragment_name()?;
        self.expect_keyword("on")?;
        let on = self.name()?;
        let directives = self.directives(Variables::Allowed)?;
        let selection = self.selection_set()?;
        Ok(Fragment { span: self.span_from(keyword.start), name, description, on, directives, selection })
    }

    /// Any name but `on`.
    fn fragment_name(&mut self) -> Parsed<Name> {
        if self.is_keyword("on") {
            return Err(self.unexpected(self.peek()));
        }
        self.name()
    }

    fn selection_set(&mut self) -> Parsed<SelectionSet> {
        let start = self.peek().start;
        let selections = self.nested(|parser| parser.many("{", "}", Self::selection))?;
        Ok(SelectionSet { span: self.span_from(start), selections })
    }

    fn selection(&mut self) -> Parsed<Selection> {
        if self.is("...") {
            return self.fragment_selection();
        }
        self.field().map(Selection::Field)
    }

    fn field(&mut self) -> Parsed<Field> {
        let start = self.peek().start;
        let first = self.name()?;
        let (alias, name) = if self.take(":") { (Some(first), self.name()?) } else { (None, first) };
        let arguments = self.arguments(Variables::Allowed)?;
        let directives = self.directives(Variables::Allowed)?;
        let selection = if self.is("{") { Some(self.selection_set()?) } else { None };
        Ok(Field { span: self.span_from(start), alias, name, arguments, directives, selection })
    }

    /// `...Name`, `... on Type { … }` or `... { … }`.
    fn fragment_selection(&mut self) -> Parsed<Selection> {
        let start = self.advance().start;
        let conditional = self.take_keyword("on");
        if !conditional && self.peek().kind == Kind::Name {
            let name = self.name()?;
            let directives = self.directives(Variables::Allowed)?;
            return Ok(Selection::Spread(FragmentSpread { span: self.span_from(start), name, directives }));
        }
        let on = if conditional { Some(self.name()?) } else { None };
        let directives = self.directives(Variables::Allowed)?;
        let selection = self.selection_set()?;
        Ok(Selection::Inline(InlineFragment { span: self.span_from(start), on, directives, selection }))
    }
}
