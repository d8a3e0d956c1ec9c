//! What the palette finds: every person, sector, committee, pending form and action.

use super::effect::Place;
use super::keys::{Global, KEYS, Now};
use crate::desk::Desk;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::FormId;
use crate::domain::settings::SETTINGS;
use crate::search::{Finder, Index, Row};
use crate::text::{Locale, Text};
use crate::tui::editors::What;
use crate::tui::key::Key;
use crate::tui::keymap::{Command, KeyRow};
use crate::tui::widgets::palette::Found;

/// How many rows are shown.
const MOST: usize = 200;

/// What a row of the palette leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A thing.
    Place(Place),
    /// What the app does itself.
    Global(Global),
    /// A command of the screen.
    Key(Command),
    /// An editor.
    Edit(What),
}

impl Target {
    /// Does it only show something?
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Target::Place(_))
    }
}

/// Finds by what is typed. Made of the book as it stood, and of the commands of all screens; made
/// anew after a change of the book. Which commands are to be had is asked each time, because that
/// follows what is shown and chosen.
pub(super) struct Seeker {
    rows: Vec<Found<Target>>,
    finder: Finder<u32>,
    locale: Locale,
}

impl Seeker {
    /// Of the book, these keys of screens, the app's own, and the editors.
    pub(super) fn of(book: &Book, date: NaiveDate, keys: &[KeyRow], locale: Locale) -> Seeker {
        let mut rows = Rows {
            book,
            date,
            locale,
            rows: Vec::new(),
        };
        rows.actions(keys);
        rows.map();
        rows.members();
        rows.forms();
        rows.settings();
        let rows = rows.rows;
        let words: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.title, row.note))
            .collect();
        let named = rows.iter().zip(&words).zip(0_u32..);
        let index = Index::build(named.map(|((row, words), n)| match row.value {
            Target::Place(Place::Member(_) | Place::Form(_)) => Row::name(n, words),
            Target::Place(_) | Target::Global(_) | Target::Key(_) | Target::Edit(_) => {
                Row::words(n, words)
            }
        }));
        let finder = Finder::new(index);
        Seeker {
            rows,
            finder,
            locale,
        }
    }

    /// The rows for these words, best first, with the screen's keys and the app's as they stand now.
    /// `#12` is the form of that number, archived or not.
    pub(super) fn find(
        &mut self,
        words: &str,
        desk: &Desk,
        keys: &[KeyRow],
        now: &Now,
    ) -> Vec<Found<Target>> {
        let mut found = Vec::new();
        if let Some(form) = words
            .trim()
            .strip_prefix('#')
            .and_then(|number| number.parse().ok())
            .and_then(|id| desk.form(FormId(id)).ok().flatten())
        {
            found.push(form_row(desk.book(), &form, self.locale));
        }
        let everywhere = KEYS.actions(now);
        let hits = self.finder.find(words, MOST).hits;
        let rows = hits
            .iter()
            .filter_map(|hit| self.rows.get(hit.key as usize));
        found.extend(rows.filter_map(|row| {
            let refused = match &row.value {
                Target::Key(command) => {
                    let key = keys.iter().find(|key| key.command == *command)?;
                    key.refused.clone()
                }
                Target::Global(global) => {
                    let (_, key) = everywhere.iter().find(|(it, _)| it == global)?;
                    key.refused.clone()
                }
                Target::Place(_) | Target::Edit(_) => None,
            };
            Some(Found {
                refused,
                ..row.clone()
            })
        }));
        found
    }
}

struct Rows<'a> {
    book: &'a Book,
    /// The day on which the records are shown.
    date: NaiveDate,
    locale: Locale,
    rows: Vec<Found<Target>>,
}

