//! The processor time of the thread that works: what others take on a shared machine is not in it.

use std::fs;

use crate::case::Run;

const ROUNDS: usize = 15;
/// In nanoseconds.
const ROUND: u64 = 40_000_000;

/// What the thread spent so far, in nanoseconds.
fn spent() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|spent| spent.parse().ok()).unwrap_or(0)
}

/// Nanoseconds of processor time of one run: the least of many rounds, because what is above it is the machine's.
pub fn nanoseconds(run: &mut Run) -> f64 {
    run();
    // As often as fills a round of this thread's own time: the kernel counts it in steps of some milliseconds.
    let (begin, mut times) = (spent(), 0_u64);
    while spent().saturating_sub(begin) < ROUND {
        run();
        times += 1;
    }
    let rounds = (0..ROUNDS).map(|_| {
        let before = spent();
        (0..times).for_each(|_| run());
        spent().saturating_sub(before) as f64 / times as f64
    });
    rounds.filter(|round| *round > 0.0).fold(f64::INFINITY, f64::min)
}
