//! A request with its state and its date.

use desk::{Dossier, is_appealable};
use domain::{
    correction::Correction,
    request::{Against, Ask, Author, Extension, Happened, Message, Request, Standing, State, Step},
};
use jiff::civil::Date;

use super::{
    correction::asked as asked_for,
    due::{due, explain},
    elsewhere::own_elsewhere,
    erasure::counted,
    notice::holder,
};
use crate::view::{self, Stage};

/// A request as it stands today.
pub(in crate::api) fn request(request: &Request, today: Date) -> view::Request {
    view::Request {
        reference: request.reference.to_string(),
        kind: request.ask.kind().code().to_owned(),
        scope: scope(&request.ask).to_owned(),
        on_behalf: request.on_behalf.is_some(),
        about: request.ask.about().map(ToString::to_string),
        follows: request.follows.as_ref().map(ToString::to_string),
        received_at: request.received_at.to_string(),
        due: view::Due {
            overdue: request.is_overdue(today),
            stands_since: request.stands_since().map(|at| at.to_string()),
            ..due(&request.due, today)
        },
        extension: request.extension.as_ref().map(extended),
        unacknowledged: request.awaits_acknowledgement().then(|| view::Unacknowledged {
            by: request.due.acknowledge_by.map(|day| day.to_string()),
            is_late: request.is_acknowledgement_late(today),
        }),
        stage: stage(request),
        trail: trail(request),
    }
}

/// A request that belongs to another; `after` is that other's name.
fn linked(request: &Request, after: &domain::request::Reference) -> view::Linked {
    view::Linked {
        reference: request.reference.to_string(),
        kind: request.ask.kind().code().to_owned(),
        scope: scope(&request.ask).to_owned(),
        follows: request.follows.as_ref() == Some(after),
    }
}

/// What one side said, without who at the business.
pub(in crate::api) fn remark(message: &Message) -> view::Remark {
    view::Remark {
        at: message.at.to_string(),
        by_person: matches!(message.by, Author::Person),
        text: message.text.as_str().to_owned(),
    }
}

/// A request of the person's with all that belongs to it.
pub(in crate::api) fn own(
    found: &Dossier,
    erasure: Option<view::OwnErasure>,
    (entered, keeps): (String, String),
    today: Date,
) -> view::OwnRequest {
    let holder = holder(&found.said, found.request.due.regime);
    let mut shown = request(&found.request, today);
    explain(&mut shown.due, &found.clock);
    let name = &found.request.reference;
    view::OwnRequest {
        request: shown,
        contact: holder.controller.email.or(holder.controller.phone),
        authority: holder.authority.name,
        erasure,
        remarks: found.messages.iter().map(remark).collect(),
        linked: found.linked.iter().map(|other| linked(other, name)).collect(),
        may_appeal: is_appealable(&found.request),
        entered,
        keeps,
        correction: asked_for(&found.request),
        elsewhere: own_elsewhere(&found.tasks),
    }
}

/// How much of it, or of what.
fn scope(ask: &Ask) -> &str {
    match ask {
        Ask::Erasure { size } => size.code(),
        Ask::Correction { correction } => match correction {
            Correction::Fields { .. } => "fields",
            Correction::InWords { .. } => "words",
            Correction::Statement => "statement",
        },
        Ask::Objection {
            against: Against::Marketing,
        }
        | Ask::Lifting {
            of: Standing::Marketing,
        } => "marketing",
        Ask::Objection {
            against: Against::OtherUses,
        }
        | Ask::Lifting {
            of: Standing::OtherUses,
        } => "other-uses",
        Ask::Lifting {
            of: Standing::Restriction,
        } => "restriction",
        Ask::Transfer { recipient } => recipient.as_str(),
        Ask::Restriction { .. } | Ask::Access | Ask::Complaint { .. } | Ask::Appeal { .. } => "",
    }
}

fn extended(extension: &Extension) -> view::Extended {
    view::Extended {
        at: extension.at.to_string(),
        reason: extension.reason.code().to_owned(),
        note: extension.note.clone(),
    }
}

/// What has happened, and at its end what is still to happen once it is done.
fn trail(request: &Request) -> Vec<view::Traced> {
    let mut trail: Vec<_> = request.trail.iter().filter_map(traced).collect();
    if request.is_unverified()
        && let Some(done) = request.trail.last()
    {
        trail.push(view::Traced {
            at: done.at.to_string(),
            what: view::Happened::Unverified,
        });
    }
    trail
}

