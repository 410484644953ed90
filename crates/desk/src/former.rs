//! What a person was called before, until their records became one or the business called them otherwise: requests and
//! entries under those names are theirs, up to then.

use std::sync::Arc;

use domain::{
    id::{AppId, ExternalId, UserId},
    request::Request,
    subject::Subject,
};
use evidence::Keyring;
use store::{Former, FormerName, Job, Naming, Subjects};

use crate::{Desk, Error, Me};

impl Desk {
    /// The pseudonyms of the person's former names; none while nothing is held.
    pub(crate) async fn former(&self, me: &Me<'_>) -> Result<Vec<Former>, Error> {
        match self.visible(me).await? {
            Some(person) => self.former_of(me.app, &person.user, &me.subject).await,
            None => Ok(Vec::new()),
        }
    }

    /// The same of somebody who is held, whose own pseudonym is `own`.
    pub(crate) async fn former_of(
        &self,
        app: &AppId,
        user: &UserId,
        own: &Subject,
    ) -> Result<Vec<Former>, Error> {
        let names = self.store.former_names(app, user).await?;
        Ok(self.naming(app, *own)(names))
    }

    /// Gives those pseudonyms, also where no desk is.
    pub(crate) fn naming(&self, app: &AppId, own: Subject) -> Naming {
        let (keyring, app) = (Arc::clone(&self.keyring), app.clone());
        Box::new(move |names| {
            let mut former: Vec<Former> = Vec::new();
            for name in names {
                let FormerName {
                    user,
                    external_id,
                    entries,
                    until,
                } = name;
                let subject = subject_of(&keyring, &app, &user, external_id.as_ref());
                match former.iter_mut().find(|known| known.subject == subject) {
                    // Two records that became one may have been called the same, one after the other.
                    Some(known) => {
                        known.entries = known.entries.max(entries);
                        known.until = known.until.max(until);
                    }
                    None => former.push(Former {
                        subject,
                        entries,
                        until,
                    }),
                }
            }
            former.retain(|former| former.subject != own);
            former
        })
    }

    /// The pseudonym of whoever asked, as they are called now: they may be called otherwise since.
    pub(crate) async fn who_asked(&self, request: &Request) -> Result<Subject, Error> {
        let person = match self.store.user_of(request).await? {
            Some(user) => self.store.person_by_id(&request.app, &user).await?,
            None => None,
        };
        Ok(person.map_or(request.subject, |person| {
            self.subject_of(&request.app, &person.user, person.external_id.as_ref())
        }))
    }

    /// Every pseudonym by which the person is known whose job this is: those that were kept with it, and those that they
    /// have while anything of theirs is held. Not under a name by which somebody else is held now.
    pub(crate) async fn subjects_of(&self, job: &Job) -> Result<Vec<Subject>, Error> {
        let mut subjects = job.subjects.clone();
        let Some(owner) = &job.user else {
            return Ok(subjects);
        };
        let Some(person) = self.store.person_by_id(&job.app, owner).await? else {
            return Ok(subjects);
        };
        let now = (owner.clone(), person.external_id);
        let former = self.store.former_names(&job.app, owner).await?;
        let former = former.into_iter().map(|name| (name.user, name.external_id));
        for (user, external_id) in std::iter::once(now).chain(former) {
            subjects.push(self.keyring.subject_of_user(&job.app, &user));
            let Some(external_id) = external_id else { continue };
            let held = self.store.person(&job.app, &external_id).await?;
            if held.is_none_or(|held| held.user == *owner) {
                subjects.push(self.keyring.subject(&job.app, &external_id));
            }
        }
        subjects.sort_unstable_by_key(|subject| *subject.as_bytes());
        subjects.dedup();
        Ok(subjects)
    }

    /// The pseudonym of whoever is called so: by the business's name for them, where there is one.
    pub(crate) fn subject_of(&self, app: &AppId, user: &UserId, external_id: Option<&ExternalId>) -> Subject {
        subject_of(&self.keyring, app, user, external_id)
    }

    /// The same, for the store, which knows no keys.
    pub(crate) fn subjects(&self) -> Subjects {
        let keyring = Arc::clone(&self.keyring);
        Box::new(move |app, external_id, user| subject_of(&keyring, app, user, external_id))
    }
}

fn subject_of(keyring: &Keyring, app: &AppId, user: &UserId, external_id: Option<&ExternalId>) -> Subject {
    match external_id {
        Some(id) => keyring.subject(app, id),
        None => keyring.subject_of_user(app, user),
    }
}

#[cfg(test)]
mod tests {
    use domain::{audit::Act, opening::Occasion, request::QuestionAbout};

    use crate::{
        Error,
        testing::{BEFORE, MERGED, Office, RENAMED, collect, words},
    };

    /// Whoever is called otherwise while they wait for an answer goes on where they were.
    #[tokio::test]
    async fn what_was_asked_under_a_name_that_was_changed_is_still_ones_own() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        office.clock.forward(60);
        office.update(RENAMED).await.unwrap();
        office.clock.forward(60);

