//! The disk is full, or broken, at each write; and has room again later.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    acts::{ALL, Act, Scene, Stage, erase},
    dice::Dice,
    house::{Came, call, database, look, serve, text, token},
    number,
    trace::{Spot, befalls, on, program, spots, traced},
};
use crate::support::{Running, SAMPLE, sign_in};

/// Of each act, unless told otherwise: all of them, where it has no more.
const MOST: usize = 5;

/// Calls of the system that are told of a disk in trouble. `write` goes to pipes as well: of it only what touches the ledger.
const CALLS: [&str; 4] = ["pwrite64", "fsync", "fdatasync", "ftruncate"];

/// What befalls a call, where.
#[derive(Debug, Clone, Copy)]
struct Trouble {
    spot: Spot,
    of_ledger: bool,
    error: &'static str,
    /// Or once.
    on_and_on: bool,
}

impl Trouble {
    /// At every write of an act.
    fn all(stage: &Stage, act: Act) -> Vec<Self> {
        let scene = stage.scene(act);
        let mut found: Vec<(Spot, bool)> = spots(&program(&stage.words(&scene)), &CALLS, None)
            .into_iter()
            .map(|spot| (spot, false))
            .collect();
        let scene = stage.scene(act);
        let ledger = scene.data().join("rightsdesk.ledger");
        let of_ledger = spots(&program(&stage.words(&scene)), &["write"], Some(&ledger));
        found.extend(of_ledger.into_iter().map(|spot| (spot, true)));
        // A full disk stays full; a page that cannot be written is one.
        let ways = [("ENOSPC", true), ("EIO", false)];
        let each = |(spot, of_ledger)| {
            let of_spot = move |(error, on_and_on)| Self {
                spot,
                of_ledger,
                error,
                on_and_on,
            };
            ways.into_iter().map(of_spot)
        };
        found.into_iter().flat_map(each).collect()
    }

    fn befalls(&self, program: &Command, scene: &Scene) -> Came {
        let ledger = scene.data().join("rightsdesk.ledger");
        let mut options = on(self.of_ledger.then_some(ledger.as_path()));
        options.extend(befalls(
            self.spot,
            &format!("error={}", self.error),
            self.on_and_on,
        ));
        traced(program, &scene.aside("strace.log"), &options)
    }
}

/// Whether the trouble came to pass.
fn was_hit(scene: &Scene) -> bool {
    let log = fs::read_to_string(scene.aside("strace.log")).unwrap();
    log.contains("(INJECTED)")
}

/// It was done, or could not be done now; said in a line, and not by falling over.
fn is_an_answer(came: &Came) -> Result<(), String> {
    let is_said = matches!(came.code, Some(0 | 3)) && !came.err.contains("panicked");
    if is_said {
        Ok(())
    } else {
        Err("it is no answer".to_owned())
    }
}

#[test]
fn in_trouble_at_any_write_nothing_is_half_done_and_with_room_again_it_goes_on() {
    let (stage, mut dice) = (Stage::of("60"), Dice::new());
    let most = number("RIGHTSDESK_ROUNDS", MOST);
    let (mut all, mut hit, mut refused) = (0_usize, 0_usize, 0_usize);
    for act in ALL {
        let every = Trouble::all(&stage, act);
        for trouble in dice.some(every, most) {
            let scene = stage.scene(act);
            let came = trouble.befalls(&program(&stage.words(&scene)), &scene);
            all += 1;
            hit += usize::from(was_hit(&scene));
            refused += usize::from(came.code == Some(3));
            let holds = is_an_answer(&came)
                .and_then(|()| stage.check(&scene, &came))
                .and_then(|()| stage.finish(&scene));
            if let Err(why) = holds {
                panic!("{act:?}, {trouble:?}: {why}: {came:?}");
            }
        }
    }
    assert!(hit > 0 && refused > 0, "nothing befell anybody");
    println!(
        "disk in trouble: {all} writes, {hit} failed, {refused} calls refused by it: 0 damaged or half-applied"
    );
}

// ── One that runs on ────────────────────────────────────────────────────────────────────────────────────────────────

