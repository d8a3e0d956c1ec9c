//! Who writes a store at this moment: a note beside it, for those who wait.
//!
//! The note counts only while its writer holds it locked: what a killed program left behind speaks of
//! nobody. It is a courtesy; where it can't be written or read, nobody is named.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::domain::verb::Verb;
use crate::files::{self, Identity};
use crate::text;
use crate::text::Text;

/// How often a lock on the note is tried for, a millisecond apart.
const LOCK_TRIES: u32 = 50;
/// More is no note of this program.
const MOST_BYTES: u64 = 1024;

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The process.
    pub process: u32,
    /// The user's name.
    pub name: String,
    /// What is done.
    pub verb: Option<Verb>,
    /// Since when, in the office's local time.
    pub since: NaiveDateTime,
}

impl Writer {
    /// Who writes the store at `path`; none where nobody does, or nobody knows.
    pub(super) fn of(path: &Path) -> Option<Writer> {
        let opened = files::open(&note_beside(path), false).ok()?;
        if !opened.meta.is_file() || opened.file.try_lock_shared().is_ok() {
            return None;
        }
        let mut said = String::new();
        opened
            .file
            .take(MOST_BYTES)
            .read_to_string(&mut said)
            .ok()?;
        Writer::read(&said)
    }

    fn read(said: &str) -> Option<Writer> {
        let mut lines = said.lines();
        Some(Writer {
            process: lines.next()?.parse().ok()?,
            since: lines.next()?.parse().ok()?,
            verb: Verb::from_code(lines.next()?),
            name: text::shown(lines.next()?).into_owned(),
        })
    }

    /// The same in words; of nobody that some program keeps the store locked.
    #[must_use]
    pub fn told(writer: Option<&Writer>) -> Text {
        writer.map_or_else(
            || {
                Text::of(
                    "数据文件正被另一个程序占用",
                    "The store is kept locked by another program",
                )
            },
            Writer::text,
        )
    }

    /// Who writes what since when, in words.
    #[must_use]
    pub fn text(&self) -> Text {
        let (name, process) = (&self.name, self.process);
        let since = self.since.format("%H:%M:%S");
        let what = self.verb.map(|verb| verb.title());
        let (zh, en) = match &what {
            Some(what) => (format!("“{}”", what.zh), format!(" ({})", what.en)),
            None => (String::new(), String::new()),
        };
        text!(
            "{name} 正在写入{zh}（{since} 起，进程 {process}）",
            "{name} is writing{en} since {since}, process {process}"
        )
    }
}

/// The note of a write that goes on; it goes away with this.
pub(super) struct Note {
    path: PathBuf,
    /// Locked until it is dropped.
    file: File,
}

