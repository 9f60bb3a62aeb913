//! `doctor`: each thing that can be wrong is told apart from the others, with what to do.

use authgear_admin_fixtures::{Emulator, OTHER_PRIVATE_KEY, SCHEMA};

use super::folder::{Api, Folder, Run};

/// A folder where all is well.
fn healthy() -> Folder {
    let folder = Folder::new();
    folder.write("authgear.toml", "documents = ['q.graphql']\n");
    folder.write("schema.graphql", SCHEMA);
    folder.write("q.graphql", "query Total { users { totalCount } }");
    folder.run("generate --out admin.rs").ends(0, &[]);
    folder
}

/// The line on this subject, with its help.
#[track_caller]
fn line<'r>(run: &'r Run, subject: &str) -> &'r str {
    let begins =
        |word: &str| run.stdout.match_indices(&format!("{word} {subject} ")).map(|(at, _)| at).next();
    let start = ["ok  ", "warn", "fail"].iter().find_map(|word| begins(word)).expect("the subject");
    let after = &run.stdout[start..];
    let end = ["\nok ", "\nwarn", "\nfail"].iter().filter_map(|next| after.find(next)).min();
    &after[..end.unwrap_or(after.len())]
}

#[test]
fn all_is_well() {
    let api = Api::start(Emulator::builder());
    let folder = healthy();
    let run = folder.run(&format!("doctor {} --out admin.rs", api.flags()));
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("ok ")).count(), 7, "{}", run.stdout);
    assert!(line(&run, "key").contains("2048 bits"));
    assert!(line(&run, "schema").contains("is the server's"));
}

#[test]
fn a_key_of_another_project_is_refused_by_the_server() {
    let api = Api::start(Emulator::builder());
    let folder = healthy();
    folder.write("key.pem", OTHER_PRIVATE_KEY);
    let run = folder.run(&format!("doctor {}", api.flags()));
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(line(&run, "server").contains("help:"), "{}", run.stdout);
    assert!(line(&run, "documents").contains("no errors"), "the rest is looked at too: {}", run.stdout);
    folder.write("key.pem", "not a key");
    assert!(line(&folder.run(&format!("doctor {}", api.flags())), "key").contains("PEM"));
}

#[test]
fn a_clock_that_is_off_is_told_by_how_much() {
    let api = Api::start(Emulator::builder().clock_offset(-400));
    let run = healthy().run(&format!("doctor {}", api.flags()));
    assert_eq!(run.status, 1, "{}", run.stdout);
    let clock = line(&run, "clock");
    assert!(clock.contains("ahead of the server's") && clock.contains("NTP"), "{clock}");
    let seconds: i64 = clock.split_whitespace().nth(2).and_then(|word| word.parse().ok()).expect("seconds");
    assert!((395..=410).contains(&seconds), "{clock}");
}

#[test]
fn what_is_stale_or_wrong_is_named_with_its_command() {
    let api = Api::start(Emulator::builder());
    let folder = healthy();
    folder.write("schema.graphql", format!("{SCHEMA}\ntype Extra {{ id: ID }}\n"));
    folder.write("q.graphql", "query Total { users { totalCount pageInfo { hasNextPage } } }");
    let run = folder.run(&format!("doctor {} --out admin.rs", api.flags()));
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(line(&run, "schema").contains("authgear-codegen update"), "{}", run.stdout);
    assert!(line(&run, "output").contains("authgear-codegen generate --out admin.rs"), "{}", run.stdout);
    folder.write("q.graphql", "query Total { users { totalCnt } }");
    let run = folder.run(&format!("doctor {}", api.flags()));
    assert!(line(&run, "documents").contains("1 error"), "{}", run.stdout);
}

#[test]
fn nothing_is_known_and_all_of_that_is_said() {
    let run = Folder::new().run("doctor");
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(line(&run, "settings").contains("init"), "{}", run.stdout);
    assert!(line(&run, "key").contains("AUTHGEAR_ENDPOINT"), "{}", run.stdout);
    assert!(line(&run, "files").contains("fetch"), "{}", run.stdout);
}
