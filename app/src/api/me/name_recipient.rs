//! The person says who is to get their copy.

use leptos::prelude::*;

use crate::api::Problem;

/// Keeps the name with the session, and leads to the check; or back, with what was entered, if it is none.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for what is no name, or [`Problem::Fault`].
#[server(name = NameRecipient, prefix = "/api", endpoint = "name_recipient")]
pub async fn name_recipient(
    /// The session's stamp.
    stamp: String,
    /// The name, as it was typed.
    recipient: String,
) -> Result<(), Problem> {
    use domain::{request::Recipient, session::Errand};

    use super::{CHECK_TRANSFER, NEW_TRANSFER};
    use crate::api::{Caller, fault::the_desk, lead, stamped};

    let named = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        let is_name = Recipient::parse(&recipient).is_ok();
        let named = |page: &str| Errand {
            page: page.to_owned(),
            fields: vec![("recipient".to_owned(), recipient.clone())],
        };
        stamped(session, &stamp, &named(NEW_TRANSFER)).await?;
        let page = if is_name { CHECK_TRANSFER } else { NEW_TRANSFER };
        desk.set_aside(&session.resumed, named(page)).await?;
        if is_name {
            Ok(CHECK_TRANSFER.to_owned())
        } else {
            Err(Problem::Incomplete)
        }
    };
    lead(named.await, NEW_TRANSFER)
}
