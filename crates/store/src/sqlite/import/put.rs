//! Every kind of record but messages.

use domain::{
    id::{AppId, ExternalId},
    record::{self, Participant, Place},
};
use rusqlite::{ErrorCode, OptionalExtension, Transaction, params, params_from_iter};

use super::{
    super::names,
    Origin, Stop, Taken,
    kind::{self, Kind},
    links::Links,
    pending::{self, What},
    veils,
};
use crate::Offence;

pub(super) fn put(
    db: &Transaction<'_>,
    links: &mut Links<'_>,
    place: &Place,
    data: &str,
    from: Origin,
) -> Result<Taken, Stop> {
    let (kind, ids) = kind::of(place);
    let row = Row {
        db,
        place,
        kind,
        ids,
        data,
        from,
    };
    let taken = row.put()?;
    links.of(place, from.this)?;
    Ok(taken)
}

struct Row<'a> {
    db: &'a Transaction<'a>,
    place: &'a Place,
    kind: &'static Kind,
    ids: Vec<Option<&'a str>>,
    data: &'a str,
    from: Origin,
}

impl Row<'_> {
    fn put(&self) -> Result<Taken, Stop> {
        if self.write(&self.kind.insert())? {
            return Ok(Taken::Added);
        }
        let Some((data, line, same)) = self.held()? else {
            // No row of this id, and still no room: the other rule of the table is the external id's.
            self.take_external_id()?;
            self.write(&self.kind.insert())?;
            return Ok(Taken::Added);
        };
        if self.from.yields {
            return Ok(Taken::Unchanged);
        }
        if line >= self.from.base {
            return Err(Offence::Twice(self.place.kind()).into());
        }
        if same && *data == *self.data {
            self.write(&self.kind.update())?;
            return Ok(Taken::Unchanged);
        }
        if self.veils(&data) {
            return Err(Offence::Veils(self.place.kind()).into());
        }
        if !self.from.update {
            return Err(Offence::Differs(self.place.kind()).into());
        }
        self.note_former_seat()?;
        self.note_former_owner()?;
        if !same {
            self.give_up_name()?;
        }
        if !self.write(&self.kind.update())? {
            self.take_external_id()?;
            self.write(&self.kind.update())?;
        }
        Ok(Taken::Replaced)
    }

    /// Whether this seat would hide whose it is.
    fn veils(&self, held: &str) -> bool {
        let Place::Participant { user, .. } = self.place else {
            return false;
        };
        veils(
            user.as_ref(),
            record::parse::<Participant>(held).user_id.as_deref(),
        )
    }

    /// False if another row is in the way.
    fn write(&self, sql: &str) -> rusqlite::Result<bool> {
        let mut statement = self.db.prepare_cached(sql)?;
        for (index, id) in self.ids.iter().enumerate() {
            statement.raw_bind_parameter(index + 1, id)?;
        }
        statement.raw_bind_parameter(self.ids.len() + 1, self.data)?;
        statement.raw_bind_parameter(self.ids.len() + 2, self.from.this)?;
        match statement.raw_execute() {
            Ok(rows) => Ok(rows == 1),
            Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::ConstraintViolation => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The row of this id: its record, its line, and whether it stands in the same place.
    fn held(&self) -> rusqlite::Result<Option<(String, i64, bool)>> {
        self.db
            .prepare_cached(&self.kind.select())?
            .query_row(params_from_iter(&self.ids), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()
    }

    /// Takes the external id from whoever has it and has not come in this file yet. If they do not come with another
    /// one before its end, it was theirs.
    fn take_external_id(&self) -> Result<(), Stop> {
        let Place::User {
            app,
            external_id: Some(external_id),
            ..
        } = self.place
        else {
            return Err(Offence::ExternalIdTaken.into());
        };
        let (giver, line) = holder(self.db, app, external_id)?;
        if !self.from.update || line >= self.from.base {
            return Err(Offence::ExternalIdTaken.into());
        }
        names::give_up(self.db, app.as_str(), &giver, self.from.at)?;
        self.db
            .prepare_cached("UPDATE user SET external_id = NULL WHERE app_id = ?1 AND user_id = ?2")?
            .execute([app.as_str(), &giver])?;
        pending::note(self.db, What::Giver, app, &giver, self.from.this)?;
        Ok(())
    }

    /// A person who is called otherwise from now on. Who gave their name to another in this file has given it up by then.
    fn give_up_name(&self) -> Result<(), Stop> {
        let Place::User { app, user, .. } = self.place else {
            return Ok(());
        };
        if !pending::gave(self.db, app.as_str(), user.as_str())? {
            names::give_up(self.db, app.as_str(), user.as_str(), self.from.at)?;
        }
        Ok(())
    }

    /// Whoever sat here may have no place in the conversation any more.
    fn note_former_seat(&self) -> rusqlite::Result<()> {
        let Place::Participant { app, participant, .. } = self.place else {
            return Ok(());
        };
        let left: String = self
            .db
            .prepare_cached(
                "SELECT conversation_id FROM participant WHERE app_id = ?1 AND participant_id = ?2",
            )?
            .query_row([app.as_str(), participant.as_str()], |row| row.get(0))?;
        pending::note(self.db, What::Members, app, &left, self.from.this)?;
        pending::note(self.db, What::Talk, app, &left, self.from.this)
    }

    /// A channel or device may have been another person's.
    fn note_former_owner(&self) -> rusqlite::Result<()> {
        let (app, sql, id) = match self.place {
            Place::Client { app, client, .. } => (
                app,
                "SELECT user_id FROM client WHERE app_id = ?1 AND client_id = ?2",
                client.as_str(),
            ),
            Place::Device { app, device, .. } => (
                app,
                "SELECT user_id FROM device WHERE app_id = ?1 AND device_id = ?2",
                device.as_str(),
            ),
            _ => return Ok(()),
        };
        let owner: String = self
            .db
            .prepare_cached(sql)?
            .query_row([app.as_str(), id], |row| row.get(0))?;
        pending::note(self.db, What::Person, app, &owner, self.from.this)
    }
}

fn holder(db: &Transaction<'_>, app: &AppId, external_id: &ExternalId) -> rusqlite::Result<(String, i64)> {
    db.prepare_cached("SELECT user_id, line FROM user WHERE app_id = ?1 AND external_id = ?2")?
        .query_row(params![app.as_str(), external_id.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
}
