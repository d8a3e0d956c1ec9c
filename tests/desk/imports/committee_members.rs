//! Lists of the committees' members, without sectors: who is meant, what changes, and that nobody comes.

use jiebie::desk::import::{Answer, Asks, Import};

use super::*;

const HEADS: [&str; 4] = ["专门委员会", "姓名", "工作单位", "联系电话"];

fn list(rows: &[[&str; 4]]) -> Roster {
    Roster::default().sheet("分组名单", &HEADS, rows)
}

/// A store with members of two sectors, two of one name among them.
fn peopled() -> TestStore {
    let mut desk = desk();
    let register = Roster::default().members(&[
        ["周明远", "教育界", "市第一中学校长", "", "13900000001"],
        ["王伟", "教育界", "市第二中学教师", "", "13900000002"],
        ["王伟", "经济界", "某公司经理", "", "13900000003"],
    ]);
    let map = register.map(&[
        ["提案委员会", "", "教育界"],
        ["经济科技委员会", "", "经济界"],
    ]);
    imports_cleanly(&mut desk, &map);
    desk
}

fn committee(desk: &Desk, member: &Member) -> Option<CommitteeId> {
    desk.book().committee_of(member, date(TODAY))
}

#[test]
fn a_list_without_sectors_sets_the_committee_and_creates_nobody() {
    let mut desk = peopled();
    let rows = list(&[
        ["经济科技委", "周明远", "市第一中学", ""],
        ["提案委员会", "王伟", "", "139-0000-0003"],
        ["提案委员会", "高翔", "", ""],
    ]);
    let outcome = imports(&mut desk, &rows);
    rejects_one(&outcome, &["高翔", "没有这个姓名的在任委员"]);
    assert_eq!(
        committee(&desk, &only(&desk, "周明远")),
        Some(committee_id(&desk, "经济科技委员会"))
    );
    // What the store knows better stays.
    assert_eq!(only(&desk, "周明远").employer, "市第一中学校长");
    let [_, wang] = called(&desk, "王伟")[..] else {
        panic!("two of the name");
    };
    assert_eq!(
        committee(&desk, wang),
        Some(committee_id(&desk, "提案委员会"))
    );
    assert!(called(&desk, "高翔").is_empty());
}

#[test]
fn whom_a_shared_name_means_is_asked() {
    let mut desk = peopled();
    let request = list(&[["提案委员会", "王伟", "", ""]]).partly();
    let outcome = desk.carry_out(&request).expect("imported").value;
    let [question] = outcome.questions.as_slice() else {
        panic!("{:?}", outcome.questions);
    };
    let Asks::Who {
        candidates,
        may_be_new: false,
    } = &question.asks
    else {
        panic!("{question:?}");
    };
    assert_eq!(candidates.len(), 2);
    let second = candidates[1];
    let mut answers = Answers::default();
    answers.give(question, Answer::Member(second));
    let again = Import { answers, ..request };
    let outcome = desk.carry_out(&again).expect("imported").value;
    assert!(outcome.questions.is_empty() && told(&outcome).is_empty());
    let member = desk.book().members.get(second).expect("a member");
    assert_eq!(
        committee(&desk, member),
        Some(committee_id(&desk, "提案委员会"))
    );
}

#[test]
fn a_namesake_of_another_employer_is_asked_and_two_committees_are_refused() {
    let mut desk = peopled();
    let other = list(&[["经济科技委员会", "周明远", "某医院", ""]]);
    let asked = desk.carry_out(&other.partly()).expect("imported");
    rejects_one(&asked.value, &["请核对是不是这一位"]);
    let twice = list(&[
        ["经济科技委员会", "周明远", "", ""],
        ["提案委员会", "周明远", "", ""],
    ]);
    let outcome = imports(&mut desk, &twice);
    rejects_one(&outcome, &["表中已把这名委员列在经济科技委员会"]);
}

#[test]
fn a_list_may_stand_before_the_register() {
    let mut desk = desk();
    let both = list(&[["提案委员会", "周明远", "", ""]]).members(&[[
        "周明远",
        "教育界",
        "市第一中学校长",
        "",
        "",
    ]]);
    imports_cleanly(&mut desk, &both);
    assert_eq!(
        committee(&desk, &only(&desk, "周明远")),
        Some(committee_id(&desk, "提案委员会"))
    );
}

#[test]
fn a_woman_is_not_taken_for_a_man_of_her_name() {
    let mut desk = desk();
    let register = Roster::default().sheet(
        "委员名册",
        &["姓名", "界别", "性别", "工作单位"],
        &[
            ["周明远", "教育界", "男", "市第一中学"],
            ["王伟", "教育界", "男", "市第二中学"],
            ["王伟", "经济界", "女", "某公司"],
            ["高翔", "经济界", "", "某公司"],
        ],
    );
    let map = register.map(&[["提案委员会", "", "教育界"]]);
    imports_cleanly(&mut desk, &map);
    let list = |rows: &[[&str; 4]]| {
        Roster::default().sheet("分组名单", &["专委会", "姓名", "性别", "工作单位"], rows)
    };
    let rows = list(&[
        ["提案委员会", "王伟", "女", ""],
        ["提案委员会", "高翔", "女", ""],
    ]);
    imports(&mut desk, &rows);
    let proposals = Some(committee_id(&desk, "提案委员会"));
    let [man, woman] = called(&desk, "王伟")[..] else {
        panic!("two of the name");
    };
    assert_eq!(committee(&desk, woman), proposals);
    assert!(woman.committee != man.committee);
    assert_eq!(committee(&desk, &only(&desk, "高翔")), proposals);
    // Neither alone, nor by her employer.
    for employer in ["", "市第一中学"] {
        let rows = list(&[["提案委员会", "周明远", "女", employer]]).partly();
        let outcome = desk.carry_out(&rows).expect("imported").value;
        let [question] = outcome.questions.as_slice() else {
            panic!("{:?}", outcome.questions);
        };
        assert!(question.reason.zh.contains("性别不同"), "{question:?}");
    }
}
