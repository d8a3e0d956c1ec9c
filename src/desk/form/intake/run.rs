//! A run of an intake: the files read one by one, then looked at, kept one by one, and taken in.
//!
//! Reading needs no desk and may go on in a thread of its own; between two files, read or kept, a
//! front can show how far it is, or stop and forget the run, and nothing has happened. What was read is kept as
//! drafts and digests, not as bytes: a file is read again when it is kept, and one that is no
//! longer what it was is left.

use std::collections::VecDeque;
use std::path::Path;

use super::reason::Reason;
use super::report::{FileReport, FormReport, Report, Standing};
use super::scan::{Found, What};
use super::source::{Source, Unread};
use super::take::{Incoming, IntakeForms, has_members};
use crate::desk::refusal::Refusal;
use crate::desk::session::Desk;
use crate::domain::attachment::MOST_BYTES;
use crate::domain::record::Seq;
use crate::exchange::{FileKind, Limits, Problem, forms, open};
use crate::store::digest_of;

/// A run: the files that wait, and those that were read.
pub struct IntakeRun {
    waiting: VecDeque<Found>,
    read: Vec<Entry>,
    /// The files that have forms, in their order in `read`.
    request: IntakeForms,
    /// Which of `read` are still to be kept, and how many were.
    to_keep: VecDeque<usize>,
    kept: usize,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many files are done.
    pub done: usize,
    /// Of how many.
    pub all: usize,
    /// The file that comes next; none when all are done.
    pub next: Option<String>,
}

/// A file that was read.
struct Entry {
    path: String,
    outcome: Outcome,
}

enum Outcome {
    /// It has forms; where its bytes are to be had again, and which of the request's files it is.
    Forms(Source, usize),
    /// It has none that can be read.
    Left(Option<FileKind>, Reason),
}

impl IntakeRun {
    /// A run over what was found.
    #[must_use]
    pub fn over(found: Vec<Found>) -> Self {
        IntakeRun {
            waiting: found.into(),
            read: Vec::new(),
            request: IntakeForms { files: Vec::new() },
            to_keep: VecDeque::new(),
            kept: 0,
        }
    }

