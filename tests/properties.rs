//! What must hold whatever people do: acts are drawn at random over a small organisation.
//!
//! The numbers drawn are small on purpose, so that acts meet the same few records, and often
//! ones that are not there. Long because the acts and what must hold of them are one thing: an act
//! that is not drawn is not tried.

#[path = "../src/testkit/mod.rs"]
mod testkit;

use std::collections::BTreeMap;

use jiebie::desk::committee::AssignSectors;
use jiebie::desk::convenor::{Approve, DesignateFirst, Elect};
use jiebie::desk::form::{
    BeginForm, CorrectForm, FileForms, ReturnForms, SubmitForms, UploadForms, WithdrawForms,
};
use jiebie::desk::member::{Leave, Replace};
use jiebie::desk::{ChangeSetting, Desk, Refusal, Request};
use jiebie::domain::appointment::{Convenor, Liaison};
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Year;
use jiebie::domain::committee::Committee;
use jiebie::domain::contact::KeyContact;
use jiebie::domain::form::{Event, InvalidTransition, RegistrationForm, Stamp, Status, Tally};
use jiebie::domain::id::*;
use jiebie::domain::member::Member;
use jiebie::domain::record::{Kind, Record, Seq};
use jiebie::domain::references::Refers;
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::{Body, Plan};
use jiebie::store::Store;
use proptest::prelude::*;
use testkit::*;

/// More records of one kind than a run makes.
const MOST: u64 = 64;

/// An act drawn at random: which verb, and what its numbers are.
#[derive(Clone, Copy, Debug)]
struct Draw {
    verb: u8,
    a: u8,
    b: u8,
    flag: bool,
}

const VERBS: u8 = 34;

fn draw() -> impl Strategy<Value = Draw> {
    (0..VERBS, 1..7_u8, 1..5_u8, any::<bool>()).prop_map(|(verb, a, b, flag)| Draw {
        verb,
        a,
        b,
        flag,
    })
}

/// A committee, two sectors, two members and a form to begin with, so that acts meet something.
fn furnished() -> TestStore {
    let mut office = desk();
    furnish(&mut office);
    office
}

fn furnish(office: &mut TestStore) {
    let committee = add_committee(office, "提案委员会");
    let education = add_sector(office, "教育界");
    let sport = add_sector(office, "体育界");
    office
        .carry_out(&AssignSectors {
            committee,
            sectors: vec![education],
            from: None,
        })
        .expect("assigned");
    let first = add_member(office, "王伟", education);
    add_member(office, "李小明", sport);
    add_form(office, first, education, true);
}

