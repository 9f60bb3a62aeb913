//! Recorded exchanges in a JSON file, written so that people can read it and compare two.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::exchange::Exchange;

/// What the file says it is. Other versions are refused.
const FORMAT: &str = "authgear-admin recording 1";

/// A recording that cannot be written or read. What is in it is not shown.
#[derive(Debug)]
pub struct RecordingError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Write(io::Error),
    Read(io::Error),
    NotJson { line: usize, column: usize },
    NotARecording,
    Exchange { index: usize },
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        match &self.problem {
            Problem::Write(error) => write!(f, "the recording cannot be written: {error}"),
            Problem::Read(error) => write!(f, "the recording cannot be read: {error}"),
            Problem::NotJson { line, column } => {
                write!(f, "the recording is no JSON from line {line}, column {column} on; record it anew")
            }
            Problem::NotARecording => {
                write!(
                    f,
                    "this is no recording: there is no `\"format\": \"{FORMAT}\"` in it; record it anew"
                )
            }
            Problem::Exchange { index } => {
                write!(
                    f,
                    "exchange {index} (from 0) of the recording is not as it was written; record it anew"
                )
            }
        }
    }
}

impl std::error::Error for RecordingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Write(error) | Problem::Read(error) => Some(error),
            Problem::NotJson { .. } | Problem::NotARecording | Problem::Exchange { .. } => None,
        }
    }
}

/// Writes exchanges.
pub(super) fn save(path: &Path, exchanges: &[Exchange]) -> Result<(), RecordingError> {
    let exchanges: Vec<_> = exchanges.iter().map(write).collect();
    let text = format!("{{\n\"format\": {},\n\"exchanges\": [{}]\n}}\n", quoted(FORMAT), exchanges.join(","));
    fs::write(path, text)
        .map_err(|error| RecordingError { path: path.to_owned(), problem: Problem::Write(error) })
}

/// Reads exchanges.
pub(super) fn load(path: &Path) -> Result<Vec<Exchange>, RecordingError> {
    let text = fs::read(path).map_err(Problem::Read);
    text.and_then(|text| read(&text)).map_err(|problem| RecordingError { path: path.to_owned(), problem })
}

/// An object whose values are kept as they are written: bodies must come back as they were, with their numbers and the
/// order of their keys.
type Object<'t> = BTreeMap<Cow<'t, str>, &'t RawValue>;

fn read(text: &[u8]) -> Result<Vec<Exchange>, Problem> {
    let file: Object<'_> = serde_json::from_slice(text)
        .map_err(|error| Problem::NotJson { line: error.line(), column: error.column() })?;
    let format: Option<String> = value(&file, "format");
    let exchanges: Option<Vec<Object<'_>>> = value(&file, "exchanges");
    let exchanges = exchanges.filter(|_| format.as_deref() == Some(FORMAT)).ok_or(Problem::NotARecording)?;
    let exchanges = exchanges.iter().enumerate();
    exchanges.map(|(index, exchange)| read_one(exchange).ok_or(Problem::Exchange { index })).collect()
}

fn value<'t, T: Deserialize<'t>>(object: &Object<'t>, key: &str) -> Option<T> {
    serde_json::from_str(object.get(key)?.get()).ok()
}

fn read_one(exchange: &Object<'_>) -> Option<Exchange> {
    let headers: BTreeMap<String, String> = value(exchange, "headers")?;
    let headers = headers
        .into_iter()
        .map(|(name, value)| Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?)));
    Some(Exchange {
        operation: value(exchange, "operation")?,
        method: value(exchange, "method")?,
        path: value(exchange, "path")?,
        request: read_body(exchange, "request")?,
        status: value(exchange, "status")?,
        headers: headers.collect::<Option<HeaderMap>>()?,
        response: read_body(exchange, "response")?,
    })
}

fn read_body(exchange: &Object<'_>, key: &str) -> Option<Bytes> {
    if let Some(json) = exchange.get(key) {
        return Some(Bytes::copy_from_slice(json.get().as_bytes()));
    }
    if let Some(text) = value::<String>(exchange, &format!("{key}_text")) {
        return Some(text.into());
    }
    STANDARD.decode(value::<String>(exchange, &format!("{key}_base64"))?).ok().map(Bytes::from)
}

