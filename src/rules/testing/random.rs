//! Random books: few records of few identities, so that they often meet and often point at what
//! is not there.

use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::Union;

use crate::domain::appointment::Convenor;
use crate::domain::assessment::Points;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::committee::{Committee, Coordinator};
use crate::domain::contact::{ContactWay, Heard, KeyContact, Workroom};
use crate::domain::described::{Change, Facts, Shape, Value};
use crate::domain::first::First;
use crate::domain::form::{RegistrationForm, Sheet, Stamp};
use crate::domain::id::*;
use crate::domain::member::{Departure, Member};
use crate::domain::money::Money;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{self, Entity, Kind, Record, Seq};
use crate::domain::sector::Sector;
use crate::domain::settings::Settings;

fn id() -> impl Strategy<Value = u64> {
    0..6u64
}

/// A date about 2026, seldom one at the ends of time.
pub fn date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        20 => (739_000..740_500i32).prop_map(|days| {
            NaiveDate::from_num_days_from_ce_opt(days).expect("a date about 2026")
        }),
        1 => Just(NaiveDate::MIN),
        1 => Just(NaiveDate::MAX),
    ]
}

fn ended() -> impl Strategy<Value = Option<Departure>> {
    option::weighted(
        0.2,
        date().prop_map(|on| Departure {
            on,
            reason: String::new(),
        }),
    )
}

/// A year about 2026, seldom any other.
pub fn year() -> impl Strategy<Value = Year> {
    prop_oneof![8 => (2024..2028u16).prop_map(Year), 1 => any::<u16>().prop_map(Year)]
}

fn place() -> impl Strategy<Value = Record> {
    prop_oneof![
        (id(), option::of(option::of(id()))).prop_map(|(id, director)| {
            Committee {
                id: CommitteeId(id),
                name: String::new(),
                position: 0,
                coordinator: director
                    .map(|member| Coordinator {
                        name: String::new(),
                        member: member.map(MemberId),
                        since: None,
                    })
                    .into(),
                coordinating: false,
                former: Vec::new(),
                since: None,
                ended: None,
                party_organisation: None,
                note: String::new(),
            }
            .into_record()
        }),
        (id(), option::of(id())).prop_map(|(id, committee)| {
            Sector {
                id: SectorId(id),
                name: String::new(),
                position: 0,
                committee: committee.map(CommitteeId).into(),
                since: None,
                short: String::new(),
                split_from: None,
                merged_into: None,
                ended: None,
                former: Vec::new(),
                note: String::new(),
            }
            .into_record()
        }),
        (id(), any::<bool>()).prop_map(|(id, offline)| {
            Workroom {
                id: WorkroomId(id),
                offline,
                ..Workroom::named(String::new())
            }
            .into_record()
        }),
    ]
}

fn person() -> impl Strategy<Value = Record> {
    let member = (
        id(),
        id(),
        option::of(id()),
        option::of(id()),
        option::of(date()),
        ended(),
    )
        .prop_map(|(id, sector, committee, workroom, joined, left)| {
            Member {
                id: MemberId(id),
                name: String::new(),
                sex: None,
                ethnicity: String::new(),
                sector: SectorId(sector).into(),
                employer: String::new(),
                phone: String::new(),
                committee: committee.map(CommitteeId).into(),
                workroom: workroom.map(WorkroomId).into(),
                position: 0,
                joined,
                replaces: None,
                left,
                note: String::new(),
            }
            .into_record()
        });
    let convenor = (
        0..12u64,
        id(),
        id(),
        any::<bool>(),
        option::of(date()),
        option::of(date()),
        ended(),
    )
        .prop_map(|(id, sector, member, first, elected, approved, ended)| {
            Convenor {
                id: ConvenorId(id),
                sector: SectorId(sector),
                member: MemberId(member),
                first: First::elected(first),
                elected,
                approved,
                ended,
                note: String::new(),
            }
            .into_record()
        });
    let heard = option::of(date().prop_map(|on| Heard {
        on,
        way: ContactWay::Visit,
    }));
    let contact = (0..40u64, id(), option::of(date()), heard, ended()).prop_map(
        |(id, member, since, last_heard, ended)| {
            KeyContact {
                id: KeyContactId(id),
                member: MemberId(member).into(),
                name: String::new(),
                employer: String::new(),
                phone: String::new(),
                since,
                last_heard,
                ended,
            }
            .into_record()
        },
    );
    prop_oneof![member, convenor, contact]
}

/// A record of any kind that begins by its description, each of its fields filled at random.
fn described() -> impl Strategy<Value = Record> {
    const BY_HAND: [Kind; 9] = [
        Kind::Organisation,
        Kind::Settings,
        Kind::Committee,
        Kind::Sector,
        Kind::Member,
        Kind::Convenor,
        Kind::KeyContact,
        Kind::Workroom,
        Kind::RegistrationForm,
    ];
    let others = Kind::ALL.iter().filter(|kind| !BY_HAND.contains(kind));
    Union::new(others.map(|kind| of_kind(*kind)))
}

fn of_kind(kind: Kind) -> BoxedStrategy<Record> {
    let today = Today::on("2026-07-01".parse().expect("a date"));
    let begun = Record::begun(kind, &Book::default(), today).expect("begins by its description");
    let facts = kind.facts();
    let values: Vec<_> = facts.iter().map(|facts| value(facts)).collect();
    let filled = move |(id, values): (u64, Vec<Value<'static>>)| {
        let mut record = begun.clone().under(id);
        for (facts, value) in facts.iter().zip(values) {
            // What a field can't hold leaves it as it begins.
            let put = Change::at(NaiveDate::MAX);
            let _ = record.fields_mut().set(facts.id, &value, put);
        }
        record
    };
    (id(), values).prop_map(filled).boxed()
}

