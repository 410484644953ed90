//! What is no whole copy, at the two readers of the command line: `verify` says it in a sentence, `import` too, and
//! takes nothing in. What each says of single bytes stands with them.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, command, rightsdesk};

/// So many spaces in `make test`; `RIGHTSDESK_SPACES` asks for more.
const FEW: u64 = 256 << 20;

/// What a process may have in memory in its whole life, whatever it reads: in kilobytes, half of [`FEW`].
const BOUND: u64 = 128 << 10;

fn spaces() -> u64 {
    std::env::var("RIGHTSDESK_SPACES").map_or(FEW, |spaces| spaces.parse().unwrap())
}

/// Lists within lists, so many levels of them.
fn nested(levels: usize) -> Value {
    (0..levels).fold(json!("DEEPEST"), |inner, _| json!([inner]))
}

/// A portal's data, in which somebody has said something that is 50 levels deep with what stands around it.
struct Held {
    folder: TempDir,
}

impl Held {
    fn new() -> Self {
        let held = Self {
            folder: TempDir::new().unwrap(),
        };
        let said = json!({
            "id": "m1",
            "received": "2026-10-01T10:00:00.000Z",
            "author": {"type": "user", "userId": "u1"},
            "content": {"type": "text", "text": "Deep"},
            "deep": nested(49),
        });
        let lines = [
            json!({"type": "app", "appId": "a1", "data": {"id": "a1"}}),
            json!({"type": "user", "appId": "a1", "data": {"id": "u1", "externalId": "p-1"}}),
            json!({"type": "conversation", "appId": "a1", "data": {"id": "v1"}}),
            json!({"type": "message", "appId": "a1", "conversationId": "v1", "data": said}),
        ];
        let bundle = lines.map(|line| line.to_string()).join("\n");
        rightsdesk(&["import", "--data", &held.data(), "-"])
            .stdin(bundle)
            .run()
            .ok();
        held
    }

    fn data(&self) -> String {
        self.folder.path().join("data").to_str().unwrap().to_owned()
    }

    fn copy(&self) -> Vec<u8> {
        let data = self.data();
        let copy = rightsdesk(&["export", "--data", &data, "--app", "a1", "--user", "p-1"]);
        copy.run().ok().into_bytes()
    }
}

/// What both say of a file; and that nothing of it came in.
fn said_of(bytes: &[u8]) -> [String; 2] {
    let verified = rightsdesk(&["verify", "-"]).stdin(bytes).run().failed(1);
    let new = TempDir::new().unwrap();
    let data = new.path().join("data");
    let data = data.to_str().unwrap();
    let imported = rightsdesk(&["import", "--data", data, "-"])
        .stdin(bytes)
        .run()
        .failed(1);
    assert!(imported.ends_with("; nothing was stored"), "{imported}");
    let nobody = rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1"]).run();
    assert!(nobody.failed(1).contains("the app is not held"));
    [verified, imported]
}

#[test]
fn each_is_told_for_what_it_is_at_both() {
    let copy = Held::new().copy();
    let text = String::from_utf8(copy.clone()).unwrap();
    for (what, bytes, said) in [
        (
            "cut short",
            copy[..copy.len() - 1].to_vec(),
            ["it was cut short", "it was cut short"],
        ),
        (
            "cut in the middle",
            copy[..copy.len() / 2].to_vec(),
            ["it was cut short or something was added"; 2],
        ),
        (
            "two of them",
            [&copy[..], &copy[..]].concat(),
            // A second one brings an end of its own, whose digest begins elsewhere.
            ["its content was changed", "something was added after its end"],
        ),
        (
            "a later format",
            text.replacen("export/1", "export/2", 1).into_bytes(),
            ["is of format 2, which this release cannot check: use a newer release"; 2],
        ),
    ] {
        for (line, said) in said_of(&bytes).into_iter().zip(said) {
            assert!(line.contains(said), "{what}: {line}");
        }
    }
}

#[test]
fn another_portals_is_told_by_its_key_and_taken_by_its_own() {
    let (copy, others) = (Held::new().copy(), Held::new().copy());
    let key = |copy: &[u8]| {
        let said = rightsdesk(&["verify", "-", "--json"]).stdin(copy).run().ok();
        let said: Value = serde_json::from_str(&said).unwrap();
        said["publicKey"].as_str().unwrap().to_owned()
    };
    let (key, other) = (key(&copy), key(&others));
    assert_ne!(key, other);
    let new = TempDir::new().unwrap();
    let data = new.path().to_str().unwrap();
    for reader in [&["verify"][..], &["import", "--data", data]] {
        let asked = |key: &str| {
            rightsdesk(&[reader, &["-", "--key", key]].concat())
                .stdin(&*copy)
                .run()
        };
        let line = asked(&other).failed(1);
        assert!(
            line.contains("another key signed it than the one you gave"),
            "{line}"
        );
        // The control.
        asked(&key).ok();
    }
}

