//! What an erasure takes, as long as it is on its way.

use domain::{
    erasure::{Counts, Size},
    principal::Principal,
    request::{Ask, Reference, Request, State},
};

use crate::{Desk, Error, HoldTold, me};

/// An erasure of a person's own, on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnItsWay {
    /// How much was asked for.
    pub size: Size,
    /// What would go by now, as long as the person can take it back.
    pub would_go: Option<Counts>,
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
        let (would_go, holds) = match self.visible(&me).await? {
            Some(person) if request.state.is_revocable() => (
                Some(self.store.preview(me.app, &person.user, size).await?),
                self.holds_told(me.app, &person.user).await?,
            ),
            _ => (None, Vec::new()),
        };
        Ok(Some(OnItsWay {
            size: size.clone(),
            would_go,
            holds,
            so_far: self.so_far(&request).await?,
        }))
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
        assert_eq!(
            stands().await,
            OnItsWay {
                size,
                would_go: Some(counts),
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
