//! Exports: a list, the register or the council's workbook, written in the format that is asked for.
//!
//! The shell and the screens export the same things the same way: they say what, from which part of
//! the records and in which format ([`Export`]), and where the bytes go. Where that is, a file or a
//! pipe, is theirs to settle. Nothing in the store is changed.

mod plain;

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use super::lists::{List, View};
use super::papers::{council, register, roster};
use super::refusal::Refusal;
use crate::domain::record::Kind;
use crate::exchange::ledger::{LedgerError, Page, Roll};
use crate::exchange::office::word;
use crate::exchange::save::{Permit, SaveError, save_with};
use crate::files::in_words;
use crate::store::StoreError;
use crate::text;
use crate::text::{Locale, Text};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// The register of members by sectors, in official order.
    Roster,
    /// The workbook for the chairpersons' council.
    Workbook,
    /// A list.
    List(List),
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A Word document.
    Docx,
    /// A table of text, as Excel opens it in Chinese.
    Csv,
    /// An array, an element a line; `docs/json.md` says which.
    Json,
}

/// An export that is asked for.
#[derive(Clone, Copy)]
pub struct Export<'d> {
    /// What is exported.
    pub what: What,
    /// How it is written.
    pub format: Format,
    /// Of which part of the records.
    pub view: View<'d>,
}

/// What was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many entries of a list, or members of a roster, or pages of a workbook.
    pub count: u64,
    /// The names whose place by strokes is not the official one, because a character of theirs is
    /// not in the table.
    pub unplaced: Vec<String>,
}

/// Why nothing, or not all, was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// What is asked for is not written in this format.
    #[error("{what:?} is not written as {format:?}")]
    NotSo {
        /// What was asked for.
        what: What,
        /// In which format.
        format: Format,
    },
    /// The records don't allow it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The workbook could not be made.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Where it was to go did not take it.
    #[error(transparent)]
    Unwritten(#[from] io::Error),
    /// The file could not be put in its place.
    #[error(transparent)]
    Unsaved(#[from] SaveError),
    /// Whoever asked wants it no longer.
    #[error("stopped")]
    Stopped,
}

impl From<Refusal> for ExportError {
    fn from(refusal: Refusal) -> Self {
        ExportError::Refused(refusal)
    }
}

impl Export<'_> {
    /// Writes it to `to`; `tell` hears every so often how many entries are written, and may stop it.
    ///
    /// # Errors
    /// See [`ExportError`]; what was written until then is of no use.
    pub fn write(
        &self,
        to: &mut dyn Write,
        tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Exported, ExportError> {
        match (self.what, self.format) {
            (What::List(list), Format::Json) => plain::json(list, &self.view, to, tell),
            (What::List(list), Format::Csv) => plain::csv(list, &self.view, to, tell),
            (What::List(list), Format::Xlsx) => roll(list, &self.view, to, tell),
            (What::Roster, Format::Xlsx) => {
                to.write_all(&register::ledger(&self.view)?.to_xlsx()?)?;
                Ok(self.roster())
            }
            (What::Roster, Format::Docx) => {
                to.write_all(&word::write(&roster::announced(&self.view)?)?)?;
                Ok(self.roster())
            }
            (What::Roster, Format::Csv) => {
                plain::page(&register::page(&self.view), to)?;
                Ok(self.roster())
            }
            (What::Workbook, Format::Xlsx) => {
                let ledger = council::ledger(&self.view)?;
                to.write_all(&ledger.to_xlsx()?)?;
                Ok(Exported {
                    count: ledger.pages.len() as u64,
                    ..self.roster()
                })
            }
            (what, format) => Err(ExportError::NotSo { what, format }),
        }
    }

    /// Writes it to a file; when that fails, nothing has changed.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn save(
        &self,
        permit: Permit,
        tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Exported, ExportError> {
        let path = permit.path().to_path_buf();
        save_with(permit, |file| {
            let mut to = BufWriter::with_capacity(1 << 16, file);
            let exported = self.write(&mut to, tell)?;
            to.flush()?;
            Ok(exported)
        })
        .map_err(|error| match error {
            ExportError::Unwritten(cause) => SaveError::System { path, cause }.into(),
            other => other,
        })
    }

    fn roster(&self) -> Exported {
        let members = self.view.members();
        let unplaced = register::unplaced(&members, self.view.order);
        Exported {
            count: members.len() as u64,
            unplaced: unplaced.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// How many entries are written between two tellings.
const TOLD: u64 = 500;

/// Counts entries, tells of them, and says when to stop.
struct Counter<'t> {
    count: u64,
    tell: &'t mut dyn FnMut(u64) -> ControlFlow<()>,
}

impl Counter<'_> {
    fn one_more(&mut self) -> Result<(), ExportError> {
        self.count += 1;
        if self.count.is_multiple_of(TOLD) && (self.tell)(self.count).is_break() {
            return Err(ExportError::Stopped);
        }
        Ok(())
    }

    fn exported(self) -> Exported {
        Exported {
            count: self.count,
            unplaced: Vec::new(),
        }
    }
}

/// A list as a workbook.
fn roll(
    list: List,
    view: &View<'_>,
    to: &mut dyn Write,
    tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Exported, ExportError> {
    let organisation = view.book().organisation();
    let organisation = organisation.map_or("", |it| &it.name);
    let page = heading(list, view);
    let mut roll = Roll::begin(&page, organisation, view.desk.today().date)?;
    let mut counter = Counter { count: 0, tell };
    list.each(view, &mut |entry| -> Result<(), ExportError> {
        roll.push(&entry.cells())?;
        counter.one_more()
    })?;
    roll.finish(to)?;
    Ok(counter.exported())
}

/// What stands over a list's table.
fn heading(list: List, view: &View<'_>) -> Page {
    let title = list.title().say(view.locale).to_owned();
    let organisation = view.book().organisation();
    let organisation = organisation.map_or("", |it| &it.name);
    let (today, year) = (view.desk.today().date, view.desk.today().year);
    let told = text!(
        "{organisation}　{year} 年度　截至 {today}",
        "{organisation}  year {year}  as of {today}"
    );
    Page {
        name: title.clone(),
        title,
        lead: vec![told.say(view.locale).to_owned()],
        columns: list.columns(view.locale),
        fixed: 2,
        filter: true,
        ..Page::default()
    }
}

impl What {
    /// All that can be exported.
    pub fn all() -> impl Iterator<Item = What> {
        let lists = List::all().map(What::List);
        [What::Roster, What::Workbook].into_iter().chain(lists)
    }

    /// Its name on the command line, and what a file of it is called by default.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            What::Roster => "roster",
            What::Workbook => "workbook",
            What::List(list) => list.code(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            What::Roster => Text::of("委员名册", "roster"),
            What::Workbook => Text::of("主席会议工作簿", "workbook for the council"),
            What::List(list) => list.title(),
        }
    }

    /// The formats that it is written in, the most fitting first.
    #[must_use]
    pub fn formats(self) -> &'static [Format] {
        match self {
            What::Roster => &[Format::Xlsx, Format::Docx, Format::Csv],
            What::Workbook => &[Format::Xlsx],
            What::List(_) => &[Format::Xlsx, Format::Csv, Format::Json],
        }
    }

    /// What the export counts.
    #[must_use]
    pub fn counted(self, count: u64) -> Text {
        match self {
            What::Roster => text!("{count} 名委员", "members: {count}"),
            What::Workbook => text!("{count} 张工作表", "sheets: {count}"),
            What::List(_) => text!("{count} 条", "entries: {count}"),
        }
    }
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 4] = [Format::Xlsx, Format::Docx, Format::Csv, Format::Json];

    /// Its name, which is also how a file of it ends.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// The format that a file's ending names.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        Format::ALL.into_iter().find(|it| it.code() == ending)
    }
}

