//! A restriction or an objection that is approved stands from then on.

use domain::{request::Request, standing::Origin};

use super::Carried;
use crate::{Desk, Error, submit::effect};

impl Desk {
    /// It stands about whoever the person is called now, or is lifted.
    pub(super) async fn carry_standing(&self, approved: &Request) -> Result<Carried, Error> {
        let subject = self.who_asked(approved).await?;
        let effect = effect(&approved.ask, subject, Origin::Person, self.clock.now());
        Ok(Carried::AtOnce {
            effects: effect.into_iter().collect(),
            corrected: Vec::new(),
        })
    }
}
