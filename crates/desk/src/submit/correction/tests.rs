use domain::{
    audit::{Act, Chain},
    correction::Digest,
    id::{AppId, ClientId, ConversationId, MessageId},
    opening::Occasion,
    reason::Reason,
    request::{RefusedPart, Standing, State},
};

use super::*;
use crate::{
    Asked, Behind, Correcting, Diff, Resumed, Verdict,
    testing::{OPERATOR, Office, RENAMED, SPOKEN},
};

const SURNAME: &str = "user.profile.surname";
const EMAIL: &str = "user.profile.email";
const CROSSINGS: &str = "user.metadata.crossings";

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    fields.iter().map(own).collect()
}

fn field(path: &str) -> FieldPath {
    FieldPath::parse(path).unwrap()
}

fn said(conversation: &str, message: &str) -> Place {
    Place::Message {
        conversation: ConversationId::parse(conversation).unwrap(),
        message: MessageId::parse(message).unwrap(),
    }
}

fn refused(path: &str) -> RefusedPart {
    RefusedPart {
        field: field(path),
        reason: Reason::DataAccurate,
        note: Some(" See our \r\nletter. ".into()),
    }
}

impl Office {
    pub(crate) async fn corrects(&self, who: &Principal, fields: &[(&str, &str)], once: &str) -> Reference {
        let fields = typed(fields);
        let asked = self.desk.submit_correction(who, &fields, false, false, once);
        asked.await.unwrap()
    }

    /// What the reviewer sees, who has opened the record.
    async fn differs(&self, reviewer: &Resumed, reference: &Reference) -> Diff {
        let opened = self
            .desk
            .open_record(reviewer, reference, Occasion::DecideRequest);
        opened.await.unwrap();
        self.desk.review(reviewer, reference).await.unwrap().diff.unwrap()
    }

    /// Approves all but what is refused, as it is seen now.
    pub(crate) async fn agrees(
        &self,
        reviewer: &Resumed,
        reference: &Reference,
        refused: Vec<RefusedPart>,
    ) -> Result<(), Error> {
        let seen = self.differs(reviewer, reference).await;
        let verdict = Verdict {
            refused,
            correction: as_seen(&seen),
            ..Verdict::default()
        };
        let decided = self
            .desk
            .decide_correction(reviewer.principal(), reference, verdict);
        decided.await.map(drop)
    }

    async fn record(&self, who: &Principal) -> String {
        self.desk.profile(who).await.unwrap().unwrap().person.data.into()
    }
}

fn as_seen(diff: &Diff) -> Correcting {
    let digest = |seen: &Option<Digest>| seen.as_ref().map(|seen| seen.as_str().to_owned());
    let fields = diff.fields.iter().map(|part| {
        (
            part.field.as_str().to_owned(),
            digest(&part.seen).unwrap_or_default(),
        )
    });
    Correcting {
        seen: fields.collect(),
        texts: Vec::new(),
    }
}

