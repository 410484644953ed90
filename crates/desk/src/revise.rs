//! Staff say otherwise what the business says of itself and of its data.

use domain::{
    audit::{Act, Chain},
    facts::{Facts, Part},
    id::AppId,
    principal::Principal,
};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::Refused;

use crate::{Desk, Error, by, hex};

impl Desk {
    /// Replaces entries of a part of what the business says. `seen` is [`mark_of`] the part as it was read, if it was.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Stale`] if the part says something else by now, [`Error::Entries`] if
    /// an entry is not what it has to be.
    pub async fn revise(
        &self,
        principal: &Principal,
        app: &AppId,
        part: Part,
        seen: Option<&str>,
        entered: &[(String, String)],
    ) -> Result<(), Error> {
        let business = self.business(principal, app).await?;
        let (app, said) = (business.id, business.facts);
        if seen.is_some_and(|seen| seen != mark_of(&said, part)) {
            return Err(Error::Stale);
        }
        let next = said.with_entries(part, entered)?;
        if next == said {
            return Ok(());
        }
        let entry = self
            .entry(Act::FactsSet, by(principal))
            .with("part", part.code())
            .with("facts", json!(next));
        let log = self.log(Chain::App(app.clone()), entry);
        match self.store.change_facts(&app, &said, next, log).await {
            Err(store::Error::Refused(Refused::Changed)) => Err(Error::Stale),
            done => Ok(done?),
        }
    }
}

/// Tells later whether a part still says what it says.
pub fn mark_of(facts: &Facts, part: Part) -> String {
    let said = json!(facts.entries(part)).to_string();
    hex(&Sha256::digest(said.as_bytes()))
}

#[cfg(test)]
mod tests {
    use domain::{audit::By, inventory::Category, key::Reach};

    use super::*;
    use crate::testing::{OPERATOR, Office, at_once};

    fn app(id: &str) -> AppId {
        AppId::parse(id).unwrap()
    }

    fn typed(field: &str, text: &str) -> Vec<(String, String)> {
        vec![(field.to_owned(), text.to_owned())]
    }

    async fn facts(office: &Office, of: &str) -> Facts {
        office.desk.facts(&OPERATOR, &app(of)).await.unwrap()
    }

    #[tokio::test]
    async fn staff_of_the_app_its_group_and_the_provider_revise_it_and_nobody_else() {
        let office = Office::open().await;
        let come = async |reach: Reach| office.reviewing(reach).await.principal().clone();
        let name = Part::Controller;
        let may = [
            ("Own", office.reviewer_of("a1").await),
            ("Group", come(Reach::Group("g1".parse().unwrap())).await),
            ("Provider", come(Reach::Provider).await),
        ];
        for (said, who) in may {
            let entered = typed("name", said);
            office
                .desk
                .revise(&who, &app("a1"), name, None, &entered)
                .await
                .unwrap();
            let controller = facts(&office, "a1").await.controller;
            assert_eq!(controller.name.unwrap().as_str(), said);
        }
        let before = facts(&office, "a1").await;
        let other = office.reviewer_of("a2").await;
        let maren = office.person("a1", "maren").await;
        let own = office.reviewer_of("a1").await;
        for (who, of) in [(&other, "a1"), (&maren, "a1"), (&own, "a9")] {
            let entered = typed("name", "Foreign");
            let refused = office.desk.revise(who, &app(of), name, None, &entered).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{of} {refused:?}");
        }
        assert_eq!(facts(&office, "a1").await, before);
        assert_eq!(facts(&office, "a2").await, at_once());
    }

    #[tokio::test]
    async fn one_part_is_replaced_written_down_by_whom_and_all_else_stays() {
        let office = Office::open().await;
        let reviewer = office.reviewer_of("a1").await;
        let part = Part::Of(Category::Messages);
        let entered = typed("purposes.de", "Antworten");
        let acts = async || {
            let chain = Chain::App(app("a1"));
            let lines = office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
            let set = lines.into_iter().filter(|line| line.entry.act == Act::FactsSet);
            set.map(|line| line.entry).collect::<Vec<_>>()
        };
        let before = acts().await.len();
        office
            .desk
            .revise(&reviewer, &app("a1"), part, None, &entered)
            .await
            .unwrap();
        let said = facts(&office, "a1").await;
        assert_eq!(said.entries(part)[1], ("purposes.de", "Antworten".to_owned()));
        let rest = Facts {
            data: Facts::default().data,
            ..said.clone()
        };
        assert_eq!(rest, at_once());
        let written = acts().await;
        assert_eq!(written.len(), before + 1);
        let last = written.last().unwrap();
        assert!(
            matches!(&last.by, By::Staff { sub: Some(sub), .. } if !sub.is_empty()),
            "{last:?}"
        );
        assert_eq!(
            (last.facts["part"].as_str(), last.subject),
            (Some("messages"), None)
        );
        // Once more is nothing new.
        office
            .desk
            .revise(&reviewer, &app("a1"), part, None, &entered)
            .await
            .unwrap();
        assert_eq!(acts().await.len(), before + 1);
    }

    #[tokio::test]
    async fn what_was_changed_meanwhile_or_breaks_a_rule_changes_nothing() {
        let office = Office::open().await;
        let reviewer = office.reviewer_of("a1").await;
        let part = Part::Controller;
        let seen = mark_of(&facts(&office, "a1").await, part);
        let revise = async |seen: &str, field: &str, text: &str| {
            let entered = typed(field, text);
            let app = app("a1");
            office
                .desk
                .revise(&reviewer, &app, part, Some(seen), &entered)
                .await
        };
        let misfit = revise(&seen, "email", "nobody").await;
        assert!(
            matches!(&misfit, Err(Error::Entries(unfit)) if unfit.0 == ["email"]),
            "{misfit:?}"
        );
        assert_eq!(facts(&office, "a1").await, at_once());
        revise(&seen, "name", "Harbourline").await.unwrap();
        let late = revise(&seen, "name", "Late").await;
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        let now = facts(&office, "a1").await;
        assert_eq!(now.controller.name.as_ref().unwrap().as_str(), "Harbourline");
        // The control: as it is now.
        revise(&mark_of(&now, part), "name", "Now").await.unwrap();
    }
}
