//! Who the rows of a register are, and what changes of them.

use jiebie::desk::import::{Import, Moves};
use jiebie::domain::member::Sex;
use jiebie::domain::record::Kind;

use super::*;

const ONE: &str = "13900000001";
const TWO: &str = "13900000002";
const THREE: &str = "13900000003";

fn register(rows: &[[&str; 5]]) -> Roster {
    Roster::default().members(rows)
}

#[test]
fn new_members_are_entered_in_the_files_order() {
    let mut desk = desk();
    let heads = ["姓名", "性别", "民族", "界别", "工作单位", "职务", "备注"];
    let roster = Roster::default().sheet(
        "名册",
        &heads,
        &[
            [
                "李 明",
                "女",
                "土家",
                "教育界",
                "市第一中学",
                "教师",
                "驻会",
            ],
            ["王　伟", "男", "", "教育界", "", "", ""],
        ],
    );
    imports_cleanly(&mut desk, &roster);
    let (li, wang) = (only(&desk, "李明"), only(&desk, "王伟"));
    assert_eq!(
        (li.sex, li.ethnicity.as_str()),
        (Some(Sex::Female), "土家族")
    );
    assert_eq!(
        (li.employer.as_str(), li.note.as_str()),
        ("市第一中学教师", "驻会")
    );
    assert_eq!((wang.sex, wang.employer.as_str()), (Some(Sex::Male), ""));
    assert_eq!((li.position, wang.position), (1, 2));
    assert_eq!((wang.joined, wang.left), (None, None));
    // Who comes later stands after all who are there.
    let more = Roster::default().sheet(
        "名册",
        &heads,
        &[
            ["张华", "男", "", "教育界", "", "", ""],
            ["李明", "女", "", "教育界", "", "", ""],
        ],
    );
    imports_cleanly(&mut desk, &more);
    assert_eq!(only(&desk, "张华").position, 3);
    assert_eq!(only(&desk, "李明").position, 1);
}

#[test]
fn only_what_the_file_gives_and_what_differs_changes() {
    let (mut desk, sector) = with_sector("教育界");
    let id = enter(
        &mut desk,
        "王伟",
        sector,
        "139-0000-0001",
        "市第一中学 教师",
    );
    let before = only(&desk, "王伟");
    // The same number and words, written otherwise; blanks.
    changes_nothing(
        &mut desk,
        &register(&[["王伟", "教育", "市第一中学教师", "", ONE]]),
        0,
    );
    changes_nothing(&mut desk, &register(&[["王伟", "教育界", "", "", ""]]), 0);
    assert_eq!(only(&desk, "王伟"), before);
    let outcome = imports_cleanly(&mut desk, &register(&[["王伟", "教育界", "", "", TWO]]));
    assert_eq!(outcome.files[0].changed.of(Kind::Member), 1);
    assert_eq!(outcome.files[0].created.of(Kind::Member), 0);
    let after = only(&desk, "王伟");
    assert_eq!(after.id, id);
    assert_eq!(after.phone, TWO);
    assert_eq!(
        Member {
            phone: before.phone.clone(),
            ..after
        },
        before
    );
}

#[test]
fn who_is_absent_or_has_left_is_let_be() {
    let (mut desk, sector) = with_sector("教育界");
    enter(&mut desk, "张华", sector, ONE, "");
    let gone = enter(&mut desk, "王伟", sector, TWO, "");
    let leave = jiebie::desk::member::Leave {
        member: gone,
        departure: departure("2026-06-30"),
    };
    desk.carry_out(&leave).expect("left");
    // An older list, or somebody new: it is asked, whether the row has his number or only his name.
    for phone in [TWO, ""] {
        let rows = register(&[["王伟", "教育界", "", "", phone]]).partly();
        let done = desk.carry_out(&rows).expect("imported");
        rejects_one(&done.value, &["王伟", "已于 2026-06-30 离任", "新任"]);
        assert_eq!(called(&desk, "王伟").len(), 1);
    }
    assert_eq!(called(&desk, "王伟")[0].left, Some(departure("2026-06-30")));
    // Another number, and it is another.
    imports_cleanly(&mut desk, &register(&[["王伟", "教育界", "", "", THREE]]));
    assert_eq!(called(&desk, "王伟").len(), 2);
    assert_eq!(only(&desk, "张华").left, None);
}

