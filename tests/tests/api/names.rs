//! A root field that is called like a method of the clients: that method would be the one that is called.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{Settings, generate_api};

/// The functions of all `impl Client` in a folder's sources, which are formatted: each stands at its place in the line.
fn of_clients(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            of_clients(&path, names);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for block in text.split("\nimpl Client {\n").skip(1) {
            let block = block.split("\n}\n").next().unwrap();
            for line in block.lines().filter_map(|line| line.strip_prefix("    pub ")) {
                let line = line.trim_start_matches("const ").trim_start_matches("async ");
                if let Some(function) = line.strip_prefix("fn ") {
                    names.insert(function.split(['(', '<']).next().unwrap().to_owned());
                }
            }
        }
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |camel, word| camel + &word[..1].to_uppercase() + &word[1..])
}

#[test]
fn no_builder_is_hidden_by_a_method_of_the_client() {
    let mut names = BTreeSet::from(["call", "call_nodes", "call_pages", "clone"].map(str::to_owned));
    of_clients(Path::new("../runtime/src"), &mut names);
    for known in ["chunked", "block_on", "send", "presign_image_upload", "with_retry"] {
        assert!(names.contains(known), "{known} is not found: {names:?}");
    }
    let fields: Vec<String> = names.iter().map(|name| camel(name) + ": Int").collect();
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", format!("type Query {{ {} }}", fields.join(" ")));
    let schema = sdl::parse(&sources, id).unwrap().schema;
    let tokens =
        generate_api(&mut sources, &schema, &Settings::default()).unwrap().generated.tokens.to_string();
    for name in names {
        assert!(!tokens.contains(&format!("fn {name} (& self) ->")), "`{name}` is a method of a client");
        assert!(tokens.contains(&format!("fn {name}_query (& self) ->")), "{name}");
    }
}
