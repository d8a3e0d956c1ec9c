//! The long work of an import: reading files, rehearsing what they would change, writing it.
//!
//! The drafts go along with the work and come back with what is told of it, because of a whole
//! nation they are too much to be copied.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::desk::import::{Answers, Asks, Differences, Import, Moves, Outcome, Source};
use crate::desk::{Progress, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Seq;
use crate::exchange::{Limits, read_roster_file};
use crate::text::Text;
use crate::tui::task::{Bench, Task, Teller, Undone};

/// What is told of an import.
#[derive(Debug)]
pub enum ImportEvent {
    /// Files that can't be read, and why; nothing goes on without them.
    Unread(Vec<Text>),
    /// They would change this year, which was closed; the drafts for when it is said why.
    Closed(Year, Box<Import>),
    /// What the files would change.
    Rehearsed(Box<Rehearsed>),
    /// It was written.
    Written(Box<Written>),
    /// It was not, and why; the drafts for another try.
    Unwritten(Box<Import>, Refusal),
}

/// What files would change.
#[derive(Debug)]
pub struct Rehearsed {
    /// The files that were read.
    pub import: Import,
    /// What would become of them.
    pub outcome: Outcome,
    /// The records that would come or change.
    pub differences: Differences,
    /// The names of what the outcome speaks of.
    pub known: Known,
}

/// What the store calls those whom an outcome speaks of, for a window that has no book.
#[derive(Debug)]
pub struct Known {
    /// The day of the import.
    pub today: NaiveDate,
    /// All sectors, as the office lists them.
    pub sectors: Vec<(SectorId, String)>,
    people: HashMap<MemberId, Person>,
}

/// A member in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The sector.
    pub sector: String,
    /// Employer and post.
    pub employer: String,
}

impl Known {
    fn of(outcome: &Outcome, book: &Book, today: NaiveDate) -> Known {
        let sectors = book.sectors_in_order().into_iter();
        let asked = outcome.questions.iter().flat_map(|it| match &it.asks {
            Asks::Who { candidates, .. } => candidates.as_slice(),
            Asks::Sector { .. } | Asks::Kind { .. } | Asks::Day => &[],
        });
        let missing = outcome.missing.iter().map(|it| it.member);
        let people = asked.copied().chain(missing);
        let people = people.filter_map(|id| {
            let member = book.members.get(id)?;
            let person = Person {
                name: member.name.clone(),
                sector: book.sector_name(member.sector_on(today)).to_owned(),
                employer: member.employer.clone(),
            };
            Some((id, person))
        });
        Known {
            today,
            sectors: sectors.map(|it| (it.id, it.name.clone())).collect(),
            people: people.collect(),
        }
    }

    /// The member.
    #[must_use]
    pub fn person(&self, id: MemberId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// The sector's name.
    #[must_use]
    pub fn sector(&self, id: SectorId) -> &str {
        let found = self.sectors.iter().find(|(sector, _)| *sector == id);
        found.map_or("—", |(_, name)| name)
    }
}

/// An import that was carried out.
#[derive(Debug)]
pub struct Written {
    /// What became of the files.
    pub outcome: Outcome,
    /// The journal entry; none when nothing had to change.
    pub seq: Option<Seq>,
    /// The drafts, for when all was held back.
    pub import: Import,
}

/// Reads files and rehearses them.
#[derive(Debug)]
pub(super) struct Read {
    /// The whole line as a path, in case its blanks belong to a name.
    pub(super) whole: PathBuf,
    /// The words of the line as paths.
    pub(super) each: Vec<PathBuf>,
    /// As [`Import::create_sectors`].
    pub(super) create_sectors: bool,
}

/// Rehearses what was read once more, with why closed years may be changed.
#[derive(Debug)]
pub(super) struct Rehearse(pub(super) Import, pub(super) Option<String>);

/// Writes what was rehearsed, with the same.
#[derive(Debug)]
pub(super) struct Write(pub(super) Import, pub(super) Option<String>);

impl Task for Read {
    type Event = ImportEvent;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<ImportEvent>,
    ) -> Result<ImportEvent, Undone> {
        let paths = if self.each.len() > 1 && self.whole.is_file() {
            vec![self.whole]
        } else {
            self.each
        };
        let limits = Limits::default();
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        progress.begin(paths.len() as u64);
        for path in paths {
            match read_roster_file(&path, &limits) {
                Ok(draft) => files.push(Source {
                    path: path.to_string_lossy().into_owned(),
                    draft,
                }),
                Err(error) => faults.push(error.text()),
            }
            progress.step()?;
        }
        if !faults.is_empty() {
            return Ok(ImportEvent::Unread(faults));
        }
        let import = Import {
            files,
            // What can be accepted is shown, whatever is rejected.
            accept_partial: true,
            create_sectors: self.create_sectors,
            moves: Moves::default(),
            answers: Answers::default(),
        };
        rehearse(import, None, bench, progress)
    }
}

impl Task for Rehearse {
    type Event = ImportEvent;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<ImportEvent>,
    ) -> Result<ImportEvent, Undone> {
        let Rehearse(mut import, because) = self;
        import.accept_partial = true;
        rehearse(import, because, bench, progress)
    }
}

fn rehearse(
    import: Import,
    because: Option<String>,
    bench: &dyn Bench,
    progress: &Progress,
) -> Result<ImportEvent, Undone> {
    let mut desk = bench.desk(progress)?;
    desk.set_because(because);
    let done = match desk.rehearse(&import) {
        Err(Refusal::ClosedYear(year)) => return Ok(ImportEvent::Closed(year, Box::new(import))),
        done => done?,
    };
    let known = Known::of(&done.value, desk.book(), desk.today().date);
    let differences = Differences::of(desk.book(), done.changes);
    progress.check()?;
    Ok(ImportEvent::Rehearsed(Box::new(Rehearsed {
        import,
        outcome: done.value,
        differences,
        known,
    })))
}

impl Task for Write {
    type Event = ImportEvent;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<ImportEvent>,
    ) -> Result<ImportEvent, Undone> {
        let Write(import, because) = self;
        let mut done = None;
        let written = bench.write(progress, &mut |desk| {
            desk.set_because(because.clone());
            done = Some(desk.carry_out(&import)?);
            Ok(())
        });
        Ok(match (written, done) {
            (Ok(()), Some(done)) => ImportEvent::Written(Box::new(Written {
                outcome: done.value,
                seq: done.seq,
                import,
            })),
            // Without a refusal there is something done.
            (Ok(()), None) => ImportEvent::Unwritten(Box::new(import), Refusal::Stopped),
            (Err(refusal), _) => ImportEvent::Unwritten(Box::new(import), refusal),
        })
    }
}
