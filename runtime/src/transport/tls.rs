//! TLS with the cryptographic library that a feature chose; with AWS-LC it is the HTTP library's own choice.

use reqwest::ClientBuilder;

/// Whose certificates are trusted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trust {
    /// Those that the system trusts.
    System,
    /// None: there will be no TLS.
    Nobody,
}

/// Sets TLS up.
#[cfg(feature = "aws-lc")]
pub(super) fn set_up(builder: ClientBuilder, trust: Trust) -> ClientBuilder {
    match trust {
        Trust::System => builder,
        Trust::Nobody => builder.tls_certs_only([]),
    }
}

/// Sets TLS up. Where it cannot be, the HTTP library says so when the client is built.
#[cfg(all(feature = "ring", not(feature = "aws-lc")))]
pub(super) fn set_up(builder: ClientBuilder, trust: Trust) -> ClientBuilder {
    use std::sync::Arc;

    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::BuilderVerifierExt;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|config| match trust {
            Trust::System => config.with_platform_verifier(),
            Trust::Nobody => Ok(config.with_root_certificates(RootCertStore::empty())),
        });
    match config {
        Ok(config) => builder.tls_backend_preconfigured(config.with_no_client_auth()),
        // What is no TLS configuration is refused with an error, which is what is needed here.
        Err(error) => builder.tls_backend_preconfigured(error),
    }
}
