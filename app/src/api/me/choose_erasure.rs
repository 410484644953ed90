//! The person says how much is to be deleted.

use leptos::prelude::*;

use crate::api::Problem;

/// Leads on to what a deletion of this size would take; where it is not said yet of which conversation, to their list.
/// Messages that were chosen are kept with the session: the address names them by what they are kept under. Nothing that
/// is left out is ever taken for more.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ChoiceMissing`] if nothing was chosen,
/// [`Problem::Incomplete`] for what no form of ours sends, or [`Problem::Fault`].
#[server(name = ChooseErasure, prefix = "/api", endpoint = "choose_erasure")]
pub async fn choose_erasure(
    /// The session's stamp.
    stamp: String,
    /// How much.
    size: Option<String>,
    /// Which conversation.
    conversation: Option<String>,
    /// Which messages.
    messages: Option<Vec<String>>,
    /// The place of the transcript that they were chosen at, to come back to.
    place: Option<String>,
) -> Result<(), Problem> {
    use domain::erasure::{NoSize, Size};

    use super::{CHOOSE, PREVIEW, WHICH};
    use crate::{
        api::{Caller, fault::the_desk, lead, map},
        pages::{choosing_at, erasure_at},
    };

    let messages = messages.unwrap_or_default();
    let code = size.unwrap_or_default();
    let of = conversation.unwrap_or_default();
    let said = Size::said(&code, &of, &messages);
    // Where the form stands that was posted.
    let back = match &said {
        Err(NoSize::NoMessages) => {
            choosing_at(&of, place.filter(|place| map::place(place).is_ok()).as_deref())
        }
        _ => CHOOSE.to_owned(),
    };
    let chosen = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        caller.stamped_person(&stamp)?;
        match said {
            Ok(size @ Size::Messages { .. }) => {
                let name = desk.keep_chosen(&caller.me()?.resumed, &size).await?;
                Ok(map::step(PREVIEW, &size, Some(&name)))
            }
            Ok(size) => Ok(map::step(PREVIEW, &size, None)),
            Err(NoSize::NoConversation) if messages.is_empty() => Ok(erasure_at(WHICH, &code, None, None)),
            Err(NoSize::Unsaid | NoSize::NoMessages) => Err(Problem::ChoiceMissing),
            Err(NoSize::NoConversation | NoSize::Unknown) => Err(Problem::Incomplete),
        }
    };
    lead(chosen.await, &back)
}
