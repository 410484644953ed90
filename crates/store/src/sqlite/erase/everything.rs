//! Everything of the person's.

use domain::erasure::Counts;
use rusqlite::params;

use super::{
    super::{
        keys::json,
        people, residue, sessions,
        undescribed::{self, Holder},
    },
    Batch, Theirs,
    attachments::Named,
    count, every_id, talk,
};
use crate::Error;

pub(super) fn preview(theirs: Theirs<'_>) -> Result<Counts, Error> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table} WHERE app_id = ?1 AND user_id = ?2");
        theirs
            .db
            .prepare_cached(&sql)?
            .query_row([theirs.app.as_str(), theirs.user.as_str()], |row| {
                row.get::<_, u64>(0)
            })
    };
    let mut counts = Counts {
        profiles: count("user")? + count("merge")? + count("preference")? + count("received")?,
        channels: count("client")?,
        devices: count("device")?,
        business_systems: count("business_system")?,
        ..Counts::default()
    };
    let mut named = Named::default();
    for (conversation, shared) in theirs.conversations("")? {
        if shared {
            counts.shared_conversations += 1;
            counts += talk::own_words(theirs, &conversation, &mut named)?;
        } else {
            counts.conversations += 1;
            counts.messages += talk::total(theirs, &conversation, &mut named)?;
        }
    }
    counts.attachments = named.by_nobody_else(theirs.db, theirs.app)?;
    Ok(counts)
}

impl Batch<'_> {
    pub(super) fn everything(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        let ids = self.theirs().ids()?;
        self.index.goes(ids);
        for (conversation, shared) in self.theirs().conversations("")? {
            if self.left == 0 {
                return Ok(false);
            }
            if shared {
                if !self.leave(&conversation, erased)? {
                    return Ok(false);
                }
            } else if !self.whole(&conversation, erased)? {
                return Ok(false);
            }
        }
        if !self.received(erased)? || !self.bytes()? || self.left == 0 {
            return Ok(false);
        }
        let (app, left) = (self.app.as_str(), self.left);
        if !self.index.forget(app, left)? {
            return Ok(false);
        }
        self.records(erased)?;
        Ok(true)
    }

    /// What another portal had written down. True once nothing of it is left.
    fn received(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        let ids = [self.app.as_str(), self.user.as_str()];
        let gone = self
            .db
            .prepare_cached(
                "DELETE FROM received_element WHERE (app_id, user_id, document, list, place) IN
                   (SELECT app_id, user_id, document, list, place FROM received_element
                    WHERE app_id = ?1 AND user_id = ?2 LIMIT ?3)",
            )?
            .execute(params![ids[0], ids[1], self.left])?;
        self.spend(gone);
        let more = self
            .db
            .prepare_cached("SELECT 1 FROM received_element WHERE app_id = ?1 AND user_id = ?2")?
            .exists(ids)?;
        if more {
            return Ok(false);
        }
        let gone = self
            .db
            .execute("DELETE FROM received WHERE app_id = ?1 AND user_id = ?2", ids)?;
        erased.profiles += count(gone);
        Ok(true)
    }

    fn records(&self, erased: &mut Counts) -> Result<(), Error> {
        let ids = [self.app.as_str(), self.user.as_str()];
        let gone = |table: &str| {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND user_id = ?2");
            self.db.execute(&sql, ids).map(count)
        };
        erased.channels += gone("client")?;
        erased.devices += gone("device")?;
        erased.business_systems += gone("business_system")?;
        // While it is still known which ids are theirs.
        let every = every_id("?2");
        for (table, id) in [
            ("reader", "user_id"),
            ("statement", "user_id"),
            ("hold", "user_id"),
            ("alias", "owner"),
            ("alias", "other"),
        ] {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND {id} IN {every}");
            self.db.execute(&sql, ids)?;
        }
        self.db.execute(
            "DELETE FROM former_name WHERE app_id = ?1 AND user_id IN
               (SELECT ?2 UNION ALL SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2)",
            ids,
        )?;
        gone("former_id")?;
        erased.profiles += gone("merge")? + gone("preference")?;
        undescribed::forget(self.db, ids[0], Holder::User(ids[1]))?;
        // Staff may be about to put something for them.
        if let Some(name) = people::by_id(self.db, self.app, self.user)?.and_then(|person| person.external_id)
        {
            residue::typed_by_staff(self.db, self.app, &json(&name)?)?;
        }
        sessions::end_of_going(self.db, ids[0], ids[1])?;
        erased.profiles += gone("user")?;
        // If they came anew under an id that had gone into another's, it is that person's again.
        self.db.execute(
            "INSERT INTO former_id
               SELECT app_id, discarded_id, user_id FROM merge WHERE app_id = ?1 AND discarded_id = ?2",
            ids,
        )?;
        Ok(())
    }
}
