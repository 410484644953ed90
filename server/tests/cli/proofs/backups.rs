//! Backups at any moment of an erasure: each is whole, and nobody who was erased is back with it.

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{
    acts::{Act, Scene, Stage, erase, export, put_back},
    dice::Dice,
    house::{Came, call, holds, look, text},
    number,
    trace::program,
};

/// Unless told otherwise.
const ROUNDS: usize = 6;

/// Somebody is erased, and at this part of the time that it takes a backup is written.
fn back_up_meanwhile(stage: &Stage, scene: &Scene, takes: Duration, part: f64) {
    let erasing = program(&stage.words(scene))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(takes.mul_f64(part));
    let (data, file) = (scene.data(), scene.aside("backup.db"));
    let backup = call(&["backup", "--data", text(&data), text(&file)]);
    let erased = Came::of(erasing.wait_with_output().unwrap());
    backup.went_well().unwrap();
    erased.went_well().unwrap();
}

/// Whether the backup is whole, and with its ledger brings nobody back; and whether they were in it.
fn comes_back(stage: &Stage, scene: &Scene) -> Result<bool, String> {
    let (file, back) = (scene.aside("backup.db"), TempDir::new().unwrap());
    let bytes = std::fs::read(&file).unwrap();
    let named = stage.named().as_bytes();
    let had_them = bytes.windows(named.len()).any(|window| window == named);
    put_back(&scene.data(), back.path(), text(&file))?;
    look(back.path())?;
    if holds(back.path(), named) {
        return Err("whoever was erased is back".to_owned());
    }
    if call(&export(text(back.path()), "person-1")).code != Some(1) {
        return Err("whoever was erased is held again".to_owned());
    }
    call(&export(text(back.path()), "person-2")).went_well()?;
    Ok(had_them)
}

#[test]
fn a_backup_of_any_moment_is_whole_and_brings_nobody_back() {
    let (stage, mut dice) = (Stage::of("1500"), Dice::new());
    let rounds = number("RIGHTSDESK_ROUNDS", ROUNDS);
    let scene = stage.scene(Act::Erase);
    let begun = Instant::now();
    back_up_meanwhile(&stage, &scene, Duration::ZERO, 0.0);
    let takes = begun.elapsed();
    let mut had_them = 0_usize;
    for round in 0..rounds {
        let scene = stage.scene(Act::Erase);
        let part = f64::from(u16::try_from(dice.below(1_000)).unwrap()) / 1_000.0;
        back_up_meanwhile(&stage, &scene, takes, part);
        match comes_back(&stage, &scene) {
            Ok(had) => had_them += usize::from(had),
            Err(why) => panic!("round {round}, at {part} of an erasure: {why}"),
        }
    }
    println!(
        "backups: {rounds} in the middle of an erasure, {had_them} with the person in it: 0 damaged, 0 brought back"
    );
}

/// The control: without the ledger, the same backup brings them back, and the check says so.
#[test]
fn without_the_ledger_they_are_back() {
    let stage = Stage::of("240");
    let scene = stage.scene(Act::Erase);
    let (data, file) = (scene.data(), scene.aside("backup.db"));
    call(&["backup", "--data", text(&data), text(&file)])
        .went_well()
        .unwrap();
    call(&erase(text(&data), "person-1", &["--wait"]))
        .went_well()
        .unwrap();
    assert_eq!(comes_back(&stage, &scene), Ok(true));
    let words = [
        "restore",
        "--data",
        text(&data),
        "--force",
        "--without-ledger",
        text(&file),
    ];
    call(&words).went_well().unwrap();
    assert!(holds(&data, stage.named().as_bytes()));
    assert_eq!(call(&export(text(&data), "person-1")).code, Some(0));
}
