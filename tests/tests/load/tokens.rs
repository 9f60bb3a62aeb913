//! A transport that counts the tokens that go through it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use authgear_admin::transport::{HttpRequest, Sending, Transport};

/// Sends with another transport and remembers each token's signature.
#[derive(Clone)]
pub(crate) struct Tokens {
    transport: Arc<dyn Transport>,
    seen: Arc<Mutex<HashSet<Vec<u8>>>>,
}

impl Tokens {
    pub(crate) fn around(transport: impl Transport) -> Self {
        Self { transport: Arc::new(transport), seen: Arc::default() }
    }

    /// How many different tokens there were.
    pub(crate) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

impl Transport for Tokens {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        let token = request.headers()["authorization"].as_bytes();
        let signature = &token[token.len() - 64..];
        let mut seen = self.seen.lock().unwrap();
        if !seen.contains(signature) {
            seen.insert(signature.to_vec());
        }
        drop(seen);
        self.transport.send(request)
    }
}
