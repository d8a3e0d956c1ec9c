//! Rosters: from any file that an office sends to drafts of members, of the map and of convenors.
//!
//! A table is known by its headers, an announced list and a notice of groups by their headings. A
//! sheet that is not known is left out with a note; a value that is not understood is rejected with
//! its place and the reason; the rest is kept. Whether a partly understood file is taken is not
//! decided here.

mod convenors;
mod draft;
mod findings;
mod in_cells;
mod lists;
mod map;
mod members;
mod parted;
mod person;
mod phone;
mod recognise;
mod record_heads;
mod record_rows;
mod records;
mod rejected;
mod rows;
mod sections;
mod sector_names;
mod standing;
#[cfg(test)]
mod tests;
mod total;

pub use draft::{
    CommitteeMemberDraft, ConvenorsDraft, MapDraft, MemberDraft, RosterDraft, SectorList,
    SheetKind, SheetRead, Whole,
};
pub use lists::{people, sector, sectors};
pub use record_heads::{READ, must_say};
pub use record_rows::{Column, RecordRow, RecordsDraft};
pub use rejected::{ADDED, NoWorkbook, RejectedFile, rejected_rows};

use std::path::Path;
use std::sync::Arc;

use super::announcement;
use super::forms;
use super::headers::{self, Headers};
use super::listing::below::Below;
use super::listing::bounds;
use super::listing::columns;
use super::listing::line::Line;
use super::listing::lines;
use super::listing::marks::Marks;
use super::notice;
use super::office::document::{Block, Document, Paragraph};
use super::office::limits::Limits;
use super::office::note::Note;
use super::office::open::{Opened, open, open_file};
use super::office::read_error::{Problem, ReadError, WrongKind};
use super::office::workbook::{Sheet, Workbook};
use crate::domain::record::Kind;
use crate::text::Text;
use recognise::{
    is_table, lists_findings, lists_forms, note_unread_columns, recognise, records_in,
};
use rows::Table;
use sections::{SectorHeading, heading_in};

/// Reads the roster file at `path`.
///
/// # Errors
/// Refuses what [`open_file`] refuses, and a file in which nothing is recognised.
pub fn read_roster_file(path: &Path, limits: &Limits) -> Result<RosterDraft, ReadError> {
    let name = path.to_string_lossy().into_owned();
    read_opened(&name, &open_file(path, limits)?, limits)
}

/// Reads the bytes of a roster file; `name` is how the person called it.
///
/// # Errors
/// As [`read_roster_file`].
pub fn read_roster(name: &str, bytes: &[u8], limits: &Limits) -> Result<RosterDraft, ReadError> {
    read_opened(name, &open(name, bytes, limits)?, limits)
}

/// Reads a file that is open; `name` is how the person called it.
///
/// # Errors
/// Refuses a file in which nothing is recognised.
pub fn read_opened(name: &str, opened: &Opened, limits: &Limits) -> Result<RosterDraft, ReadError> {
    read_opened_as(None, name, opened, limits)
}

/// The same of a file whose tables have records of a kind, as a person says.
///
/// # Errors
/// As [`read_opened`].
pub fn read_opened_as(
    said: Option<Kind>,
    name: &str,
    opened: &Opened,
    limits: &Limits,
) -> Result<RosterDraft, ReadError> {
    let mut draft = RosterDraft::new(opened.kind());
    // A convenor is elected: his tables are read as they are.
    draft.said = said.filter(|kind| *kind != Kind::Convenor);
    let file = Path::new(name).file_stem();
    draft.file = file.map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    draft.marks = Marks::of(opened);
    match opened {
        Opened::Workbook(book) => read_workbook(book, limits, &mut draft),
        Opened::Document(document) => {
            draft.encoding = document.encoding;
            read_document(document, limits, &mut draft)
                .map_err(|problem| ReadError::new(name, problem))?;
        }
    }
    let marks = draft.marks.tell();
    draft.notes.extend(marks);
    // A form's labels may pass for a list, but never for a table's headers.
    let only_lines = draft.sheets.iter().all(|sheet| !sheet.kind.is_table());
    if only_lines && forms::read(opened).is_some() {
        return Err(ReadError::new(name, Problem::WrongKind(WrongKind::Form)));
    }
    if draft.sheets.is_empty() {
        if let Some(problem) = quoted_headers(opened, limits) {
            return Err(ReadError::new(name, problem));
        }
        let lines = lines::of_opened(opened);
        let offices = match bounds::check(&lines, limits) {
            Ok(()) if bounds::may_be_list(&lines) => announcement::offices(&lines),
            Err(crowded @ Problem::Crowded { .. }) => return Err(ReadError::new(name, crowded)),
            // A large table whose headers are not known is no list.
            Ok(()) | Err(_) => Vec::new(),
        };
        if !offices.is_empty() {
            return Err(ReadError::new(name, Problem::OnlyOffices(offices)));
        }
        let names = opened.sheets().map(|sheet| sheet.name().to_string());
        let problem = Problem::NothingRecognised(names.filter(|name| !name.is_empty()).collect());
        return Err(ReadError::new(name, problem));
    }
    Ok(draft)
}

