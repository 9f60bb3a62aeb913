//! The prefixes that keep the operations of a batch apart: `op1_` to `op5_`, and `root1_` to `root5_`.
//!
//! None of them begins another, and every name gets one, so two names are alike afterwards only if they are
//! of one operation and were alike before.

/// The prefixes of one operation.
#[derive(Debug)]
pub(super) struct Prefix {
    /// Of its outermost fields, its variables and its fragments.
    pub(super) plain: String,
    /// Of fragments that are spread beside its outermost fields, as these need aliases there and nowhere else.
    pub(super) at_root: String,
}

impl Prefix {
    /// Those of the operation at an index.
    pub(super) fn of(index: usize) -> Self {
        let number = index.saturating_add(1);
        Self { plain: format!("op{number}_"), at_root: format!("root{number}_") }
    }
}

/// The index of the operation that a key of the answer belongs to, and the key as that operation has it.
pub(super) fn split(key: &str) -> Option<(usize, &str)> {
    let (number, key) = key.strip_prefix("op")?.split_once('_')?;
    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
    Some((index, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_before_is_split_off() {
        for index in 0..5 {
            assert_eq!(split(&format!("{}op1_x", Prefix::of(index).plain)), Some((index, "op1_x")));
        }
        for other in ["createUser", "op_x", "op0_x", "opx_y", "op1", "op99999999999999999999999_x"] {
            assert_eq!(split(other), None, "{other}");
        }
    }
}
