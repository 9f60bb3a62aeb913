//! `doctor`: everything that has to be right, looked at once, each with what to do where it is not.

use std::fmt::Write;

use authgear_admin::Client;
use authgear_admin_codegen::project::Project;
use authgear_admin_codegen::schema::print;
use authgear_codegen::Fetched;

use super::clock::Clock;
use super::inputs::Targets;
use super::{connect, fetch as fetching, generate, inputs};
use crate::args::Doctor;
use crate::failure::{Failure, Outcome};
use crate::output::{color_of_output, print as print_out};
use crate::style::{self, styled};

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Health {
    Ok,
    Warn,
    Fail,
}

/// What was found, a line for each thing.
#[derive(Default)]
struct Report {
    text: String,
    worst: Option<Health>,
}

impl Report {
    fn add(&mut self, health: Health, subject: &str, found: &str, remedy: Option<&str>) {
        let (word, style) = match health {
            Health::Ok => ("ok  ", style::SAFE),
            Health::Warn => ("warn", style::DANGEROUS),
            Health::Fail => ("fail", style::BREAKING),
        };
        let word = styled(word, style, color_of_output());
        // What is longer than a line is indented below it.
        let found = found.trim_end().replace('\n', "\n               ");
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{word} {subject:9} {found}");
        if let Some(remedy) = remedy {
            let _ = writeln!(self.text, "               help: {remedy}");
        }
        self.worst = self.worst.max(Some(health));
    }

    fn ok(&mut self, subject: &str, found: &str) {
        self.add(Health::Ok, subject, found, None);
    }

    fn fail(&mut self, subject: &str, failure: &Failure) {
        match failure {
            Failure::Message { what, next } => self.add(Health::Fail, subject, what, next.as_deref()),
            Failure::Found { report } => self.add(Health::Fail, subject, report, None),
        }
    }
}

pub(crate) fn run(arguments: &Doctor) -> Result<Outcome, Failure> {
    let mut report = Report::default();
    match inputs::project() {
        Ok(project) => examine(arguments, &project, &mut report)?,
        Err(failure) => report.fail("settings", &failure),
    }
    print_out(&report.text);
    Ok(if report.worst == Some(Health::Fail) { Outcome::Findings } else { Outcome::Fine })
}

fn examine(arguments: &Doctor, project: &Project, report: &mut Report) -> Result<(), Failure> {
    match &project.settings_file {
        Some(file) => report.ok("settings", &inputs::shown(file.clone()).display().to_string()),
        None => report.add(
            Health::Warn,
            "settings",
            "there is no authgear.toml here or above, so the defaults hold",
            Some("`authgear-codegen init` writes one"),
        ),
    }
    let clock = Clock::new();
    let client = connect::builder(&arguments.connection, project).and_then(|(builder, key)| {
        let bits = key.bits();
        builder.transport(clock.transport()).build().map(|client| (client, bits)).map_err(Failure::new)
    });
    let fetched = match client {
        Ok((client, bits)) => {
            let (app_id, key_id) = (client.app_id(), client.key_id());
            report.ok("key", &format!("RSA, {bits} bits; key id {key_id}, audience (app id) {app_id}"));
            server(&client, &clock, report)?
        }
        Err(failure) => {
            report.fail("key", &failure);
            None
        }
    };
    match inputs::read(project.clone(), arguments.schema.as_deref(), &arguments.documents) {
        Ok(mut inputs) => {
            schema(&inputs, fetched.as_ref(), report);
            documents(&inputs, report);
            let targets = Targets::of(project).or(arguments.out.as_deref(), None);
            if !targets.is_empty() {
                output(&mut inputs, &targets, report)?;
            }
        }
        Err(failure) => report.fail("files", &failure),
    }
    Ok(())
}

/// Asks the server for its schema, and says what came of it.
fn server(client: &Client, clock: &Clock, report: &mut Report) -> Result<Option<Fetched>, Failure> {
    let fetched = match fetching::ask(client)? {
        Ok(fetched) => {
            let origin = client.endpoint().to_string();
            report.ok("server", &format!("{origin} answers and takes the token"));
            Some(fetched)
        }
        Err(error) => {
            report.fail("server", &fetching::not_fetched(&error));
            None
        }
    };
    match clock.offset() {
        None => {}
        Some(seconds) => {
            let (health, remedy) = match seconds.unsigned_abs() {
                0..=5 => (Health::Ok, None),
                // What servers since June 2026 accept, and older ones do not.
                6..=299 => {
                    (Health::Warn, Some("set this machine's clock (NTP): older servers refuse tokens for it"))
                }
                _ => (Health::Fail, Some("set this machine's clock (NTP): tokens are refused for it")),
            };
            let found = match seconds {
                0 => "as the server's".to_owned(),
                1.. => format!("{seconds} s behind the server's"),
                _ => format!("{} s ahead of the server's", seconds.unsigned_abs()),
            };
            report.add(health, "clock", &found, remedy);
        }
    }
    Ok(fetched)
}

fn schema(inputs: &inputs::Inputs, fetched: Option<&Fetched>, report: &mut Report) {
    let shown = inputs.schema_path.display();
    let types = inputs.schema.types().count();
    match fetched {
        None => report.ok("schema", &format!("{shown}, {types} types; not compared with the server's")),
        Some(fetched) if fetched.sdl() == print::print(&inputs.schema) => {
            report.ok("schema", &format!("{shown}, {types} types, is the server's"));
        }
        Some(_) => report.add(
            Health::Warn,
            "schema",
            &format!("{shown} is not the server's schema any more"),
            Some("`authgear-codegen update` tells what changed, and fetches and generates"),
        ),
    }
}

fn documents(inputs: &inputs::Inputs, report: &mut Report) {
    let found = inputs.found();
    let counts = inputs.counts(&found);
    let health = match (found.has_errors(), found.is_empty()) {
        (true, _) => Health::Fail,
        (false, true) => Health::Ok,
        (false, false) => Health::Warn,
    };
    let remedy = (health != Health::Ok).then_some("`authgear-codegen check` shows where");
    report.add(health, "documents", &counts, remedy);
}

fn output(inputs: &mut inputs::Inputs, targets: &Targets, report: &mut Report) -> Result<(), Failure> {
    let Ok((files, _)) = generate::files(inputs, targets)? else {
        report.add(Health::Fail, "output", "nothing can be generated from the documents", None);
        return Ok(());
    };
    for file in files {
        let shown = file.path.display();
        if file.is_current() {
            report.ok("output", &format!("{shown} is current"));
            continue;
        }
        let flag = if targets.out.as_ref() == Some(&file.path) { "--out" } else { "--manifest" };
        report.add(
            Health::Fail,
            "output",
            &format!("{shown} is stale, or not there"),
            Some(&format!("`authgear-codegen generate {flag} {shown}`")),
        );
    }
    Ok(())
}
