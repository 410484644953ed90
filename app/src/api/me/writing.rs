//! What the person writes about a request of theirs, in a form of its page.

use domain::{
    request::{Reference, Words},
    session::Errand,
};

use crate::api::{Caller, Problem, aside, fault::the_desk, keep_typed, lead, stamped};

/// What it is for.
pub(super) enum Writing {
    /// The business asked.
    Answer,
    /// Nobody did.
    Message,
}

/// Writes it, and leads back to the request. What was written and could not be taken is kept for its page. What is only
/// `typed` so far is kept under that name, and leads nowhere.
///
/// # Errors
///
/// As the functions say that call it.
pub(super) async fn write(
    writing: Writing,
    stamp: &str,
    reference: &str,
    words: String,
    typed: Option<String>,
) -> Result<(), Problem> {
    let Ok(reference) = Reference::parse(reference) else {
        return lead(Err(Problem::NotFound), "/me/requests");
    };
    let page = format!("/me/requests/{reference}");
    let is_typed = typed.is_some();
    let said = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        let parsed = Words::parse(&words);
        let errand = Errand {
            page: page.clone(),
            fields: vec![("words".to_owned(), words)],
        };
        let person = stamped(session, stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let said = match parsed {
            Ok(words) => match writing {
                Writing::Answer => desk.answer(person, &reference, words).await,
                Writing::Message => desk.say(person, &reference, words).await,
            }
            .map_err(Problem::from),
            Err(wrong) => Err(wrong.into()),
        };
        aside(session, errand, said).await?;
        Ok(page.clone())
    };
    let said = said.await;
    if is_typed {
        return said.map(drop);
    }
    lead(said, &page)
}
