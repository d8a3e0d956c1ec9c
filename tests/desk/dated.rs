//! Facts that change on days: a member's sector and committee, a sector's committee, a director, a
//! leader's sectors. What was so on an earlier day stays so whatever is entered later, but for
//! corrections.

use jiebie::desk::Desk;
use jiebie::desk::committee::AssignSectors;
use jiebie::desk::convenor::{Approve, DesignateFirst, Elect};
use jiebie::desk::form::{BeginForm, FileForms};
use jiebie::desk::import::{Import, Moves};
use jiebie::desk::member::{Leave, Merge, Replace};
use jiebie::desk::papers::circular;
use jiebie::domain::appointment::{Convenor, Leader};
use jiebie::domain::book::Book;
use jiebie::domain::calendar::Today;
use jiebie::domain::committee::{Committee, Coordinator};
use jiebie::domain::id::*;
use jiebie::domain::member::Member;
use jiebie::domain::record::Entity;
use jiebie::domain::sector::Sector;
use jiebie::rules;
use proptest::prelude::*;

use crate::imports::Roster;
use crate::testkit::member as member_of;
use crate::testkit::*;

/// Changes a record as an editor does.
pub fn edit<T: Entity>(desk: &mut Desk, id: T::Id, change: impl FnOnce(&mut T)) {
    let raw = jiebie::domain::id::Id::raw(id);
    let record = desk.book().record(T::KIND, raw).and_then(T::from_record);
    let mut record = record.expect("a record");
    change(&mut record);
    let seen = desk.book().seq_of(T::KIND, raw).expect("seen");
    // What can't be is refused, and changes nothing.
    let _ = desk.carry_out(&edit_of(record, seen));
}

fn moves(desk: &mut Desk, member: MemberId, from: Option<&str>, sector: SectorId) {
    edit(desk, member, |it: &mut Member| {
        // What can't be is left as it is.
        let _ = it.sector.set_on(date(TODAY), from.map(date), sector);
    });
}

fn codes(book: &Book, day: &str) -> Vec<&'static str> {
    let found = rules::check(book, &Today::on(date(day)));
    found.iter().map(|it| it.rule.code).collect()
}

#[test]
fn a_member_who_moved_was_in_the_other_sector_before() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let wang = add_member(&mut desk, "王伟", home);
    moves(&mut desk, wang, Some("2026-06-01"), sport);
    let of = |desk: &Desk, sector, day: &str| desk.book().members_of(sector, date(day)).len();
    for (day, home_has, sport_has) in [("2026-05-31", 1, 0), ("2026-06-01", 0, 1), (TODAY, 0, 1)] {
        assert_eq!(
            (of(&desk, home, day), of(&desk, sport, day)),
            (home_has, sport_has),
            "{day}"
        );
    }
    // It turns out that it never was so.
    moves(&mut desk, wang, None, home);
    assert_eq!(
        (of(&desk, home, TODAY), of(&desk, sport, "2026-06-01")),
        (1, 0)
    );
    let mut record = desk.book().members.get(wang).expect("there").clone();
    record.sector.change(date("2026-11-25"), sport);
    let seen = desk.book().members.seq(wang).expect("seen");
    refuses_field(
        &mut desk,
        &edit_of(record, seen),
        "moved_on",
        "不能晚于今天",
        "lies after today",
    );
}

#[test]
fn a_form_has_the_sector_of_the_day_on_which_it_was_filled() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let wang = add_member(&mut desk, "王伟", home);
    moves(&mut desk, wang, Some("2026-06-01"), sport);
    for (day, sector, right) in [
        ("2026-05-20", home, true),
        ("2026-05-21", sport, false),
        ("2026-06-01", sport, true),
        ("2026-06-02", home, false),
    ] {
        let mut sheet = sheet(wang, sector);
        sheet.filled_on = Some(date(day));
        let begin = BeginForm {
            sheet,
            submit: true,
        };
        if right {
            let form = desk.carry_out(&begin).expect("begun").value.id();
            let filed = desk.carry_out(&FileForms { forms: vec![form] });
            assert!(filed.is_ok_and(|it| it.value.refused.is_empty()), "{day}");
        } else {
            refuses_field(&mut desk, &begin, "sector", "登记表写的是", "The form says");
        }
        assert!(!codes(desk.book(), TODAY).contains(&"J9004"), "{day}");
    }
    // What was right on its day is right though it turns out later that he moved before.
    edit(&mut desk, wang, |it: &mut Member| {
        it.sector.change(date("2026-05-01"), sport);
    });
    assert!(!codes(desk.book(), TODAY).contains(&"J9004"));
    desk.undo().expect("undone");
    assert!(!codes(desk.book(), TODAY).contains(&"J9004"));
    // That the roster was wrong says nothing of what was written.
    moves(&mut desk, wang, None, home);
    assert!(codes(desk.book(), TODAY).contains(&"J9004"));
}

