//! Puts the demo business into a folder: its records, its keys, and its requests, each made and decided at its own
//! time.

use std::{
    io::{BufReader, BufWriter, Seek as _, Write as _},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use desk::{Claims, Clock, Desk, Operator, Proven, Scope, SignedIn, TokenKey, Verdict};
use domain::{
    erasure::Size,
    facts::Facts,
    id::{AppId, ExternalId, GroupId},
    key::KeyUse,
    reason::Reason,
    request::Reference,
    session::{TokenUse, Visit},
};
use evidence::Random;
use jiff::{SignedDuration, Timestamp};
use sunshine::demo::{Demo, DemoApp, DemoRequest, Outcome, Reach, RequestKind};

use crate::{
    cli::Failure,
    open::{self, from_desk},
};

/// Each sign-in is by a token that is good so long.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(1);

/// A clock that is set.
struct Then(AtomicI64);

impl Clock for Then {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
}

impl Then {
    fn set(&self, to: Timestamp) {
        self.0.store(to.as_second(), Ordering::Relaxed);
    }
}

/// What happened in the life of a request.
enum Step {
    Ask,
    Approve {
        by: String,
    },
    Refuse {
        by: String,
        reason: Reason,
        note: String,
    },
    Withdraw,
}

/// Fills an empty folder.
pub(super) async fn seed(
    folder: &Path,
    master_key: &str,
    now: Timestamp,
    random: &Arc<dyn Random>,
) -> Result<(), Failure> {
    let demo = Demo::at(now);
    let clock = Arc::new(Then(AtomicI64::new(now.as_second())));
    let desk = open::desk_by(folder, folder.join(master_key), clock.clone(), random.clone()).await?;

    let requests = demo.requests();
    // Everything was there before anybody asked for anything.
    clock.set(requests.first().map_or(now, |request| request.received_at));
    import(&desk, &demo).await?;
    for app in demo.apps() {
        say(&desk, app).await?;
    }
    for (reach, allows) in keys(&demo) {
        desk.create_key(&Operator::at_the_machine(), reach_of(&reach)?, allows)
            .await
            .map_err(|error| from_desk(&error))?;
    }

    let mut references: Vec<Option<Reference>> = vec![None; requests.len()];
    for (at, index, step) in in_order(&requests) {
        pass(&desk, &clock, at).await?;
        clock.set(at);
        let request = &requests[index];
        let moment = (clock.now(), &**random);
        if let Some(reference) = act(&desk, moment, request, step, references[index].as_ref()).await? {
            references[index] = Some(reference);
        }
    }
    pass(&desk, &clock, now).await?;
    desk.settle().await.map_err(|error| from_desk(&error))?;
    Ok(())
}

/// Lets the time pass until then. What happens by itself happens in its time.
async fn pass(desk: &Desk, clock: &Then, until: Timestamp) -> Result<(), Failure> {
    let failed = |error: desk::Error| from_desk(&error);
    while let Some(next) = desk.next_wake().await.map_err(failed)?
        && next <= until
    {
        clock.set(next);
        if !desk.work(|| false).await.map_err(failed)? {
            break;
        }
        while desk.work(|| false).await.map_err(failed)? {}
    }
    Ok(())
}

/// The demo's keys: people and staff come by keys of their own, and so do the levels of staff.
fn keys(demo: &Demo) -> Vec<(Reach, KeyUse)> {
    let of_apps = demo.apps().iter().flat_map(|app| {
        let reach = Reach::App(app.id.clone());
        [(reach.clone(), KeyUse::People), (reach, KeyUse::Staff)]
    });
    let above = [Reach::Group(demo.group().id.clone()), Reach::Provider];
    let above = above.map(|reach| (reach, KeyUse::Staff));
    of_apps.chain(above).collect()
}

async fn import(desk: &Desk, demo: &Demo) -> Result<(), Failure> {
    let failed =
        |error: std::io::Error| Failure::unable(format!("the demo business could not be written: {error}"));
    let mut file = tempfile::tempfile().map_err(failed)?;
    let mut writer = BufWriter::new(&mut file);
    demo.write(&mut writer)
        .and_then(|()| writer.flush())
        .map_err(failed)?;
    drop(writer);
    file.rewind().map_err(failed)?;
    let imported = desk
        .import(&Operator::at_the_machine(), BufReader::new(file), false, |_| {})
        .await;
    imported.map(|_| ()).map_err(|error| from_desk(&error))
}

/// Lets a business say what it has to say.
async fn say(desk: &Desk, app: &DemoApp) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::unable(format!("{}: {error}", app.display_name));
    let facts: Facts = toml::from_str(app.facts).map_err(|error| failed(&error))?;
    let id = AppId::parse(&app.id).map_err(|error| failed(&error))?;
    let set = desk.set_facts(&Operator::at_the_machine(), &id, facts).await;
    set.map_err(|error| from_desk(&error))
}

