//! A thread that runs connections and timers, and a way to wait for a future beside it.
//!
//! The future is polled by the thread that waits for it, not by the one that drives: so it may borrow and need not be
//! `Send`. And since this is not the runtime's own `block_on`, it does not panic in asynchronous code.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

/// The thread. It ends when this is dropped.
pub(super) struct Driver {
    runtime: Handle,
    _stop: oneshot::Sender<()>,
}

impl Driver {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        // Nothing is ever sent: it ends when the sender is dropped.
        let drive = move || drop(runtime.block_on(stopped));
        thread::Builder::new().name("authgear-admin".to_owned()).spawn(drive)?;
        Ok(Self { runtime: handle, _stop: stop })
    }

    pub(super) fn block_on<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        loop {
            let polled = {
                let _runtime = self.runtime.enter();
                future.as_mut().poll(&mut context)
            };
            match polled {
                Poll::Ready(output) => return output,
                Poll::Pending => thread::park(),
            }
        }
    }
}

/// Wakes a thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
