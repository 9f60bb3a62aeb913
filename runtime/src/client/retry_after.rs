//! The header `Retry-After` (RFC 9110 §10.2.3): a number of seconds, or a date.

use std::time::Duration;

use http::header::{DATE, RETRY_AFTER};

use crate::transport::Head;

/// How long the server asks to wait. `now` is this machine's clock in seconds since 1970, for a date that stands alone:
/// beside a `Date`, the server's own clock is what it is measured by.
pub(super) fn retry_after(head: &Head, now: i64) -> Option<Duration> {
    let text = head.text(RETRY_AFTER.as_str())?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let now = server_time(head).unwrap_or(now);
    let wait = seconds_of(text)?.saturating_sub(now);
    // A date that has passed asks for no wait.
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

/// The server's clock in seconds since 1970, by the answer's `Date`.
pub(super) fn server_time(head: &Head) -> Option<i64> {
    seconds_of(head.text(DATE.as_str())?)
}

fn seconds_of(date: &str) -> Option<i64> {
    Some(jiff::fmt::rfc2822::parse(date).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::*;

    fn seconds(retry_after: &'static str, date: Option<&'static str>) -> Option<u64> {
        let headers = [(RETRY_AFTER, Some(retry_after)), (DATE, date)];
        let headers =
            headers.into_iter().filter_map(|(name, value)| Some((name, HeaderValue::from_static(value?))));
        let head = Head { status: 429, headers: HeaderMap::from_iter(headers) };
        // 2027-01-15T08:00:00Z
        super::retry_after(&head, 1_800_000_000).map(|wait| wait.as_secs())
    }

    #[test]
    fn both_forms_are_read() {
        let (noon, later) = ("Fri, 15 Jan 2027 12:00:00 GMT", "Fri, 15 Jan 2027 12:00:30 GMT");
        assert_eq!(seconds("120", None), Some(120));
        assert_eq!(seconds(" 0 ", None), Some(0));
        assert_eq!(seconds("Fri, 15 Jan 2027 08:02:00 GMT", None), Some(120));
        assert_eq!(seconds(later, Some(noon)), Some(30), "the server's clock decides");
        assert_eq!(seconds("Fri, 15 Jan 2027 07:00:00 GMT", None), Some(0));
        assert_eq!(seconds("18446744073709551615", None), Some(u64::MAX));
        for odd in ["", "-1", "1.5", "soon", "18446744073709551616", "Fri, 99 Jan 2027 08:00:00 GMT"] {
            assert_eq!(seconds(odd, None), None, "{odd}");
        }
    }
}
