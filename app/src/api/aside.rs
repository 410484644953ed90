//! What is kept of a form that could not be taken yet.

use domain::session::Errand;

use super::{Problem, Session, fault::the_desk};

/// Where an act stands whose form may have to be sent again: if the sign-in was not fresh, or what was entered was not
/// taken, `errand` is kept to come back to; if it is done, what was kept is forgotten.
///
/// # Errors
///
/// The outcome's own problem, or [`Problem::Fault`].
pub(super) async fn aside<T>(
    session: &Session,
    errand: Errand,
    outcome: Result<T, Problem>,
) -> Result<T, Problem> {
    match &outcome {
        Err(problem) if *problem == Problem::NotFresh || (keeps(*problem) && !errand.fields.is_empty()) => {
            the_desk()?.set_aside(&session.resumed, errand).await?;
        }
        Ok(_) if session.resumed.errand().is_some() => {
            the_desk()?.forget_errand(&session.resumed).await?;
        }
        _ => {}
    }
    outcome
}

/// Whether what was entered is kept: not by a form of another session, nor for what is not there.
const fn keeps(problem: Problem) -> bool {
    !matches!(
        problem,
        Problem::SignedOut | Problem::StaleForm | Problem::NotFound | Problem::Incomplete
    )
}
