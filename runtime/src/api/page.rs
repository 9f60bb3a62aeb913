//! One page of a list, as builders answer it.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::PageInfo;
use crate::decode::{Entry, Missing, Object, object};

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
impl<'de, N: DeserializeOwned> Deserialize<'de> for Page<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let connection: Option<Connection<N>> = Option::deserialize(deserializer)?;
        Ok(connection.map_or(Self { nodes: Vec::new(), has_next_page: false, end_cursor: None }, |it| it.0))
    }
}

/// `{ edges { node { … } } pageInfo { hasNextPage endCursor } }`.
struct Connection<N>(Page<N>);

struct Edge<N>(Option<N>);

struct Info {
    has_next_page: bool,
    end_cursor: Option<String>,
}

impl<N: DeserializeOwned> Object for Connection<N> {
    type Fields = (Option<Edges<N>>, Option<Info>);

    fn field<'de, S: Entry<'de>>(fields: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        match key {
            "edges" => fields.0 = Some(entry.read()?),
            "pageInfo" => fields.1 = Some(entry.read()?),
            _ => entry.skip()?,
        }
        Ok(())
    }

    fn finish((edges, info): Self::Fields) -> Result<Self, Missing> {
        let Info { has_next_page, end_cursor } = info.ok_or(Missing("pageInfo"))?;
        let edges = edges.ok_or(Missing("edges"))?.into_iter().flatten().flatten();
        Ok(Self(Page { nodes: edges.filter_map(|Edge(node)| node).collect(), has_next_page, end_cursor }))
    }
}

/// The edges as they come, with the nulls.
type Edges<N> = Option<Vec<Option<Edge<N>>>>;

impl<N: DeserializeOwned> Object for Edge<N> {
    type Fields = Option<Option<N>>;

    fn field<'de, S: Entry<'de>>(node: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        if key != "node" {
            return entry.skip();
        }
        *node = Some(entry.read()?);
        Ok(())
    }

    fn finish(node: Self::Fields) -> Result<Self, Missing> {
        node.map(Self).ok_or(Missing("node"))
    }
}

impl Object for Info {
    type Fields = (Option<bool>, Option<Option<String>>);

    fn field<'de, S: Entry<'de>>(fields: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        match key {
            "hasNextPage" => fields.0 = Some(entry.read()?),
            "endCursor" => fields.1 = Some(entry.read()?),
            _ => entry.skip()?,
        }
        Ok(())
    }

    fn finish((has_next_page, end_cursor): Self::Fields) -> Result<Self, Missing> {
        Ok(Self {
            has_next_page: has_next_page.ok_or(Missing("hasNextPage"))?,
            end_cursor: end_cursor.ok_or(Missing("endCursor"))?,
        })
    }
}

impl<'de, N: DeserializeOwned> Deserialize<'de> for Connection<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

impl<'de, N: DeserializeOwned> Deserialize<'de> for Edge<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

impl<'de> Deserialize<'de> for Info {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(json: &str) -> Result<Page<u8>, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
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
