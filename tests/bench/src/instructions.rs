//! Instructions, counted by valgrind: the same on every run, whoever else is on the machine.

use std::process::Command;

use crate::case::Case;

/// The instructions of one run: those of many less those of few, so that getting ready is not among them. `None` where
/// there is no valgrind.
pub fn of(case: &Case) -> Option<u64> {
    let (few, many) = (1, 1 + case.times);
    let (few, many) = (count(case, few)?, count(case, many)?);
    Some(many.saturating_sub(few) / case.times)
}

fn count(case: &Case, times: u64) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["run", &case.name(), &times.to_string()])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        eprintln!("{}: {report}", case.name());
        return None;
    }
    report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
}
