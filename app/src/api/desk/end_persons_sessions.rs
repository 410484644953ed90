//! Staff end all sessions of a person.

use leptos::prelude::*;

use crate::api::Problem;

/// Ends all sessions of a person of an app within reach. Whether there is such a person is not told; the page that it leads
/// to repeats who was named, and its address does not.
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

    use crate::{
        api::{Caller, fault::the_desk, lead},
        pages::address::address,
    };

    let ended = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let app = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        let person = ExternalId::parse(external_id.trim()).map_err(|_| Problem::Incomplete)?;
        desk.end_sessions_of(staff, &app, &person).await?;
        let entry = desk.keep_named(&caller.desk()?.resumed, &person).await?;
        Ok(address("/desk/sessions?done=ended", "entry", &entry))
    };
    lead(ended.await, "/desk/sessions")
}