/// Something that a field can hold, seldom nothing.
fn value(facts: &'static Facts) -> BoxedStrategy<Value<'static>> {
    let some = match facts.shape {
        Shape::Line | Shape::Name | Shape::Phone | Shape::Lines(_) => {
            Just(Value::text("甲")).boxed()
        }
        Shape::Day => date().prop_map(Value::Day).boxed(),
        Shape::Flag(_) => any::<bool>().prop_map(Value::Flag).boxed(),
        Shape::Number if facts.id == "year" => {
            year().prop_map(|it| Value::Number(it.0.into())).boxed()
        }
        Shape::Number => (0..20u64).prop_map(Value::Number).boxed(),
        Shape::Money => (0..900_000i64)
            .prop_map(|fen| Value::Money(Money(fen)))
            .boxed(),
        Shape::Choice(all) => (0..all.len())
            .prop_map(|nth| Value::Choice(all[nth].code))
            .boxed(),
        Shape::Points => (0..5_000i64)
            .prop_map(|hundredths| Value::Points(Points(hundredths)))
            .boxed(),
        Shape::Ref(kinds) => (0..kinds.len(), 1..6u64)
            .prop_map(|(nth, id)| Value::Ref(kinds[nth], id))
            .boxed(),
        Shape::Refs(kind) => vec(id(), 0..4)
            .prop_map(move |ids| Value::Refs(kind, ids))
            .boxed(),
        Shape::Group => parts(facts).prop_map(Value::Group).boxed(),
        Shape::Rows => vec(parts(facts), 0..3).prop_map(Value::Rows).boxed(),
        Shape::Evidence => date()
            .prop_map(|on| Value::Group(vec![Value::Day(on), Value::text("甲")]))
            .boxed(),
        Shape::Files => vec(option::of(date()).prop_map(file), 1..3)
            .prop_map(|files| Value::Files(files.into()))
            .boxed(),
    };
    option::weighted(0.7, some)
        .prop_map(|it| it.unwrap_or(Value::Empty))
        .boxed()
}

/// SM3 of nothing.
const OF_NOTHING: &str = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";

/// A file without bytes that was attached on a day.
fn file(on: Option<NaiveDate>) -> Attachment {
    Attachment {
        digest: OF_NOTHING.parse().unwrap_or(Digest([0; 32])),
        name: "附件.docx".to_owned(),
        kind: "docx".to_owned(),
        bytes: 0,
        nth: 1,
        on,
    }
}

fn parts(facts: &'static Facts) -> BoxedStrategy<Vec<Value<'static>>> {
    let parts: Vec<_> = facts.parts.iter().map(value).collect();
    parts.boxed()
}

fn form() -> impl Strategy<Value = Record> {
    (
        id(),
        id(),
        id(),
        option::of(date()),
        vec((0..5u8, date()), 0..5),
    )
        .prop_map(|(id, member, sector, filled_on, steps)| {
            let stamp = |on: NaiveDate| Stamp {
                at: on.and_time(NaiveTime::MIN),
                by: String::new(),
            };
            let begun = filled_on.unwrap_or(NaiveDate::MIN);
            let sheet = Sheet {
                filled_on,
                member: MemberId(member),
                sector: SectorId(sector),
                employer: String::new(),
                ways: Default::default(),
                account: String::new(),
            };
            let mut form = RegistrationForm::begin(FormId(id), sheet, stamp(begun));
            for (step, on) in steps {
                // A step out of turn is refused and leaves the form as it was.
                let _ = match step {
                    0 | 1 => form.submit(stamp(on)),
                    2 => form.file(stamp(on)),
                    3 => form.send_back(stamp(on), "理由"),
                    _ => form.upload(stamp(on)),
                };
            }
            form.into_record()
        })
}

prop_compose! {
    /// A book of records that need not fit each other.
    pub fn book()(
        records in vec(prop_oneof![place(), person(), described(), form()], 0..60),
        term in option::of((date(), option::weighted(0.3, date()))),
        figures in (0..7u32, 0..7u32, 0..5u32, 0..400u32, 0..400u32),
        verified_only in any::<bool>(),
        tallied in any::<bool>(),
    ) -> Book {
        let mut book = Book::default();
        if tallied {
            for year in 2024..2028 {
                book.load_tallies(Year(year), Default::default());
            }
        }
        let settings = Settings {
            key_contacts_min: figures.0,
            key_contacts_max: figures.1,
            convenors_max: figures.2,
            approval_days: figures.3,
            filing_days: figures.4,
            verified_only,
            ..Settings::default()
        };
        let organisation = term.map(|(from, until)| {
            let term = Term { number: 7, from, until };
            Organisation { name: "政协".into(), term, former_terms: Vec::new() }.into_record()
        });
        let records = [settings.into_record()].into_iter().chain(organisation).chain(records);
        for (seq, record) in (1..).zip(records) {
            let (kind, id) = (record.kind(), record.raw_id());
            let before = book.record(kind, id);
            let change = record::Change { kind, id, before, after: Some(record) };
            book.apply(&change, Seq(seq));
        }
        book
    }
}
