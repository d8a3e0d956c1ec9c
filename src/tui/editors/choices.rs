//! What choice fields offer: members, sectors, committees and the rest, found by characters,
//! pinyin or initials.
//!
//! A hint tells apart those who share a name. The search is spelled when somebody first types,
//! so that opening an editor costs no more than listing the names.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::{Id, SectorId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::search::{self, Index, IndexRow};
use crate::text::{Locale, Text};
use crate::tui::widgets::choice_field::{Choice, Finder};

/// What a field offers, and how it is found.
pub(super) struct Options {
    pub(super) all: Rc<[Choice]>,
    pub(super) find: Finder,
}

/// The most that is listed for what was typed; nobody scrolls further, they type on.
const MOST: usize = 400;

impl Options {
    /// Things that are called by words.
    pub(super) fn things(all: Vec<Choice>) -> Options {
        Options::of(all, |key, text| IndexRow::words(key, text))
    }

    /// People: a surname's own reading comes first.
    pub(super) fn people(all: Vec<Choice>) -> Options {
        Options::of(all, |key, text| IndexRow::name(key, text))
    }

    /// Is there nothing to choose?
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn of(all: Vec<Choice>, row: for<'a> fn(usize, &'a str) -> IndexRow<'a, usize>) -> Options {
        let all: Rc<[Choice]> = all.into();
        let listed = Rc::clone(&all);
        let spelled = OnceCell::new();
        let find: Finder = Rc::new(move |typed| {
            if typed.trim().is_empty() {
                return (0..listed.len()).collect();
            }
            let finder: &RefCell<search::Finder<usize>> = spelled.get_or_init(|| {
                let texts: Vec<String> = listed
                    .iter()
                    .map(|it| format!("{} {}", it.label, it.hint))
                    .collect();
                let rows = texts.iter().enumerate().map(|(i, text)| row(i, text));
                RefCell::new(search::Finder::new(Index::build(rows)))
            });
            let found = finder.borrow_mut().find(typed, MOST);
            found.hits.into_iter().map(|hit| hit.key).collect()
        });
        Options { all, find }
    }
}

/// The sectors as announced; the hint is the committee.
pub(super) fn sectors(book: &Book, date: NaiveDate) -> Options {
    let mut sectors = book.sectors_in_order();
    // What was done before is still theirs.
    sectors.sort_by_key(|it| it.ended.is_some());
    let all = sectors.into_iter().map(|sector| Choice {
        key: key(sector.id),
        label: sector.name.clone(),
        hint: match (&sector.ended, sector.committee_on(date)) {
            (Some(ended), _) => format!("–{}", ended.on),
            (None, Some(id)) => book.committee_name(id).to_owned(),
            (None, None) => String::new(),
        },
    });
    Options::things(all.collect())
}

/// The committees as the office lists them.
pub(super) fn committees(book: &Book) -> Options {
    let there = book.committees_in_order().into_iter();
    let there = there.filter(|it| it.ended.is_none());
    let all = there.map(|it| Choice {
        key: key(it.id),
        label: it.name.clone(),
        hint: String::new(),
    });
    Options::things(all.collect())
}

/// The workrooms; the hint says where, and which are online only.
pub(super) fn workrooms(book: &Book, locale: Locale) -> Options {
    let online = Text::of("线上", "online");
    let all = book.workrooms.iter().map(|it| Choice {
        key: key(it.id),
        label: it.name.clone(),
        hint: if it.offline {
            it.address.clone()
        } else {
            online.say(locale).to_owned()
        },
    });
    Options::things(all.collect())
}

/// The records of these kinds, by name.
pub(super) fn records(book: &Book, kinds: &[Kind]) -> Options {
    let ids = kinds
        .iter()
        .flat_map(|kind| book.ids(*kind).into_iter().map(|id| (*kind, id)));
    let all = ids.map(|(kind, id)| Choice {
        key: match kinds {
            [_] => id.to_string(),
            _ => format!("{}#{id}", kind.code_name()),
        },
        label: book.name_of(kind, id),
        hint: String::new(),
    });
    Options::things(all.collect())
}

/// The key under which a record stands in a field.
pub(super) fn key(id: impl Id) -> String {
    id.raw().to_string()
}

/// The record of a key among those of several kinds.
pub(super) fn of_key(key: &str) -> Option<(Kind, u64)> {
    let (name, id) = key.split_once('#')?;
    let kind = Kind::ALL.iter().find(|it| it.code_name() == name)?;
    Some((*kind, id.parse().ok()?))
}

/// A sector's members who serve on `date`, without those that `but` names.
pub(super) fn serving_in(
    book: &Book,
    sector: SectorId,
    date: NaiveDate,
    but: impl Fn(&Member) -> bool,
) -> Options {
    let all = book.members_of(sector, date);
    let all = all.into_iter().filter(|it| !but(it)).map(|it| Choice {
        key: key(it.id),
        label: it.name.clone(),
        hint: it.employer.clone(),
    });
    Options::people(all.collect())
}

/// All members who serve on `date`, and any whom `also` names; those of the sectors in `first`
/// stand first.
pub(super) fn members(
    book: &Book,
    date: NaiveDate,
    first: &[SectorId],
    also: impl Fn(&Member) -> bool,
    locale: Locale,
) -> Options {
    let gone = Text::of("已离任", "has left");
    let places: std::collections::HashMap<SectorId, (bool, usize)> = book
        .sectors_in_order()
        .into_iter()
        .enumerate()
        .map(|(i, sector)| (sector.id, (!first.contains(&sector.id), i)))
        .collect();
    let mut all: Vec<&Member> = book
        .members
        .iter()
        .filter(|it| book.serves(it, date) || also(it))
        .collect();
    all.sort_by_cached_key(|it| {
        let place = places
            .get(&it.sector_on(date))
            .copied()
            .unwrap_or((true, usize::MAX));
        (!book.serves(it, date), place, it.position, it.id)
    });
    let all = all.into_iter().map(|it| {
        let sector = book.sector_name(it.sector_on(date));
        let left = if book.serves(it, date) {
            String::new()
        } else {
            locale.in_brackets(gone.say(locale))
        };
        Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: format!("{sector}{left} {}", it.employer)
                .trim_end()
                .to_owned(),
        }
    });
    Options::people(all.collect())
}
