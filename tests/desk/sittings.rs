//! Sittings of the leadership: agenda, minute, the list for approval, and convenors approved in one batch.

use jiebie::desk::convenor::Elect;
use jiebie::desk::papers::sitting::{agenda, approvals, minute};
use jiebie::desk::sitting::{ApproveIn, AwardIn, nominated, waiting};
use jiebie::desk::{Add, Desk, Edit, Remove};
use jiebie::domain::assessment::{Decided, Prize, Prized};
use jiebie::domain::described::Described as _;
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::domain::sitting::{AgendaItem, CouncilSitting, ItemKind, Problem, SittingBody};
use jiebie::domain::yearwork::Study;

use crate::testkit::*;

fn sitting(desk: &Desk, body: SittingBody, number: u16, on: &str) -> CouncilSitting {
    CouncilSitting {
        body,
        number: Some(number),
        held_on: date(on),
        ..CouncilSitting::blank(desk.book(), desk.today())
    }
}

fn enter_sitting(desk: &mut Desk, body: SittingBody, number: u16, on: &str) -> SittingId {
    let it = sitting(desk, body, number, on);
    desk.carry_out(&add(it)).expect("entered").value
}

/// Two sectors, each with two convenors elected on 2026-02-10.
fn elected() -> (TestStore, Vec<ConvenorId>) {
    let mut desk = desk();
    let mut all = Vec::new();
    for (sector, names) in [
        ("教育界", ["罗志远", "刘金凤"]),
        ("农业界", ["冯春生", "王雪莲"]),
    ] {
        let sector = add_sector(&mut desk, sector);
        for (nth, name) in names.into_iter().enumerate() {
            let member = add_member(&mut desk, name, sector);
            let elect = Elect {
                sector,
                member,
                elected: date("2026-02-10"),
                first: nth == 0,
                replaces: None,
                reason: String::new(),
                note: String::new(),
            };
            let done = desk.carry_out(&elect).expect("elected").value;
            all.push(ConvenorId(done.entered.expect("a number")));
        }
    }
    (desk, all)
}

#[test]
fn a_sitting_is_called_by_term_number_and_body() {
    let mut desk = desk();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    let it = desk.book().sittings.get(id).expect("there").clone();
    assert_eq!(it.title, "七届第3次主席会议");
    // The name goes along with what it is made of, until somebody says another.
    let seen = desk
        .book()
        .seq_of(Kind::CouncilSitting, id.0)
        .expect("there");
    let other = CouncilSitting {
        number: Some(4),
        ..it
    };
    desk.carry_out(&edit_of(other, seen)).expect("corrected");
    assert_eq!(
        desk.book().sittings.get(id).expect("there").title,
        "七届第4次主席会议"
    );
    let twice = sitting(&desk, SittingBody::Council, 4, "2026-03-27");
    refuses_field(
        &mut desk,
        &Add(twice.into()),
        "number",
        "已经登记",
        "recorded already",
    );
    let other_body = sitting(&desk, SittingBody::PartyGroup, 4, "2026-03-27");
    desk.carry_out(&add(other_body)).expect("another body's");
}

#[test]
fn all_who_wait_are_approved_in_one_entry_of_the_day_of_the_sitting() {
    let (mut desk, convenors) = elected();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    let book = desk.book();
    let it = book.sittings.get(id).expect("there");
    let before = approvals(book, it);
    assert_eq!(before.lines[0], "待审定 4 名，已审定 0 名");
    assert!(
        before.lines[1].contains("教育界  罗志远  第一召集人  2026-02-10"),
        "{before:#?}"
    );
    let all: Vec<_> = waiting(book, it.held_on).iter().map(|it| it.id).collect();
    assert_eq!(all, convenors);
    does(
        &mut desk,
        &ApproveIn {
            sitting: id,
            convenors: all,
        },
        "approve-convenor",
        "七届第3次主席会议：教育界 罗志远",
    );
    let book = desk.book();
    assert!(
        book.convenors
            .iter()
            .all(|it| it.approved == Some(date("2026-02-27")))
    );
    let after = approvals(book, book.sittings.get(id).expect("there"));
    assert_eq!(after.lines[0], "待审定 0 名，已审定 4 名");
    assert_eq!(after.value["approved"].as_array().map(Vec::len), Some(4));
    refuses_procedure(
        &mut desk,
        &ApproveIn {
            sitting: id,
            convenors: Vec::new(),
        },
        "没有待审定",
        "No convenor waits",
    );
    let party = enter_sitting(&mut desk, SittingBody::PartyGroup, 1, "2026-03-06");
    refuses_procedure(
        &mut desk,
        &ApproveIn {
            sitting: party,
            convenors: vec![convenors[0]],
        },
        "由主席会议审定",
        "another body's",
    );
}

