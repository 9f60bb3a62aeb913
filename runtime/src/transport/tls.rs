//! TLS with the cryptographic library that a feature chose; with AWS-LC it is the HTTP library's own choice.
//!
//! The certificates are those that the system trusts.

use reqwest::ClientBuilder;

/// Sets TLS up.
#[cfg(feature = "aws-lc")]
pub(super) fn set_up(builder: ClientBuilder) -> ClientBuilder {
    builder
}

/// Sets TLS up. Where it cannot be, the HTTP library says so when the client is built.
#[cfg(all(feature = "ring", not(feature = "aws-lc")))]
pub(super) fn set_up(builder: ClientBuilder) -> ClientBuilder {
    use std::sync::Arc;

    use rustls_platform_verifier::BuilderVerifierExt;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier);
    match config {
        Ok(config) => builder.tls_backend_preconfigured(config.with_no_client_auth()),
        // What is no TLS configuration is refused with an error, which is what is needed here.
        Err(error) => builder.tls_backend_preconfigured(error),
    }
}
