//! Staff set a legal hold on a person.

use leptos::prelude::*;

use crate::api::Problem;

/// Sets a legal hold on whom a request is about, and leads back to it. What was entered and could not be taken is kept for
/// its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::ReasonMissing`] without a ground that the law knows,
/// [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::NotHeldUntil`] for a last day that is over or none,
/// [`Problem::OccasionMissing`] if the record is no longer open, [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::Moved`] if an erasure of theirs is in line to be carried out, or they are gone, or [`Problem::Fault`].
#[server(name = SetHold, prefix = "/api", endpoint = "set_hold")]
pub async fn set_hold(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// The ground's code; a form without a choice sends none.
    ground: Option<String>,
    /// Why, for staff.
    why: String,
    /// The last day: `2027-11-23`; none if it stands until it is lifted.
    until: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use ::desk::NewHold;
    use domain::{
        reason::Reason,
        request::{Reference, Words},
    };

    use super::{day_of, entered, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let page = page_of(&reference);
    let is_typed = typed.is_some();
    let set = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let mut errand = entered(&page, "hold", ground.clone().unwrap_or_default(), why.clone());
        errand
            .fields
            .push(("day".to_owned(), until.clone().unwrap_or_default()));
        stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let said = until.as_deref().map(str::trim).filter(|day| !day.is_empty());
        let day = said
            .map(|day| day_of(day).ok_or(Problem::NotHeldUntil))
            .transpose();
        let known = ground.as_deref().and_then(Reason::from_code);
        let new = match (known, Words::parse(&why), day) {
            (None, ..) => Err(Problem::ReasonMissing),
            (_, Err(wrong), _) => Err(wrong.into()),
            (.., Err(wrong)) => Err(wrong),
            (Some(ground), Ok(why), Ok(until)) => Ok(NewHold { ground, why, until }),
        };
        let set = match new {
            Ok(new) => desk
                .set_hold(&session.resumed, &reference, new)
                .await
                .map_err(Problem::from),
            Err(wrong) => Err(wrong),
        };
        aside(session, errand, set).await?;
        Ok(page.clone())
    };
    let set = set.await;
    if is_typed {
        return set.map(drop);
    }
    lead(set, &page)
}
