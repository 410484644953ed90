//! What decisions ask to be done elsewhere: on the platform, where files lie, and by whoever else has the data.

use domain::{
    audit::{Act, Chain},
    facts::Residence,
    id::{AppId, UserId},
    principal::{Actor, Principal},
    request::{Ask, Reference, Request, State},
    standing::Origin,
    task::{
        Deed, LONGEST_RESULT, NewTask, Outcome, Rewritten, Settled, Settler, of_correction, of_erasure,
        of_standing, tells,
    },
};
use jiff::Timestamp;
use store::{Effect, KeptRequest, RecordAt, Tasks};

use crate::{Desk, Error, by, decide::written, staff, submit::effect};

impl Desk {
    /// What a request asks to be done elsewhere that is carried out now, about whoever is held under this id.
    pub(crate) async fn to_do(
        &self,
        request: &Request,
        user: Option<&UserId>,
        effects: &[Effect],
    ) -> Result<Option<(Timestamp, Vec<NewTask>)>, Error> {
        let Some(user) = user else { return Ok(None) };
        let app = &request.app;
        let facts = self.store.facts(app).await?;
        let mut tasks = match &request.ask {
            Ask::Erasure { size } => {
                let found = self.store.elsewhere(app, user, size, facts.place).await?;
                of_erasure(facts.place, app, user, size, &found)
            }
            _ if facts.place == Residence::Platform => on_the_platform(app, user, effects),
            _ => Vec::new(),
        };
        if is_told(&request.ask) {
            let person = self.store.person_by_id(app, user).await?;
            let external_id = person.and_then(|person| person.external_id);
            tasks.extend(tells(&facts, Some(user), external_id.as_ref()));
        }
        Ok((!tasks.is_empty()).then(|| (self.clock.now(), tasks)))
    }

    /// What a request asks to be done elsewhere that goes on, or is done again, in a backup that was put back: by the records
    /// and facts that are there. What the backup knows of it already stands.
    pub(crate) async fn to_do_again(
        &self,
        kept: &KeptRequest,
    ) -> Result<Option<(Timestamp, Vec<NewTask>)>, Error> {
        let request = &kept.request;
        let is_begun = match &request.state {
            State::Executing { .. } | State::Stuck { .. } => true,
            State::Done { .. } => {
                kept.gone.is_some() || !(kept.records.is_empty() && kept.standing.is_empty())
            }
            _ => false,
        };
        if !is_begun || self.store.tasks(&request.app, &request.reference, 0).await? != Tasks::default() {
            return Ok(None);
        }
        let mut all = Vec::new();
        for user in self.store.whom_again(kept, self.subjects()).await? {
            let effects = self.effects_again(kept, &user).await?;
            let tasks = self.to_do(request, Some(&user), &effects).await?;
            all.extend(tasks.into_iter().flat_map(|(_, tasks)| tasks));
        }
        Ok((!all.is_empty()).then(|| (self.clock.now(), all)))
    }

    /// What became of records and of what stands by a request that is done again.
    async fn effects_again(&self, kept: &KeptRequest, user: &UserId) -> Result<Vec<Effect>, Error> {
        let request = &kept.request;
        let mut effects = Vec::new();
        for (record, to) in &kept.records {
            if let Some(from) = self.store.record(&request.app, user, record).await? {
                effects.push(Effect::Rewrite {
                    record: record.clone(),
                    from,
                    to: to.clone(),
                });
            }
        }
        if !kept.standing.is_empty() {
            let (ask, subject, at) = (&request.ask, request.subject, request.received_at);
            effects.extend(effect(ask, subject, Origin::Person, at));
        }
        Ok(effects)
    }

