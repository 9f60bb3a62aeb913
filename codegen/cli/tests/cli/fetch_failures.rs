//! `fetch` where something fails: it says what, and what to do next; the old file is as it was, and nothing is beside it.

use std::net::TcpListener;

use authgear_admin_fixtures::{Emulator, Introspection, OTHER_PRIVATE_KEY};

use super::failing_server::{FailingServer, Reply, answer, json};
use super::folder::{Api, Folder, KEY, flags};

/// How often `fails` fetches.
const FETCHES: usize = 4;
/// How often a query is sent that meets what may pass.
const ATTEMPTS: usize = 3;

/// Fetches over an old file, which must be left alone, and where there is none, which must be left so.
#[track_caller]
fn fails(flags: &str, says: &[&str]) {
    let folder = Folder::new();
    folder.write("other.pem", OTHER_PRIVATE_KEY);
    for old in [None, Some("# the old schema\n")] {
        if let Some(old) = old {
            folder.write("schema.graphql", old);
        }
        let before = folder.state();
        for format in ["sdl", "json"] {
            let run = folder.run(&format!("fetch {flags} --out schema.graphql --format {format}"));
            assert_eq!(run.ends(2, says).stdout, "");
            assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
        }
        assert_eq!(folder.state(), before);
    }
}

/// Fails with these replies, and asks for no more of them.
#[track_caller]
fn fails_with(replies: Vec<Reply>, says: &[&str]) {
    let expected = FETCHES * replies.len();
    let server = FailingServer::start(replies);
    fails(&flags(&server.origin, "myapp", "kid"), says);
    assert_eq!(server.requests(), expected);
}

/// Fails with this reply, be it to the first question or to the second.
#[track_caller]
fn fails_at(reply: &Reply, says: &[&str]) {
    fails_with(vec![reply.clone()], says);
    fails_with(vec![json(200, CAPABILITIES), reply.clone()], says);
}

/// Fails with this reply when it has come as often as the client tries.
#[track_caller]
fn fails_at_last(reply: &Reply, says: &[&str]) {
    let replies = vec![reply.clone(); ATTEMPTS];
    fails_with(replies.clone(), says);
    fails_with([vec![json(200, CAPABILITIES)], replies].concat(), says);
}

/// What a server answers to the first question that can tell nothing but the names of types.
const CAPABILITIES: &str = r#"{"data":{"type":{"fields":[{"name":"name","args":[]}]}}}"#;

const INTROSPECTION: &str =
    "help: Authgear's Admin API answers introspection: check that the endpoint is one";
const ORIGIN: &str = "check the endpoint: it is the project's own origin, e.g. https://myapp.authgear.cloud";
const LATER: &str = "failed: try again later";

#[test]
fn introspection_that_is_off() {
    let api = Api::start(Emulator::builder().introspection(Introspection::Off));
    fails(&api.flags(), &["the schema was not fetched", "failed: ", INTROSPECTION]);
}

#[test]
fn a_token_that_is_refused() {
    let api = Api::start(Emulator::builder());
    let emulator = &api.emulator;
    let says = ["(HTTP 403)", "help: give these with --app-id, --key-id and --private-key"];
    fails(
        &flags(emulator.endpoint(), "another-app", emulator.key_id()),
        &[&says[..], &["\"another-app\""]].concat(),
    );
    fails(
        &flags(emulator.endpoint(), emulator.app_id(), "another-key"),
        &[&says[..], &["\"another-key\""]].concat(),
    );
    fails(&api.flags().replace(KEY, "other.pem"), &says);
}

