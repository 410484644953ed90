//! What a person can have put right, and how far they have come with saying so.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewCorrection},
};

/// What can be put right, with what was entered under `draft`, and the message that is said to be wrong, if one is named;
/// none when nothing is held.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if the message is not theirs to have put right, or [`Problem::Fault`].
#[server(endpoint = "me/new_correction")]
pub async fn get_new_correction(
    /// Under which name it is kept what was entered.
    draft: Option<String>,
    /// The conversation of a message.
    conversation: Option<String>,
    /// The message.
    message: Option<String>,
) -> Result<Framed<Option<NewCorrection>>, Problem> {
    use domain::{
        correction::{Correction, Place},
        id::{ConversationId, MessageId},
    };

    use super::submit_correction::place;
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let session = caller.me()?;
    let person = session.principal();
    let found = match desk.new_correction(person).await {
        Ok(found) => found,
        Err(desk::Error::NothingHeld) => return map::framed_me(&desk, &caller, None).await,
        Err(error) => return Err(error.into()),
    };
    let kept = match &draft {
        Some(name) => desk.kept_draft(&session.resumed, name).await?,
        None => None,
    };
    let field = |name: &str| {
        let kept = kept.as_ref()?;
        let (_, value) = kept.fields.iter().find(|(field, _)| field == name)?;
        Some(value.clone())
    };
    let typed = match &kept {
        Some(kept) if kept.page == "details" => kept.fields.as_slice(),
        _ => &[],
    };
    let proposal = desk.proposed_correction(person, typed).await?;
    let named = (
        conversation.or_else(|| field("conversation")),
        message.or_else(|| field("message")),
    );
    let wrong = match named {
        (Some(conversation), Some(message)) if !message.is_empty() => {
            let about = Place::Message {
                conversation: ConversationId::parse(&conversation).map_err(|_| Problem::NotFound)?,
                message: MessageId::parse(&message).map_err(|_| Problem::NotFound)?,
            };
            let data = desk.wrong_place(person, &about).await?;
            data.map(|data| map::wrong_message(&conversation, &message, &data))
        }
        _ => None,
    };
    let in_words = kept.as_ref().and_then(|kept| match kept.page.as_str() {
        "words" => place(kept).map(|about| Correction::InWords { about }),
        "statement" => Some(Correction::Statement),
        _ => None,
    });
    let same = in_words.and_then(|asked| found.same(&asked).map(ToString::to_string));
    let framed = map::framed_me(&desk, &caller, found).await?;
    let draft = draft.zip(kept);
    map::dated(framed, |found, today| {
        Some(map::new_correction(
            found,
            Some(proposal),
            wrong,
            draft,
            same,
            today,
        ))
    })
}