/// Where two have to approve is the business's own affair.
fn traced(step: &Step) -> Option<view::Traced> {
    let what = match &step.what {
        Happened::Received => view::Happened::Received,
        Happened::Acknowledged => view::Happened::Acknowledged,
        Happened::TakenUp => view::Happened::TakenUp,
        Happened::Asked {
            about: asked,
            stops_clock,
        } => view::Happened::Asked {
            about: asked.code().to_owned(),
            stops_clock: *stops_clock,
        },
        Happened::Warned => view::Happened::Warned,
        Happened::Answered => view::Happened::Answered,
        Happened::QuestionClosed { how } => view::Happened::QuestionClosed {
            how: how.code().to_owned(),
        },
        Happened::Extended { due_by } => view::Happened::Extended {
            due_by: due_by.to_string(),
        },
        Happened::Endorsed | Happened::Unendorsed => return None,
        Happened::Approved { in_part } => view::Happened::Approved { in_part: *in_part },
        Happened::Refused => view::Happened::Refused,
        Happened::Withdrawn { taken_into } => view::Happened::Withdrawn {
            taken_into: taken_into.as_ref().map(ToString::to_string),
        },
        Happened::NothingHeld => view::Happened::NothingHeld,
        Happened::Expired => view::Happened::Expired,
        Happened::Started => view::Happened::Started,
        Happened::Stuck => view::Happened::Stuck,
        Happened::Done => view::Happened::Done,
        Happened::Verified => view::Happened::Verified,
        Happened::Confirmed => view::Happened::Confirmed,
        Happened::SetAside => view::Happened::SetAside,
        Happened::Delivered { how } => view::Happened::Delivered {
            how: how.code().to_owned(),
        },
    };
    Some(view::Traced {
        at: step.at.to_string(),
        what,
    })
}

