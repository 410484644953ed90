//! https by the portal itself, for whoever has no proxy in front (RFC 8446, RFC 5246).

use std::{path::Path, sync::Arc};

use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{self, ServerConfig, crypto::aws_lc_rs, version},
};

use crate::{config::TlsFiles, pem};

/// What greets with the certificate in these files. TLS 1.3 and 1.2; HTTP/1.1.
///
/// # Errors
/// A sentence that names the file and says what is wrong with it.
pub fn acceptor(files: &TlsFiles) -> Result<TlsAcceptor, String> {
    let read = |path: &Path, what: &str, why: String| {
        format!("{} cannot be used: {why}; give {what} in PEM", path.display())
    };
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| {
            read(
                &files.certificate,
                "the certificate with its chain",
                pem::in_words(&error),
            )
        })?;
    if chain.is_empty() {
        return Err(read(
            &files.certificate,
            "the certificate with its chain",
            "no certificate stands in it".into(),
        ));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| read(&files.key, "the certificate's private key", pem::in_words(&error)))?;
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .map_err(|error| format!("TLS cannot be set up: {error}"))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => format!(
                "{} and {} do not go together: the key is another certificate's",
                files.certificate.display(),
                files.key.display()
            ),
            rustls::Error::InvalidCertificate(_) => read(
                &files.certificate,
                "the certificate with its chain",
                "what stands in it is no certificate".into(),
            ),
            _ => read(
                &files.key,
                "the certificate's private key, for ECDSA, Ed25519 or RSA",
                "what stands in it is no key that TLS knows".into(),
            ),
        })?;
    let mut config = config;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
