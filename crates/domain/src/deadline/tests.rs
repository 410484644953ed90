//! The vectors of `rights.md` §d1, and what holds for every law.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn calendar(code: &str) -> Option<Calendar> {
    Calendar::parse(code).ok()
}

/// The usual and the extended clock of an access request.
fn clocks(regime: Regime, received_on: Date, by: Option<Calendar>) -> (Clock<'static>, Clock<'static>) {
    let clock = Clock::new(regime, Right::Access, received_on).with_calendar(by);
    (clock, clock.extended().unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Received, the end of a month, where it rolls to, the end of three, where those roll to.
const VECTORS: [(&str, [&str; 4]); 5] = [
    (
        "2026-03-05",
        ["2026-04-05", "2026-04-07", "2026-06-05", "2026-06-05"],
    ),
    (
        "2026-01-31",
        ["2026-02-28", "2026-03-02", "2026-04-30", "2026-04-30"],
    ),
    (
        "2026-08-31",
        ["2026-09-30", "2026-09-30", "2026-11-30", "2026-11-30"],
    ),
    (
        "2027-11-30",
        ["2027-12-30", "2027-12-30", "2028-02-29", "2028-02-29"],
    ),
    (
        "2026-12-01",
        ["2027-01-01", "2027-01-04", "2027-03-01", "2027-03-01"],
    ),
];

#[test]
fn the_vectors_of_the_reference() {
    for (regime, by) in [(Regime::Gdpr, "DE"), (Regime::UkGdpr, "GB-EAW")] {
        for (received, expected) in VECTORS {
            let (usual, extended) = clocks(regime, day(received), calendar(by));
            let (usual, extended) = (usual.reckon().unwrap().due, extended.reckon().unwrap().due);
            assert_eq!(
                [usual.period_ends, usual.by, extended.period_ends, extended.by],
                expected.map(day),
                "{received}"
            );
        }
    }
}

/// The control: without its holidays, Easter Monday is a Monday.
#[test]
fn without_a_calendar_only_weekends_roll_and_the_steps_say_so() {
    let (clock, _) = clocks(Regime::Gdpr, day("2026-03-05"), None);
    let reckoning = clock.reckon().unwrap();
    assert_eq!(reckoning.due.by, day("2026-04-06"));
    assert!(reckoning.steps.iter().any(|step| step.what == What::WeekendsOnly));
    let by_holidays = clock.with_calendar(calendar("DE")).reckon().unwrap();
    assert!(
        !by_holidays
            .steps
            .iter()
            .any(|step| step.what == What::WeekendsOnly)
    );
}

#[test]
fn every_step_has_its_date_and_its_source() {
    let (clock, _) = clocks(Regime::Gdpr, day("2026-03-05"), calendar("DE-BY"));
    let steps = serde_json::to_value(clock.reckon().unwrap().steps).unwrap();
    let rule = "Regulation (EEC, Euratom) 1182/71 Art. 3";
    let holidays = "the holidays";
    let mut expected = serde_json::json!([
        {"on": "2026-03-05", "step": "received", "source": rule},
        {"on": "2026-04-05", "step": "period_ends", "within": {"months": 1}, "source": "GDPR Art. 12(3)"},
        {"on": "2026-04-05", "step": "calendar", "calendar": "DE-BY", "source": holidays},
        {"on": "2026-04-05", "step": "day_off", "because": "sunday", "source": rule},
        {"on": "2026-04-06", "step": "day_off", "because": {"holiday": "Easter Monday"}, "source": holidays},
        {"on": "2026-04-07", "step": "due", "source": "GDPR Art. 12(3)"},
    ]);
    for place in [2, 4] {
        expected[place]["source"] = calendar("DE-BY").unwrap().source().into();
    }
    assert_eq!(steps, expected);
}

#[test]
fn the_day_of_receipt_is_the_one_where_the_business_is() {
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    let due = Regime::Gdpr.due("2026-03-10T23:30:00Z".parse().unwrap(), &berlin);
    assert_eq!(due.received_on, date(2026, 3, 11));
}

#[test]
fn what_was_stored_before_there_were_calendars_is_read_and_comes_out_as_it_was() {
    let stored = r#"{"regime":"gdpr","receivedOn":"2026-01-31","periodEnds":"2026-02-28","by":"2026-03-02"}"#;
    let due: Due = serde_json::from_str(stored).unwrap();
    assert_eq!(
        due,
        Regime::Gdpr.due("2026-01-31T10:00:00Z".parse().unwrap(), &TimeZone::UTC)
    );
    assert_eq!(serde_json::to_string(&due).unwrap(), stored);
}

#[test]
fn california_counts_days_and_does_not_roll_and_confirms_within_ten_that_somebody_works() {
    // Thanksgiving and a weekend lie in between.
    let (clock, extended) = clocks(Regime::Ccpa, day("2026-11-20"), calendar("US"));
    let due = clock.reckon().unwrap().due;
    assert_eq!(
        (due.by, due.acknowledge_by),
        (day("2027-01-04"), Some(day("2026-12-07")))
    );
    assert_eq!(extended.reckon().unwrap().due.by, day("2027-02-18"));
    let saturday = Clock::new(Regime::Ccpa, Right::Access, day("2026-11-25")).by_weekends();
    assert_eq!(saturday.due.by, day("2027-01-09"));
    let opt_out = Clock::new(Regime::Ccpa, Right::Objection, day("2026-11-20"));
    assert_eq!(opt_out.by_weekends().due.by, day("2026-12-11"));
    assert_eq!(opt_out.by_weekends().due.acknowledge_by, None);
    assert!(opt_out.extended().is_err());
}

#[test]
fn taiwan_asks_what_is_asked_for() {
    let by = |right| {
        let clock = Clock::new(Regime::Taiwan, right, day("2026-03-01"));
        [clock, clock.extended().unwrap()].map(|clock| clock.by_weekends().due.by)
    };
    assert_eq!(by(Right::Access), ["2026-03-16", "2026-03-31"].map(day));
    assert_eq!(by(Right::Erasure), ["2026-03-31", "2026-04-30"].map(day));
}

#[test]
fn a_year_that_the_calendar_does_not_cover_is_an_error_and_turns_nobody_away() {
    let (clock, _) = clocks(Regime::Gdpr, day("2035-12-03"), calendar("DE"));
    assert_eq!(clock.reckon().unwrap_err().year, 2036);
    let Reckoning { due, steps } = clock.reckon_anyway();
    assert_eq!((due.by, due.calendar), (day("2036-01-03"), calendar("DE")));
    // It is said what it is: a calendar is set, and ends.
    let calendar = calendar("DE").unwrap();
    let said = |steps: &[Step], what: What| steps.iter().any(|step| step.what == what);
    assert!(said(&steps, What::NotCovered { calendar }), "{steps:?}");
    for other in [What::WeekendsOnly, What::Calendar { calendar }] {
        assert!(!said(&steps, other), "{steps:?}");
    }
    // The control: a year before, the calendar counts.
    let (clock, _) = clocks(Regime::Gdpr, day("2034-12-01"), Some(calendar));
    let reckoning = clock.reckon_anyway();
    assert_eq!(reckoning, clock.reckon().unwrap());
    assert!(said(&reckoning.steps, What::Calendar { calendar }));
}

#[test]
fn time_is_extended_where_the_law_has_more() {
    let (clock, extended) = clocks(Regime::Gdpr, day("2026-03-05"), calendar("DE"));
    assert!(extended.reckon().unwrap().due.by > clock.reckon().unwrap().due.by);
    let quebec = Clock::new(Regime::Quebec, Right::Access, day("2026-03-05"));
    let law = "Québec Law 25";
    assert_eq!(quebec.extended().unwrap_err(), NotExtended { law });
}

#[test]
fn a_pause_moves_the_end_as_the_law_says() {
    let received = day("2026-06-03");
    let uk = Clock::new(Regime::UkGdpr, Right::Access, received);
    let pause = |clock: &Clock<'_>, why| {
        let pause = Pause::open(clock, day("2026-06-05"), why).unwrap();
        [Pause::recorded(
            pause.from(),
            Some(day("2026-06-08")),
            pause.why(),
        )]
    };
    // One month and three days.
    let stopped = pause(&uk, Question::Clarification);
    assert_eq!(uk.with_pauses(&stopped).by_weekends().due.by, day("2026-07-06"));
    // One month from the day when it was known who asks.
    let anew = pause(&uk, Question::Identity);
    assert_eq!(uk.with_pauses(&anew).by_weekends().due.by, day("2026-07-08"));
    let twice = [stopped[0], stopped[0]];
    assert_eq!(uk.with_pauses(&twice).by_weekends().due.by, day("2026-07-06"));
    let gdpr = Clock::new(Regime::Gdpr, Right::Access, received);
    let doubt = pause(&gdpr, Question::Identity);
    let ends = gdpr.with_pauses(&doubt).by_weekends().due.period_ends;
    assert_eq!(ends, day("2026-07-06"));
    // Kept under a law that does not allow it, it moves nothing.
    let bare = gdpr.by_weekends().due;
    assert_eq!(gdpr.with_pauses(&stopped).by_weekends().due, bare);
}

#[test]
fn the_clock_stops_where_the_law_lets_it_in_time_and_for_one_question_at_a_time() {
    let received = day("2026-06-03");
    let gdpr = Clock::new(Regime::Gdpr, Right::Access, received);
    let not_allowed = |law| Err(NotPaused::NotAllowed { law });
    for question in [Question::Identity, Question::Clarification] {
        let ccpa = Clock::new(Regime::Ccpa, Right::Access, received);
        assert_eq!(Pause::open(&ccpa, received, question), not_allowed("CCPA"));
    }
    assert_eq!(
        Pause::open(&gdpr, received, Question::Clarification),
        not_allowed("GDPR")
    );
    let late = Pause::open(&gdpr, day("2026-07-04"), Question::Identity);
    assert_eq!(
        late,
        Err(NotPaused::TooLate {
            by: day("2026-07-03")
        })
    );
    let open = [Pause::open(&gdpr, received, Question::Identity).unwrap()];
    let again = Pause::open(&gdpr.with_pauses(&open), received, Question::Identity);
    assert_eq!(again, Err(NotPaused::Already));
    // Asked, and not answered yet: nothing has moved, and the steps say that it stands.
    let waiting = gdpr.with_pauses(&open).by_weekends();
    assert_eq!(waiting.due, gdpr.by_weekends().due);
    let stands = What::Paused {
        until: None,
        why: Question::Identity,
    };
    assert!(waiting.steps.iter().any(|step| step.what == stands));
}

fn any_regime() -> impl Strategy<Value = Regime> {
    prop::sample::select(Regime::ALL)
}

fn any_right() -> impl Strategy<Value = Right> {
    prop::sample::select(Right::ALL.to_vec())
}

/// With room for every period before a calendar ends.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop::sample::select(Calendar::all().collect::<Vec<_>>())
}

