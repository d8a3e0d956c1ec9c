//! Convenors and liaisons from a list.

use jiebie::domain::appointment::{Convenor, Liaison};
use jiebie::domain::member::Departure;
use jiebie::domain::record::Kind;

use super::*;

/// 教育界 with 王伟, 李明, 赵静 and two who are called 张华; 体育界 with 钱进 and a 赵静.
fn office() -> TestStore {
    let mut desk = desk();
    let rows = [
        ["王伟", "教育界", "", "", ""],
        ["李明", "教育界", "", "", ""],
        ["赵静", "教育界", "", "", ""],
        ["张华", "教育界", "市第一中学", "", "13900000001"],
        ["张华", "教育界", "市第二中学", "", "13900000002"],
        ["钱进", "体育界", "", "", ""],
        ["赵静", "体育界", "", "", ""],
    ];
    imports_cleanly(&mut desk, &Roster::default().members(&rows));
    desk
}

fn list(rows: &[[&str; 7]]) -> Roster {
    Roster::default().convenors(rows)
}

/// The convenors of 教育界 with whether they are first, the first ones first.
fn convenors(desk: &Desk) -> Vec<(String, bool)> {
    appointments(desk)
        .into_iter()
        .map(|it| {
            let first = it.is_first_on(date(TODAY));
            (desk.book().member_name(it.member).to_owned(), first)
        })
        .collect()
}

fn appointments(desk: &Desk) -> Vec<Convenor> {
    let sector = sector_id(desk, "教育界");
    let all = desk.book().convenors_of(sector, desk.today().date);
    all.into_iter().cloned().collect()
}

fn liaisons(desk: &Desk) -> Vec<Liaison> {
    desk.book().liaisons.iter().cloned().collect()
}

#[test]
fn convenors_are_appointed_with_their_days() {
    let mut desk = office();
    let rows = [[
        "教育",
        "王伟",
        "李明、赵静",
        "孙联络",
        "13900000009",
        "2026-02-11",
        "2026年3月20日",
    ]];
    let outcome = imports_cleanly(&mut desk, &list(&rows));
    assert_eq!(outcome.files[0].accepted, 4);
    assert_eq!(outcome.files[0].created.of(Kind::Convenor), 3);
    let all = appointments(&desk);
    assert_eq!(
        convenors(&desk),
        [
            ("王伟".into(), true),
            ("李明".into(), false),
            ("赵静".into(), false)
        ]
    );
    for it in &all {
        assert_eq!(
            (it.elected, it.approved),
            (Some(date("2026-02-11")), Some(date("2026-03-20")))
        );
        // 赵静 of 体育界 is somebody else.
        assert_eq!(
            desk.book().members.get(it.member).expect("there").sector,
            it.sector.into()
        );
    }
    let liaison = &liaisons(&desk)[0];
    assert_eq!(
        (liaison.name.as_str(), liaison.phone.as_str()),
        ("孙联络", "13900000009")
    );
    assert_eq!((liaison.since, &liaison.ended), (None, &None));
    is_sound(&desk);
}

#[test]
fn who_is_not_in_the_sectors_list_or_shares_a_name_is_rejected() {
    let mut desk = office();
    let rows = [["教育界", "钱进", "查无此人、张华、王伟", "", "", "", ""]];
    let outcome = imports(&mut desk, &list(&rows));
    let told = told(&outcome);
    assert_eq!(told.len(), 3, "{told:?}");
    for (told, parts) in told.iter().zip([
        [
            "界别召集人!B2 钱进",
            "教育界的委员名单里没有钱进；体育界有同名委员",
        ],
        ["界别召集人!C2 查无此人", "别的界别里也没有"],
        ["界别召集人!C2 张华", "教育界有 2 名委员叫张华"],
    ]) {
        assert!(parts.iter().all(|part| told.contains(part)), "{told}");
    }
    assert_eq!(convenors(&desk), [("王伟".into(), false)]);
}

#[test]
fn an_appointment_that_is_held_gets_what_it_lacks_and_nobody_is_ended() {
    let mut desk = office();
    imports_cleanly(
        &mut desk,
        &list(&[["教育界", "", "王伟、李明", "", "", "", ""]]),
    );
    let rows = [["教育界", "王伟", "", "", "", "2026-02-11", ""]];
    let outcome = imports_cleanly(&mut desk, &list(&rows));
    assert_eq!(outcome.files[0].changed.of(Kind::Convenor), 1);
    assert_eq!(
        convenors(&desk),
        [("王伟".into(), true), ("李明".into(), false)]
    );
    assert_eq!(appointments(&desk)[0].elected, Some(date("2026-02-11")));
    // What it has stays.
    let rows = [["教育界", "", "王伟", "", "", "2026-02-12", "2026-03-20"]];
    imports_cleanly(&mut desk, &list(&rows));
    let held = &appointments(&desk)[0];
    assert_eq!(
        (held.is_first_on(date(TODAY)), held.elected),
        (true, Some(date("2026-02-11")))
    );
    assert_eq!(held.approved, Some(date("2026-03-20")));
}

