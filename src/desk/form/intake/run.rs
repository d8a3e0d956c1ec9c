//! A run of an intake: the files read one by one, then looked at, then taken in.
//!
//! Reading needs no desk and may go on in a thread of its own; between two files a front can show
//! how far it is, or stop and forget the run, and nothing has happened. What was read is kept as
//! drafts and digests, not as bytes: a file is read again when it is kept, and one that is no
//! longer what it was is left.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::reason::Reason;
use super::report::{FileReport, FormReport, Report, Standing};
use super::scan::{Found, What, problem};
use super::take::{Incoming, IntakeForms, has_members};
use crate::desk::refusal::Refusal;
use crate::desk::session::Desk;
use crate::domain::record::Seq;
use crate::exchange::{FileKind, Limits, Problem, forms, open};
use crate::store::{MOST_BYTES, digest_of};

/// A run: the files that wait, and those that were read.
pub struct IntakeRun {
    waiting: VecDeque<Found>,
    read: Vec<Entry>,
    /// The files that have forms, in their order in `read`.
    request: IntakeForms,
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
    /// It has forms; where its bytes are to be had again.
    Forms(Source),
    /// It has none that can be read.
    Left(Option<FileKind>, Reason),
}

enum Source {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl IntakeRun {
    /// A run over what was found.
    #[must_use]
    pub fn over(found: Vec<Found>) -> Self {
        IntakeRun {
            waiting: found.into(),
            read: Vec::new(),
            request: IntakeForms { files: Vec::new() },
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
            What::File(path) => self.read(&found.path, Source::File(path)),
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
        self.request.files.iter_mut().for_each(|it| it.kept = true);
        has_members(desk.book())?;
        let forms = if self.request.files.is_empty() {
            Vec::new()
        } else {
            desk.rehearse(&self.request)?.value
        };
        Ok(self.report(forms, None))
    }

    /// Takes in what was read: keeps the files that have something new, then writes all forms in
    /// one transaction. `told` hears before each file how far the keeping is, and stops the run by
    /// saying no: then nothing is written, and nothing comes back.
    ///
    /// # Errors
    /// When the desk refuses, or a file can't be kept. Nothing is written then.
    pub fn carry_out(
        &mut self,
        desk: &mut Desk,
        told: &mut dyn FnMut(&Progress) -> bool,
    ) -> Result<Option<Report>, Refusal> {
        let rehearsed = self.rehearse(desk)?;
        let with_forms = self.read.iter().zip(&rehearsed.files);
        let with_forms = with_forms.filter_map(|(entry, report)| match &entry.outcome {
            Outcome::Forms(source) => Some((source, report)),
            Outcome::Left(..) => None,
        });
        let mut to_keep = Vec::new();
        for ((source, report), file) in with_forms.zip(&mut self.request.files) {
            file.kept = false;
            if is_wanted(report, file, desk) {
                to_keep.push((source, &report.path, file));
            }
        }
        let all = to_keep.len();
        for (done, (source, path, file)) in to_keep.into_iter().enumerate() {
            let next = Some(path.clone());
            if !told(&Progress { done, all, next }) {
                return Ok(None);
            }
            let bytes = source.bytes().ok();
            if let Some(bytes) = bytes.filter(|bytes| digest_of(bytes) == file.digest) {
                desk.keep_original(&bytes)?;
                file.kept = true;
            }
        }
        if rehearsed.taken() == 0 {
            return Ok(Some(rehearsed));
        }
        let written = desk.carry_out(&self.request)?;
        Ok(Some(self.report(written.value, written.seq)))
    }

    fn read(&mut self, path: &str, source: Source) -> Outcome {
        let left = |problem: &Problem| Outcome::Left(None, Reason::unreadable(problem));
        let bytes = match source.bytes() {
            Ok(bytes) => bytes,
            Err(Unread::Problem(problem)) => return left(&problem),
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
        self.request.files.push(Incoming {
            name: name.map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned()),
            bytes: bytes.len() as u64,
            digest: digest_of(&bytes),
            kept: false,
            draft,
        });
        Outcome::Forms(source)
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
                Outcome::Forms(_) => {
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
fn is_wanted(report: &FileReport, file: &Incoming, desk: &Desk) -> bool {
    let mut forms = report.forms.iter();
    forms.any(|form| match (form.standing, &form.reason) {
        (Standing::Taken, _) => true,
        (Standing::Unchanged, Some(reason)) if reason.is_same_file() => {
            !desk.has_original(&file.digest)
        }
        (Standing::Unchanged | Standing::Left, _) => false,
    })
}

/// Why a file has no bytes.
enum Unread {
    Problem(Problem),
    TooLarge(u64),
}

impl Source {
    fn bytes(&self) -> Result<Vec<u8>, Unread> {
        let bytes = match self {
            Source::Bytes(bytes) => bytes.clone(),
            Source::File(path) => {
                let told = |error| Unread::Problem(problem(error));
                let meta = std::fs::metadata(path).map_err(told)?;
                // A pipe that took the file's place would never end.
                if !meta.is_file() {
                    return Err(Unread::Problem(Problem::NotAFile));
                }
                if meta.len() > MOST_BYTES {
                    return Err(Unread::TooLarge(meta.len()));
                }
                let mut bytes = Vec::new();
                let file = File::open(path).map_err(told)?;
                // It may have grown since it was measured.
                let limit = MOST_BYTES.saturating_add(1);
                file.take(limit).read_to_end(&mut bytes).map_err(told)?;
                bytes
            }
        };
        match bytes.len() as u64 {
            length if length > MOST_BYTES => Err(Unread::TooLarge(length)),
            _ => Ok(bytes),
        }
    }
}
