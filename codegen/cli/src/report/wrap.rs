//! Lines of a width that can be read, without what could upset a terminal.

/// A text in lines of this width with this in front of each; words that are longer stand by themselves.
pub(super) fn wrap(text: &str, indentation: &str, width: usize) -> String {
    let room = width.saturating_sub(indentation.chars().count());
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0;
    for word in plain(text).split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if filled + 1 + length <= room => {
                line.push(' ');
                line.push_str(word);
                filled += 1 + length;
            }
            _ => {
                lines.push(word.to_owned());
                filled = length;
            }
        }
    }
    lines.iter().map(|line| format!("{indentation}{line}\n")).collect()
}

/// A text without control characters: reasons and defaults come from a server.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        let text = format!("{} {} end", "a".repeat(60), "b".repeat(60));
        let lines: Vec<_> = wrap(&text, "  ", 100).lines().map(str::len).collect();
        assert_eq!(lines, [62, 66]);
        assert_eq!(wrap(&"c".repeat(200), "", 100), format!("{}\n", "c".repeat(200)));
        assert_eq!(wrap("", "  ", 100), "");
    }

    #[test]
    fn a_reason_cannot_colour_the_terminal() {
        assert_eq!(wrap("a\u{1b}[31mb\n\tc\u{7}", "", 100), "a [31mb c\n");
    }
}
