//! Staff approve a request.

use leptos::prelude::*;

use crate::api::Problem;

/// Approves a request, which begins the deletion unless somebody else has to approve too, and leads to it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::SamePerson`] if the first of two would be the second too, [`Problem::SameReviewer`],
/// [`Problem::WordsMissing`] and [`Problem::WordsTooLong`] for the answer to a complaint or an appeal, [`Problem::Held`]
/// while a legal hold stands on whom a deletion is about, [`Problem::Moved`] if it was decided or taken back meanwhile, or
/// [`Problem::Fault`].
#[server(name = ApproveRequest, prefix = "/api", endpoint = "approve_request")]
pub async fn approve_request(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// What the business says with it; an answer to a complaint or an appeal has to say why.
    note: Option<String>,
    /// Whether the person is told that the restriction ends which was granted meanwhile: `1`.
    ends: Option<String>,
) -> Result<(), Problem> {
    use ::desk::Verdict;
    use domain::{
        request::{Reference, Words},
        session::Errand,
    };

    use super::{ending, entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let approved = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let note = note.filter(|note| !note.trim().is_empty());
        let words = note.as_deref().map(Words::parse).transpose();
        let errand = match note {
            Some(note) => entered(&page, "uphold", String::new(), note),
            None if ends.is_some() => ending(entered(&page, "approve", String::new(), String::new()), true),
            None => Errand {
                page: page.clone(),
                fields: Vec::new(),
            },
        };
        let staff = stamped(session, &stamp, &errand).await?;
        let approved = match words {
            Ok(words) => {
                let verdict = Verdict {
                    words,
                    ends: ends.is_some(),
                    ..Verdict::default()
                };
                desk.approve(staff, &reference, verdict)
                    .await
                    .map_err(Problem::from)
            }
            Err(wrong) => Err(wrong.into()),
        };
        aside(session, errand, approved).await?;
        Ok(page.clone())
    };
    lead(approved.await, &page)
}
