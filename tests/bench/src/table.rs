//! Tables: ratios first, then what they are made of.

use std::fmt::Write;

use crate::compile::CRATES;
use crate::result::Row;

/// The rows of a section as a table. Ratios are to the first row of each piece of work.
pub fn markdown(rows: &[Row]) -> String {
    let mut text =
        String::from("| work | by | ratio | CPU time | instructions |\n| --- | --- | ---: | ---: | ---: |\n");
    let mut base: Option<&Row> = None;
    for row in rows {
        let first = base.filter(|base| base.work == row.work);
        let work = if first.is_some() { "" } else { &row.work };
        let first = *base.insert(first.unwrap_or(row));
        let instructions =
            row.instructions.map_or_else(|| "–".to_owned(), |count| of(count as f64, ["", " k", " M", " G"]));
        let _ = writeln!(
            text,
            "| {work} | {} | {:.2} | {} | {instructions} |",
            row.by,
            ratio(row, first),
            if row.cpu == 0.0 {
                "–".to_owned()
            } else if row.work == CRATES {
                row.cpu.to_string()
            } else {
                of(row.cpu, [" ns", " µs", " ms", " s"])
            },
        );
    }
    text
}

/// Of instructions where both have them, else of processor time.
pub fn ratio(row: &Row, base: &Row) -> f64 {
    match (row.instructions, base.instructions) {
        (Some(row), Some(base)) if base > 0 => row as f64 / base as f64,
        _ => row.cpu / base.cpu,
    }
}

/// A number with three digits and a unit, each a thousand of the one before.
pub fn of(number: f64, units: [&str; 4]) -> String {
    let (mut number, mut unit) = (number, 0);
    while number >= 1_000.0 && unit + 1 < units.len() {
        (number, unit) = (number / 1_000.0, unit + 1);
    }
    let digits = if number >= 100.0 { 0 } else { usize::from(number < 10.0) + 1 };
    format!("{number:.digits$}{}", units[unit])
}