/// The quote that stays open in a text table's headers: what stands before it are headers.
fn quoted_headers(opened: &Opened, limits: &Limits) -> Option<Problem> {
    let Opened::Document(document) = opened else {
        return None;
    };
    let book = document.as_table(limits)?;
    let [sheet] = book.sheets.as_slice() else {
        return None;
    };
    let fault = sheet.faults().first()?;
    let line = document.paragraphs().nth(fault.at.row as usize - 1)?;
    let heads = line.text.split([',', '\t', ';']);
    let known = heads.filter(|head| headers::field_of(head.trim_matches('"')).is_some());
    (known.count() > 1).then(|| Problem::OpenQuote(fault.at.clone(), fault.reason.clone()))
}

fn read_workbook(book: &Workbook, limits: &Limits, draft: &mut RosterDraft) {
    for sheet in &book.sheets {
        read_sheet(sheet, limits, draft);
    }
    total::check(&book.sheets, draft);
    // In the workbook for the council they stand beside what is read.
    if !draft.sheets.is_empty()
        && draft.sheets.iter().all(|it| it.kind == SheetKind::Findings)
        && let Some(sheet) = book.sheets.first()
    {
        draft.reject(
            sheet.at(0, 0),
            sheet.name().to_string(),
            findings::NO_REGISTER,
        );
    }
    let hidden = book.hidden.iter().map(|name| Note::hidden_sheet(name));
    draft.notes.extend(hidden);
}

/// A text may be a table; what stands in a document's tables is one where it has headers, else
/// lines as those between the tables are.
fn read_document(
    document: &Document,
    limits: &Limits,
    draft: &mut RosterDraft,
) -> Result<(), Problem> {
    if let Some(book) = document.as_table(limits)
        && book
            .sheets
            .iter()
            .any(|sheet| is_table(sheet) || lines::are_cells(document, sheet))
    {
        read_workbook(&book, limits, draft);
        return Ok(());
    }
    if let Some(first) = findings::printed(document) {
        draft.reject(first.at.clone(), first.text.clone(), findings::NO_REGISTER);
        draft.sheets.push(SheetRead {
            name: Arc::from(""),
            kind: SheetKind::Findings,
            records: 0,
        });
        return Ok(());
    }
    let mut heading = None;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.trim().is_empty() => {}
            Block::Paragraph(paragraph) => {
                heading = heading_in(&paragraph.text, &paragraph.at);
                draft.above.push(paragraph.text.clone());
            }
            Block::Table(sheet) => {
                read_table(sheet, heading.take(), limits, draft);
                draft.above.clear();
            }
        }
    }
    draft.notes.extend_from_slice(&document.notes);
    draft
        .notes
        .extend(document.margins.iter().map(Paragraph::margin_note));
    let below = Below::of(document);
    let lines = lines::of_document(document, &below, is_table);
    if read_lines(&Arc::from(""), &lines, limits, draft)? {
        draft.notes.extend(below.left);
        let sheets = document.tables().filter(|it| !is_table(it));
        let unread: Vec<_> = sheets.flat_map(columns::unread).collect();
        draft.notes.extend(unread);
    } else {
        let unread = document.footnotes.iter().map(|it| it.note.clone());
        draft.notes.extend(unread);
    }
    Ok(())
}

/// Whether the sheet is a table of another kind, such as one of findings: its lines are no list of
/// names, though there are names of sectors and people in it.
fn is_other_table(sheet: &Sheet) -> bool {
    Headers::find(sheet, |headers| headers.known() > 2).is_some()
}