/// A day of 2024 to 2027.
fn any_day() -> impl Strategy<Value = Date> {
    (0i32..1_461).prop_map(|days| date(2024, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

fn any_pause() -> impl Strategy<Value = Pause> {
    let question = prop::sample::select(vec![Question::Identity, Question::Clarification]);
    (any_day(), 0i32..120, question).prop_map(|(from, days, why)| {
        let until = from.saturating_add(jiff::Span::new().days(days));
        let why = serde_json::to_value(why).unwrap();
        serde_json::from_value(serde_json::json!({"from": from, "until": until, "why": why})).unwrap()
    })
}

proptest! {
    #[test]
    fn never_before_receipt_and_never_on_a_day_off_where_the_law_rolls(
        regime in any_regime(), right in any_right(), by in any_calendar(), received in any_day(),
    ) {
        let due = Clock::new(regime, right, received).with_calendar(Some(by)).reckon().unwrap().due;
        prop_assert!(due.by > received && due.by >= due.period_ends);
        prop_assert!(due.acknowledge_by.is_none_or(|by| by > received));
        if regime.law().counting.rolls {
            prop_assert_eq!(by.holiday(due.by), Ok(None));
            prop_assert!(!matches!(due.by.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday));
        }
    }

    #[test]
    fn who_asks_later_is_answered_no_earlier(
        regime in any_regime(), right in any_right(), by in prop::option::of(any_calendar()), received in any_day(),
    ) {
        let due = |on| Clock::new(regime, right, on).with_calendar(by).reckon_anyway().due;
        let (first, second) = (due(received), due(received.tomorrow().unwrap()));
        prop_assert!(first.by <= second.by && first.acknowledge_by <= second.acknowledge_by);
    }

    #[test]
    fn an_extension_never_shortens(
        regime in any_regime(), right in any_right(), by in any_calendar(), received in any_day(),
        pauses in prop::collection::vec(any_pause(), 0..3),
    ) {
        let clock = Clock::new(regime, right, received).with_calendar(Some(by)).with_pauses(&pauses);
        if let Ok(extended) = clock.extended() {
            prop_assert!(extended.reckon_anyway().due.by >= clock.reckon_anyway().due.by);
        }
    }

    #[test]
    fn a_holiday_never_makes_it_earlier(
        regime in any_regime(), right in any_right(), by in any_calendar(), received in any_day(),
    ) {
        let clock = Clock::new(regime, right, received);
        let (bare, by_holidays) = (clock.by_weekends().due, clock.with_calendar(Some(by)).reckon().unwrap().due);
        prop_assert!(by_holidays.by >= bare.by && by_holidays.acknowledge_by >= bare.acknowledge_by);
    }

    #[test]
    fn a_pause_never_shortens(
        regime in any_regime(), right in any_right(), received in any_day(),
        pauses in prop::collection::vec(any_pause(), 0..4), more in any_pause(),
    ) {
        let by = |pauses: &[Pause]| Clock::new(regime, right, received).with_pauses(pauses).by_weekends().due.by;
        let with_more: Vec<_> = pauses.iter().copied().chain([more]).collect();
        prop_assert!(by(&with_more) >= by(&pauses));
    }
}
