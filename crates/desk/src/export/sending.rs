//! Sends what a visitor makes of a walk, while it walks.

use std::{pin::pin, sync::Arc};

use bytes::Bytes;
use domain::{
    audit::{Chain, Entry},
    id::{AppId, UserId},
    subject::Subject,
};
use jiff::Timestamp;
use store::{Person, Store, Visit, Walk};
use tokio::sync::{mpsc, oneshot, watch};

use super::{Cut, DEPTH, patience::Reader};
use crate::{Desk, Error};

/// What comes, as it comes.
type Body = mpsc::Receiver<Result<Bytes, Cut>>;

/// Where a visitor sends what it makes.
pub(super) struct Line<H> {
    /// Whoever waits to be told what comes.
    pub(super) say: oneshot::Sender<H>,
    /// Whoever takes it.
    pub(super) reader: Reader,
    /// When it was asked for.
    pub(super) at: Timestamp,
}

/// A visitor that sends what it makes of what it meets.
pub(super) trait Sending: Visit {
    /// What is known before the first byte comes.
    type Head: Send + 'static;

    /// What has to be sent yet after the walk, if everything else was: its end. The snapshot is not held any more.
    fn rest(visit: Box<dyn Visit>) -> impl Future<Output = Option<Bytes>> + Send;
}

impl Desk {
    /// A walk through everything held about a person. What it has to know of them it reads itself, so that all of it is
    /// of one moment.
    pub(crate) fn walk_through(&self, app: &AppId, user: &UserId, subject: Subject, entry: Entry) -> Walk {
        Walk {
            app: app.clone(),
            user: user.clone(),
            subject,
            former: self.naming(app, subject),
            log: self.log(Chain::App(app.clone()), entry),
        }
    }

    /// Writes down with `entry` that the person's data is taken along, and sends it. Returns once the first byte is on its
    /// way.
    pub(super) async fn send<V: Sending>(
        &self,
        app: &AppId,
        person: &Person,
        subject: Subject,
        entry: Entry,
        visitor: impl FnOnce(Line<V::Head>) -> V,
    ) -> Result<(V::Head, Body), Error> {
        let (reader, body) = mpsc::channel(DEPTH);
        let (say, said) = oneshot::channel();
        let (over, ends) = watch::channel(false);
        let patience = self.patience;
        let visit = Box::new(visitor(Line {
            say,
            reader: Reader::new(reader.clone(), ends, patience.still),
            at: entry.at,
        }));
        let walk = self.walk_through(app, &person.user, subject, entry);
        let store = Arc::clone(&self.store);
        let (app, user) = (app.clone(), person.user.clone());
        let walking = tokio::spawn(async move {
            let walked = {
                let mut walk = pin!(store.walk(walk, visit));
                let waits = || still_here(Arc::clone(&store), app.clone(), user.clone());
                tokio::select! {
                    biased;
                    walked = &mut walk => walked,
                    () = patience.runs_out(waits) => {
                        over.send_replace(true);
                        walk.await
                    }
                }
            };
            let rest = match walked {
                Ok(Some(visit)) => V::rest(visit).await,
                Ok(None) => return Err(Error::NothingHeld),
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "a copy was broken off");
                    // What ends without it passes for whole.
                    drop(reader.send(Err(Cut)).await);
                    return Err(error.into());
                }
            };
            // Whoever asked for it and in whichever way, of somebody who goes meanwhile nothing passes for whole.
            let may_end = rest.is_some() && is_here(&*store, &app, &user).await;
            let rest = rest.filter(|_| may_end);
            if rest.as_ref().is_none_or(|rest| !rest.is_empty()) {
                // Nobody may be listening any more.
                drop(reader.send(rest.ok_or(Cut)).await);
            }
            Ok(())
        });
        let Ok(head) = said.await else {
            return Err(match walking.await {
                Ok(Err(error)) => error,
                _ => Error::Fault("the copy could not be begun"),
            });
        };
        Ok((head, body))
    }
}

/// The same while a copy is under way. What cannot be read now is asked again.
async fn still_here(store: Arc<dyn Store>, app: AppId, user: UserId) -> bool {
    let person = store.person_by_id(&app, &user).await;
    !matches!(&person, Ok(person) if person.as_ref().is_none_or(|person| person.going.is_some()))
}

/// Whether the person is held, and not being erased.
async fn is_here(store: &dyn Store, app: &AppId, user: &UserId) -> bool {
    match store.person_by_id(app, user).await {
        Ok(person) => person.is_some_and(|person| person.going.is_none()),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a copy was broken off before its end"
            );
            false
        }
    }
}