fn stage(request: &Request) -> Stage {
    match &request.state {
        // Where two have to approve is the business's own affair: for the person nothing is decided yet.
        State::Submitted | State::Endorsed { .. } => Stage::Submitted,
        State::InReview { .. } => Stage::InReview,
        State::Asked { question } => Stage::Asked {
            about: question.about.code().to_owned(),
            lapses_on: question.lapses_on.map(|day| day.to_string()),
        },
        State::Withdrawn { at, taken_into } => Stage::Withdrawn {
            at: at.to_string(),
            taken_into: taken_into.as_ref().map(ToString::to_string),
        },
        State::Expired { at, .. } => Stage::Expired { at: at.to_string() },
        State::CoolingOff { approval, until } => Stage::CoolingOff {
            approved_at: approval.at.to_string(),
            until: until.to_string(),
        },
        State::Refused { refusal } => Stage::Refused {
            at: refusal.at.to_string(),
            reason: refusal.reason.code().to_owned(),
            source: request.source_of(refusal.reason).to_owned(),
            note: refusal.note.clone(),
        },
        State::Approved { approval } => Stage::Approved {
            at: approval.at.to_string(),
        },
        State::Executing { approval, started_at } => Stage::Executing {
            approved_at: approval.at.to_string(),
            started_at: started_at.to_string(),
        },
        State::Stuck {
            approval,
            started_at,
            failure,
        } => Stage::Stuck {
            approved_at: approval.at.to_string(),
            started_at: started_at.to_string(),
            failed_at: failure.at.to_string(),
        },
        State::Done { approval, execution } => Stage::Done {
            approved_at: approval.at.to_string(),
            finished_at: execution.finished_at.to_string(),
            erased: counted(&execution.erased),
            elsewhere: execution.awaits_platform,
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        erasure::{Counts, Size},
        id::{AppId, KeyId},
        principal::Actor,
        reason::Reason,
        request::{Execution, OnBehalf, Question, QuestionAbout, Reference, Refusal},
        subject::Subject,
    };
    use jiff::{Timestamp, civil::date, tz::TimeZone};

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn actor() -> Actor {
        Actor {
            id: "idris".into(),
            name: "Idris Pellow".into(),
            kid: KeyId::parse("app_1").unwrap(),
        }
    }

    fn submitted() -> Request {
        let received = at("2026-10-31T08:52:00Z");
        Request::submit(
            AppId::parse("a1").unwrap(),
            Reference::from_random(7),
            Subject::from_digest([1; 32]),
            Ask::Erasure {
                size: Size::Everything,
            },
            received,
            Regime::Gdpr.due(received, &TimeZone::UTC),
        )
    }

    #[test]
    fn counts_the_days_from_today() {
        let seen = request(&submitted(), date(2026, 11, 23));
        assert_eq!((seen.due.by.as_str(), seen.due.days_left), ("2026-11-30", 7));
        assert_eq!(request(&submitted(), date(2026, 12, 3)).due.days_left, -3);
        assert_eq!(seen.due.source, "GDPR Art. 12(3)");
    }

    /// One rule for every page: what is decided and not done is late too, and nothing is while the clock stands still.
    #[test]
    fn late_is_what_waits_for_the_business() {
        let asked_at = at("2026-11-20T10:00:00Z");
        let question = Question {
            about: QuestionAbout::Identity,
            by: actor(),
            at: asked_at,
            lapses_on: None,
            warned_at: None,
        };
        let asked = |stops| submitted().ask(question.clone(), stops).unwrap();
        let approved = submitted().approve(actor(), asked_at, vec![], None).unwrap();
        let withdrawn = submitted().withdraw(asked_at).unwrap();
        for (late, is_late) in [
            (submitted(), true),
            (asked(false), true),
            (asked(true), false),
            (approved, true),
            (withdrawn, false),
        ] {
            let seen = |day| request(&late, day).due;
            assert_eq!(seen(date(2026, 12, 3)).overdue, is_late, "{late:?}");
            assert!(!seen(date(2026, 11, 30)).overdue, "{late:?}");
        }
        let since = request(&asked(true), date(2026, 12, 3)).due.stands_since;
        assert_eq!(since.as_deref(), Some("2026-11-20T10:00:00Z"));
    }

    #[test]
    fn what_staff_put_says_by_when_its_person_has_to_be_told() {
        let by = date(2026, 11, 13);
        let due = domain::deadline::Due {
            acknowledge_by: Some(by),
            ..submitted().due
        };
        let theirs = Request { due, ..submitted() }.put_by(OnBehalf::Staff { by: actor() });
        let seen = |of: &Request, day| request(of, day).unacknowledged;
        for (day, is_late) in [(by, false), (by.tomorrow().unwrap(), true)] {
            let by = Some("2026-11-13".to_owned());
            assert_eq!(seen(&theirs, day), Some(view::Unacknowledged { by, is_late }));
        }
        let told = theirs.acknowledge(at("2026-11-12T10:00:00Z")).unwrap();
        assert_eq!(seen(&told, by), None);
        assert_eq!(seen(&submitted(), by), None);
    }

    #[test]
    fn the_person_never_reads_who_decided() {
        let refusal = Refusal {
            by: actor(),
            at: at("2026-11-20T10:00:00Z"),
            reason: Reason::LegalClaims,
            note: Some("See our letter.".into()),
        };
        let refused = submitted().refuse(refusal).unwrap();
        let approved = submitted()
            .approve(actor(), at("2026-11-23T15:00:00Z"), vec![], None)
            .unwrap();
        for decided in [refused, approved] {
            let seen = format!("{:?}", request(&decided, date(2026, 11, 23)));
            assert!(!seen.contains("Idris"), "{seen}");
        }
    }

    #[test]
    fn when_done_it_says_what_went() {
        let done = submitted()
            .approve(actor(), at("2026-11-23T15:00:00Z"), vec![], None)
            .unwrap()
            .start(at("2026-11-23T15:00:01Z"))
            .unwrap()
            .finish(Execution {
                started_at: at("2026-11-23T15:00:01Z"),
                finished_at: at("2026-11-23T15:04:05Z"),
                erased: Counts {
                    messages: 1_284,
                    ..Counts::default()
                },
                corrected: Vec::new(),
                awaits_platform: false,
            })
            .unwrap();
        let here = done.clone().awaiting_platform();
        let is_elsewhere = |stage: Stage| matches!(stage, Stage::Done { elsewhere: true, .. });
        assert!(is_elsewhere(request(&here, date(2026, 11, 23)).stage));
        let Stage::Done {
            approved_at,
            finished_at,
            erased,
            elsewhere: false,
        } = request(&done, date(2026, 11, 23)).stage
        else {
            panic!("it is done");
        };
        assert_eq!(approved_at, "2026-11-23T15:00:00Z");
        assert_eq!(
            (finished_at.as_str(), erased.messages),
            ("2026-11-23T15:04:05Z", 1_284)
        );
    }
}
