//! Puts the demo business into a folder: its records, its keys, and its requests, each made and decided at its own
//! time.

use std::{
    io::{BufReader, BufWriter, Seek as _, Write as _},
    iter,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use desk::{
    AskedFor, Claims, Clock, Correcting, Desk, Operator, Proven, Resumed, Scope, SignedIn, TokenKey, Verdict,
    Whom,
};
use domain::{
    correction::{Correction, FieldPath, Place},
    erasure::Size,
    facts::Facts,
    id::{AppId, ExternalId, GroupId},
    key::KeyUse,
    reason::Reason,
    request::{Ask, Ground, Intake, QuestionAbout, Recipient, Reference, RefusedPart, Words},
    session::{TokenUse, Visit},
};
use evidence::Random;
use jiff::{SignedDuration, Timestamp};
use sunshine::demo::{Demo, DemoApp, DemoRequest, Except, Outcome, Reach, RequestKind};

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
    TakeUp {
        by: String,
    },
    Question {
        by: String,
        question: String,
    },
    Approve {
        by: String,
        except: Vec<Except>,
    },
    Refuse {
        by: String,
        reason: Reason,
        note: String,
    },
    Withdraw,
}

impl Step {
    /// The member of staff who takes it; none where it is the person.
    fn by<'s>(&'s self, request: &'s DemoRequest) -> Option<&'s str> {
        match self {
            Self::Ask => request.put_by.as_deref(),
            Self::TakeUp { by }
            | Self::Question { by, .. }
            | Self::Approve { by, .. }
            | Self::Refuse { by, .. } => Some(by),
            Self::Withdraw => None,
        }
    }
}

