//! What goes out, from the binary itself: `app set` looks whether the page that people are sent back to is there, and a
//! package has what is kept elsewhere.

use std::{
    collections::HashMap,
    fs::File,
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
use tempfile::TempDir;
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::aws_lc_rs};
use zip::ZipArchive;

use crate::support::{Ran, SAMPLE, folder, rightsdesk};

/// A shop of this machine's, by https, that has a page at `/account`, a picture, and nothing elsewhere.
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

const PICTURE: &str = "A PICTURE OF A TICKET";

/// The first line of what it was asked.
fn answer(stream: &mut StreamOwned<ServerConnection, TcpStream>) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let line = String::from_utf8(head).ok()?.lines().next()?.to_owned();
    let (status, body) = match line.split(' ').nth(1)? {
        "/account" => ("302 Found", ""),
        "/media/ticket.png?token=x" => ("200 OK", PICTURE),
        _ => ("404 Not Found", ""),
    };
    let length = body.len();
    let answer =
        format!("HTTP/1.1 {status}\r\nLocation: /elsewhere\r\nContent-Length: {length}\r\n\r\n{body}");
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

/// Somebody whose message names a picture that is there, and one that is not.
fn account(host: &str) -> String {
    let items = format!(
        r#"[{{"mediaUrl":"https://{host}/media/ticket.png?token=x"}},{{"mediaUrl":"https://{host}/media/gone.png"}}]"#
    );
    [
        r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"One"}}"#.to_owned(),
        r#"{"type":"user","appId":"a1","data":{"id":"u1","externalId":"p-1"}}"#.to_owned(),
        r#"{"type":"conversation","appId":"a1","data":{"id":"v1","type":"personal"}}"#.to_owned(),
        r#"{"type":"participant","appId":"a1","conversationId":"v1","data":{"id":"s1","userId":"u1"}}"#.to_owned(),
        format!(
            r#"{{"type":"message","appId":"a1","conversationId":"v1","data":{{"id":"m1","received":"2026-10-01T10:00:00Z","author":{{"type":"user","userId":"u1"}},"content":{{"type":"carousel","items":{items}}}}}}}"#
        ),
    ]
    .join("\n")
}

#[test]
fn a_package_has_what_is_kept_elsewhere_if_its_host_is_named_for_that() {
    const FETCHED: &str = "attachments-fetched.csv";
    let folder = TempDir::new().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("copy.zip"));
    let (data, file) = (data.to_str().unwrap(), file.to_str().unwrap());
    let shop = Shop::open();
    let host = format!("localhost:{}", shop.address.port());
    let import = rightsdesk(&["import", "--data", data, "-"]).stdin(account(&host));
    import.run().ok();
    let packed = |variables: &[(&str, &str)]| -> HashMap<String, String> {
        let mut call = rightsdesk(&[
            "export",
            "--data",
            data,
            "--app",
            "a1",
            "--user",
            "p-1",
            "--package",
            "-o",
            file,
        ])
        .file("roots.pem", &shop.certificate)
        .variable("SSL_CERT_FILE", "roots.pem");
        for (name, value) in variables {
            call = call.variable(name, value);
        }
        call.run().ok();
        let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
        let text = |at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            let name = file.name().unwrap().into_owned();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        };
        let count = ZipArchive::new(File::open(file).unwrap()).unwrap().len();
        (0..count).map(text).collect()
    };
    let named = ("RIGHTSDESK_ATTACHMENT_HOSTS", host.as_str());
    let here = ("RIGHTSDESK_OUTGOING_PRIVATE", "127.0.0.0/8, ::1");

    let files = packed(&[named, here]);
    assert_eq!(files["attachments/fetched-0001-ticket.png"], PICTURE);
    let list = &files[FETCHED];
    assert!(
        list.contains("/media/gone.png,,,,not_found,\"The file is not there, or no longer.\"\r\n"),
        "{list}"
    );
    assert_eq!(
        shop.asked(),
        [
            "GET /media/ticket.png?token=x HTTP/1.1",
            "GET /media/gone.png HTTP/1.1"
        ]
    );

    let files = packed(&[named]);
    let list = &files[FETCHED];
    assert!(
        list.contains("token=x,,,,host_unreachable,The server that keeps the file could not be reached.\r\n"),
        "{list}"
    );
    // Whoever may be called for something else keeps no attachments for that.
    for variables in [&[][..], &[("RIGHTSDESK_OUTGOING_HOSTS", host.as_str()), here]] {
        let files = packed(variables);
        assert!(!files.contains_key(FETCHED));
        let list = &files["attachments.csv"];
        let why = format!(",not_fetched_from_there,It is kept at {host}. We fetch nothing from there.\r\n");
        assert!(list.contains(&why), "{list}");
    }
    assert_eq!(shop.asked(), [""; 0]);
}
