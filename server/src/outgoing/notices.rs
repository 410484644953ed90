//! Messages to those who have the data: what was decided (Art. 19 GDPR). docs/NOTICES.md says how they are checked.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use desk::{Tell, Telling, Webhook};
use domain::task::Trouble;
use http::{HeaderValue, Request, header::CONTENT_TYPE};

use super::{Allowed, Outgoing, OutgoingError};

/// Brings them to hosts that the operator has named, and to nobody else.
pub struct Notices {
    allowed: Allowed,
    /// Made when somebody is told: most commands tell nobody, and need nobody to trust.
    client: OnceLock<Option<Outgoing>>,
}

impl Notices {
    /// To those. Where nobody is named, each try says so.
    pub fn to(allowed: &Allowed) -> Arc<dyn Tell> {
        Arc::new(Self {
            allowed: allowed.clone(),
            client: OnceLock::new(),
        })
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
            Outgoing::new(self.allowed.clone())
                .inspect_err(|error| {
                    tracing::error!(error = error as &dyn std::error::Error, "nobody can be told");
                })
                .ok()
        });
        made.as_ref()
    }

    async fn send(&self, webhook: &Webhook) -> Result<(), Trouble> {
        let client = self.client().ok_or(Trouble::Unreachable)?;
        let request = Request::post(webhook.address.as_str())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header("webhook-id", webhook.id.as_str())
            .header("webhook-timestamp", webhook.at.as_second())
            .header("webhook-signature", webhook.signature.as_str())
            .header("rightsdesk-key", webhook.kid.as_str())
            .body(Bytes::from(webhook.body.clone()))
            .map_err(|_| Trouble::NotAllowed)?;
        match client.send(request).await {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(_) => Err(Trouble::Refused),
            Err(error) => {
                tracing::info!(error = &error as &dyn std::error::Error, "somebody was not told");
                Err(why(&error))
            }
        }
    }
}

impl Tell for Notices {
    fn tell<'a>(&'a self, webhook: &'a Webhook) -> Telling<'a> {
        Box::pin(self.send(webhook))
    }
}

/// Where a host is, and what is amiss with it, is for the log and not for staff.
fn why(error: &OutgoingError) -> Trouble {
    match error {
        OutgoingError::NotHttps | OutgoingError::Address | OutgoingError::NotNamed(_) => Trouble::NotAllowed,
        OutgoingError::TooSlow => Trouble::TooSlow,
        OutgoingError::TooLarge | OutgoingError::Broken(_) | OutgoingError::Unheard => Trouble::Broken,
        OutgoingError::Unknown { .. }
        | OutgoingError::Private { .. }
        | OutgoingError::Unreachable { .. }
        | OutgoingError::Greeting { .. } => Trouble::Unreachable,
    }
}