#[test]
fn two_rows_that_may_be_one_person_make_one() {
    let (mut desk, _) = with_sector("教育界");
    let rows = [
        ["周明", "教育界", "", "", ""],
        ["周明", "教育界", "", "", ONE],
    ];
    // At the first import, and when the file comes again.
    for _ in 0..2 {
        let done = desk.carry_out(&register(&rows).partly()).expect("imported");
        rejects_one(&done.value, &["周明", "可能是同一人", "删去一行"]);
        assert_eq!(called(&desk, "周明").len(), 1);
    }
    // Both say a number: two people.
    let rows = [
        ["何远", "教育界", "", "", ONE],
        ["何远", "教育界", "", "", TWO],
    ];
    imports_cleanly(&mut desk, &register(&rows));
    assert_eq!(called(&desk, "何远").len(), 2);
}

#[test]
fn namesakes_are_told_apart_by_phone_then_employer() {
    let (mut desk, sector) = with_sector("教育界");
    let first = enter(&mut desk, "王伟", sector, ONE, "市第一中学教师");
    let second = enter(&mut desk, "王伟", sector, TWO, "市第二中学教师");
    // By the number, whatever the order and though the employer says otherwise.
    let rows = [
        ["王伟", "教育界", "市第一中学校长", "", TWO],
        ["王伟", "教育界", "市第二中学教师", "", ONE],
    ];
    imports_cleanly(&mut desk, &register(&rows));
    let employer = |desk: &Desk, id| desk.book().members.get(id).expect("there").employer.clone();
    assert_eq!(employer(&desk, first), "市第二中学教师");
    assert_eq!(employer(&desk, second), "市第一中学校长");
    // By the employer.
    let rows = [["王伟", "教育界", "市第一中学校长", "", THREE]];
    imports_cleanly(&mut desk, &register(&rows));
    assert_eq!(desk.book().members.get(second).expect("there").phone, THREE);
    assert_eq!(called(&desk, "王伟").len(), 2);
}

#[test]
fn what_tells_nobody_apart_is_rejected() {
    let (mut desk, sector) = with_sector("教育界");
    enter(&mut desk, "王伟", sector, ONE, "市第一中学教师");
    enter(&mut desk, "王伟", sector, TWO, "市第二中学教师");
    let before = desk.book().clone();
    let request = register(&[["王伟", "教育界", "市第三中学教师", "", THREE]]).partly();
    let done = desk.carry_out(&request).expect("imported");
    rejects_one(
        &done.value,
        &[
            "委员名册!A2 王伟",
            "对不上（库中还有 2 名）",
            "电话或者工作单位",
        ],
    );
    assert_eq!(desk.book(), &before);
    // One is known by number, so the other row can only be the other member.
    let rows = [
        ["王伟", "教育界", "", "", THREE],
        ["王伟", "教育界", "", "", ONE],
    ];
    imports_cleanly(&mut desk, &register(&rows));
    assert_eq!(called(&desk, "王伟")[1].phone, THREE);
}

#[test]
fn a_namesake_with_another_number_and_another_employer_is_asked_for() {
    let (mut desk, sector) = with_sector("教育界");
    let id = enter(&mut desk, "王伟", sector, ONE, "市第一中学教师");
    let before = desk.book().clone();
    let row = ["王伟", "教育界", "市游泳馆馆长", "", TWO];
    let done = desk
        .carry_out(&register(&[row]).partly())
        .expect("imported");
    rejects_one(&done.value, &["委员名册!A2 王伟", "电话和工作单位都不同"]);
    assert_eq!(desk.book(), &before);
    // One of the two may change, and what only one side has contradicts nothing.
    for row in [
        ["王伟", "教育界", "市游泳馆馆长", "", ONE],
        ["王伟", "教育界", "市游泳馆馆长", "", TWO],
        ["王伟", "教育界", "", "", THREE],
    ] {
        imports_cleanly(&mut desk, &register(&[row]));
        assert_eq!(only(&desk, "王伟").id, id);
    }
}

