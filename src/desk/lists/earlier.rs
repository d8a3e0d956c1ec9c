//! What a record's facts were before: a member's sector, a sector's committee, a director.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::dated::Spell;
use crate::domain::member::Member;
use crate::domain::sector::Sector;
use crate::text;
use crate::text::{Locale, Text};

/// Something that held once and no longer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The record's field.
    pub field: &'static str,
    /// What a page calls it.
    pub title: Text,
    /// The first day; none where it had always been so.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// What it was: a sector's, a committee's or a person's name.
    pub name: String,
}

impl Earlier {
    fn of<T>(field: &'static str, title: &Text, spell: &Spell<'_, T>, name: &str) -> Earlier {
        Earlier {
            field,
            title: title.clone(),
            from: spell.from,
            until: spell.until,
            name: name.to_owned(),
        }
    }

    /// What it was, and when.
    #[must_use]
    pub fn words(&self) -> Text {
        let (name, until) = (&self.name, self.until);
        match self.from {
            Some(from) => text!("{name}（{from} 至 {until}）", "{name} ({from} to {until})"),
            None => text!("{name}（至 {until}）", "{name} (until {until})"),
        }
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self) -> Value {
        json!({ "field": self.field, "name": self.name, "from": self.from, "until": self.until })
    }

    /// What each title has, one line a title.
    #[must_use]
    pub fn by_title(all: &[Earlier], locale: Locale) -> Vec<(Text, Vec<String>)> {
        let mut lines: Vec<(Text, Vec<String>)> = Vec::new();
        for it in all {
            let words = it.words().say(locale).to_owned();
            match lines.last_mut().filter(|(title, _)| *title == it.title) {
                Some((_, told)) => told.push(words),
                None => lines.push((it.title.clone(), vec![words])),
            }
        }
        lines
    }
}

/// Where a member was before `date`: sectors, own committees and workrooms.
#[must_use]
pub fn earlier_of_member(book: &Book, member: &Member, date: NaiveDate) -> Vec<Earlier> {
    let title = Text::of("原界别", "earlier sector");
    let sectors = member.sector.earlier(date);
    let sectors = sectors.map(|it| Earlier::of("sector", &title, &it, book.sector_name(*it.value)));
    let title = Text::of("原专委会", "earlier committee");
    let committees = member.committee.earlier(date).filter_map(|it| {
        let name = book.committee_name((*it.value)?);
        Some(Earlier::of("committee", &title, &it, name))
    });
    let title = Text::of("原工作室", "earlier workroom");
    let workrooms = member.workroom.earlier(date).filter_map(|it| {
        let workroom = book.workrooms.get((*it.value)?)?;
        Some(Earlier::of("workroom", &title, &it, &workroom.name))
    });
    sectors.chain(committees).chain(workrooms).collect()
}

/// Which committees looked after a sector before `date`.
#[must_use]
pub fn earlier_of_sector(book: &Book, sector: &Sector, date: NaiveDate) -> Vec<Earlier> {
    let title = Text::of("原专委会", "earlier committee");
    let committees = sector.committee.earlier(date).filter_map(|it| {
        let name = book.committee_name((*it.value)?);
        Some(Earlier::of("committee", &title, &it, name))
    });
    committees.collect()
}

/// Who directed a committee before `date`.
#[must_use]
pub fn earlier_of_committee(book: &Book, committee: &Committee, date: NaiveDate) -> Vec<Earlier> {
    let title = Text::of("原总协调人", "earlier coordinator");
    let directors = committee.coordinator.earlier(date).filter_map(|it| {
        let director = it.value.as_ref()?;
        let name = director.member.map(|id| book.member_name(id));
        let name = name.unwrap_or(&director.name);
        Some(Earlier::of("coordinator", &title, &it, name))
    });
    directors.collect()
}
