//! The search for the one list of an operation.

use std::collections::{HashMap, HashSet};

use super::connection::variable;
use super::items::Items;
use super::position::{Position, bare, spread_out};
use super::{NodeList, Obstacle, Pages, Paging, Step};
use crate::document::Field;
use crate::ir::{InputType, Module, OperationItem, OutputType, Scalar, ShapeField, TypeItem, TypeItemKind};
use crate::schema::{OperationKind, Schema, is_connection};

/// What the search looks at.
pub(super) struct Search<'i> {
    schema: &'i Schema,
    items: Items<'i>,
}

/// An object in one field of the answer, and all places in Rust that hold entries of it.
struct Child<'i> {
    field: &'i Field,
    /// The type that has the field.
    parent: &'i str,
    positions: Vec<Position<'i>>,
}

impl<'i> Search<'i> {
    pub(super) fn new(schema: &'i Schema, module: &'i Module<'i>) -> Self {
        Self { schema, items: Items::new(module) }
    }

    /// How an operation is read page by page.
    pub(super) fn paging(&self, operation: &'i OperationItem<'i>) -> Paging {
        let Some(data) = operation.types.first().filter(|_| operation.kind == OperationKind::Query) else {
            return Paging::None;
        };
        let children = self.children(vec![Position::start(data, &operation.module)]);
        let (mut lists, others): (Vec<_>, Vec<_>) =
            children.into_iter().partition(|child| self.is_connection(child));
        for other in others {
            lists
                .extend(self.children(other.positions).into_iter().filter(|child| self.is_connection(child)));
        }
        lists.retain(|list| variable(list.field, "after").is_some());
        let mut lists = lists.into_iter();
        match (lists.next(), lists.next()) {
            (None, _) => Paging::None,
            (Some(list), None) => self.pages(operation, list),
            (Some(_), Some(_)) => Paging::Obstacle(Obstacle::SeveralLists),
        }
    }

