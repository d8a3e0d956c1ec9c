//! Random books: few records of few identities, so that they often meet and often point at what
//! is not there.
//!
//! Long because it makes a record of each kind.

use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::committee::{Committee, Coordinator};
use crate::domain::contact::{ContactWay, Heard, KeyContact, Workroom};
use crate::domain::first::First;
use crate::domain::form::{RegistrationForm, Sheet, Stamp};
use crate::domain::id::*;
use crate::domain::member::{Departure, Member};
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{Change, Entity, Record, Seq};
use crate::domain::sector::Sector;
use crate::domain::settings::Settings;
use crate::domain::yearwork::{
    Activity, ActivityKind, Body, Channel, Circular, Evidence, Excused, Output, Plan, Study,
    StudyBody, Summary, TemporaryBranch, Training, TrainingKind,
};

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

fn evidence() -> impl Strategy<Value = Evidence> {
    option::of(date()).prop_map(|on| match on {
        Some(on) => Evidence::Verified {
            on,
            by: String::new(),
        },
        None => Evidence::Recorded,
    })
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        id().prop_map(|id| Body::Sector(SectorId(id))),
        id().prop_map(|id| Body::Committee(CommitteeId(id))),
    ]
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
                note: String::new(),
            }
            .into_record()
        }),
        (id(), any::<bool>()).prop_map(|(id, offline)| {
            Workroom {
                id: WorkroomId(id),
                name: String::new(),
                offline,
                sector: None,
                address: String::new(),
                note: String::new(),
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
    let liaison =
        (id(), id(), option::of(date()), ended()).prop_map(|(id, sector, since, ended)| {
            Liaison {
                id: LiaisonId(id),
                sector: SectorId(sector),
                name: String::new(),
                phone: String::new(),
                employer: String::new(),
                since,
                ended,
                note: String::new(),
            }
            .into_record()
        });
    let leader = (id(), vec(id(), 0..3), ended()).prop_map(|(id, sectors, ended)| {
        Leader {
            id: LeaderId(id),
            name: String::new(),
            post: String::new(),
            sectors: sectors.into_iter().map(SectorId).collect::<Vec<_>>().into(),
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
                member: MemberId(member),
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
    prop_oneof![member, convenor, liaison, leader, contact]
}

fn work() -> impl Strategy<Value = Record> {
    let plan = (id(), body(), year(), option::of(date()), evidence()).prop_map(
        |(id, body, year, made_on, evidence)| {
            Plan {
                id: PlanId(id),
                body,
                year,
                title: String::new(),
                made_on,
                evidence,
                note: String::new(),
            }
            .into_record()
        },
    );
    let summary = (id(), body(), year(), option::of(date()), evidence()).prop_map(
        |(id, body, year, made_on, evidence)| {
            Summary {
                id: SummaryId(id),
                body,
                year,
                title: String::new(),
                made_on,
                evidence,
                note: String::new(),
            }
            .into_record()
        },
    );
    let activity = (
        id(),
        vec(id(), 0..3),
        0..ActivityKind::ALL.len(),
        date(),
        vec(id(), 0..4),
        0..3u8,
        evidence(),
    )
        .prop_map(
            |(id, sectors, kind, held_on, participants, branch, evidence)| {
                Activity {
                    id: ActivityId(id),
                    sectors: sectors.into_iter().map(SectorId).collect(),
                    title: String::new(),
                    kind: ActivityKind::ALL[kind],
                    held_on,
                    place: String::new(),
                    participants: participants.into_iter().map(MemberId).collect(),
                    temporary_branch: branch_of(branch),
                    evidence,
                    note: String::new(),
                }
                .into_record()
            },
        );
    let output = (id(), id(), any::<bool>(), date(), evidence()).prop_map(
        |(id, sector, collective, handed_in, evidence)| {
            Output {
                id: OutputId(id),
                sector: SectorId(sector),
                collective,
                authors: Vec::new(),
                channel: Channel::Brief,
                title: String::new(),
                handed_in,
                evidence,
                note: String::new(),
            }
            .into_record()
        },
    );
    let study = (id(), date(), evidence()).prop_map(|(id, held_on, evidence)| {
        Study {
            id: StudyId(id),
            body: StudyBody::Council,
            held_on,
            decisions: String::new(),
            evidence,
        }
        .into_record()
    });
    let circular =
        (id(), year(), date(), evidence()).prop_map(|(id, year, issued_on, evidence)| {
            Circular {
                id: CircularId(id),
                year,
                title: String::new(),
                issued_on,
                evidence,
            }
            .into_record()
        });
    let training = (
        id(),
        vec(id(), 0..3),
        (any::<bool>(), 0..3u8),
        (date(), option::of(date())),
        (vec(id(), 0..4), vec(id(), 0..3)),
        evidence(),
    )
        .prop_map(
            |(
                id,
                sectors,
                (out_of_town, branch),
                (held_on, until),
                (attended, excused),
                evidence,
            )| {
                let excused = excused.into_iter().map(|it| Excused {
                    member: MemberId(it),
                    reason: if it % 2 == 0 { "出差" } else { "" }.into(),
                });
                Training {
                    id: TrainingId(id),
                    title: String::new(),
                    kind: (branch == 0).then_some(TrainingKind::Duty),
                    out_of_town,
                    temporary_branch: branch_of(branch),
                    held_on,
                    until,
                    place: String::new(),
                    sectors: sectors.into_iter().map(SectorId).collect(),
                    attended: attended.into_iter().map(MemberId).collect(),
                    excused: excused.collect(),
                    evidence,
                    note: String::new(),
                }
                .into_record()
            },
        );
    prop_oneof![plan, summary, activity, output, study, circular, training]
}

fn branch_of(n: u8) -> TemporaryBranch {
    match n {
        0 => TemporaryBranch::Yes,
        1 => TemporaryBranch::No,
        _ => TemporaryBranch::NotApplicable,
    }
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
        records in vec(prop_oneof![place(), person(), work(), form()], 0..60),
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
            Organisation { name: "政协".into(), term }.into_record()
        });
        let records = [settings.into_record()].into_iter().chain(organisation).chain(records);
        for (seq, record) in (1..).zip(records) {
            let (kind, id) = (record.kind(), record.raw_id());
            let before = book.record(kind, id);
            let change = Change { kind, id, before, after: Some(record) };
            book.apply(&change, Seq(seq));
        }
        book
    }
}
