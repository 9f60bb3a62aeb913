//! The walk over pages: where it ends, and that it neither loses, repeats nor loops, whatever the server says.

use std::time::Duration;

use authgear_admin::{Error, Nodes, Operation, OperationKind, PageInfo, Pages, Paginated};
use futures_core::Stream;
use serde::{Deserialize, Serialize};

use super::server::{Reply, Server, json};

/// As the generator writes it for `query Letters($first: Int, $after: String) { letters(first: $first, after: $after) {
/// pageInfo { hasNextPage endCursor } edges { node } } }`, but by hand.
#[derive(Clone, Default, Serialize)]
struct Letters {
    first: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Data {
    letters: Option<Connection>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Connection {
    page_info: Info,
    edges: Vec<Option<Edge>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Info {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Edge {
    node: Option<String>,
}

impl Operation for Letters {
    const NAME: &'static str = "Letters";
    const DOCUMENT: &'static str = "query Letters($first:Int$after:String){letters(first:$first after:$after){pageInfo{hasNextPage endCursor}edges{node}}}";
    const KIND: OperationKind = OperationKind::Query;
    type Data = Data;
}

impl Paginated for Letters {
    type Node = String;

    fn cursor(&self) -> Option<&str> {
        self.after.as_deref()
    }

    fn set_cursor(&mut self, cursor: &str) {
        self.after = Some(cursor.to_owned());
    }

    fn page_size(&self) -> Option<i32> {
        Some(self.first)
    }

    fn set_page_size(&mut self, size: i32) -> bool {
        self.first = size;
        true
    }

    fn page_info(data: &Data) -> Option<PageInfo<'_>> {
        let info = &data.letters.as_ref()?.page_info;
        Some(PageInfo { has_next_page: info.has_next_page, end_cursor: info.end_cursor.as_deref() })
    }

    fn nodes(data: &Data) -> impl Iterator<Item = &String> {
        let edges = data.letters.iter().flat_map(|letters| &letters.edges);
        edges.flatten().filter_map(|edge| edge.node.as_ref())
    }

    fn into_nodes(data: Data) -> impl Iterator<Item = String> {
        let edges = data.letters.into_iter().flat_map(|letters| letters.edges);
        edges.flatten().filter_map(|edge| edge.node)
    }
}

/// A page of these letters, with this cursor at its end.
fn page(letters: &str, has_next_page: bool, end_cursor: &str) -> String {
    let edges: Vec<String> = letters.chars().map(|letter| format!(r#"{{"node":"{letter}"}}"#)).collect();
    let edges = edges.join(",");
    format!(
        r#"{{"data":{{"letters":{{"pageInfo":{{"hasNextPage":{has_next_page},"endCursor":{end_cursor}}},"edges":[{edges}]}}}}}}"#
    )
}

/// A server that gives these answers, each once.
async fn serve(answers: &[String]) -> Server {
    let answers = answers.to_vec();
    Server::with(move |number| match answers.get(number) {
        Some(answer) => json(200, answer),
        None => json(500, "asked too often"),
    })
    .await
}

/// What was asked for: the variables of each request.
fn asked(server: &Server) -> Vec<String> {
    server
        .requests()
        .iter()
        .map(|request| request.rsplit_once("\"variables\":").unwrap().1.to_owned())
        .collect()
}

/// The rest of a walk: the letters of each page, or in a word why there is none.
async fn rest(pages: &mut Pages<Letters>) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        found.push(match page {
            Ok(page) => Letters::nodes(&page).map(String::as_str).collect(),
            Err(Error::Pages(error)) => format!("{:?}", error.problem()),
            Err(error) => format!("{error}"),
        });
    }
    assert!(pages.next().await.is_none(), "what ended has ended");
    found
}

async fn walk(answers: &[String]) -> (Vec<String>, Vec<String>) {
    let server = serve(answers).await;
    let found = rest(&mut server.client().pages(Letters { first: 2, after: None })).await;
    (found, asked(&server))
}

#[tokio::test]
async fn every_page_is_asked_for_once_and_in_order() {
    let (found, asked) =
        walk(&[page("ab", true, "\"1\""), page("cd", true, "\"2\""), page("e", false, "\"3\"")]).await;
    assert_eq!(found, ["ab", "cd", "e"]);
    assert_eq!(asked, [r#"{"first":2}}"#, r#"{"first":2,"after":"1"}}"#, r#"{"first":2,"after":"2"}}"#]);
}

#[tokio::test]
async fn an_empty_last_page_ends_it() {
    for cursor in ["\"\"", "null"] {
        let (found, asked) = walk(&[page("ab", true, "\"1\""), page("", false, cursor)]).await;
        assert_eq!((found, asked.len()), (vec!["ab".to_owned(), String::new()], 2));
    }
}

#[tokio::test]
async fn a_list_that_is_not_there_has_no_further_pages() {
    let (found, asked) = walk(&[r#"{"data":{"letters":null}}"#.to_owned()]).await;
    assert_eq!((found, asked.len()), (vec![String::new()], 1));
}

#[tokio::test]
async fn empty_pages_in_the_middle_do_not_end_it() {
    let (found, asked) = walk(&[
        page("ab", true, "\"1\""),
        page("", true, "\"2\""),
        page("", true, "\"3\""),
        page("c", false, "\"4\""),
    ])
    .await;
    assert_eq!(found, ["ab", "", "", "c"]);
    assert_eq!(asked.len(), 4);
}

#[tokio::test]
async fn an_empty_page_without_a_cursor_is_reached_past_with_a_larger_one() {
    let (found, asked) = walk(&[
        page("ab", true, "\"1\""),
        page("", true, "\"\""),
        page("c", true, "\"9\""),
        page("d", false, "\"10\""),
    ])
    .await;
    assert_eq!(found, ["ab", "", "c", "d"]);
    assert_eq!(
        asked[1..],
        [r#"{"first":2,"after":"1"}}"#, r#"{"first":100,"after":"1"}}"#, r#"{"first":2,"after":"9"}}"#]
    );
}

#[tokio::test]
async fn where_there_is_no_way_on_the_walk_says_so_and_can_try_again() {
    let gap = page("", true, "\"\"");
    let server = serve(&[page("ab", true, "\"1\""), gap.clone(), gap, page("c", false, "\"2\"")]).await;
    let mut pages = server.client().pages(Letters { first: 2, after: None });
    assert_eq!(rest(&mut pages).await, ["ab", "", "", "NoCursor"]);
    assert_eq!(pages.cursor(), Some("1"));
    pages.resume();
    assert_eq!(rest(&mut pages).await, ["c"]);
    assert_eq!(asked(&server)[3], r#"{"first":2,"after":"1"}}"#);
}

#[tokio::test]
async fn the_largest_page_is_not_asked_for_again() {
    let server = serve(&[page("", true, "\"\"")]).await;
    let mut pages = server.client().pages(Letters { first: 100, after: None });
    assert_eq!(rest(&mut pages).await, ["", "NoCursor"]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn nodes_are_not_given_twice_for_want_of_a_cursor() {
    let server = serve(&[page("ab", true, "null")]).await;
    let mut pages = server.client().pages(Letters { first: 2, after: None });
    assert_eq!(rest(&mut pages).await, ["ab", "NoCursor"]);
    pages.resume();
    assert!(rest(&mut pages).await.is_empty());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_cursor_that_does_not_move_or_goes_in_circles_is_an_error() {
    let (found, asked) = walk(&[page("ab", true, "\"1\""), page("cd", true, "\"1\"")]).await;
    assert_eq!((found, asked.len()), (["ab", "cd", "RepeatedCursor"].map(str::to_owned).to_vec(), 2));
    let (found, asked) =
        walk(&[page("ab", true, "\"1\""), page("cd", true, "\"2\""), page("ef", true, "\"1\"")]).await;
    assert_eq!((found, asked.len()), (["ab", "cd", "ef", "RepeatedCursor"].map(str::to_owned).to_vec(), 3));
    // The cursor that the walk began with counts too.
    let server = serve(&[page("ab", true, "\"0\"")]).await;
    let mut pages = server.client().pages(Letters { first: 2, after: None }).after("0");
    assert_eq!(rest(&mut pages).await, ["ab", "RepeatedCursor"]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_error_ends_it_until_it_is_resumed() {
    let refused = r#"{"data":{"letters":null},"errors":[{"message":"no"}]}"#.to_owned();
    let server = serve(&[page("ab", true, "\"1\""), refused, page("c", false, "\"2\"")]).await;
    let client = server.client();
    let mut pages = client.pages(Letters { first: 2, after: None });
    assert_eq!(pages.cursor(), None);
    assert_eq!(rest(&mut pages).await, ["ab", "`Letters` failed: no"]);
    let cursor = pages.cursor().unwrap().to_owned();
    pages.resume();
    assert_eq!(rest(&mut pages).await, ["c"]);
    assert_eq!(pages.cursor(), Some("2"));
    pages.resume();
    assert!(rest(&mut pages).await.is_empty(), "a walk that has ended is not resumed");
    assert_eq!(asked(&server)[1..], [r#"{"first":2,"after":"1"}}"#, r#"{"first":2,"after":"1"}}"#]);
    // Or by another walk, from the cursor.
    let server = serve(&[page("c", false, "\"2\"")]).await;
    let mut pages = server.client().pages(Letters { first: 2, after: None }).after(&cursor);
    assert_eq!(rest(&mut pages).await, ["c"]);
    assert_eq!(asked(&server), [r#"{"first":2,"after":"1"}}"#]);
}

#[tokio::test]
async fn a_wait_that_is_given_up_loses_nothing() {
    let server = serve(&[page("ab", true, "\"1\""), page("c", false, "\"2\"")]).await;
    let mut nodes = server.client().nodes(Letters { first: 2, after: None });
    let mut found = String::new();
    loop {
        // Polled once and dropped, many times over.
        let node = tokio::select! {
            biased;
            node = nodes.next() => node,
            () = tokio::time::sleep(Duration::ZERO) => continue,
        };
        match node {
            Some(node) => found.push_str(&node.unwrap()),
            None => break,
        }
    }
    assert_eq!((&*found, server.requests().len()), ("abc", 2));
}

#[tokio::test]
async fn nodes_are_told_from_nulls_and_know_their_place() {
    let nulls = r#"{"data":{"letters":{"pageInfo":{"hasNextPage":true,"endCursor":"1"},"edges":[null,{"node":"a"},{"node":null},{"node":"b"}]}}}"#;
    let server = serve(&[nulls.to_owned(), page("c", true, "\"2\""), page("", false, "\"\"")]).await;
    let mut nodes = server.client().nodes(Letters { first: 4, after: None });
    let mut places = Vec::new();
    while let Some(node) = nodes.next().await {
        places.push((node.unwrap(), nodes.cursor().map(str::to_owned)));
    }
    let place = |node: &str, cursor: Option<&str>| (node.to_owned(), cursor.map(str::to_owned));
    // In the middle of a page the walk is at its beginning.
    assert_eq!(places, [place("a", None), place("b", Some("1")), place("c", Some("2"))]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn dropping_a_walk_ends_it() {
    let server = Server::start(Reply::Silence).await;
    let mut pages = server.client().pages(Letters { first: 2, after: None });
    let _ = tokio::time::timeout(Duration::from_millis(50), pages.next()).await;
    drop(pages);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn walks_are_streams_that_may_move() {
    fn is<S: Stream<Item = Result<T, Error>> + Send + Unpin + 'static, T>() {}
    is::<Pages<Letters>, Data>();
    is::<Nodes<Letters>, String>();
}

#[tokio::test]
async fn debug_shows_no_value() {
    let server = serve(&[page("ab", true, "\"secret-cursor\"")]).await;
    let mut nodes = server.client().nodes(Letters { first: 2, after: None });
    nodes.next().await.unwrap().unwrap();
    nodes.next().await.unwrap().unwrap();
    assert_eq!(nodes.cursor(), Some("secret-cursor"));
    assert_eq!(
        format!("{nodes:?}"),
        "Nodes { pages: Pages { operation: \"Letters\", is_over: false, .. }, .. }"
    );
}
