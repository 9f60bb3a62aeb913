//! The processor time of the thread that works: what others take on a shared machine is not in it.

use std::fs;
use std::time::{Duration, Instant};

use crate::case::Run;

const ROUNDS: usize = 15;
const ROUND: Duration = Duration::from_millis(40);

/// What the thread spent so far, in nanoseconds.
fn spent() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|spent| spent.parse().ok()).unwrap_or(0)
}

/// Nanoseconds of processor time of one run: the least of many rounds, because what is above it is the machine's.
pub fn nanoseconds(run: &mut Run) -> f64 {
    run();
    let begin = Instant::now();
    let mut times = 0_u64;
    while begin.elapsed() < ROUND {
        run();
        times += 1;
    }
    let rounds = (0..ROUNDS).map(|_| {
        let before = spent();
        (0..times).for_each(|_| run());
        (spent() - before) as f64 / times as f64
    });
    rounds.fold(f64::INFINITY, f64::min)
}