/// Tries the act drawn; the entry that it made. Only the store's own faults are failures.
fn attempt(desk: &mut Desk, draw: Draw) -> Option<Seq> {
    let Draw { verb, a, b, flag } = draw;
    let (wide, narrow) = (u64::from(a), u64::from(b));
    let (member, sector) = (MemberId(wide), SectorId(narrow));
    let name = ["王伟", "李小明", "周芳", "赵强", "孙丽", "钱进"][usize::from(a) - 1];
    let body = if flag {
        Body::Sector(sector)
    } else {
        Body::Committee(CommitteeId(narrow))
    };
    let day = format!("2026-{:02}-{:02}", 2 * a - 1, 5 * b);
    let forms = || vec![FormId(wide), FormId(narrow)];
    match verb {
        0 => go(desk, &add(committee(&format!("第{b}委员会")))),
        1 => {
            let mut record = jiebie::domain::sector::Sector {
                position: u32::from(a),
                ..testkit::sector(&format!("第{a}界别"))
            };
            record.committee = flag.then_some(CommitteeId(narrow)).into();
            go(desk, &add(record))
        }
        2 | 3 => go(desk, &add(testkit::member(name, sector))),
        4 => {
            let mut record = desk.book().members.get(member).cloned()?;
            // Sometimes over what was seen, sometimes over something older.
            let seen = desk.book().members.seq(member).expect("it is there");
            let seen = if flag { seen } else { Seq(narrow) };
            record.sector = sector.into();
            record.note = day;
            go(desk, &edit_of(record, seen))
        }
        5 => go(desk, &remove::<Member>(member)),
        6 => go(desk, &remove::<Sector>(sector)),
        7 => {
            let id = CommitteeId(narrow);
            go(desk, &remove::<Committee>(id))
        }
        8 => {
            let (one, other) = (SectorId(wide), sector);
            let request = AssignSectors {
                committee: CommitteeId(if flag { 1 } else { narrow }),
                sectors: vec![one, other],
                from: Some(date(&day)).filter(|_| a > 1),
            };
            go(desk, &request)
        }
        9 => {
            let departure = departure(&day);
            go(desk, &Leave { member, departure })
        }
        10 => {
            let request = Replace {
                predecessor: member,
                departure: departure(&day),
                successor: testkit::member(name, sector),
            };
            go(desk, &request)
        }
        11 | 12 => {
            let request = Elect {
                sector,
                member,
                elected: date(&day),
                first: flag,
                replaces: None,
                reason: String::new(),
                note: String::new(),
            };
            go(desk, &request)
        }
        13 => {
            let convenor = ConvenorId(narrow);
            let on = date(&day);
            go(desk, &DesignateFirst { convenor, on })
        }
        14 => {
            let (convenor, on) = (ConvenorId(narrow), date(&day));
            go(desk, &Approve { convenor, on })
        }
        15 => {
            let (id, departure) = (ConvenorId(narrow), departure(&day));
            go(desk, &end::<Convenor>(id, departure))
        }
        16 => go(desk, &add(liaison(name, sector))),
        17 => {
            let (id, departure) = (LiaisonId(narrow), departure(&day));
            go(desk, &end::<Liaison>(id, departure))
        }
        18 => {
            let id = LiaisonId(narrow);
            go(desk, &remove::<Liaison>(id))
        }
        19 => go(desk, &add(key_contact(name, member))),
        20 => {
            let id = KeyContactId(narrow);
            go(desk, &remove::<KeyContact>(id))
        }
        21 => go(desk, &add(plan(body))),
        22 => {
            let id = PlanId(narrow);
            go(desk, &verify::<Plan>(id))
        }
        23 => {
            let mut record = activity(name, &[sector]);
            record.participants = vec![member];
            go(desk, &add(record))
        }
        24 => {
            let value = format!("{:02}-15", a);
            let key = "plan-due".into();
            go(
                desk,
                &ChangeSetting {
                    key,
                    value,
                    grounds: None,
                },
            )
        }
        25 | 26 => {
            let home = desk
                .book()
                .members
                .get(member)
                .map(|it| it.sector_on(date(&day)));
            let mut sheet = sheet(member, home.unwrap_or(sector));
            sheet.filled_on = Some(date(&day)).filter(|_| flag || a > 2);
            go(
                desk,
                &BeginForm {
                    sheet,
                    submit: flag,
                },
            )
        }
        27 => {
            let form = FormId(narrow);
            let mut sheet = sheet(member, sector);
            // A form may move to the year before; nobody looks at that one.
            sheet.filled_on = Some(date(if flag { "2025-12-30" } else { &day }));
            let seen = desk.book().forms.seq(form).unwrap_or_default();
            let request = CorrectForm {
                form,
                sheet,
                seen,
                submit: flag,
            };
            go(desk, &request)
        }
        28 => go(desk, &SubmitForms { forms: forms() }),
        29 => {
            let reason = if flag { "请补充时间" } else { "" }.into();
            go(
                desk,
                &ReturnForms {
                    forms: forms(),
                    reason,
                },
            )
        }
        30 | 31 => go(desk, &FileForms { forms: forms() }),
        32 => go(desk, &UploadForms { forms: forms() }),
        _ => {
            let request = WithdrawForms {
                forms: vec![FormId(narrow)],
                reason: String::new(),
            };
            go(desk, &request)
        }
    }
}

fn go<R: Request>(desk: &mut Desk, request: &R) -> Option<Seq> {
    match desk.carry_out(request) {
        Ok(done) => done.seq,
        Err(Refusal::Store(error)) => panic!("the store failed: {error}"),
        Err(refusal) => {
            speaks(&refusal.text());
            None
        }
    }
}

/// All that a book says, but for the entries that said it last.
#[derive(Debug, PartialEq)]
struct Contents {
    records: BTreeMap<(Kind, u64), Record>,
    forms_by_year: BTreeMap<Year, Tally>,
    tallies: BTreeMap<MemberId, Tally>,
}

