//! What a person and the business say to each other about a request.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::{Author, Message, Reference, Words},
};
use store::Besides;

use crate::{Desk, Error, by, decide::from_staff, staff};

impl Desk {
    /// Says something about a request that is not over: to the person, or by them. Who was not told yet that the business
    /// has it is told by that.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is neither theirs nor in reach, [`Error::Moved`] once it is over.
    pub async fn say(&self, principal: &Principal, reference: &Reference, words: Words) -> Result<(), Error> {
        let now = self.clock.now();
        let (request, message) = match principal {
            Principal::User { .. } => {
                let message = Message {
                    at: now,
                    by: Author::Person,
                    text: words,
                };
                (self.request(principal, reference).await?, message)
            }
            Principal::Staff { .. } => {
                let (_, actor) = staff(principal)?;
                let request = self.in_reach(principal, reference).await?;
                (request, from_staff(actor, now, words))
            }
        };
        if !request.state.is_open() {
            return Err(Error::Moved);
        }
        let mut entry = self
            .entry(Act::MessageSent, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        let mut told = request.clone();
        if matches!(principal, Principal::Staff { .. }) && request.awaits_acknowledgement() {
            told = told.written_to(now);
            entry = entry.with("acknowledged", true);
        }
        let log = self.log(Chain::App(request.app.clone()), entry);
        let besides = Besides {
            message: Some(message),
            ..Besides::default()
        };
        Ok(self.store.advance(&request, &told, besides, log).await?)
    }

    /// What was said about a request, oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is neither theirs nor in reach.
    pub async fn messages(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Vec<Message>, Error> {
        let request = match principal {
            Principal::User { .. } => self.request(principal, reference).await?,
            Principal::Staff { .. } => self.in_reach(principal, reference).await?,
        };
        Ok(self.store.messages_on(&request.app, &request.reference).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Verdict,
        testing::{Office, words},
    };

    #[tokio::test]
    async fn both_sides_write_and_read_the_same() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office.desk.say(&maren, &reference, words("When?")).await.unwrap();
        office.clock.forward(60);
        office
            .desk
            .say(&reviewer, &reference, words("Soon."))
            .await
            .unwrap();
        for who in [&maren, &reviewer] {
            let said = office.desk.messages(who, &reference).await.unwrap();
            let said: Vec<_> = said.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(said, ["When?", "Soon."]);
        }
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(request.state, domain::request::State::Submitted);
    }

    #[tokio::test]
    async fn nobody_else_reads_or_writes() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        for other in [
            office.person("a1", "kofi").await,
            office.person("a2", "maren").await,
            office.reviewer_of("a2").await,
        ] {
            let said = office.desk.say(&other, &reference, words("Me too.")).await;
            assert!(matches!(said, Err(Error::NotFound)));
            let read = office.desk.messages(&other, &reference).await;
            assert!(matches!(read, Err(Error::NotFound)));
        }
        let said = office.desk.messages(&maren, &reference).await.unwrap();
        assert!(said.is_empty());
    }

    /// A message about one that stands in line leaves it there, once.
    #[tokio::test]
    async fn what_is_over_is_not_written_about_and_what_stands_in_line_is() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let approved = office.desk.approve(&reviewer, &reference, Verdict::default());
        approved.await.unwrap();
        office
            .desk
            .say(&maren, &reference, words("Thank you."))
            .await
            .unwrap();
        let said = async || office.desk.messages(&maren, &reference).await.unwrap().len();
        assert_eq!(said().await, 1);
        office.work().await;
        let late = office.desk.say(&maren, &reference, words("One more.")).await;
        assert!(matches!(late, Err(Error::Moved)));
        assert_eq!(said().await, 0, "what was written went with all the rest");
    }
}
