//! The processor time of the thread that works: what others take on a shared machine is not in it.

use rustix::time::{ClockId, clock_gettime};

use crate::case::Run;

const ROUNDS: usize = 15;
/// In nanoseconds.
const ROUND: u64 = 40_000_000;

/// What the thread spent so far, in nanoseconds.
fn spent() -> u64 {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    u64::try_from(spent.tv_sec).unwrap_or(0) * 1_000_000_000 + u64::try_from(spent.tv_nsec).unwrap_or(0)
}

/// What so many runs take.
fn round(run: &mut Run, times: u64) -> u64 {
    let before = spent();
    (0..times).for_each(|_| run());
    spent() - before
}

/// Nanoseconds of processor time of one run: the least of many rounds, because what is above it is the machine's.
pub fn nanoseconds(run: &mut Run) -> f64 {
    // As often as fills a round, so that the clock itself counts for nothing.
    let mut times = 1;
    while round(run, times) < ROUND {
        times *= 2;
    }
    let rounds = (0..ROUNDS).map(|_| round(run, times) as f64 / times as f64);
    rounds.fold(f64::INFINITY, f64::min)
}
