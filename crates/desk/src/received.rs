//! What another portal had written down about a person, as their copy brought it here: for their page.

use domain::principal::Principal;
use store::Received;

use crate::{Desk, Error, me};

/// How many elements of a document stand on a page.
const SHOWN: u32 = 100;

impl Desk {
    /// The person's documents of this kind, newest first, each with its first elements; none if nothing is held.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn received(&self, principal: &Principal) -> Result<Vec<Received>, Error> {
        let me = me(principal)?;
        match self.visible(&me).await? {
            Some(person) => Ok(self.store.received(me.app, &person.user, SHOWN).await?),
            None => Ok(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::{
        UserRef,
        testing::{OPERATOR, Office, at_once, collect},
    };

    /// Somebody else's document is nobody's, and one who is going has none.
    #[tokio::test]
    async fn is_the_persons_own_while_they_are_held() {
        let office = Office::open().await;
        office.asked().await;
        let user = UserRef::Id("u1".parse().unwrap());
        let copy = office
            .desk
            .export_of(&OPERATOR, &"a1".parse().unwrap(), &user)
            .await;
        let copy = collect(copy.unwrap()).await.unwrap();

        let other = Office::empty().await;
        let taken = other
            .desk
            .import(&OPERATOR, Cursor::new(copy), false, |_| {})
            .await;
        assert_eq!(taken.unwrap().received, 1);
        let app = "a1".parse().unwrap();
        other.desk.set_facts(&OPERATOR, &app, at_once()).await.unwrap();
        let maren = other.person("a1", "maren").await;
        let documents = other.desk.received(&maren).await.unwrap();
        assert_eq!(documents[0].requests, 1);
        assert!(
            documents[0].elements[0].contains("\"reference\":"),
            "{documents:?}"
        );
        let kofi = other.person("a1", "kofi").await;
        assert_eq!(other.desk.received(&kofi).await.unwrap(), []);
        let staff = other.reviewer_of("a1").await;
        assert!(matches!(other.desk.received(&staff).await, Err(Error::NotFound)));

        let reference = other.desk.submit_erasure(&maren, "once").await.unwrap();
        other
            .desk
            .approve(&staff, &reference, crate::Verdict::default())
            .await
            .unwrap();
        assert_eq!(other.desk.received(&maren).await.unwrap(), []);
        let words = documents[0].elements[0].to_string();
        assert!(other.holds(&words), "the control");
        other.work().await;
        assert!(!other.holds(&words));
    }
}
