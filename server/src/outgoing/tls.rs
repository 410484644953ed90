//! Whom the portal believes who they are.

use std::sync::Arc;

use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::aws_lc_rs, version},
};

use super::SetUpError;

/// The certificate authorities that the system trusts: those of its store, or of the files that `SSL_CERT_FILE` and
/// `SSL_CERT_DIR` name.
pub(super) fn roots_of_the_system() -> Result<RootCertStore, SetUpError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        Err(SetUpError::NoAuthorities)
    } else {
        Ok(roots)
    }
}

/// TLS 1.3 and 1.2; HTTP/1.1.
pub(super) fn connector(roots: RootCertStore) -> Result<TlsConnector, SetUpError> {
    let mut config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}
