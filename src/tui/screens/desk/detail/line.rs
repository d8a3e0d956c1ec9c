//! The words of a page, field by field.

use crate::desk::lists::Earlier;
use crate::rules::matrix::Cell;
use crate::text::{Locale, Text};
use crate::tui::app::Place;
use crate::tui::panes::lines::Line;
use crate::tui::screens::parts::marks::{of_standing, role_of_standing};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// A page.
#[derive(Debug)]
pub(super) struct DetailPage {
    pub(super) title: String,
    pub(super) lines: Vec<Line>,
    /// Where lines lead to, of whoever can follow.
    pub(super) links: Vec<Place>,
    /// Whether there is something that could be wrong.
    pub(super) is_record: bool,
}

impl DetailPage {
    pub(super) fn new(title: impl Into<String>) -> DetailPage {
        DetailPage {
            title: title.into(),
            lines: Vec::new(),
            links: Vec::new(),
            is_record: true,
        }
    }

    pub(super) fn head(&mut self, words: &Text, locale: Locale) {
        self.lines.push(Line::Head(words.say(locale).to_owned()));
    }

    /// A field; nothing at all when there is nothing to say.
    pub(super) fn field(&mut self, label: &Text, value: impl Into<String>, locale: Locale) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.push(label, None, value, Role::Plain, locale);
        }
    }

    /// A field that leads somewhere.
    pub(super) fn to(&mut self, label: &Text, value: &str, place: Place, locale: Locale) {
        self.links.push(place);
        self.lines.push(Line::Field {
            label: (Role::Label, label.say(locale).to_owned()),
            mark: None,
            value: value.to_owned(),
            role: Role::Plain,
            link: Some(self.links.len() - 1),
        });
    }

    /// A field with a dash where there is nothing to say.
    pub(super) fn always(&mut self, label: &Text, value: impl Into<String>, locale: Locale) {
        let value = value.into();
        if value.trim().is_empty() {
            self.push(label, None, "—".to_owned(), Role::Muted, locale);
        } else {
            self.push(label, None, value, Role::Plain, locale);
        }
    }

    /// What was otherwise before.
    pub(super) fn earlier(&mut self, all: &[Earlier], locale: Locale) {
        for (title, told) in Earlier::by_title(all, locale) {
            self.field(&title, listed(told, locale), locale);
        }
    }

    /// A field of the checklist: its mark, what is said of it, and its word.
    pub(super) fn cell(&mut self, label: &Text, cell: Cell, value: &str, locale: Locale) {
        let role = role_of_standing(cell.standing);
        let mark = (of_standing(cell.standing), role);
        let word = cell.standing.word();
        let word = word.say(locale);
        let value = if value.is_empty() {
            word.to_owned()
        } else {
            format!("{word}  {value}")
        };
        self.push(label, Some(mark), value, Role::Plain, locale);
    }

    /// Words over the whole width.
    pub(super) fn words(&mut self, words: Text, locale: Locale) {
        let words = words.say(locale).to_owned();
        self.lines.push(Line::of(Role::Muted, words));
    }

    /// Somebody's own words over the whole width.
    pub(super) fn quote(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.lines.push(Line::plain(words.trim()));
        }
    }

    pub(super) fn push(
        &mut self,
        label: &Text,
        mark: Option<(Symbol, Role)>,
        value: String,
        role: Role,
        locale: Locale,
    ) {
        self.lines.push(Line::Field {
            label: (Role::Label, label.say(locale).to_owned()),
            mark,
            value,
            role,
            link: None,
        });
    }
}

/// Names in a row, as each language separates them.
pub(super) fn listed<S: AsRef<str>>(names: impl IntoIterator<Item = S>, locale: Locale) -> String {
    let mark = locale.between();
    let mut out = String::new();
    for name in names {
        if !out.is_empty() {
            out.push_str(mark);
        }
        out.push_str(name.as_ref());
    }
    out
}

/// What stands where a record should, when the book no longer has it.
pub(super) fn gone(locale: Locale) -> DetailPage {
    let mut page = DetailPage::new("—");
    page.is_record = false;
    page.words(Text::of("记录已不存在。", "The record is gone."), locale);
    page
}
