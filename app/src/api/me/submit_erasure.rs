//! The person asks for a deletion.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks for what the form names to be deleted, and leads to the request. The same form again leads to the same request.
/// A form that names no size, or no conversation or messages where it has to, asks for nothing.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a mark that no form carries, for no size,
/// or for what is missing, [`Problem::NotFresh`], [`Problem::NotFound`] if it is not theirs or nothing is held,
/// [`Problem::Moved`] if a request that was to go into it has moved on, or [`Problem::Fault`].
#[server(name = SubmitErasure, prefix = "/api", endpoint = "submit_erasure")]
pub async fn submit_erasure(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
    /// How much.
    size: Option<String>,
    /// Which conversation.
    conversation: Option<String>,
    /// Which messages.
    messages: Option<Vec<String>>,
    /// Narrower requests that go into it.
    takes_in: Option<Vec<String>>,
    /// Under which name the messages are kept that were chosen.
    chosen: Option<String>,
) -> Result<(), Problem> {
    use domain::{erasure::Size, request::Reference, session::Errand};

    use super::{CHECK, CHOOSE, is_mark};
    use crate::api::{Caller, aside, fault::the_desk, lead, map};

    let (messages, takes_in) = (messages.unwrap_or_default(), takes_in.unwrap_or_default());
    let said = Size::said(
        size.as_deref().unwrap_or_default(),
        conversation.as_deref().unwrap_or_default(),
        &messages,
    );
    let page = match &said {
        Ok(size) => map::step(CHECK, size, chosen.filter(|name| is_mark(name)).as_deref()),
        Err(_) => CHOOSE.to_owned(),
    };
    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let size = said.map_err(|_| Problem::Incomplete)?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let into = takes_in.iter().map(|reference| Reference::parse(reference));
        let into = into
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| Problem::Incomplete)?;
        let submitted = desk.submit_erasure_of(person, size, &into, &once).await;
        let fields = [
            ("once", once),
            ("messages", messages.join(" ")),
            ("takes_in", takes_in.join(" ")),
        ];
        let errand = Errand {
            page: page.clone(),
            fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        };
        let reference = aside(caller.me()?, errand, submitted.map_err(Problem::from)).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, &page)
}