    /// A member of staff says what came of something that is done elsewhere, perhaps with a few words, which the person
    /// reads. What could not be done can still be done later.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NoteTooLong`] past [`LONGEST_RESULT`], [`Error::NothingSaid`] if it could
    /// not be done and nobody says why, [`Error::Moved`] if it is done already, or there is no such task.
    pub async fn settle_task(
        &self,
        principal: &Principal,
        reference: &Reference,
        number: u32,
        is_done: bool,
        result: &str,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let deed = self.store.deed(&request.app, reference, number).await?;
        let deed = deed.ok_or(Error::Moved)?;
        let settled = self.came(actor, is_done, result)?;
        let entry = self
            .entry(Act::TaskSettled, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("task", number)
            .with("what", said(&deed))
            .with("outcome", settled.outcome.code());
        let log = self.log(Chain::App(request.app.clone()), entry);
        let done = self.store.settle_task(&request, number, settled, None, log);
        Ok(done.await?)
    }

    /// The same of what is left to do elsewhere once a business is deleted, for staff of more than that one.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, and for staff of that business alone; else as [`Self::settle_task`].
    pub async fn settle_app_task(
        &self,
        principal: &Principal,
        (app, reference): (&AppId, &Reference),
        number: u32,
        is_done: bool,
        result: &str,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let leaving = self.app_leaving(principal, app).await?;
        let last = leaving.deletion.filter(|last| last.reference == *reference);
        let last = last.ok_or(Error::Moved)?;
        let deed = self.store.deed(app, reference, number).await?;
        let deed = deed.ok_or(Error::Moved)?;
        let settled = self.came(actor, is_done, result)?;
        let entry = self
            .entry(Act::TaskSettled, by(principal))
            .with("deletion", reference.as_str())
            .with("task", number)
            .with("what", said(&deed))
            .with("outcome", settled.outcome.code());
        let log = self.log(Chain::App(app.clone()), entry);
        let done = self.store.settle_deletion_task(&last, number, settled, None, log);
        Ok(done.await?)
    }

    /// What a member of staff says came of something.
    fn came(&self, by: &Actor, is_done: bool, result: &str) -> Result<Settled, Error> {
        let result = written(result);
        if result.chars().count() > LONGEST_RESULT {
            return Err(Error::NoteTooLong);
        }
        if !is_done && result.is_empty() {
            return Err(Error::NothingSaid);
        }
        Ok(Settled {
            outcome: if is_done { Outcome::Done } else { Outcome::Failed },
            at: self.clock.now(),
            by: Settler::Staff(by.clone()),
            result: (!result.is_empty()).then(|| result.into()),
        })
    }
}

/// A request that is carried out here with these tasks: it waits for the platform's part, where that is among them.
pub(crate) fn awaiting(request: Request, tasks: Option<&(Timestamp, Vec<NewTask>)>) -> Request {
    let mut tasks = tasks.into_iter().flat_map(|(_, tasks)| tasks);
    if tasks.any(|task| task.deed.is_on_the_platform()) {
        request.awaiting_platform()
    } else {
        request
    }
}

/// Whether whoever has the data is told of it: Art. 19 GDPR.
const fn is_told(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Erasure { .. } | Ask::Correction { .. } | Ask::Restriction { .. }
    )
}

fn on_the_platform(app: &AppId, user: &UserId, effects: &[Effect]) -> Vec<NewTask> {
    let rewritten = effects.iter().filter_map(|effect| match effect {
        Effect::Rewrite { record, from, to } => Some(match record {
            RecordAt::User => Rewritten::User(from, to),
            RecordAt::Client(client) => Rewritten::Client(client, to),
            RecordAt::Message(conversation, message) => Rewritten::Message(conversation, message, to),
        }),
        _ => None,
    });
    let rewritten: Vec<_> = rewritten.collect();
    let standing = effects.iter().filter_map(|effect| match effect {
        Effect::Stand { what, .. } => Some(of_standing(app, user, *what, true)),
        Effect::Lift { what, .. } => Some(of_standing(app, user, *what, false)),
        _ => None,
    });
    let mut tasks = of_correction(app, user, &rewritten);
    tasks.extend(standing);
    tasks
}

