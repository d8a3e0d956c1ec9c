//! Takes rosters in: merges what files say about committees, sectors, members, convenors and
//! liaisons into the book.
//!
//! The readers of [`exchange`](crate::exchange) made drafts of the files; here is decided what
//! they mean: which sector a name stands for (`sectors`, `new_sectors`), which committee
//! (`committees`), who a person is (`matching`), and what changes. A file is a statement of what
//! is, never of what is not: nothing is cleared because a cell is blank, and nobody is ended
//! because absent. Names are looked up within a sector and never identify anybody alone.
//!
//! All files of an import are one request, one transaction and one journal entry. They are worked
//! through by subject, not file by file, so a list of convenors may stand before the register.

mod beside;
mod by_number;
mod committee_members;
pub(super) mod committees;
mod convenors;
mod differences;
mod directors;
mod liaisons;
mod map;
mod matching;
mod members;
mod missing;
mod moves;
mod new_sectors;
mod new_term;
mod outcome;
mod question;
mod records;
mod sameness;
pub(super) mod sectors;
mod source;
mod staged_book;

pub use differences::{Difference, Differences, FieldChange, difference_of, differences};
pub use moves::Moves;
pub use new_term::{BeginTerm, Charges, NewTerm, Seat};
pub use outcome::{Counts, FileOutcome, Missing, Outcome};
pub use question::{Answer, Answers, Asks, Question};
pub use source::{Import, Source};

use std::collections::HashSet;
use std::path::Path;

