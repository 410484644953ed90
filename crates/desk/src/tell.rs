//! Those who have the data are told by the portal what was decided (Art. 19 GDPR), where the business names an address
//! for that: signed, again and again until they have it, each time under the same id.

use std::{pin::Pin, time::Duration};

use domain::{
    audit::{Act, By, Chain},
    correction::FieldPath,
    deletion::Deletion,
    erasure::Size,
    request::{Ask, Request, State},
    task::{Deed, Details, Outcome, Settled, Settler, Trouble},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::{Decided, Notice};

use crate::{Desk, Error};

/// What the body says that it is.
const FORMAT: &str = "rightsdesk.notice/1";

/// How long one try may take, with all that stands around it.
const LEASE: Duration = Duration::from_secs(60);
/// How long it is until the second try. Each time it is twice as long.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_mins(1);
/// And at most so long.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(6);
/// After so many tries, which is after some two days, it is left to staff.
const MOST_TRIES: u32 = 16;

/// How it went, once that is known.
pub type Telling<'a> = Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send + 'a>>;

/// Brings messages to other people's servers. The desk calls nobody by itself.
pub trait Tell: Send + Sync {
    /// Brings it there. It is there once they have answered that they have it.
    fn tell<'a>(&'a self, webhook: &'a Webhook) -> Telling<'a>;
}

/// A message to somebody else's server, signed as the Standard Webhooks specification has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Where it goes.
    pub address: String,
    /// The same at every try, and of no other message.
    pub id: String,
    /// When this try is made.
    pub at: Timestamp,
    /// The name of the key that signed it.
    pub kid: String,
    /// The signature, as its header has it.
    pub signature: String,
    /// What is said: JSON.
    pub body: String,
}

impl Desk {
    /// Tells one of those who are to be told now, if there is one, and says whether there was. Who could not be told is
    /// told later, and in the end left to staff.
    ///
    /// # Errors
    /// [`Error::Busy`] if somebody else writes for too long, [`Error::Store`] if the store fails.
    pub async fn tell(&self) -> Result<bool, Error> {
        let Some(tell) = &self.tells else {
            return Ok(false);
        };
        let now = self.clock.now();
        let Some(notice) = self.store.take_notice(now, now + LEASE).await? else {
            return Ok(false);
        };
        let told = match self.webhook(&notice, now) {
            Some(webhook) => tell.tell(&webhook).await,
            None => Err(Trouble::Broken),
        };
        match told {
            Err(trouble) if notice.task.tries < MOST_TRIES => {
                let again_at = self.clock.now() + pause(notice.task.tries);
                self.store.put_off(&notice, trouble, again_at).await?;
            }
            told => self.came_of_telling(&notice, told.err()).await?,
        }
        Ok(true)
    }

