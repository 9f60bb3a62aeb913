//! The span of a request, as a subscriber sees it.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use authgear_admin::{Error, Json, OperationKind};
use serde_json::json;

use super::server::{Reply, Server, answer, json as json_answer};

/// Writes down what spans of this file's own operations hold. It is the whole process's, as other tests' threads would
/// otherwise have a say in which spans are of interest; their spans are passed over.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

const OURS: u64 = 1;
const OTHERS: u64 = 2;

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // How long it took differs from run to run.
        let value = if field.name() == "duration_ms" { "…".to_owned() } else { format!("{value:?}") };
        write!(self.0.lock().unwrap(), "{}={value} ", field.name()).unwrap();
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("authgear_admin")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let span = Self::default();
        attributes.record(&mut span.clone());
        let fields = span.0.lock().unwrap();
        if !fields.contains("SpanTest") {
            return Id::from_u64(OTHERS);
        }
        write!(self.0.lock().unwrap(), "{}: {fields}", attributes.metadata().name()).unwrap();
        Id::from_u64(OURS)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        if *id == Id::from_u64(OURS) {
            values.record(&mut self.clone());
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

async fn send(kind: OperationKind, reply: Reply) -> Result<Json, Error> {
    let client = Server::start(reply).await.client();
    client.send_untyped(kind, "SpanTest", "…", &json!({ "x": "variable" })).await
}

#[tokio::test]
async fn a_request_is_a_span_with_its_attempts_in_it_and_without_its_variables() {
    let recorder = Recorder::default();
    tracing::subscriber::set_global_default(recorder.clone()).unwrap();

    let reply = answer(200, "X-Request-Id: r1", r#"{"data":{"x":"body"}}"#);
    send(OperationKind::Query, reply).await.unwrap();
    let seen = std::mem::take(&mut *recorder.0.lock().unwrap());
    assert_eq!(
        seen,
        r#"authgear_admin: operation="SpanTest" kind="query" attempt: operation="SpanTest" attempt=1 status=200 request_id="r1" duration_ms=… attempts=1 status=200 request_id="r1" duration_ms=… "#
    );

    send(OperationKind::Mutation, json_answer(200, r#"{"errors":[{"message":"no"}]}"#)).await.unwrap_err();
    let seen = std::mem::take(&mut *recorder.0.lock().unwrap());
    assert_eq!(
        seen,
        r#"authgear_admin: operation="SpanTest" kind="mutation" attempt: operation="SpanTest" attempt=1 status=200 duration_ms=… attempts=1 status=200 duration_ms=… error=`SpanTest` failed, and nothing of it was kept: no "#
    );
}
