//! https by the portal itself.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    sync::Arc,
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls_pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto::aws_lc_rs, version,
};

use crate::support::{Running, folder, rightsdesk};

const NAME: &str = "privacy.example.com";

/// The call that serves a folder by https with these files.
fn serve(data: &str, certificate: &str, key: &str) -> [String; 9] {
    [
        "serve",
        "--data",
        data,
        "--public-url",
        &format!("https://{NAME}"),
        "--tls-certificate",
        certificate,
        "--tls-key",
        key,
    ]
    .map(str::to_owned)
}

/// One request by https; the whole response.
fn get(portal: &Running, trusted: &CertificateDer<'static>) -> Result<String, String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&version::TLS13])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(NAME).unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(portal.address).unwrap());
    let request = format!("GET / HTTP/1.1\r\nHost: {NAME}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .map_err(|error| error.to_string())?;
    let mut response = Vec::new();
    stream
        .read_to_end(&mut response)
        .map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&response).into_owned())
}

#[test]
fn a_browser_that_trusts_the_certificate_gets_the_page_and_is_told_to_stay_with_https() {
    let (folder, data) = folder();
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed([NAME.to_owned()]).unwrap();
    let other = generate_simple_self_signed([NAME.to_owned()]).unwrap();
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let certificate = write("certificate.pem", cert.pem());
    let key = write("key.pem", signing_key.serialize_pem());
    let arguments = serve(&data, &certificate, &key);
    let portal = Running::start(&arguments.each_ref().map(String::as_str));
    let page = get(&portal, cert.der()).unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("strict-transport-security: max-age=31536000"),
        "{page}"
    );
    // The control: who does not trust it gets nothing.
    assert!(get(&portal, other.cert.der()).is_err());
    // Nor does whoever speaks plain http.
    assert!(!portal.get("/").starts_with("HTTP/1.1 200"));
    drop(portal);

    let wrong = write("wrong.pem", other.signing_key.serialize_pem());
    let said = |certificate: &str, key: &str| {
        let arguments = serve(&data, certificate, key);
        rightsdesk(&arguments.each_ref().map(String::as_str)).run()
    };
    let mixed = said(&certificate, &wrong);
    assert_eq!(
        (mixed.code, mixed.err.contains("do not go together")),
        (2, true),
        "{}",
        mixed.err
    );
    let swapped = said(&key, &certificate);
    assert_eq!(
        (swapped.code, swapped.err.contains("key.pem cannot be used")),
        (2, true),
        "{}",
        swapped.err
    );
}

#[test]
fn what_is_wrong_with_a_file_is_said_in_words() {
    let (folder, data) = folder();
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed([NAME.to_owned()]).unwrap();
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let certificate = write("certificate.pem", cert.pem());
    let key = write("key.pem", signing_key.serialize_pem());

    for (certificate, key, why) in [
        (
            "nowhere.pem",
            &*key,
            "nowhere.pem cannot be used: there is no such file",
        ),
        (&*data, &*key, "it is a folder"),
        (
            &*certificate,
            "nowhere.pem",
            "nowhere.pem cannot be used: there is no such file",
        ),
        (
            &*certificate,
            &*certificate,
            "certificate.pem cannot be used: there is none in it",
        ),
        (
            &*write("cut.pem", cert.pem().replace("-----END CERTIFICATE-----", "")),
            &*key,
            "cut.pem cannot be used: it stops in the middle",
        ),
        (
            &*write("odd.pem", cert.pem().replacen('M', "?", 1)),
            &*key,
            "odd.pem cannot be used: what stands between",
        ),
        (
            &*write(
                "no.pem",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".into(),
            ),
            &*key,
            "no.pem cannot be used: what stands in it is no certificate",
        ),
        (
            &*certificate,
            &*write(
                "bad.pem",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".into(),
            ),
            "bad.pem cannot be used: what stands in it is no key",
        ),
    ] {
        let arguments = serve(&data, certificate, key);
        let refused = rightsdesk(&arguments.each_ref().map(String::as_str));
        let refused = refused.run().failed(2);
        assert!(refused.contains(why), "{refused}");
    }
}
