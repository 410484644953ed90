//! Somebody who is signed in goes to sign in afresh.

use leptos::prelude::*;

use crate::api::Problem;

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
    use domain::session::Errand;

    use crate::api::{Caller, aside, lead};

    let is_review = |page: &str| {
        let reference = page.strip_prefix("/desk/requests/");
        reference.is_some_and(|reference| domain::request::Reference::parse(reference).is_ok())
    };

    let kept = async {
        let caller = Caller::here()?;
        let session = match page.as_str() {
            "/me/export" => {
                caller.stamped_person(&stamp)?;
                caller.me()?
            }
            page if is_review(page) => {
                caller.stamped_staff(&stamp)?;
                caller.desk()?
            }
            _ => return Err(Problem::NotFound),
        };
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(session, errand, Err::<String, _>(Problem::NotFresh)).await
    };
    lead(kept.await, "/sign-in")
}
