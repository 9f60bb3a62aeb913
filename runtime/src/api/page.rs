//! One page of a list, as builders answer it.

use serde::de::{Deserialize, Deserializer};

use crate::PageInfo;
use crate::decode::{Decode, Failed, Missing, Null, Object, Value, deserialize, object};

/// One page of a list: its nodes, and where it ends.
///
/// Edges and nodes that are null, as of what was deleted meanwhile, are passed over. So a page may hold fewer nodes than
/// were asked for, even none, and still not be the last.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Page<N> {
    /// The nodes, in order.
    pub nodes: Vec<N>,
    /// Whether there may be another page after it. It may turn out to be empty.
    pub has_next_page: bool,
    /// Where it ends. Of an empty page Authgear answers `""`.
    pub end_cursor: Option<String>,
}

impl<N> Page<N> {
    /// What the page says of itself.
    #[must_use]
    pub fn page_info(&self) -> PageInfo<'_> {
        PageInfo { has_next_page: self.has_next_page, end_cursor: self.end_cursor.as_deref() }
    }
}

/// What has nodes: a page, seen by the code that does not name its parameter.
pub trait List {
    /// What they are.
    type Node;
}

impl<N> List for Page<N> {
    type Node = N;
}

/// From a connection; where there is none, as beside errors, the page is empty and the last.
impl<'de, N: Decode<'de>> Decode<'de> for Page<N> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, _: Null) -> Result<(), Failed> {
        let mut connection = None;
        object(&mut connection, value, Null::Taken)?;
        let none = Self { nodes: Vec::new(), has_next_page: false, end_cursor: None };
        *to = Some(connection.map_or(none, |Connection(page)| page));
        Ok(())
    }
}

impl<'de, N: Decode<'de>> Deserialize<'de> for Page<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        deserialize(from)
    }
}

/// `{ edges { node { … } } pageInfo { hasNextPage endCursor } }`.
struct Connection<N>(Page<N>);

struct Edge<N>(Option<N>);

struct Info {
    has_next_page: bool,
    end_cursor: Option<String>,
}

impl<'de, N: Decode<'de>> Object<'de> for Connection<N> {
    type Fields = (Option<Edges<N>>, Option<Info>);

    fn field(fields: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        match key {
            "edges" => Edges::read(&mut fields.0, value, Null::Refused),
            "pageInfo" => Info::read(&mut fields.1, value, Null::Refused),
            _ => value.skip(),
        }
    }

    fn finish((edges, info): &mut Self::Fields) -> Result<Self, Missing> {
        let Info { has_next_page, end_cursor } = info.take().ok_or(Missing("pageInfo"))?;
        let edges = edges.take().ok_or(Missing("edges"))?.into_iter().flatten().flatten();
        Ok(Self(Page { nodes: edges.filter_map(|Edge(node)| node).collect(), has_next_page, end_cursor }))
    }
}

/// The edges as they come, with the nulls.
type Edges<N> = Option<Vec<Option<Edge<N>>>>;

impl<'de, N: Decode<'de>> Object<'de> for Edge<N> {
    type Fields = Option<Option<N>>;

    fn field(node: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        if key == "node" { Option::read(node, value, Null::Refused) } else { value.skip() }
    }

    fn finish(node: &mut Self::Fields) -> Result<Self, Missing> {
        node.take().map(Self).ok_or(Missing("node"))
    }
}

impl<'de> Object<'de> for Info {
    type Fields = (Option<bool>, Option<Option<String>>);

    fn field(fields: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        match key {
            "hasNextPage" => bool::read(&mut fields.0, value, Null::Refused),
            "endCursor" => Option::read(&mut fields.1, value, Null::Refused),
            _ => value.skip(),
        }
    }

    fn finish((has_next_page, end_cursor): &mut Self::Fields) -> Result<Self, Missing> {
        Ok(Self {
            has_next_page: has_next_page.take().ok_or(Missing("hasNextPage"))?,
            end_cursor: end_cursor.take().ok_or(Missing("endCursor"))?,
        })
    }
}

impl<'de, N: Decode<'de>> Decode<'de> for Edge<N> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}

impl<'de> Decode<'de> for Info {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::json;

    fn page(text: &str) -> Result<Page<i32>, String> {
        json(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn nulls_are_passed_over_and_a_page_says_where_it_ends() {
        let json = r#"{"edges":[{"node":1},null,{"node":null},{"node":2}],
            "pageInfo":{"hasNextPage":true,"endCursor":"c"},"more":[]}"#;
        let page = page(json).unwrap();
        assert_eq!(page.nodes, [1, 2]);
        assert_eq!(page.page_info(), PageInfo { has_next_page: true, end_cursor: Some("c") });
    }

    #[test]
    fn what_was_asked_for_must_be_there() {
        assert!(page("null").unwrap().nodes.is_empty());
        assert!(page(r#"{"edges":[]}"#).unwrap_err().starts_with("missing field `pageInfo`"));
        assert!(page(r#"{"edges":[{}]}"#).unwrap_err().starts_with("missing field `node`"));
        let info = r#"{"edges":null,"pageInfo":{"hasNextPage":false}}"#;
        assert!(page(info).unwrap_err().starts_with("missing field `endCursor`"));
    }
}
