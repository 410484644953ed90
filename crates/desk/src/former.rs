//! What a person was called before their records became one: requests and entries under those names are theirs, up to
//! then.

use domain::{
    id::{AppId, ExternalId, UserId},
    request::Request,
    subject::Subject,
};
use store::{Former, FormerName};

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
        let former = names.into_iter().map(|name| {
            let FormerName {
                user,
                external_id,
                entries,
                until,
            } = name;
            Former {
                subject: self.subject_of(app, &user, external_id.as_ref()),
                entries,
                until,
            }
        });
        Ok(former.filter(|former| former.subject != *own).collect())
    }

    /// The pseudonym of whoever is called so: by the business's name for them, where there is one.
    pub(crate) fn subject_of(&self, app: &AppId, user: &UserId, external_id: Option<&ExternalId>) -> Subject {
        match external_id {
            Some(id) => self.keyring.subject(app, id),
            None => self.keyring.subject_of_user(app, user),
        }
    }

    /// The same, for the store, which knows no keys.
    pub(crate) fn subjects(&self) -> store::Subjects {
        let keyring = std::sync::Arc::clone(&self.keyring);
        Box::new(move |app, external_id, user| match external_id {
            Some(id) => keyring.subject(app, id),
            None => keyring.subject_of_user(app, user),
        })
    }

    /// What the person asked for, under whichever name, newest first.
    pub(crate) async fn asked(&self, me: &Me<'_>, former: &[Former]) -> Result<Vec<Request>, Error> {
        let mut asked = self.store.requests_of(me.app, &me.subject).await?;
        for name in former {
            let theirs = self.store.requests_of(me.app, &name.subject).await?;
            asked.extend(
                theirs
                    .into_iter()
                    .filter(|request| request.received_at <= name.until),
            );
        }
        asked.sort_by(|a, b| (b.received_at, &b.reference).cmp(&(a.received_at, &a.reference)));
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use domain::audit::Act;

    use crate::{
        Error,
        testing::{MERGED, Office, collect},
    };

    const BEFORE: &str = r#"{"type":"user","appId":"a1","data":{"id":"u9","externalId":"maren-before"}}"#;

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