        let maren = office.person("a1", "maren-since").await;
        let asked = office.desk.requests(&maren).await.unwrap();
        let references: Vec<_> = asked.iter().map(|request| &request.reference).collect();
        assert_eq!(references, [&reference]);
        let open = office.desk.new_erasure(&maren).await.unwrap().open;
        assert_eq!(open.as_ref(), Some(&reference));
        let again = office.desk.submit_erasure(&maren, "again").await.unwrap();
        assert_eq!(again, reference);
        let staff = office.reviewing_of("a1").await;
        let opened = office
            .desk
            .open_record(&staff, &reference, Occasion::DecideRequest);
        opened.await.unwrap();
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        let acts: Vec<_> = lines.into_iter().map(|line| line.act).collect();
        let all = [
            Act::RequestWithdrawn,
            Act::RecordOpened,
            Act::SignedIn,
            Act::RequestOpened,
            Act::SignedIn,
        ];
        assert_eq!(acts, all);
        for (app, name) in [("a1", "kofi"), ("a1", "maren-before"), ("a2", "maren-since")] {
            let other = office.person(app, name).await;
            let foreign = office.desk.request(&other, &reference).await;
            assert!(
                matches!(foreign, Err(Error::NotFound)),
                "{app} {name}: {foreign:?}"
            );
        }
    }

    /// What both sides do about it from then on is told to whoever they are called now.
    #[tokio::test]
    async fn what_is_done_after_a_name_was_changed_is_told_under_the_new_one() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        office.update(RENAMED).await.unwrap();
        office.clock.forward(60);
        let staff = office.reviewer_of("a1").await;
        office.desk.take_up(&staff, &reference, false).await.unwrap();
        let about = QuestionAbout::Clarification;
        let asked = office.desk.ask(&staff, &reference, about, words("Which?"));
        asked.await.unwrap();
        let maren = office.person("a1", "maren-since").await;
        let answered = office.desk.answer(&maren, &reference, words("All."));
        answered.await.unwrap();
        office.desk.say(&staff, &reference, words("Soon.")).await.unwrap();
        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        let acts: Vec<_> = lines.into_iter().map(|line| line.act).collect();
        let done = [
            Act::MessageSent,
            Act::QuestionAnswered,
            Act::SignedIn,
            Act::QuestionAsked,
            Act::RequestTakenUp,
        ];
        assert_eq!(acts[..5], done);
    }

    #[tokio::test]
    async fn what_was_asked_and_done_under_a_former_name_is_ones_own_up_to_then() {
        let office = Office::open().await;
        office.import(BEFORE).await.unwrap();
        let before = office.person("a1", "maren-before").await;
        let reference = office.desk.submit_erasure(&before, "once").await.unwrap();
        office.clock.forward(60);
        office.desk.withdraw(&before, &reference).await.unwrap();
        let asked = office.desk.request(&before, &reference).await.unwrap();
        office.clock.forward(60);
        office.update(MERGED).await.unwrap();
        office.clock.forward(60);

        let maren = office.person("a1", "maren").await;
        assert_eq!(
            office.desk.requests(&maren).await.unwrap(),
            std::slice::from_ref(&asked)
        );
        assert_eq!(office.desk.request(&maren, &reference).await.unwrap(), asked);
        let overview = office.desk.overview(&maren).await.unwrap();
        assert_eq!((overview.requests, overview.acts), (vec![asked], 5));
        let acts = async || {
            let lines = office.desk.activity(&maren, None).await.unwrap().lines;
            lines.into_iter().map(|line| line.act).collect::<Vec<_>>()
        };
        let all = [
            Act::SignedIn,
            Act::RecordsMerged,
            Act::RequestWithdrawn,
            Act::RequestOpened,
            Act::SignedIn,
        ];
        assert_eq!(acts().await, all);
        // It is read, and nothing can be done with it any more.
        let again = office.desk.withdraw(&maren, &reference).await;
        assert!(matches!(again, Err(Error::Moved)), "{again:?}");
        let kofi = office.person("a1", "kofi").await;
        let foreign = office.desk.request(&kofi, &reference).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");

        // Whoever is called so from now on is somebody else.
        let later = BEFORE.replace("u9", "u10");
        office.import(&later).await.unwrap();
        office.clock.forward(60);
        let later = office.person("a1", "maren-before").await;
        let theirs = office.desk.submit_erasure(&later, "once more").await.unwrap();
        let foreign = office.desk.request(&maren, &theirs).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);
        assert_eq!(acts().await, all);

        // The copy says the same.
        let copy = collect(office.desk.export(&maren).await.unwrap()).await.unwrap();
        let copy: serde_json::Value = serde_json::from_slice(&copy).unwrap();
        assert_eq!(copy["requests"][0]["reference"], reference.to_string());
        assert_eq!(copy["requests"].as_array().unwrap().len(), 1);
        let log = copy["accessLog"].as_array().unwrap();
        let told: Vec<_> = log.iter().rev().map(|entry| entry["act"].clone()).collect();
        let said = all.map(|act| serde_json::to_value(act).unwrap());
        assert_eq!(told, said);
    }

    /// Pages go through all names at once: each entry stands on one of them, and none is left out.
    #[tokio::test]
    async fn pages_go_through_all_names_at_once() {
        let office = Office::open().await;
        office.import(BEFORE).await.unwrap();
        for _ in 0..60 {
            office.person("a1", "maren").await;
            office.person("a1", "maren-before").await;
        }
        office.update(MERGED).await.unwrap();
        let maren = office.person("a1", "maren").await;
        let (mut pages, mut places, mut before) = (Vec::new(), Vec::new(), None);
        loop {
            let page = office.desk.activity(&maren, before).await.unwrap();
            pages.push(page.lines.len());
            let entries = page.lines.iter().filter(|line| line.merge.is_none());
            places.extend(entries.map(|line| line.sequence));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(pages.iter().sum::<usize>(), 122);
        assert_eq!(places.len(), 121);
        assert!(places.is_sorted_by(|a, b| a > b), "{places:?}");
        assert_eq!(office.desk.overview(&maren).await.unwrap().acts, 122);
    }
}
