//! Where a form leads: on when it was done, back to its page with a code when it was not.

use http::{StatusCode, header::ACCEPT, request::Parts};
use leptos::context::use_context;
use leptos_axum::{ResponseOptions, redirect};

use super::Problem;
use crate::{asked, pages::address::address};

/// Leads a browser that posted a form to the page that `outcome` names, or to `back`, which says what was wrong. A
/// program gets the problem itself.
///
/// # Errors
///
/// The problem, unless a browser was led back with it.
pub(super) fn lead(outcome: Result<String, Problem>, back: &str) -> Result<(), Problem> {
    lead_from(back, outcome, back)
}

/// As [`lead`], where what was to be done belongs to `page`: whoever has to sign in for it comes back to that page.
///
/// # Errors
///
/// As [`lead`].
pub(super) fn lead_from(page: &str, outcome: Result<String, Problem>, back: &str) -> Result<(), Problem> {
    match outcome {
        Ok(page) => {
            see_other(&page);
            Ok(())
        }
        Err(problem) if posts_forms() => {
            tracing::info!(code = problem.code(), "a form was not taken");
            see_other(&match problem {
                Problem::SignedOut | Problem::NotFresh => asked::way_in(problem.code(), page),
                _ => address(back, "problem", problem.code()),
            });
            Ok(())
        }
        Err(problem) => Err(problem),
    }
}

/// Leptos answers 302; 303 says that the next request is a GET.
fn see_other(page: &str) {
    redirect(page);
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// Whether the caller is a browser that will show what it gets.
fn posts_forms() -> bool {
    let accepts = |parts: Parts| {
        parts
            .headers
            .get(ACCEPT)?
            .to_str()
            .ok()
            .map(|kinds| kinds.contains("text/html"))
    };
    use_context::<Parts>().and_then(accepts).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use http::{Request, header::LOCATION};
    use leptos::prelude::{Owner, provide_context};

    use super::*;

    /// What stands in the answer's head after `outcome`, for a caller that accepts `kinds`.
    fn led(
        outcome: Result<&str, Problem>,
        back: &str,
        kinds: &str,
    ) -> (Result<(), Problem>, Option<StatusCode>, Option<String>) {
        let owner = Owner::new();
        let response = ResponseOptions::default();
        let answer = owner.with(|| {
            let (parts, ()) = Request::builder()
                .header(ACCEPT, kinds)
                .body(())
                .unwrap()
                .into_parts();
            provide_context(parts);
            provide_context(response.clone());
            lead(outcome.map(str::to_owned), back)
        });
        let head = response.0.read().unwrap();
        let location = head
            .headers
            .get(LOCATION)
            .map(|page| page.to_str().unwrap().to_owned());
        (answer, head.status, location)
    }

    const HERE: &str = "/me/requests/7K4M";
    const BROWSER: &str = "text/html,application/xhtml+xml";
    const PROGRAM: &str = "application/json";

    #[test]
    fn a_browser_is_led_on_or_back_with_a_code() {
        let see_other = Some(StatusCode::SEE_OTHER);
        for (outcome, page) in [
            (Ok("/me/requests"), "/me/requests"),
            (Err(Problem::Moved), "/me/requests/7K4M?problem=moved"),
            (
                Err(Problem::SignedOut),
                "/sign-in?problem=signed_out&page=%2Fme%2Frequests%2F7K4M",
            ),
            (
                Err(Problem::NotFresh),
                "/sign-in?problem=not_fresh&page=%2Fme%2Frequests%2F7K4M",
            ),
        ] {
            assert_eq!(
                led(outcome, HERE, BROWSER),
                (Ok(()), see_other, Some(page.to_owned())),
                "{outcome:?}"
            );
        }
    }

    #[test]
    fn a_page_with_something_in_its_address_keeps_it() {
        let back = led(
            Err(Problem::Moved),
            "/me/requests/new/erasure/check?size=everything",
            BROWSER,
        );
        assert_eq!(
            back.2.as_deref(),
            Some("/me/requests/new/erasure/check?size=everything&problem=moved")
        );
    }

    #[test]
    fn a_program_gets_the_problem() {
        assert_eq!(
            led(Err(Problem::Moved), HERE, PROGRAM),
            (Err(Problem::Moved), None, None)
        );
        assert_eq!(led(Ok("/me/requests"), HERE, PROGRAM).0, Ok(()));
    }
}
