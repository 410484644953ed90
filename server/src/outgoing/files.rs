//! Pictures and files that messages name, for packages.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use desk::{Coming, Fetch, Unfetched};
use http::{HeaderValue, Request, StatusCode, Uri, header::ACCEPT_ENCODING};
use tokio::sync::mpsc::Sender;

use super::{Allowed, Limits, Outgoing, OutgoingError, PATIENCE, SetUpError};

/// Fetches them from hosts that the operator has named for that, and from nobody else.
pub struct Files {
    allowed: Allowed,
    /// Made when somebody is called: most commands call nobody, and need nobody to trust.
    client: OnceLock<Option<Outgoing>>,
}

impl Files {
    /// From those. Nothing if nobody is named.
    pub fn of(allowed: &Allowed) -> Option<Arc<dyn Fetch>> {
        if allowed.hosts.is_empty() {
            return None;
        }
        Some(Arc::new(Self {
            allowed: allowed.clone(),
            client: OnceLock::new(),
        }))
    }

    /// Whether they could be called.
    ///
    /// # Errors
    /// [`SetUpError`], above all if there is somebody to call and nobody to trust.
    pub fn look(allowed: &Allowed) -> Result<(), SetUpError> {
        client(allowed).map(drop)
    }

    /// By this client, whose hosts are those.
    #[cfg(test)]
    pub(super) fn by(client: Outgoing) -> Self {
        Self {
            allowed: client.allowed.clone(),
            client: OnceLock::from(Some(client)),
        }
    }

    fn client(&self) -> Option<&Outgoing> {
        let made = self.client.get_or_init(|| {
            client(&self.allowed)
                .inspect_err(|error| {
                    tracing::error!(
                        error = error as &dyn std::error::Error,
                        "attachments cannot be fetched"
                    );
                })
                .ok()
        });
        made.as_ref()
    }

    async fn ask(&self, address: &str, most: u64, to: &Sender<Bytes>) -> Result<(), Unfetched> {
        let client = self.client().ok_or(Unfetched::Unreachable)?;
        // Compressed, it would be another file.
        let request = Request::get(address)
            .header(ACCEPT_ENCODING, HeaderValue::from_static("identity"))
            .body(Bytes::new())
            .map_err(|_| Unfetched::Unreachable)?;
        match client.stream(request, most, to).await {
            Ok(status) => came(status),
            Err(OutgoingError::Unheard) => Err(Unfetched::Broken),
            Err(error) => {
                tracing::info!(
                    error = &error as &dyn std::error::Error,
                    "an attachment was not fetched"
                );
                Err(why(&error))
            }
        }
    }
}

impl Fetch for Files {
    fn may(&self, address: &str) -> bool {
        address
            .parse::<Uri>()
            .is_ok_and(|uri| self.allowed.named(&uri).is_ok())
    }

    fn fetch<'a>(&'a self, address: &'a str, most: u64, to: Sender<Bytes>) -> Coming<'a> {
        Box::pin(async move { self.ask(address, most, &to).await })
    }
}

fn client(allowed: &Allowed) -> Result<Outgoing, SetUpError> {
    let limits = Limits {
        time: PATIENCE,
        ..Limits::default()
    };
    Outgoing::within(allowed.clone(), limits)
}

/// Only 200 is the file.
fn came(status: StatusCode) -> Result<(), Unfetched> {
    match status {
        StatusCode::OK => Ok(()),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(Unfetched::NotFound),
        status if status.is_redirection() => Err(Unfetched::LeadsOn),
        status => Err(Unfetched::Answered(status.as_u16())),
    }
}

/// Where its host is, and what is amiss with it, is for the log and not for whoever opens the package.
fn why(error: &OutgoingError) -> Unfetched {
    match error {
        OutgoingError::TooLarge => Unfetched::TooLarge,
        OutgoingError::TooSlow => Unfetched::TooSlow,
        OutgoingError::Broken(_) | OutgoingError::Unheard => Unfetched::Broken,
        OutgoingError::NotHttps
        | OutgoingError::Address
        | OutgoingError::NotNamed(_)
        | OutgoingError::Unknown { .. }
        | OutgoingError::Private { .. }
        | OutgoingError::Unreachable { .. }
        | OutgoingError::Greeting { .. } => Unfetched::Unreachable,
    }
}