#[tokio::test]
async fn a_person_sees_what_can_be_edited_and_what_stands() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let new = office.desk.new_correction(&maren).await.unwrap();
    let fields: Vec<_> = new
        .fields
        .iter()
        .map(|one| (one.field.as_str(), one.sort, one.stands.as_deref()))
        .collect();
    assert_eq!(
        fields,
        [
            ("user.profile.givenName", Sort::Name, Some("\"Maren\"")),
            (SURNAME, Sort::Name, Some("\"Okonjo\"")),
            (EMAIL, Sort::Email, None),
            ("user.profile.avatarUrl", Sort::Url, None),
            ("user.profile.locale", Sort::Locale, None),
            (CROSSINGS, Sort::Number, Some("14")),
            ("user.metadata.price", Sort::Number, Some("12.50")),
        ]
    );
    assert!(new.open.is_empty() && new.channels.len() == 1);
    for nobody in [
        office.person("a1", "nobody").await,
        office.person("a2", "maren").await,
    ] {
        assert!(matches!(
            office.desk.new_correction(&nobody).await,
            Err(Error::NothingHeld)
        ));
    }
    let staff = office.reviewer_of("a1").await;
    assert!(matches!(
        office.desk.new_correction(&staff).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn what_breaks_a_rule_is_named_field_by_field_and_nothing_is_asked() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let entered = typed(&[
        (SURNAME, "a\u{0}b"),
        (EMAIL, "nobody"),
        (CROSSINGS, "many"),
        ("user.id", "u7"),
    ]);
    let proposal = office.desk.proposed_correction(&maren, &entered).await.unwrap();
    let unfit: Vec<_> = proposal
        .fields
        .iter()
        .filter_map(|one| Some((one.editable.field.as_str(), one.entered.clone().err()?)))
        .collect();
    assert_eq!(
        unfit,
        [
            (SURNAME, Unfit::Control),
            (EMAIL, Unfit::Email),
            (CROSSINGS, Unfit::Number)
        ]
    );
    let huge = "x".repeat(5_000);
    for (fields, why) in [
        (entered, Unfit::Control),
        (typed(&[]), Unfit::Nothing),
        (typed(&[(SURNAME, "Okonjo"), (CROSSINGS, " 14 ")]), Unfit::Nothing),
        (typed(&[(SURNAME, &*huge)]), Unfit::Length),
    ] {
        let asked = office
            .desk
            .submit_correction(&maren, &fields, false, false, "once");
        assert!(
            matches!(asked.await, Err(Error::Misfit(found)) if found == why),
            "{why:?}"
        );
    }
    assert!(office.desk.requests(&maren).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_same_fields_lead_to_the_open_request_and_more_take_it_in() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let first = office.corrects(&maren, &[(SURNAME, "Vale")], "1").await;
    assert_eq!(office.corrects(&maren, &[(SURNAME, "Vale")], "1").await, first);
    assert_eq!(office.corrects(&maren, &[(SURNAME, "Other")], "2").await, first);
    let both = typed(&[(SURNAME, "Vale"), (EMAIL, "m@example.com")]);
    let proposal = office.desk.proposed_correction(&maren, &both).await.unwrap();
    assert_eq!(
        (&proposal.narrower[..], proposal.same),
        (&[first.clone()][..], None)
    );
    let wider = office
        .desk
        .submit_correction(&maren, &both, true, true, "3")
        .await
        .unwrap();
    let state = async |reference: &Reference| office.desk.request(&maren, reference).await.unwrap().state;
    assert!(matches!(
        state(&first).await,
        State::Withdrawn { taken_into: Some(into), .. } if into == wider
    ));
    // With it the records are only stored meanwhile; the form again asks for neither twice.
    let again = office.desk.submit_correction(&maren, &both, true, true, "3");
    assert_eq!(again.await.unwrap(), wider);
    let asked = office.desk.requests(&maren).await.unwrap();
    let restriction = Ask::Restriction { ground: CONTESTED };
    let granted: Vec<_> = asked
        .iter()
        .filter(|request| request.ask == restriction)
        .collect();
    assert_eq!(granted.len(), 1, "{asked:?}");
    assert!(matches!(granted[0].state, State::Done { .. }), "{granted:?}");
    let open = asked.iter().filter(|request| request.state.is_open());
    assert_eq!(open.count(), 1, "{asked:?}");
    assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
}

/// Whoever is called otherwise since asks for more all the same. The control: before that, it is offered.
#[tokio::test]
async fn what_was_asked_under_a_former_name_stays_by_itself() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let first = office.corrects(&maren, &[(SURNAME, "Vale")], "1").await;
    let both = typed(&[(SURNAME, "Vale"), (EMAIL, "m@example.com")]);
    let narrower = async |who: &Principal| {
        let proposal = office.desk.proposed_correction(who, &both).await;
        proposal.unwrap().narrower
    };
    assert_eq!(narrower(&maren).await, std::slice::from_ref(&first));
    office.update(RENAMED).await.unwrap();
    let since = office.person("a1", "maren-since").await;
    assert_eq!(narrower(&since).await, []);
    let wider = office.desk.submit_correction(&since, &both, true, false, "2");
    assert_ne!(wider.await.unwrap(), first);
    let state = office.desk.request(&since, &first).await.unwrap().state;
    assert!(matches!(state, State::Submitted), "{state:?}");
}

#[tokio::test]
async fn what_is_granted_changes_and_what_is_refused_stays_with_its_reason() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let before = office.record(&maren).await;
    let fields = [(SURNAME, "Vale"), (CROSSINGS, "15"), (EMAIL, "m@example.com")];
    let reference = office.corrects(&maren, &fields, "1").await;
    assert_eq!(office.record(&maren).await, before, "asking changes nothing");
    let reviewer = office.reviewing_of("a1").await;
    office
        .agrees(&reviewer, &reference, vec![refused(CROSSINGS)])
        .await
        .unwrap();
    assert_eq!(
        office.record(&maren).await,
        before.replace("\"Okonjo\"", "\"Vale\",\"email\":\"m@example.com\"")
    );
    let State::Done { approval, execution } = office.desk.request(&maren, &reference).await.unwrap().state
    else {
        panic!()
    };
    assert_eq!(execution.corrected, [field(EMAIL), field(SURNAME)]);
    assert_eq!(approval.refused[0].note.as_deref(), Some("See our \nletter."));
    let copy = crate::testing::collect(office.desk.export(&maren).await.unwrap()).await;
    let copy: serde_json::Value = serde_json::from_slice(&copy.unwrap()).unwrap();
    let request = &copy["requests"][0];
    assert_eq!(request["refusedParts"][0]["source"], "GDPR Art. 16");
    assert_eq!(
        request["execution"]["corrected"],
        serde_json::json!([EMAIL, SURNAME])
    );
    // The log has names and digests, and no value.
    let chain = Chain::App(AppId::parse("a1").unwrap());
    let log = office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
    let entry = &log
        .iter()
        .find(|line| line.entry.act == Act::RequestApproved)
        .unwrap()
        .entry;
    assert_eq!(entry.facts["refused"][CROSSINGS], "data_accurate");
    assert_eq!(entry.facts["corrected"][EMAIL], "", "it was not there");
    assert_eq!(entry.facts["corrected"][SURNAME].as_str().unwrap().len(), 64);
    let told = format!("{log:?}");
    for value in ["Okonjo", "Vale", "example.com"] {
        assert!(!told.contains(value), "{value}");
    }
}

