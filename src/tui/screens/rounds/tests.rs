//! The reminders as somebody at the screen sees and plays them.

use super::*;
use crate::desk::remind::{Of, Remind};
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Opening, Question};
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{EDUCATION, SPORT, TestStore};

type TestSession = test_session::TestSession<BoardScreen>;

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(Rounds::default())))
}

fn ask(sitting: &mut TestSession, of: Vec<Of>) {
    sitting.screen.remind(Asked(of));
    let ctx = sitting.office.ctx();
    sitting.screen.go(Place::Screen(ScreenName::Rounds), &ctx);
}

/// What is asked whether it was sent.
fn asked(sitting: &mut TestSession) -> (String, Remind) {
    match sitting.said.pop() {
        Some(Effect::Ask(Question::Reason {
            text,
            required: true,
            request: WithReason::Remind(round),
        })) => (text.zh.into_owned(), round),
        other => panic!("{other:?}"),
    }
}

fn send(sitting: &mut TestSession) {
    let (_, round) = asked(sitting);
    sitting.office.carry(&round.sent_by("微信".to_owned()));
    sitting.screen.refresh(&sitting.office.ctx());
}

#[test]
fn everything_that_is_owed_stands_by_whom_to_remind() {
    let mut sitting = at(TestStore::new());
    let shown = sitting.picture(120, 34);
    for words in ["催办 · 到期和逾期事项", "从未催", "由召集人转告", "可催"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // All are marked by themselves; one that is taken out stays so.
    let all = sitting.screen.marked();
    assert_eq!(all, sitting.screen.listed().len());
    sitting.press("Space");
    assert_eq!(sitting.screen.marked(), all - 1);
    sitting.screen.refresh(&sitting.office.ctx());
    assert_eq!(sitting.screen.marked(), all - 1);
    sitting.press("Tab Tab");
    assert_eq!(sitting.screen.marked(), all);
}

#[test]
fn what_was_chosen_is_what_is_reminded() {
    let mut sitting = at(TestStore::new());
    let of = |id: u64| Of::from((Kind::Sector, id), "J1702");
    ask(&mut sitting, vec![of(SPORT.0)]);
    assert_eq!(sitting.screen.listed().len(), 1);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("体育界尚无2026年度工作计划"), "{shown}");
    assert!(!shown.contains("登记表"), "{shown}");
    sitting.press("v");
    let (text, round) = asked(&mut sitting);
    assert!(text.starts_with("确已发出？发给 1 个："), "{text}");
    assert_eq!(round.reminded.len(), 1);
    assert_eq!(
        round.reminded[0].matters,
        format!("J1702@sector#{}", SPORT.0)
    );
    assert!(round.about.starts_with("体育界 "), "{}", round.about);
}

#[test]
fn who_was_reminded_is_held_back_for_a_week_unless_there_is_a_reason() {
    let mut sitting = at(TestStore::new());
    ask(
        &mut sitting,
        vec![Of::from((Kind::Sector, SPORT.0), "J1702")],
    );
    sitting.press("v");
    send(&mut sitting);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("本周已催"), "{shown}");
    assert_eq!(sitting.screen.marked(), 0);
    // It can't be marked, and not be said to be sent.
    for key in ["Space", "v"] {
        sitting.press(key);
        let said = sitting.effects();
        assert!(said.contains("七天内不再催"), "{key}: {said}");
    }
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let again = rows.into_iter().find(|it| it.label.zh == "仍要催");
    let effects = sitting.call(&again.expect("it is listed"));
    let Some(Some(Effect::Open(Opening::Words(wording)))) = effects.map(|mut it| it.pop()) else {
        panic!("no reason is asked for");
    };
    let ctx = sitting.office.ctx();
    sitting
        .screen
        .answered(wording.act, "部门换了经办人".to_owned(), &ctx);
    assert_eq!(sitting.screen.marked(), 1);
    sitting.press("v");
    let (_, round) = asked(&mut sitting);
    assert_eq!(round.why_again, "部门换了经办人");
    sitting.office.carry(&round.sent_by("电话".to_owned()));
    sitting.screen.refresh(&sitting.office.ctx());
    // It was for once.
    assert_eq!(sitting.screen.marked(), 0);
    let book = sitting.office.desk.book();
    let last = book.reminder_rounds.iter().next_back().expect("a round");
    assert_eq!(
        (last.how.as_str(), last.why_again.as_str()),
        ("电话", "部门换了经办人")
    );
}

