//! Tokens for audit contexts: each context has its own, and a handful of them is kept.
//!
//! A service that acts for many people asks for the context of one of them again and again. Signing is the dearest thing a
//! request does, so what was asked for lately is found here again, by its content.

use std::sync::{Arc, Mutex, PoisonError};

use super::cache::TokenCache;
use super::claims::AuditContext;

/// How many are kept. A token takes about 2 KB.
const KEPT: usize = 32;

/// The tokens of the audit contexts that were asked for lately, the latest last.
#[derive(Debug, Default)]
pub(crate) struct Contexts(Mutex<Vec<Arc<TokenCache>>>);

impl Contexts {
    /// The tokens for this context: those of the last time, or new ones beside the client's own.
    pub(crate) fn tokens(&self, own: &TokenCache, context: &AuditContext) -> Arc<TokenCache> {
        let claims = own.claims().with_audit_context(context);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tokens = match kept.iter().position(|tokens| *tokens.claims() == claims) {
            Some(place) => kept.remove(place),
            None => Arc::new(own.with_claims(claims)),
        };
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&tokens));
        tokens
    }
}
