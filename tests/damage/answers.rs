//! What a reader may be shown of a store, each answer or its error.

use std::any::Any;
use std::path::Path;
use std::sync::Arc;

use jiebie::desk::{Desk, Refusal};
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::Year;
use jiebie::domain::id::{FormId, MemberId, SectorId};
use jiebie::domain::record::Seq;
use jiebie::store::{ArchivePage, FormRow, Store, StoreError};

use crate::testkit::{TODAY, actor, add, member, noon};

/// How many forms and entries are asked for by their number.
const MOST: u64 = 170;

/// Questions and their answers.
pub struct Answers(Vec<(String, Answered)>);

/// An answer, or what was said instead.
type Answered = Result<Box<dyn Answer>, String>;

impl Answers {
    /// Asks the store at `path` everything; in the end something is written to it.
    pub fn of(path: &Path) -> Answers {
        let mut all = Answers(Vec::new());
        let store = match Store::open(path) {
            Ok(store) => store,
            Err(error) => {
                all.ask("open", || Err::<(), _>(error));
                return all;
            }
        };
        let year = Year(2026);
        all.ask("book", || {
            let mut book = store.load_book(year)?;
            store.load_year(&mut book, Year(2025))?;
            Ok(book)
        });
        let ids = |rows: Vec<FormRow>| -> Vec<_> {
            rows.into_iter().map(|row| (row.key, row.form)).collect()
        };
        for year in [2024, 2025, 2026].map(Year) {
            for page in [ArchivePage::First, ArchivePage::Last] {
                all.ask(&format!("forms of {} {page:?}", year.0), || {
                    store.forms_page(year, page, 12, |_, _, _| true).map(ids)
                });
            }
            all.ask(&format!("all forms of {}", year.0), || {
                let mut forms = store.forms_page(year, ArchivePage::First, 7, |_, _, _| true)?;
                while let Some(last) = forms.last() {
                    let page = ArchivePage::After(last.key);
                    let more = store.forms_page(year, page, 40, |_, _, _| true)?;
                    if more.is_empty() {
                        break;
                    }
                    forms.extend(more);
                }
                Ok(ids(forms))
            });
            all.ask(&format!("forms of members in {}", year.0), || {
                store.forms_of_year(year, (1..30).map(MemberId), |_, _| true)
            });
        }
        for member in (1..=40).map(MemberId) {
            all.ask(&format!("forms of member {}", member.0), || {
                store.forms_of(member)
            });
        }
        for id in (1..=MOST).map(FormId) {
            all.ask(&format!("form {}", id.0), || store.form(id));
        }
        for seq in (0..30).map(Seq) {
            all.ask(&format!("entry {}", seq.0), || store.entry(seq));
            all.ask(&format!("changes of {}", seq.0), || store.changes(seq));
        }
        all.ask("entries", || store.entries(None, 1_000));
        all.ask("the last entries", || store.entries(None, 3));
        all.ask("chain", || store.verify_journal());
        all.ask("verify", || {
            let audit = store.audit()?;
            if audit.faults.is_empty() {
                return Ok(audit);
            }
            let what = audit.faults.join("; ");
            let path = path.to_path_buf();
            Err(StoreError::Damaged { path, what })
        });
        drop(store);
        all.write(path);
        all
    }

    /// A verb on the store, and what it is afterwards.
    fn write(&mut self, path: &Path) {
        self.ask("write", || {
            let desk = Desk::open(
                Store::open(path)?,
                actor("王主任", Role::Admin),
                Arc::new(|| noon(TODAY).into()),
            );
            let mut desk = desk?;
            let home = desk.book().sectors.iter().map(|it| it.id).min();
            let written = desk.carry_out(&add(member("新委员", home.unwrap_or(SectorId(1)))));
            let seq = match written {
                Ok(done) => done.seq,
                Err(Refusal::Store(error)) => return Err(error),
                Err(refusal) => panic!("{refusal:?}"),
            };
            drop(desk);
            let store = Store::open(path)?;
            let book = store.load_book(Year(2026))?;
            // The hash of an entry that was just made rests on random salt.
            let entries = store.entries(None, 5)?.into_iter();
            let entries = entries.map(|it| (it.seq, it.actor, it.verb, it.note, it.changes));
            let entries: Vec<_> = entries.collect();
            Ok((seq, book, entries, store.audit()?.faults))
        });
    }

    fn ask<T: PartialEq + 'static>(
        &mut self,
        question: &str,
        answer: impl FnOnce() -> Result<T, StoreError>,
    ) {
        let answer = answer().map(|it| Box::new(it) as Box<dyn Answer>);
        let answer = answer.map_err(|error| {
            let text = error.text();
            assert!(!text.zh.is_empty() && !text.en.is_empty());
            error.to_string()
        });
        self.0.push((question.to_owned(), answer));
    }

    /// What could not be answered.
    pub fn errors(&self) -> Vec<String> {
        let told = |(question, answer): &(String, Answered)| {
            let error = answer.as_ref().err()?;
            Some(format!("{question}: {error}"))
        };
        self.0.iter().filter_map(told).collect()
    }

    /// Holds the answers against those of a whole store: `told` where there was an error, `right`
    /// where there was none, and else what is wrong.
    pub fn against(&self, whole: &Answers) -> Result<&'static str, String> {
        for (question, answer) in &self.0 {
            let Ok(answer) = answer else { continue };
            let right = whole.0.iter().find(|(other, _)| other == question);
            if !matches!(right, Some((_, Ok(right))) if right.same_as(&**answer)) {
                return Err(format!("wrong {question}"));
            }
        }
        let errors = self.errors();
        let verified = self
            .0
            .iter()
            .any(|(question, answer)| question == "verify" && answer.is_ok());
        match errors.first() {
            Some(error) if verified => Err(format!("verified, but {error}")),
            Some(_) => Ok("told"),
            None => Ok("right"),
        }
    }
}

/// An answer of any type, which may be held against another.
trait Answer {
    fn as_any(&self) -> &dyn Any;
    fn same_as(&self, other: &dyn Answer) -> bool;
}

impl<T: PartialEq + 'static> Answer for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn same_as(&self, other: &dyn Answer) -> bool {
        other.as_any().downcast_ref::<T>() == Some(self)
    }
}