#[test]
fn another_name_with_the_number_of_a_member_is_told() {
    let (mut desk, sector) = with_sector("体育界");
    enter(&mut desk, "高翔", sector, ONE, "市体育中心主任");
    let row = ["高祥", "体育界", "市体育中心主任", "", ONE];
    let done = desk
        .carry_out(&register(&[row]).partly())
        .expect("imported");
    rejects_one(&done.value, &["委员名册!A2 高祥", "高翔 #1 的电话相同"]);
    assert!(called(&desk, "高祥").is_empty());
    // Two new people of one number, and one of another sector's: taken, and told.
    add_sector(&mut desk, "教育界");
    let rows = [
        ["张三", "体育界", "甲单位", "", TWO],
        ["李四", "体育界", "乙单位", "", TWO],
        ["周五", "教育界", "丙单位", "", ONE],
    ];
    let outcome = imports_cleanly(&mut desk, &register(&rows));
    let notes = notes(&outcome);
    assert!(
        notes[0].contains("李四: 电话与体育界张三的相同"),
        "{notes:?}"
    );
    assert!(
        notes[1].contains("周五: 电话与体育界高翔的相同"),
        "{notes:?}"
    );
}

#[test]
fn one_member_and_two_strange_rows_of_the_name_are_not_guessed_at() {
    let (mut desk, sector) = with_sector("教育界");
    enter(&mut desk, "王伟", sector, ONE, "市第一中学教师");
    let rows = [
        ["王伟", "教育界", "", "", TWO],
        ["王伟", "教育界", "", "", THREE],
    ];
    let done = desk.carry_out(&register(&rows).partly()).expect("imported");
    assert_eq!((done.seq, told(&done.value).len()), (None, 2));
    // The one who is known by number, and somebody new.
    let rows = [
        ["王伟", "教育界", "", "", TWO],
        ["王伟", "教育界", "", "", ONE],
    ];
    imports_cleanly(&mut desk, &register(&rows));
    let phones: Vec<_> = called(&desk, "王伟")
        .iter()
        .map(|it| it.phone.clone())
        .collect();
    assert_eq!(phones, [ONE, TWO]);
}

#[test]
fn a_row_that_stands_there_twice_is_rejected_once() {
    let mut desk = desk();
    let rows = [
        ["王伟", "教育界", "市第一中学教师", "", ONE],
        ["王 伟", "教育", "市第二中学教师", "", ONE],
        ["王伟", "教育界", "市第一中学教师", "", ""],
        ["王伟", "教育界", "市第一中学教师", "", ""],
        ["王伟", "教育界", "市第二中学教师", "", ""],
        ["王伟", "体育界", "", "", TWO],
    ];
    let outcome = imports(&mut desk, &register(&rows));
    let told = told(&outcome);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("委员名册!A3 王伟: 与“委员名册”第 2 行 A 列重复"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("委员名册!A5 王伟: 与“委员名册”第 4 行 A 列重复"),
        "{told:?}"
    );
    assert_eq!(called(&desk, "王伟").len(), 4);
    assert_eq!(outcome.files[0].accepted, 4);
}

#[test]
fn equal_name_and_number_elsewhere_is_a_move_and_a_name_alone_is_not() {
    let (mut desk, education) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    let mover = enter(&mut desk, "王伟", education, ONE, "市第一中学教师");
    let namesake = enter(&mut desk, "李明", education, TWO, "");
    let rows = [
        ["王伟", "体育界", "", "", "139 0000 0001"],
        ["李明", "体育界", "", "", THREE],
    ];
    let outcome = imports_cleanly(&mut desk, &register(&rows));
    let moved = only(&desk, "王伟");
    assert_eq!((moved.id, moved.sector_on(date(TODAY))), (mover, sport));
    assert_eq!(called(&desk, "李明").len(), 2);
    assert_eq!(
        desk.book().members.get(namesake).expect("there").sector,
        education.into()
    );
    assert_eq!(outcome.files[0].changed.of(Kind::Member), 1);
    assert_eq!(outcome.files[0].created.of(Kind::Member), 1);
}

