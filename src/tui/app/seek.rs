//! What the palette finds: every person, sector, committee and pending form, every record of any other
//! kind and each kind as a whole, and every action.

use super::context::Ctx;
use super::effect::Target;
use super::keys::{AppState, Global, KEYS};
use super::place::{Place, ScreenName};
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::desk::lists::{self, Findable, findable};
use crate::domain::book::Book;
use crate::domain::command::CommandId;
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::domain::settings::SETTINGS;
use crate::search::{Finder, Index, IndexRow};
use crate::text::{Locale, Text};
use crate::tui::commands::{self, Planned};
use crate::tui::key::Key;
use crate::tui::keymap::{Does, KeyRow};
use crate::tui::keypage;
use crate::tui::screens::records;
use crate::tui::widgets::palette::Found;

/// How many rows are shown.
const MOST: usize = 200;

/// Finds by what is typed. Made of the book as it stood, of the table of commands, and of what screens
/// and the app do themselves; made anew after a change of the book. A row knows which command it is, not
/// where it stands; whether the command is to be had is asked each time, because that follows what is
/// shown and chosen.
pub(super) struct Seeker {
    rows: Vec<Found<Target>>,
    finder: Finder<u32>,
    locale: Locale,
}

impl Seeker {
    /// Of the book, and of all that can be done.
    pub(super) fn of(book: &Book, date: NaiveDate, locale: Locale) -> Seeker {
        let mut rows = Rows {
            book,
            date,
            locale,
            rows: Vec::new(),
            also: HashMap::new(),
        };
        rows.commands();
        rows.own();
        rows.kinds();
        rows.map();
        rows.members();
        rows.forms();
        rows.records();
        let Rows { rows, also, .. } = rows;
        let words: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(n, row)| {
                let also = also.get(&n).map_or("", |it| it);
                format!("{} {} {also}", row.title, row.note)
            })
            .collect();
        let named = rows.iter().zip(&words).zip(0_u32..);
        let index = Index::build(named.map(|((row, words), n)| match row.value {
            Target::Place(Place::Member(_) | Place::Form(_)) => IndexRow::name(n, words),
            _ => IndexRow::words(n, words),
        }));
        let finder = Finder::new(index);
        Seeker {
            rows,
            finder,
            locale,
        }
    }

    /// The rows for these words, best first, with what the screen and the app can do as it stands now.
    /// `#12` is the record of that number, of whatever kind, and no other; of forms an archived one too.
    pub(super) fn find(
        &mut self,
        words: &str,
        ctx: &Ctx<'_>,
        keys: &[KeyRow],
        plan: impl Fn(CommandId) -> Planned,
        now: &AppState,
    ) -> Vec<Found<Target>> {
        let number = words.trim().strip_prefix('#');
        if let Some(number) = number.and_then(|it| it.parse().ok()) {
            return self.numbered(number, ctx);
        }
        let everywhere = KEYS.actions(now);
        let hits = self.finder.find(words, MOST).hits;
        let rows = hits
            .iter()
            .filter_map(|hit| self.rows.get(hit.key as usize));
        let found = rows.filter_map(|row| {
            let own = |does: Does| keys.iter().find(|key| key.does == does);
            let refused = match &row.value {
                Target::Own(it) => own(Does::Own(it.clone()))?.refused.clone(),
                Target::Global(global) => {
                    let (_, key) = everywhere.iter().find(|(it, _)| it == global)?;
                    key.refused.clone()
                }
                Target::Command(id) => {
                    let changes = commands::find(*id).group.changes();
                    let reading = ctx.desk.reading_only().filter(|_| changes);
                    reading.map(|it| it.text()).or_else(|| plan(*id).err())
                }
                Target::Place(_) | Target::Invoke(_) => None,
            };
            Some(Found {
                refused,
                ..row.clone()
            })
        });
        found.collect()
    }

    /// The records of this number, of whatever kind.
    fn numbered(&self, id: u64, ctx: &Ctx<'_>) -> Vec<Found<Target>> {
        let (book, date) = (ctx.book(), ctx.today().date);
        let form = ctx.desk.form(FormId(id)).ok().flatten();
        let mut rows = Rows {
            book,
            date,
            locale: self.locale,
            rows: form
                .iter()
                .map(|it| form_row(book, it, self.locale))
                .collect(),
            also: HashMap::new(),
        };
        for kind in Kind::ALL.iter().filter(|it| !UNNUMBERED.contains(it)) {
            if let Some(it) = lists::found(*kind, id, book, date) {
                let note = format!("#{id} {}", it.note);
                rows.record(Findable { note, ..it });
            }
        }
        rows.rows
    }
}