#[test]
fn a_convenor_who_moved_is_outside_the_sector_from_that_day_on() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let wang = add_member(&mut desk, "王伟", home);
    let elected = Elect {
        sector: home,
        member: wang,
        elected: date("2026-02-11"),
        first: true,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    };
    desk.carry_out(&elected).expect("elected");
    moves(&mut desk, wang, Some("2026-06-01"), sport);
    assert!(!codes(desk.book(), "2026-05-31").contains(&"J1606"));
    let found = rules::check(desk.book(), &Today::on(date("2026-06-01")));
    let outside = found
        .iter()
        .find(|it| it.rule.code == "J1606")
        .expect("found");
    says(
        &outside.message(desk.book()),
        "教育界召集人王伟是体育界委员",
        "is a member of 体育界",
    );
}

#[test]
fn committees_directors_and_leaders_are_those_of_the_day() {
    let (mut desk, home) = with_sector("教育界");
    let [first, second] = ["提案委员会", "教科卫体委员会"].map(|it| add_committee(&mut desk, it));
    let wang = add_member(&mut desk, "王伟", home);
    let assign = |committee, from: Option<&str>| AssignSectors {
        committee,
        sectors: vec![home],
        from: from.map(date),
    };
    // From the beginning, as far as is known; then a change.
    desk.carry_out(&assign(first, None)).expect("assigned");
    does(
        &mut desk,
        &assign(second, Some("2026-06-01")),
        "assign-sectors",
        "教科卫体委员会: 教育界 2026-06-01",
    );
    let leader = desk
        .carry_out(&add(leader("陈章", &[])))
        .expect("entered")
        .value;
    edit(&mut desk, leader, |it: &mut Leader| {
        it.sectors.change(date("2026-06-01"), vec![home]);
    });
    for (name, from) in [("余一", "2026-03-01"), ("方一", "2026-06-01")] {
        edit(&mut desk, second, |it: &mut Committee| {
            let director = Coordinator {
                name: name.into(),
                member: None,
                since: Some(date(from)),
            };
            it.coordinator.change(date(from), Some(director));
        });
    }
    for (day, committee, director, leaders) in [
        ("2026-02-28", first, None, 0),
        ("2026-05-31", first, Some("余一"), 0),
        ("2026-06-01", second, Some("方一"), 1),
    ] {
        let (book, day) = (desk.book(), date(day));
        let member = book.members.get(wang).expect("there");
        assert_eq!(book.committee_of(member, day), Some(committee), "{day}");
        assert_eq!(book.sectors_of(Some(committee), day).len(), 1, "{day}");
        let named = book.committees.get(second).expect("there");
        assert_eq!(
            book.coordinator_name(named, day).as_deref(),
            director,
            "{day}"
        );
        assert_eq!(book.leaders_of(home, day).len(), leaders, "{day}");
    }
    // Whoever once looked after a sector is not struck out.
    refuses_procedure(&mut desk, &remove::<Committee>(first), "界别 1", "sector 1");
}

#[test]
fn a_change_before_one_that_is_known_is_refused() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let [first, second] = ["提案委员会", "教科卫体委员会"].map(|it| add_committee(&mut desk, it));
    let wang = add_member(&mut desk, "王伟", home);
    let assign = |committee, from: Option<&str>| AssignSectors {
        committee,
        sectors: vec![home],
        from: from.map(date),
    };
    desk.carry_out(&assign(first, Some("2026-06-01")))
        .expect("assigned");
    let before = desk.book().sectors.get(home).cloned();
    refuses_field(
        &mut desk,
        &assign(second, Some("2026-03-01")),
        "moved_on",
        "教育界：已登记有 2026-06-01 起的变动",
        "教育界: A change from 2026-06-01 on is recorded",
    );
    let none = AssignSectors {
        sectors: Vec::new(),
        ..assign(first, Some("2026-03-01"))
    };
    refuses_field(&mut desk, &none, "moved_on", "请按更正办理", "correct it");
    assert_eq!(desk.book().sectors.get(home), before.as_ref());

    moves(&mut desk, wang, Some("2026-06-01"), sport);
    let was = desk.book().members.get(wang).expect("there").clone();
    let seen = desk.book().members.seq(wang).expect("seen");
    let mut record = was;
    record.committee.change(date("2026-03-01"), Some(first));
    desk.carry_out(&edit_of(record, seen))
        .expect("another fact");
    let was = desk.book().members.get(wang).expect("there").clone();
    let seen = desk.book().members.seq(wang).expect("seen");
    let third = add_sector(&mut desk, "经济界");
    let mut record = was.clone();
    record.sector.change(date("2026-03-01"), third);
    refuses_field(
        &mut desk,
        &edit_of(record, seen),
        "moved_on",
        "已登记有 2026-06-01 起的变动",
        "A change from 2026-06-01 on",
    );
    // That he moved earlier than was thought is another matter.
    let mut record = was;
    record.sector.change(date("2026-05-01"), sport);
    desk.carry_out(&edit_of(record, seen)).expect("edited");
}

