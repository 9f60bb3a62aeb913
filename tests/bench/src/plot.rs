//! Plots: bars of ratios, drawn from the tables.

use std::fmt::Write;

use crate::case::OURS;
use crate::result::Row;
use crate::table;

const WIDTH: f64 = 760.0;
const LEFT: f64 = 250.0;
const ROW: f64 = 20.0;
/// A bar of this ratio is as long as there is space for; a longer one is cut, and its number says how long it is.
const LONGEST: f64 = 2.4;

/// Bars for the rows of some work, one group for each; ratios are to the first of its group.
pub fn bars(title: &str, rows: &[&Row]) -> String {
    let groups = groups(rows);
    let height = 50.0 + groups.iter().map(|group| (group.len() as f64 + 1.6) * ROW).sum::<f64>();
    let unit = (WIDTH - LEFT - 60.0) / LONGEST;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
        <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
        <text x=\"10\" y=\"24\" font-size=\"15\" font-weight=\"bold\">{title}</text>\n"
    );
    let mut y = 46.0;
    for group in &groups {
        let Some(base) = group.first() else { continue };
        let _ = writeln!(
            svg,
            "<text x=\"10\" y=\"{:.0}\" font-weight=\"bold\">{}</text>",
            y + 14.0,
            text(&base.work)
        );
        y += ROW;
        for row in group {
            let ratio = table::ratio(row, base);
            let length = ratio.min(LONGEST) * unit;
            let fill = if row.by.starts_with(OURS) { "#1f6feb" } else { "#afb8c1" };
            let _ = writeln!(
                svg,
                "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>\
                <rect x=\"{LEFT}\" y=\"{:.0}\" width=\"{length:.1}\" height=\"14\" fill=\"{fill}\"/>\
                <text x=\"{:.0}\" y=\"{:.0}\">{ratio:.2}</text>",
                LEFT - 8.0,
                y + 14.0,
                text(&row.by),
                y + 3.0,
                LEFT + length + 6.0,
                y + 14.0,
            );
            y += ROW;
        }
        y += ROW * 0.6;
    }
    let x = LEFT + unit;
    let _ = writeln!(
        svg,
        "<line x1=\"{x:.1}\" y1=\"40\" x2=\"{x:.1}\" y2=\"{:.0}\" stroke=\"#57606a\" stroke-dasharray=\"3 3\"/>",
        y - ROW * 0.6
    );
    svg + "</svg>\n"
}

fn groups<'r>(rows: &[&'r Row]) -> Vec<Vec<&'r Row>> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        match groups.last_mut().filter(|group| group.first().is_some_and(|first| first.work == row.work)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('`', "")
}
