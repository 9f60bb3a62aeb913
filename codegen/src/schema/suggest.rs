//! "Did you mean": names that look like the one that was written.

/// The names nearest to `written`, best first, as `Did you mean "a", "b", or "c"?`; empty where none is near.
pub(crate) fn did_you_mean<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let near = nearest(written, names);
    let quoted: Vec<String> = near.iter().map(|name| format!("\"{name}\"")).collect();
    match &quoted[..] {
        [] => String::new(),
        [one] => format!("Did you mean {one}?"),
        [one, other] => format!("Did you mean {one} or {other}?"),
        [most @ .., last] => format!("Did you mean {}, or {last}?", most.join(", ")),
    }
}

/// How many findings of one run get a proposal: each is a look at many names.
pub(crate) const MAX_SUGGESTIONS: usize = 200;

/// How many names a message proposes.
const MOST: usize = 5;

/// How long a name may be, in bytes, to be compared: that takes the square of it.
const LONGEST: usize = 200;

/// The names within two fifths of the written one's length in edits; capitals count little.
pub(crate) fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let limit = written.len() * 2 / 5 + 1;
    if written.len() > LONGEST {
        return Vec::new();
    }
    let lower = written.to_ascii_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .filter(|name| name.len().abs_diff(written.len()) <= limit)
        .filter_map(|name| {
            let distance = if name.eq_ignore_ascii_case(written) {
                1
            } else {
                strsim::osa_distance(&lower, &name.to_ascii_lowercase())
            };
            (distance <= limit).then_some((distance, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(MOST);
    near.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn proposes_what_is_near() {
        let names = ["isDisabled", "isDeactivated", "id", "createdAt"];
        assert_eq!(did_you_mean("isDisbled", names), "Did you mean \"isDisabled\"?");
        assert_eq!(did_you_mean("ISDISABLED", names), "Did you mean \"isDisabled\"?");
        assert_eq!(did_you_mean("zzzzzz", names), "");
        assert_eq!(did_you_mean("ab", ["aa", "bb"]), "Did you mean \"aa\" or \"bb\"?");
    }
}
