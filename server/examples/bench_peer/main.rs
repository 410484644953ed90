//! What the message page is measured against, each a process of its own; `bench/page.sh` starts them.
//!
//! `bench_peer maud DATA LISTEN COOKIE`: the same page written by hand with axum and maud: the same session check and
//! the same query (the desk's own), on the same file, everything on it that a person reads. No layers around it.
//! `bench_peer bytes FILE LISTEN`: a handler that sends the file, whatever is asked.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench fails where something is missing, and prints how it is called"
)]

mod by_hand;

use axum::{Router, response::Html, routing::get, serve::ListenerExt as _};
use hyper::body::Bytes;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["maud", data, listen, cookie] => serve(listen, by_hand::routes(data, cookie).await).await,
        ["bytes", file, listen] => {
            let page = Bytes::from(std::fs::read(file).expect("a page"));
            serve(listen, Router::new().fallback(get(async || Html(page)))).await;
        }
        _ => println!("bench_peer maud DATA LISTEN COOKIE | bench_peer bytes FILE LISTEN"),
    }
}

async fn serve(listen: &str, routes: Router) {
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .expect("an address to listen on");
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("a socket"));
    axum::serve(listener, routes).await.expect("to serve");
}