impl Note {
    /// Says beside the store at `path` that `name` writes it. Only for whoever holds the store's lock.
    pub(super) fn leave(path: &Path, name: &str, verb: Verb, since: NaiveDateTime) -> Option<Note> {
        let at = note_beside(path);
        // What a killed writer left.
        let _ = fs::remove_file(&at);
        // Whoever may read the store may read who writes it.
        let mode = fs::metadata(path).ok()?.mode() & 0o666;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(mode);
        let file = options.open(&at).ok()?;
        let mut note = Note { path: at, file };
        // Whoever asks just then who writes holds it locked for a moment.
        let mut tries = 0..LOCK_TRIES;
        while note.file.try_lock().is_err() {
            tries.next()?;
            thread::sleep(Duration::from_millis(1));
        }
        let since = since.format("%Y-%m-%dT%H:%M:%S");
        let (process, verb) = (std::process::id(), verb.code());
        let said = format!("{process}\n{since}\n{verb}\n{name}\n");
        note.file.write_all(said.as_bytes()).ok()?;
        Some(note)
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        // The next writer may have begun, and left a note of its own under the name.
        let is_mine = Identity::of_open(&self.file)
            .is_ok_and(|mine| Identity::at(&self.path).is_ok_and(|there| there == mine));
        if is_mine {
            // Where it stays, it is nobody's: the lock on it ends.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn note_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let mut note = std::ffi::OsString::from(".");
    note.push(name);
    note.push(".writing");
    path.with_file_name(note)
}

/// Somebody else was waited for long enough.
pub(super) fn busy(path: &Path, writer: Option<&Writer>) -> Text {
    let path = files::shown_path(path);
    match writer {
        Some(writer) => {
            let (said, process) = (writer.text(), writer.process);
            let (zh, en) = (&said.zh, &said.en);
            text!(
                "{zh}，等到现在还没有写完，这次没有办理（{path}）。请稍后再试；那边如果停住了（例如按过 Ctrl-Z），请在那边用 fg 继续，或结束进程 {process}。",
                "{en}, and has not finished; this was not done ({path}). Try again later. If that program was stopped (with Ctrl-Z, say), let it go on with fg, or end process {process}."
            )
        }
        None => text!(
            "{path} 正被另一个程序占用，等到现在还没有放开，这次没有办理。请稍后再试；那边如果停住了（例如按过 Ctrl-Z），请让它继续或结束它。",
            "{path} is kept locked by another program; this was not done. Try again later. If that program was stopped (with Ctrl-Z, say), let it go on, or end it."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;

    fn at() -> NaiveDateTime {
        "2026-11-24T09:30:05".parse().expect("a moment")
    }

    #[test]
    fn a_note_names_the_writer_while_it_is_held() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.jiebie");
        fs::write(&path, "a store").expect("a file");
        assert_eq!(Writer::of(&path), None);
        let verb = Verb::Add(Kind::Member);
        let note = Note::leave(&path, "王\u{1b}[2J主任", verb, at()).expect("written");
        let writer = Writer::of(&path).expect("somebody writes");
        assert_eq!(writer.process, std::process::id());
        assert_eq!((writer.verb, writer.since), (Some(verb), at()));
        let told = writer.text();
        assert!(told.zh.contains("09:30:05"), "{told:?}");
        assert!(!told.zh.contains('\u{1b}'), "{told:?}");
        drop(note);
        assert_eq!(Writer::of(&path), None);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn whoever_asks_who_writes_keeps_no_note_from_being_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.jiebie");
        fs::write(&path, "a store").expect("a file");
        let done = std::sync::atomic::AtomicBool::new(false);
        let is_done = || done.load(std::sync::atomic::Ordering::Relaxed);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !is_done() {
                    let _ = Writer::of(&path);
                }
            });
            let written = (0..300).all(|_| {
                let note = Note::leave(&path, "王主任", Verb::Import, at());
                note.is_some() && Writer::of(&path).is_some()
            });
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            assert!(written);
        });
    }

    #[test]
    fn what_a_killed_writer_left_names_nobody_and_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.jiebie");
        fs::write(&path, "a store").expect("a file");
        fs::write(
            note_beside(&path),
            "1\n2026-11-24T09:30:05\nimport\n周秘书\n",
        )
        .expect("left");
        assert_eq!(Writer::of(&path), None);
        let _note = Note::leave(&path, "王主任", Verb::Import, at()).expect("written");
        assert_eq!(Writer::of(&path).map(|it| it.name), Some("王主任".into()));
    }

    #[test]
    fn a_writer_who_ends_leaves_the_note_of_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.jiebie");
        fs::write(&path, "a store").expect("a file");
        let first = Note::leave(&path, "周秘书", Verb::Import, at()).expect("written");
        let next = Note::leave(&path, "王主任", Verb::Import, at()).expect("written");
        drop(first);
        assert_eq!(Writer::of(&path).map(|it| it.name), Some("王主任".into()));
        drop(next);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn a_note_that_is_none_names_nobody() {
        for said in [
            "",
            "x\n",
            "1\nyesterday\nimport\n王\n",
            "1\n2026-11-24T09:30:05\nimport",
        ] {
            assert_eq!(Writer::read(said), None, "{said:?}");
        }
    }
}
