//! Staff ask the person something.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks the person something about their request, and leads to it. What was entered and could not be taken is kept for
/// its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`] without what it is about,
/// [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::MayNotAsk`], [`Problem::NotFound`] out of reach,
/// [`Problem::SameReviewer`], [`Problem::Moved`] if it was decided, taken back or asked about meanwhile, or
/// [`Problem::Fault`].
#[server(name = AskPerson, prefix = "/api", endpoint = "ask_person")]
pub async fn ask_person(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// What about: `identity`, `clarification`; a form without a choice sends none.
    about: Option<String>,
    /// The question.
    words: String,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::request::{QuestionAbout, Reference, Words};

    use super::{entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let is_typed = typed.is_some();
    let asked = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let kind = about.as_deref().and_then(QuestionAbout::from_code);
        let said = Words::parse(&words);
        let errand = entered(&page, "ask", about.unwrap_or_default(), words);
        let staff = stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let asked = match (kind, said) {
            (None, _) => Err(Problem::ReasonMissing),
            (_, Err(wrong)) => Err(wrong.into()),
            (Some(kind), Ok(said)) => desk
                .ask(staff, &reference, kind, said)
                .await
                .map_err(Problem::from),
        };
        aside(session, errand, asked).await?;
        Ok(page.clone())
    };
    let asked = asked.await;
    if is_typed {
        return asked.map(drop);
    }
    lead(asked, &page)
}