#[test]
fn some_are_approved_and_the_others_go_on_waiting() {
    let (mut desk, convenors) = elected();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    let some = ApproveIn {
        sitting: id,
        convenors: vec![convenors[2]],
    };
    desk.carry_out(&some).expect("approved");
    assert_eq!(waiting(desk.book(), date("2026-02-27")).len(), 3);
    // Who was approved already holds the others back.
    let all = ApproveIn {
        sitting: id,
        convenors,
    };
    refuses_procedure(&mut desk, &all, "农业界 冯春生：", "农业界 冯春生: ");
    assert_eq!(waiting(desk.book(), date("2026-02-27")).len(), 3);
}

#[test]
fn agenda_and_minute_have_what_was_to_be_done_and_what_was_decided() {
    let (mut desk, convenors) = elected();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    for (kind, title, rapporteur, decision) in [
        (
            ItemKind::Report,
            "听取2025年界别工作汇报",
            "办公室",
            "同意。",
        ),
        (ItemKind::Approval, "审定界别召集人", "", ""),
    ] {
        let item = AgendaItem {
            sitting: id,
            kind,
            title: title.into(),
            rapporteur: rapporteur.into(),
            decision: decision.into(),
            ..AgendaItem::blank(desk.book(), desk.today())
        };
        desk.carry_out(&add(item)).expect("entered");
    }
    let numbers: Vec<_> = desk
        .book()
        .agenda_of(id)
        .iter()
        .map(|it| it.number)
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)], "counted where nothing is said");
    desk.carry_out(&ApproveIn {
        sitting: id,
        convenors,
    })
    .expect("approved");
    desk.carry_out(&add(Study {
        sitting: Some(id),
        report_heard: true,
        decisions: "每季调度一次。".into(),
        ..study("2026-02-27")
    }))
    .expect("entered");
    let problem = Problem {
        sitting: id,
        title: "界别活动经费".into(),
        owner: "办公室".into(),
        due: Some(date("2026-06-30")),
        ..Problem::blank(desk.book(), desk.today())
    };
    desk.carry_out(&add(problem)).expect("entered");
    let book = desk.book();
    let it = book.sittings.get(id).expect("there");
    let agenda = agenda(book, it);
    assert_eq!(agenda.title, "政协某市委员会七届第3次主席会议议程");
    assert_eq!(
        agenda.lines,
        [
            "时间：2026年2月27日",
            "",
            "一、听取2025年界别工作汇报（汇报人：办公室）",
            "二、审定界别召集人"
        ]
    );
    let minute = minute(book, it);
    assert_eq!(
        minute.lines[2..],
        [
            "一、听取2025年界别工作汇报（汇报人：办公室）",
            "　　同意。",
            "二、审定界别召集人",
            "　　审定召集人4名：教育界罗志远（第一召集人）、刘金凤；农业界冯春生（第一召集人）、王雪莲。",
            "三、专题研究界别工作，听取了工作汇报",
            "　　每季调度一次。",
            "四、确定督办问题1项",
            "　　1. 界别活动经费（办公室，2026年6月30日前完成）",
        ]
    );
    assert_eq!(minute.value["problems"][0]["due"], "2026-06-30");
    // What hangs on the sitting keeps it.
    refuses_procedure(
        &mut desk,
        &Remove {
            kind: Kind::CouncilSitting,
            id: id.0,
        },
        "审定了 4 名召集人",
        "approved 4 convenor(s)",
    );
}

#[test]
fn a_sitting_that_approved_convenors_keeps_its_body_and_day() {
    let (mut desk, convenors) = elected();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    desk.carry_out(&ApproveIn {
        sitting: id,
        convenors,
    })
    .expect("approved");
    let it = desk.book().sittings.get(id).expect("there").clone();
    for (wrong, field) in [
        (
            CouncilSitting {
                held_on: date("2026-03-02"),
                ..it.clone()
            },
            "held_on",
        ),
        (
            CouncilSitting {
                body: SittingBody::PartyGroup,
                ..it.clone()
            },
            "body",
        ),
    ] {
        let edit = edit_as_seen(&desk, wrong);
        refuses_field(&mut desk, &edit, field, "罗志远", "approved 4");
    }
    let elsewhere = CouncilSitting {
        place: "三楼会议室".into(),
        ..it
    };
    let edit = edit_as_seen(&desk, elsewhere);
    desk.carry_out(&edit).expect("its place may change");
}