#[test]
fn who_is_in_the_own_sector_of_the_file_does_not_move() {
    let (mut desk, education) = with_sector("教育界");
    add_sector(&mut desk, "体育界");
    enter(&mut desk, "王伟", education, ONE, "");
    let rows = [
        ["王伟", "体育界", "", "", ONE],
        ["王伟", "教育界", "", "", ONE],
    ];
    let outcome = imports_cleanly(&mut desk, &register(&rows));
    assert_eq!(called(&desk, "王伟").len(), 2);
    let notes = notes(&outcome);
    assert!(
        notes[0].contains("体育界里也有同名同号码的委员"),
        "{notes:?}"
    );
}

#[test]
fn several_who_may_have_moved_are_rejected() {
    let (mut desk, education) = with_sector("教育界");
    let sport = add_sector(&mut desk, "体育界");
    add_sector(&mut desk, "经济界");
    enter(&mut desk, "王伟", education, ONE, "");
    enter(&mut desk, "王伟", sport, ONE, "");
    let request = register(&[["王伟", "经济界", "", "", ONE]]).partly();
    let done = desk.carry_out(&request).expect("imported");
    rejects_one(
        &done.value,
        &["委员名册!A2 王伟", "教育界、体育界", "不止一个"],
    );
}

#[test]
fn a_committee_of_ones_own_is_kept_only_where_it_is_not_the_sectors() {
    let mut desk = desk();
    let map = [
        ["提案委员会", "", "教育界"],
        ["经济科技委员会", "", "经济界"],
    ];
    let roster = |committee| {
        let rows = [["王伟", "教育界", "", committee, ONE]];
        Roster::default().map(&map).members(&rows)
    };
    imports_cleanly(&mut desk, &roster("提案委员会"));
    assert_eq!(only(&desk, "王伟").committee, None.into());
    imports_cleanly(&mut desk, &roster("经济科技委员会"));
    let own = committee_id(&desk, "经济科技委员会");
    // The sector's was the member's until then.
    let committee = only(&desk, "王伟").committee;
    assert_eq!(committee.on(date("2026-11-23")), &None);
    assert_eq!(committee.latest(), &Some(own));
    // A blank one leaves it; the sector's own takes it off.
    changes_nothing(&mut desk, &roster(""), 0);
    imports_cleanly(&mut desk, &roster("提案委"));
    assert_eq!(*only(&desk, "王伟").committee.latest(), None);
}

#[test]
fn a_note_of_the_offices_own_is_not_overwritten() {
    let (mut desk, sector) = with_sector("教育界");
    let mut record = member("王伟", sector);
    record.note = "电话常打不通".into();
    desk.carry_out(&add(record)).expect("entered");
    let heads = ["姓名", "界别", "备注", "党派"];
    let rows = [["王伟", "教育界", "驻会", "民盟"]];
    let roster = Roster::default().sheet("名册", &heads, &rows);
    let done = desk.carry_out(&roster.partly()).expect("imported");
    assert_eq!(done.seq, None);
    assert_eq!(only(&desk, "王伟").note, "电话常打不通");
    let notes = notes(&done.value);
    assert!(
        notes[0].contains("库中已有别的备注") && notes[1].contains("政治面貌"),
        "{notes:?}"
    );
}

#[test]
fn who_is_elsewhere_in_the_file_moved_on_a_day_or_was_entered_wrongly() {
    for (moves, day, told) in [
        (
            Moves::default(),
            Some("2026-11-24"),
            "王伟: 自 2026-11-24 起由教育界调整到体育界",
        ),
        (
            Moves::On(Some(date("2026-06-01"))),
            Some("2026-06-01"),
            "王伟: 自 2026-06-01 起由教育界调整到体育界",
        ),
        (
            Moves::Corrected,
            None,
            "王伟: 更正：原登记为教育界，改为体育界",
        ),
    ] {
        let mut desk = desk();
        let [education, sport] = ["教育界", "体育界"].map(|it| add_sector(&mut desk, it));
        enter(&mut desk, "王伟", education, ONE, "");
        let import = Import {
            moves,
            ..register(&[["王伟", "体育界", "", "", ONE]]).whole()
        };
        let outcome = desk.carry_out(&import).expect("imported").value;
        assert_eq!(moved(&outcome), [told]);
        let wang = only(&desk, "王伟");
        assert_eq!(wang.sector_on(date(TODAY)), sport);
        assert_eq!(wang.sector.since(date(TODAY)), day.map(date));
        let before = if day.is_some() { education } else { sport };
        assert_eq!(wang.sector_on(date("2026-05-31")), before);
        let again = desk.carry_out(&import).expect("imported");
        assert_eq!((again.seq, moved(&again.value)), (None, Vec::new()));
    }
    let mut desk = desk();
    let late = Import {
        moves: Moves::On(Some(date("2026-11-25"))),
        ..register(&[["王伟", "体育界", "", "", ONE]]).whole()
    };
    refuses_field(
        &mut desk,
        &late,
        "moved_on",
        "不能晚于今天",
        "lies after today",
    );
}