    /// How far the reading is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.read.len(),
            all: self.read.len() + self.waiting.len(),
            next: self.waiting.front().map(|found| found.path.clone()),
        }
    }

    /// Reads the next file; false when none is left. Nothing is asked of the desk, and nothing is
    /// changed.
    pub fn read_next(&mut self) -> bool {
        let Some(found) = self.waiting.pop_front() else {
            return false;
        };
        let outcome = match found.what {
            What::Left(reason) => Outcome::Left(None, reason),
            What::File(path, which) => self.read(&found.path, Source::File(path, which)),
            What::Bytes(bytes) => self.read(&found.path, Source::Bytes(bytes)),
        };
        self.read.push(Entry {
            path: found.path,
            outcome,
        });
        true
    }

    /// Reads all that is left.
    pub fn read_all(&mut self) {
        while self.read_next() {}
    }

    /// What taking in what was read would come to. Nothing is written.
    ///
    /// # Errors
    /// When the desk refuses: the actor has no leave, or there are no members yet.
    pub fn rehearse(&mut self, desk: &mut Desk) -> Result<Report, Refusal> {
        has_members(desk.book())?;
        self.request.files.iter_mut().for_each(|it| it.kept = true);
        let forms = if self.request.files.is_empty() {
            Vec::new()
        } else {
            desk.rehearse(&self.request)?.value
        };
        self.request.files.iter_mut().for_each(|it| it.kept = false);
        let report = self.report(forms, None);
        let entries = self.read.iter().zip(&report.files).enumerate();
        let wanted = entries.filter(|(_, (entry, report))| match &entry.outcome {
            Outcome::Forms(_, n) => is_wanted(report, self.request.files.get(*n), desk),
            Outcome::Left(..) => false,
        });
        self.to_keep = wanted.map(|(n, _)| n).collect();
        self.kept = 0;
        Ok(report)
    }

    /// How far the keeping is of the files that a rehearsal found something new in.
    #[must_use]
    pub fn keeping(&self) -> Progress {
        let next = self.to_keep.front().and_then(|n| self.read.get(*n));
        Progress {
            done: self.kept,
            all: self.kept + self.to_keep.len(),
            next: next.map(|entry| entry.path.clone()),
        }
    }

    /// Keeps the next of those files beside the store; false when none is left. Whoever stops here
    /// has written nothing, and what was kept is used by the next run.
    ///
    /// # Errors
    /// When the actor has no leave, or the disk can't take the file.
    pub fn keep_next(&mut self, desk: &Desk) -> Result<bool, Refusal> {
        let Some(n) = self.to_keep.pop_front() else {
            return Ok(false);
        };
        self.kept += 1;
        if let Some(Entry {
            outcome: Outcome::Forms(source, file),
            ..
        }) = self.read.get(n)
            && let Some(file) = self.request.files.get_mut(*file)
            && let Ok(bytes) = source.bytes()
            && digest_of(&bytes) == file.digest
        {
            desk.keep_original(&bytes)?;
            file.kept = true;
        }
        Ok(true)
    }

    /// Writes the forms of the files that were kept, in one transaction. What the rehearsal found is
    /// looked at afresh: others may have been here since. A file that was changed or went before it
    /// was kept is left.
    ///
    /// # Errors
    /// When the desk refuses. Nothing is written then.
    pub fn write(&mut self, desk: &mut Desk) -> Result<Report, Refusal> {
        has_members(desk.book())?;
        if self.request.files.is_empty() {
            return Ok(self.report(Vec::new(), None));
        }
        let written = desk.carry_out(&self.request)?;
        Ok(self.report(written.value, written.seq))
    }

    /// Takes in what was read, from the rehearsal to the writing. `told` hears before each file
    /// how far the keeping is, and stops the run by saying no: then nothing comes back.
    ///
    /// # Errors
    /// When the desk refuses, or a file can't be kept. Nothing is written then.
    pub fn carry_out(
        &mut self,
        desk: &mut Desk,
        told: &mut dyn FnMut(&Progress) -> bool,
    ) -> Result<Option<Report>, Refusal> {
        self.rehearse(desk)?;
        while !self.to_keep.is_empty() {
            if !told(&self.keeping()) {
                return Ok(None);
            }
            self.keep_next(desk)?;
        }
        self.write(desk).map(Some)
    }

    fn read(&mut self, path: &str, source: Source) -> Outcome {
        let left = |problem: &Problem| Outcome::Left(None, Reason::unreadable(problem));
        let bytes = match source.bytes() {
            Ok(bytes) => bytes,
            Err(Unread::Problem(problem)) => return left(&problem),
            Err(Unread::Exchanged) => return Outcome::Left(None, Reason::changed_meanwhile()),
            Err(Unread::TooLarge(length)) => {
                return Outcome::Left(None, Reason::too_large(length));
            }
        };
        let limits = Limits {
            file_bytes: MOST_BYTES,
            ..Limits::default()
        };
        let opened = match open(path, &bytes, &limits) {
            Ok(opened) => opened,
            Err(error) => return left(&error.problem),
        };
        let Some(draft) = forms::read(&opened).filter(|draft| !draft.forms.is_empty()) else {
            return Outcome::Left(Some(opened.kind()), Reason::no_form());
        };
        let name = Path::new(path).file_name();
        let n = self.request.files.len();
        self.request.files.push(Incoming {
            name: name.map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned()),
            bytes: bytes.len() as u64,
            digest: digest_of(&bytes),
            kept: false,
            draft,
        });
        Outcome::Forms(source, n)
    }

    /// The report of all files that were read; `forms` are of those that have any.
    fn report(&self, forms: Vec<Vec<FormReport>>, seq: Option<Seq>) -> Report {
        let mut with_forms = self.request.files.iter().zip(forms);
        let files = self.read.iter().map(|entry| {
            let mut report = FileReport {
                path: entry.path.clone(),
                kind: None,
                reason: None,
                forms: Vec::new(),
                notes: Vec::new(),
            };
            match &entry.outcome {
                Outcome::Left(kind, reason) => {
                    report.kind = *kind;
                    report.reason = Some(reason.clone());
                }
                Outcome::Forms(..) => {
                    if let Some((file, forms)) = with_forms.next() {
                        report.kind = Some(file.draft.kind);
                        report.forms = forms;
                        report.notes.clone_from(&file.draft.notes);
                    }
                }
            }
            report
        });
        Report {
            files: files.collect(),
            seq,
        }
    }
}

/// Is the file to be kept: because something of it is new, or because what was kept of it before is
/// lost or damaged?
fn is_wanted(report: &FileReport, file: Option<&Incoming>, desk: &Desk) -> bool {
    let is_kept = || file.is_some_and(|file| desk.has_original(&file.digest));
    let mut forms = report.forms.iter();
    forms.any(|form| match (form.standing, &form.reason) {
        (Standing::Taken, _) => true,
        (Standing::Unchanged, Some(reason)) if reason.is_same_file() => !is_kept(),
        (Standing::Unchanged | Standing::Left, _) => false,
    })
}
