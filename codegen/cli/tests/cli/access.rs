//! Whom to ask, and as whom: flags before the environment, the environment before `authgear.toml`, and no key in that.

use authgear_admin_fixtures::{
    ADMIN_PRIVATE_KEY, EC_PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY, Emulator, SCHEMA, SMALL_PRIVATE_KEY,
};

use super::folder::{Api, Folder, KEY, Run, run};

/// Runs `fetch` with these flags, this environment and these lines under `[server]` of `authgear.toml`.
fn fetch(folder: &Folder, flags: &[&str], variables: &[(&str, &str)], settings: &[&str]) -> Run {
    folder.write("authgear.toml", format!("schema = \"s.graphql\"\n[server]\n{}\n", settings.join("\n")));
    run(folder.command([&["fetch"], flags].concat()).envs(variables.iter().copied()))
}

#[test]
fn everything_that_is_missing_is_named_with_every_way_to_give_it() {
    let folder = Folder::new();
    let rest = [
        ["--app-id", "AUTHGEAR_APP_ID", "`app-id` under [server] in authgear.toml"],
        ["--key-id", "AUTHGEAR_KEY_ID", "`key-id` under [server] in authgear.toml"],
        ["--private-key", "AUTHGEAR_PRIVATE_KEY_FILE (a PEM file)", "AUTHGEAR_PRIVATE_KEY (its text)"],
    ];
    let endpoint = ["--endpoint", "AUTHGEAR_ENDPOINT", "`endpoint` under [server] in authgear.toml"];
    folder.run("token").ends(2, rest.as_flattened());
    folder.run("fetch").ends(2, &[&endpoint, rest.as_flattened()].concat());

    // A variable that is set to nothing is not set.
    let nothing = [
        "AUTHGEAR_ENDPOINT",
        "AUTHGEAR_APP_ID",
        "AUTHGEAR_KEY_ID",
        "AUTHGEAR_PRIVATE_KEY",
        "AUTHGEAR_PRIVATE_KEY_FILE",
    ];
    let empty = run(folder.command(["fetch"]).envs(nothing.map(|name| (name, ""))));
    empty.ends(2, &[&endpoint, rest.as_flattened()].concat());

    let some = folder.run("fetch --endpoint https://a.example --key-id k --private-key key.pem");
    some.ends(2, &rest[0]);
    assert_eq!(some.stderr.lines().count(), 2, "{}", some.stderr);
}

#[test]
fn settings_and_environment_are_enough() {
    let api = Api::start(Emulator::builder());
    let (endpoint, app_id, key_id) = (api.emulator.endpoint(), api.emulator.app_id(), api.emulator.key_id());
    let settings = [
        format!("endpoint = \"{endpoint}\""),
        format!("app-id = \"{app_id}\""),
        format!("key-id = \"{key_id}\""),
    ];
    let settings = settings.each_ref().map(String::as_str);
    let folder = Folder::new();
    for key in [("AUTHGEAR_PRIVATE_KEY_FILE", KEY), ("AUTHGEAR_PRIVATE_KEY", ADMIN_PRIVATE_KEY)] {
        fetch(&folder, &[], &[key], &settings).ends(0, &["s.graphql"]);
    }
    assert!(folder.read("s.graphql") == SCHEMA);
    let one_line = ADMIN_PRIVATE_KEY.replace('\n', "\\n");
    fetch(&folder, &[], &[("AUTHGEAR_PRIVATE_KEY", &one_line)], &settings).ends(0, &["up to date"]);

    let variables = [
        ("AUTHGEAR_ENDPOINT", endpoint),
        ("AUTHGEAR_APP_ID", app_id),
        ("AUTHGEAR_KEY_ID", key_id),
        ("AUTHGEAR_PRIVATE_KEY_FILE", KEY),
    ];
    fetch(&folder, &[], &variables, &[]).ends(0, &["up to date"]);
    let wrong = ["endpoint = \"http://127.0.0.1:1\"", "app-id = \"wrong\"", "key-id = \"wrong\""];
    fetch(&folder, &[], &variables, &wrong).ends(0, &["up to date"]);

    let wrong = variables.map(|(name, _)| (name, "http://127.0.0.1:1"));
    let flags = api.flags();
    let flags: Vec<_> = flags.split(' ').collect();
    fetch(&folder, &flags, &wrong, &[]).ends(0, &["up to date"]);

    // Two keys are refused, unless a flag says which is meant.
    let both = [("AUTHGEAR_PRIVATE_KEY_FILE", KEY), ("AUTHGEAR_PRIVATE_KEY", ADMIN_PRIVATE_KEY)];
    fetch(&folder, &[], &both, &settings).ends(
        2,
        &["AUTHGEAR_PRIVATE_KEY and AUTHGEAR_PRIVATE_KEY_FILE are both set; keep the one that is meant"],
    );
    fetch(&folder, &["--private-key", KEY], &both, &settings).ends(0, &["up to date"]);

    // Set to nothing, a variable leaves the word to the settings.
    let empty = [
        ("AUTHGEAR_ENDPOINT", ""),
        ("AUTHGEAR_APP_ID", ""),
        ("AUTHGEAR_KEY_ID", ""),
        ("AUTHGEAR_PRIVATE_KEY_FILE", ""),
        ("AUTHGEAR_PRIVATE_KEY", ADMIN_PRIVATE_KEY),
    ];
    fetch(&folder, &[], &empty, &settings).ends(0, &["up to date"]);
}

