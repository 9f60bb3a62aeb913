//! The order of names: numbers in them count as numbers, as graphql-js has it.

use std::cmp::Ordering;

/// Sorts by name.
pub(super) fn sorted<T>(items: impl IntoIterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_by(|a, b| natural(name(a), name(b)));
    items
}

/// Compares names: `a2` comes before `a10`. Names that graphql-js has no order for, because JavaScript's numbers cannot
/// tell them apart, are compared byte by byte: a sort needs an order, and two fetches the same one.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (left, right) = (a.as_bytes(), b.as_bytes());
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (left.get(i), right.get(j)) {
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            number(left, &mut i).total_cmp(&number(right, &mut j))
        } else {
            i += 1;
            j += 1;
            x.cmp(y)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    let is_longer = |text: &[u8], at: usize| at < text.len();
    is_longer(left, i)
        .cmp(&is_longer(right, j))
        .then(left.len().cmp(&right.len()))
        .then_with(|| left.cmp(right))
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
    use std::cmp::Ordering;

    use super::{natural, sorted};

    #[test]
    fn numbers_count_as_numbers() {
        let names = sorted(["a10", "a2", "B", "a", "a01", "a1", "_", "a1b"], |name| name);
        // `a01` is `a`, 0, 1.
        assert_eq!(names, ["B", "_", "a", "a01", "a1", "a1b", "a2", "a10"]);
    }

    #[test]
    fn numbers_beyond_all_bounds_have_an_order_too() {
        let name = |digits: usize, rest: &str| format!("a{}{rest}", "9".repeat(digits));
        let [w, x, y] = [name(700, ""), name(900, "b"), name(500, "c")];
        for (less, more) in [(&w, &x), (&x, &y), (&w, &y)] {
            assert_eq!(natural(less, more), Ordering::Less);
            assert_eq!(natural(more, less), Ordering::Greater);
        }
        assert_eq!(natural("a9007199254740992", "a9007199254740993"), Ordering::Less);
    }
}
