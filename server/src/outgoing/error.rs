//! Why nothing came back.

use std::{error::Error, io, net::IpAddr};

use http_body_util::LengthLimitError;

/// Why a call failed. Says which host of the operator's, and never what was sent or answered.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    /// Not an https address.
    #[error("only https:// goes out")]
    NotHttps,
    /// No host can be read in the address, or more than one.
    #[error("no host stands in it: write it like https://hooks.example.com/path")]
    Address,
    /// Nobody said that this host may be called.
    #[error("{0} is not one of outgoing_hosts: name it there if the portal may call it")]
    NotNamed(String),
    /// Its name has no address.
    #[error("the name {host} could not be looked up")]
    Unknown {
        /// Whose.
        host: String,
        /// Why.
        source: io::Error,
    },
    /// Its address, or one of several, is not on the public internet.
    #[error(
        "{host} leads to {address}, which is not on the public internet: if it is meant, name its network in outgoing_private"
    )]
    Private {
        /// Whose.
        host: String,
        /// Which.
        address: IpAddr,
    },
    /// Nobody answers at any of its addresses.
    #[error("{host} could not be reached")]
    Unreachable {
        /// Who.
        host: String,
        /// Why, at the last of them.
        source: io::Error,
    },
    /// TLS failed: its certificate is not its own, or of nobody whom the system trusts.
    #[error("{host} could not show who it is")]
    Greeting {
        /// Who.
        host: String,
        /// Why.
        source: io::Error,
    },
    /// The answer's head or body is too large.
    #[error("the answer is too large")]
    TooLarge,
    /// There was not enough time.
    #[error("the answer took too long")]
    TooSlow,
    /// Nobody takes the answer any more.
    #[error("nobody takes the answer any more")]
    Unheard,
    /// The other end broke off, or does not speak HTTP.
    #[error("the exchange broke off")]
    Broken(#[source] Box<dyn Error + Send + Sync>),
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// There is somebody to call, and the system trusts nobody.
    #[error(
        "outgoing_hosts or attachment_hosts names hosts to call, but this machine has no certificate authorities to know \
         them by: install ca-certificates, or name a file of them in SSL_CERT_FILE"
    )]
    NoAuthorities,
    /// The TLS library refused.
    #[error("TLS cannot be set up")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

impl From<hyper::Error> for OutgoingError {
    fn from(error: hyper::Error) -> Self {
        if error.is_parse_too_large() {
            Self::TooLarge
        } else {
            Self::Broken(error.into())
        }
    }
}

/// What reading a limited body fails with.
impl From<Box<dyn Error + Send + Sync>> for OutgoingError {
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        if error.is::<LengthLimitError>() {
            Self::TooLarge
        } else {
            Self::Broken(error)
        }
    }
}
