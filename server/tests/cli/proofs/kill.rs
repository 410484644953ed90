//! SIGKILL at any moment: of the clock, or just before a write.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    acts::{ALL, Act, Scene, Stage},
    dice::Dice,
    house::{Came, database, text},
    number,
    trace::{Spot, WRITES, befalls, program, spots, traced},
};

/// Of each act, unless told otherwise.
const ROUNDS: usize = 6;
/// Tells this test that it is to be killed, and where.
const FOLDER: &str = "RIGHTSDESK_CARELESS_IN";
const WHOLE: &str = "RIGHTSDESK_CARELESS_FROM";
const CARELESS: &str = "proofs::kill::whoever_writes_without_a_transaction_is_caught";

/// How long a call takes, and where it writes, when nothing befalls it.
struct Usual {
    takes: Duration,
    spots: Vec<Spot>,
}

impl Usual {
    fn of(stage: &Stage, act: Act) -> Self {
        let scene = stage.scene(act);
        let begun = Instant::now();
        let output = program(&stage.words(&scene)).output().unwrap();
        let takes = begun.elapsed();
        Came::of(output).went_well().unwrap();
        let scene = stage.scene(act);
        Self {
            takes,
            spots: spots(&program(&stage.words(&scene)), &WRITES, None),
        }
    }
}

/// Kills the call, by turns, when some of its time is over, or just before a write.
fn killed(stage: &Stage, scene: &Scene, usual: &Usual, dice: &mut Dice, round: usize) -> Came {
    let mut call = program(&stage.words(scene));
    if round.is_multiple_of(2) {
        let spot = usual.spots[dice.below(usual.spots.len())];
        let befalls = befalls(spot, "signal=KILL", false);
        return traced(&call, &scene.aside("strace.log"), &befalls);
    }
    let moment = usual
        .takes
        .mul_f64(f64::from(u16::try_from(dice.below(1_000)).unwrap()) / 1_000.0);
    let mut child = call
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(moment);
    drop(child.kill());
    Came::of(child.wait_with_output().unwrap())
}

#[test]
fn killed_at_any_moment_nothing_is_half_done_and_nothing_acknowledged_is_lost() {
    let (stage, mut dice) = (Stage::of("240"), Dice::new());
    let rounds = number("RIGHTSDESK_ROUNDS", ROUNDS);
    let (mut all, mut hit, mut told) = (0_usize, 0_usize, 0_usize);
    for act in ALL {
        let usual = Usual::of(&stage, act);
        for round in 0..rounds {
            let scene = stage.scene(act);
            let came = killed(&stage, &scene, &usual, &mut dice, round);
            all += 1;
            hit += usize::from(came.code.is_none());
            told += usize::from(came.is_acknowledged());
            let is_whole = stage.check(&scene, &came).and_then(|()| stage.finish(&scene));
            if let Err(why) = is_whole {
                panic!("{act:?}, round {round}: {why}: {came:?}");
            }
        }
    }
    assert!(hit > 0, "none was killed");
    println!(
        "SIGKILL: {all} calls, {hit} of them killed, {told} acknowledged before: 0 half-applied or lost"
    );
}

/// Takes the second bundle in as nobody should: a transaction for each record.
fn careless(data: &Path, whole: &Path) {
    let db = Connection::open(database(data)).unwrap();
    db.execute("ATTACH ?1 AS whole", [text(&database(whole))])
        .unwrap();
    for table in ["app", "user", "conversation", "participant", "message"] {
        let mut lines = db.prepare(&format!("SELECT line FROM whole.{table}")).unwrap();
        let lines = lines.query_map([], |row| row.get::<_, i64>(0)).unwrap();
        for line in lines.map(Result::unwrap) {
            let one =
                format!("INSERT OR IGNORE INTO main.{table} SELECT * FROM whole.{table} WHERE line = ?1");
            db.execute(&one, [line]).unwrap();
        }
    }
}

/// The control: the same import without a transaction around it is found half done.
#[test]
fn whoever_writes_without_a_transaction_is_caught() {
    if let (Some(data), Some(whole)) = (std::env::var_os(FOLDER), std::env::var_os(WHOLE)) {
        careless(Path::new(&data), Path::new(&whole));
        return;
    }
    let (stage, mut dice) = (Stage::of("240"), Dice::new());
    let of = |scene: &Scene| {
        let mut this = Command::new(std::env::current_exe().unwrap());
        this.args(["--exact", CARELESS])
            .env(FOLDER, scene.data())
            .env(WHOLE, stage.after());
        this
    };
    let all = spots(&of(&stage.scene(Act::Import)), &["pwrite64"], None);
    let caught = (0..4).filter(|_| {
        let scene = stage.scene(Act::Import);
        let spot = all[dice.below(all.len())];
        let befalls = befalls(spot, "signal=KILL", false);
        let came = traced(&of(&scene), &scene.aside("strace.log"), &befalls);
        // What the test itself prints acknowledges nothing.
        let came = Came {
            out: String::new(),
            ..came
        };
        stage.check(&scene, &came).is_err()
    });
    assert!(caught.count() > 0, "nobody noticed");
}
