//! Random numbers that are the same for the same seed, on every machine and with every version of everything.
//!
//! A crate for them may change its numbers with an update, and a seed in an old report would make another document.

/// SplitMix64: small, fast and good enough for what is no secret.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The numbers of this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; zero where that is zero.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        self.next().checked_rem(bound).map_or(0, |number| usize::try_from(number).unwrap_or(0))
    }

    /// True so many times out of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; `None` of none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// One of these words; the first where there is nothing to choose.
    pub fn word<'a, const N: usize>(&mut self, of: [&'a str; N]) -> &'a str {
        of.get(self.below(N)).copied().unwrap_or_default()
    }

    /// Puts them in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn a_seed_is_a_promise() {
        let mut rng = Rng::new(7);
        assert_eq!([rng.below(1000), rng.below(1000), rng.below(1000)], [487, 804, 346]);
    }

    #[test]
    fn nothing_to_choose_from_is_no_panic() {
        let mut rng = Rng::new(1);
        assert_eq!((rng.below(0), rng.pick::<u8>(&[])), (0, None));
    }
}
