//! Exports: a list, the register or the council's workbook, written in the format that is asked for.
//!
//! The shell and the screens export the same things the same way: they say what, from which part of
//! the records and in which format ([`Export`]), and where the bytes go. Where that is, a file or a
//! pipe, is theirs to settle. Nothing in the store is changed.

mod exported;
mod plain;
mod what;

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;

use super::lists::{List, View};
use super::papers::{checklist, council, register, reminders, roster};
use super::written::Names;
use crate::domain::record::Kind;
use crate::exchange::ledger::{LedgerSheet, Roll};
use crate::exchange::office::word;
use crate::exchange::save::{Permit, SaveError, save_with};
use crate::text;
use crate::text::Locale;

pub use exported::{ExportError, Exported};
pub use what::{Format, What};

use exported::Counter;

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
            (What::List(list), Format::Csv | Format::Xlsx) => {
                let names = Names::of(self.view.book(), self.view.date());
                let view = View {
                    file: list.comes_back().then_some(&names),
                    ..self.view
                };
                match self.format {
                    Format::Csv => plain::csv(list, &view, to, tell),
                    _ => roll(list, &view, to, tell),
                }
            }
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
            (What::Checklist(group), Format::Xlsx) => {
                let ledger = checklist::ledger(&self.view, group)?;
                to.write_all(&ledger.to_xlsx()?)?;
                Ok(Exported {
                    count: ledger.pages.len() as u64,
                    unplaced: Vec::new(),
                })
            }
            (What::Reminders, Format::Docx) => {
                let slips = reminders::slips(&self.view);
                to.write_all(&word::write(&reminders::paper(self.view.desk, &slips)?)?)?;
                Ok(Exported {
                    count: slips.len() as u64,
                    unplaced: Vec::new(),
                })
            }
            (What::Supervision, Format::Xlsx) => {
                let ledger = reminders::ledger(&self.view)?;
                to.write_all(&ledger.to_xlsx()?)?;
                let rows = ledger.pages.iter().map(|it| it.rows.len());
                Ok(Exported {
                    count: rows.sum::<usize>() as u64,
                    unplaced: Vec::new(),
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
fn heading(list: List, view: &View<'_>) -> LedgerSheet {
    let title = list.title().say(view.locale).to_owned();
    let organisation = view.book().organisation();
    let organisation = organisation.map_or("", |it| &it.name);
    let (today, year) = (view.desk.today().date, view.desk.today().year);
    let told = text!(
        "{organisation}　{year} 年度　截至 {today}",
        "{organisation}  year {year}  as of {today}"
    );
    LedgerSheet {
        name: title.clone(),
        title,
        lead: vec![told.say(view.locale).to_owned()],
        columns: list.columns(view.locale),
        fixed: 2,
        filter: true,
        ..LedgerSheet::default()
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
