//! Staff say something about a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Says something to the person about their request, and leads to it. What was entered and could not be taken is kept
/// for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::WordsMissing`], [`Problem::WordsTooLong`],
/// [`Problem::NotFound`] out of reach, [`Problem::Moved`] once it is over, or [`Problem::Fault`].
#[server(name = WriteToPerson, prefix = "/api", endpoint = "write_to_person")]
pub async fn write_to_person(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// What is said.
    words: String,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use domain::request::{Reference, Words};

    use super::{entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let is_typed = typed.is_some();
    let said = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let parsed = Words::parse(&words);
        let errand = entered(&page, "write", String::new(), words);
        let staff = stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let said = match parsed {
            Ok(words) => desk.say(staff, &reference, words).await.map_err(Problem::from),
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