/// Every step of every request, oldest first.
fn in_order(requests: &[DemoRequest]) -> Vec<(Timestamp, usize, Step)> {
    let mut steps = Vec::new();
    for (index, request) in requests.iter().enumerate() {
        steps.push((request.received_at, index, Step::Ask));
        match request.outcome.clone() {
            Outcome::Waiting => {}
            Outcome::Approved { by, at } => steps.push((at, index, Step::Approve { by })),
            Outcome::Refused { by, at, reason, note } => {
                steps.push((
                    at,
                    index,
                    Step::Refuse {
                        by,
                        reason: reason_of(&reason),
                        note,
                    },
                ));
            }
            Outcome::Withdrawn { at } => steps.push((at, index, Step::Withdraw)),
        }
    }
    steps.sort_by_key(|&(at, index, _)| (at, index));
    steps
}

/// How much is to be deleted.
fn size_of(request: &DemoRequest) -> Result<Size, Failure> {
    match request.kind {
        RequestKind::Erasure => Ok(Size::Everything),
        RequestKind::AllMessages => Ok(Size::AllMessages),
        RequestKind::PersonalInformation => Ok(Size::PersonalInformation),
        _ => Err(Failure::unable(
            "the demo asks for what this version does not know",
        )),
    }
}

/// The demo names reasons by their article: `art17_3_e`.
fn reason_of(code: &str) -> Reason {
    let letter = code.strip_prefix("art17_3_");
    let by_article = |letter: &str| {
        let article = format!("GDPR Art. 17(3)({letter})");
        Reason::ALL.into_iter().find(|reason| reason.source() == article)
    };
    Reason::from_code(code)
        .or_else(|| letter.and_then(by_article))
        .unwrap_or(Reason::LegalObligation)
}

async fn act(
    desk: &Desk,
    moment: (Timestamp, &dyn Random),
    request: &DemoRequest,
    step: Step,
    reference: Option<&Reference>,
) -> Result<Option<Reference>, Failure> {
    let (allows, claims) = match &step {
        Step::Ask | Step::Withdraw => (
            KeyUse::People,
            Claims::User {
                external_id: external_id(&request.external_id)?,
                region: None,
            },
        ),
        Step::Approve { by } | Step::Refuse { by, .. } => (
            KeyUse::Staff,
            Claims::Staff {
                scope: Scope::App,
                sub: by.clone(),
                name: None,
            },
        ),
    };
    let key = key(desk, &Reach::App(request.app_id.clone()), allows).await?;
    let signed_in = sign_in(desk, moment, &key, claims).await?;
    let who = &signed_in.principal;
    let done = match (step, reference) {
        (Step::Ask, _) => {
            let size = size_of(request)?;
            let form = desk.new_erasure_of(who, &size).await;
            let form = form.map_err(|error| from_desk(&error))?;
            desk.submit_erasure_of(who, size, &[], &form.once).await.map(Some)
        }
        (Step::Withdraw, Some(reference)) => desk.withdraw(who, reference).await.map(|()| None),
        (Step::Approve { .. }, Some(reference)) => desk
            .approve(who, reference, Verdict::default())
            .await
            .map(|_| None),
        (Step::Refuse { reason, note, .. }, Some(reference)) => desk
            .refuse(who, reference, reason, Some(&note))
            .await
            .map(|()| None),
        (_, None) => Ok(None),
    };
    let done = done.map_err(|error| from_desk(&error))?;
    while desk.work(|| false).await.map_err(|error| from_desk(&error))? {}
    desk.sign_out(&signed_in.session.cookie_value())
        .await
        .map_err(|error| from_desk(&error))?;
    Ok(done)
}

