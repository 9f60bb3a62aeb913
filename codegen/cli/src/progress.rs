//! A line on standard error that says what long work is at. Only a person sees it: not in a pipe, nor on a terminal that cannot
//! take a line back.

use std::io::{self, IsTerminal, Write};
use std::pin::pin;
use std::time::{Duration, Instant};

use tokio::time::timeout;

use crate::output::width_of_errors;

/// What is done sooner needs no line.
const SOON: Duration = Duration::from_millis(300);
/// How many characters fit where nobody says.
const NARROW: usize = 80;
/// How often the line changes.
const TICK: Duration = Duration::from_secs(1);

/// Does this work, and says so while it takes.
pub(crate) async fn during<T>(what: &str, work: impl Future<Output = T>) -> T {
    if !is_shown() {
        return work.await;
    }
    let mut work = pin!(work);
    let start = Instant::now();
    let mut line = Line { is_there: false };
    let mut wait = SOON;
    loop {
        match timeout(wait, work.as_mut()).await {
            Ok(done) => return done,
            Err(_) => line.show(&text(what, start.elapsed(), width_of_errors().unwrap_or(NARROW))),
        }
        wait = TICK;
    }
}

fn is_shown() -> bool {
    io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The line, in as many characters as fit.
fn text(what: &str, elapsed: Duration, width: usize) -> String {
    let elapsed = match elapsed.as_secs() {
        0 => "…".to_owned(),
        seconds => format!("… {seconds} s"),
    };
    // A line that reaches the edge may break there, and could not be taken back.
    let room = width.saturating_sub(elapsed.chars().count() + 1);
    let what: String = what.chars().take(room).map(|c| if c.is_control() { ' ' } else { c }).collect();
    what + &elapsed
}

/// A line that goes away when it is dropped.
struct Line {
    is_there: bool,
}

impl Line {
    fn show(&mut self, text: &str) {
        self.is_there = true;
        print(text);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.is_there {
            print("");
        }
    }
}

/// Puts a text in the place of the line. Where that fails there is nobody to tell.
fn print(text: &str) {
    let mut errors = io::stderr().lock();
    let _ = write!(errors, "\r\u{1b}[2K{text}").and_then(|()| errors.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_fits_and_tells_the_time_once_there_is_some() {
        assert_eq!(text("asking", Duration::from_millis(400), 80), "asking…");
        assert_eq!(text("asking", Duration::from_millis(2400), 80), "asking… 2 s");
        assert_eq!(text("asking a\u{7}server", Duration::from_secs(2), 16), "asking a s… 2 s");
        assert_eq!(text("asking", Duration::from_secs(2), 3), "… 2 s");
    }
}
