//! What a person can settle is asked; the answer goes with the next try, and then nothing is left.

use jiebie::desk::import::{Answer, Asks, Question};

use super::*;

/// Tries with answers, and writes.
fn tries(desk: &mut Desk, roster: &Roster, answers: &Answers) -> Outcome {
    let import = Import {
        answers: answers.clone(),
        ..roster.partly()
    };
    desk.carry_out(&import).expect("imported").value
}

#[track_caller]
fn one(outcome: &Outcome) -> Question {
    let [question] = outcome.questions.as_slice() else {
        panic!("{:?}", outcome.questions);
    };
    speaks(&question.reason);
    question.clone()
}

fn answered(question: &Question, answer: Answer) -> Answers {
    let mut answers = Answers::default();
    answers.give(question, answer);
    answers
}

#[test]
fn who_is_meant_is_asked_and_the_answer_taken() {
    let (mut desk, sector) = with_sector("教育界");
    let first = enter(&mut desk, "王伟", sector, "13900000001", "一中");
    let second = enter(&mut desk, "王伟", sector, "13900000002", "二中");
    let roster = Roster::default().members(&[["王伟", "教育界", "三中", "", ""]]);
    let outcome = tries(&mut desk, &roster, &Answers::default());
    let question = one(&outcome);
    assert_eq!(outcome.rejections(), 1);
    assert_eq!(
        question.asks,
        Asks::Who {
            candidates: vec![first, second],
            may_be_new: true
        }
    );
    assert_eq!((question.value.as_str(), question.at.row), ("王伟", 2));
    // An answer that can't be is none.
    let nobody = answered(&question, Answer::Member(MemberId(99)));
    assert_eq!(tries(&mut desk, &roster, &nobody).rejections(), 1);
    let skipped = tries(&mut desk, &roster, &answered(&question, Answer::Skip));
    assert_eq!((skipped.rejections(), skipped.questions.len()), (0, 0));
    assert_eq!(notes(&skipped), ["王伟: 按你的选择没有读入"]);
    let taken = tries(
        &mut desk,
        &roster,
        &answered(&question, Answer::Member(second)),
    );
    assert_eq!((taken.rejections(), taken.files[0].accepted), (0, 1));
    assert_eq!(
        desk.book().members.get(second).expect("there").employer,
        "三中"
    );
    assert_eq!(
        desk.book().members.get(first).expect("there").employer,
        "一中"
    );
    let new = Roster::default().members(&[["王伟", "教育界", "四中", "", ""]]);
    let question = one(&tries(&mut desk, &new, &Answers::default()));
    tries(&mut desk, &new, &answered(&question, Answer::NewMember));
    assert_eq!(called(&desk, "王伟").len(), 3);
    // Now the employer says who is meant.
    changes_nothing(&mut desk, &new, 0);
}

#[test]
fn two_of_one_name_in_a_list_are_asked_about_once_and_known_ever_after() {
    let (mut desk, _) = with_sector("教育界");
    let roster = Roster::default().members(&[
        ["王伟", "教育界", "", "", ""],
        ["王伟", "教育界", "", "", ""],
    ]);
    let question = one(&tries(&mut desk, &roster, &Answers::default()));
    assert_eq!(question.at.row, 3);
    tries(&mut desk, &roster, &answered(&question, Answer::NewMember));
    assert_eq!(called(&desk, "王伟").len(), 2);
    changes_nothing(&mut desk, &roster, 0);
    // A third row is one too many again.
    let more = Roster::default().members(&[["王伟", "教育界", "", "", ""]; 3]);
    assert_eq!(tries(&mut desk, &more, &Answers::default()).rejections(), 1);
}

#[test]
fn an_unknown_sector_is_asked_about_once() {
    let (mut desk, sector) = with_sector("教育界");
    let roster = Roster::default().members(&[
        ["王伟", "教肓口", "", "", "13900000001"],
        ["赵静", "教肓口", "", "", "13900000002"],
    ]);
    let outcome = tries(&mut desk, &roster, &Answers::default());
    let question = one(&outcome);
    assert_eq!(outcome.rejections(), 2);
    assert_eq!(question.asks, Asks::Sector { near: vec![sector] });
    let skipped = tries(&mut desk, &roster, &answered(&question, Answer::Skip));
    assert_eq!((skipped.rejections(), skipped.files[0].notes.len()), (0, 2));
    assert!(desk.book().members.iter().next().is_none());
    let is = |keep_alias| Answer::Sector { sector, keep_alias };
    let taken = tries(&mut desk, &roster, &answered(&question, is(false)));
    assert_eq!((taken.rejections(), taken.files[0].accepted), (0, 2));
    assert_eq!(only(&desk, "王伟").sector, sector.into());
    // It is asked again until the writing is kept.
    assert_eq!(
        tries(&mut desk, &roster, &Answers::default()).rejections(),
        2
    );
    tries(&mut desk, &roster, &answered(&question, is(true)));
    assert_eq!(
        desk.book()
            .settings()
            .sector_aliases
            .get("教肓口")
            .map(String::as_str),
        Some("教育界")
    );
    changes_nothing(&mut desk, &roster, 0);
}

#[test]
fn a_new_sector_is_made_when_the_person_says_so() {
    let (mut desk, _) = with_sector("教育界");
    let roster =
        Roster::default().members(&[["王伟", "经济", "", "", ""], ["赵静", "体育", "", "", ""]]);
    let outcome = tries(&mut desk, &roster, &Answers::default());
    let [economy, sport] = outcome.questions.as_slice() else {
        panic!("{:?}", outcome.questions);
    };
    let mut answers = answered(economy, Answer::NewSector);
    answers.give(sport, Answer::Skip);
    let done = tries(&mut desk, &roster, &answers);
    assert_eq!(done.rejections(), 0);
    assert_eq!(done.files[0].new_sectors, ["经济界"]);
    assert_eq!(
        only(&desk, "王伟").sector,
        sector_id(&desk, "经济界").into()
    );
    assert!(called(&desk, "赵静").is_empty());
}

#[test]
fn which_member_is_a_convenor_is_asked() {
    let (mut desk, sector) = with_sector("教育界");
    let first = enter(&mut desk, "王伟", sector, "13900000001", "一中");
    let second = enter(&mut desk, "王伟", sector, "13900000002", "二中");
    let roster = Roster::default().convenors(&[["教育界", "王伟", "", "", "", "", ""]]);
    let question = one(&tries(&mut desk, &roster, &Answers::default()));
    assert_eq!(
        question.asks,
        Asks::Who {
            candidates: vec![first, second],
            may_be_new: false
        }
    );
    tries(
        &mut desk,
        &roster,
        &answered(&question, Answer::Member(second)),
    );
    let held: Vec<_> = desk.book().convenors.iter().map(|it| it.member).collect();
    assert_eq!(held, [second]);
}
