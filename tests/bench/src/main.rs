//! `bench`: measures, and writes the tables. See README.md.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use authgear_admin_bench::case::Case;
use authgear_admin_bench::result::{Results, Row};
use authgear_admin_bench::{agree, compile, cpu, instructions, page, serve, table};

const USAGE: &str = "usage: cargo run --release -- \
    decode|request|token|generation|end-to-end|macro|compile [WORDS]|all|page|agree SECONDS SEED|consumers FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["serve"] => serve().map_err(Into::into),
        ["run", name, times] => run(name, times),
        [section @ ("decode" | "request" | "token" | "generation" | "end-to-end")] => measure(section),
        ["compile", ref words @ ..] => compile(words),
        ["macro"] => calls(),
        ["consumers", folder] => compile::write(Path::new(folder)).map_err(Into::into),
        ["agree", seconds, seed] => compare(seconds, seed),
        ["page"] => Results::load().and_then(|results| page::write(&results)).map_err(Into::into),
        ["all"] => all(),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does a piece of work this often: what is run while instructions are counted.
fn run(name: &str, times: &str) -> Result<(), Box<dyn Error>> {
    let case = Case::all().into_iter().find(|case| case.name() == name).ok_or("no such work")?;
    let times: u64 = times.parse()?;
    let mut run = (case.prepare)();
    (0..times).for_each(|_| run());
    Ok(())
}

fn measure(section: &str) -> Result<(), Box<dyn Error>> {
    let section = section.replace('-', " ");
    let cases = Case::all().into_iter().filter(|case| case.section == section);
    let rows: Vec<Row> = cases
        .map(|case| {
            eprintln!("{}", case.name());
            Row {
                section: case.section.to_owned(),
                work: case.work.to_owned(),
                by: case.by.to_owned(),
                cpu: cpu::nanoseconds(&mut (case.prepare)()),
                instructions: instructions::of(&case),
            }
        })
        .collect();
    println!("{}", table::markdown(&rows));
    Results::load()?.replace(&section, rows)?;
    Ok(())
}

/// Decodes random answers in two ways.
fn compare(seconds: &str, seed: &str) -> Result<(), Box<dyn Error>> {
    let answers = agree(Duration::from_secs(seconds.parse()?), seed.parse()?)?;
    println!("{answers} answers, no difference");
    Ok(())
}

/// Everything, one after the other.
fn all() -> Result<(), Box<dyn Error>> {
    for section in ["decode", "request", "end-to-end", "token", "generation"] {
        measure(section)?;
    }
    calls()?;
    let compiled = compile(&[]);
    page::write(&Results::load()?)?;
    compiled
}

/// What calls of macros cost.
fn calls() -> Result<(), Box<dyn Error>> {
    let rows = compile::call::measure()?;
    println!("{}", table::markdown(&rows));
    Results::load()?.replace(compile::call::CALLS, rows)?;
    Ok(())
}

fn compile(words: &[&str]) -> Result<(), Box<dyn Error>> {
    let measured = compile::measure(words)?;
    println!("{}", table::markdown(&measured.rows));
    if words.is_empty() {
        Results::load()?.replace("compile", measured.rows)?;
    }
    if measured.failures.is_empty() { Ok(()) } else { Err(measured.failures.join("\n").into()) }
}