#[tokio::test]
async fn a_value_that_changed_is_flagged_and_takes_a_new_look() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let reference = office
        .corrects(&maren, &[(SURNAME, "Vale"), (EMAIL, "m@example.com")], "1")
        .await;
    let reviewer = office.reviewing_of("a1").await;
    let seen = office.differs(&reviewer, &reference).await;
    assert!(seen.fields.iter().all(|part| !part.is_stale));
    let moved = office.record(&maren).await.replace("Okonjo", "Okonjo-Berg");
    let line = format!(r#"{{"type":"user","appId":"a1","data":{moved}}}"#);
    office.update(&line).await.unwrap();

    let decide = async |diff: &Diff| {
        let verdict = Verdict {
            correction: as_seen(diff),
            ..Verdict::default()
        };
        let decided = office
            .desk
            .decide_correction(reviewer.principal(), &reference, verdict);
        decided.await
    };
    assert!(matches!(decide(&seen).await, Err(Error::Stale)));
    assert!(matches!(decide(&Diff::default()).await, Err(Error::Stale)));
    assert_eq!(office.record(&maren).await, moved, "nothing is changed");
    let again = office.differs(&reviewer, &reference).await;
    let stale: Vec<_> = again
        .fields
        .iter()
        .map(|part| (part.field.as_str(), part.is_stale))
        .collect();
    assert_eq!(stale, [(EMAIL, false), (SURNAME, true)]);
    decide(&again).await.unwrap();
    assert!(office.record(&maren).await.contains("\"Vale\""));
    assert!(matches!(decide(&again).await, Err(Error::Moved)), "it is decided");
}

