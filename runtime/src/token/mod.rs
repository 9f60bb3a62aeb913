//! Tokens: a JWT signed with RS256, which every request carries (RFC 7519, RFC 7515).

mod cache;
mod claims;
mod clock;
mod contexts;
mod keys;

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::HeaderValue;
use serde_json::{Value, json};

use crate::key::{SignError, SigningKey};

pub(crate) use cache::{Cached, TokenCache};
pub use claims::AuditContext;
pub(crate) use claims::Claims;
use clock::{Clock, seconds};
pub(crate) use contexts::Contexts;
pub(crate) use keys::Keys;

/// How long a token lives unless told otherwise.
const LIFETIME: Duration = Duration::from_secs(5 * 60);

/// How long a token may live. The longer, the worse when it leaks; a day is as good as for ever.
const LIFETIMES: (Duration, Duration) = (Duration::from_secs(10), Duration::from_secs(24 * 60 * 60));

/// How far the time of issue is dated back: servers before June 2026 refuse a token from a clock ahead of theirs.
const BACKDATE: Duration = Duration::from_secs(30);

/// Mints tokens with one key for one app.
///
/// ```no_run
/// use authgear_admin::{Signer, SigningKey};
///
/// let key = SigningKey::from_pem_file("admin-api-key.pem")?;
/// let token = Signer::new(key, "my-key-id", "myapp").mint()?;
/// println!("curl -H 'Authorization: Bearer {}' …", token.expose());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    key_id: String,
    app_id: String,
    lifetime: Duration,
    clock: Clock,
}

impl Signer {
    /// Signs with `key`, which the portal shows as `key_id`, for the app (project) `app_id`.
    #[must_use]
    pub fn new(key: SigningKey, key_id: impl Into<String>, app_id: impl Into<String>) -> Self {
        Self {
            key,
            key_id: key_id.into(),
            app_id: app_id.into(),
            lifetime: LIFETIME,
            clock: Clock::default(),
        }
    }

    /// How long tokens live; five minutes without this. It is brought into the range of ten seconds to a day.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        let (shortest, longest) = LIFETIMES;
        self.lifetime = lifetime.clamp(shortest, longest);
        self
    }

    /// Tells the time instead of the system's clock: for tests, and for machines whose clock is known to be off.
    #[must_use]
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(now);
        self
    }

    /// The same in all but the key.
    pub(crate) fn with_key(&self, key_id: String, key: SigningKey) -> Self {
        Self { key, key_id, ..self.clone() }
    }

    /// The id of the key: the token's `kid`.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The app id: the token's `aud`.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.app_id
    }

    /// A new token, which is valid from now on.
    ///
    /// # Errors
    /// The key cannot sign.
    pub fn mint(&self) -> Result<Token, SignError> {
        self.mint_with(&Claims::default(), self.clock.now())
    }

    /// A new token with these claims for a clock that shows `now`.
    pub(crate) fn mint_with(&self, extra: &Claims, now: SystemTime) -> Result<Token, SignError> {
        let issued_at = seconds(now).saturating_sub(BACKDATE.as_secs());
        // Only a clock at the end of time gets a token that is no longer good.
        let expires_at = now.checked_add(self.lifetime).unwrap_or(now);
        let header = json!({ "alg": "RS256", "kid": self.key_id, "typ": "JWT" });
        let mut claims = json!({ "aud": self.app_id, "iat": issued_at, "exp": seconds(expires_at) });
        if let Value::Object(claims) = &mut claims {
            extra.add_to(claims);
        }
        let mut text = URL_SAFE_NO_PAD.encode(header.to_string());
        text.push('.');
        URL_SAFE_NO_PAD.encode_string(claims.to_string(), &mut text);
        let signature = self.key.sign(text.as_bytes())?;
        text.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut text);
        Ok(Token { text, expires_at })
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("key_id", &self.key_id)
            .field("app_id", &self.app_id)
            .field("lifetime", &self.lifetime)
            .field("clock", &self.clock)
            .finish_non_exhaustive()
    }
}

/// A signed token: whoever has it can do anything to the project's users until it expires.
#[derive(Clone)]
pub struct Token {
    text: String,
    expires_at: SystemTime,
}

impl Token {
    /// The token itself. Do not log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// When it expires.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }

    /// The `Authorization` header, marked so that nothing logs it.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let mut header = HeaderValue::try_from(format!("Bearer {}", self.text)).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    #[cfg(feature = "aws-lc")]
    use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
    #[cfg(not(feature = "aws-lc"))]
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
    use serde_json::Value;

    use super::*;

    /// The public half of the test key, as PKCS#1 DER.
    fn public_key() -> Vec<u8> {
        let pem = include_str!("../../tests/keys/admin.pub.pem");
        let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let spki = base64::engine::general_purpose::STANDARD.decode(body).unwrap();
        // SubjectPublicKeyInfo of an RSA key is a fixed head of 24 bytes and the key itself.
        spki[24..].to_vec()
    }

    fn signer() -> Signer {
        let key = SigningKey::from_pem(include_str!("../../tests/keys/admin.pem")).unwrap();
        Signer::new(key, "kid \"1\"", "myapp")
    }

    fn part(text: &str, index: usize) -> Value {
        let part = text.split('.').nth(index).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    }

    #[test]
    fn has_the_claims_and_a_signature_that_verifies() {
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let token = signer().mint_with(&Claims::default(), now).unwrap();
        let text = token.expose();
        assert_eq!(part(text, 0), json!({ "alg": "RS256", "kid": "kid \"1\"", "typ": "JWT" }));
        assert_eq!(part(text, 1), json!({ "aud": "myapp", "iat": 1_799_999_970, "exp": 1_800_000_300 }));
        let (signed, signature) = text.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public_key());
        key.verify(signed.as_bytes(), &signature).unwrap();
        assert!(key.verify(b"something else", &signature).is_err());
    }

    #[test]
    fn a_clock_before_1970_is_no_panic() {
        let token = signer().mint_with(&Claims::default(), UNIX_EPOCH - Duration::from_secs(5)).unwrap();
        assert_eq!(part(token.expose(), 1)["iat"], 0);
    }

    #[test]
    fn lifetimes_are_sane_and_no_clock_panics() {
        let end = UNIX_EPOCH + Duration::from_secs(i64::MAX as u64);
        for (asked, given) in [(0, 10), (60, 60), (u64::MAX, 86_400)] {
            let signer =
                signer().lifetime(Duration::from_secs(asked)).clock(|| UNIX_EPOCH + Duration::from_secs(100));
            let token = signer.mint().unwrap();
            assert_eq!(part(token.expose(), 1), json!({ "aud": "myapp", "iat": 70, "exp": 100 + given }));
            signer.mint_with(&Claims::default(), end).unwrap();
        }
    }

    #[test]
    fn debug_shows_no_token() {
        let token = signer().mint().unwrap();
        let shown = format!("{token:?} {:?} {:?}", signer(), token.header().unwrap());
        assert!(!shown.contains(token.expose()), "{shown}");
    }
}