/// Where requests are made and decided.
struct House<'a> {
    desk: &'a Desk,
    demo: &'a Demo,
    clock: &'a Then,
    random: &'a dyn Random,
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

    let house = House {
        desk: &desk,
        demo: &demo,
        clock: &clock,
        random: &**random,
    };
    let mut references: Vec<Option<Reference>> = vec![None; requests.len()];
    for (at, index, step) in in_order(&requests) {
        pass(&desk, &clock, at).await?;
        clock.set(at);
        let request = &requests[index];
        let mut before = requests[..index].iter().zip(&references);
        let earlier = before.find(|(before, _)| before.external_id == request.external_id);
        let earlier = earlier.and_then(|(_, reference)| reference.as_ref());
        let known = [references[index].as_ref(), earlier];
        if let Some(reference) = house.act(request, step, known).await? {
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

/// The demo's keys: people and staff come by keys of their own, and so do the levels of staff. Of one business, some of
/// the staff come by another than the others.
fn keys(demo: &Demo) -> Vec<(Reach, KeyUse)> {
    let of_apps = demo.apps().iter().flat_map(|app| {
        let reach = Reach::App(app.id.clone());
        iter::once((reach.clone(), KeyUse::People)).chain(of_staff(demo, reach))
    });
    let above = [Reach::Group(demo.group().id.clone()), Reach::Provider];
    let above = above.into_iter().flat_map(|reach| of_staff(demo, reach));
    of_apps.chain(above).collect()
}

/// As many as they come by.
fn of_staff(demo: &Demo, reach: Reach) -> Vec<(Reach, KeyUse)> {
    let staff = demo.staff().iter().filter(|member| member.reach == reach);
    let last = staff.map(|member| member.key).max().unwrap_or_default();
    vec![(reach, KeyUse::Staff); last + 1]
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
            Outcome::InReview { by, at } => steps.push((at, index, Step::TakeUp { by })),
            Outcome::Asked { by, at, question } => {
                steps.push((at, index, Step::Question { by, question }));
            }
            Outcome::Approved { by, at, except } => steps.push((at, index, Step::Approve { by, except })),
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

impl House<'_> {
    /// Takes a step of a request. `known` are what it is called, and what the same person's request before is.
    async fn act(
        &self,
        request: &DemoRequest,
        step: Step,
        known: [Option<&Reference>; 2],
    ) -> Result<Option<Reference>, Failure> {
        let failed = |error: desk::Error| from_desk(&error);
        let signed_in = self.sign_in(request, step.by(request)).await?;
        let cookie = signed_in.session.cookie_value();
        let resumed = self.desk.resume(&cookie).await.map_err(failed)?;
        let who = resumed.ok_or_else(|| Failure::unable("the demo's people are not let in"))?;
        let asked = match (step, known) {
            (Step::Ask, [_, earlier]) => Some(self.put(&who, request, earlier).await?),
            (step, [Some(reference), _]) => {
                self.take(&who, reference, step).await?;
                None
            }
            (_, [None, _]) => None,
        };
        while self.desk.work(|| false).await.map_err(failed)? {}
        self.desk.sign_out(&cookie).await.map_err(failed)?;
        Ok(asked)
    }

    /// Asks for it: the person, or staff for them.
    async fn put(
        &self,
        who: &Resumed,
        request: &DemoRequest,
        earlier: Option<&Reference>,
    ) -> Result<Reference, Failure> {
        let (desk, me) = (self.desk, who.principal());
        let failed = |error: desk::Error| from_desk(&error);
        let words = request.words.as_deref().unwrap_or_default();
        let about = || earlier.ok_or_else(|| Failure::unable("the demo looks again at nothing"));
        let once = if request.put_by.is_some() {
            desk.new_for(me, None).await.map_err(failed)?
        } else {
            desk.standing(me).await.map_err(failed)?.1
        };
        let put = match &request.kind {
            RequestKind::Erasure => desk.submit_erasure_of(me, Size::Everything, &[], &once).await,
            RequestKind::AllMessages => desk.submit_erasure_of(me, Size::AllMessages, &[], &once).await,
            RequestKind::PersonalInformation => {
                let size = Size::PersonalInformation;
                desk.submit_erasure_of(me, size, &[], &once).await
            }
            RequestKind::Details { fields } => {
                let typed: Vec<(String, String)> = fields.clone().into_iter().collect();
                desk.submit_correction(me, &typed, false, false, &once).await
            }
            RequestKind::InWords => {
                let about = Place::Elsewhere;
                desk.submit_correction_in_words(me, about, words, false, &once)
                    .await
            }
            RequestKind::Statement => desk.submit_statement(me, words, &once).await,
            RequestKind::NoMarketing => desk.object_to_marketing(me, &once).await,
            RequestKind::OtherUses { meanwhile } => {
                desk.object_to_other_uses(me, said(words)?, *meanwhile, &once)
                    .await
            }
            RequestKind::Restriction { ground } => {
                let ground = Ground::from_code(ground).ok_or_else(unknown)?;
                desk.submit_restriction(me, ground, &once).await
            }
            RequestKind::Access => {
                let whom = Whom::Known {
                    app: AppId::parse(&request.app_id).map_err(|error| Failure::unable(error.to_string()))?,
                    external_id: external_id(&request.external_id)?,
                };
                let asked = AskedFor {
                    ask: Ask::Access,
                    intake: Intake::Telephone,
                    received_on: jiff::tz::TimeZone::UTC.to_datetime(self.clock.now()).date(),
                    words: said(words)?,
                    region: None,
                    once,
                };
                desk.ask_for(who, &whom, asked).await
            }
            RequestKind::Transfer { recipient } => {
                let recipient = Recipient::parse(recipient);
                let recipient = recipient.map_err(|error| Failure::unable(error.to_string()))?;
                desk.submit_transfer(me, recipient, &once).await
            }
            RequestKind::Complaint => {
                desk.submit_complaint(me, Some(about()?), said(words)?, &once)
                    .await
            }
            RequestKind::Appeal => desk.submit_appeal(me, about()?, said(words)?, &once).await,
            _ => return Err(unknown()),
        };
        put.map_err(failed)
    }

    /// Does what comes after.
    async fn take(&self, who: &Resumed, reference: &Reference, step: Step) -> Result<(), Failure> {
        let (desk, me) = (self.desk, who.principal());
        let done = match step {
            Step::Ask => Ok(()),
            Step::Withdraw => desk.withdraw(me, reference).await,
            Step::TakeUp { .. } => desk.take_up(me, reference, false).await,
            Step::Question { question, .. } => {
                let about = QuestionAbout::Clarification;
                desk.ask(me, reference, about, said(&question)?).await
            }
            Step::Approve { except, .. } => match self.verdict(who, reference, except).await? {
                Some(verdict) => desk.decide_correction(me, reference, verdict).await.map(drop),
                None => desk.approve(me, reference, Verdict::default()).await.map(drop),
            },
            Step::Refuse { reason, note, .. } => desk.refuse(me, reference, reason, Some(&note)).await,
        };
        done.map_err(|error| from_desk(&error))
    }

    /// What a yes to a correction says: nothing has changed since it was asked. None for another kind.
    async fn verdict(
        &self,
        who: &Resumed,
        reference: &Reference,
        except: Vec<Except>,
    ) -> Result<Option<Verdict>, Failure> {
        let review = self.desk.review(who, reference).await;
        let request = review.map_err(|error| from_desk(&error))?.request;
        let Ask::Correction { correction } = &request.ask else {
            return Ok(None);
        };
        let mut correcting = Correcting::default();
        if let Correction::Fields { changes } = correction {
            for change in changes.as_slice() {
                let was = change.was.as_ref().map(|was| was.as_str().to_owned());
                let path = change.field.as_str().to_owned();
                correcting.seen.insert(path, was.unwrap_or_default());
            }
        }
        let refused = except.into_iter().map(|part| -> Result<RefusedPart, Failure> {
            let field = FieldPath::parse(&part.field);
            Ok(RefusedPart {
                field: field.map_err(|error| Failure::unable(error.to_string()))?,
                reason: reason_of(&part.reason),
                note: Some(part.note),
            })
        });
        Ok(Some(Verdict {
            refused: refused.collect::<Result<_, _>>()?,
            words: None,
            correction: correcting,
            ends: false,
        }))
    }

    /// Signs in whose turn it is, by a token made just now and never used before.
    async fn sign_in(&self, request: &DemoRequest, staff: Option<&str>) -> Result<SignedIn, Failure> {
        let reach = Reach::App(request.app_id.clone());
        let (key, claims) = if let Some(name) = staff {
            let member = self.demo.staff().iter().find(|member| member.name == name);
            let nth = member.map_or(0, |member| member.key);
            let claims = Claims::Staff {
                scope: Scope::App,
                sub: name.to_owned(),
                name: None,
            };
            (key(self.desk, &reach, KeyUse::Staff, nth).await?, claims)
        } else {
            let claims = Claims::User {
                external_id: external_id(&request.external_id)?,
                region: None,
            };
            (key(self.desk, &reach, KeyUse::People, 0).await?, claims)
        };
        let now = self.clock.now();
        let digest = evidence::random_bytes::<32>(self.random);
        let proven = Proven {
            claims,
            issued_at: Some(now),
            token: TokenUse {
                digest: digest.map_err(|error| Failure::unable(error.to_string()))?,
                once: None,
                until: now + GOOD_FOR,
            },
        };
        let signed_in = self.desk.sign_in(&key, proven, Visit::default(), None).await;
        signed_in.map_err(|error| from_desk(&error))
    }
}

fn said(words: &str) -> Result<Words, Failure> {
    Words::parse(words).map_err(|error| Failure::unable(error.to_string()))
}

fn unknown() -> Failure {
    Failure::unable("the demo asks for what this version does not know")
}

/// A key that is good, of exactly this reach and use: the oldest of them, or the one after so many others. A folder that
/// was made before may have fewer, and the last of them then does.
pub(super) async fn key(
    desk: &Desk,
    reach: &Reach,
    allows: KeyUse,
    after: usize,
) -> Result<TokenKey, Failure> {
    let keys = desk.keys(&Operator::at_the_machine(), &reach_of(reach)?).await;
    let keys = keys.map_err(|error| from_desk(&error))?;
    let mut good = Vec::new();
    for found in keys.iter().filter(|key| key.terms.allows == allows) {
        let opened = desk.signing_key(&found.kid).await;
        // Tokens are made here, and only with a secret can that be done.
        let opened = opened.map_err(|error| from_desk(&error))?;
        good.extend(opened.filter(|key| key.verifier.to_sign_with().is_some()));
        if good.len() > after {
            break;
        }
    }
    good.pop().ok_or_else(|| {
        Failure::unable("the demo's folder has not the keys that it should have: remove it and begin anew")
    })
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
    use domain::{deadline::Regime, inventory::Category, right::Right};

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
            let of_theirs = (staff.reach.clone(), KeyUse::Staff);
            let many = keys.iter().filter(|key| **key == of_theirs).count();
            assert!(many > staff.key, "{}", staff.name);
        }
        // One business has two for its staff.
        assert_eq!(keys.len(), 2 * demo.apps().len() + 3);
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
            let right = match request.kind {
                RequestKind::Erasure => Right::Erasure,
                RequestKind::OtherUses { .. } => Right::Objection,
                _ => Right::Correction,
            };
            let given = match request.outcome {
                Outcome::Refused { reason, .. } => vec![reason],
                Outcome::Approved { except, .. } => except.into_iter().map(|part| part.reason).collect(),
                _ => Vec::new(),
            };
            for reason in given {
                assert!(
                    reason_of(&reason).ground(Regime::Gdpr, right).is_some(),
                    "{reason}"
                );
            }
        }
    }
}
