//! What is done beside a request, or to whom it is about.

use domain::{erasure::Size, opening::Occasion, reason::Reason, request::Ground};
use rusqlite::Connection;

use super::{
    super::case::{About, Staff},
    SUBS, Scene, app, claims_of, index, maren, person, typed,
};
use crate::{
    Error, NewHold, UserRef,
    testing::{BEFORE, MERGED, OPERATOR, RENAMED, words},
};

/// Every batch that takes something out fails by it, in the file itself; whatever else is written does not.
const FAILS: &str = "CREATE TRIGGER IF NOT EXISTS fails BEFORE UPDATE OF erased ON job
                     BEGIN SELECT RAISE(ABORT, 'no room'); END";
const FAILS_NO_LONGER: &str = "DROP TRIGGER IF EXISTS fails";

impl Scene {
    /// More of the same, into which the request goes.
    pub(super) async fn widen(&mut self) -> Result<(), Error> {
        let (is_here, request) = (self.is_here().await, self.request().await);
        let takes_in = [self.current.clone()];
        match self.about {
            About::OneMessage if is_here => {
                let once = self.once();
                let (desk, maren) = (&self.office.desk, &self.maren);
                let asked = desk.submit_erasure_of(maren, Size::Everything, &takes_in, &once);
                self.current = asked.await?;
                self.about = About::Everything;
            }
            About::Correction if request.state.is_revocable() && !self.wider => {
                let once = self.once();
                let typed = typed(self.typed, true);
                let (desk, maren) = (&self.office.desk, &self.maren);
                let asked = desk.submit_correction(maren, &typed, true, false, &once);
                self.current = asked.await?;
                self.wider = true;
            }
            _ => return Err(Error::Moved),
        }
        Ok(())
    }

    pub(super) async fn meanwhile(&mut self) -> Result<(), Error> {
        let once = self.once();
        let reference = self.object(true, &once).await?;
        if self.about == About::OtherUses {
            self.current = reference;
        }
        Ok(())
    }

    pub(super) async fn by_hand(&mut self) -> Result<(), Error> {
        let (app, user) = (app("a1"), UserRef::Id(maren()));
        let why = words("Locked out.");
        let desk = &self.office.desk;
        let reference = desk.erase_by_hand(&OPERATOR, &app, &user, "Tove", why).await?;
        if self.about == About::Everything {
            self.current = reference;
        } else {
            self.beside = Some(reference);
        }
        Ok(())
    }

    pub(super) async fn hold(&self, staff: Staff) -> Result<(), Error> {
        let at = index(staff);
        let session = self.office.in_session(&self.keys[at], claims_of(SUBS[at])).await;
        let (desk, current) = (&self.office.desk, &self.current);
        if self.request().await.state.is_undecided() {
            let opened = desk.open_record(&session, current, Occasion::DecideRequest).await;
            if matches!(opened, Err(Error::Restricted)) {
                let occasion = Occasion::LegalClaims;
                desk.open_record(&session, current, occasion).await?;
            } else {
                opened?;
            }
        }
        desk.set_hold(&session, current, new_hold()).await
    }

    /// Nothing to lift is as good as a refusal.
    pub(super) async fn lift(&self, staff: Staff) -> Result<(), Error> {
        let desk = &self.office.desk;
        let holds = desk.store.holds(&app("a1"), &maren(), self.now()).await?;
        if holds.is_empty() {
            return Err(Error::NotFound);
        }
        for hold in holds {
            desk.lift_hold(self.member(staff), &self.current, &hold.id)
                .await?;
        }
        Ok(())
    }

    /// Another record of Maren's goes into hers, with what she had asked by it and taken back.
    pub(super) async fn merge(&mut self, held: bool) -> Result<(), Error> {
        if self.merged || !self.is_here().await {
            return Err(Error::NotFound);
        }
        self.merged = true;
        let (office, desk) = (&self.office, &self.office.desk);
        office.update(BEFORE).await.unwrap();
        let other = office.enter(&self.people, person("maren-before")).await.unwrap();
        let other = other.principal;
        let ground = Ground::Unlawful;
        let asked = desk.submit_restriction(&other, ground, "before").await?;
        desk.withdraw(&other, &asked).await?;
        if held {
            let session = office.in_session(&self.keys[0], claims_of(SUBS[0])).await;
            desk.set_hold(&session, &asked, new_hold()).await?;
        }
        office.update(MERGED).await.unwrap();
        self.formerly.push(other);
        Ok(())
    }

    pub(super) async fn rename(&mut self) -> Result<(), Error> {
        if self.name != "maren" || !self.is_here().await {
            return Err(Error::NotFound);
        }
        self.office.update(RENAMED).await.unwrap();
        self.name = "maren-since";
        let entered = self.office.enter(&self.people, person(self.name)).await.unwrap();
        self.formerly
            .push(std::mem::replace(&mut self.maren, entered.principal));
        Ok(())
    }

    pub(super) fn breaks(&self) {
        self.alter(FAILS);
    }

    pub(super) fn mends(&self) {
        self.alter(FAILS_NO_LONGER);
    }

    /// Somebody is at the file itself.
    fn alter(&self, sql: &str) {
        let db = Connection::open(self.office.folder.path().join("rightsdesk.db")).unwrap();
        db.execute_batch(sql).unwrap();
    }
}

fn new_hold() -> NewHold {
    NewHold {
        ground: Reason::LegalClaims,
        why: words("Her lawyer has written."),
        until: None,
    }
}
