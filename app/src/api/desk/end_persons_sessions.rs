//! Staff end all sessions of a person.

use leptos::prelude::*;

use crate::api::Problem;

/// Ends all sessions of a person of an app within reach. Whether there is such a person is not told.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] for an app out of reach,
/// [`Problem::Incomplete`] without an id, or [`Problem::Fault`].
#[server(name = EndPersonsSessions, prefix = "/api", endpoint = "end_persons_sessions")]
pub async fn end_persons_sessions(
    /// The session's stamp.
    stamp: String,
    /// The app's id.
    app: String,
    /// The business's id for the person.
    external_id: String,
) -> Result<(), Problem> {
    use domain::id::{AppId, ExternalId};

    use crate::api::{Caller, fault::the_desk, lead};

    let ended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let app = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        let person = ExternalId::parse(external_id.trim()).map_err(|_| Problem::Incomplete)?;
        desk.end_sessions_of(staff, &app, &person).await?;
        Ok("/desk/sessions?done=ended".to_owned())
    };
    lead(ended.await, "/desk/sessions")
}
