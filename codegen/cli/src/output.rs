//! What is printed, and knowing whether a person looks at it.

use std::io::{self, IsTerminal, Write};

use authgear_admin_codegen::snippet::Color;
use terminal_size::Width;

#[cfg(unix)]
use std::os::fd::AsFd as AsHandle;
#[cfg(windows)]
use std::os::windows::io::AsHandle;

/// Whether standard error shows colours.
pub(crate) fn color() -> Color {
    color_of(&io::stderr())
}

/// Whether standard output shows colours.
pub(crate) fn color_of_output() -> Color {
    color_of(&io::stdout())
}

/// What standard output shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Screen {
    pub(crate) color: Color,
    /// How many characters a line has at most.
    pub(crate) width: usize,
}

impl Screen {
    pub(crate) fn of_output() -> Self {
        Self { color: color_of_output(), width: width_of_output() }
    }
}

/// How many characters a line on standard output has at most: what can be read with ease, or less where the terminal is
/// narrower. What goes into a pipe does not depend on where it was made.
fn width_of_output() -> usize {
    width_of(&io::stdout()).map_or(WIDEST, |width| width.min(WIDEST))
}

/// How wide the terminal is that shows standard error.
pub(crate) fn width_of_errors() -> Option<usize> {
    width_of(&io::stderr())
}

/// Lines are not longer, however wide the terminal is.
const WIDEST: usize = 100;
/// Lines are not shorter, however narrow the terminal says it is.
const NARROWEST: usize = 40;

fn width_of(stream: &impl AsHandle) -> Option<usize> {
    let (Width(width), _) = terminal_size::terminal_size_of(stream)?;
    Some(usize::from(width).max(NARROWEST))
}

fn color_of(stream: &impl IsTerminal) -> Color {
    let variable = |name| std::env::var_os(name);
    let wanted = variable("NO_COLOR").is_none_or(|value| value.is_empty())
        && variable("TERM").is_none_or(|value| value != "dumb");
    if wanted && stream.is_terminal() { Color::Ansi } else { Color::Plain }
}

/// Prints to standard output; a reader that went away is not an error.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    // Nothing can be done about a closed pipe, and panicking, as `println!` does, helps nobody.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
