//! The long work on a record's files: reading what is to be attached and keeping it, and writing one out.

use std::path::PathBuf;

use crate::desk::attach::Attach;
use crate::desk::{Progress, Refusal};
use crate::domain::attachment::Attachment;
use crate::domain::record::Kind;
use crate::exchange::{IfThere, SaveError, save};
use crate::tui::task::{Bench, Task, Teller, Undone};
use crate::tui::windows::target::settle;

/// What came of it.
pub enum FilesEvent {
    /// They are kept beside the store, and can be attached.
    Kept(Box<Attach>),
    /// There is such a file already.
    Exists(Box<WriteOut>),
    /// It is written.
    Written(PathBuf),
}

/// Reads files and keeps them.
pub struct Keep {
    pub(super) kind: Kind,
    pub(super) id: u64,
    /// What was written, as one path; and as several, parted by blanks.
    pub(super) whole: PathBuf,
    pub(super) several: Vec<PathBuf>,
}

impl Task for Keep {
    type Event = FilesEvent;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<FilesEvent>,
    ) -> Result<FilesEvent, Undone> {
        // A name may have blanks in it.
        let paths = match self.whole.exists() {
            true => vec![self.whole],
            false => self.several,
        };
        let mut read = None;
        bench.write(progress, &mut |desk| {
            let request = Attach::read(desk, self.kind, self.id, &paths)?;
            request.keep(desk)?;
            read = Some(request);
            Ok(())
        })?;
        let kept = read.ok_or(Undone::Refused(Refusal::Stopped))?;
        Ok(FilesEvent::Kept(Box::new(kept)))
    }
}

/// Writes a file out.
#[derive(Debug)]
pub struct WriteOut {
    pub(super) file: Attachment,
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) if_there: IfThere,
}

impl Task for WriteOut {
    type Event = FilesEvent;

    fn run(
        mut self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<FilesEvent>,
    ) -> Result<FilesEvent, Undone> {
        self.path = settle(self.path.clone(), &self.name, &[]).map_err(Undone::Failed)?;
        let bytes = bench.desk(progress)?.original(&self.file.digest);
        let bytes = bytes.map_err(Refusal::Store)?;
        let asked = bench.gate().ask(&self.path, self.if_there);
        match asked.and_then(|permit| save(permit, &bytes)) {
            Ok(_) => Ok(FilesEvent::Written(self.path)),
            Err(SaveError::Exists(_)) => Ok(FilesEvent::Exists(Box::new(self))),
            Err(error) => Err(Undone::Failed(error.text())),
        }
    }
}