#[test]
fn errors_of_the_server() {
    let error =
        |name: &str| format!(r#"{{"error":{{"name":"{name}","reason":"{name}","message":"m","code":1}}}}"#);
    fails_at(&json(500, &error("InternalError")), &["(HTTP 500, InternalError): m", LATER]);
    fails_at(&json(400, &error("BadRequest")), &["(HTTP 400, BadRequest): m", ORIGIN]);
    fails_at_last(
        &answer(502, "Content-Type: text/html", "<h1>Bad gateway</h1>"),
        &["an HTML page (HTTP 502)", LATER],
    );
    let errors = r#"{"data":null,"errors":[{"message":"unexpected error"}]}"#;
    fails_at(&json(200, errors), &["failed: unexpected error", INTROSPECTION]);
}

#[test]
fn what_is_no_admin_api() {
    let html = answer(200, "Content-Type: text/html", "<!doctype html><title>Welcome</title>");
    fails_at(&html, &["an HTML page (HTTP 200)", ORIGIN]);
    fails_at(
        &answer(404, "Content-Type: text/plain", "404 page not found"),
        &["HTTP 404", "text/plain", ORIGIN],
    );
    fails_at(&answer(204, "X-Nothing: here", ""), &["with nothing (HTTP 204)", ORIGIN]);
    fails_at(&json(200, r#"{"hello":"world"}"#), &["no GraphQL answer", ORIGIN]);
}

#[test]
fn half_an_answer() {
    let broken = json(200, r#"{"data":{"__schema":{"types":[{"name":"#);
    fails_at(&broken, &["breaks off or is no JSON", "a proxy in between may have cut it off"]);
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"data\":{";
    fails_at_last(&Reply::Bytes(cut.to_owned()), &["the connection broke", "help: try again"]);
    fails_at_last(&Reply::Bytes(String::new()), &["the connection broke", "help: try again"]);
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = FailingServer::start(vec![json(200, r#"{"data":{}}"#)]);
    let location = format!("Location: {}/login?token=abc", elsewhere.origin);
    for status in [301, 302, 307, 308] {
        fails_at(
            &answer(status, &location, ""),
            &["redirects", &elsewhere.origin, "Set the endpoint to the right address"],
        );
    }
    assert_eq!(elsewhere.requests(), 0);
}

#[test]
fn an_answer_that_is_no_schema() {
    let first = || json(200, CAPABILITIES);
    let no = "the answer is not an introspection answer: ";
    for data in
        [r#"{}"#, r#"{"__schema":null}"#, r#"{"__schema":[]}"#, r#"{"__schema":{"queryType":{"name":"Q"}}}"#]
    {
        fails_with(vec![first(), json(200, &format!(r#"{{"data":{data}}}"#))], &[no, INTROSPECTION]);
    }
    let schema = |fields: &str| {
        let body = format!(
            r#"{{"data":{{"__schema":{{"queryType":{{"name":"Query"}},"directives":[],"types":[
                {{"kind":"OBJECT","name":"Query","fields":[{fields}],"interfaces":[]}}]}}}}}}"#
        );
        json(200, &body)
    };
    let unknown = r#"{"name":"a","args":[],"type":{"kind":"OBJECT","name":"Nobody"}}"#;
    fails_with(vec![first(), schema(unknown)], &[no, "types[0].fields[0].type", "`Nobody`", INTROSPECTION]);
    fails_with(vec![first(), schema("")], &["it contradicts itself", "Query", "help: "]);
    // The first answer can be of the wrong shape, too.
    fails_with(vec![json(200, r#"{"data":[1]}"#)], &[no, INTROSPECTION]);
}

#[test]
fn nobody_there() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    fails(
        &flags(&origin, "myapp", "kid"),
        &["no connection", "help: check the endpoint, and that this machine"],
    );
}

#[test]
fn a_server_that_does_not_answer_in_time() {
    let server = FailingServer::start(vec![Reply::Silence]);
    let folder = Folder::new();
    folder.write("schema.graphql", "# the old schema\n");
    let before = folder.state();
    let run = folder.run(&format!("fetch --timeout 1 {}", flags(&server.origin, "myapp", "kid")));
    run.ends(2, &["got no answer in time", "help: try again, or give it longer with --timeout"]);
    assert_eq!(folder.state(), before);
}

#[test]
fn a_place_that_cannot_be_written() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    folder.write("folder/file", "");
    let before = folder.state();
    let fetch = |out: &str| folder.run(&format!("fetch {} --out {out}", api.flags()));
    fetch("no/schema.graphql")
        .ends(2, &["cannot write no/schema.graphql", "help: create the folder no first"]);
    fetch("folder").ends(2, &["cannot write folder", "help: this is a folder; name the file in it"]);
    fetch("folder/file/schema.graphql").ends(2, &["cannot write folder/file/schema.graphql", "help: "]);
    assert_eq!(folder.state(), before);
}
