//! What is put into a copy of a macro's crate, see `call.rs` beside this file: not a part of this crate.

use std::fs::OpenOptions;
use std::io::Write as _;

use rustix::time::{ClockId, clock_gettime};

/// Does the work of a call, writes down how many nanoseconds of processor time it took, and has the call turn into nothing.
pub(crate) fn timed(work: impl FnOnce() -> proc_macro::TokenStream) -> proc_macro::TokenStream {
    let begin = spent();
    let tokens = work();
    let spent = spent() - begin;
    assert!(!tokens.to_string().contains("compile_error"), "the call is refused: {tokens}");
    let path = std::env::var_os("MACRO_CLOCK").expect("where to write the times");
    let mut file = OpenOptions::new().append(true).create(true).open(path).expect("a file to write to");
    writeln!(file, "{spent}").expect("a file to write to");
    proc_macro::TokenStream::new()
}

/// What this thread, which is the compiler's, has spent so far.
fn spent() -> i64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}
