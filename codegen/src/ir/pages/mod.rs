//! Which operations are read page by page, and how: where in the answer the list stands, what it tells of its page,
//! and which variables ask for the next one.
//!
//! An operation is, if there is exactly one connection (as the Relay specification has them) whose `after` is a
//! variable, at the root or one level below and not inside a list, and if that one selects its `pageInfo` and its nodes.
//! One that only nearly is gets told why, by the compiler, at the place that wants its pages.
//!
//! It is found on what was lowered rather than on the document: what counts is how to get there in Rust, past fragments
//! and type conditions.

mod connection;
mod items;
mod position;
mod search;

use super::{Module, OutputType, TypeItemKind};
use crate::schema::Schema;
use search::Search;

/// How an operation is read page by page.
#[derive(Debug, Default)]
pub(crate) enum Paging {
    /// It is not.
    #[default]
    None,
    /// Like this.
    Pages(Box<Pages>),
    /// It is not, and somebody may have thought so.
    Obstacle(Obstacle),
}

/// Where an operation has what its pages need.
#[derive(Debug)]
pub(crate) struct Pages {
    /// The variable that takes the cursor.
    pub(crate) after: usize,
    /// The variable that takes the size of a page.
    pub(crate) first: Option<usize>,
    /// From the data to the struct that has the edges.
    pub(crate) connection: Vec<Step>,
    pub(crate) connection_type: TypePath,
    /// From the data to `hasNextPage`, a boolean.
    pub(crate) has_next_page: Vec<Step>,
    /// From the data to `endCursor`, as it is.
    pub(crate) end_cursor: Vec<Step>,
    pub(crate) nodes: NodeList,
}

/// Why an operation is not read page by page.
#[derive(Debug)]
pub(crate) enum Obstacle {
    /// The connection does not select `hasNextPage` and `endCursor`, or not always.
    NoPageInfo(TypePath),
    /// The connection does not select its nodes.
    NoNodes(TypePath),
    /// Several connections take a cursor from a variable.
    SeveralLists,
}

/// A struct of a connection, seen from the top of the generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypePath {
    /// The module that it is in; `None` at the top.
    pub(crate) module: Option<String>,
    pub(crate) name: String,
}

/// A step from one value to another inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the value of a field; if it is optional, to what is in it.
    Field { rust: String, optional: bool },
    /// To what a variant holds.
    Variant { of: TypePath, variant: String },
}

/// How to get from a struct that has the edges to the nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeList {
    /// The field with the edges.
    pub(crate) edges: String,
    /// Whether that may be `None`.
    pub(crate) optional: bool,
    /// Whether an edge may be `None`.
    pub(crate) optional_edges: bool,
    /// From an edge to its node.
    pub(crate) node: Vec<Step>,
    /// What a node is, without its own nullability.
    pub(crate) ty: OutputType,
    /// The module of the selections that `ty` may name.
    pub(crate) module: String,
    /// Whether that is another one than the struct's own.
    pub(crate) is_beside: bool,
}

/// What a variable says that goes to `first` or `last` of a connection.
pub(super) const PAGE_SIZE_DOC: &str = "The server sends at most 100 at a time, whatever is asked for, and does not say so. Where \
    there are more, go on with the next page.";

/// Notes on every operation how it is read page by page, and on every struct with edges how to get to the nodes.
pub(super) fn find(schema: &Schema, module: &mut Module<'_>) {
    let search = Search::new(schema, module);
    let paging: Vec<Paging> = module.operations.iter().map(|operation| search.paging(operation)).collect();
    let sizes: Vec<Vec<usize>> =
        module.operations.iter().map(|operation| search.page_sizes(operation)).collect();
    let of_fragments: Vec<Option<NodeList>> = module
        .fragments
        .iter()
        .flat_map(|fragment| {
            [&fragment.item].into_iter().chain(&fragment.types).map(|ty| (ty, &fragment.module))
        })
        .map(|(ty, home)| search.node_list(ty, home))
        .collect();
    let of_operations: Vec<Option<NodeList>> = module
        .operations
        .iter()
        .flat_map(|operation| operation.types.iter().map(|ty| (ty, &operation.module)))
        .map(|(ty, home)| search.node_list(ty, home))
        .collect();
    let types = module
        .fragments
        .iter_mut()
        .flat_map(|fragment| [&mut fragment.item].into_iter().chain(&mut fragment.types))
        .chain(module.operations.iter_mut().flat_map(|operation| &mut operation.types));
    for (ty, found) in types.zip(of_fragments.into_iter().chain(of_operations)) {
        if let TypeItemKind::Struct(shape) = &mut ty.kind {
            shape.nodes = found;
        }
    }
    for ((operation, paging), sizes) in module.operations.iter_mut().zip(paging).zip(sizes) {
        operation.paging = paging;
        for index in sizes {
            if let Some(variable) = operation.variables.get_mut(index) {
                variable.doc = Some(PAGE_SIZE_DOC);
            }
        }
    }
}
