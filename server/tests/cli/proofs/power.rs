//! The power is lost at each sync of one approval and of one erasure; what was written and not synced then came to the disk
//! or not. `RIGHTSDESK_MESSAGES` says how many the person has a third of; of the erasure's syncs the tests take some.

use std::fs;

use super::{
    acts::{Act, Stage},
    dice::Dice,
    disk::{Disk, LUCK, Luck, Machine, Op, Reader, as_normal, options},
    house::{Came, call},
    number,
    trace::{program, traced},
};

const MESSAGES: usize = 300;
/// So many moments of an erasure, unless told otherwise.
const MOMENTS: usize = 8;

/// What an act did to its disk.
struct Recorded {
    act: Act,
    before: Disk,
    ops: Vec<Op>,
}

impl Recorded {
    fn of(stage: &Stage, act: Act) -> Self {
        let scene = stage.scene(act);
        let (data, log) = (scene.data(), scene.aside("strace.log"));
        let before = Disk::of(&data);
        let came = traced(&program(&stage.words(&scene)), &log, &options());
        came.went_well().unwrap();
        let ops = Reader::new(&data, &before).read(&fs::read_to_string(log).unwrap());
        Self { act, before, ops }
    }

    /// Just before each sync, just after it, and once somebody was told.
    fn moments(&self) -> Vec<usize> {
        let mut moments = Vec::new();
        for (at, op) in self.ops.iter().enumerate() {
            match op {
                Op::Sync { .. } | Op::SyncNames => moments.extend([at, at + 1]),
                Op::Said(_) => moments.push(at + 1),
                _ => {}
            }
        }
        moments.dedup();
        moments
    }

    /// What was wrong at one of these moments, with whichever luck, and at how many of them.
    fn wrong(&self, stage: &Stage, moments: &[usize], luck: &[Luck], dice: &mut Dice) -> Vec<String> {
        let mut machine = Machine::new(self.before.clone());
        let mut told = String::new();
        let mut wrong = Vec::new();
        for at in 0..=self.ops.len() {
            if moments.contains(&at) {
                for &luck in luck {
                    let disk = machine.after(luck, dice);
                    if let Err(why) = self.holds(stage, &disk, &told) {
                        wrong.push(format!(
                            "{:?}, {at} of {}, {luck:?}: {why}",
                            self.act,
                            self.ops.len()
                        ));
                    }
                }
            }
            match self.ops.get(at) {
                Some(Op::Said(text)) => told.push_str(text),
                Some(op) => machine.goes_on(op),
                None => {}
            }
        }
        wrong
    }

    fn holds(&self, stage: &Stage, disk: &Disk, told: &str) -> Result<(), String> {
        let scene = Stage::scene_of(self.act, disk);
        let came = Came {
            code: None,
            out: told.to_owned(),
            err: String::new(),
        };
        // Before anything is opened that may put something in order.
        if self.act == Act::Erase && told.contains("done") && !told.contains("not verified") {
            stage.nothing_is_left(&scene.data())?;
        }
        stage.check(&scene, &came)?;
        stage.leads_back(&scene)?;
        stage.finish(&scene)?;
        if self.act == Act::Erase {
            stage.stays_gone(&scene)?;
        }
        Ok(())
    }
}

#[test]
fn without_power_at_any_sync_nothing_acknowledged_is_lost() {
    let messages = number("RIGHTSDESK_MESSAGES", MESSAGES);
    let most = number("RIGHTSDESK_ROUNDS", MOMENTS);
    let (stage, mut dice) = (Stage::of(&messages.to_string()), Dice::new());
    for (act, most) in [(Act::Approve, usize::MAX), (Act::Erase, most)] {
        let recorded = Recorded::of(&stage, act);
        let all = recorded.moments();
        assert!(all.len() > 4, "nothing is synced");
        let (many, last) = (all.len(), all.last().copied());
        let mut moments = dice.some(all, most);
        // Once somebody was told, whatever else is looked at.
        moments.extend(last.filter(|last| !moments.contains(last)));
        let wrong = recorded.wrong(&stage, &moments, &LUCK, &mut dice);
        assert!(wrong.is_empty(), "{wrong:#?}");
        println!(
            "power loss, {act:?}: {} of {many} moments, each with none, some and all of what was not synced, and a backup put \
             back: 0 lost",
            moments.len()
        );
    }
}

