//! What an import changes, record by record and field by field, in the users' words: what a
//! rehearsal shows.

use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::dated::Dated;
use crate::domain::id::{CommitteeId, MemberId};
use crate::domain::member::Departure;
use crate::domain::record::{Change, Kind, Record};
use crate::text;
use crate::text::Text;

/// A record that comes or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind.
    pub kind: Kind,
    /// The identity's number; of a rehearsal, one that a new record may not get in the end.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// Is the record new?
    pub created: bool,
    /// The fields that get another value; of a new record, those that have one.
    pub fields: Vec<FieldChange>,
}

/// A field that gets another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, by the name of the record's own field.
    pub field: &'static str,
    /// What users call it.
    pub title: Text,
    /// What it was; empty when it was blank.
    pub before: Text,
    /// What it is to be.
    pub after: Text,
}

/// The differences that `changes` make to `book`, in their order.
#[must_use]
pub fn differences(book: &Book, changes: &[Change]) -> Vec<Difference> {
    let later = later(book, changes);
    changes.iter().map(|it| difference(it, &later)).collect()
}

/// The same, each put into words only when it is asked for: of an import of a whole nation a screen
/// shows forty.
#[derive(Debug)]
pub struct Differences {
    later: Book,
    changes: Vec<Change>,
}

impl Differences {
    /// What `changes` make of `book`.
    #[must_use]
    pub fn of(book: &Book, changes: Vec<Change>) -> Differences {
        Differences {
            later: later(book, &changes),
            changes,
        }
    }

    /// How many records come or change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether nothing does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Difference> {
        let change = self.changes.get(index)?;
        Some(difference(change, &self.later))
    }
}

/// The book as it will be: names of what is new are looked up there.
fn later(book: &Book, changes: &[Change]) -> Book {
    let mut later = book.clone();
    for change in changes {
        later.apply(change, book.seq());
    }
    later
}

fn difference(change: &Change, later: &Book) -> Difference {
    let fields = |record: &Option<Record>| {
        let record = record.as_ref();
        record.map_or_else(Vec::new, |record| fields(record, later))
    };
    let (before, after) = (fields(&change.before), fields(&change.after));
    Difference {
        kind: change.kind,
        id: change.id,
        name: later.name_of(change.kind, change.id),
        created: change.before.is_none(),
        fields: compare(before, after),
    }
}

type Field = (&'static str, Text, Text);

fn compare(before: Vec<Field>, after: Vec<Field>) -> Vec<FieldChange> {
    let nothing = || Text::of("", "");
    let mut before = before.into_iter();
    after
        .into_iter()
        .map(|(field, title, after)| FieldChange {
            field,
            title,
            before: before.next().map_or_else(nothing, |(_, _, value)| value),
            after,
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// The fields of a record that an import may set; none of other kinds.
fn fields(record: &Record, book: &Book) -> Vec<Field> {
    let described = record.kind().facts();
    let field = |id: &'static str, value: Text| {
        let facts = described.iter().find(|facts| facts.id == id);
        let word = facts.map_or(Text::same(id), |facts| facts.label.into());
        (id, word, value)
    };
    let same = |word: &str| Text::same(word);
    let committee = |id: Option<CommitteeId>| {
        Text::same(id.map_or_else(String::new, |id| book.committee_name(id).to_owned()))
    };
    let person = |id: MemberId| {
        let name = book.member_name(id);
        text!("{name}（编号 {id}）", "{name} (#{id})")
    };
    match record {
        Record::Committee(it) => {
            let director = it.coordinator.latest().as_ref();
            let name = director.map_or("", |director| &director.name);
            let member = director.and_then(|director| director.member);
            vec![
                field("name", same(&it.name)),
                (
                    "coordinator",
                    Text::of("主任", "Director"),
                    from(same(name), &it.coordinator),
                ),
                (
                    "coordinator_member",
                    Text::of("主任对应的委员", "The director as a member"),
                    member.map_or(same(""), person),
                ),
            ]
        }
        Record::Sector(it) => vec![
            field("name", same(&it.name)),
            (
                "committee",
                Text::of("联系的专委会", "Committee"),
                from(committee(*it.committee.latest()), &it.committee),
            ),
        ],
        Record::Member(it) => vec![
            field("name", same(&it.name)),
            field("sex", it.sex.map_or(same(""), |sex| sex.word())),
            field("ethnicity", same(&it.ethnicity)),
            field(
                "sector",
                from(same(book.sector_name(*it.sector.latest())), &it.sector),
            ),
            field("employer", same(&it.employer)),
            field("phone", same(&it.phone)),
            field(
                "committee",
                from(committee(*it.committee.latest()), &it.committee),
            ),
            field("note", same(&it.note)),
        ],
        Record::Convenor(it) => vec![
            field("sector", same(book.sector_name(it.sector))),
            field("member", person(it.member)),
            ("first", Text::of("第一召集人", "First convenor"), first(it)),
            field("elected", day(it.elected)),
            field("approved", day(it.approved)),
        ],
        Record::Liaison(it) => vec![
            field("sector", same(book.sector_name(it.sector))),
            field("name", same(&it.name)),
            field("phone", same(&it.phone)),
            field("since", day(it.since)),
            field("ended", ended(it.ended.as_ref())),
        ],
        Record::Settings(it) => {
            let aliases = it.sector_aliases.iter();
            let pairs: Vec<_> = aliases
                .map(|(alias, name)| format!("{alias}={name}"))
                .collect();
            vec![(
                "sector_aliases",
                Text::of("界别别名", "Aliases of sectors"),
                same(&pairs.join("，")),
            )]
        }
        _ => Vec::new(),
    }
}

/// From when until when a convenor is the first.
fn first(convenor: &Convenor) -> Text {
    let spells = convenor
        .first
        .iter()
        .map(|spell| match (spell.from, spell.until) {
            (None, None) => Text::of("是", "yes"),
            (None, Some(until)) => text!("至 {until}（不含当日）", "until {until}"),
            (Some(from), None) => text!("自 {from} 起", "from {from}"),
            (Some(from), Some(until)) => {
                text!(
                    "自 {from} 至 {until}（不含当日）",
                    "from {from} until {until}"
                )
            }
        });
    let (zh, en): (Vec<_>, Vec<_>) = spells.map(|it| (it.zh, it.en)).unzip();
    Text {
        zh: zh.join("，").into(),
        en: en.join(", ").into(),
    }
}

/// What holds last, with the day from which it holds where it changed.
fn from<T: PartialEq>(value: Text, dated: &Dated<T>) -> Text {
    let Text { zh, en } = value;
    match dated.days().last() {
        Some(day) => text!("{zh}（自 {day} 起）", "{en} (from {day} on)"),
        None => Text { zh, en },
    }
}

fn day(date: Option<chrono::NaiveDate>) -> Text {
    Text::same(date.map_or_else(String::new, |date| date.to_string()))
}

fn ended(ended: Option<&Departure>) -> Text {
    Text::same(ended.map_or_else(String::new, |ended| {
        format!("{} {}", ended.on, ended.reason)
    }))
}