#[tokio::test]
async fn parts_are_refused_for_reasons_of_the_law_and_not_all_of_them() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let reference = office
        .corrects(&maren, &[(SURNAME, "Vale"), (EMAIL, "m@example.com")], "1")
        .await;
    let reviewer = office.reviewing_of("a1").await;
    let wrong = RefusedPart {
        reason: Reason::PublicHealth,
        ..refused(SURNAME)
    };
    let long = RefusedPart {
        note: Some("x".repeat(crate::LONGEST_NOTE + 1)),
        ..refused(SURNAME)
    };
    let other = refused(CROSSINGS);
    let all = vec![refused(SURNAME), refused(EMAIL)];
    let agrees = async |refused| office.agrees(&reviewer, &reference, refused).await;
    assert!(matches!(agrees(all).await, Err(Error::AllParts)));
    assert!(matches!(agrees(vec![wrong]).await, Err(Error::NoGround)));
    assert!(matches!(agrees(vec![long]).await, Err(Error::NoteTooLong)));
    assert!(matches!(agrees(vec![other]).await, Err(Error::Moved)));
    let request = office.desk.request(&maren, &reference).await.unwrap();
    assert_eq!(request.state, State::Submitted);
    let elsewhere = office.reviewer_of("a2").await;
    for who in [&elsewhere, &maren] {
        let decided = office.desk.decide_correction(who, &reference, Verdict::default());
        assert!(matches!(decided.await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn before_and_after_are_shown_to_whom_the_record_is_open() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let reference = office.corrects(&maren, &[(SURNAME, "Vale")], "1").await;
    let (one, other) = (office.reviewing_of("a1").await, office.reviewing_of("a1").await);
    office.differs(&one, &reference).await;
    let review = office.desk.review(&other, &reference).await.unwrap();
    assert!(matches!(review.behind, Behind::Closed) && review.diff.is_none());
    // Whoever has not looked cannot approve.
    let blind = office
        .desk
        .decide_correction(other.principal(), &reference, Verdict::default());
    assert!(matches!(blind.await, Err(Error::Stale)));
}

#[tokio::test]
async fn in_words_is_about_what_is_ones_own_or_the_businesss() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let channel = |id: &str| Place::Channel {
        channel: ClientId::parse(id).unwrap(),
    };
    for theirs in [
        said("v1", "m1"),
        said("v1", "m2"),
        channel("c1"),
        Place::Elsewhere,
    ] {
        let once = format!("{theirs:?}");
        let asked = office
            .desk
            .submit_correction_in_words(&maren, theirs, "It is wrong.", false, &once);
        asked.await.unwrap();
    }
    assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 4);
    // What Kofi wrote, what is nobody's, and what is in a conversation that is not hers.
    for other in [
        said("v2", "m4"),
        said("v2", "m1"),
        said("v3", "m5"),
        said("v4", "m6"),
        said("v9", "m9"),
        channel("c9"),
    ] {
        let asked = office
            .desk
            .submit_correction_in_words(&maren, other.clone(), "x", false, "once");
        assert!(matches!(asked.await, Err(Error::NotFound)), "{other:?}");
    }
    for words in [" \r\n", &"x".repeat(4_001)] {
        let asked = office
            .desk
            .submit_correction_in_words(&maren, Place::Elsewhere, words, false, "once");
        assert!(matches!(asked.await, Err(Error::Written(_))));
    }
}

/// The old text goes from rows, index, drafts and what was said, and from every file of the folder.
#[tokio::test]
async fn a_message_is_made_anew_and_nothing_is_left_of_what_it_said() {
    let office = Office::open().await;
    let visit = office.visiting("a1", "maren").await;
    let maren = visit.principal();
    let asked = office.desk.submit_correction_in_words(
        maren,
        said("v2", "m3"),
        "I never wrote MAREN-GROUP.",
        false,
        "1",
    );
    let reference = asked.await.unwrap();
    let search = office.desk.keep_search(&visit, "maren-group").await.unwrap();
    let reviewer = office.reviewing_of("a1").await;
    let seen = office.differs(&reviewer, &reference).await;
    assert_eq!(seen.texts[0].text, "MAREN-GROUP");
    let anew = |text: &str| Verdict {
        correction: Correcting::of_record(
            seen.seen.clone().unwrap().as_str().to_owned(),
            vec![(0, text.to_owned())],
        ),
        ..Verdict::default()
    };
    let decide = async |verdict| {
        let decided = office
            .desk
            .decide_correction(reviewer.principal(), &reference, verdict);
        decided.await
    };
    assert!(matches!(
        decide(anew("MAREN-GROUP")).await,
        Err(Error::Misfit(Unfit::Nothing))
    ));
    assert!(matches!(decide(Verdict::default()).await, Err(Error::Stale)));
    // The control: until then it is found.
    office.desk.store.settle().await.unwrap();
    assert!(office.holds("MAREN-GROUP") && office.holds("maren-group"));
    decide(anew("PUT-RIGHT")).await.unwrap();

    assert!(!office.holds("MAREN-GROUP"), "in some file");
    assert!(office.holds("PUT-RIGHT") && office.holds("KOFI-GROUP") && office.holds("MAREN-SAYS"));
    let asked = Asked {
        kept: Some(search),
        ..Asked::default()
    };
    let found = office.desk.search(&visit, &asked).await.unwrap();
    assert!(found.messages.is_empty());
    let kofi = office.visiting("a1", "kofi").await;
    let right = office.desk.keep_search(&kofi, "put-right").await.unwrap();
    let asked = Asked {
        kept: Some(right),
        ..Asked::default()
    };
    assert_eq!(office.desk.search(&kofi, &asked).await.unwrap().messages.len(), 1);
}

