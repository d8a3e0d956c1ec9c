//! The organisation in the course of its year, and what the program says of it on a day.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use chrono::NaiveDate;
use serde_json::Value;

use crate::clock;

/// The organisation, with a folder of its own.
pub struct Played {
    folder: tempfile::TempDir,
    /// The last day on which something was done.
    today: Cell<NaiveDate>,
}

/// What a run printed, and its exit code.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Played {
    /// Nothing yet.
    pub fn begin() -> Played {
        Played {
            folder: tempfile::tempdir().expect("a temporary folder"),
            today: Cell::new(NaiveDate::MIN),
        }
    }

    /// The same as it is now, for what is only tried.
    pub fn twin(&self) -> Played {
        let twin = Played::begin();
        fs::copy(self.store(), twin.store()).expect("a copy");
        twin.today.set(self.today.get());
        twin
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("office.store")
    }

    /// A path in the office's folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Writes a file into the office's folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(&path, content).expect("written");
        path.display().to_string()
    }

    /// What a line of words says when it is run on a day; `asked` looks at that day from the last
    /// one on which something was done.
    fn run(&self, day: &str, line: &str, asked: bool) -> Answer {
        let day: NaiveDate = match day.len() {
            5 => format!("2026-{day}"),
            _ => day.to_owned(),
        }
        .parse()
        .expect("a day");
        let mut command = match asked {
            true => clock::program(self.today.get().max(day)),
            false => clock::program(day),
        };
        command.args(["--lang", "zh"]).args(line.split_whitespace());
        command.arg("--store").arg(self.store());
        if asked {
            command.args(["--as-of", &day.to_string()]);
        } else {
            self.today.set(day);
        }
        command.env("HOME", self.folder.path());
        let output = command.stdin(Stdio::null()).output().expect("runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Answer {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// What is said to a line on a day.
    pub fn says(&self, day: &str, line: &str) -> Answer {
        self.run(day, line, false)
    }

    /// Does something on a day, and it is done.
    #[track_caller]
    pub fn on(&self, day: &str, line: &str) -> String {
        let answer = self.says(day, line);
        let ended = (answer.code, answer.err.as_str());
        assert_eq!(ended, (Some(0), ""), "{day}: {line}\n{}", answer.out);
        answer.out
    }

    /// A line is refused on a day, for a reason in which these words stand.
    #[track_caller]
    pub fn refuses(&self, day: &str, line: &str, words: &[&str]) {
        let answer = self.says(day, line);
        assert_eq!(answer.code, Some(2), "{day}: {line}\n{answer:?}");
        for word in words {
            assert!(answer.err.contains(word), "no {word} in {}", answer.err);
        }
    }

    /// What a line gives as JSON as of a day, whatever its exit code.
    #[track_caller]
    pub fn json(&self, day: &str, line: &str) -> Value {
        let answer = self.run(day, &format!("{line} --json"), true);
        serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{line}: {e}: {answer:?}"))
    }

    /// The rule finds so many breaches, duties and pieces of advice on a day.
    #[track_caller]
    pub fn finds(&self, day: &str, rule: &str, breaches: usize, due: usize, advice: usize) {
        let found = self.json(day, &format!("check --rule {rule}"));
        let found = found.as_array().unwrap_or_else(|| panic!("{found}"));
        let of = |level| found.iter().filter(|it| it["level"] == level).count();
        let counts = ["breach", "due", "advice"].map(of);
        assert_eq!(counts, [breaches, due, advice], "{rule} on {day}");
    }

    /// The rule finds nothing on a day.
    #[track_caller]
    pub fn silent(&self, day: &str, rule: &str) {
        self.finds(day, rule, 0, 0, 0);
    }

    /// There are breaches of these rules on a day, each so often, and of no others.
    #[track_caller]
    pub fn breaches(&self, day: &str, expected: &[(&str, usize)]) {
        let found = self.json(day, "check --level breach");
        let found = found.as_array().expect("an array");
        let mut codes: Vec<&str> = found.iter().filter_map(|it| it["code"].as_str()).collect();
        codes.sort_unstable();
        let of = |code: &str| codes.iter().filter(|it| **it == code).count();
        let mut counts: Vec<(&str, usize)> = codes.iter().map(|code| (*code, of(code))).collect();
        counts.dedup();
        assert_eq!(counts, expected, "{day}");
    }
}
