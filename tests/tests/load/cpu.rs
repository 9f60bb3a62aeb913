//! The processor time of some threads: the server's, in the same process, are not among them.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The threads that count.
#[derive(Clone, Default)]
pub(crate) struct Threads(Arc<Mutex<Vec<PathBuf>>>);

impl Threads {
    /// Adds the thread that calls.
    pub(crate) fn add(&self) {
        let thread = fs::read_link("/proc/thread-self").expect("Linux");
        self.0.lock().unwrap().push(PathBuf::from("/proc").join(thread).join("schedstat"));
    }

    /// What they spent so far; a thread that has ended does not count.
    pub(crate) fn spent(&self) -> Duration {
        let threads = self.0.lock().unwrap();
        let nanoseconds = threads.iter().filter_map(|path| {
            let text = fs::read_to_string(path).ok()?;
            text.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(nanoseconds.sum())
    }
}
