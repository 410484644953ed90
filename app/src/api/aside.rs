//! What is kept of a form that could not be taken yet.

use domain::{principal::Principal, session::Errand};

use super::{Problem, Session, fault::the_desk, me::is_mark};

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

/// The caller, if the form is of their session. One that was drawn for them in another is refused like any that is not of
/// this one, but what they have `entered` is kept to come back to; somebody else's is not.
///
/// # Errors
///
/// [`Problem::StaleForm`], or [`Problem::Fault`].
pub(super) async fn stamped<'s>(
    session: &'s Session,
    stamp: &str,
    entered: &Errand,
) -> Result<&'s Principal, Problem> {
    let stamped = session.stamped(stamp);
    if stamped.is_err() && !entered.fields.is_empty() {
        let desk = the_desk()?;
        if desk.is_drawn_for(session.principal(), stamp) {
            desk.set_aside(&session.resumed, entered.clone()).await?;
        }
    }
    stamped
}

/// Keeps what is being typed under the name that its form was drawn with. It leads nowhere.
///
/// # Errors
///
/// [`Problem::Incomplete`] for a name that no form carries, or [`Problem::Fault`].
pub(super) async fn keep_typed(session: &Session, name: &str, typed: &Errand) -> Result<String, Problem> {
    if !is_mark(name) {
        return Err(Problem::Incomplete);
    }
    the_desk()?.keep_draft_as(&session.resumed, name, typed).await?;
    Ok(String::new())
}

/// What this session keeps under this name of what was typed on `page`, if there is a name.
///
/// # Errors
///
/// [`Problem::Fault`].
pub(super) async fn typed_on(
    session: &Session,
    name: Option<&str>,
    page: &str,
) -> Result<Option<Errand>, Problem> {
    let Some(name) = name else { return Ok(None) };
    let kept = the_desk()?.kept_draft(&session.resumed, name).await?;
    Ok(kept.filter(|kept| kept.page == page))
}

/// Whether what was entered is kept: not for what is not there, and of a form of another session [`stamped`] has seen to it.
const fn keeps(problem: Problem) -> bool {
    !matches!(
        problem,
        Problem::SignedOut | Problem::StaleForm | Problem::NotFound | Problem::Incomplete
    )
}
