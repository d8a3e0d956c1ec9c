//! The text that is sent: who is addressed, what is to be done by when, from whom it comes. What several owe alike is one line
//! with their names.

use chrono::{Datelike as _, NaiveDate};

use super::matter::Matter;
use super::section::Section;
use crate::desk::hands::Hands;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};

impl Section {
    /// What is owed, a line for each that several may share.
    #[must_use]
    pub fn lines(&self, book: &Book, today: Today, locale: Locale) -> Vec<String> {
        let mut groups: Vec<Vec<&Matter>> = Vec::new();
        for matter in &self.matters {
            // What the organisation owes is told one by one.
            let own = matter.record.0 == Kind::Organisation;
            let alike = |it: &&mut Vec<&Matter>| {
                let first = it.first().map(|it| (&it.source, it.of_year));
                first == Some((&matter.source, matter.of_year)) && !own
            };
            match groups.iter_mut().find(alike) {
                Some(group) => group.push(matter),
                None => groups.push(vec![matter]),
            }
        }
        let lines = groups.iter().map(|it| line(it, book, today, locale));
        lines.collect()
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self, book: &Book, today: Today, locale: Locale) -> String {
        let lines = self.lines(book, today, locale);
        let salutation = self.to.salutation();
        let (zh, en) = (&salutation.zh, &salutation.en);
        let from = self.from(book);
        let (day, body) = (today.date, &self.to.body);
        let lead = match self.is_passed_on() {
            true => text!(
                "{body}有下列事项到期或逾期，请提醒有关委员办理：",
                "the following is due or overdue in {body}; please remind the members concerned:"
            ),
            false => Text::of(
                "下列事项到期或逾期，请办理：",
                "the following is due or overdue; please see to it:",
            ),
        };
        let (lead_zh, lead_en) = (&lead.zh, &lead.en);
        let list = match lines.as_slice() {
            [one] => one.clone(),
            many => {
                let many = (1..).zip(many).map(|(nth, it)| format!("{nth}. {it}"));
                many.collect::<Vec<_>>().join("\n")
            }
        };
        let on_zh = long(day, today.year, Locale::Zh);
        let whole = text!(
            "{zh}：\n{lead_zh}\n{list}\n办好后请告知。\n{from} {on_zh}",
            "{en}:\n{lead_en}\n{list}\nPlease tell us once it is done.\n{from}, {day}"
        );
        whole.say(locale).to_owned()
    }

    /// Does the addressee pass it on to others?
    fn is_passed_on(&self) -> bool {
        let own = |it: &Matter| match &it.hands {
            Hands::Member(_) => self.to.title.en == "member",
            _ => true,
        };
        !self.matters.iter().any(own)
    }

    /// From whom it comes: the committee, else the one that coordinates, else the organisation.
    fn from(&self, book: &Book) -> String {
        let committee = self.to.committee.map(|id| book.committee_name(id));
        let coordinating = || book.coordinating().map(|it| it.name.as_str());
        let organisation = || book.organisation().map(|it| it.name.as_str());
        let from = committee.or_else(coordinating);
        let from = from.filter(|it| *it != self.to.body).or_else(organisation);
        from.unwrap_or("办公室").to_owned()
    }
}

/// What is owed, with its day; of several what they share and whose it is.
fn line(alike: &[&Matter], book: &Book, today: Today, locale: Locale) -> String {
    let Some(first) = alike.first() else {
        return String::new();
    };
    let what = match alike {
        [one] => one.what.say(locale).to_owned(),
        many => {
            let names = many.iter().map(|it| {
                let (kind, id) = it.record;
                let member = it.member.filter(|_| kind != Kind::Opinion);
                member.map_or_else(
                    || book.name_of(kind, id),
                    |id| book.member_name(id).to_owned(),
                )
            });
            let names: Vec<String> = names.collect();
            let (names_zh, names_en) = (names.join("、"), names.join(", "));
            let count = many.len();
            let counter = match first.hands {
                Hands::Member(_) => "人",
                _ => "项",
            };
            let (zh, en) = (&first.step.zh, &first.step.en);
            let whole = text!(
                "{zh}（{count}{counter}：{names_zh}）",
                "{en} ({count}: {names_en})"
            );
            whole.say(locale).to_owned()
        }
    };
    let by = match alike.iter().filter_map(|it| it.on).min() {
        None => String::new(),
        Some(on) => by(on, today, locale),
    };
    format!("{what}{by}")
}

/// By when it was or is to be done.
fn by(on: NaiveDate, today: Today, locale: Locale) -> String {
    let late = (today.date - on).num_days();
    let day = long(on, today.year, Locale::Zh);
    let said = match late {
        1.. => text!(
            "，应于{day}前办理，已逾期{late}天",
            " (was due by {on}, {late} days ago)"
        ),
        0 => text!("，今天到期", " (due today)"),
        _ => text!("，请于{day}前办理", " (by {on})"),
    };
    said.say(locale).to_owned()
}

/// A day as a letter says it: the year only if it is another.
fn long(on: NaiveDate, year: Year, locale: Locale) -> String {
    let (month, day) = (on.month(), on.day());
    match (locale, Year::of(on) == year) {
        (Locale::En, _) => on.to_string(),
        (Locale::Zh, true) => format!("{month}月{day}日"),
        (Locale::Zh, false) => format!("{}年{month}月{day}日", on.year()),
    }
}
