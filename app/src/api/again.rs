//! Somebody who is signed in goes to sign in afresh.

use leptos::prelude::*;

use crate::api::Problem;

/// The page with the copy.
#[cfg(feature = "ssr")]
const EXPORT: &str = "/me/export";

/// Keeps the page to come back to, and leads to the way in.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] for a page that is none of the caller's, or
/// [`Problem::Fault`].
#[server(name = SignInAgain, prefix = "/api", endpoint = "sign_in_again")]
pub async fn sign_in_again(
    /// The session's stamp.
    stamp: String,
    /// The page to come back to: a path of this portal's, below `/me` or `/desk`.
    page: String,
) -> Result<(), Problem> {
    use domain::{request::Reference, session::Errand};

    use super::desk::page_of;
    use crate::api::{Caller, aside, lead_from};

    let asked_for = page.clone();
    let kept = async {
        let caller = Caller::here()?;
        let (session, page) = if page == EXPORT {
            caller.stamped_person(&stamp)?;
            (caller.me()?, page)
        } else {
            let reference = page.strip_prefix("/desk/requests/").unwrap_or_default();
            let reference = Reference::parse(reference).map_err(|_| Problem::NotFound)?;
            caller.stamped_staff(&stamp)?;
            (caller.desk()?, page_of(&reference))
        };
        let errand = Errand {
            page,
            fields: Vec::new(),
        };
        aside(session, errand, Err::<String, _>(Problem::NotFresh)).await
    };
    lead_from(&asked_for, kept.await, "/sign-in")
}
