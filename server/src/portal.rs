//! Everything that a request can reach.

use std::sync::Arc;

use app::pages::demo::Cast;
use desk::{Clock, Desk};
use ipnet::IpNet;

use crate::{
    auth::{claims::Rules, cookie::Cookies},
    config::PublicUrl,
    http::{rate::Rates, site::Site},
};

/// The portal as one value; cheap to clone.
#[derive(Clone)]
pub struct Portal(Arc<Parts>);

/// What it is made of.
pub struct Parts {
    /// The use cases.
    pub desk: Arc<Desk>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where people find it.
    pub url: PublicUrl,
    /// Its cookies.
    pub cookies: Cookies,
    /// What it asks of tokens.
    pub rules: Rules,
    /// Who may say for others where they come from.
    pub proxies: Vec<IpNet>,
    /// How often is too often.
    pub rates: Arc<Rates>,
    /// Scripts, styles, icons.
    pub site: &'static Site,
    /// In the demo: who can be signed in as, with fresh tokens each time.
    pub cast: Option<Cast>,
}

impl Portal {
    /// A portal of these parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl std::ops::Deref for Portal {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