impl ExportError {
    /// What was not exported, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            ExportError::NotSo { what, format } => {
                let title = what.title();
                let codes: Vec<_> = what.formats().iter().map(|it| it.code()).collect();
                let (zh, en, format) = (&title.zh, &title.en, format.code());
                let (some_zh, some_en) = (codes.join("、"), codes.join(", "));
                text!(
                    "“{zh}”不能导出为 {format}，可以是 {some_zh}。",
                    "The {en} can't be exported as {format}; it can as {some_en}."
                )
            }
            ExportError::Refused(refusal) => refusal.text(),
            ExportError::Store(error) => error.text(),
            ExportError::Ledger(error) => error.text(),
            ExportError::Unwritten(cause) => {
                let Text { zh, en } = in_words(cause);
                text!(
                    "没有写成：{zh}。请检查磁盘空间和写入权限。",
                    "It could not be written: {en}. Check the disk's room and your leave to write."
                )
            }
            ExportError::Unsaved(error) => error.text(),
            ExportError::Stopped => {
                Text::of("已停止，没有写出文件。", "Stopped; no file was written.")
            }
        }
    }
}

/// What a file of it may be called: 委员名册-教育界-20261124.xlsx.
#[must_use]
pub fn file_name(what: What, format: Format, view: &View<'_>) -> String {
    let title = what.title();
    let title = match view.locale {
        Locale::Zh => title.zh.into_owned(),
        Locale::En => what.code().to_owned(),
    };
    let place = view
        .sector
        .map(|id| view.book().name_of(Kind::Sector, id.0))
        .or_else(|| {
            view.committee
                .map(|id| view.book().name_of(Kind::Committee, id.0))
        });
    let day = view.desk.today().date.format("%Y%m%d");
    let stem = match place {
        Some(place) => format!("{title}-{place}-{day}"),
        None => format!("{title}-{day}"),
    };
    let stem: String = stem
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                '_'
            } else {
                c
            }
        })
        .collect();
    format!("{stem}.{}", format.code())
}
