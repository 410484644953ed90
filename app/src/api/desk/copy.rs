//! A copy that staff hand over.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, HandOut},
};

/// A copy that a person has asked for, to be handed over to them.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] out of reach or for another request, or [`Problem::Fault`].
#[server(endpoint = "desk/copy")]
pub async fn get_copy(
    /// The request's reference.
    reference: String,
) -> Result<Framed<HandOut>, Problem> {
    use domain::request::Reference;

    use crate::api::{Caller, fault::the_desk, map};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let reference = Reference::parse(&reference).map_err(|_| Problem::NotFound)?;
    let found = desk.copy_asked(staff, &reference).await?;
    let shown = map::hand_out(&found, desk.is_fresh(staff));
    map::framed_staff(&desk, &caller, shown).await
}
