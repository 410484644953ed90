//! A decision, as it will be read.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Decision, Framed},
};

/// A decision that was entered and not sent yet, as the person will read it.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach, or [`Problem::Fault`].
#[server(endpoint = "desk/decision")]
pub async fn get_decision(
    /// The request's reference.
    reference: String,
) -> Result<Framed<Decision>, Problem> {
    use super::review::reviewed;
    use crate::api::Caller;

    let caller = Caller::here()?;
    let Framed {
        frame,
        page: mut review,
    } = reviewed(reference, None).await?;
    // A letter names nobody but the business.
    review.person = None;
    review.remarks.clear();
    let diff = review.diff.take().filter(|_| review.entered.form == "correct");
    if let Some(mut diff) = diff {
        let page = format!("/desk/requests/{}", review.request.reference);
        let kept = caller.desk()?.resumed.errand();
        let record = kept.and_then(|errand| errand.field(&page, "record"));
        // What is decided is what was seen then, whatever stands there by now.
        record.unwrap_or_default().clone_into(&mut diff.seen);
        for part in &mut diff.parts {
            part.seen.clone_from(&part.entered.seen);
        }
        review.diff = Some(diff);
    }
    let source = review
        .reasons
        .iter()
        .find(|reason| reason.code == review.entered.reason)
        .map(|reason| reason.source.clone());
    let page = Decision {
        source: source.unwrap_or_default(),
        upheld: review.entered.form == "uphold",
        review,
    };
    Ok(Framed { frame, page })
}