fn contents(book: &Book) -> Contents {
    let mut records = BTreeMap::new();
    for &kind in Kind::ALL {
        for id in 0..MOST {
            if let Some(record) = book.record(kind, id) {
                records.insert((kind, id), record);
            }
        }
    }
    let tallies = (0..MOST)
        .map(|id| (MemberId(id), book.tally(MemberId(id), Year(2026))))
        .collect();
    Contents {
        records,
        forms_by_year: book.forms_by_year().clone(),
        tallies,
    }
}

/// Every record that a record names is there.
fn nothing_hangs_in_the_air(book: &Book) {
    for ((kind, id), record) in contents(book).records {
        record.refer(&mut |named, number| {
            assert!(
                book.record(named, number).is_some(),
                "{kind:?} {id} names {named:?} {number}, which is not there"
            );
        });
    }
}

fn same_as_loaded(desk: &Desk, witness: &Store) {
    let year = desk.today().year;
    let mut fresh = witness.load_book(year).expect("a book");
    // What the year before left unmet stays in sight.
    witness
        .load_year(&mut fresh, year.previous())
        .expect("the year before");
    assert_eq!(desk.book(), &fresh);
}

fn reversed(outcome: Result<Seq, Refusal>) -> bool {
    match outcome {
        Ok(_) => true,
        Err(Refusal::Store(error)) => panic!("the store failed: {error}"),
        Err(refusal) => {
            speaks(&refusal.text());
            false
        }
    }
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(count)
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_book_kept_up_is_the_book_loaded(draws in prop::collection::vec(draw(), 1..40)) {
        let mut office = furnished();
        let witness = Store::open(office.path()).expect("opens");
        for draw in draws {
            let before = office.book().clone();
            if attempt(&mut office, draw).is_none() {
                prop_assert_eq!(office.book(), &before, "nothing done, nothing changed");
            }
            same_as_loaded(&office, &witness);
        }
        nothing_hangs_in_the_air(office.book());
        is_sound(&office);
    }

    #[test]
    fn what_the_journal_kept_leads_from_the_beginning_to_the_records(
        draws in prop::collection::vec((draw(), 0..8_u8), 1..40),
    ) {
        let mut office = desk();
        let mut replayed = office.book().clone();
        furnish(&mut office);
        for (draw, what) in draws {
            match what {
                0 => { reversed(office.undo()); }
                1 => { reversed(office.redo()); }
                _ => { attempt(&mut office, draw); }
            }
        }
        for seq in 2..=last_entry(&office).seq.0 {
            for change in office.changes(Seq(seq)).expect("kept") {
                replayed.apply(&change, Seq(seq));
            }
        }
        prop_assert_eq!(contents(&replayed), contents(office.book()));
        is_sound(&office);
    }

    #[test]
    fn undoing_all_is_the_beginning_and_redoing_all_the_end(
        draws in prop::collection::vec(draw(), 1..40),
    ) {
        let office = furnished();
        // A new sitting: what furnished the office is not its to undo.
        let mut desk = office.colleague("周秘书");
        let before = contents(desk.book());
        let acts = draws
            .into_iter()
            .filter(|draw| attempt(&mut desk, *draw).is_some())
            .count();
        let after = contents(desk.book());
        let mut undone = 0;
        while desk.can_undo() {
            desk.undo().expect("undone");
            undone += 1;
        }
        prop_assert_eq!(undone, acts);
        prop_assert_eq!(contents(desk.book()), before);
        while desk.can_redo() {
            desk.redo().expect("redone");
        }
        prop_assert_eq!(contents(desk.book()), after);
        is_as_stored(&desk);
        is_sound(&desk);
    }

    #[test]
    fn two_people_at_one_store_end_with_the_same_book(
        draws in prop::collection::vec((draw(), 0..10_u8, any::<bool>()), 1..50),
    ) {
        let office = furnished();
        let mut desks = [office.colleague("周秘书"), office.colleague("李干事")];
        for (draw, what, who) in draws {
            let desk = &mut desks[usize::from(who)];
            match what {
                0 => { reversed(desk.undo()); }
                1 => { reversed(desk.redo()); }
                2 => { desk.refresh().expect("refreshed"); }
                _ => { attempt(desk, draw); }
            }
        }
        let [one, other] = &mut desks;
        one.refresh().expect("refreshed");
        other.refresh().expect("refreshed");
        prop_assert_eq!(one.book(), other.book());
        is_as_stored(one);
        nothing_hangs_in_the_air(one.book());
        is_sound(one);
    }
}

