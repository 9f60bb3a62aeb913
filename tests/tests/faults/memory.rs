//! A few hundred kilobytes that unpack to 400 megabytes: an error, and no memory for them.

use authgear_admin::Error;
use authgear_admin_fixtures::{Emulator, Fault};

use super::{CountRoles, builder};

/// The largest memory that this process has had, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gzip_bomb_is_an_error_in_bounded_memory() {
    const LIMIT: usize = 16 << 20;
    let emulator = Emulator::builder().users(1).fault(Fault::gzip_bomb()).start().await.unwrap();
    let client = builder(&emulator).max_response_bytes(LIMIT).build().unwrap();
    let before = peak();
    let error = client.send(CountRoles::new()).await.unwrap_err();
    assert!(matches!(&error, Error::TooLarge(error) if error.limit() == LIMIT), "{error:?}");
    let grown = peak() - before;
    println!("400 MB of gzip bomb, limit {} MiB: peak memory grew by {} MiB", LIMIT >> 20, grown >> 20);
    // The buffer doubles as it grows, and the tests beside this one need a little.
    assert!(grown < 128 << 20, "{grown}");
}