/// A portal for which a file can be too large. The signal that the system has for it would end it otherwise.
fn portal(data: &Path) -> Running {
    serve(data, |serve| {
        let mut ignores = Command::new("bash");
        ignores
            .args(["-c", "trap '' XFSZ && exec \"$@\"", "bash"])
            .arg(serve.get_program())
            .args(serve.get_args())
            .current_dir(std::env::temp_dir())
            .env_clear()
            .envs(serve.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stderr(Stdio::piped());
        ignores
    })
}

/// From now on no file of this process may grow beyond this; as before, if nothing is said.
fn let_grow_to(portal: &Running, bytes: Option<usize>) {
    let bytes = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let limited = Command::new("prlimit")
        .arg(format!("--pid={}", portal.child.id()))
        .arg(format!("--fsize={bytes}:"))
        .status();
    assert!(limited.unwrap().success());
}

/// Tries to sign in: whether there is a session then. An answer it is in any case.
fn signs_in(portal: &Running, token: &str) -> bool {
    let head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin";
    let answer = portal.request(head, &format!("token={token}"));
    let is_in = answer.contains("set-cookie: ");
    assert!(
        is_in || answer.starts_with("HTTP/1.1 50"),
        "neither in nor told why: {answer}"
    );
    is_in
}

/// The state of the one request, read beside the portal.
fn state(data: &Path) -> String {
    let db = Connection::open(database(data)).unwrap();
    db.query_row("SELECT state FROM request", [], |row| row.get(0))
        .unwrap()
}

/// Waits until the portal's log says this.
fn hear(portal: &mut Running, wanted: &str) {
    let log = BufReader::new(portal.child.stderr.as_mut().unwrap());
    let heard = log.lines().map(Result::unwrap).any(|line| line.contains(wanted));
    assert!(heard, "it has ended and never said: {wanted}");
}

/// How far apart the limits are: half of what a page takes in the log beside the database.
const STEP: usize = 2_060;

#[test]
fn a_portal_without_room_goes_on_once_there_is_room_and_is_not_started_anew() {
    let stage = Stage::of("240");
    let scene = stage.scene(Act::Erase);
    let data = scene.data();
    let token = token(&data, SAMPLE, "person-2");
    let mut portal = portal(&data);
    let mut refused = 0;
    for more in (0..).step_by(STEP) {
        let log = fs::metadata(data.join("rightsdesk.db-wal")).unwrap().len();
        let_grow_to(&portal, Some(usize::try_from(log).unwrap() + more));
        let is_in = signs_in(&portal, &token);
        let_grow_to(&portal, None);
        // At once, in the same process.
        sign_in(&portal, &token);
        assert!(portal.get("/healthz").starts_with("HTTP/1.1 200"));
        if is_in {
            break;
        }
        refused += 1;
    }
    assert!(refused > 0, "there was room all the time");

    // What the portal carries out by itself waits, and is done as soon as it can be.
    let_grow_to(&portal, Some(0));
    call(&erase(text(&data), "person-1", &[])).went_well().unwrap();
    hear(&mut portal, "a job failed and will be tried again");
    assert_eq!(state(&data), "approved");
    let_grow_to(&portal, None);
    let begun = Instant::now();
    while state(&data) != "done" {
        assert!(begun.elapsed() < Duration::from_secs(90), "it does not go on");
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(portal);
    look(&data).unwrap();
    println!("no room: {refused} sign-ins refused, one erasure halted: both went on in the same process");
}

/// The control: who writes without a transaction, and meets a full disk on the way, leaves half of it, which is seen.
#[test]
fn half_of_it_is_seen() {
    let stage = Stage::of("240");
    let scene = stage.scene(Act::Import);
    let db = Connection::open(database(&scene.data())).unwrap();
    let pages: i64 = db
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    // No room beyond these pages, for this connection.
    db.pragma_update(None, "max_page_count", pages + 4).unwrap();
    let line = "INSERT INTO message VALUES (?1, 'c', ?2, ?2, printf('%2000s', ''), 0)";
    let filled = (0..1_000).try_for_each(|number| db.execute(line, (SAMPLE, number)).map(drop));
    assert!(filled.is_err());
    drop(db);
    let nobody = Came {
        code: Some(3),
        out: String::new(),
        err: String::new(),
    };
    assert!(stage.check(&scene, &nobody).is_err());
    // And what falls over is no answer.
    let fell = Came {
        code: Some(101),
        err: "panicked at".to_owned(),
        ..nobody
    };
    assert!(is_an_answer(&fell).is_err());
}
