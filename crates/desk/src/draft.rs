//! What somebody has entered and not sent yet, kept with their session: addresses carry a name for it that says nothing.

use domain::{id::ExternalId, session::Errand};

use crate::{Desk, Error, Resumed, hex, me, staff};

/// Where it stands whom staff have named, and in which field.
const NAMED: [&str; 2] = ["named", "external_id"];

impl Desk {
    /// Keeps what was entered on the way to a request; answers the name that it is kept under.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn keep_draft(&self, caller: &Resumed, draft: &Errand) -> Result<String, Error> {
        me(caller.principal())?;
        self.keep_typed(caller, draft).await
    }

    /// Keeps what is being typed, by a person or by staff, under the name that its form was drawn with, in place of what was
    /// typed before.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn keep_draft_as(&self, caller: &Resumed, name: &str, draft: &Errand) -> Result<(), Error> {
        let text = serde_json::to_string(draft).map_err(|_| Error::Fault("a draft cannot be written"))?;
        Ok(self.store.keep_draft(caller.session(), name, &text).await?)
    }

    /// What this session keeps under this name; none if it does not, or no longer.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn kept_draft(&self, caller: &Resumed, name: &str) -> Result<Option<Errand>, Error> {
        let kept = self.store.kept_draft(caller.session(), name).await?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps whom staff have named in a form that was taken, for the page that says so; answers the name that it is kept
    /// under.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn keep_named(&self, caller: &Resumed, person: &ExternalId) -> Result<String, Error> {
        staff(caller.principal())?;
        let [page, field] = NAMED.map(str::to_owned);
        let named = Errand {
            page,
            fields: vec![(field, person.as_str().to_owned())],
        };
        self.keep_typed(caller, &named).await
    }

    /// Whom this session has named; none if it keeps nobody under this name, or no longer.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn kept_named(&self, caller: &Resumed, name: &str) -> Result<Option<String>, Error> {
        staff(caller.principal())?;
        let kept = self.kept_draft(caller, name).await?;
        let [page, field] = NAMED;
        Ok(kept.and_then(|kept| kept.field(page, field).map(str::to_owned)))
    }

    async fn keep_typed(&self, caller: &Resumed, typed: &Errand) -> Result<String, Error> {
        let name = hex(&evidence::random_bytes::<16>(&*self.random)?);
        self.keep_draft_as(caller, &name, typed).await?;
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    #[tokio::test]
    async fn a_draft_is_of_one_session_until_it_is_sent() {
        let office = Office::open().await;
        let (maren, again) = (
            office.visiting("a1", "maren").await,
            office.visiting("a1", "maren").await,
        );
        let draft = Errand {
            page: "details".into(),
            fields: vec![("user.profile.surname".into(), "Vale \"é\"".into())],
        };
        let name = office.desk.keep_draft(&maren, &draft).await.unwrap();
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let kept = async |who: &Resumed, name: &str| office.desk.kept_draft(who, name).await.unwrap();
        assert_eq!(kept(&maren, &name).await, Some(draft.clone()));
        assert_eq!(kept(&again, &name).await, None);
        // However much is looked for meanwhile, and neither is the other.
        for _ in 0..16 {
            office.desk.keep_search(&maren, "Vale").await.unwrap();
        }
        assert_eq!(kept(&maren, &name).await, Some(draft.clone()));
        let search = office.desk.keep_search(&maren, "Vale").await.unwrap();
        assert_eq!(kept(&maren, &search).await, None);
        let staff = office.reviewing_of("a1").await;
        assert!(matches!(
            office.desk.keep_draft(&staff, &draft).await,
            Err(Error::NotFound)
        ));
        // What they type is theirs, by whatever name.
        let typed = Errand {
            page: "desk".into(),
            ..draft.clone()
        };
        office.desk.keep_draft_as(&staff, &name, &typed).await.unwrap();
        assert_eq!(kept(&staff, &name).await, Some(typed));
        assert_eq!(kept(&maren, &name).await, Some(draft));
    }

    #[tokio::test]
    async fn what_is_typed_on_takes_the_place_of_what_was_typed_and_of_nothing_else() {
        let office = Office::open().await;
        let (maren, again) = (
            office.visiting("a1", "maren").await,
            office.visiting("a1", "maren").await,
        );
        let typed = |words: &str| Errand {
            page: "statement".into(),
            fields: vec![("words".into(), words.into())],
        };
        let checked = office.desk.keep_draft(&maren, &typed("as checked")).await;
        let checked = checked.unwrap();
        for words in ["There", "There were two"] {
            let kept = office.desk.keep_draft_as(&maren, "typing", &typed(words)).await;
            kept.unwrap();
        }
        // By the same name in another session nothing of this one is changed.
        let other = typed("another");
        let other = office.desk.keep_draft_as(&again, "typing", &other).await;
        other.unwrap();
        let kept = async |name: &str| office.desk.kept_draft(&maren, name).await.unwrap();
        assert_eq!(kept("typing").await, Some(typed("There were two")));
        assert_eq!(kept(&checked).await, Some(typed("as checked")));
    }

    #[tokio::test]
    async fn whom_staff_have_named_is_told_to_the_session_that_named_them() {
        let office = Office::open().await;
        let (one, other) = (office.reviewing_of("a1").await, office.reviewing_of("a1").await);
        let person = ExternalId::parse("mar\"en").unwrap();
        let name = office.desk.keep_named(&one, &person).await.unwrap();
        assert!(!name.contains("mar"), "{name}");
        let kept = async |who: &Resumed, name: &str| office.desk.kept_named(who, name).await.unwrap();
        assert_eq!(kept(&one, &name).await.as_deref(), Some("mar\"en"));
        assert_eq!(kept(&one, "another").await, None);
        assert_eq!(kept(&other, &name).await, None);
        let maren = office.visiting("a1", "maren").await;
        assert!(matches!(
            office.desk.keep_named(&maren, &person).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            office.desk.kept_named(&maren, &name).await,
            Err(Error::NotFound)
        ));
    }
}
