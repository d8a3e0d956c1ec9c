//! Settings: on what they rest, and what they make of today.

use jiebie::desk::lists::grounds_of;
use jiebie::desk::{ChangeSetting, Grounds, Refusal, SettingEffect};
use jiebie::domain::calendar::Today;
use jiebie::domain::settings::Setting;

use crate::testkit::*;

fn decided(value: &str, by: &str, on: &str) -> ChangeSetting {
    ChangeSetting {
        key: "plan-due".to_owned(),
        value: value.to_owned(),
        grounds: Some(Grounds {
            decided_by: by.to_owned(),
            on: date(on),
        }),
    }
}

#[test]
fn who_decided_on_a_figure_is_kept_until_it_is_decided_anew() {
    let (mut desk, _) = with_sector("教育界");
    let setting = Setting::find("plan-due").expect("a setting");
    let grounds = |desk: &jiebie::desk::Desk, on: &str| {
        grounds_of(setting, desk.book(), date(on))
            .map(|it| (it.decided_by.clone(), it.reading.clone()))
    };
    assert_eq!(grounds(&desk, TODAY), None);
    let first = decided("04-15", "第3次主席会议", "2026-03-02");
    does(&mut desk, &first, "settle", "plan-due = 04-15");
    let said = Some(("第3次主席会议".to_owned(), "4月15日".to_owned()));
    assert_eq!(grounds(&desk, TODAY), said);
    assert_eq!(grounds(&desk, "2026-03-01"), None);
    let second = decided("04-30", "第5次主席会议", "2026-06-01");
    desk.carry_out(&second).expect("settled");
    assert_eq!(grounds(&desk, "2026-05-31"), said);
    let said = Some(("第5次主席会议".to_owned(), "4月30日".to_owned()));
    assert_eq!(grounds(&desk, TODAY), said);
    // Said again, it is the same decision, in other words.
    let again = decided("04-30", "第五次主席会议", "2026-06-01");
    desk.carry_out(&again).expect("settled");
    assert_eq!(desk.book().interpretations.len(), 2);
    // Who decides nothing takes the ground away.
    let bare = ChangeSetting {
        grounds: None,
        ..decided("03-31", "", TODAY)
    };
    desk.carry_out(&bare).expect("settled");
    assert_eq!(grounds(&desk, "2027-01-01"), None);
    desk.undo().expect("undone");
    assert!(grounds(&desk, "2027-01-01").is_some());
}

#[test]
fn a_decision_has_somebody_who_decided_and_a_day_that_was() {
    let (mut desk, _) = with_sector("教育界");
    let nobody = decided("04-15", " ", "2026-03-02");
    let later = decided("04-15", "第3次主席会议", "2027-03-02");
    for (request, field) in [(nobody, "decided_by"), (later, "on")] {
        let Err(Refusal::Fields(errors)) = desk.carry_out(&request) else {
            panic!("{field} is refused");
        };
        assert_eq!(errors[0].field, field);
    }
    assert_eq!(desk.book().settings().plan_due.to_string(), "03-31");
}

#[test]
fn what_a_value_would_make_of_today_is_what_it_makes() {
    let (mut desk, _) = with_sector("教育界");
    let today = Today::on(date(TODAY));
    let setting = Setting::find("plan-due").expect("a setting");
    let now = SettingEffect::now(desk.book(), &today);
    let would = SettingEffect::of(setting, "12-25", desk.book(), &today).expect("a day");
    assert_eq!(
        now.breaches,
        would.breaches + 1,
        "the plan is not late any more"
    );
    assert_eq!(
        now.to(would).en,
        format!(
            "{} breaches become {}, {} due {}",
            now.breaches, would.breaches, now.due, would.due
        )
    );
    let later = decided("12-25", "第10次主席会议", "2026-11-05");
    desk.carry_out(&later).expect("settled");
    assert_eq!(SettingEffect::now(desk.book(), &today), would);
    assert!(SettingEffect::of(setting, "13-40", desk.book(), &today).is_err());
}
