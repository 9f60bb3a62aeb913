//! `fetch` where all is well: the same bytes every time, whatever the server can tell.

use authgear_admin_fixtures::{Emulator, Introspection, SCHEMA};

use super::folder::{Api, Folder};

const MODES: [Introspection; 2] = [Introspection::GraphqlGo, Introspection::Full];

#[test]
fn two_fetches_are_one_file_and_it_is_the_servers_schema() {
    for mode in MODES {
        let api = Api::start(Emulator::builder().introspection(mode));
        let folder = Folder::new();
        let fetch = format!("fetch {} --out schema.graphql", api.flags());
        let first = folder.run(&fetch);
        assert_eq!(first.ends(0, &["wrote schema.graphql"]).stdout, "", "{mode:?}");
        assert!(folder.read("schema.graphql") == SCHEMA, "{mode:?}: not the schema that is served");
        let before = folder.state();
        folder.run(&fetch).ends(0, &["schema.graphql is up to date"]);
        assert_eq!(folder.state(), before, "{mode:?}");
        assert_eq!(api.emulator.requests().received, 4, "two questions a fetch");
    }
}

#[test]
fn an_introspection_answer_is_one_file_too_and_generates_the_same() {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder.write("q.graphql", "query Q { users(first: 3) { edges { node { id createdAt } } } }");
    folder.run("generate --documents q.graphql --out from_sdl.rs").ends(0, &[]);
    for mode in MODES {
        let api = Api::start(Emulator::builder().introspection(mode));
        let fetch = format!("fetch {} --format json --out", api.flags());
        folder.run(&format!("{fetch} first.json")).ends(0, &["wrote first.json"]);
        folder.run(&format!("{fetch} second.json")).ends(0, &["wrote second.json"]);
        assert!(folder.read("first.json") == folder.read("second.json"), "{mode:?}: the order shows");
        folder.run("generate --schema first.json --documents q.graphql --out from_json.rs").ends(0, &[]);
        assert!(folder.read("from_json.rs") == folder.read("from_sdl.rs"), "{mode:?}");
    }
}

#[test]
fn a_check_writes_nothing_and_names_the_command_that_mends() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    let check = format!("fetch --check {} --out schema.graphql", api.flags());
    let mends = format!("  help: run `authgear-codegen fetch {} --out schema.graphql`", api.flags());

    folder.run(&check).ends(1, &["schema.graphql is not there\n", &mends]);
    assert!(!folder.path("schema.graphql").exists());

    folder.write("schema.graphql", SCHEMA.replacen("type User ", "type Usr ", 1));
    let before = folder.state();
    folder.run(&check).ends(1, &["schema.graphql is not the server's schema\n", &mends]);
    assert_eq!(folder.state(), before);

    folder.write("schema.graphql", SCHEMA);
    let fresh = folder.run(&check);
    assert_eq!(fresh.ends(0, &[]).stderr, "");

    let json = format!("fetch --check {} --out s.json --format json", api.flags());
    folder.run(&json.replacen("--check ", "", 1)).ends(0, &[]);
    folder.run(&json).ends(0, &[]);
    folder.write("s.json", folder.read("s.json") + " ");
    folder.run(&json).ends(1, &["--out s.json --format json`"]);
}

#[test]
fn what_is_behind_a_link_is_replaced_and_keeps_its_permissions() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    folder.write("elsewhere/schema.graphql", "old");
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let real = folder.path("elsewhere/schema.graphql");
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("elsewhere/schema.graphql", folder.path("link.graphql")).unwrap();
        folder.run(&format!("fetch {} --out link.graphql", api.flags())).ends(0, &[]);
        assert!(folder.path("link.graphql").is_symlink());
        assert!(folder.read("elsewhere/schema.graphql") == SCHEMA);
        assert_eq!(std::fs::metadata(real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
