//! What an erasure takes, as long as it is on its way.

use domain::{
    erasure::{Counts, Size},
    principal::Principal,
    request::{Ask, Reference, Request, State},
};
use store::Person;

use crate::{Desk, Error, HoldTold, Me, me};

/// How much is held of what an erasure leaves, or leaves a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remains {
    /// Conversations of the person alone.
    pub conversations: u64,
    /// Messages, of everybody: of the conversation that it is about, or of all.
    pub messages: u64,
    /// The person's requests, this one among them where it was sent.
    pub requests: u64,
    /// Entries of the audit log about them.
    pub entries: u64,
}

/// An erasure of a person's own, on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnItsWay {
    /// How much was asked for.
    pub size: Size,
    /// What would go by now, as long as the person can take it back.
    pub would_go: Option<Counts>,
    /// How much is held of what stays, for as long.
    pub remains: Option<Remains>,
    /// What has gone so far, while it is carried out.
    pub so_far: Option<Counts>,
    /// The holds that stand on the person, as long as it is not carried out: until these are over, nothing goes.
    pub holds: Vec<HoldTold>,
}

impl Desk {
    /// How an erasure of the person's own stands; none for a request of another kind.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs.
    pub async fn on_its_way(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Option<OnItsWay>, Error> {
        let me = me(principal)?;
        let request = self.request(principal, reference).await?;
        let Ask::Erasure { size } = &request.ask else {
            return Ok(None);
        };
        let (would_go, remains, holds) = match self.visible(&me).await? {
            Some(person) if request.state.is_revocable() => (
                Some(self.store.preview(me.app, &person.user, size).await?),
                Some(self.remains(&me, &person, size).await?),
                self.holds_told(me.app, &person.user).await?,
            ),
            _ => (None, None, Vec::new()),
        };
        Ok(Some(OnItsWay {
            size: size.clone(),
            would_go,
            remains,
            holds,
            so_far: self.so_far(&request).await?,
        }))
    }

    /// How much is held of what an erasure of this size leaves.
    pub(crate) async fn remains(&self, me: &Me<'_>, person: &Person, size: &Size) -> Result<Remains, Error> {
        let totals = self.store.totals(me.app, &person.user).await?;
        let messages = match size.conversation() {
            Some(id) => {
                let found = self.store.conversation(me.app, &person.user, id).await?;
                found.map_or(0, |row| row.messages)
            }
            None => totals.messages,
        };
        let former = self.former_of(me.app, &person.user, &me.subject).await?;
        let requests = self.store.requests_of(me.app, &me.subject, &former).await?;
        Ok(Remains {
            conversations: totals.conversations,
            messages,
            requests: requests.len() as u64,
            entries: self.entries_about(me, &former).await?,
        })
    }

    /// What has gone so far, while it is carried out.
    pub(crate) async fn so_far(&self, request: &Request) -> Result<Option<Counts>, Error> {
        if !matches!(request.state, State::Executing { .. } | State::Stuck { .. }) {
            return Ok(None);
        }
        let progress = self.store.progress(&request.app, &request.reference).await?;
        Ok(progress.map(|progress| progress.erased))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use domain::id::ConversationId;

    use super::*;
    use crate::{Verdict, testing::Office};

    #[tokio::test]
    async fn says_what_would_go_then_what_has_gone_so_far_and_then_no_more() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let size = Size::Conversation {
            conversation: ConversationId::parse("v1").unwrap(),
        };
        let asked = office.desk.submit_erasure_of(&maren, size.clone(), &[], "once");
        let reference = asked.await.unwrap();
        let stands = async || {
            let stands = office.desk.on_its_way(&maren, &reference).await.unwrap();
            stands.unwrap()
        };
        let counts = Counts {
            conversations: 1,
            messages: 2,
            ..Counts::default()
        };
        let before = stands().await;
        let remains = before.remains.unwrap();
        assert_eq!(
            (remains.conversations, remains.messages, remains.requests),
            (1, 2, 1)
        );
        assert!(remains.entries > 0);
        assert_eq!(
            before,
            OnItsWay {
                size,
                would_go: Some(counts),
                remains: Some(remains),
                so_far: None,
                holds: Vec::new(),
            }
        );
        let kofi = office.person("a1", "kofi").await;
        let foreign = office.desk.on_its_way(&kofi, &reference).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");

        let reviewer = office.reviewer_of("a1").await;
        let approved = office.desk.approve(&reviewer, &reference, Verdict::default());
        approved.await.unwrap();
        assert!(office.desk.work(|| true).await.unwrap(), "it begins, and stops");
        let begun = stands().await;
        assert_eq!((begun.would_go, begun.so_far), (None, Some(Counts::default())));
        assert_eq!(begun.remains, None);
        let now = office.desk.clock.now();
        let lease = now + Duration::from_secs(60);
        let job = office.desk.store.take_job(now, lease).await.unwrap().unwrap();
        office.desk.store.erase_batch(&job, 1, now).await.unwrap();
        assert_eq!(stands().await.so_far.unwrap().messages, 1);
        office.clock.forward(61);
        office.work().await;
        let done = stands().await;
        assert_eq!((done.would_go, done.so_far), (None, None));
    }
}
