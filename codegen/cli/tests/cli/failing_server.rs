//! A server that answers what a test wants, byte for byte, and counts who asks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// What is done with a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// These bytes, and the connection is closed.
    Bytes(String),
    /// Nothing, for longer than anybody waits.
    Silence,
}

/// A running server; its thread ends with the process.
pub(crate) struct FailingServer {
    pub(crate) origin: String,
    requests: Arc<AtomicUsize>,
}

impl FailingServer {
    /// Answers requests with the replies in turn, over and over.
    pub(crate) fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let number = count.fetch_add(1, Ordering::SeqCst);
                serve(stream.unwrap(), replies[number % replies.len()].clone());
            }
        });
        Self { origin, requests }
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Reads a request and answers it. A client that hangs up in between is no concern of a test.
fn serve(mut stream: TcpStream, reply: Reply) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        line.clear();
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    match reply {
        Reply::Bytes(bytes) => drop(stream.write_all(bytes.as_bytes())),
        Reply::Silence => thread::sleep(Duration::from_secs(30)),
    }
}

/// An answer with one header and a body.
pub(crate) fn answer(status: u16, header: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Bytes(format!(
        "HTTP/1.1 {status} X\r\n{header}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    ))
}

/// An answer in JSON.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    answer(status, "Content-Type: application/json", body)
}
