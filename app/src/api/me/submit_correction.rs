//! The person asks for what is wrong to be put right.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks for what was entered under `draft`, and leads to the request. The same form again leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a mark that no form carries or a draft that
/// is not kept, [`Problem::Misfit`], [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::NotFound`] if nothing
/// is held or it is about something that is not theirs, or [`Problem::Fault`].
#[server(name = SubmitCorrection, prefix = "/api", endpoint = "submit_correction")]
pub async fn submit_correction(
    /// The session's stamp.
    stamp: String,
    /// Under which name it is kept what was entered.
    draft: String,
    /// The form's mark.
    once: String,
    /// Whether narrower requests go into it.
    takes_in: Option<String>,
    /// Whether the data are only to be stored until it is decided.
    meanwhile: Option<String>,
) -> Result<(), Problem> {
    use super::{NEW_CORRECTION, correction_page, is_mark};
    use crate::api::{Caller, fault::the_desk, lead};

    let back = if is_mark(&draft) {
        correction_page("check", &draft)
    } else {
        NEW_CORRECTION.to_owned()
    };
    let (takes_in, meanwhile) = (takes_in.is_some(), meanwhile.is_some());
    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        let session = &caller.me()?.resumed;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let kept = desk
            .kept_draft(session, &draft)
            .await?
            .ok_or(Problem::Incomplete)?;
        let words = kept.field(&kept.page, "words").unwrap_or_default();
        let reference = match kept.page.as_str() {
            "details" => {
                desk.submit_correction(person, &kept.fields, takes_in, meanwhile, &once)
                    .await?
            }
            "words" => {
                let about = place(&kept).ok_or(Problem::Misfit)?;
                desk.submit_correction_in_words(person, about, words, meanwhile, &once)
                    .await?
            }
            _ => desk.submit_statement(person, words, &once).await?,
        };
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, &back)
}

/// What the words are about, as the form says it.
#[cfg(feature = "ssr")]
pub(super) fn place(kept: &domain::session::Errand) -> Option<domain::correction::Place> {
    use domain::{
        correction::Place,
        id::{ClientId, ConversationId, MessageId},
    };

    let field = |name: &str| kept.field(&kept.page, name).unwrap_or_default();
    match field("about") {
        "elsewhere" => Some(Place::Elsewhere),
        "message" => Some(Place::Message {
            conversation: ConversationId::parse(field("conversation")).ok()?,
            message: MessageId::parse(field("message")).ok()?,
        }),
        other => Some(Place::Channel {
            channel: ClientId::parse(other.strip_prefix("channel:")?).ok()?,
        }),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::{correction::Place, session::Errand};

    use super::*;

    #[test]
    fn words_are_about_what_the_form_says_and_nothing_else() {
        let about = |about: &str| {
            let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
            place(&Errand {
                page: "words".to_owned(),
                fields: vec![
                    field("about", about),
                    field("conversation", "v1"),
                    field("message", "m1"),
                ],
            })
        };
        assert_eq!(about("elsewhere"), Some(Place::Elsewhere));
        assert!(matches!(about("message"), Some(Place::Message { message, .. }) if message.as_str() == "m1"));
        assert!(matches!(about("channel:c1"), Some(Place::Channel { channel }) if channel.as_str() == "c1"));
        for nothing in ["", "channel:", "channel:a b", "everything"] {
            assert_eq!(about(nothing), None, "{nothing}");
        }
    }
}
