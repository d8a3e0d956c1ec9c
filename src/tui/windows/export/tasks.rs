//! The long work of an export: gathering what is asked for at a desk of its own, and writing it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::offer::{Part, What};
use crate::desk::due::due;
use crate::desk::export::{Export, ExportError, Format, What as Made};
use crate::desk::lists::{List, MemberOrder, View, Years};
use crate::desk::papers::{
    assessment, circular, dossier, duties, halfyear, registration_form, reminders, sitting,
};
use crate::desk::{Desk, Progress, Refusal};
use crate::domain::calendar::Year;
use crate::domain::form::RegistrationForm;
use crate::domain::id::{FormId, MemberId};
use crate::exchange::office::ics;
use crate::exchange::papers::save_paper;
use crate::exchange::{Gate, IfThere, Permit, SaveError, save};
use crate::files::shown_path;
use crate::search::strokes::Custom;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::task::{Bench, Task, Teller, Undone};
use crate::tui::windows::target::settle;

/// What is told of an export.
#[derive(Debug)]
pub enum SaveEvent {
    /// There is such a file; what would be written, should it be replaced.
    Exists(Box<Save>),
    /// It is written.
    Saved {
        /// The file or folder.
        path: PathBuf,
        /// How much it is.
        count: Text,
        /// What could not be as it should, for the person to know.
        left: Option<Text>,
    },
}

/// How much of the records, and how it is shown.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Only this part.
    pub(super) part: Option<Part>,
    /// Telephone numbers whole.
    pub(super) phones: bool,
    /// The language of headings.
    pub(super) locale: Locale,
    /// The year that is looked at.
    pub(super) year: Year,
}

/// Writes something to a file.
#[derive(Debug)]
pub struct Save {
    pub(super) what: What,
    pub(super) endings: Vec<&'static str>,
    /// What the file is called when a folder is named.
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// What becomes of a file that is there.
    pub(super) if_there: IfThere,
    /// Of several files that are to be written, how many are there already.
    pub(super) there: Option<usize>,
    pub(super) wanted: Wanted,
}

/// Why it was not written.
enum Unsaved {
    Refused(Refusal),
    /// There is such a file; of several, how many.
    There(Option<usize>),
    Failed(Text),
}

impl<E: Into<Refusal>> From<E> for Unsaved {
    fn from(why: E) -> Unsaved {
        Unsaved::Refused(why.into())
    }
}

impl From<SaveError> for Unsaved {
    fn from(why: SaveError) -> Unsaved {
        match why {
            SaveError::Exists(_) => Unsaved::There(None),
            SaveError::Several { count, .. } => Unsaved::There(Some(count)),
            other => Unsaved::Failed(other.text()),
        }
    }
}

impl Task for Save {
    type Event = SaveEvent;

    fn run(
        mut self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<SaveEvent>,
    ) -> Result<SaveEvent, Undone> {
        let folder = matches!(self.what, What::EachForm(_));
        if !folder {
            self.path =
                settle(self.path.clone(), &self.name, &self.endings).map_err(Undone::Failed)?;
        }
        match self.save(bench, progress) {
            Ok((count, left)) => Ok(SaveEvent::Saved {
                path: self.path,
                count,
                left,
            }),
            Err(Unsaved::There(several)) => {
                self.there = several;
                Ok(SaveEvent::Exists(Box::new(self)))
            }
            Err(Unsaved::Refused(refusal)) => Err(refusal.into()),
            Err(Unsaved::Failed(why)) => Err(Undone::Failed(why)),
        }
    }
}

