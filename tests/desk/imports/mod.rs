//! Importing rosters, rule by rule: workbooks are written, read and imported, and what the book
//! has afterwards is compared; a second import of the same file changes nothing.

mod back_dated;
mod committee_members;
mod contacts;
mod convenors;
mod map;
mod members;
mod missing;
mod numbers;
mod properties;
mod questions;
mod records;
mod rehearsal;
mod terms;
mod whole;

use jiebie::desk::import::{Answers, Import, Moves, Outcome, Source};
use jiebie::desk::{Desk, Done};
use jiebie::domain::id::{CommitteeId, MemberId, SectorId};
use jiebie::domain::member::Member;
use jiebie::exchange::Note;
use jiebie::exchange::Rejection;
use jiebie::exchange::{Limits, read_roster};

use crate::testkit::*;

/// A workbook to be written: sheets of rows of text.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    sheets: Vec<(&'static str, Vec<Vec<String>>)>,
}

impl Roster {
    /// Adds a register: name, sector, employer, committee, phone.
    pub fn members(self, rows: &[[&str; 5]]) -> Self {
        let heads = ["姓名", "界别", "工作单位及职务", "所在专委会", "联系电话"];
        self.sheet("委员名册", &heads, rows)
    }

    /// Adds a map: committee, director, sectors.
    pub fn map(self, rows: &[[&str; 3]]) -> Self {
        let heads = ["专委会", "主任", "联系界别"];
        self.sheet("专委会联系界别", &heads, rows)
    }

    /// Adds convenors: sector, first, others, liaison, phone, elected, approved.
    pub fn convenors(self, rows: &[[&str; 7]]) -> Self {
        let heads = [
            "界别",
            "第一召集人",
            "召集人",
            "联络员",
            "联络员电话",
            "推选时间",
            "主席会议审定时间",
        ];
        self.sheet("界别召集人", &heads, rows)
    }

    pub fn sheet<const N: usize>(
        mut self,
        name: &'static str,
        heads: &[&str; N],
        rows: &[[&str; N]],
    ) -> Self {
        let row = |cells: &[&str; N]| cells.iter().map(|it| (*it).to_owned()).collect();
        let rows = std::iter::once(row(heads)).chain(rows.iter().map(row));
        self.sheets.push((name, rows.collect()));
        self
    }

    /// The workbook read again, under the name `path`.
    pub fn named(&self, path: &str) -> Source {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, rows) in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).expect("a name");
            for (r, row) in rows.iter().enumerate() {
                for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                    sheet.write(r as u32, c as u16, cell).expect("a cell");
                }
            }
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let draft = read_roster(path, &bytes, &Limits::default());
        Source {
            path: path.to_owned(),
            draft: draft.unwrap_or_else(|error| panic!("{error}")),
        }
    }

    /// The request that takes in what is understood.
    pub fn partly(&self) -> Import {
        Import {
            files: vec![self.named("/rosters/roster.xlsx")],
            accept_partial: true,
            create_sectors: false,
            moves: Moves::default(),
            answers: Answers::default(),
        }
    }

    /// The request that takes in all or nothing.
    pub fn whole(&self) -> Import {
        Import {
            accept_partial: false,
            ..self.partly()
        }
    }
}

/// Imports what is understood, and again, which changes nothing.
#[track_caller]
pub fn imports(desk: &mut Desk, roster: &Roster) -> Outcome {
    let done = does(desk, &roster.partly(), "import", "roster.xlsx");
    changes_nothing(desk, roster, done.rejections());
    done
}

/// Imports all of it without a complaint, and again, which changes nothing.
#[track_caller]
pub fn imports_cleanly(desk: &mut Desk, roster: &Roster) -> Outcome {
    let outcome = does(desk, &roster.whole(), "import", "roster.xlsx");
    assert_eq!(told(&outcome), Vec::<String>::new());
    changes_nothing(desk, roster, 0);
    outcome
}

/// Imports again: no change, no entry, the same rejections.
#[track_caller]
pub fn changes_nothing(desk: &mut Desk, roster: &Roster, rejections: usize) {
    let before = last_entry(desk);
    let Done {
        value,
        seq,
        changes,
        ..
    } = desk.carry_out(&roster.partly()).expect("imported");
    assert_eq!((seq, changes.len()), (None, 0), "{changes:?}");
    assert_eq!(last_entry(desk), before);
    assert_eq!(value.files[0].accepted, 0, "{:?}", value.files[0]);
    assert_eq!(value.rejections(), rejections);
    is_as_stored(desk);
}

/// What was rejected: `sheet!B2 value: reason`, in Chinese; both languages speak.
#[track_caller]
pub fn told(outcome: &Outcome) -> Vec<String> {
    let rejected = outcome.files.iter().flat_map(|file| &file.rejected);
    rejected
        .map(
            |Rejection {
                 at, value, reason, ..
             }| {
                speaks(reason);
                format!(
                    "{}!{}{} {value}: {}",
                    at.sheet, at.column, at.row, reason.zh
                )
            },
        )
        .collect()
}

/// The notes, in Chinese.
#[track_caller]
pub fn notes(outcome: &Outcome) -> Vec<String> {
    let notes = outcome.files.iter().flat_map(|file| &file.notes);
    notes.map(in_chinese).collect()
}

/// Who and what moved, in Chinese.
#[track_caller]
pub fn moved(outcome: &Outcome) -> Vec<String> {
    let moved = outcome.files.iter().flat_map(|file| &file.moved);
    moved.map(in_chinese).collect()
}

fn in_chinese(note: &Note) -> String {
    speaks(&note.text);
    format!("{}: {}", note.value, note.text.zh)
}

/// One thing was rejected, and what was told contains all of `parts`.
#[track_caller]
pub fn rejects_one(outcome: &Outcome, parts: &[&str]) {
    let told = told(outcome);
    assert_eq!(told.len(), 1, "{told:?}");
    for part in parts {
        assert!(told[0].contains(part), "no {part:?} in {told:?}");
    }
}

/// The sector of this name.
#[track_caller]
pub fn sector_id(desk: &Desk, name: &str) -> SectorId {
    let mut all = desk.book().sectors.iter().filter(|it| it.name == name);
    let found = all.next().unwrap_or_else(|| panic!("no sector {name}"));
    assert!(all.next().is_none(), "two sectors {name}");
    found.id
}

/// The committee of this name.
#[track_caller]
pub fn committee_id(desk: &Desk, name: &str) -> CommitteeId {
    let mut all = desk.book().committees.iter();
    all.find(|it| it.name == name)
        .unwrap_or_else(|| panic!("no committee {name}"))
        .id
}

/// The members of this name, in order of identity.
pub fn called<'d>(desk: &'d Desk, name: &str) -> Vec<&'d Member> {
    let all = desk.book().members.iter();
    all.filter(|member| member.name == name).collect()
}

/// The only member of this name.
#[track_caller]
pub fn only(desk: &Desk, name: &str) -> Member {
    match called(desk, name).as_slice() {
        [one] => (*one).clone(),
        all => panic!("{name}: {all:?}"),
    }
}

/// Enters a member with a phone and an employer.
pub fn enter(
    desk: &mut Desk,
    name: &str,
    sector: SectorId,
    phone: &str,
    employer: &str,
) -> MemberId {
    let mut record = member(name, sector);
    record.phone = phone.into();
    record.employer = employer.into();
    let add = add(record);
    desk.carry_out(&add).expect("entered").value
}
