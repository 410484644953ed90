//! Staff confirm for how long something is kept.

use leptos::prelude::*;

use crate::api::Problem;

/// Confirms for how long a class of things is kept, as it was seen, and leads back to the page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach or for what
/// is no class or no period, [`Problem::Stale`] if another period counts by now, or [`Problem::Fault`].
#[server(name = ConfirmRetention, prefix = "/api", endpoint = "confirm_retention")]
pub async fn confirm_retention(
    /// The session's stamp.
    stamp: String,
    /// The business's id.
    app: String,
    /// The class.
    class: String,
    /// For how long it is kept, as it was seen.
    period: String,
) -> Result<(), Problem> {
    use domain::{facts::Period, id::AppId, retention::Class, session::Errand};

    use super::retention_page;
    use crate::{
        api::{Caller, aside, fault::the_desk, lead},
        pages::address::address,
    };

    let page = retention_page(&app);
    let confirmed = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let staff = caller.stamped_staff(&stamp)?;
        let id = AppId::parse(&app).map_err(|_| Problem::NotFound)?;
        let class = Class::from_code(&class).ok_or(Problem::NotFound)?;
        let seen = Period::parse(&period).map_err(|_| Problem::NotFound)?;
        let confirmed = desk.confirm_retention(staff, &id, class, seen).await;
        let errand = Errand {
            page: page.clone(),
            fields: Vec::new(),
        };
        aside(caller.desk()?, errand, confirmed.map_err(Problem::from)).await?;
        Ok(address(&page, "saved", class.code()))
    };
    lead(confirmed.await, &page)
}