use super::checks::Faults;
use super::refusal::Refusal;
use super::request::{Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::MemberId;
use crate::domain::verb::Verb;
use crate::exchange::At;
use crate::exchange::office::words::squeeze;
use crate::store::Tx;
use committees::CommitteeNames;
use sectors::SectorNames;
use staged_book::StagedBook;

impl Request for Import {
    type Output = Outcome;

    fn verb(&self) -> Verb {
        Verb::Import
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Import)
    }

    fn note(&self, _book: &Book) -> String {
        let names: Vec<_> = self
            .files
            .iter()
            .map(|file| {
                let name = Path::new(&file.path).file_name();
                name.map_or(file.path.as_str().into(), |name| name.to_string_lossy())
            })
            .collect();
        names.join("、")
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<Outcome, Refusal> {
        let mut files = self.file_outcomes();
        if let Moves::On(day) = self.moves {
            let mut faults = Faults::default();
            faults.past("moved_on", day, &context.today);
            if let Some(day) = day {
                faults.in_term("moved_on", day, book);
            }
            faults.none()?;
        }
        let mut staged = StagedBook::of(book, tx, context.today.date, self.moves);
        let taken = self.merge(context.today, &mut staged, &mut files)?;
        context.progress.check()?;
        staged.count(&mut files);
        let mut outcome = self.outcome(files, taken.missing);
        outcome.held_back = !self.accept_partial && outcome.rejections() > 0;
        if !outcome.held_back {
            staged.write(&context.progress)?;
        }
        Ok(outcome)
    }
}

/// What was found of people, beside what was merged.
struct Taken {
    /// Who serves and does not stand in the list of the whole sector.
    missing: Vec<Missing>,
    /// Whom rows of registers mean, in their order.
    listed: Vec<MemberId>,
    /// Who of them is new, with the row and its file.
    places: Vec<(MemberId, usize, At)>,
    /// Names of rows of which it is not clear whom they mean.
    unclear: Vec<String>,
}

impl Import {
    /// What is to become of each file.
    fn file_outcomes(&self) -> Vec<FileOutcome> {
        let files = self.files.iter().enumerate();
        files
            .map(|(n, file)| FileOutcome::of(n, &file.path, &file.draft))
            .collect()
    }

    /// What became of them.
    fn outcome(&self, mut files: Vec<FileOutcome>, missing: Vec<Missing>) -> Outcome {
        for (file, source) in files.iter_mut().zip(&self.files) {
            file.sort(&source.draft);
        }
        Outcome {
            questions: questions(&mut files),
            missing,
            files,
            held_back: false,
        }
    }

    fn merge(
        &self,
        today: Today,
        staged: &mut StagedBook<'_, '_>,
        files: &mut [FileOutcome],
    ) -> Result<Taken, Refusal> {
        let mut sectors =
            SectorNames::of(&staged.book, &self.answers).on(&staged.book, staged.today);
        let mut committees = CommitteeNames::of(&staged.book).on(&staged.book, staged.today);
        new_sectors::take_in(self, staged, &mut sectors, files)?;
        committees::take_in(self, staged, &mut committees, files)?;
        self.keep_aliases(staged);
        let mut map = map::Map::default();
        for (n, (source, file)) in self.files.iter().zip(files.iter_mut()).enumerate() {
            map.merge(
                n,
                &source.draft,
                staged,
                (&mut sectors, &mut committees),
                file,
            );
        }
        let mut roll = missing::Roll::default();
        let (mut listed, mut places, mut unclear) = (Vec::new(), Vec::new(), Vec::new());
        for (n, (source, file)) in self.files.iter().zip(files.iter_mut()).enumerate() {
            let names = (&mut sectors, &mut committees);
            let met = members::merge(n, &source.draft, &self.answers, staged, names, file)?;
            roll.call(n, &source.draft, &met, &mut sectors, file);
            for id in met.listed {
                if !listed.contains(&id) {
                    listed.push(id);
                }
            }
            places.extend(met.places);
            unclear.extend(met.unclear.into_iter().map(|(_, name)| name));
        }
        // Behind all registers, whoever stands in them is known.
        for (n, (source, file)) in self.files.iter().zip(files.iter_mut()).enumerate() {
            let rows = &source.draft.committee_members;
            committee_members::merge(n, rows, &self.answers, staged, &mut committees, file);
        }
        directors::merge(&map, staged, files);
        let mut convenors = convenors::Convenors::of(self, staged);
        let mut liaisons = liaisons::Liaisons::default();
        for draft in self.files.iter().flat_map(|file| &file.draft.convenors) {
            if let (Some(name), Ok(sector)) = (&draft.liaison, sectors.find(&draft.sector)) {
                liaisons.stated(sector, &name.value);
            }
        }
        for (n, (source, file)) in self.files.iter().zip(files.iter_mut()).enumerate() {
            for draft in &source.draft.convenors {
                let found = sectors.find(&draft.sector);
                match found {
                    Ok(sector) => {
                        let people =
                            convenors.merge(n, sector, draft, &self.answers, staged, file)?;
                        let liaison = liaisons.merge(n, sector, draft, staged, file)?;
                        if !people && !liaison {
                            // A row that names a sector and nobody.
                            file.settle(false);
                        }
                    }
                    Err(why) => file.refuse_sector(&draft.at, &draft.sector, why),
                }
            }
        }
        for (n, (source, file)) in self.files.iter().zip(files.iter_mut()).enumerate() {
            for table in &source.draft.tables {
                records::merge(n, table, &self.answers, today, &mut liaisons, staged, file)?;
            }
        }
        Ok(Taken {
            missing: roll.missing(staged),
            listed,
            places,
            unclear,
        })
    }

    /// Keeps the writings that the person wants known as aliases.
    fn keep_aliases(&self, staged: &mut StagedBook<'_, '_>) {
        let was = staged.book.settings().clone();
        let mut settings = was.clone();
        for (written, answer) in self.answers.sectors() {
            if let Answer::Sector {
                sector,
                keep_alias: true,
            } = answer
                && let Some(sector) = staged.book.sectors.get(sector)
                && sector.name != written
            {
                let aliases = &mut settings.sector_aliases;
                aliases.insert(written.to_owned(), sector.name.clone());
            }
        }
        staged.change(0, &was, settings);
    }
}

/// The files' questions, each once: a sector's name is asked about where it stands first.
fn questions(files: &mut [FileOutcome]) -> Vec<Question> {
    let mut asked = HashSet::new();
    let all = files.iter_mut().flat_map(|file| file.questions.drain(..));
    all.filter(|question| match question.asks {
        Asks::Sector { .. } => asked.insert(squeeze(&question.value)),
        Asks::Who { .. } | Asks::Kind { .. } | Asks::Day => true,
    })
    .collect()
}