/// What the log says that a task is.
fn said(deed: &Deed) -> &str {
    match deed {
        Deed::Call { call } => call.code(),
        Deed::File => "file",
        Deed::Tell { recipient, .. } => recipient.as_deref().unwrap_or("recipients"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        facts::{Facts, Line, Recipient},
        task::{Call, Details, Task},
    };

    use super::*;
    use crate::{
        Verdict,
        testing::{OPERATOR, Office, SHOWN, at_once},
    };

    impl Office {
        /// The records of `a1` live on the platform, and a mail house has them too.
        pub(crate) async fn lives_on_the_platform(&self, webhook: Option<&str>) {
            let recipient = Recipient {
                name: Line::parse("Mailhouse").unwrap(),
                webhook: webhook.map(|url| domain::facts::PageUrl::parse(url).unwrap()),
            };
            let facts = Facts {
                place: Residence::Platform,
                recipients: vec![recipient],
                ..at_once()
            };
            let app = AppId::parse("a1").unwrap();
            self.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
        }

        /// Everything of Maren's is erased.
        pub(crate) async fn erased_elsewhere_too(&self) -> (Principal, Reference) {
            let (maren, reference) = self.asked().await;
            self.approved(&reference).await;
            self.work().await;
            (maren, reference)
        }

        /// What a reviewer sees of it.
        pub(crate) async fn elsewhere(&self, reference: &Reference) -> Tasks {
            let reviewer = self.reviewing_of("a1").await;
            self.desk.review(&reviewer, reference).await.unwrap().tasks
        }
    }

    /// Each call in a line.
    fn calls(tasks: &[Task]) -> Vec<String> {
        let line = |task: &Task| match &task.details {
            Some(Details::Call(Call { method, path, .. })) => format!("{} {path}", method.as_str()),
            Some(Details::File { address }) => address.to_string(),
            details => panic!("{details:?}"),
        };
        tasks.iter().map(line).collect()
    }

    #[tokio::test]
    async fn an_erasure_names_each_call_before_the_records_are_gone() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        office.import(SHOWN).await.unwrap();
        let (maren, reference) = office.erased_elsewhere_too().await;
        let tasks = office.elsewhere(&reference).await;
        let expected = [
            "DELETE /v2/apps/a1/conversations/v2/messages/{messageId}",
            "DELETE /v2/apps/a1/users/u1",
            "POST /v2/apps/a1/attachments/remove",
        ];
        assert_eq!(calls(&tasks.to_do), expected);
        let Some(Details::Call(Call { ids, .. })) = &tasks.to_do[0].details else {
            panic!()
        };
        let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
        assert_eq!(ids, ["m3"], "what Kofi wrote stays");
        assert_eq!(tasks.told.len(), 1);
        // The person reads how far it has come, and nothing of the calls.
        let theirs = office.desk.dossier(&maren, &reference).await.unwrap().tasks;
        assert_eq!((theirs.calls.total, theirs.calls.left()), (3, 3));
        assert!(theirs.to_do.is_empty());
    }

    #[tokio::test]
    async fn where_the_portal_is_the_record_files_that_lie_elsewhere_are_tasks() {
        let office = Office::open().await;
        office.import(SHOWN).await.unwrap();
        let (_, reference) = office.erased_elsewhere_too().await;
        let tasks = office.elsewhere(&reference).await;
        assert_eq!(calls(&tasks.to_do), ["https://media.example/m/ticket.png"]);
        assert_eq!((tasks.calls.total, tasks.told.len()), (0, 0));
        // Those whose bytes are held went with the rest.
        let office = Office::with_tickets().await;
        let (_, reference) = office.erased_elsewhere_too().await;
        assert_eq!(office.elsewhere(&reference).await, Tasks::default());
    }

    #[tokio::test]
    async fn a_correction_and_a_restriction_are_done_and_told_elsewhere_too() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let maren = office.person("a1", "maren").await;
        let reviewer = office.reviewing_of("a1").await;
        let to = [("user.profile.surname", "Okonjo-Lie")];
        let reference = office.corrects(&maren, &to, "1").await;
        office.agrees(&reviewer, &reference, Vec::new()).await.unwrap();
        let state = async |reference: &Reference| {
            let request = office.desk.request(&maren, reference).await.unwrap();
            request.state.name()
        };
        assert_eq!(state(&reference).await, "done here");
        let tasks = office.elsewhere(&reference).await;
        assert_eq!(calls(&tasks.to_do), ["PATCH /v2/apps/a1/users/u1"]);
        assert_eq!(tasks.told.len(), 1);

        let ground = domain::request::Ground::Unlawful;
        let asked = office.desk.submit_restriction(&maren, ground, "2");
        let reference = asked.await.unwrap();
        let approved = office
            .desk
            .approve(reviewer.principal(), &reference, Verdict::default());
        approved.await.unwrap();
        assert_eq!(state(&reference).await, "done here");
        let tasks = office.elsewhere(&reference).await;
        assert_eq!(calls(&tasks.to_do), ["PUT /v1.1/apps/a1/appusers/u1"]);
        assert_eq!(tasks.told.len(), 1);
        // Nobody has to be told of an objection; what stands is noted on the platform all the same.
        let objected = office.desk.object_to_marketing(&maren, "3").await.unwrap();
        assert_eq!(state(&objected).await, "done here");
        let settled = office
            .desk
            .settle_task(reviewer.principal(), &objected, 1, true, "");
        let tasks = office.elsewhere(&objected).await;
        assert_eq!(calls(&tasks.to_do), ["PUT /v1.1/apps/a1/appusers/u1"]);
        assert!(tasks.told.is_empty());
        settled.await.unwrap();
        assert_eq!(state(&objected).await, "done");
    }

    #[tokio::test]
    async fn staff_say_once_what_came_of_it_and_nobody_is_named_then() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let (maren, reference) = office.erased_elsewhere_too().await;
        let reviewer = office.reviewer_of("a1").await;
        let stranger = office.reviewer_of("a2").await;
        let settle = async |who: &Principal, number, is_done, result: &str| {
            let settled = office.desk.settle_task(who, &reference, number, is_done, result);
            settled.await
        };
        for other in [&stranger, &maren] {
            let refused = settle(other, 1, true, "").await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        assert!(matches!(settle(&reviewer, 9, true, "").await, Err(Error::Moved)));
        // Here it is gone, and done it is not before the platform says so.
        let state = async || {
            office
                .desk
                .request(&maren, &reference)
                .await
                .unwrap()
                .state
                .name()
        };
        assert_eq!(state().await, "done here");
        let longest = "x".repeat(LONGEST_RESULT);
        let longer = format!("{longest}x");
        assert!(matches!(
            settle(&reviewer, 1, true, &longer).await,
            Err(Error::NoteTooLong)
        ));
        assert!(matches!(
            settle(&reviewer, 1, false, " ").await,
            Err(Error::NothingSaid)
        ));
        settle(&reviewer, 1, false, &longest).await.unwrap();
        let queue = office.desk.queue(&reviewer, true, None).await.unwrap();
        assert_eq!(queue.undone.len(), 1);
        assert_eq!(queue.undone[0].tasks, 3);
        assert!(office.holds("users/u1"), "until it is done");
        settle(&reviewer, 1, true, " Gone. ").await.unwrap();
        assert_eq!(state().await, "done here");
        for number in 2..=3 {
            settle(&reviewer, number, true, " Gone. ").await.unwrap();
        }
        assert_eq!(state().await, "done");
        assert!(matches!(settle(&reviewer, 1, true, "").await, Err(Error::Moved)));
        let tasks = office.elsewhere(&reference).await;
        assert!(tasks.to_do.is_empty());
        let told = tasks.told[0].settled.as_ref().unwrap();
        assert_eq!(
            (told.outcome, told.result.as_deref()),
            (Outcome::Done, Some("Gone."))
        );
        let queue = office.desk.queue(&reviewer, true, None).await.unwrap();
        assert!(queue.undone.is_empty());
        let acts = office.acts("a1").await;
        let settled = acts.iter().filter(|act| **act == Act::TaskSettled);
        assert_eq!(settled.count(), 4);
    }
}
