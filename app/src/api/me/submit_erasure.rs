//! The person asks for everything to be deleted.

use leptos::prelude::*;

use crate::api::Problem;

/// Asks for everything to be deleted, and leads to the request. The same form again leads to the same request.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a mark that no form carries,
/// [`Problem::NotFresh`], [`Problem::NotFound`] if nothing is held, or [`Problem::Fault`].
#[server(name = SubmitErasure, prefix = "/api", endpoint = "submit_erasure")]
pub async fn submit_erasure(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
) -> Result<(), Problem> {
    use domain::session::Errand;

    use super::CHECK_ERASURE;
    use crate::api::{Caller, aside, fault::the_desk, lead};

    let submitted = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let person = caller.stamped_person(&stamp)?;
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let submitted = desk.submit_erasure(person, &once).await;
        let errand = Errand {
            page: CHECK_ERASURE.to_owned(),
            fields: vec![("once".to_owned(), once)],
        };
        let reference = aside(caller.me()?, errand, submitted.map_err(Problem::from)).await?;
        Ok(format!("/me/requests/{reference}"))
    };
    lead(submitted.await, CHECK_ERASURE)
}

/// Whether a form of ours can carry this: 32 hexadecimal digits. Not a secret, so kept as it is: it finds a request of
/// whoever sends it, and of nobody else.
#[cfg(feature = "ssr")]
pub(super) fn is_mark(once: &str) -> bool {
    once.len() == 32 && once.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_what_forms_carry() {
        assert!(is_mark("0123456789abcdef0123456789abcdef"));
        for other in [
            "",
            "0123456789abcdef",
            &"x".repeat(32),
            &"0".repeat(33),
            &"é".repeat(16),
        ] {
            assert!(!is_mark(other), "{other}");
        }
    }
}