/// The form's life as the annex has it, written down once more: from, step, to.
const LIFE: &[(Status, Event, Status)] = &[
    (Status::Draft, Event::Submit, Status::Submitted),
    (Status::Draft, Event::Withdraw, Status::Withdrawn),
    (Status::Submitted, Event::Return, Status::Returned),
    (Status::Submitted, Event::File, Status::Filed),
    (Status::Submitted, Event::Withdraw, Status::Withdrawn),
    (Status::Returned, Event::Submit, Status::Submitted),
    (Status::Returned, Event::Withdraw, Status::Withdrawn),
    (Status::Filed, Event::Upload, Status::Uploaded),
    (Status::Filed, Event::Withdraw, Status::Withdrawn),
    (Status::Filed, Event::PutBack, Status::Submitted),
    (Status::Withdrawn, Event::Resume, Status::Draft),
];

fn take(
    form: &mut RegistrationForm,
    event: Event,
    stamp: Stamp,
    reason: &str,
) -> Result<(), InvalidTransition> {
    match event {
        Event::Begin => form.allows(Event::Begin).map(drop),
        Event::Submit => form.submit(stamp),
        Event::Return => form.send_back(stamp, reason),
        Event::File => form.file(stamp),
        Event::Upload => form.upload(stamp),
        Event::Withdraw => form.withdraw(stamp, reason),
        Event::Resume => form.resume(stamp),
        Event::PutBack => form.put_back(stamp, reason),
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop::sample::select(vec![
        Event::Begin,
        Event::Submit,
        Event::Submit,
        Event::Return,
        Event::Return,
        Event::File,
        Event::Upload,
        Event::Withdraw,
        Event::Resume,
        Event::PutBack,
    ])
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_form_goes_only_the_ways_of_its_life(
        steps in prop::collection::vec(
            (event(), prop::sample::select(vec!["", " ", "请补充"]), prop::sample::select(vec![0, 0, 0, 1])),
            0..20,
        ),
    ) {
        // Some steps are taken on a day before that of the step before.
        let stamp = |n: usize, back: i64| Stamp {
            at: noon("2026-11-24") + chrono::Duration::days(n as i64 / 3 - back),
            by: format!("第{n}人"),
        };
        let mut form = RegistrationForm::begin(FormId(1), sheet(MemberId(1), SectorId(1)), stamp(0, 0));
        for (n, (event, reason, back)) in steps.into_iter().enumerate() {
            let before = form.clone();
            let way = LIFE.iter().find(|(from, by, _)| (*from, *by) == (form.status(), event));
            let unexplained = matches!(event, Event::Return | Event::PutBack) && reason.trim().is_empty();
            let stamp = stamp(n + 1, back);
            let day = form.history().last().expect("a step").at.date();
            let early = stamp.at.date() < day;
            let taken = take(&mut form, event, stamp.clone(), reason);
            match way.filter(|_| !unexplained && !early) {
                Some((_, _, to)) => {
                    prop_assert_eq!(taken, Ok(()));
                    prop_assert_eq!(form.status(), *to);
                    prop_assert_eq!(form.history().len(), before.history().len() + 1);
                    prop_assert_eq!(&form.history()[..before.history().len()], before.history());
                    let last = form.history().last().expect("a step");
                    prop_assert_eq!((last.event, &last.by), (event, &stamp.by));
                    prop_assert!(form.history().is_sorted_by_key(|step| step.at.date()));
                }
                None => {
                    prop_assert!(taken.is_err());
                    prop_assert_eq!(&form, &before, "a refused step changes nothing");
                }
            }
            let returned = form.status() == Status::Returned;
            prop_assert_eq!(form.return_reason().is_some_and(|why| !why.is_empty()), returned);
            prop_assert_eq!(form.uploaded_on().is_some(), form.status() == Status::Uploaded);
            prop_assert_eq!(form.status().is_pending(), LIFE.iter().any(|(from, by, _)| *from == form.status() && *by != Event::Resume));
            let standing = matches!(form.status(), Status::Submitted | Status::Filed | Status::Uploaded);
            prop_assert_eq!(form.status().counts(), standing);
            prop_assert!(!standing || form.submitted_on().is_some());
            prop_assert_eq!(&form.sheet, &before.sheet);
        }
    }
}
