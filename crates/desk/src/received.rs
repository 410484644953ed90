//! What another portal had written down about a person, as their copy brought it here: for their page.

use domain::principal::Principal;
use store::{ReadTo, Received};

use crate::{Desk, Error, me};

/// How many elements of a document stand on a page.
const SHOWN: u32 = 100;

impl Desk {
    /// The person's documents of this kind, newest first, each with its first elements; or the one that is read on, with
    /// those that follow. None if nothing is held.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn received(&self, principal: &Principal, on: Option<ReadTo>) -> Result<Vec<Received>, Error> {
        let me = me(principal)?;
        match self.visible(&me).await? {
            Some(person) => Ok(self.store.received(me.app, &person.user, on, SHOWN).await?),
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

    /// Maren's copy, taken in elsewhere.
    async fn taken_in(office: &Office) -> Office {
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
        other
    }

    #[tokio::test]
    async fn is_read_on_beyond_what_a_page_shows() {
        let office = Office::open().await;
        for _ in 0..150 {
            office.person("a1", "maren").await;
        }
        let other = taken_in(&office).await;
        let maren = other.person("a1", "maren").await;
        let mut page = other.desk.received(&maren, None).await.unwrap().remove(0);
        let (all, mut shown) = (page.requests + page.entries, Vec::new());
        while let Some(next) = page.next {
            shown.push(page.elements.len());
            page = other.desk.received(&maren, Some(next)).await.unwrap().remove(0);
        }
        shown.push(page.elements.len());
        assert_eq!((all, shown), (150, vec![100, 50]));
    }

    /// Somebody else's document is nobody's, and one who is going has none.
    #[tokio::test]
    async fn is_the_persons_own_while_they_are_held() {
        let office = Office::open().await;
        office.asked().await;
        let other = taken_in(&office).await;
        let maren = other.person("a1", "maren").await;
        let documents = other.desk.received(&maren, None).await.unwrap();
        assert_eq!(documents[0].requests, 1);
        assert!(
            documents[0].elements[0].contains("\"reference\":"),
            "{documents:?}"
        );
        let kofi = other.person("a1", "kofi").await;
        assert_eq!(other.desk.received(&kofi, None).await.unwrap(), []);
        let staff = other.reviewer_of("a1").await;
        assert!(matches!(
            other.desk.received(&staff, None).await,
            Err(Error::NotFound)
        ));

        // It goes with the rest, and is counted with what goes.
        assert_eq!(other.desk.new_erasure(&maren).await.unwrap().counts.profiles, 2);
        let reference = other.desk.submit_erasure(&maren, "once").await.unwrap();
        other
            .desk
            .approve(&staff, &reference, crate::Verdict::default())
            .await
            .unwrap();
        assert_eq!(other.desk.received(&maren, None).await.unwrap(), []);
        let words = documents[0].elements[0].to_string();
        assert!(other.holds(&words), "the control");
        other.work().await;
        assert!(!other.holds(&words));
    }
}
