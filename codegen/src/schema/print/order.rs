//! The order of names: numbers in them count as numbers, as graphql-js has it.

use std::cmp::Ordering;

/// Sorts by name.
pub(super) fn sorted<T>(items: impl IntoIterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_by(|a, b| natural(name(a), name(b)));
    items
}

/// Compares names: `a2` comes before `a10`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (left, right) = (number(a, &mut i), number(b, &mut j));
            match left.total_cmp(&right) {
                Ordering::Equal => {}
                other => return other,
            }
        } else {
            match x.cmp(y) {
                Ordering::Equal => {
                    i += 1;
                    j += 1;
                }
                other => return other,
            }
        }
    }
    a.len().cmp(&b.len())
}

/// The number at a place, and the place behind it; a leading zero is a number by itself. JavaScript's numbers are
/// floating, so these are too.
fn number(text: &[u8], at: &mut usize) -> f64 {
    let mut number = 0.0;
    loop {
        let Some(digit) = text.get(*at).filter(|byte| byte.is_ascii_digit()) else {
            return number;
        };
        number = number * 10.0 + f64::from(digit - b'0');
        *at += 1;
        if number <= 0.0 {
            return number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn numbers_count_as_numbers() {
        let names = sorted(["a10", "a2", "B", "a", "a01", "a1", "_", "a1b"], |name| name);
        // `a01` is `a`, 0, 1.
        assert_eq!(names, ["B", "_", "a", "a01", "a1", "a1b", "a2", "a10"]);
    }
}
