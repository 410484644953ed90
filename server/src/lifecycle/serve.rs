//! Connections: accepted until the portal stops, then brought to their end.

use std::{net::SocketAddr, time::Duration};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_rustls::TlsAcceptor;

use crate::http::client::Peer;

/// Who sends headers more slowly than this, or greets more slowly, wants something else than an answer.
const SLOWEST_HEADERS: Duration = Duration::from_secs(15);

/// All headers together may have this many bytes: a token, a few cookies, and what browsers and proxies add.
const LARGEST_HEAD: usize = 32 * 1024;

/// No more headers than this.
const MOST_HEADERS: usize = 100;

/// After a failed accept (no file descriptors left, say) it is tried again so much later.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stopping` says so, then waits for what is open.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    routes: Router,
    mut stopping: watch::Receiver<bool>,
) {
    let open = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopping.wait_for(|stop| *stop) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let (routes, watcher) = (routes.clone(), open.watcher());
        match tls.clone() {
            None => drop(tokio::spawn(answer(stream, peer, routes, watcher))),
            Some(tls) => drop(tokio::spawn(async move {
                if let Some(stream) = greet(&tls, stream).await {
                    answer(stream, peer, routes, watcher).await;
                }
            })),
        }
    }
    drop(listener);
    open.shutdown().await;
}

async fn greet(tls: &TlsAcceptor, stream: TcpStream) -> Option<tokio_rustls::server::TlsStream<TcpStream>> {
    match tokio::time::timeout(SLOWEST_HEADERS, tls.accept(stream)).await {
        Ok(Ok(stream)) => Some(stream),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a TLS greeting failed");
            None
        }
        Err(_) => {
            tracing::debug!("a TLS greeting took too long");
            None
        }
    }
}

async fn answer(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    routes: Router,
    watcher: Watcher,
) {
    let service = TowerToHyperService::new(routes.layer(Extension(Peer(peer))));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_HEADERS)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection broke off");
    }
}
