//! A server that records what it gets and answers what it is told to, byte for byte.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use authgear_admin::{Client, ClientBuilder, RetryPolicy, SigningKey};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Writes these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Reads the request and never answers.
    Silence,
    /// Writes these bytes and never the rest.
    Stall(Vec<u8>),
    /// Writes these bytes and then spaces for ever.
    Endless(Vec<u8>),
}

/// A running server; it ends with the test's runtime.
pub(crate) struct Server {
    pub(crate) origin: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that answers every request alike.
    pub(crate) async fn start(reply: Reply) -> Self {
        Self::with(move |_| reply.clone()).await
    }

    /// Starts a server that answers the n-th request, from 0, with what `reply` says.
    pub(crate) async fn with(reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, reply) = (Arc::clone(&requests), Arc::new(reply));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&reply)));
            }
        });
        Self { origin, requests }
    }

    /// The requests that came, head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// A builder of a client for it, complete but open to changes. It sends nothing twice unless told to.
    pub(crate) fn builder(&self) -> ClientBuilder {
        builder(&self.origin)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

pub(crate) fn builder(origin: &str) -> ClientBuilder {
    let key = SigningKey::from_pem(include_str!("../keys/admin.pem")).unwrap();
    Client::builder(origin, "myapp")
        .key_id("kid-1")
        .signing_key(key)
        .timeout(Duration::from_secs(10))
        .retry(RetryPolicy::none())
}

/// An answer with these headers, one a line, and this body.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Reply {
    let headers: String = headers.lines().map(|line| format!("{}\r\n", line.trim())).collect();
    let length = body.len();
    Reply::Bytes(
        format!(
            "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .into_bytes(),
    )
}

pub(crate) fn json(status: u16, body: &str) -> Reply {
    answer(status, "Content-Type: application/json", body)
}

async fn serve<R: Fn(usize) -> Reply>(mut stream: TcpStream, log: Arc<Mutex<Vec<String>>>, reply: Arc<R>) {
    let Some(request) = read(&mut stream).await else {
        return;
    };
    let number = {
        let mut log = log.lock().unwrap();
        log.push(request);
        log.len() - 1
    };
    match reply(number) {
        Reply::Bytes(bytes) => stream.write_all(&bytes).await.unwrap_or_default(),
        Reply::Stall(bytes) => {
            stream.write_all(&bytes).await.unwrap_or_default();
            std::future::pending::<()>().await;
        }
        Reply::Endless(bytes) => {
            stream.write_all(&bytes).await.unwrap_or_default();
            // Ends when the client hangs up.
            let _ = tokio::io::copy(&mut tokio::io::repeat(b' '), &mut stream).await;
        }
        Reply::Silence => std::future::pending::<()>().await,
    }
}

/// Reads a request to its end; `None` where it ends before.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        let mut chunk = [0; 16 * 1024];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => request.extend_from_slice(&chunk[..read]),
        }
    }
}