#[test]
fn the_text_is_copied_and_reworded_once() {
    let mut sitting = at(TestStore::new());
    ask(
        &mut sitting,
        vec![Of::from((Kind::Sector, EDUCATION.0), "J1001")],
    );
    sitting.press("y");
    let Some(Effect::Copy(text)) = sitting.said.pop() else {
        panic!("nothing is copied");
    };
    assert!(text.contains("请"), "{text}");
    sitting.press("e");
    let Some(Effect::Open(Opening::Words(wording))) = sitting.said.pop() else {
        panic!("no words are asked for");
    };
    assert_eq!(wording.words, text);
    let ctx = sitting.office.ctx();
    sitting
        .screen
        .answered(wording.act, "请尽快填表。".to_owned(), &ctx);
    let shown = sitting.picture(120, 34);
    assert!(
        shown.contains("请尽快填表。") && shown.contains("措辞已改"),
        "{shown}"
    );
    sitting.press("y v");
    let (_, round) = asked(&mut sitting);
    assert_eq!(round.reminded[0].what, "请尽快填表。");
    assert_eq!(sitting.effects(), "Copy(\"请尽快填表。\")");
}

#[test]
fn through_whom_members_are_told_is_chosen() {
    let mut sitting = at(TestStore::new());
    ask(
        &mut sitting,
        vec![Of::from((Kind::Organisation, 0), "J1001")],
    );
    let through_convenors = sitting.screen.listed().len();
    sitting.press("f");
    let themselves = sitting.screen.listed().len();
    assert!(sitting.picture(120, 34).contains("由本人转告"));
    assert!(
        themselves >= through_convenors,
        "{themselves} {through_convenors}"
    );
    assert_eq!(sitting.screen.marked(), themselves);
    sitting.press("f");
    assert!(sitting.screen.listed().len() <= through_convenors);
    // Told by one way, it is not told by another within the week.
    sitting.press("f v");
    send(&mut sitting);
    sitting.press("f");
    assert_eq!(sitting.screen.marked(), 0, "{}", sitting.picture(120, 34));
}

#[test]
fn a_round_is_not_kept_of_what_was_done_or_struck_out_meanwhile() {
    let mut sitting = at(TestStore::new());
    ask(
        &mut sitting,
        vec![Of::from((Kind::Sector, SPORT.0), "J1702")],
    );
    sitting.press("v");
    let (_, round) = asked(&mut sitting);
    let round = round.sent_by("微信".to_owned());
    assert!(
        crate::desk::Request::bears_on(&round, sitting.office.desk.book())
            .contains(&(Kind::Sector, SPORT.0))
    );
    let plan = crate::domain::yearwork::Plan {
        body: crate::domain::yearwork::Body::Sector(SPORT),
        ..sitting
            .office
            .desk
            .book()
            .plans
            .iter()
            .next()
            .expect("a plan")
            .clone()
    };
    sitting.office.carry(&crate::desk::Add(plan.into()));
    assert!(!sitting.office.try_to_carry(&round));
    assert_eq!(sitting.office.desk.book().reminder_rounds.iter().count(), 0);
}

#[test]
fn nobody_to_remind_is_told_with_why_and_earlier_rounds_with_what_was_done() {
    let mut sitting = at(TestStore::new());
    ask(
        &mut sitting,
        vec![Of::from((Kind::Sector, EDUCATION.0), "J1602")],
    );
    let shown = sitting.picture(80, 22);
    assert!(
        shown.contains("无人可催：教育界在所选的这一项上没有"),
        "{shown}"
    );
    sitting.press("A v");
    send(&mut sitting);
    sitting.press("Tab");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("未办"), "{shown}");
}

#[test]
fn pictures() {
    let mut sitting = at(TestStore::new());
    sitting.all_sizes("rounds", "now");
    sitting.press("f Right");
    sitting.all_sizes("rounds", "read");
    sitting.press("Left v");
    send(&mut sitting);
    sitting.all_sizes("rounds", "held");
    sitting.press("Tab");
    sitting.all_sizes("rounds", "earlier");
    let mut sitting = at(TestStore::blank());
    sitting.all_sizes("rounds", "blank");
}