#[test]
fn the_journal_says_from_when_on_or_that_it_is_a_correction() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let wang = add_member(&mut desk, "王伟", home);
    let mut said = Vec::new();
    for from in [Some("2026-06-01"), None] {
        let sector = if from.is_some() { sport } else { home };
        moves(&mut desk, wang, from, sector);
        let last = desk.head().expect("read").expect("an entry");
        let note = jiebie::desk::note_of(&last);
        said.push((note.zh.into_owned(), note.en.into_owned()));
    }
    edit(&mut desk, wang, |it: &mut Member| it.note = "驻会".into());
    let last = desk.head().expect("read").expect("an entry");
    let of = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    assert_eq!(
        said,
        [
            of("王伟 2026-06-01", "王伟 2026-06-01"),
            of("王伟（更正）", "王伟 (corrected)"),
        ]
    );
    assert_eq!(last.note, "王伟");
}

#[test]
fn whoever_was_entered_twice_keeps_where_he_was_on_earlier_days() {
    let (mut desk, home) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let keep = add_member(&mut desk, "王伟", home);
    moves(&mut desk, keep, Some("2026-06-01"), sport);
    let double = add_member(&mut desk, "王伟", sport);
    let mut sheet = sheet(double, sport);
    sheet.filled_on = Some(date("2026-07-01"));
    let begin = BeginForm {
        sheet,
        submit: true,
    };
    desk.carry_out(&begin).expect("begun");
    let was = desk.book().members.get(keep).expect("there").sector.clone();
    desk.carry_out(&Merge {
        keep,
        double,
        certain: true,
    })
    .expect("merged");
    let (of, book) = (
        |day: &str, sector| desk.book().members_of(sector, date(day)).len(),
        desk.book(),
    );
    assert_eq!(book.members.get(keep).expect("there").sector, was);
    for (day, home_has, sport_has) in [("2026-05-31", 1, 0), ("2026-06-01", 0, 1)] {
        assert_eq!(
            (of(day, home), of(day, sport)),
            (home_has, sport_has),
            "{day}"
        );
    }
    assert!(
        !codes(book, TODAY).contains(&"J9004"),
        "the form's sector is that of its day"
    );
}

/// All that is said of a day: findings, lists and the circular's figures.
pub fn said(book: &Book, day: &str) -> Vec<String> {
    let (today, on) = (Today::on(date(day)), date(day));
    let mut all: Vec<_> = rules::check(book, &today)
        .iter()
        .map(|it| format!("{} {:?} {}", it.rule.code, it.level, it.message(book).zh))
        .collect();
    for sector in book.sectors_in_order() {
        let committee = sector.committee_on(on);
        all.push(format!(
            "{} {committee:?} {:?}",
            sector.name,
            book.leaders_of(sector.id, on).len()
        ));
        for member in book.members_of(sector.id, on) {
            let committee = book.committee_of(member, on);
            all.push(format!(
                "{} {committee:?} {:?}",
                member.name,
                member.workroom_on(on)
            ));
        }
        for it in book.convenors_of(sector.id, on) {
            let first = it.is_first_on(on);
            all.push(format!("{:?} {first} {:?}", it.member, it.approval(on, on)));
        }
    }
    for committee in book.committees_in_order() {
        all.push(format!("{:?}", book.coordinator_name(committee, on)));
    }
    if let Ok(draft) = circular::draft(book, today, Vec::new()) {
        let figures = draft.figures.iter();
        all.extend(figures.map(|it| format!("{} {:?}", it.code, it.value)));
    }
    all
}

const DAYS: [&str; 5] = [
    "2026-02-20",
    "2026-03-20",
    "2026-05-20",
    "2026-08-20",
    "2026-10-20",
];