fn edit_as_seen(desk: &Desk, it: CouncilSitting) -> jiebie::desk::Edit {
    let seen = desk.book().seq_of(Kind::CouncilSitting, it.id.0);
    edit_of(it, seen.expect("there"))
}

#[test]
fn a_study_is_of_its_sittings_body_and_day_and_moves_with_it() {
    let mut desk = desk();
    let council = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    let party = enter_sitting(&mut desk, SittingBody::PartyGroup, 5, "2026-02-27");
    let of = |sitting, on: &str| Study {
        sitting: Some(sitting),
        ..study(on)
    };
    refuses_field(
        &mut desk,
        &Add(of(party, "2026-02-27").into()),
        "sitting",
        "七届第5次党组会议",
        "another body's",
    );
    refuses_field(
        &mut desk,
        &Add(of(council, "2026-02-26").into()),
        "held_on",
        "2026-02-27 召开",
        "2026-02-27",
    );
    let study: StudyId = desk
        .carry_out(&add(of(council, "2026-02-27")))
        .expect("entered")
        .value;
    let it = desk.book().sittings.get(council).expect("there").clone();
    let party = CouncilSitting {
        body: SittingBody::PartyGroup,
        number: Some(6),
        ..it.clone()
    };
    let edit = edit_as_seen(&desk, party);
    refuses_field(&mut desk, &edit, "body", "专题研究", "A study");
    let moved = CouncilSitting {
        held_on: date("2026-03-02"),
        ..it
    };
    let edit = edit_as_seen(&desk, moved);
    desk.carry_out(&edit).expect("moved");
    let study = desk.book().studies.get(study).expect("there");
    assert_eq!(study.held_on, date("2026-03-02"));
}

#[test]
fn a_problem_is_due_and_solved_from_its_sitting_on_and_a_sitting_is_of_the_term() {
    let mut desk = desk();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    let problem = Problem {
        sitting: id,
        title: "界别活动经费".into(),
        owner: "办公室".into(),
        ..Problem::blank(desk.book(), desk.today())
    };
    let due = Problem {
        due: Some(date("2026-02-26")),
        ..problem.clone()
    };
    refuses_field(
        &mut desk,
        &Add(due.into()),
        "due",
        "早于会议",
        "before the sitting",
    );
    let solved = Problem {
        solved: Some(jiebie::domain::sitting::Solved {
            on: date("2026-02-26"),
            how: String::new(),
        }),
        ..problem
    };
    refuses_field(
        &mut desk,
        &Add(solved.into()),
        "solved",
        "早于会议",
        "before the sitting",
    );
    let early = sitting(&desk, SittingBody::Council, 9, "2019-02-26");
    refuses_field(
        &mut desk,
        &Add(early.into()),
        "held_on",
        "早于本届",
        "before the term",
    );
}

