//! Files of a later day that are imported as of an earlier one: whoever and whatever came later is known,
//! so nothing is made twice, and what is of a later day is said to be.

use std::sync::Arc;

use jiebie::desk::convenor::Elect;
use jiebie::domain::appointment::Liaison;
use jiebie::domain::authority::Role;
use jiebie::domain::committee::Coordinator;
use jiebie::domain::id::LiaisonId;
use jiebie::domain::moment::Moment;
use jiebie::store::Store;

use super::*;

const BEFORE: &str = "2026-03-01";
const LATER: &str = "2026-06-10";

/// A desk at the same store that is said to be on `day`.
fn on(office: &TestStore, day: &str) -> Desk {
    let at = Moment {
        as_of: Some(date(day)),
        ..noon(TODAY).into()
    };
    let store = Store::open(office.path()).expect("opens again");
    Desk::open(store, actor("王主任", Role::Admin), Arc::new(move || at)).expect("a desk")
}

/// What became of an import, part by part.
fn takes(desk: &mut Desk, roster: &Roster) -> Outcome {
    desk.carry_out(&roster.partly()).expect("imported").value
}

/// The same, with sectors and committees that the store lacks.
fn creates(desk: &mut Desk, roster: &Roster) -> Outcome {
    let import = Import {
        create_sectors: true,
        ..roster.partly()
    };
    desk.carry_out(&import).expect("imported").value
}

/// A sector with one who serves, and one who joins on [`LATER`].
fn peopled() -> TestStore {
    let (mut desk, sector) = with_sector("教育界");
    enter(&mut desk, "王伟", sector, "13900000001", "市第一中学");
    let mut late = member("李明", sector);
    late.joined = Some(date(LATER));
    late.phone = "13900000002".into();
    desk.carry_out(&add(late)).expect("entered");
    desk
}

#[test]
fn whoever_joins_later_is_not_made_anew() {
    let office = peopled();
    let mut then = on(&office, BEFORE);
    for row in [
        ["李明", "教育界", "", "", "13900000002"],
        ["李明", "教育界", "市第二中学", "", ""],
    ] {
        let roster = Roster::default().members(&[["王伟", "教育界", "", "", ""], row]);
        let outcome = takes(&mut then, &roster);
        rejects_one(&outcome, &["李明", LATER, "才到任"]);
        assert_eq!(called(&on(&office, TODAY), "李明").len(), 1);
    }
    // A list without sectors means them too, and so does a list of convenors.
    let heads = ["专门委员会", "姓名", "工作单位", "联系电话"];
    let map = Roster::default().map(&[["提案委员会", "", "教育界"]]);
    creates(&mut then, &map);
    let list = Roster::default().sheet("分组名单", &heads, &[["提案委员会", "李明", "", ""]]);
    rejects_one(&takes(&mut then, &list), &["李明", LATER]);
    let convenors = Roster::default().convenors(&[["教育界", "李明", "", "", "", "", ""]]);
    rejects_one(&takes(&mut then, &convenors), &["李明", LATER]);
    assert!(then.book().convenors.is_empty());
    // Somebody else of that name says so by the number and the employer.
    let late = only(&on(&office, TODAY), "李明");
    let mut same = member("李明", *late.sector.latest());
    let refused = then.carry_out(&add(same.clone())).expect_err("twice");
    assert!(refused.text().zh.contains(LATER), "{refused:?}");
    same.phone = "13900000009".into();
    then.carry_out(&add(same)).expect("somebody else");
}

#[test]
fn what_begins_later_is_not_begun_twice() {
    let mut office = peopled();
    let wang = only(&office, "王伟");
    let sector = *wang.sector.latest();
    let elect = |elected| Elect {
        sector,
        member: wang.id,
        elected: date(elected),
        first: true,
        replaces: None,
        reason: String::new(),
        note: String::new(),
    };
    office.carry_out(&elect(LATER)).expect("elected");
    let liaison = |name: &str, since| Liaison {
        id: LiaisonId(0),
        sector,
        name: name.into(),
        phone: String::new(),
        employer: String::new(),
        since: Some(date(since)),
        ended: None,
        note: String::new(),
    };
    office
        .carry_out(&add(liaison("赵强", LATER)))
        .expect("entered");
    let mut then = on(&office, BEFORE);
    for (row, words) in [
        (["教育界", "王伟", "", "", "", "", ""], ["王伟", LATER]),
        (["教育界", "", "王伟", "", "", BEFORE, ""], ["王伟", LATER]),
        (["教育界", "", "", "赵强", "", "", ""], ["赵强", LATER]),
        (["教育界", "", "", "钱进", "", "", ""], ["赵强", LATER]),
    ] {
        let outcome = takes(&mut then, &Roster::default().convenors(&[row]));
        rejects_one(&outcome, &words);
    }
    let twice = then.carry_out(&elect(BEFORE)).expect_err("twice");
    assert!(twice.text().zh.contains(LATER), "{twice:?}");
    let twice = then
        .carry_out(&add(liaison("赵强", BEFORE)))
        .expect_err("twice");
    assert!(twice.text().zh.contains(LATER), "{twice:?}");
    let now = on(&office, TODAY);
    assert_eq!(now.book().convenors.len(), 1);
    assert_eq!(now.book().liaisons.len(), 1);
}

