//! Convenors: elected from the sector, one of them first, approved by the council, ended.

use jiebie::desk::convenor::{Approve, DesignateFirst, Elect};
use jiebie::desk::member::Leave;
use jiebie::desk::{ChangeSetting, Desk, End, Refusal};
use jiebie::domain::appointment::Convenor;
use jiebie::domain::calendar::Today;
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::rules;

use crate::testkit::*;

fn elect(sector: SectorId, member: MemberId, first: bool) -> Elect {
    Elect {
        sector,
        member,
        elected: date("2026-02-11"),
        first,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    }
}

/// A sector with four members.
fn sector_of_four() -> (TestStore, SectorId, Vec<MemberId>) {
    let (mut desk, home) = with_sector("教育界");
    let members = ["王伟", "李小明", "周芳", "赵强"]
        .iter()
        .map(|name| add_member(&mut desk, name, home))
        .collect();
    (desk, home, members)
}

fn firsts(desk: &Desk, sector: SectorId) -> Vec<ConvenorId> {
    firsts_on(desk, sector, TODAY)
}

fn firsts_on(desk: &Desk, sector: SectorId, day: &str) -> Vec<ConvenorId> {
    let convenors = desk.book().convenors_of(sector, date(day)).into_iter();
    let first = convenors.filter(|convenor| convenor.is_first_on(date(day)));
    first.map(|convenor| convenor.id).collect()
}

/// The codes of the findings about convenors on a day.
fn found_on(desk: &Desk, day: &str) -> Vec<&'static str> {
    let found = rules::check(desk.book(), &Today::on(date(day)));
    let codes = found.iter().map(|it| it.rule.code);
    codes
        .filter(|code| code.starts_with("J16") && *code != "J1601")
        .collect()
}

fn first_from(convenor: ConvenorId, on: &str) -> DesignateFirst {
    DesignateFirst {
        convenor,
        on: date(on),
    }
}

#[test]
fn a_convenor_is_elected_and_there_is_one_first() {
    let (mut desk, home, members) = sector_of_four();
    let one = does(
        &mut desk,
        &elect(home, members[0], true),
        "elect-convenor",
        "教育界 王伟",
    )
    .id();
    let two = does(
        &mut desk,
        &elect(home, members[1], true),
        "elect-convenor",
        "教育界 李小明",
    )
    .id();
    assert_eq!(firsts(&desk, home), [two]);
    does(
        &mut desk,
        &first_from(one, TODAY),
        "designate-first",
        "教育界 王伟 2026-11-24",
    );
    assert_eq!(firsts(&desk, home), [one]);
    let order: Vec<_> = desk
        .book()
        .convenors_of(home, date(TODAY))
        .iter()
        .map(|convenor| convenor.id)
        .collect();
    assert_eq!(order, [one, two], "the first comes first");
}

#[test]
fn who_can_not_be_elected_is_refused() {
    let (mut desk, home, members) = sector_of_four();
    let other = add_sector(&mut desk, "体育界");
    refuses_field(
        &mut desk,
        &elect(other, members[0], false),
        "member",
        "王伟是教育界委员，召集人须从本界别推选",
        "王伟 belongs to 教育界",
    );
    desk.carry_out(&Leave {
        member: members[3],
        departure: departure("2026-10-01"),
    })
    .expect("left");
    refuses_field(
        &mut desk,
        &elect(home, members[3], false),
        "member",
        "赵强已不在任",
        "赵强 no longer serves",
    );
    desk.carry_out(&elect(home, members[0], false))
        .expect("elected");
    refuses_field(
        &mut desk,
        &elect(home, members[0], false),
        "member",
        "已是本界别召集人",
        "a convenor of the sector already",
    );
    let mut late = elect(home, members[1], true);
    late.elected = date("2026-12-24");
    refuses_field(
        &mut desk,
        &late,
        "elected",
        "不能晚于今天",
        "lies after today",
    );
    let nowhere = elect(SectorId(9), members[1], false);
    assert!(matches!(
        refuses(&mut desk, &nowhere),
        Refusal::Gone {
            kind: Kind::Sector,
            id: 9
        }
    ));
}

#[test]
fn no_more_convenors_than_the_organisation_allows() {
    let (mut desk, home, members) = sector_of_four();
    for member in &members[..3] {
        desk.carry_out(&elect(home, *member, false))
            .expect("elected");
    }
    let fourth = elect(home, members[3], true);
    refuses_field(
        &mut desk,
        &fourth,
        "member",
        "已有 3 名召集人，最多 3 名",
        "has 3 convenors; at most 3",
    );
    let first = desk.book().convenors_of(home, date(TODAY))[0].id;
    desk.carry_out(&end::<Convenor>(first, departure("2026-11-23")))
        .expect("ended");
    // On the day of the election there were three still; a day later there is room.
    refuses_field(
        &mut desk,
        &fourth,
        "member",
        "已有 3 名召集人，最多 3 名",
        "has 3 convenors; at most 3",
    );
    let fourth = Elect {
        elected: date("2026-11-23"),
        ..fourth
    };
    does(&mut desk, &fourth, "elect-convenor", "赵强");
    let more = ChangeSetting {
        key: "convenors-max".into(),
        value: "4".into(),
        grounds: None,
    };
    desk.carry_out(&more).expect("settled");
    let again = Elect {
        elected: date("2026-11-24"),
        ..elect(home, members[0], false)
    };
    does(&mut desk, &again, "elect-convenor", "王伟");
}