#[test]
fn prizes_are_decided_at_once_in_a_sitting_of_the_council_and_move_with_it() {
    let (mut desk, convenors) = elected();
    let council = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-03-27");
    let party = enter_sitting(&mut desk, SittingBody::PartyGroup, 1, "2026-03-26");
    let mut prizes = Vec::new();
    for of in [Prized::Sector(SectorId(1)), Prized::Convenor(convenors[0])] {
        let prize = Prize {
            of,
            nominated_on: date("2026-03-20"),
            ..Prize::blank(desk.book(), desk.today())
        };
        prizes.push(
            desk.carry_out(&add(prize.clone()))
                .expect("nominated")
                .value,
        );
        refuses_field(
            &mut desk,
            &add(prize),
            "of",
            "这一年已经提名",
            "nominated for this year",
        );
    }
    let book = desk.book();
    let waiting: Vec<_> = nominated(book, date("2026-03-27"))
        .iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(waiting, prizes);
    assert!(nominated(book, date("2026-03-19")).is_empty());
    let award = |sitting, prizes: &[PrizeId]| AwardIn {
        sitting,
        prizes: prizes.to_vec(),
    };
    refuses_procedure(
        &mut desk,
        &award(party, &prizes),
        "由主席会议审定",
        "another body's",
    );
    refuses_procedure(
        &mut desk,
        &award(council, &[]),
        "没有待评定",
        "No nomination waits",
    );
    does(
        &mut desk,
        &award(council, &prizes),
        "award-prizes",
        "七届第3次主席会议：教育界 2026",
    );
    refuses_procedure(
        &mut desk,
        &award(council, &prizes[..1]),
        "已于 2026-03-27 评定",
        "was decided on 2026-03-27",
    );
    let sitting = desk.book().sittings.get(council).expect("there").clone();
    let paper = minute(desk.book(), &sitting);
    let text = paper.lines.join("\n");
    assert!(text.contains("2026年度优秀界别1个：教育界。"), "{text}");
    assert!(text.contains("2026年度优秀界别召集人1名"), "{text}");
    assert_eq!(paper.value["prizes"].as_array().map(Vec::len), Some(2));
    // A sitting that was held on another day takes its decisions along.
    let moved = CouncilSitting {
        held_on: date("2026-03-28"),
        ..sitting
    };
    let seen = desk
        .book()
        .seq_of(Kind::CouncilSitting, council.0)
        .expect("there");
    let record = jiebie::domain::record::Record::from(moved);
    desk.carry_out(&Edit { record, seen }).expect("moved");
    let days = desk
        .book()
        .prizes
        .iter()
        .map(|it| it.decided.expect("decided").on);
    assert!(days.into_iter().all(|on| on == date("2026-03-28")));
    let remove = Remove {
        kind: Kind::CouncilSitting,
        id: council.0,
    };
    refuses_procedure(&mut desk, &remove, "评优", "prize");
}

#[test]
fn a_prize_is_decided_in_a_sitting() {
    let (mut desk, _) = elected();
    let prize = Prize {
        of: Prized::Sector(SectorId(1)),
        nominated_on: date("2026-03-20"),
        ..Prize::blank(desk.book(), desk.today())
    };
    let id = desk.carry_out(&add(prize)).expect("nominated").value;
    let decided = |desk: &Desk| {
        let mut prize = desk.book().prizes.get(id).expect("there").clone();
        prize.decided = Some(Decided {
            on: date("2026-03-27"),
            sitting: None,
        });
        edit_of(prize, desk.book().prizes.seq(id).expect("seen"))
    };
    let early = decided(&desk);
    refuses_field(
        &mut desk,
        &early,
        "decided.sitting",
        "评优由主席会议审定",
        "in which sitting",
    );
    enter_sitting(&mut desk, SittingBody::PartyGroup, 1, "2026-03-27");
    refuses_field(
        &mut desk,
        &early,
        "decided.sitting",
        "先登记会议",
        "recorded first",
    );
    // Where the council sat that day, the day says which.
    let council = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-03-27");
    desk.carry_out(&early).expect("decided");
    let prize = desk.book().prizes.get(id).expect("there");
    assert_eq!(prize.decided.and_then(|it| it.sitting), Some(council));
}

#[test]
fn a_sitting_studies_sector_work_once_whatever_its_agenda() {
    let (mut desk, _) = elected();
    let id = enter_sitting(&mut desk, SittingBody::Council, 3, "2026-02-27");
    for title in ["听取界别工作汇报", "研究界别工作要点"] {
        let item = AgendaItem {
            sitting: id,
            kind: ItemKind::Study,
            title: title.into(),
            ..AgendaItem::blank(desk.book(), desk.today())
        };
        desk.carry_out(&add(item)).expect("entered");
    }
    let study = Study {
        sitting: Some(id),
        report_heard: true,
        decisions: "每季调度一次。".into(),
        ..study("2026-02-27")
    };
    desk.carry_out(&add(study.clone())).expect("entered");
    let sitting = desk.book().sittings.get(id).expect("there");
    assert_eq!(
        minute(desk.book(), sitting).lines[2..],
        [
            "一、听取界别工作汇报",
            "　　听取了工作汇报。",
            "　　每季调度一次。",
            "二、研究界别工作要点",
        ]
    );
    refuses_field(
        &mut desk,
        &add(study),
        "sitting",
        "专题研究已经登记",
        "recorded already",
    );
}