    /// The objects one level below, each with all its places; the fields of two types are two objects.
    fn children(&self, from: Vec<Position<'i>>) -> Vec<Child<'i>> {
        let mut children: Vec<Child<'i>> = Vec::new();
        let mut known = HashMap::new();
        for position in spread_out(&self.items, from) {
            for field in position.shape().into_iter().flat_map(|shape| &shape.fields) {
                let Some(inside) = position.inside(&self.items, field) else { continue };
                let index = *known.entry((position.member, field.key)).or_insert(children.len());
                match children.get_mut(index) {
                    Some(child) => child.positions.push(inside),
                    None => children.push(Child {
                        field: field.source,
                        parent: position.item.graphql,
                        positions: vec![inside],
                    }),
                }
            }
        }
        children
    }

    fn is_connection(&self, child: &Child<'_>) -> bool {
        self.leads_to_connection(child.parent, child.field)
    }

    fn leads_to_connection(&self, parent: &str, field: &Field) -> bool {
        let parent = self.schema.id(parent);
        let definition = parent.and_then(|parent| self.schema.field_of(parent, field.name.as_str()));
        definition.is_some_and(|definition| is_connection(self.schema, definition.ty.base()))
    }

    fn pages(&self, operation: &OperationItem<'_>, list: Child<'i>) -> Paging {
        let takes = |argument, fits: fn(&InputType) -> bool| {
            let name = variable(list.field, argument)?;
            operation.variables.iter().position(|variable| variable.wire == name && fits(&variable.ty))
        };
        let first = takes("first", |ty| *ty == InputType::Scalar(Scalar::Int));
        let after = takes("after", |ty| {
            matches!(ty, InputType::Scalar(Scalar::String | Scalar::Sensitive | Scalar::Id))
        });
        let (Some(after), Some(connection)) = (after, list.positions.first()) else { return Paging::None };
        let connection = connection.type_path();
        // What leaves out the connection leaves out its page info as well: that is one decision.
        let positions: Vec<_> = list.positions.into_iter().map(Position::unconditional).collect();
        let Some((has_next_page, end_cursor)) = self.page_info(positions.clone()) else {
            return Paging::Obstacle(Obstacle::NoPageInfo(connection));
        };
        let found = spread_out(&self.items, positions).into_iter().find_map(|position| {
            let nodes = self.node_list(position.item, position.home)?;
            Some((position.type_path(), position.steps, nodes))
        });
        let Some((connection_type, connection, nodes)) = found else {
            return Paging::Obstacle(Obstacle::NoNodes(connection));
        };
        Paging::Pages(Box::new(Pages {
            after,
            first,
            connection,
            connection_type,
            has_next_page,
            end_cursor,
            nodes,
        }))
    }

    /// The steps to `hasNextPage` and `endCursor`, if they are there for all values of the variables.
    fn page_info(&self, connection: Vec<Position<'i>>) -> Option<(Vec<Step>, Vec<Step>)> {
        let infos = self.children(connection).into_iter();
        infos.filter(|child| child.field.name.as_str() == "pageInfo").find_map(|info| {
            let structs = spread_out(&self.items, info.positions);
            let leaf = |name: &str| {
                structs.iter().filter(|position| !position.conditional).find_map(|position| {
                    let field = field(position, name).filter(|field| !field.conditional)?;
                    let mut steps = position.steps.clone();
                    steps.push(Step::Field { rust: field.rust.clone(), optional: false });
                    Some(steps)
                })
            };
            Some((leaf("hasNextPage")?, leaf("endCursor")?))
        })
    }

    /// How to get from a type to its nodes, if it is a connection's struct with edges.
    pub(super) fn node_list(&self, item: &'i TypeItem<'i>, home: &'i str) -> Option<NodeList> {
        self.schema.id(item.graphql).filter(|id| is_connection(self.schema, *id))?;
        let connection = Position::start(item, home);
        let edges = field(&connection, "edges")?;
        let OutputType::List(edge) = bare(&edges.ty) else { return None };
        let OutputType::Selection(name) = bare(edge) else { return None };
        let start = Position::start(self.items.ty(home, name)?, home);
        spread_out(&self.items, vec![start]).into_iter().find_map(|position| {
            let node = field(&position, "node")?;
            Some(NodeList {
                edges: edges.rust.clone(),
                optional: edges.conditional || matches!(edges.ty, OutputType::Nullable(_)),
                optional_edges: matches!(**edge, OutputType::Nullable(_)),
                node: position.steps_into(node),
                ty: bare(&node.ty).clone(),
                module: position.home.to_owned(),
                is_beside: position.home != home,
            })
        })
    }

    /// The variables that an operation hands to `first` or `last` of a connection.
    pub(super) fn page_sizes(&self, operation: &OperationItem<'_>) -> Vec<usize> {
        let fields = operation.types.iter().flat_map(|item| match &item.kind {
            TypeItemKind::Struct(shape) => shape.fields.iter().map(|field| (item.graphql, field)).collect(),
            TypeItemKind::Tagged { .. } => Vec::new(),
        });
        let names: HashSet<&str> = fields
            .flat_map(|(parent, field)| ["first", "last"].map(|argument| (parent, field, argument)))
            .filter_map(|(parent, field, argument)| {
                let name = variable(field.source, argument)?;
                self.leads_to_connection(parent, field.source).then_some(name)
            })
            .collect();
        let is_size = |index: &usize| {
            operation.variables.get(*index).is_some_and(|variable| names.contains(variable.wire))
        };
        (0..operation.variables.len()).filter(is_size).collect()
    }
}

/// A struct's field, by the schema's name for it.
fn field<'i>(position: &Position<'i>, name: &str) -> Option<&'i ShapeField<'i>> {
    position.shape()?.fields.iter().find(|field| field.source.name.as_str() == name)
}
