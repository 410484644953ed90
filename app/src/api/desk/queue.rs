//! The requests within reach, by due date.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, Queue},
};

/// The requests within reach, by due date.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] if there is no such place, or [`Problem::Fault`].
#[server(endpoint = "desk/queue")]
pub async fn get_queue(
    /// `closed`, or else the open ones.
    view: Option<String>,
    /// Show what stands after this place.
    after: Option<String>,
) -> Result<Framed<Queue>, Problem> {
    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let open = view.as_deref() != Some("closed");
    let after = after.as_deref().map(map::cursor).transpose()?;
    let found = desk.queue(staff, open, after.as_ref()).await?;
    let framed = map::framed_staff(&desk, &caller, found).await?;
    Ok(Framed {
        page: map::queue(&framed.page, open),
        frame: framed.frame,
    })
}