fn write(exchange: &Exchange) -> String {
    let Exchange { operation, method, path, request, status, headers, response } = exchange;
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            format!("{}: {}", quoted(name.as_str()), quoted(&value))
        })
        .collect();
    format!(
        "\n  {{\n    \"operation\": {},\n    \"method\": {},\n    \"path\": {},\n    {},\n    \"status\": {status},\n    \
         \"headers\": {{{}}},\n    {}\n  }}",
        quoted(operation),
        quoted(method),
        quoted(path),
        write_body("request", request),
        headers.join(", "),
        write_body("response", response),
    )
}

/// A body under a key that says how it is written: JSON as it is, other text as a string, anything else in base64.
fn write_body(key: &str, body: &[u8]) -> String {
    if let Ok(json) = serde_json::from_slice::<&RawValue>(body) {
        return format!("\"{key}\": {json}");
    }
    match std::str::from_utf8(body) {
        Ok(text) => format!("\"{key}_text\": {}", quoted(text)),
        Err(_) => format!("\"{key}_base64\": {}", quoted(&STANDARD.encode(body))),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange(request: &'static [u8], response: &'static [u8]) -> Exchange {
        Exchange {
            operation: "Q".to_owned(),
            method: "POST".to_owned(),
            path: "/a b".to_owned(),
            request: Bytes::from_static(request),
            status: 200,
            headers: HeaderMap::from_iter([(http::header::RETRY_AFTER, HeaderValue::from_static("1"))]),
            response: Bytes::from_static(response),
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let bodies: [&[u8]; 6] = [
            br#"{"b":1e400,"a":[0.10, 12345678901234567890123],"b":"\u00e9"}"#,
            b"",
            b"Forbidden\n",
            b"\xff\x00",
            "é".as_bytes(),
            b"null",
        ];
        let exchanges: Vec<_> = bodies.iter().map(|body| exchange(body, body)).collect();
        let folder = std::env::temp_dir().join(format!("authgear-admin-recording-{}", std::process::id()));
        save(&folder, &exchanges).unwrap();
        let read = load(&folder).unwrap();
        fs::remove_file(&folder).unwrap();
        assert_eq!(read, exchanges);
    }

    #[test]
    fn what_is_no_recording_is_said_to_be_none() {
        let good = format!(r#"{{"format":"{FORMAT}","exchanges":["#);
        for (text, message) in [
            ("", "no JSON from line 1, column 0"),
            ("[]", "no JSON from line 1"),
            ("{}", "no recording"),
            (r#"{"format":"authgear-admin recording 2","exchanges":[]}"#, "no recording"),
            (&format!("{good}{{}}]}}"), "exchange 0 (from 0)"),
            (
                &format!(
                    r#"{good}{{"operation":"Q","method":"POST","path":"/","request":{{}},"status":70000,"headers":{{}},"response":{{}}}}]}}"#
                ),
                "exchange 0",
            ),
            (
                &format!(
                    r#"{good}{{"operation":"Q","method":"POST","path":"/","request":{{}},"status":200,"headers":{{"a b":"c"}},"response":{{}}}}]}}"#
                ),
                "exchange 0",
            ),
            (
                &format!(
                    r#"{good}{{"operation":"Q","method":"POST","path":"/","request":{{}},"status":200,"headers":{{}},"response_base64":"?"}}]}}"#
                ),
                "exchange 0",
            ),
        ] {
            let problem = read(text.as_bytes()).unwrap_err();
            let error = RecordingError { path: "a.json".into(), problem }.to_string();
            assert!(error.starts_with("a.json: ") && error.contains(message), "{error}");
        }
        assert!(load(Path::new("/no/such.json")).unwrap_err().to_string().contains("cannot be read"));
        assert!(
            save(Path::new("/no/such/folder.json"), &[])
                .unwrap_err()
                .to_string()
                .contains("cannot be written")
        );
    }
}