/// What stood in the log beside the database is gone with what was cut off it. The control: before that is synced, it would be
/// there again.
#[test]
fn what_is_cut_off_the_log_does_not_come_back() {
    let (stage, mut dice) = (Stage::of("240"), Dice::new());
    let recorded = Recorded::of(&stage, Act::Erase);
    let mut machine = Machine::new(recorded.before.clone());
    let mut would_be_back = 0;
    for (at, op) in recorded.ops.iter().enumerate() {
        machine.goes_on(op);
        let Op::Cut { file, length: 0 } = op else {
            continue;
        };
        would_be_back += machine.after(Luck::Nothing, &mut dice).length(*file);
        let next = recorded.ops.get(at + 1);
        assert_eq!(next, Some(&Op::Sync { file: *file }), "{at}");
        let mut synced = machine.clone();
        synced.goes_on(&Op::Sync { file: *file });
        assert_eq!(synced.after(Luck::Nothing, &mut dice).length(*file), 0, "{at}");
    }
    assert!(would_be_back > 0, "nothing was cut off");
}

/// What is blanked may come to the disk in part, wherever that ends. The control: in a line that is torn where nothing is
/// blanked, nobody finds the way back.
#[test]
fn a_ledger_that_is_torn_where_it_is_blanked_leads_back() {
    let stage = Stage::of("240");
    let scene = stage.scene(Act::Approve);
    let words = stage.words(&scene);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    call(&words).went_well().unwrap();
    let ledger = scene.data().join("rightsdesk.ledger");
    let before = fs::read(&ledger).unwrap();
    call(&[&words[..], &["--wait"][..]].concat()).went_well().unwrap();
    let after = fs::read(&ledger).unwrap();
    let blanked: Vec<usize> = (0..before.len()).filter(|at| before[*at] != after[*at]).collect();
    let all = blanked.len();
    assert!(all > 100, "{all} bytes were blanked");
    for came in [1, 2, all / 2, all - 1] {
        let mut torn = after.clone();
        for at in &blanked[came..] {
            torn[*at] = before[*at];
        }
        fs::write(&ledger, torn).unwrap();
        stage.stays_gone(&scene).unwrap();
    }
    let text = String::from_utf8(after).unwrap();
    let sealed = text[..blanked[0]].rfind("\"sealed\":\"").unwrap() + 10;
    let torn = format!("{} {}", &text[..sealed], &text[sealed + 1..]);
    fs::write(&ledger, torn).unwrap();
    assert!(stage.leads_back(&scene).is_err(), "nobody noticed");
}

/// A control: an approval whose lines are blanked while nothing stands in their place yet is missed.
#[test]
fn what_is_blanked_too_early_is_missed() {
    let stage = Stage::of("240");
    let scene = stage.scene(Act::Approve);
    let words = stage.words(&scene);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    call(&words).went_well().unwrap();
    stage.leads_back(&scene).unwrap();
    let ledger = scene.data().join("rightsdesk.ledger");
    let text = fs::read_to_string(&ledger).unwrap();
    let blanked = |line: &str| match line.split_once("\"kept\":\"") {
        Some((act, kept)) if act.contains("\"subject\":") => {
            let length = kept.trim_end().len() - 2;
            format!("{act}\"kept\":\"{}\"}}\n", " ".repeat(length))
        }
        _ => line.to_owned(),
    };
    let text: String = text.split_inclusive('\n').map(blanked).collect();
    fs::write(&ledger, text).unwrap();
    assert!(stage.leads_back(&scene).is_err(), "nobody noticed");
}

/// The control: the same approval with `synchronous = NORMAL` is lost.
#[test]
fn a_weaker_sync_loses_what_was_acknowledged() {
    let (stage, mut dice) = (Stage::of("240"), Dice::new());
    let full = Recorded::of(&stage, Act::Approve);
    let normal = Recorded {
        ops: as_normal(&full.ops, &full.before),
        act: full.act,
        before: full.before.clone(),
    };
    assert!(normal.ops.len() < full.ops.len(), "nothing was left out");
    let moments: Vec<usize> = (0..normal.ops.len())
        .filter(|at| matches!(normal.ops[*at], Op::Said(_)))
        .map(|at| at + 1)
        .collect();
    let lost = normal.wrong(&stage, &moments, &[Luck::Nothing], &mut dice);
    assert!(!lost.is_empty(), "nothing was lost");
    println!(
        "power loss with a weaker sync: {} of {} acknowledged approvals lost",
        lost.len(),
        moments.len()
    );
}