#[test]
fn settings_are_found_from_a_folder_below() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    folder.write("authgear.toml", "schema = \"admin/schema.graphql\"\ndocuments = [\"queries/*.graphql\"]");
    folder.write("admin/old", "");
    folder.write("queries/q.graphql", "query Q { users { edges { node { idd } } } }");
    let flags = api.flags().replace(KEY, "../key.pem");
    let mut command = folder.command(["fetch"]);
    command.args(flags.split(' ')).current_dir(folder.path("queries"));
    run(&mut command).ends(0, &["admin/schema.graphql"]);
    assert!(folder.read("admin/schema.graphql") == SCHEMA);

    let mut command = folder.command(["check"]);
    run(command.current_dir(folder.path("queries"))).ends(1, &["--> q.graphql:1:34"]);
    folder.run("check").ends(1, &["--> queries/q.graphql:1:34", "::: admin/schema.graphql:"]);
}

#[test]
fn a_private_key_in_the_settings_is_refused_and_not_repeated() {
    let folder = Folder::new();
    for key in [ADMIN_PRIVATE_KEY.to_owned(), ADMIN_PRIVATE_KEY.replace('\n', "\\n")] {
        folder.write("authgear.toml", format!("[server]\nprivate-key = \"\"\"{key}\"\"\"\n"));
        for command in ["fetch", "token", "check", "generate --out x.rs"] {
            folder.run(command).ends(2, &["authgear.toml holds a private key", "AUTHGEAR_PRIVATE_KEY_FILE"]);
        }
    }
}

#[test]
fn settings_that_cannot_be_read_are_shown_with_their_line() {
    let folder = Folder::new();
    folder.write("authgear.toml", "schema = \"s.graphql\"\n[server]\nappid = \"x\"\n");
    folder.run("fetch").ends(2, &["authgear.toml", "line 3", "`appid`", "`app-id`"]);
    folder.write("authgear.toml", "schema = \n");
    folder.run("check").ends(2, &["authgear.toml", "line 1"]);
}

#[test]
fn a_key_that_cannot_sign_is_named_with_its_file() {
    let folder = Folder::new();
    for (key, says) in [
        (EC_PRIVATE_KEY, "bad.pem: this is an EC key"),
        (SMALL_PRIVATE_KEY, "bad.pem: this RSA key has 1024 bits"),
        (ENCRYPTED_PRIVATE_KEY, "bad.pem: the key is encrypted with a password"),
        ("rubbish", "bad.pem: this is not PEM"),
    ] {
        folder.write("bad.pem", key);
        let who = "--app-id a --key-id k --private-key bad.pem";
        folder.run(&format!("token {who}")).ends(2, &[says]);
        folder.run(&format!("fetch {who} --endpoint https://a.example")).ends(2, &[says]);
    }
    let none = folder.run("token --app-id a --key-id k --private-key nowhere.pem");
    none.ends(2, &["nowhere.pem: the key file cannot be read"]);
}

#[test]
fn an_endpoint_that_would_leak_the_token_is_refused() {
    let folder = Folder::new();
    let fetch = |endpoint: &str| {
        folder.run(&format!("fetch --app-id a --key-id k --private-key key.pem --endpoint {endpoint}"))
    };
    fetch("http://myapp.authgear.cloud").ends(2, &["http would send the token in the clear; write https"]);
    fetch("myapp.authgear.cloud").ends(2, &["not a URL; write the project's origin"]);
    let run = fetch("https://me:hush@a.example");
    run.ends(2, &["a user name or password in the URL is not used"]);
    assert!(!run.stderr.contains("hush"), "{}", run.stderr);
}
