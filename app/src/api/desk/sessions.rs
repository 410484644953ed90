//! The sessions of staff within reach.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, StaffSessions},
};

/// A page of the sessions of staff within reach, newest first, and the apps whose people's sessions can be ended.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if there is no such place, or [`Problem::Fault`].
#[server(endpoint = "desk/sessions")]
pub async fn get_staff_sessions(
    /// Show what stands after this place.
    after: Option<String>,
    /// Under which name it is kept whose visits were ended just now.
    entry: Option<String>,
) -> Result<Framed<StaffSessions>, Problem> {
    use crate::{
        api::{Caller, fault::the_desk, map},
        view::OpenSession,
    };

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.desk()?;
    let after = after.as_deref().map(map::visit).transpose()?;
    let (found, more) = desk.sessions(&staff.resumed, after.as_ref()).await?;
    let apps = desk.apps(staff.principal()).await?;
    let ended = match entry {
        Some(entry) => desk.kept_named(&staff.resumed, &entry).await?,
        None => None,
    };
    // By its name, where the reader knows it by one.
    let named = |mut session: OpenSession| {
        let reach = session.reach.as_deref();
        let name = apps.iter().find(|(id, _)| Some(id.as_str()) == reach);
        session.reach = name.map(|(_, name)| name.clone()).or(session.reach);
        session
    };
    let page = StaffSessions {
        next: found.last().filter(|_| more).map(map::after_visit),
        sessions: found.into_iter().map(map::session).map(named).collect(),
        apps: map::businesses(apps),
        ended,
    };
    map::framed_staff(&desk, &caller, page).await
}