#[test]
fn who_moved_before_handing_in_takes_the_forms_along() {
    let mut desk = desk();
    let [education, sport] = ["教育界", "体育界"].map(|it| add_sector(&mut desk, it));
    enter(&mut desk, "王伟", education, ONE, "");
    let wang = only(&desk, "王伟").id;
    let mut sheet = sheet(wang, education);
    sheet.filled_on = Some(date("2026-08-01"));
    let begin = jiebie::desk::form::BeginForm {
        sheet,
        submit: true,
    };
    let form: jiebie::domain::id::FormId = desk.carry_out(&begin).expect("handed in").value.id();
    let import = Import {
        moves: Moves::On(Some(date("2026-06-01"))),
        ..register(&[["王伟", "体育界", "", "", ONE]]).whole()
    };
    desk.carry_out(&import).expect("imported");
    let form = desk.book().forms.get(form).expect("pending");
    assert_eq!(form.sheet.sector, sport);
}

#[test]
fn whoever_moved_on_a_later_day_is_not_moved_before() {
    let mut desk = desk();
    let [education, sport, _] = ["教育界", "体育界", "经济界"].map(|it| add_sector(&mut desk, it));
    enter(&mut desk, "王伟", education, ONE, "");
    let to = |sector: &'static str, moves| Import {
        moves,
        ..register(&[["王伟", sector, "", "", ONE]]).partly()
    };
    let on = |day: &str| Moves::On(Some(date(day)));
    desk.carry_out(&to("体育界", on("2026-06-01")))
        .expect("moved");
    let done = desk
        .carry_out(&to("经济界", on("2026-03-01")))
        .expect("read");
    assert_eq!((done.seq, moved(&done.value)), (None, Vec::new()));
    let [rejected] = done.value.files[0].rejected.as_slice() else {
        panic!("{:?}", done.value.files[0].rejected);
    };
    says(
        &rejected.reason,
        "已登记有 2026-06-01 起的变动",
        "A change from 2026-06-01 on is recorded",
    );
    assert_eq!(only(&desk, "王伟").sector_on(date(TODAY)), sport);
    // On the very day it was the other sector all along.
    let done = desk
        .carry_out(&to("经济界", on("2026-06-01")))
        .expect("read");
    assert_eq!(
        moved(&done.value),
        ["王伟: 更正：原登记为体育界，改为经济界"]
    );
}

#[test]
fn a_move_from_the_sectors_committee_to_one_of_his_own_is_told() {
    let (mut desk, home) = with_sector("教育界");
    let [first, _] = ["提案委员会", "教科卫体委员会"].map(|it| add_committee(&mut desk, it));
    desk.carry_out(&jiebie::desk::committee::AssignSectors {
        committee: first,
        sectors: vec![home],
        from: None,
    })
    .expect("assigned");
    enter(&mut desk, "王伟", home, ONE, "");
    let heads = ["姓名", "界别", "手机号码", "所属专委会"];
    let roster =
        Roster::default().sheet("名册", &heads, &[["王伟", "教育界", ONE, "教科卫体委员会"]]);
    let import = Import {
        moves: Moves::On(Some(date("2026-06-01"))),
        ..roster.partly()
    };
    let done = desk.carry_out(&import).expect("imported");
    assert_eq!(
        moved(&done.value),
        ["王伟: 自 2026-06-01 起由提案委员会调整到教科卫体委员会"]
    );
}