#[test]
fn an_appointment_that_ended_is_not_taken_up_again() {
    let mut desk = office();
    let (sector, member) = (sector_id(&desk, "教育界"), only(&desk, "王伟").id);
    let mut ended = convenor(sector, member);
    ended.ended = Some(departure("2026-06-30"));
    desk.carry_out(&add(ended.clone())).expect("entered");
    imports_cleanly(
        &mut desk,
        &list(&[["教育界", "", "王伟", "", "", "2026-09-01", ""]]),
    );
    assert_eq!(desk.book().convenors.len(), 2);
    assert_eq!(
        desk.book().convenors.iter().next().expect("there").ended,
        ended.ended
    );
}

#[test]
fn there_is_one_first_convenor() {
    let mut desk = office();
    imports_cleanly(&mut desk, &list(&[["教育界", "王伟", "", "", "", "", ""]]));
    // The file's own goes before the store's, who stays a convenor.
    let outcome = imports(&mut desk, &list(&[["教育界", "李明", "", "", "", "", ""]]));
    assert_eq!(
        convenors(&desk),
        [("李明".into(), true), ("王伟".into(), false)]
    );
    assert_eq!(
        notes(&outcome),
        ["李明: 原第一召集人王伟自 2026-11-24 起改为召集人，任期不变"]
    );
    // Two in the file: the second is rejected.
    let rows = [
        ["教育界", "李明", "", "", "", "", ""],
        ["教育界", "赵静", "", "", "", "", ""],
    ];
    let done = desk.carry_out(&list(&rows).partly()).expect("imported");
    rejects_one(&done.value, &["界别召集人!B3 赵静", "第一召集人只能有一名"]);
    assert_eq!(convenors(&desk).len(), 2);
}

#[test]
fn days_that_can_not_stand_are_rejected_and_the_rest_is_kept() {
    let mut desk = office();
    let rows = [
        ["教育界", "王伟", "李明", "", "", "2026-02-11", "2026-02-10"],
        ["体育界", "钱进", "", "", "", "2026-11-25", ""],
    ];
    let outcome = imports(&mut desk, &list(&rows));
    let told = told(&outcome);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("界别召集人!G2 2026-02-10: 审定日期早于推选日期（2026-02-11）"));
    assert!(told[1].contains("界别召集人!F3 2026-11-25: 日期晚于今天（2026-11-24）"));
    assert_eq!(desk.book().convenors.len(), 3);
    for it in appointments(&desk) {
        assert_eq!((it.elected, it.approved), (Some(date("2026-02-11")), None));
    }
    // Against the day that the store has, too.
    let rows = [["教育界", "", "王伟、李明", "", "", "", "2026-01-31"]];
    let done = desk.carry_out(&list(&rows).partly()).expect("imported");
    rejects_one(
        &done.value,
        &["界别召集人!G2", "早于推选日期（2026-02-11）"],
    );
    assert_eq!(done.seq, None);
}

#[test]
fn a_liaison_keeps_the_charge_or_hands_it_over() {
    let mut desk = office();
    let rows = |name, phone| list(&[["教育界", "", "", name, phone, "", ""]]);
    imports_cleanly(&mut desk, &rows("孙联络", "13900000009"));
    changes_nothing(&mut desk, &rows("孙联络", ""), 0);
    changes_nothing(&mut desk, &rows("", ""), 0);
    imports_cleanly(&mut desk, &rows("孙联络", "13900000008"));
    assert_eq!(liaisons(&desk).len(), 1);
    assert_eq!(liaisons(&desk)[0].phone, "13900000008");
    imports_cleanly(&mut desk, &rows("周联络", ""));
    let all = liaisons(&desk);
    let ended = Departure {
        on: date(TODAY),
        reason: "由周联络接任".into(),
    };
    assert_eq!(all[0].ended, Some(ended));
    assert_eq!(
        (all[1].name.as_str(), all[1].since),
        ("周联络", Some(date(TODAY)))
    );
    assert_eq!((all[1].phone.as_str(), &all[1].ended), ("", &None));
    // Back again: a charge of its own, not the one that ended.
    imports_cleanly(&mut desk, &rows("孙联络", ""));
    assert_eq!(liaisons(&desk).len(), 3);
}

#[test]
fn two_liaisons_are_not_chosen_between() {
    let mut desk = office();
    let sector = sector_id(&desk, "教育界");
    for name in ["孙联络", "周联络"] {
        desk.carry_out(&add(liaison(name, sector)))
            .expect("entered");
    }
    let rows = |name| list(&[["教育界", "", "", name, "", "", ""]]);
    changes_nothing(&mut desk, &rows("周联络"), 0);
    let done = desk.carry_out(&rows("吴联络").partly()).expect("imported");
    rejects_one(&done.value, &["界别召集人!D2 吴联络", "2 名联络员"]);
    let two = list(&[
        ["体育界", "", "", "孙联络", "", "", ""],
        ["体育界", "", "", "周联络", "", "", ""],
    ]);
    rejects_one(
        &imports(&mut desk, &two),
        &["界别召集人!D3 周联络", "只能有一名联络员"],
    );
}
