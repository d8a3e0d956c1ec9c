//! A store in a temporary folder, and running the program on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Founds the organisation of most tests.
pub const INIT: [&str; 7] = [
    "init",
    "--org",
    "政协某市委员会",
    "--term",
    "7",
    "--from",
    "2026-01-01",
];

/// The day on which the tests look at the desk.
pub const TODAY: &str = "2026-11-24";

/// A folder with a store.
pub struct TestStore {
    folder: tempfile::TempDir,
    store: PathBuf,
}

/// What a run printed, and its exit code.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl TestStore {
    /// A made-up organisation that lacks something everywhere.
    pub fn demo() -> TestStore {
        TestStore::of(&["--members", "120", "--forms", "150", "--seed", "7"])
    }

    /// A made-up organisation of another size.
    pub fn of(size: &[&str]) -> TestStore {
        let office = TestStore::bare();
        let store = office.store.display().to_string();
        let args = [&["demo", store.as_str()], size].concat();
        office.runs(&args).done();
        office
    }

    /// An organisation with nothing in it yet.
    pub fn empty() -> TestStore {
        let office = TestStore::bare();
        office.runs(&INIT).done();
        office
    }

    /// A folder without a store.
    pub fn bare() -> TestStore {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = folder.path().join("office.store");
        TestStore { folder, store }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The store's file.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// The program on this store and this day, without a word about the language.
    pub fn command(&self, args: &[&str]) -> Command {
        self.command_on(TODAY, args)
    }

    /// The same on another day.
    pub fn command_on(&self, day: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiebie"));
        command
            .args(args)
            .arg("--store")
            .arg(&self.store)
            .args(["--as-of", day])
            .env("HOME", self.folder.path())
            // Nobody is believed who they say they are.
            .env("USER", "wang")
            .env_remove("XDG_DATA_HOME")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .stdin(Stdio::null());
        command
    }

    /// Runs the program in English.
    pub fn runs(&self, args: &[&str]) -> Answer {
        Answer::of(self.command(args).output().expect("the program runs"))
    }

    /// Runs the program in English on another day.
    pub fn runs_on(&self, day: &str, args: &[&str]) -> Answer {
        Answer::of(
            self.command_on(day, args)
                .output()
                .expect("the program runs"),
        )
    }

    /// Runs the program in Chinese.
    pub fn runs_zh(&self, args: &[&str]) -> Answer {
        let args = [&["--lang", "zh"], args].concat();
        self.runs(&args)
    }

    /// What a run prints as JSON, whatever its exit code.
    pub fn json(&self, args: &[&str]) -> Value {
        let answer = self.runs(&[args, &["--json"]].concat());
        serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{args:?}: {e}: {answer:?}"))
    }

    /// The IDs of the forms of a status, oldest first.
    pub fn forms(&self, status: &str) -> Vec<String> {
        let forms = self.json(&["forms", "--status", status]);
        let forms = forms.as_array().expect("an array");
        forms.iter().map(|form| form["id"].to_string()).collect()
    }
}

impl Answer {
    pub fn of(output: Output) -> Answer {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Answer {
            code: output.status.code().expect("no signal"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// It went well and complained of nothing.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// It was refused: exit code 2, a sentence that says all of `words`, and nothing printed but, for scripts, the
    /// same.
    #[track_caller]
    pub fn refused(self, words: &[&str]) {
        assert_eq!(self.code, 2, "{}", self.err);
        if !self.out.is_empty() {
            let told: serde_json::Value = serde_json::from_str(&self.out).expect("an error");
            let told = told["error"].as_str().expect("a sentence");
            assert!(self.err.contains(told), "{told}: {}", self.err);
        }
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in: {}", self.err);
        }
        for debug in ["Some(", "Err(", "panicked", "{ ", "¦"] {
            assert!(!self.err.contains(debug), "{}", self.err);
        }
    }
}

/// The system's name of who runs the tests: who acts in the journal.
#[allow(dead_code, reason = "every test program takes what it needs")]
pub fn system_user() -> String {
    let user = nix::unistd::Uid::current();
    let known = nix::unistd::User::from_uid(user).expect("a list of users");
    known.map_or_else(|| format!("uid {user}"), |it| it.name)
}