#[test]
fn the_council_approves_after_the_election_and_not_in_the_future() {
    let (mut desk, home, members) = sector_of_four();
    let convenor = desk
        .carry_out(&elect(home, members[0], true))
        .expect("elected")
        .value
        .id();
    let approve = |on| Approve {
        convenor,
        on: date(on),
    };
    refuses_field(
        &mut desk,
        &approve("2026-02-10"),
        "approved",
        "审定日期早于推选日期",
        "Approved before the election",
    );
    refuses_field(
        &mut desk,
        &approve("2026-11-25"),
        "approved",
        "不能晚于今天",
        "lies after today",
    );
    does(
        &mut desk,
        &approve("2026-03-20"),
        "approve-convenor",
        "教育界 王伟 2026-03-20",
    );
    let record = desk.book().convenors.get(convenor).expect("kept");
    assert_eq!(record.approved, Some(date("2026-03-20")));
    let nobody = Approve {
        convenor: ConvenorId(9),
        on: date("2026-03-20"),
    };
    match refuses(&mut desk, &nobody) {
        refusal @ Refusal::Gone { .. } => says(
            &refusal.text(),
            "没有编号为 9 的界别召集人",
            "no convenor number 9",
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_appointment_ends_and_then_can_not_become_the_first() {
    let (mut desk, home, members) = sector_of_four();
    let id = desk
        .carry_out(&elect(home, members[0], true))
        .expect("elected")
        .value
        .id();
    let end = |on| end::<Convenor>(id, departure(on));
    refuses_field(
        &mut desk,
        &end("2026-02-10"),
        "on",
        "终止日期早于开始日期",
        "before the beginning",
    );
    does(&mut desk, &end("2026-11-01"), "end-convenor", "教育界 王伟");
    assert!(desk.book().convenors_of(home, date(TODAY)).is_empty());
    refuses_procedure(
        &mut desk,
        &first_from(id, TODAY),
        "任期已终止",
        "or has ended",
    );
    refuses_procedure(
        &mut desk,
        &end("2026-11-02"),
        "已经终止",
        "has ended already",
    );
}

#[test]
fn an_appointment_is_corrected_only_over_what_was_seen() {
    let (mut desk, home, members) = sector_of_four();
    let id = desk
        .carry_out(&elect(home, members[0], true))
        .expect("elected")
        .value
        .id();
    let seen = desk.book().convenors.seq(id).expect("elected");
    let mut record = desk.book().convenors.get(id).expect("elected").clone();
    record.note = "得票第一".into();
    let mut colleague = desk.colleague("周秘书");
    does(
        &mut colleague,
        &Approve {
            convenor: id,
            on: date("2026-03-20"),
        },
        "approve-convenor",
        "王伟",
    );
    match desk.carry_out(&edit_of(record, seen)) {
        Err(Refusal::Conflict {
            kind: Kind::Convenor,
            theirs: Some(theirs),
        }) => {
            // The editor is handed what it is now, with the colleague's approval in it.
            let jiebie::domain::record::Record::Convenor(theirs) = *theirs else {
                panic!("{theirs:?}");
            };
            assert_eq!(theirs.approved, Some(date("2026-03-20")));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(last_entry(&desk).actor, "周秘书");
    is_as_stored(&desk);
}

#[test]
fn who_was_first_before_stays_so_and_the_change_is_approved_by_itself() {
    let (mut desk, home, members) = sector_of_four();
    let [one, two] = [true, false].map(|first| {
        let member = members[usize::from(!first)];
        desk.carry_out(&elect(home, member, first))
            .expect("elected")
            .value
            .id()
    });
    for convenor in [one, two] {
        let on = date("2026-03-01");
        desk.carry_out(&Approve { convenor, on }).expect("approved");
    }
    desk.carry_out(&first_from(two, "2026-06-01"))
        .expect("changed");
    for (day, first) in [
        ("2026-02-11", one),
        ("2026-05-31", one),
        ("2026-06-01", two),
        (TODAY, two),
    ] {
        assert_eq!(firsts_on(&desk, home, day), [first], "{day}");
    }
    assert!(found_on(&desk, "2026-05-31").is_empty());
    // Due within sixty days of the change, a breach after them.
    for day in ["2026-07-31", "2026-08-01"] {
        assert_eq!(found_on(&desk, day), ["J1608"], "{day}");
    }
    let found = rules::check(desk.book(), &Today::on(date("2026-08-01")));
    let unapproved = found
        .iter()
        .find(|it| it.rule.code == "J1608")
        .expect("found");
    assert_eq!(unapproved.level, rules::Level::Breach);
    says(
        &unapproved.message(desk.book()),
        "教育界李小明改任第一召集人，未经主席会议审定",
        "李小明 became first convenor of 教育界",
    );
    let approve = Approve {
        convenor: two,
        on: date("2026-08-10"),
    };
    desk.carry_out(&approve).expect("approved");
    let record = desk.book().convenors.get(two).expect("kept");
    assert_eq!(
        record.approved,
        Some(date("2026-03-01")),
        "the appointment's own stays"
    );
    assert!(found_on(&desk, TODAY).is_empty());
    assert_eq!(
        found_on(&desk, "2026-08-09"),
        ["J1608"],
        "it was not approved yet"
    );
}

#[test]
fn a_first_convenor_of_an_earlier_day_is_first_until_the_next_one_known() {
    let (mut desk, home, members) = sector_of_four();
    let elected: Vec<_> = (0..3)
        .map(|n| {
            let request = elect(home, members[n], n == 0);
            desk.carry_out(&request).expect("elected").value.id()
        })
        .collect();
    desk.carry_out(&first_from(elected[1], "2026-09-01"))
        .expect("changed");
    // What was found out later lies between the two.
    desk.carry_out(&first_from(elected[2], "2026-05-01"))
        .expect("changed");
    for (day, nth) in [
        ("2026-04-30", 0),
        ("2026-05-01", 2),
        ("2026-08-31", 2),
        ("2026-09-01", 1),
        (TODAY, 1),
    ] {
        assert_eq!(firsts_on(&desk, home, day), [elected[nth]], "{day}");
    }
    refuses_field(
        &mut desk,
        &first_from(elected[0], "2026-11-25"),
        "on",
        "不能晚于今天",
        "lies after today",
    );
    refuses_procedure(
        &mut desk,
        &first_from(elected[0], "2026-02-10"),
        "2026-02-10 不在任",
        "On 2026-02-10",
    );
}

#[test]
fn a_convenor_is_replaced_on_one_day_in_either_order_and_in_one_act() {
    const DAY: &str = "2026-09-10";
    let ends = |id| end::<Convenor>(id, departure(DAY));
    type Acts = fn(&mut Desk, Elect, End);
    let ways: [(&str, usize, Acts); 3] = [
        ("ends, then the election", 3, |desk, election, end| {
            desk.carry_out(&end).expect("ended");
            desk.carry_out(&election).expect("elected");
        }),
        ("the election, then ends", 2, |desk, election, end| {
            desk.carry_out(&election).expect("elected");
            desk.carry_out(&end).expect("ended");
        }),
        ("one act", 3, |desk, election, end| {
            let election = Elect {
                replaces: Some(ConvenorId(end.id)),
                reason: "改选".into(),
                ..election
            };
            desk.carry_out(&election).expect("elected");
        }),
    ];
    for (way, sitting, act) in ways {
        let (mut desk, home, members) = sector_of_four();
        let before: Vec<_> = (0..sitting)
            .map(|n| {
                let request = elect(home, members[n], n == 0);
                desk.carry_out(&request).expect("elected").value.id()
            })
            .collect();
        for convenor in &before {
            let (convenor, on) = (*convenor, date("2026-03-01"));
            desk.carry_out(&Approve { convenor, on }).expect("approved");
        }
        let mut election = elect(home, members[3], true);
        election.elected = date(DAY);
        act(&mut desk, election, ends(before[0]));
        for (day, count, found) in [
            ("2026-09-09", sitting, &[][..]),
            (DAY, sitting, &["J1608"][..]),
            ("2026-09-11", sitting, &["J1608"][..]),
        ] {
            let convenors = desk.book().convenors_of(home, date(day));
            assert_eq!(convenors.len(), count, "{way}, {day}");
            assert_eq!(firsts_on(&desk, home, day).len(), 1, "{way}, {day}");
            assert_eq!(found_on(&desk, day), found, "{way}, {day}");
        }
        assert_eq!(firsts_on(&desk, home, "2026-09-09"), [before[0]], "{way}");
        let former = desk.book().convenors.get(before[0]).expect("kept");
        assert_eq!(
            former.ended.as_ref().map(|it| it.on),
            Some(date(DAY)),
            "{way}"
        );
    }
}

#[test]
fn only_a_convenor_of_the_day_is_replaced() {
    let (mut desk, home, members) = sector_of_four();
    let one = desk
        .carry_out(&elect(home, members[0], true))
        .expect("elected")
        .value
        .id();
    desk.carry_out(&end::<Convenor>(one, departure("2026-06-01")))
        .expect("ended");
    let late = Elect {
        replaces: Some(one),
        elected: date("2026-07-01"),
        ..elect(home, members[1], true)
    };
    refuses_field(
        &mut desk,
        &late,
        "replaces",
        "不是本界别的在任召集人",
        "no convenor of the sector",
    );
}