#[tokio::test]
async fn of_a_profile_that_was_put_right_nothing_is_left_but_a_digest() {
    let office = Office::open().await;
    let visit = office.visiting("a1", "maren").await;
    let maren = visit.principal();
    let draft = domain::session::Errand {
        page: "details".into(),
        fields: typed(&[(SURNAME, "Okonjo")]),
    };
    office.desk.keep_draft(&visit, &draft).await.unwrap();
    let reference = office.corrects(maren, &[(SURNAME, "Vale")], "1").await;
    let reviewer = office.reviewing_of("a1").await;
    office.desk.store.settle().await.unwrap();
    assert!(office.holds("Okonjo"));
    office.agrees(&reviewer, &reference, Vec::new()).await.unwrap();
    assert!(!office.holds("Okonjo") && office.holds("Vale"));
    let request = office.desk.request(maren, &reference).await.unwrap();
    let kept = serde_json::to_string(&request).unwrap();
    assert!(kept.contains("\"was\":\"") && kept.contains("Vale"), "{kept}");
}

/// Names as platforms write them: at each message, in quotations, in a merge. The control: who is called the same, and who
/// shares the conversation.
#[tokio::test]
async fn a_name_is_put_right_wherever_it_stands_as_the_persons_own() {
    let office = Office::open().await;
    office.import(SPOKEN).await.unwrap();
    let (maren, kofi) = (
        office.person("a1", "maren").await,
        office.person("a1", "kofi").await,
    );
    let said = async |who: &Principal| {
        let copy = crate::testing::collect(office.desk.export(who).await.unwrap()).await;
        let copy: serde_json::Value = serde_json::from_slice(&copy.unwrap()).unwrap();
        copy["conversations"].to_string()
    };
    let holds = async |text: &str| {
        let whole = tempfile::NamedTempFile::new().unwrap();
        office.desk.write_whole(&OPERATOR, whole.path()).await.unwrap();
        let bytes = std::fs::read(whole.path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    let (hers, his) = (said(&maren).await, said(&kofi).await);
    assert_eq!(hers.matches("Maren Okonjo").count(), 3, "{hers}");
    assert!(
        his.contains("Kofi Okonjo") && !his.contains("Maren Okonjo"),
        "{his}"
    );
    let noted = r#""surname":"Okonjo""#;
    assert!(holds("Maren Okonjo").await && holds(noted).await);

    let reference = office.corrects(&maren, &[(SURNAME, "Vale")], "1").await;
    let reviewer = office.reviewing_of("a1").await;
    office.agrees(&reviewer, &reference, Vec::new()).await.unwrap();
    assert_eq!(
        said(&maren).await,
        hers.replace("Maren Okonjo", "Maren Vale"),
        "and nothing else"
    );
    assert_eq!(said(&kofi).await, his, "he never saw her name");
    assert!(!holds("Maren Okonjo").await && !holds(noted).await);
    assert!(holds("Maren Vale").await && holds("Kofi Okonjo").await);
}

/// What the person had said comes along; what was written about it later is none of it.
#[tokio::test]
async fn a_statement_that_an_appeal_opens_anew_says_the_same() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let asked = office
        .desk
        .submit_statement(&maren, "I was twelve at the time.", "1");
    let reference = asked.await.unwrap();
    let [one, other] = office.two_reviewers("a1").await;
    let refused = office.desk.refuse(&one, &reference, Reason::Excessive, None);
    refused.await.unwrap();
    let again = crate::testing::words("Look again.");
    let appeal = office.desk.submit_appeal(&maren, &reference, again, "2");
    let appeal = appeal.await.unwrap();
    let upheld = Verdict {
        words: Some(crate::testing::words("You are right.")),
        ..Verdict::default()
    };
    office.clock.forward(60);
    office.desk.approve(&other, &appeal, upheld).await.unwrap();
    let requests = office.desk.requests(&maren).await.unwrap();
    let anew = requests
        .iter()
        .find(|request| request.follows.as_ref() == Some(&appeal))
        .unwrap();
    let kept = office
        .desk
        .decide_correction(&other, &anew.reference, Verdict::default());
    kept.await.unwrap();
    let stated = office.desk.profile(&maren).await.unwrap().unwrap().statements;
    assert_eq!(stated[0].text.as_str(), "I was twelve at the time.");
}

#[tokio::test]
async fn words_that_are_said_later_are_not_what_was_asked() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let reference = office.corrects(&maren, &[(SURNAME, "Vale")], "1").await;
    office.clock.forward(60);
    let later = crate::testing::words("When?");
    office.desk.say(&maren, &reference, later).await.unwrap();
    let reviewer = office.reviewing_of("a1").await;
    assert_eq!(office.differs(&reviewer, &reference).await.words, None);
}