impl Save {
    fn save(
        &self,
        bench: &dyn Bench,
        progress: &Progress,
    ) -> Result<(Text, Option<Text>), Unsaved> {
        let gate = bench.gate();
        // Asked before any work is done.
        let permit = match self.what {
            What::EachForm(_) => None,
            _ => Some(gate.ask(&self.path, self.if_there)?),
        };
        let mut desk = bench.desk(progress)?;
        if desk.today().year != self.wanted.year {
            desk.look_at(self.wanted.year)?;
        }
        progress.check()?;
        let Some(permit) = permit else {
            return self.each_form(&gate, &desk, progress);
        };
        match &self.what {
            What::Forms(ids) | What::EachForm(ids) => forms(permit, ids, &desk, progress),
            What::BlankForm => {
                save_paper(permit, &registration_form::blank(desk.book()))?;
                Ok((Text::of("空白登记表", "a blank form"), None))
            }
            What::Dossier(id, only) => {
                save_paper(permit, &dossier::paper(&desk, *id, only)?)?;
                Ok((Text::of("履职档案", "a dossier"), None))
            }
            What::Duties(id) => {
                save_paper(permit, &duties::paper(&desk, *id)?)?;
                Ok((Text::of("履职清单", "a list of duties"), None))
            }
            What::Sheets(table, of) => {
                save_paper(permit, &assessment::sheets(&desk, *table, of)?)?;
                let n = of.len();
                Ok((text!("{n} 份考核表", "sheets: {n}"), None))
            }
            What::Grades(table) => {
                save_paper(permit, &assessment::grades(&desk, *table)?)?;
                Ok((Text::of("考核等次名单", "a list by grade"), None))
            }
            What::Sitting(id, kind) => {
                save_paper(permit, &sitting::printed(&desk, *id, *kind)?)?;
                Ok((kind.title(), None))
            }
            What::Calendar(of) => {
                let (book, locale) = (desk.book(), self.wanted.locale);
                let mut all = due(book, desk.today(), None);
                all.retain(|it| of.is_none_or(|of| it.lies_with(of, book)));
                let events: Vec<_> = all.iter().map(|it| it.event(locale)).collect();
                let name = Text::of("到期事项", "Due");
                let at = desk.machine_time();
                save(
                    permit,
                    ics::calendar(name.say(locale), &events, at).as_bytes(),
                )?;
                let n = events.len();
                Ok((text!("{n} 项到期事项", "events: {n}"), None))
            }
            What::Halfyear(sectors) => {
                save_paper(permit, &halfyear::paper(&desk, sectors)?)?;
                Ok((Text::of("半年页", "half-year pages"), None))
            }
            What::Slips(slips) => {
                save_paper(permit, &reminders::paper(&desk, slips)?)?;
                let n = slips.len();
                Ok((text!("{n} 份催办单", "slips: {n}"), None))
            }
            What::Circular => {
                let draft = circular::draft_of(&desk)?;
                save_paper(permit, &draft.paper())?;
                Ok((Text::of("情况通报草稿", "a draft of the circular"), None))
            }
            What::Made(made) => self.made(permit, *made, &desk, progress),
            What::Template(list) => self.template(permit, *list, &desk),
        }
    }

    /// The list as nobody's records make it: its heads.
    fn template(
        &self,
        permit: Permit,
        list: List,
        desk: &Desk,
    ) -> Result<(Text, Option<Text>), Unsaved> {
        let ending = self.path.extension().unwrap_or_default().to_string_lossy();
        let export = Export {
            what: Made::List(list),
            format: Format::of_ending(&ending).unwrap_or(Format::Xlsx),
            view: View {
                member: Some(MemberId(0)),
                ..View::whole(desk, self.wanted.locale)
            },
        };
        match export.save(permit, &mut |_| ControlFlow::Continue(())) {
            Ok(_) => Ok((Text::of("表样", "an empty table"), None)),
            Err(ExportError::Unsaved(error)) => Err(error.into()),
            Err(error) => Err(Unsaved::Failed(error.text())),
        }
    }

    fn each_form(
        &self,
        gate: &Gate,
        desk: &Desk,
        progress: &Progress,
    ) -> Result<(Text, Option<Text>), Unsaved> {
        let (What::EachForm(ids) | What::Forms(ids)) = &self.what else {
            return Ok((counted(0), None));
        };
        let folder = &self.path;
        gate.make_folder(folder)?;
        let mut names = Vec::with_capacity(ids.len());
        for id in ids {
            names.push(registration_form::name_of(desk.book(), &form(*id, desk)?));
        }
        gate.ask_all(folder, names, self.if_there)?;
        progress.begin(ids.len() as u64);
        for (done, id) in ids.iter().enumerate() {
            if progress.is_cancelled() {
                return Err(Unsaved::Failed(text!(
                    "已停止；先前的 {done} 份已写好。",
                    "Stopped; the {done} before are written."
                )));
            }
            let form = form(*id, desk)?;
            let file = folder.join(registration_form::name_of(desk.book(), &form));
            let paper = registration_form::paper(desk.book(), std::slice::from_ref(&form));
            save_paper(gate.ask(&file, self.if_there)?, &paper)?;
            progress.reach(done as u64 + 1);
        }
        Ok((counted(ids.len()), None))
    }

