//! `token`: prints a token that an Admin API takes, and nothing else.

use std::io::{Read, Write};
use std::net::TcpStream;

use authgear_admin_fixtures::{ADMIN_PRIVATE_KEY_PKCS1, Emulator};

use super::folder::{Api, Folder, KEY, run};

/// The status of a query with this token.
fn status(emulator: &Emulator, token: &str) -> String {
    let host = emulator.endpoint().strip_prefix("http://").unwrap();
    let body = r#"{"query":"{ users(first: 1) { totalCount } }"}"#;
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST /_api/admin/graphql HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nContent-Type: \
         application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn a_token_is_one_line_and_an_admin_api_takes_it() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    folder.write("pkcs1.pem", ADMIN_PRIVATE_KEY_PKCS1);
    let (app_id, key_id) = (api.emulator.app_id(), api.emulator.key_id());
    for key in [KEY, "pkcs1.pem"] {
        let run = folder.run(&format!("token --app-id {app_id} --key-id {key_id} --private-key {key}"));
        assert_eq!(run.ends(0, &[]).stderr, "");
        let token = run.stdout.strip_suffix('\n').unwrap();
        assert_eq!(token.split('.').count(), 3, "{token}");
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{token}");
        assert_eq!(status(&api.emulator, token), "200");
        assert_eq!(status(&api.emulator, &token[..token.len() - 4]), "403");
    }
    let by_environment = run(folder.command(["token"]).envs([
        ("AUTHGEAR_APP_ID", app_id),
        ("AUTHGEAR_KEY_ID", key_id),
        ("AUTHGEAR_PRIVATE_KEY_FILE", KEY),
    ]));
    assert_eq!(status(&api.emulator, by_environment.ends(0, &[]).stdout.trim_end()), "200");
}

#[test]
fn what_is_typed_wrong_is_said_and_prints_nothing() {
    let folder = Folder::new();
    for (typed, says) in [
        ("", "Usage: authgear-codegen <COMMAND>"),
        ("tokn", "a similar subcommand exists: 'token'"),
        ("token --app a", "a similar argument exists: '--app-id'"),
        ("token --app-id", "a value is required for '--app-id <ID>'"),
        ("token extra", "unexpected argument 'extra'"),
        ("fetch --format yaml", "[possible values: sdl, json]"),
        ("fetch --timeout 0", "'--timeout <SECONDS>'"),
        ("generate", "--out FILE.rs"),
    ] {
        assert_eq!(folder.run(typed).ends(2, &[says]).stdout, "", "{typed}");
    }
}

#[test]
fn help_names_the_flags_variables_and_defaults() {
    let folder = Folder::new();
    for (command, says) in [
        ("--help", &["fetch", "generate", "check", "token", "Exit status: 0 fine, 1 findings, 2"][..]),
        (
            "fetch --help",
            &["--endpoint <URL>", "AUTHGEAR_ENDPOINT", "AUTHGEAR_PRIVATE_KEY", "schema.graphql"],
        ),
        ("generate --help", &["--documents <GLOB>...", "--out <FILE.rs>", "--check", "authgear.toml"]),
        ("check --help", &["[DOC]...", "human, json"]),
        ("token --help", &["--app-id <ID>", "AUTHGEAR_KEY_ID"]),
    ] {
        let run = folder.run(command);
        assert_eq!(run.status, 0);
        for part in says {
            assert!(run.stdout.contains(part), "no {part} in {}", run.stdout);
        }
    }
}