struct Rows<'a> {
    book: &'a Book,
    /// The day on which the records are shown.
    date: NaiveDate,
    locale: Locale,
    rows: Vec<Found<Target>>,
    /// By which words a row is found though it does not show them: those of the other language.
    also: HashMap<usize, String>,
}

impl Rows<'_> {
    /// The row that comes next is found by what it is called in the other language, too.
    fn also(&mut self, called: &Text) {
        let other = match self.locale {
            Locale::Zh => Locale::En,
            Locale::En => Locale::Zh,
        };
        let words = self.also.entry(self.rows.len()).or_default();
        words.push_str(called.say(other));
        words.push(' ');
    }

    fn push(&mut self, value: Target, title: String, note: String, kind: &Text) {
        self.rows.push(Found {
            value,
            title,
            note,
            kind: kind.say(self.locale).to_owned(),
            refused: None,
        });
    }

    /// Every command, by its title, and by what contexts call it where that is something else.
    fn commands(&mut self) {
        for id in CommandId::all() {
            let row = commands::find(id);
            let binds = commands::keys::ALL.iter().flat_map(|it| it.binds);
            let own: Vec<_> = binds.filter(|it| it.command == id).collect();
            let title = row.title.say(self.locale).to_owned();
            let mut note = row.help.say(self.locale).to_owned();
            if let CommandId::Set(n) = id
                && let Some(setting) = SETTINGS.get(usize::from(n))
            {
                let value = setting.get(self.book.settings());
                note = format!("{} = {value}", setting.key);
            }
            for label in own.iter().filter_map(|it| it.label.as_ref()) {
                let label = label.say(self.locale);
                if !title.contains(label) && !note.contains(label) {
                    note = format!("{note} {label}");
                }
            }
            let key = own.iter().find_map(|it| it.keys.first());
            self.also(&row.title);
            let labels = own.iter().filter_map(|it| it.label.as_ref());
            labels.for_each(|it| self.also(it));
            self.rows.push(Found {
                value: Target::Command(id),
                title,
                note,
                kind: key.map(Key::to_string).unwrap_or_default(),
                refused: None,
            });
        }
    }

    /// What screens and the app do themselves.
    fn own(&mut self) {
        let screens = keypage::of_screens().into_iter();
        let own = screens.filter_map(|row| match row.does.clone() {
            Does::Own(own) => Some((Target::Own(own), row)),
            Does::Command(_) => None,
        });
        let everywhere = KEYS.bindings.iter().zip(KEYS.pages());
        let everywhere = everywhere
            .filter(|(binding, _)| binding.action != Global::Palette)
            .map(|(binding, row)| (Target::Global(binding.action), row));
        for (target, row) in own.chain(everywhere) {
            self.also(&row.label);
            self.rows.push(Found {
                value: target,
                title: row.label.say(self.locale).to_owned(),
                note: row.help.say(self.locale).to_owned(),
                kind: row.keys.first().map(Key::to_string).unwrap_or_default(),
                refused: None,
            });
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
            let note = match &sector.ended {
                Some(ended) => Some(format!("–{}", ended.on)),
                None => sector
                    .committee_on(self.date)
                    .map(|id| self.book.committee_name(id).to_owned()),
            };
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

    /// The kinds that have lists, each as a whole.
    fn kinds(&mut self) {
        for kind in records::kinds() {
            let (named, place) = (records::named(kind), Place::Kind(kind));
            self.also(&named);
            let title = named.say(self.locale).to_owned();
            let note = ScreenName::Records.title().say(self.locale).to_owned();
            self.push(Target::Place(place), title, note, &Text::of("种类", "kind"));
        }
    }

    /// The records of all other kinds.
    fn records(&mut self) {
        for kind in Kind::ALL.iter().filter(|it| !OWN.contains(it)) {
            for it in findable(*kind, self.book, self.date) {
                self.record(it);
            }
        }
    }

    fn record(&mut self, it: Findable) {
        let place = Place::of(it.kind, it.id, self.book);
        let word = it.kind.title();
        self.push(Target::Place(place), it.title, it.note, &word);
    }

    fn forms(&mut self) {
        for form in self.book.forms.iter() {
            let row = form_row(self.book, form, self.locale);
            self.rows.push(row);
        }
    }
}

/// The kinds whose rows say more than their descriptions, and those that an organisation has one of.
const OWN: &[Kind] = &[
    Kind::Organisation,
    Kind::Settings,
    Kind::Committee,
    Kind::Sector,
    Kind::Member,
    Kind::RegistrationForm,
];

/// The kinds whose records have no number to be found by here: those that there is one of, and forms,
/// which are read from the archive.
const UNNUMBERED: &[Kind] = &[Kind::Organisation, Kind::Settings, Kind::RegistrationForm];

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
