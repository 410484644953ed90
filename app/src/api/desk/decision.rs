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

    let Framed {
        frame,
        page: mut review,
    } = reviewed(reference).await?;
    // A letter names nobody but the business.
    review.person = None;
    review.remarks.clear();
    review.diff = None;
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
