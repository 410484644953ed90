//! What goes out, from the binary itself: `app set` looks whether the page that people are sent back to is there.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls_pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::aws_lc_rs};

use crate::support::{Ran, SAMPLE, folder, rightsdesk};

/// A shop of this machine's, by https, that has a page at `/account` and none elsewhere.
struct Shop {
    address: SocketAddr,
    certificate: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    fn open() -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let (config, listener) = (Arc::new(config), TcpListener::bind("127.0.0.1:0").unwrap());
        let shop = Self {
            address: listener.local_addr().unwrap(),
            certificate: cert.pem(),
            asked: Arc::default(),
        };
        let asked = shop.asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = ServerConnection::new(config.clone()).unwrap();
                let mut stream = StreamOwned::new(connection, stream.unwrap());
                // Whoever does not trust it says so in the greeting, and asks nothing.
                if let Some(line) = answer(&mut stream) {
                    asked.lock().unwrap().push(line);
                }
            }
        });
        shop
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

/// The first line of what it was asked.
fn answer(stream: &mut StreamOwned<ServerConnection, TcpStream>) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let line = String::from_utf8(head).ok()?.lines().next()?.to_owned();
    let status = if line.starts_with("GET /account ") {
        "302 Found"
    } else {
        "404 Not Found"
    };
    let answer = format!("HTTP/1.1 {status}\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    stream.write_all(answer.as_bytes()).ok()?;
    stream.conn.send_close_notify();
    stream.flush().ok()?;
    Some(line)
}

#[test]
fn a_page_to_come_back_to_is_looked_at_if_its_host_may_be_called() {
    let (_folder, data) = folder();
    let shop = Shop::open();
    // What every other client would go by, and this one does not.
    let (proxy, used) = (
        TcpListener::bind("127.0.0.1:0").unwrap(),
        Arc::new(AtomicUsize::new(0)),
    );
    let through = format!("http://{}", proxy.local_addr().unwrap());
    let count = used.clone();
    thread::spawn(move || {
        for _ in proxy.incoming() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });

    let host = format!("localhost:{}", shop.address.port());
    let set = |path: &str, variables: &[(&str, &str)]| -> Ran {
        let facts = format!("[sign_in]\nurl = \"https://{host}{path}\"\n");
        let mut call = rightsdesk(&["app", "set", "--data", &data, "--app", SAMPLE, "facts.toml"])
            .file("facts.toml", &facts)
            .file("roots.pem", &shop.certificate)
            .variable("SSL_CERT_FILE", "roots.pem")
            .variable("HTTPS_PROXY", &through)
            .variable("ALL_PROXY", &through);
        for (name, value) in variables {
            call = call.variable(name, value);
        }
        call.run()
    };
    let named = ("RIGHTSDESK_OUTGOING_HOSTS", host.as_str());
    let here = ("RIGHTSDESK_OUTGOING_PRIVATE", "127.0.0.0/8, ::1");

    let there = set("/account", &[named, here]);
    assert_eq!((there.code, there.err.as_str()), (0, ""));
    // One that leads on is there, and nobody follows.
    assert_eq!(shop.asked(), ["GET /account HTTP/1.1"]);

    let missing = set("/acount", &[named, here]);
    assert_eq!(missing.code, 0, "it is set all the same");
    assert!(missing.err.contains("/acount: it answers 404"), "{}", missing.err);
    assert_eq!(shop.asked(), ["GET /acount HTTP/1.1"]);

    let inside = set("/account", &[named]);
    assert!(
        inside.err.contains("name its network in outgoing_private"),
        "{}",
        inside.err
    );
    let nobody = set("/account", &[here]);
    assert_eq!(
        (nobody.code, nobody.err.as_str()),
        (0, ""),
        "nobody is called who was not named"
    );
    let stranger = set("/account", &[named, here, ("SSL_CERT_FILE", "facts.toml")]);
    assert!(
        stranger.err.contains("no certificate authorities"),
        "{}",
        stranger.err
    );
    assert_eq!(shop.asked(), [""; 0]);
    assert_eq!(
        used.load(Ordering::SeqCst),
        0,
        "and never by a proxy of the environment's"
    );
}