    /// When somebody is next told; never, if nobody is left.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn next_notice(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.store.next_notice().await?)
    }

    /// The message to whom a task names; none if it names nobody, or no address.
    fn webhook(&self, notice: &Notice, at: Timestamp) -> Option<Webhook> {
        let Deed::Tell {
            webhook: Some(address),
            ..
        } = &notice.task.deed
        else {
            return None;
        };
        let id = format!("{}-{}", notice.decided.reference(), notice.task.number);
        let body = match &notice.decided {
            Decided::Request(request) => body(request, notice.task.details.as_ref()?, &id)?,
            Decided::Deletion(deletion) => body_of_all(deletion, &id),
        };
        let body = body.to_string();
        let signer = self.keyring.signer();
        Some(Webhook {
            address: address.to_string(),
            signature: signer.sign_webhook(&id, at.as_second(), &body),
            kid: signer.kid().to_owned(),
            id,
            at,
            body,
        })
    }

    /// They have it, or it is given up. What staff have said meanwhile stands.
    async fn came_of_telling(&self, notice: &Notice, trouble: Option<Trouble>) -> Result<(), Error> {
        let outcome = match trouble {
            None => Outcome::Done,
            Some(_) => Outcome::Failed,
        };
        let settled = Settled {
            outcome,
            at: self.clock.now(),
            by: Settler::Portal,
            result: None,
        };
        let entry = self.entry(Act::RecipientTold, By::Portal);
        let entry = match &notice.decided {
            Decided::Request(request) => entry.about(self.who_asked(request).await?).of(&request.reference),
            Decided::Deletion(deletion) => entry.with("deletion", deletion.reference.as_str()),
        };
        let mut entry = entry
            .with("task", notice.task.number)
            .with("outcome", outcome.code())
            .with("tries", notice.task.tries);
        if let Deed::Tell {
            recipient: Some(recipient),
            ..
        } = &notice.task.deed
        {
            entry = entry.with("what", &**recipient);
        }
        if let Some(trouble) = trouble {
            entry = entry.with("why", trouble.code());
        }
        let log = self.log(Chain::App(notice.decided.app().clone()), entry);
        let number = notice.task.number;
        let store = &self.store;
        let done = match &notice.decided {
            Decided::Request(request) => store.settle_task(request, number, settled, trouble, log).await,
            Decided::Deletion(deletion) => {
                let done = store.settle_deletion_task(deletion, number, settled, trouble, log);
                done.await
            }
        };
        match done.map_err(Error::from) {
            Ok(()) | Err(Error::Moved) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// What is said of a business that goes: it is about everybody.
fn body_of_all(deletion: &Deletion, id: &str) -> Value {
    let decided_at = deletion.stage.decision().map(|decision| decision.at.to_string());
    let mut body = json!({
        "format": FORMAT,
        "id": id,
        "app": deletion.app.as_str(),
        "request": deletion.reference.as_str(),
        "kind": "app",
    });
    if let Some(at) = decided_at {
        body["decidedAt"] = at.into();
    }
    body
}

/// What is said: what was decided, of whom, and no value of theirs.
fn body(request: &Request, of: &Details, id: &str) -> Option<Value> {
    let Details::Person { user, external_id } = of else {
        return None;
    };
    let (scope, conversation, messages) = match &request.ask {
        Ask::Erasure { size } => {
            let messages = match size {
                Size::Messages { messages, .. } => messages.as_slice(),
                _ => &[],
            };
            (Some(size.code()), size.conversation(), messages)
        }
        _ => (None, None, &[][..]),
    };
    let corrected: Option<Vec<&str>> = match &request.state {
        State::Done { execution, .. } if !execution.corrected.is_empty() => {
            Some(execution.corrected.iter().map(FieldPath::as_str).collect())
        }
        _ => None,
    };
    let mut body = json!({
        "format": FORMAT,
        "id": id,
        "app": request.app.as_str(),
        "request": request.reference.as_str(),
        "kind": request.ask.kind().code(),
        "decidedAt": request.state.approval().map(|approval| approval.at.to_string()),
        "user": { "id": user, "externalId": external_id },
        "scope": scope,
        "conversationId": conversation,
        "messageIds": (!messages.is_empty()).then_some(messages),
        "fields": corrected,
    });
    if let Value::Object(members) = &mut body {
        members.retain(|_, value| !value.is_null());
    }
    Some(body)
}

/// How long to wait after so many tries.
fn pause(tries: u32) -> SignedDuration {
    let doubled = 2_i32.checked_pow(tries.saturating_sub(1));
    let pause = doubled.and_then(|doubled| FIRST_PAUSE.checked_mul(doubled));
    pause.unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::testing::Office;

    const HOOK: &str = "https://hooks.example.com/privacy";

    /// Answers in this way, and remembers what it was told.
    struct Ears {
        answer: Mutex<Result<(), Trouble>>,
        heard: Mutex<Vec<Webhook>>,
    }

    impl Ears {
        fn heard(&self) -> Vec<Webhook> {
            self.heard.lock().unwrap().clone()
        }
    }

    impl Tell for Ears {
        fn tell<'a>(&'a self, webhook: &'a Webhook) -> Telling<'a> {
            self.heard.lock().unwrap().push(webhook.clone());
            let answer = *self.answer.lock().unwrap();
            Box::pin(async move { answer })
        }
    }

    /// An office whose messages go to somebody who answers so.
    async fn heard_by(answer: Result<(), Trouble>) -> (Office, Arc<Ears>) {
        let mut office = Office::open().await;
        let ears = Arc::new(Ears {
            answer: Mutex::new(answer),
            heard: Mutex::default(),
        });
        office.desk.tells = Some(Arc::clone(&ears) as Arc<dyn Tell>);
        (office, ears)
    }

    /// Maren is erased, the mail house is to be told, and answers so.
    async fn told_by(answer: Result<(), Trouble>) -> (Office, Arc<Ears>, domain::request::Reference) {
        let (office, ears) = heard_by(answer).await;
        office.lives_on_the_platform(Some(HOOK)).await;
        let (_, reference) = office.erased_elsewhere_too().await;
        (office, ears, reference)
    }

    #[tokio::test]
    async fn a_recipient_is_told_once_and_the_outcome_is_read() {
        let (office, ears, reference) = told_by(Ok(())).await;
        assert!(office.desk.tell().await.unwrap());
        assert!(!office.desk.tell().await.unwrap());
        let heard = ears.heard();
        assert_eq!(heard.len(), 1);
        let webhook = &heard[0];
        assert_eq!(
            (webhook.address.as_str(), webhook.at),
            (HOOK, office.desk.clock.now())
        );
        let signer = office.desk.keyring.signer();
        let expected = signer.sign_webhook(&webhook.id, webhook.at.as_second(), &webhook.body);
        assert_eq!(
            (&webhook.signature, webhook.kid.as_str()),
            (&expected, signer.kid())
        );
        let body: Value = serde_json::from_str(&webhook.body).unwrap();
        assert_eq!(body["format"], FORMAT);
        assert_eq!(body["id"], webhook.id.as_str());
        assert_eq!(
            (&body["kind"], &body["scope"]),
            (&json!("erasure"), &json!("everything"))
        );
        assert_eq!(body["user"], json!({ "id": "u1", "externalId": "maren" }));
        assert!(!webhook.body.contains("Okonjo"), "{}", webhook.body);
        let told = office.elsewhere(&reference).await.told.remove(0);
        let settled = told.settled.as_ref().unwrap();
        assert_eq!((settled.outcome, &settled.by), (Outcome::Done, &Settler::Portal));
        assert_eq!(told.details, None, "and nobody is named any more");
        assert!(office.acts("a1").await.contains(&Act::RecipientTold));
    }

    #[tokio::test]
    async fn who_does_not_answer_is_told_again_later_under_the_same_id() {
        let (office, ears, reference) = told_by(Err(Trouble::Refused)).await;
        assert!(office.desk.tell().await.unwrap());
        office.clock.forward(59);
        assert!(!office.desk.tell().await.unwrap(), "not before its time");
        office.clock.forward(1);
        assert!(office.desk.tell().await.unwrap());
        let told = office.elsewhere(&reference).await.told.remove(0);
        assert_eq!(
            (told.tries, told.trouble, told.settled),
            (2, Some(Trouble::Refused), None)
        );
        // The second pause is twice as long.
        office.clock.forward(119);
        assert!(!office.desk.tell().await.unwrap());
        office.clock.forward(1);
        *ears.answer.lock().unwrap() = Ok(());
        assert!(office.desk.tell().await.unwrap());
        let heard = ears.heard();
        assert_eq!(heard.len(), 3);
        for webhook in &heard[1..] {
            assert_eq!((&webhook.id, &webhook.body), (&heard[0].id, &heard[0].body));
            assert_ne!(webhook.signature, heard[0].signature, "of its own time");
        }
        let told = office.elsewhere(&reference).await.told.remove(0);
        assert_eq!(told.settled.unwrap().outcome, Outcome::Done);
    }

    #[tokio::test]
    async fn who_never_answers_is_left_to_staff() {
        let (office, ears, reference) = told_by(Err(Trouble::Unreachable)).await;
        for _ in 0..MOST_TRIES {
            assert!(office.desk.tell().await.unwrap());
            office.clock.forward(LONGEST_PAUSE.as_secs());
        }
        assert!(!office.desk.tell().await.unwrap());
        assert_eq!(ears.heard().len(), usize::try_from(MOST_TRIES).unwrap());
        let told = office.elsewhere(&reference).await.told.remove(0);
        assert_eq!(told.settled.as_ref().unwrap().outcome, Outcome::Failed);
        assert!(
            told.is_open() && told.details.is_some(),
            "whom to tell, staff can read"
        );
        let reviewer = office.reviewer_of("a1").await;
        let by_hand = office
            .desk
            .settle_task(&reviewer, &reference, told.number, true, "By telephone");
        by_hand.await.unwrap();
        assert_eq!(office.desk.next_notice().await.unwrap(), None);
    }

    /// Whoever was still to be told of one of them is told that all of it goes, and of nobody on their own any more.
    #[tokio::test]
    async fn of_a_business_that_goes_everybody_is_told_once() {
        let (office, ears, reference) = told_by(Err(Trouble::Unreachable)).await;
        assert!(office.desk.tell().await.unwrap());
        let app = domain::id::AppId::parse("a1").unwrap();
        let staff = office.reviewing(domain::key::Reach::Provider).await;
        // From now on somebody else is named in their place.
        let webhook = Some("https://other.example.com/");
        office.lives_on_the_platform(webhook).await;
        let deleted = office.desk.delete_app(staff.principal(), &app, "a1");
        deleted.await.unwrap();
        *ears.answer.lock().unwrap() = Ok(());
        for _ in 0..2 {
            assert!(office.desk.tell().await.unwrap());
        }
        office.work().await;
        office.clock.forward(LONGEST_PAUSE.as_secs());
        assert!(
            !office.desk.tell().await.unwrap(),
            "of Maren nobody is told any more"
        );
        let heard = ears.heard().split_off(1);
        let mut addresses: Vec<_> = heard.iter().map(|told| told.address.as_str()).collect();
        addresses.sort_unstable();
        assert_eq!(addresses, [HOOK, "https://other.example.com/"]);
        for told in &heard {
            let body: Value = serde_json::from_str(&told.body).unwrap();
            assert_eq!((&body["kind"], &body["app"]), (&json!("app"), &json!("a1")));
            assert_eq!((&body["user"], &body["id"]), (&Value::Null, &json!(told.id)));
            assert!(body["decidedAt"].is_string() && !told.id.starts_with(reference.as_str()));
        }
        let leaving = office.desk.app_leaving(staff.principal(), &app).await.unwrap();
        let outcomes = leaving.tasks.told.iter().map(domain::task::Task::is_open);
        assert_eq!(outcomes.collect::<Vec<_>>(), [false, false]);
    }

    #[test]
    fn pauses_grow_to_a_quarter_of_a_day() {
        let minutes: Vec<_> = (1..=11).map(|tries| pause(tries).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    }
}
