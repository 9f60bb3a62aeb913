//! The server's own words in our messages: of bounded length, and without control characters that a terminal or a log
//! would obey.

use std::fmt::{self, Write};

/// How many characters of a text are shown.
const MAX_CHARS: usize = 400;

/// Shows a text that came from the server.
pub(crate) struct ServerText<'t>(pub(crate) &'t str);

impl fmt::Display for ServerText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.trim().chars();
        for char in chars.by_ref().take(MAX_CHARS) {
            if char.is_control() {
                f.write_char(' ')?;
            } else {
                f.write_char(char)?;
            }
        }
        if chars.next().is_some() {
            f.write_char('…')?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_one_line_of_bounded_length() {
        assert_eq!(ServerText("a\r\n\u{1b}[31mb ").to_string(), "a   [31mb");
        assert_eq!(ServerText(&"é".repeat(1000)).to_string().chars().count(), MAX_CHARS + 1);
    }
}