#[test]
fn a_move_of_a_later_day_stays_on_its_day() {
    let office = peopled();
    let map = |director: &'static str| {
        Roster::default()
            .map(&[
                ["提案委员会", director, "教育界"],
                ["文史委员会", "", "体育界"],
            ])
            .members(&[["陈静", "体育界", "", "", "13900000003"]])
    };
    creates(&mut on(&office, "2026-01-05"), &map("周主任"));
    takes(&mut on(&office, LATER), &map("吴主任"));
    takes(
        &mut on(&office, LATER),
        &Roster::default().members(&[["陈静", "教育界", "", "", "13900000003"]]),
    );
    let days = |desk: &Desk| {
        let chen = only(desk, "陈静");
        chen.sector.days().collect::<Vec<_>>()
    };
    assert_eq!(days(&on(&office, TODAY)), [date(LATER)]);
    let mut then = on(&office, BEFORE);
    let outcome = takes(
        &mut then,
        &Roster::default().members(&[["陈静", "教育界", "", "", ""]]),
    );
    rejects_one(&outcome, &["陈静", LATER]);
    let outcome = takes(
        &mut then,
        &Roster::default().map(&[["提案委员会", "吴主任", "教育界"]]),
    );
    rejects_one(&outcome, &["吴主任", LATER]);
    let now = on(&office, TODAY);
    assert_eq!(days(&now), [date(LATER)]);
    let held = |it: &Option<Coordinator>| it.as_ref().map(|it| it.name.clone());
    let proposal = now
        .book()
        .committees
        .iter()
        .find(|it| it.name == "提案委员会");
    let director = &proposal.expect("there").coordinator;
    assert_eq!(held(director.on(date(BEFORE))).as_deref(), Some("周主任"));
    assert_eq!(called(&now, "陈静").len(), 1);
    assert_eq!(now.book().members.len(), 3);
}

#[test]
fn nobody_moves_before_joining() {
    let (mut desk, sector) = with_sector("教育界");
    creates(
        &mut desk,
        &Roster::default().map(&[["文史委员会", "", "体育界"]]),
    );
    let mut late = member("李明", sector);
    late.joined = Some(date(LATER));
    late.phone = "13900000002".into();
    desk.carry_out(&add(late)).expect("entered");
    let moved = Roster::default().members(&[["李明", "体育界", "", "", "13900000002"]]);
    let mut import = moved.partly();
    import.moves = Moves::On(Some(date(BEFORE)));
    let outcome = desk.carry_out(&import).expect("taken").value;
    rejects_one(&outcome, &["李明", LATER, BEFORE]);
    assert_eq!(only(&desk, "李明").sector.days().count(), 0);
    imports_cleanly(&mut desk, &moved);
    assert_eq!(only(&desk, "李明").sector.days().count(), 1);
}

#[test]
fn a_committee_that_was_the_sectors_is_moved_from_and_not_corrected() {
    let mut desk = desk();
    let store = Roster::default()
        .members(&[["王伟", "教育界", "", "", "13900000001"]])
        .map(&[["提案委员会", "", "教育界"], ["文史委员会", "", "体育界"]]);
    imports_cleanly(&mut desk, &store);
    let moved = Roster::default().members(&[["王伟", "教育界", "", "文史委员会", ""]]);
    let outcome = imports(&mut desk, &moved);
    let told = &outcome.files[0].moved[0].text.zh;
    assert!(told.contains("由提案委员会调整到文史委员会"), "{told}");
    let wang = only(&desk, "王伟");
    let of = |day| desk.book().committee_of(&wang, date(day));
    assert_eq!(of(BEFORE), Some(committee_id(&desk, "提案委员会")));
    assert_eq!(of(TODAY), Some(committee_id(&desk, "文史委员会")));
    // Whoever comes with the file has been there.
    let new = Roster::default().members(&[["李明", "教育界", "", "文史委员会", ""]]);
    imports_cleanly(&mut desk, &new);
    assert_eq!(only(&desk, "李明").committee.days().count(), 0);
}