/// An organisation with two of each, to whom things happen.
pub fn office() -> TestStore {
    let mut desk = desk();
    let committees = ["提案委员会", "教科卫体委员会"].map(|it| add_committee(&mut desk, it));
    let sectors = ["教育界", "体育界", "经济界"].map(|it| add_sector(&mut desk, it));
    desk.carry_out(&AssignSectors {
        committee: committees[0],
        sectors: sectors[..2].to_vec(),
        from: None,
    })
    .expect("assigned");
    for (n, name) in ["王伟", "李小明", "周芳", "赵强", "钱进", "孙亮"]
        .iter()
        .enumerate()
    {
        add_member(&mut desk, name, sectors[n % 3]);
    }
    let leader = leader("陈章", &sectors[..1]);
    desk.carry_out(&add(leader)).expect("entered");
    desk
}

/// Something that happened on `day` and is entered now; what can't be is refused.
pub fn happens(desk: &mut Desk, act: u8, a: u64, b: u64, flag: bool, day: &str) {
    let (member, sector) = (MemberId(a % 6 + 1), SectorId(b % 3 + 1));
    let (committee, on) = (CommitteeId(b % 2 + 1), date(day));
    let convenor = ConvenorId(a % 6 + 1);
    match act {
        0 => moves(desk, member, Some(day), sector),
        1 => edit(desk, member, |it: &mut Member| {
            it.committee.change(on, flag.then_some(committee));
        }),
        2 => edit(desk, sector, |it: &mut Sector| {
            it.committee.change(on, flag.then_some(committee));
        }),
        3 => edit(desk, committee, |it: &mut Committee| {
            let director = Coordinator {
                name: "余主任".into(),
                member: flag.then_some(member),
                since: Some(on),
            };
            it.coordinator.change(on, Some(director));
        }),
        4 => edit(desk, LeaderId(1), |it: &mut Leader| {
            it.sectors.change(on, vec![sector]);
        }),
        5 => drop(desk.carry_out(&AssignSectors {
            committee,
            sectors: vec![sector],
            from: Some(on),
        })),
        6 | 7 => {
            let replaces = flag.then_some(convenor);
            let elect = Elect {
                sector,
                member,
                elected: on,
                first: a.is_multiple_of(2),
                replaces,
                reason: "改选".into(),
                note: String::new(),
            };
            drop(desk.carry_out(&elect));
        }
        8 => drop(desk.carry_out(&DesignateFirst { convenor, on })),
        9 => drop(desk.carry_out(&Approve { convenor, on })),
        10 => drop(desk.carry_out(&end::<Convenor>(convenor, departure(day)))),
        11 => drop(desk.carry_out(&Leave {
            member,
            departure: departure(day),
        })),
        12 => {
            let serves = |it: &&Member| desk.book().serves(it, desk.today().date);
            let Some(who) = desk.book().members.get(member).filter(serves) else {
                return;
            };
            let number = member.0.to_string();
            // A table as the program exports it, whose numbers are the members'.
            let heads = [
                "编号",
                "姓名",
                "界别",
                "委员工作室",
                "重点联系对象",
                "登记表",
            ];
            let sector = desk.book().sector_name(sector);
            let row = [&number, &*who.name, sector, "", "", ""];
            let roster = Roster::default().sheet("名册", &heads, &[row]);
            let import = Import {
                moves: Moves::On(Some(on)),
                ..roster.partly()
            };
            drop(desk.carry_out(&import));
        }
        _ => {
            let mut successor = member_of("新人", sector);
            successor.joined = Some(on);
            drop(desk.carry_out(&Replace {
                predecessor: member,
                departure: departure(day),
                successor,
            }));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What is entered of a day changes nothing that was said of the days before.
    #[test]
    fn history_is_not_rewritten(
        acts in prop::collection::vec(
            (0..14u8, any::<u16>(), any::<u16>(), any::<bool>(), 0..9u32), 1..14,
        ),
    ) {
        let mut desk = office();
        for (act, a, b, flag, month) in acts {
            let day = format!("2026-{:02}-11", month + 3);
            let before: Vec<_> = DAYS.iter().map(|day| said(desk.book(), day)).collect();
            happens(&mut desk, act, a.into(), b.into(), flag, &day);
            for (on, before) in DAYS.iter().zip(before) {
                if *on < &*day {
                    prop_assert_eq!(&said(desk.book(), on), &before, "{} of {} seen on {}", act, day, on);
                }
            }
        }
        is_as_stored(&desk);
    }
}
