//! The power is lost at each sync of one approval and of one erasure; what was written and not synced then came to the disk
//! or not. `RIGHTSDESK_MESSAGES` says how many the person has a third of; of the erasure's syncs the tests take some.

use std::fs;

use super::{
    acts::{Act, Stage},
    dice::Dice,
    disk::{Disk, LUCK, Luck, Machine, Op, Reader, as_normal, options},
    house::Came,
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
                    if let Err(why) = self.holds(stage, &disk, &told, luck) {
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

    fn holds(&self, stage: &Stage, disk: &Disk, told: &str, luck: Luck) -> Result<(), String> {
        let scene = stage.scene_of(self.act, disk);
        let came = Came {
            code: None,
            out: told.to_owned(),
            err: String::new(),
        };
        stage.check(&scene, &came)?;
        if luck != Luck::Nothing {
            return Ok(());
        }
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
        let many = all.len();
        let moments = dice.some(all, most);
        let wrong = recorded.wrong(&stage, &moments, &LUCK, &mut dice);
        assert!(wrong.is_empty(), "{wrong:#?}");
        println!(
            "power loss, {act:?}: {} of {many} moments, each with none, some and all of what was not synced: 0 lost",
            moments.len()
        );
    }
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
