//! When anything is asked at all, and what stays in sight after its year.

use super::testing::{BookBuilder, day};
use super::*;
use crate::domain::appointment::Convenor;
use crate::domain::yearwork::Body;

/// The codes of what is found in an organisation of one sector and one member, looked at from a day.
fn codes_on(builder: &mut BookBuilder, date: &str) -> Vec<&'static str> {
    builder.on(date);
    let findings = check(&builder.book, &builder.today).into_iter();
    findings.map(|finding| finding.rule.code).collect()
}

#[test]
fn nothing_is_asked_before_the_first_day_under_the_method_nor_in_years_before() {
    let mut builder = BookBuilder::new();
    let sector = builder.sector("教育界");
    builder.member("王伟", sector);
    builder.activity(&[], "2021-03-05");
    builder.term("2017-01-01", None);
    builder.on("2026-07-01");
    builder.looking_at(2020);
    assert_eq!(check(&builder.book, &builder.today), []);
    builder.looking_at(2021);
    let left: Vec<_> = check(&builder.book, &builder.today);
    assert!(
        left.iter().all(|it| it.level != Level::Breach),
        "the Method came with six days left: {left:?}"
    );
    assert_eq!(codes_on(&mut builder, "2021-12-24"), [] as [&str; 0]);
    assert!(codes_on(&mut builder, "2021-12-25").contains(&"J1503"));
    builder.term("2026-01-08", None);
    assert_eq!(codes_on(&mut builder, "2026-01-07"), [] as [&str; 0]);
    assert!(codes_on(&mut builder, "2026-01-08").contains(&"J1503"));
    builder.settle(|settings| settings.in_force = day("2026-03-01"));
    assert_eq!(codes_on(&mut builder, "2026-02-28"), [] as [&str; 0]);
}

#[test]
fn the_first_day_of_a_term_shows_no_breach_and_a_short_first_year_asks_for_no_papers() {
    let mut builder = BookBuilder::new();
    let committee = builder.committee("教科卫体委员会");
    let sector = builder.sector_of("教育界", committee);
    let wang = builder.member("王伟", sector);
    let convenor = builder.convenor(sector, wang);
    builder.edit(convenor, |it: &mut Convenor| {
        it.elected = Some(day("2026-02-11"))
    });
    for (from, plan) in [("2026-07-01", Some("2026-08-30")), ("2026-11-15", None)] {
        builder.term(from, None);
        builder.on(from);
        let findings = check(&builder.book, &builder.today);
        assert!(!findings.is_empty());
        assert!(
            findings.iter().all(|it| it.level != Level::Breach),
            "{findings:?}"
        );
        let plans = findings.iter().filter(|it| it.rule.code == "J1702");
        let due: Vec<_> = plans.map(|it| it.due).collect();
        assert_eq!(
            due,
            plan.map(|it| Some(day(it))).into_iter().collect::<Vec<_>>()
        );
    }
}

#[test]
fn after_the_term_what_was_due_within_it_stays_and_the_rest_is_nobodys() {
    let mut builder = BookBuilder::new();
    builder.sector("教育界");
    builder.term("2022-01-01", Some("2026-06-30"));
    let codes = codes_on(&mut builder, "2026-12-31");
    assert!(
        codes.contains(&"J1702"),
        "the plan was due in the term: {codes:?}"
    );
    assert!(
        !codes.contains(&"J1704") && !codes.contains(&"J1705"),
        "{codes:?}"
    );
    assert_eq!(codes_on(&mut builder, "2027-01-01"), [] as [&str; 0]);
}

#[test]
fn what_of_last_year_is_unmet_stays_in_sight_until_it_is_met() {
    let mut builder = BookBuilder::new();
    builder.term("2026-01-08", None);
    let sector = builder.sector("教育界");
    let wang = builder.member("王伟", sector);
    let carried = |builder: &BookBuilder| -> Vec<_> {
        let findings = check(&builder.book, &builder.today).into_iter();
        let carried = findings.filter(|it| it.carried);
        carried.map(|it| (it.rule.code, it.level)).collect()
    };
    builder.on("2027-01-05");
    assert_eq!(carried(&builder), [], "nothing is known of that year");
    builder.plan(Body::Sector(sector), 2026);
    builder.settle(|settings| settings.circular_due = "next-01-31".parse().expect("a date"));
    let unmet: Vec<_> = carried(&builder);
    for code in ["J1001", "J1703", "J1704", "J1801", "J2003"] {
        assert!(unmet.contains(&(code, Level::Breach)), "{code}: {unmet:?}");
    }
    assert!(unmet.contains(&("J1705", Level::Due)), "{unmet:?}");
    assert!(!unmet.iter().any(|(code, _)| *code == "J1702"));
    // What is to be so by a date is late in the year after, too, and told once.
    let rooms = |builder: &BookBuilder| -> Vec<_> {
        let findings = check(&builder.book, &builder.today).into_iter();
        let rooms = findings.filter(|it| it.rule.code == "J1401");
        rooms.map(|it| (it.level, it.due)).collect()
    };
    assert_eq!(rooms(&builder), [(Level::Breach, Some(day("2026-12-31")))]);
    builder.submitted(wang, "2026-12-31");
    builder.summary(Body::Sector(sector), 2026);
    let left: Vec<_> = carried(&builder).into_iter().map(|it| it.0).collect();
    assert!(
        !left.contains(&"J1001") && !left.contains(&"J1704"),
        "{left:?}"
    );
    // Looking back at that year, its findings are its own.
    builder.looking_at(2026);
    assert_eq!(carried(&builder), []);
    builder.on("2028-01-05");
    assert_eq!(
        carried(&builder),
        [],
        "of the year between nothing is recorded"
    );
}

#[test]
fn a_circular_that_is_due_in_the_next_year_is_not_due_in_its_own() {
    let mut builder = BookBuilder::new();
    builder.term("2025-01-08", None);
    builder.settle(|settings| settings.circular_due = "次年-01-31".parse().expect("a date"));
    let circular = |builder: &mut BookBuilder, date: &str| -> Vec<_> {
        builder.on(date);
        let findings = check(&builder.book, &builder.today).into_iter();
        let circular = findings.filter(|it| it.rule.code == "J1705");
        circular
            .map(|it| (it.level, it.due, it.message(&builder.book).zh.into_owned()))
            .collect()
    };
    let due = |year: i32| {
        let text = format!("尚未印发{}年度情况通报", year - 1);
        (Level::Due, Some(day(&format!("{year}-01-31"))), text)
    };
    assert_eq!(circular(&mut builder, "2026-01-31"), [due(2027)]);
    assert_eq!(circular(&mut builder, "2026-02-01"), [due(2027)]);
    builder.activity(&[], "2026-05-06");
    assert_eq!(circular(&mut builder, "2027-01-31"), [due(2027), due(2028)]);
    let late = circular(&mut builder, "2027-02-01");
    assert_eq!(late[0].0, Level::Breach);
}
