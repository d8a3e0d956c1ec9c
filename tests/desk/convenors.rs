//! Convenors: elected from the sector, one of them first, approved by the council, ended.

use jiebie::desk::convenor::{Approve, DesignateFirst, Elect};
use jiebie::desk::member::Leave;
use jiebie::desk::{Desk, Edit, End, Refusal, Settle};
use jiebie::domain::appointment::Convenor;
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;

use crate::support::*;

fn elect(sector: SectorId, member: MemberId, first: bool) -> Elect {
    Elect {
        sector,
        member,
        elected: date("2026-02-11"),
        first,
        note: String::new(),
    }
}

/// A sector with four members.
fn sector_of_four() -> (Office, SectorId, Vec<MemberId>) {
    let (mut desk, home) = with_sector("教育界");
    let members = ["王伟", "李小明", "周芳", "赵强"]
        .iter()
        .map(|name| add_member(&mut desk, name, home))
        .collect();
    (desk, home, members)
}

fn firsts(desk: &Desk, sector: SectorId) -> Vec<ConvenorId> {
    let convenors = desk.book().convenors_of(sector, date(TODAY));
    let first = convenors.iter().filter(|convenor| convenor.first);
    first.map(|convenor| convenor.id).collect()
}

#[test]
fn a_convenor_is_elected_and_there_is_one_first() {
    let (mut desk, home, members) = sector_of_four();
    let one = does(
        &mut desk,
        &elect(home, members[0], true),
        "elect-convenor",
        "教育界 王伟",
    );
    let two = does(
        &mut desk,
        &elect(home, members[1], true),
        "elect-convenor",
        "教育界 李小明",
    );
    assert_eq!(firsts(&desk, home), [two]);
    does(
        &mut desk,
        &DesignateFirst { convenor: one },
        "designate-first",
        "教育界 王伟",
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
    desk.carry_out(&End::<Convenor> {
        id: first,
        departure: departure("2026-11-23"),
    })
    .expect("ended");
    does(&mut desk, &fourth, "elect-convenor", "赵强");
    let more = Settle {
        key: "convenors-max".into(),
        value: "4".into(),
    };
    desk.carry_out(&more).expect("settled");
    does(
        &mut desk,
        &elect(home, members[0], false),
        "elect-convenor",
        "王伟",
    );
}

#[test]
fn the_council_approves_after_the_election_and_not_in_the_future() {
    let (mut desk, home, members) = sector_of_four();
    let convenor = desk
        .carry_out(&elect(home, members[0], true))
        .expect("elected")
        .value;
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
        .value;
    let end = |on| End::<Convenor> {
        id,
        departure: departure(on),
    };
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
        &DesignateFirst { convenor: id },
        "任期已终止",
        "has ended",
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
        .value;
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
    match desk.carry_out(&Edit { record, seen }) {
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
