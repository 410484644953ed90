//! What staff can put for somebody who has asked them elsewhere.

use leptos::prelude::*;

use crate::{
    api::Problem,
    view::{Framed, NewFor},
};

/// What staff can put for somebody, with what had been entered.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::NotFound`] for a reference that is none or not theirs, or [`Problem::Fault`].
#[server(endpoint = "desk/new_for")]
pub async fn get_new_for(
    /// The request whose person it is for, if it is for one whose record is open.
    from: Option<String>,
    /// Under which name what was typed is kept.
    typed: Option<String>,
) -> Result<Framed<NewFor>, Problem> {
    use domain::request::{Intake, Reference};

    use super::{ASKS, new_for_page};
    use crate::api::{Caller, fault::the_desk, map, typed_on};

    let (caller, desk) = (Caller::here()?, the_desk()?);
    let staff = caller.staff()?;
    let of = from.as_deref().map(Reference::parse).transpose();
    let of = of.map_err(|_| Problem::NotFound)?;
    let page = new_for_page(from.as_deref());
    let session = caller.desk()?;
    let draft = typed_on(session, typed.as_deref(), &page).await?;
    let errand = session.resumed.errand().filter(|errand| errand.page == page);
    let entered = draft.as_ref().or(errand);
    let entered = entered.map(|kept| kept.fields.clone()).unwrap_or_default();
    let once = desk.new_for(staff, of.as_ref()).await?;
    let found = NewFor {
        apps: desk
            .apps(staff)
            .await?
            .into_iter()
            .map(|(app, name)| (app.to_string(), name))
            .collect(),
        asks: ASKS
            .map(|(kind, scope)| (kind.to_owned(), scope.to_owned()))
            .into(),
        intakes: Intake::ALL.map(|way| way.code().to_owned()).into(),
        places: desk
            .places(staff)
            .await?
            .iter()
            .map(ToString::to_string)
            .collect(),
        // What was typed is typed on under the same name.
        once: typed.filter(|_| draft.is_some()).unwrap_or(once),
        from,
        entered,
    };
    map::framed_staff(&desk, &caller, found).await
}
