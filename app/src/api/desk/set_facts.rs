//! Staff change what their business says.

use leptos::prelude::*;

use crate::{api::Problem, view::TypedField};

/// Saves a part of what a business says of itself and its data, and leads to all of it. What was entered and could not
/// be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFound`] out of reach or for what is no part,
/// [`Problem::Misfit`], [`Problem::Stale`] if somebody else has changed it meanwhile, or [`Problem::Fault`].
#[server(name = SetFacts, prefix = "/api", endpoint = "set_facts")]
pub async fn set_facts(
    /// The session's stamp.
    stamp: String,
    /// The business's id.
    app: String,
    /// Which part.
    of: String,
    /// What the part said when the form was drawn.
    seen: Option<String>,
    /// What was entered.
    #[server(default)]
    field: Vec<TypedField>,
) -> Result<(), Problem> {
    use domain::{facts::Part, id::AppId, session::Errand};

    use super::facts_page;
    use crate::{
        api::{Caller, aside, fault::the_desk, lead, stamped},
        pages::address::{address, under},
    };

    let page = facts_page(&app, &of);
    let saved = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let id = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        let part = Part::from_code(&of).ok_or(Problem::NotFound)?;
        let fields: Vec<(String, String)> =
            field.into_iter().map(|field| (field.path, field.typed)).collect();
        let errand = Errand {
            page: page.clone(),
            fields,
        };
        let staff = stamped(session, &stamp, &errand).await?;
        let saved = desk
            .revise(staff, &id, part, seen.as_deref(), &errand.fields)
            .await
            .map_err(Problem::from);
        aside(session, errand, saved).await?;
        Ok(address(&under("/desk/apps", &app), "saved", part.code()))
    };
    lead(saved.await, &page)
}