    fn made(
        &self,
        permit: Permit,
        made: Made,
        desk: &Desk,
        progress: &Progress,
    ) -> Result<(Text, Option<Text>), Unsaved> {
        let ending = self.path.extension().unwrap_or_default().to_string_lossy();
        let first = made.formats().first().copied().unwrap_or(Format::Xlsx);
        let part = self.wanted.part.as_ref();
        let view = View {
            sector: part.and_then(|part| part.sector),
            committee: part.and_then(|part| part.committee),
            order: match made {
                Made::Roster | Made::Workbook => MemberOrder::Strokes(Custom::Surname),
                Made::Checklist(_) | Made::Reminders | Made::Supervision | Made::List(_) => {
                    MemberOrder::Announced
                }
            },
            show_phones: self.wanted.phones,
            years: Years::One(self.wanted.year),
            ..View::whole(desk, self.wanted.locale)
        };
        let export = Export {
            what: made,
            format: Format::of_ending(&ending).unwrap_or(first),
            view,
        };
        let exported = export.save(permit, &mut |done| {
            progress.reach(done);
            match progress.is_cancelled() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        match exported {
            Ok(exported) => {
                let unplaced = exported.unplaced;
                let left = (!unplaced.is_empty()).then(|| {
                    let (names, names_en) = (unplaced.join("、"), unplaced.join(", "));
                    text!(
                        "笔画表里没有其中的字，排在最后：{names}",
                        "placed last, with characters that the table of strokes lacks: {names_en}"
                    )
                });
                Ok((made.counted(exported.count), left))
            }
            Err(ExportError::Stopped) => Err(Refusal::Stopped.into()),
            Err(ExportError::Unsaved(error)) => Err(error.into()),
            Err(error) => Err(Unsaved::Failed(error.text())),
        }
    }
}

/// Forms in one document.
fn forms(
    permit: Permit,
    ids: &[FormId],
    desk: &Desk,
    progress: &Progress,
) -> Result<(Text, Option<Text>), Unsaved> {
    let most = registration_form::MOST;
    if ids.len() > most {
        return Err(Unsaved::Failed(text!(
            "一个文件最多 {most} 份登记表。请少标记一些，或选“分开”。",
            "One document takes {most} forms at most. Mark fewer, or choose “apart”."
        )));
    }
    progress.begin(ids.len() as u64);
    let mut forms = Vec::with_capacity(ids.len());
    for id in ids {
        forms.push(form(*id, desk)?);
        progress.step()?;
    }
    let paper = registration_form::paper(desk.book(), &forms);
    save_paper(permit, &paper)?;
    Ok((counted(forms.len()), None))
}

fn form(id: FormId, desk: &Desk) -> Result<RegistrationForm, Refusal> {
    desk.form(id)?.ok_or_else(|| desk.no_form(id))
}

fn counted(forms: usize) -> Text {
    let en = crate::text::counted(forms, "form");
    text!("{forms} 份登记表", "{en}")
}

/// What is said of a file that was written.
pub(super) fn said(path: &Path, count: &Text, left: &Option<Text>) -> Text {
    let (path, zh, en) = (shown_path(path), &count.zh, &count.en);
    match left {
        None => text!("已写入 {path}（{zh}）", "Written: {path} ({en})"),
        Some(Text {
            zh: left_zh,
            en: left_en,
        }) => text!(
            "已写入 {path}（{zh}）；{left_zh}",
            "Written: {path} ({en}); {left_en}"
        ),
    }
}
