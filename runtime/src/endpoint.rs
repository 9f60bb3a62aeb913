//! Where the Admin API is.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use reqwest::Url;

/// The path of the Admin API's GraphQL endpoint under a project's origin.
const PATH: &str = "/_api/admin/graphql";

/// The URL of an Admin API.
///
/// Without a path, the usual one is meant. `https` is required, so that the token is never sent in the clear, unless the
/// host is a loopback address.
///
/// ```
/// use authgear_admin::Endpoint;
///
/// let endpoint: Endpoint = "https://myapp.authgear.cloud".parse()?;
/// assert_eq!(endpoint.as_str(), "https://myapp.authgear.cloud/_api/admin/graphql");
/// assert!("http://myapp.authgear.cloud".parse::<Endpoint>().is_err());
/// # Ok::<(), authgear_admin::EndpointError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(Url);

impl Endpoint {
    /// The whole URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(crate) fn url(&self) -> &Url {
        &self.0
    }

    /// The URL at this path seen from here, e.g. `users/import`; `None` is this URL itself.
    pub(crate) fn sibling(&self, path: Option<&str>) -> Url {
        path.and_then(|path| self.0.join(path).ok()).unwrap_or_else(|| self.0.clone())
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a text is no endpoint. The text itself is not repeated: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// Not a URL.
    NotAUrl,
    /// Another scheme than `https` or `http`.
    Scheme(String),
    /// `http` to a host that is not this machine.
    NotEncrypted,
    /// A user name or password in it.
    Credentials,
    /// A query or fragment in it.
    Query,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAUrl => {
                f.write_str("not a URL; write the project's origin, e.g. https://myapp.authgear.cloud")
            }
            Self::Scheme(scheme) => write!(f, "the scheme is `{scheme}`; it must be https"),
            Self::NotEncrypted => f.write_str(
                "http would send the token in the clear; write https (http is for loopback addresses only)",
            ),
            Self::Credentials => f.write_str("a user name or password in the URL is not used; leave it out"),
            Self::Query => f.write_str("a query or fragment in the URL is not used; leave it out"),
        }
    }
}

impl std::error::Error for EndpointError {}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let mut url = Url::parse(text.trim()).map_err(|_| EndpointError::NotAUrl)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(EndpointError::NotAUrl)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(EndpointError::NotEncrypted),
            other => return Err(EndpointError::Scheme(other.to_owned())),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointError::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(EndpointError::Query);
        }
        if url.path() == "/" {
            url.set_path(PATH);
        }
        Ok(Self(url))
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_ones_own_is_kept() {
        let parse = |text: &str| text.parse::<Endpoint>().map(|endpoint| endpoint.to_string());
        assert_eq!(parse("https://a.example/").unwrap(), "https://a.example/_api/admin/graphql");
        assert_eq!(parse("https://a.example/x").unwrap(), "https://a.example/x");
        assert_eq!(parse("http://[::1]:8080").unwrap(), "http://[::1]:8080/_api/admin/graphql");
        assert_eq!(parse("http://127.0.0.1:1").unwrap(), "http://127.0.0.1:1/_api/admin/graphql");
    }

    #[test]
    fn what_would_leak_or_be_lost_is_refused() {
        for (text, error) in [
            ("myapp.authgear.cloud", EndpointError::NotAUrl),
            ("", EndpointError::NotAUrl),
            ("http://127.0.0.1.example", EndpointError::NotEncrypted),
            ("ftp://a.example", EndpointError::Scheme("ftp".to_owned())),
            ("https://me:secret@a.example", EndpointError::Credentials),
            ("https://a.example?x=1", EndpointError::Query),
        ] {
            assert_eq!(text.parse::<Endpoint>().unwrap_err(), error, "{text}");
        }
    }
}
