//! A new term that begins with the list of its members.

use jiebie::desk::import::{BeginTerm, NewTerm, Seat};
use jiebie::domain::organisation::Term;

use super::*;

fn term(roster: &Roster, number: u16, from: &str) -> BeginTerm {
    BeginTerm {
        term: Term {
            number,
            from: date(from),
            until: None,
        },
        ended: None,
        roster: roster.whole(),
    }
}

fn names(seats: &[Seat]) -> Vec<&str> {
    seats.iter().map(|it| it.name.as_str()).collect()
}

/// A desk with two sectors and three members.
fn two_sectors() -> TestStore {
    let (mut desk, school) = with_sector("教育界");
    let health = add_sector(&mut desk, "医卫界");
    enter(&mut desk, "王伟", school, "13900000001", "");
    enter(&mut desk, "李小明", school, "13900000002", "");
    enter(&mut desk, "周芳", health, "13900000003", "");
    desk
}

#[test]
fn a_term_begins_in_one_entry_and_is_undone() {
    let mut desk = two_sectors();
    let roster = Roster::default().members(&[
        ["周芳", "教育界", "", "", "13900000003"],
        ["王伟", "教育界", "", "", ""],
        ["吴远", "医卫界", "", "", ""],
    ]);
    let begin = term(&roster, 8, "2026-11-01");
    let done: NewTerm = does(
        &mut desk,
        &begin,
        "begin-term",
        "第八届 2026-11-01 roster.xlsx",
    );
    assert_eq!(names(&done.again), ["周芳", "王伟"]);
    assert_eq!(names(&done.left), ["李小明"]);
    assert_eq!(names(&done.new), ["吴远"]);
    assert!(done.again[0].moved() && !done.again[1].moved());
    let organisation = desk.book().organisation().expect("the organisation");
    let terms: Vec<_> = organisation
        .terms()
        .map(|it| (it.number, it.until))
        .collect();
    assert_eq!(terms, [(7, Some(date("2026-10-31"))), (8, None)]);
    let left = only(&desk, "李小明").left.expect("left");
    assert_eq!(
        (left.on, left.reason.as_str()),
        (date("2026-10-31"), "换届")
    );
    assert_eq!(only(&desk, "吴远").joined, Some(date("2026-11-01")));
    assert_eq!(desk.book().terms_of(&only(&desk, "王伟")).len(), 2);
    assert_eq!(desk.book().terms_of(&only(&desk, "吴远")).len(), 1);
    desk.undo().expect("undone");
    assert_eq!(only(&desk, "李小明").left, None);
    assert!(called(&desk, "吴远").is_empty());
    let organisation = desk.book().organisation().expect("the organisation");
    assert_eq!(organisation.terms().count(), 1);
    is_sound(&desk);
}

#[test]
fn a_term_that_can_not_begin_is_refused() {
    let mut desk = two_sectors();
    let roster = Roster::default().members(&[["王伟", "教育界", "", "", ""]]);
    let refused = |desk: &mut Desk, request: &BeginTerm, field, zh, en| {
        refuses_field(desk, request, field, zh, en);
    };
    let same = term(&roster, 7, "2026-11-01");
    refused(
        &mut desk,
        &same,
        "term.number",
        "现在是第 7 届",
        "Term 7 runs",
    );
    let later = term(&roster, 8, "2027-01-08");
    refused(
        &mut desk,
        &later,
        "term.from",
        "不能晚于今天",
        "lies after today",
    );
    let early = term(&roster, 8, "2026-01-01");
    refused(
        &mut desk,
        &early,
        "term.from",
        "应在本届开始",
        "after the one that runs",
    );
    let ended = BeginTerm {
        ended: Some(date("2026-11-01")),
        ..term(&roster, 8, "2026-11-01")
    };
    refused(
        &mut desk,
        &ended,
        "term.until",
        "上届的最后一天（2026-11-01）",
        "the term before, 2026-11-01",
    );
    let mut short = term(&roster, 8, "2026-11-01");
    short.term.until = Some(date("2026-10-01"));
    refused(
        &mut desk,
        &short,
        "term.until",
        "届满日应在第一天之后",
        "The last day lies after the first",
    );
    let empty = term(
        &Roster::default().map(&[["提案委员会", "", "教育界"]]),
        8,
        "2026-11-01",
    );
    let empty = BeginTerm {
        roster: Import {
            create_sectors: true,
            ..empty.roster
        },
        ..empty
    };
    refuses_procedure(&mut desk, &empty, "没有读到委员名单", "No list of members");
    is_sound(&desk);
}

#[test]
fn while_anybody_is_doubtful_nothing_is_written() {
    let mut desk = two_sectors();
    let roster = Roster::default().members(&[
        ["王伟", "教育界", "", "", ""],
        ["李小明", "教育界", "", "", ""],
        ["周芳", "教育界", "", "", ""],
    ]);
    let before = last_entry(&desk);
    let done = desk
        .carry_out(&term(&roster, 8, "2026-11-01"))
        .expect("tried");
    assert!(done.value.outcome.held_back && done.seq.is_none());
    let told = told(&done.value.outcome);
    assert!(told[0].contains("上届有同名委员（医卫界 #3）"), "{told:?}");
    assert_eq!(last_entry(&desk), before);
    is_sound(&desk);
}