fn read_sheet(sheet: &Sheet, limits: &Limits, draft: &mut RosterDraft) {
    let lists = draft.lists.len();
    let as_lines = |draft: &mut RosterDraft| {
        let lines = lines::of_sheet(sheet);
        !is_other_table(sheet)
            && read_lines(sheet.name(), &lines, limits, draft).unwrap_or_else(|problem| {
                // A large table whose headers are not known is no list.
                if let Problem::Crowded { .. } = problem {
                    draft.reject(sheet.at(0, 0), sheet.name().to_string(), problem.text());
                }
                false
            })
    };
    let table = read_table(sheet, None, limits, draft);
    if table || as_lines(draft) {
        if !table {
            draft.notes.extend(columns::unread(sheet));
        }
        draft.notes.extend_from_slice(sheet.notes());
        draft.rejected.extend_from_slice(sheet.faults());
        if !sheet.faults().is_empty() {
            // What is read of it in part lists nobody whole.
            draft.lists.truncate(lists);
        }
        return;
    }
    let text = if sheet.height() == 0 {
        Text::of("空工作表", "an empty sheet")
    } else {
        Text::of(
            "没有认出表头，整张工作表没有读入",
            "no header row was recognised; the sheet was not read",
        )
    };
    draft.note(sheet.at(0, 0), sheet.name().to_string(), text);
}

/// Reads a sheet whose headers are known; `heading` is the sector under which it stands. False when
/// the headers are not known.
fn read_table(
    sheet: &Sheet,
    heading: Option<SectorHeading>,
    limits: &Limits,
    draft: &mut RosterDraft,
) -> bool {
    if lists_findings(sheet) {
        draft.sheets.push(SheetRead {
            name: sheet.name().clone(),
            kind: SheetKind::Findings,
            records: 0,
        });
        return true;
    }
    if lists_forms(sheet) {
        draft.reject(
            sheet.at(0, 0),
            sheet.name().to_string(),
            Text::of(
                "这是登记表清单，不作名册读入。登记表请用 jiebie intake 收，或者在“登记表”界面登记",
                "this lists registration forms and is no register; forms are taken in with jiebie intake, or on the screen of forms",
            ),
        );
        draft.sheets.push(SheetRead {
            name: sheet.name().clone(),
            kind: SheetKind::Records(Kind::RegistrationForm),
            records: 0,
        });
        return true;
    }
    if let Some(found) = records_in(sheet, draft.said) {
        let file = draft.file.clone();
        let kind = SheetKind::Records(found.kind());
        let records = records::read(sheet, found, &file, draft);
        draft.sheets.push(SheetRead {
            name: sheet.name().clone(),
            kind,
            records,
        });
        return true;
    }
    let Some((reader, headers)) = recognise(sheet) else {
        return of_no_body(sheet, draft);
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    for headers in &headers.side_by_side(sheet) {
        let table = Table { sheet, headers };
        note_unread_columns(&table, &(reader.reads)(&table), draft);
    }
    let heading = heading.or_else(|| members::above(&table));
    let heading = heading.or_else(|| heading_in(sheet.name(), &sheet.at(0, 0)));
    let records = (reader.read)(&table, heading, limits, draft);
    draft.sheets.push(SheetRead {
        name: sheet.name().clone(),
        kind: reader.kind,
        records,
    });
    true
}

/// Whether a sheet is the program's own list of sectors or committees without the columns that say which they
/// are; then it is rejected.
fn of_no_body(sheet: &Sheet, draft: &mut RosterDraft) -> bool {
    let Some(headers) = Headers::find(sheet, Headers::are_of_bodies) else {
        return false;
    };
    draft.reject(
        sheet.at(headers.rows.start, 0),
        sheet.name().to_string(),
        Text::of(
            "从表头看是界别清单或者专委会清单，但没有“专委会”这一列，整张表没有读入，请补上",
            "the heads are those of a list of sectors or committees without the column “Committee”; the table was not read. Add it",
        ),
    );
    draft.sheets.push(SheetRead {
        name: sheet.name().clone(),
        kind: SheetKind::Map,
        records: 0,
    });
    true
}

/// Reads lines that are a notice of groups or an announced list; false when they are neither.
///
/// # Errors
/// Refuses more words than a list has, before they are taken apart.
fn read_lines(
    name: &Arc<str>,
    lines: &[Line],
    limits: &Limits,
    draft: &mut RosterDraft,
) -> Result<bool, Problem> {
    if !bounds::may_be_list(lines) {
        return Ok(false);
    }
    bounds::check(lines, limits)?;
    let read = notice::read(lines, draft).map(|records| (SheetKind::Notice, records));
    let read = read.or_else(|| announcement::read(lines, draft));
    let Some((kind, records)) = read else {
        return Ok(false);
    };
    draft.sheets.push(SheetRead {
        name: Arc::clone(name),
        kind,
        records,
    });
    Ok(true)
}