impl Rows<'_> {
    fn push(&mut self, value: Target, title: String, note: String, kind: &Text) {
        self.rows.push(Found {
            value,
            title,
            note,
            kind: kind.say(self.locale).to_owned(),
            refused: None,
        });
    }

    fn actions(&mut self, keys: &[KeyRow]) {
        let screen = keys
            .iter()
            .map(|row| (Target::Key(row.command.clone()), row.clone()));
        let everywhere = KEYS.bindings.iter().zip(KEYS.pages());
        let everywhere = everywhere
            .filter(|(binding, _)| binding.action != Global::Palette)
            .map(|(binding, row)| (Target::Global(binding.action), row));
        for (target, row) in screen.chain(everywhere) {
            self.rows.push(Found {
                value: target,
                title: row.label.say(self.locale).to_owned(),
                note: row.help.say(self.locale).to_owned(),
                kind: row.keys.first().map(Key::to_string).unwrap_or_default(),
                refused: None,
            });
        }
        let new = Text::of("新增", "new");
        let offers = [
            (What::AddCommittee, Text::of("新增专委会", "new committee")),
            (What::AddSector(None), Text::of("新增界别", "new sector")),
            (What::AddMember(None), Text::of("新增委员", "new member")),
            (
                What::AddLeader(None),
                Text::of("新增主席会议成员", "new leader"),
            ),
            (
                What::AddWorkroom,
                Text::of("新增委员工作室", "new workroom"),
            ),
            (
                What::AddActivity(None),
                Text::of("登记活动", "record an activity"),
            ),
            (What::AddStudy, Text::of("登记专题研究", "record a study")),
            (What::BeginForm(None), Text::of("填写登记表", "fill a form")),
            (
                What::Organisation,
                Text::of("组织与届次", "organisation and term"),
            ),
        ];
        for (what, title) in offers {
            let title = title.say(self.locale).to_owned();
            self.push(Target::Edit(what), title, String::new(), &new);
        }
    }

    fn map(&mut self) {
        let kind = Text::of("专委会", "committee");
        for committee in self.book.committees_in_order() {
            let coordinator = committee.coordinator_on(self.date);
            let note = coordinator.map(|it| it.name.clone()).unwrap_or_default();
            let target = Target::Place(Place::Committee(committee.id));
            self.push(target, committee.name.clone(), note, &kind);
        }
        let kind = Text::of("界别", "sector");
        for sector in self.book.sectors_in_order() {
            let note = sector
                .committee_on(self.date)
                .map(|id| self.book.committee_name(id).to_owned());
            let target = Target::Place(Place::Sector(sector.id));
            self.push(target, sector.name.clone(), note.unwrap_or_default(), &kind);
        }
    }

    fn members(&mut self) {
        let kind = Text::of("委员", "member");
        for member in self.book.members.iter() {
            let note = format!(
                "{} {}",
                self.book.sector_name(member.sector_on(self.date)),
                member.employer
            );
            let target = Target::Place(Place::Member(member.id));
            self.push(target, member.name.clone(), note, &kind);
        }
    }

    fn forms(&mut self) {
        for form in self.book.forms.iter() {
            let row = form_row(self.book, form, self.locale);
            self.rows.push(row);
        }
    }

    fn settings(&mut self) {
        let kind = Text::of("设置", "setting");
        for setting in SETTINGS {
            let title = setting.title.say(self.locale).to_owned();
            let note = format!("{} = {}", setting.key, setting.get(self.book.settings()));
            let target = Target::Edit(What::Setting(setting.key.to_owned()));
            self.push(target, title, note, &kind);
        }
    }
}

fn form_row(
    book: &Book,
    form: &crate::domain::form::RegistrationForm,
    locale: Locale,
) -> Found<Target> {
    let (id, status) = (form.id, form.status().word());
    let date = form.dated();
    Found {
        value: Target::Place(Place::Form(id)),
        title: book.member_name(form.sheet.member).to_owned(),
        note: format!("#{id} {date} {}", status.say(locale)),
        kind: Text::of("登记表", "form").say(locale).to_owned(),
        refused: None,
    }
}