/// Signs in by a token made just now and never used before.
async fn sign_in(
    desk: &Desk,
    (now, random): (Timestamp, &dyn Random),
    key: &TokenKey,
    claims: Claims,
) -> Result<SignedIn, Failure> {
    let digest = evidence::random_bytes::<32>(random);
    let proven = Proven {
        claims,
        issued_at: Some(now),
        token: TokenUse {
            digest: digest.map_err(|error| Failure::unable(error.to_string()))?,
            once: None,
            until: now + GOOD_FOR,
        },
    };
    desk.sign_in(key, proven, Visit::default(), None)
        .await
        .map_err(|error| from_desk(&error))
}

/// The first key that is good, of exactly this reach and use.
pub(super) async fn key(desk: &Desk, reach: &Reach, allows: KeyUse) -> Result<TokenKey, Failure> {
    let keys = desk.keys(&Operator::at_the_machine(), &reach_of(reach)?).await;
    let keys = keys.map_err(|error| from_desk(&error))?;
    for found in keys.iter().filter(|key| key.terms.allows == allows) {
        let opened = desk.signing_key(&found.kid).await;
        // Tokens are made here, and only with a secret can that be done.
        if let Some(key) = opened.map_err(|error| from_desk(&error))?
            && key.verifier.to_sign_with().is_some()
        {
            return Ok(key);
        }
    }
    Err(Failure::unable(
        "the demo's folder has not the keys that it should have: remove it and begin anew",
    ))
}

fn reach_of(reach: &Reach) -> Result<domain::key::Reach, Failure> {
    let reach = match reach {
        Reach::App(id) => AppId::parse(id).map(domain::key::Reach::App),
        Reach::Group(id) => GroupId::parse(id).map(domain::key::Reach::Group),
        Reach::Provider => Ok(domain::key::Reach::Provider),
    };
    reach.map_err(|error| Failure::unable(error.to_string()))
}

fn external_id(text: &str) -> Result<ExternalId, Failure> {
    ExternalId::parse(text).map_err(|error| Failure::unable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use domain::inventory::Category;

    use super::*;

    #[test]
    fn people_and_every_level_of_staff_have_keys_of_their_own() {
        let demo = Demo::at(Timestamp::from_second(1_795_432_800).unwrap());
        let keys = keys(&demo);
        for person in demo.people() {
            let reach = Reach::App(person.app_id.clone());
            assert!(keys.contains(&(reach, KeyUse::People)), "{}", person.external_id);
        }
        for staff in demo.staff() {
            assert!(
                keys.contains(&(staff.reach.clone(), KeyUse::Staff)),
                "{}",
                staff.name
            );
        }
        assert_eq!(keys.len(), 2 * demo.apps().len() + 2);
    }

    #[test]
    fn one_business_says_everything_and_one_leaves_much_out() {
        let demo = Demo::at(Timestamp::from_second(1_795_432_800).unwrap());
        let said: Vec<Facts> = demo
            .apps()
            .iter()
            .map(|app| toml::from_str(app.facts).unwrap())
            .collect();
        let whole = |facts: &Facts| {
            let says_all = |category| {
                let notice = facts.data.of(category);
                notice.purposes.is_some() && notice.transfers.is_some() && notice.source.is_some()
            };
            !facts.authority.is_empty() && Category::ALL.into_iter().all(says_all)
        };
        assert!(said.iter().any(whole));
        assert!(
            said.iter()
                .any(|facts| facts.authority.is_empty() && facts.data.all.is_empty())
        );
    }

    #[test]
    fn the_demos_reasons_are_of_the_vocabulary() {
        assert_eq!(reason_of("art17_3_e"), Reason::LegalClaims);
        assert_eq!(reason_of("legal_claims"), Reason::LegalClaims);
        let demo = Demo::at(Timestamp::from_second(1_795_432_800).unwrap());
        for request in demo.requests() {
            if let Outcome::Refused { reason, .. } = request.outcome {
                assert!(
                    reason_of(&reason).source().starts_with("GDPR Art. 17(3)"),
                    "{reason}"
                );
            }
        }
    }
}
