//! A connection that stays open, and is opened anew where a server closes it.

use std::time::{Duration, Instant};

use http::StatusCode;
use http_body_util::{BodyExt as _, Empty};
use hyper::{
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::target::Target;

/// To one server.
pub struct Connection(SendRequest<Empty<Bytes>>);

impl Connection {
    /// Opens one to where the target is.
    #[expect(clippy::disallowed_methods, reason = "this is a client, not the portal")]
    pub async fn to(target: &Target) -> Self {
        let stream = TcpStream::connect(&target.authority).await.expect("a server");
        stream.set_nodelay(true).expect("a socket");
        let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(connection);
        Self(sender)
    }

    /// How long the whole answer took, and how many bytes its body has.
    pub async fn ask(&mut self, target: &Target) -> (Duration, usize) {
        if self.0.ready().await.is_err() {
            *self = Self::to(target).await;
        }
        let begun = Instant::now();
        let answer = self.0.send_request(target.request()).await.expect("an answer");
        let status = answer.status();
        let body = answer
            .into_body()
            .collect()
            .await
            .expect("a whole body")
            .to_bytes();
        let took = begun.elapsed();
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
        (took, body.len())
    }
}
