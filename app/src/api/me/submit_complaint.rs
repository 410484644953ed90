//! The person complains or appeals.

use leptos::prelude::*;

use crate::api::Problem;

/// Sends a complaint or an appeal, and leads to it. The same form again leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] for a kind or a request that is none,
/// [`Problem::Incomplete`] for a mark that no form carries, [`Problem::WordsMissing`], [`Problem::WordsTooLong`],
/// [`Problem::NotDecided`] where there is nothing to look at again, or [`Problem::Fault`].
#[server(name = SubmitComplaint, prefix = "/api", endpoint = "submit_complaint")]
pub async fn submit_complaint(
    /// The session's stamp.
    stamp: String,
    /// `complaint` or `appeal`.
    kind: String,
    /// The request that it is about.
    about: Option<String>,
    /// The form's mark.
    once: String,
    /// What the person writes.
    words: String,
) -> Result<(), Problem> {
    use domain::{
        request::{Reference, Words},
        session::Errand,
    };

    use super::{is_mark, second_look_check, second_look_page};
    use crate::api::{Caller, aside, fault::the_desk, lead, stamped};

    let about = about.filter(|about| !about.is_empty());
    let page = second_look_page(&kind, about.as_deref());
    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.me()?;
        let said = Words::parse(&words);
        let errand = Errand {
            page,
            fields: vec![("words".to_owned(), words), ("once".to_owned(), once.clone())],
        };
        let person = stamped(session, &stamp, &errand).await?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let reference = about.as_deref().map(Reference::parse).transpose();
        let reference = reference.map_err(|_| Problem::NotFound)?;
        let submitted = match (said, kind.as_str(), &reference) {
            (Err(wrong), _, _) => Err(wrong.into()),
            (Ok(said), "complaint", about) => desk
                .submit_complaint(person, about.as_ref(), said, &once)
                .await
                .map_err(Problem::from),
            (Ok(said), "appeal", Some(about)) => desk
                .submit_appeal(person, about, said, &once)
                .await
                .map_err(Problem::from),
            _ => Err(Problem::NotFound),
        };
        let reference = aside(session, errand, submitted).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, &second_look_check(&kind, about.as_deref()))
}
