//! The person asks that somebody gets their copy.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks that this recipient gets the person's copy, and leads to the request. The same form again, or the same recipient
/// while that is open, leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for what is no name or a mark that no form
/// carries, [`Problem::NotFresh`], [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitTransfer, prefix = "/api", endpoint = "submit_transfer")]
pub async fn submit_transfer(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
    /// The recipient.
    recipient: String,
) -> Result<(), Problem> {
    use domain::{request::Recipient, session::Errand};

    use super::{CHECK_TRANSFER, is_mark};
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let named = Recipient::parse(&recipient).map_err(|_| Problem::Incomplete)?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let submitted = desk.submit_transfer(person, named, &once).await;
        let errand = Errand {
            page: CHECK_TRANSFER.to_owned(),
            fields: vec![("recipient".to_owned(), recipient), ("once".to_owned(), once)],
        };
        let reference = aside(caller.me()?, errand, submitted.map_err(Problem::from)).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, CHECK_TRANSFER)
}