/// Records may be deeper yet; what stands around them in a copy does not count.
#[test]
fn fifty_levels_are_read_and_come_out_again() {
    let copy = Held::new().copy();
    let deep = nested(49).to_string();
    assert!(String::from_utf8_lossy(&copy).contains(&deep));
    rightsdesk(&["verify", "-"]).stdin(&*copy).run().ok();
    let other = Held {
        folder: TempDir::new().unwrap(),
    };
    rightsdesk(&["import", "--data", &other.data(), "-"])
        .stdin(copy)
        .run()
        .ok();
    assert!(String::from_utf8_lossy(&other.copy()).contains(&deep));
}

/// The same call, of a program that the system gives no more memory to write to than so many kilobytes.
fn limited(call: &Command, folder: &Path, kilobytes: u64) -> Command {
    let mut limited = Command::new("bash");
    limited
        .args(["-c", "ulimit -d \"$1\" && shift && exec \"$@\"", "bash"])
        .arg(kilobytes.to_string())
        .arg(call.get_program())
        .args(call.get_args())
        .current_dir(folder)
        .env_clear()
        .envs(call.get_envs().filter_map(|(name, value)| Some((name, value?))));
    limited
}

/// Hands these bytes and so many spaces over, for as long as they are read, to a process that is held to [`BOUND`]: what
/// came of it, and how many spaces were taken.
fn handed(arguments: &[&str], begun: &[u8], spaces: u64) -> (Ran, u64) {
    let folder = TempDir::new().unwrap();
    let mut child = limited(&command(folder.path(), arguments), folder.path(), BOUND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let (piece, mut taken) = (vec![b' '; 1 << 20], 0);
    if to.write_all(begun).is_ok() {
        while taken < spaces && to.write_all(&piece).is_ok() {
            taken += piece.len() as u64;
        }
    }
    drop(to);
    let output = child.wait_with_output().unwrap();
    let ran = Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    (ran, taken)
}

/// tokio waits for a thread to come free where none can be started, and there would be none.
#[test]
fn without_room_for_its_threads_it_says_so_and_does_not_wait() {
    let folder = TempDir::new().unwrap();
    let line = json!({"type": "app", "appId": "a1", "data": {"id": "a1"}}).to_string();
    std::fs::write(folder.path().join("bundle.ndjson"), line).unwrap();
    let call = command(folder.path(), &["import", "--data", "data", "bundle.ndjson"]);
    let ran = |kilobytes: u64| {
        let output = limited(&call, folder.path(), kilobytes).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    };
    for megabytes in [12, 20] {
        let said = ran(megabytes << 10).failed(3);
        assert!(
            said.starts_with("the program could not start its threads: ")
                && said.ends_with(": give it more memory, or leave to start more of them"),
            "{said}"
        );
    }
    assert!(!folder.path().join("data").exists(), "nothing was begun");
    // The control.
    ran(BOUND).ok();
}

/// From a file that is written as it is read: in nobody's memory.
#[test]
fn spaces_without_end_fill_no_memory() {
    let copy = Held::new().copy();
    let end = b"\"messages\":[";
    let middle = copy.windows(end.len()).position(|bytes| bytes == end).unwrap() + end.len();
    let new = TempDir::new().unwrap();
    let data = new.path().join("data");
    let data = data.to_str().unwrap();
    for (begun, verified, imported) in [
        (
            &copy[..middle],
            "does not end with its integrity block",
            "conversations[0].messages[0]: white space, which no export has",
        ),
        (&b""[..], "not a Rightsdesk export", "line 1: "),
    ] {
        let (ran, taken) = handed(&["verify", "-"], begun, spaces());
        let line = ran.failed(1);
        assert!(line.contains(verified), "{line}");
        // It has to be read to its end, where a copy has its signature.
        assert!(taken >= spaces(), "{taken} spaces");

        // A pipe is read to its end, into a file without a name, before anything is taken in: of that nothing stays.
        let (ran, taken) = handed(&["import", "--data", data, "-"], begun, spaces());
        let line = ran.failed(1);
        assert!(
            line.contains(imported) && line.ends_with("; nothing was stored"),
            "{line}"
        );
        assert!(taken >= spaces(), "{taken} spaces");
    }
    let nobody = rightsdesk(&["export", "--data", data, "--app", "a1", "--user", "p-1"]).run();
    assert!(nobody.failed(1).contains("the app is not held"));
}

/// The control: who holds all of it at once does not get that far, nor does the portal's own reader with next to nothing.
#[test]
fn the_control_who_holds_them_all_runs_out_of_memory() {
    let folder = TempDir::new().unwrap();
    let reads = |size: u64| {
        let mut dd = Command::new("dd");
        dd.args(["if=/dev/zero", "of=/dev/null", "count=1"])
            .arg(format!("bs={size}"));
        let mut dd = limited(&dd, folder.path(), BOUND);
        dd.env("PATH", std::env::var_os("PATH").unwrap());
        dd.output().unwrap().status.success()
    };
    assert!(reads(1 << 20));
    assert!(!reads(FEW));
    let call = command(folder.path(), &["--version"]);
    for (kilobytes, does) in [(BOUND, true), (256, false)] {
        let ran = limited(&call, folder.path(), kilobytes).output().unwrap();
        assert_eq!(ran.status.success(), does, "{kilobytes}");
    }
}