#[tokio::test]
async fn a_statement_stands_with_the_record_and_in_the_copy() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let asked = office
        .desk
        .submit_statement(&maren, "I was twelve at the time.", "1");
    let reference = asked.await.unwrap();
    let stated = async || office.desk.profile(&maren).await.unwrap().unwrap().statements;
    assert!(stated().await.is_empty());
    let reviewer = office.reviewing_of("a1").await;
    office.agrees(&reviewer, &reference, Vec::new()).await.unwrap();
    let kept = stated().await;
    assert_eq!(
        (kept[0].reference.clone(), kept[0].text.as_str()),
        (reference, "I was twelve at the time.")
    );
    let copy = crate::testing::collect(office.desk.export(&maren).await.unwrap())
        .await
        .unwrap();
    let copy: serde_json::Value = serde_json::from_slice(&copy).unwrap();
    assert_eq!(copy["requests"][0]["statement"], "I was twelve at the time.");
}

/// A second thing that is wrong, or a second statement, while the first is open.
#[tokio::test]
async fn second_words_are_added_to_the_open_one_and_said_to_be() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let elsewhere = Correction::InWords {
        about: Place::Elsewhere,
    };
    let new = async || office.desk.new_correction(&maren).await.unwrap();
    for is_statement in [false, true] {
        let about = if is_statement {
            &Correction::Statement
        } else {
            &elsewhere
        };
        let says = async |words: &str, once: &str| {
            let once = format!("{once} {is_statement}");
            let asked = if is_statement {
                office.desk.submit_statement(&maren, words, &once).await
            } else {
                let place = Place::Elsewhere;
                office
                    .desk
                    .submit_correction_in_words(&maren, place, words, false, &once)
                    .await
            };
            asked.unwrap()
        };
        assert_eq!(new().await.same(about), None);
        let first = says("One thing.", "1").await;
        assert_eq!(new().await.same(about), Some(&first));
        // The same form again adds nothing; another does, once.
        for (words, once) in [("Changed.", "1"), ("Another.", "2"), ("Another.", "2")] {
            assert_eq!(says(words, once).await, first, "{words}");
        }
        let said = office.desk.messages(&maren, &first).await.unwrap();
        let said: Vec<_> = said.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(said, ["One thing.", "Another."]);
        // What was asked is what was said first.
        let request = office.desk.request(&maren, &first).await.unwrap();
        let words = office.desk.first_words(&request).await.unwrap();
        assert_eq!(words.unwrap().as_str(), "One thing.");
    }
    let acts = office.acts("a1").await;
    let told = acts.iter().filter(|act| **act == Act::MessageSent);
    assert_eq!(told.count(), 2, "{acts:?}");
}

/// Her name was put right twice, and she had said the first elsewhere.
#[tokio::test]
async fn of_a_value_that_is_put_right_again_nothing_is_left_in_any_request() {
    let office = Office::open().await;
    let maren = office.person("a1", "maren").await;
    let reviewer = office.reviewing_of("a1").await;
    let first = office.corrects(&maren, &[(SURNAME, "Meanwhile")], "1").await;
    office.agrees(&reviewer, &first, Vec::new()).await.unwrap();
    let about = crate::testing::words("You took so long to call me Meanwhile.");
    let complaint = office.desk.submit_complaint(&maren, Some(&first), about, "2");
    let complaint = complaint.await.unwrap();
    let second = office.corrects(&maren, &[(SURNAME, "Vale")], "3").await;
    let before = office.asked_and_said(&maren).await;
    assert_eq!(before.matches("Meanwhile").count(), 2, "the control: {before}");
    office.agrees(&reviewer, &second, Vec::new()).await.unwrap();
    let left = office.asked_and_said(&maren).await;
    assert!(!left.contains("Meanwhile") && left.contains("Vale"), "{left}");
    let said = office.desk.messages(&maren, &complaint).await.unwrap();
    assert_eq!(said[0].text.as_str(), "You took so long to call me […].");
}
