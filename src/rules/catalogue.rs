//! The catalogue tests itself: every rule is named, cited, explained in both languages, and has
//! scenes in which it speaks and in which it is silent.

use std::collections::HashSet;

use chrono::Days;

use super::testing::{BookBuilder, Case, Expect};
use super::*;
use crate::domain::settings::Setting;
use crate::text::Text;

fn cases() -> Vec<(&'static Rule, Vec<Case>)> {
    [
        party::cases(),
        contacts::cases(),
        workrooms::cases(),
        map::cases(),
        convenors::cases(),
        five_haves::cases(),
        leadership::cases(),
        assessment::cases(),
        opinions::cases(),
        forms::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn scene_of(case: &Case) -> BookBuilder {
    let mut builder = BookBuilder::new();
    (case.build)(&mut builder);
    builder
}

fn found(rule: &Rule, builder: &BookBuilder) -> Vec<Finding> {
    let mut findings = check(&builder.book, &builder.today);
    findings.retain(|finding| finding.rule == rule);
    findings
}

#[track_caller]
fn assert_bilingual(text: &Text, what: &str) {
    assert!(!text.zh.trim().is_empty(), "{what}: no Chinese");
    assert!(!text.en.trim().is_empty(), "{what}: no English");
    assert_ne!(text.zh, text.en, "{what}: one language only");
    let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    assert!(text.zh.chars().any(|c| chinese(&c)), "{what}: {}", text.zh);
    assert!(!text.en.contains("  "), "{what}: {}", text.en);
    assert!(
        !text.zh.contains('—') && !text.en.contains('—'),
        "{what}: {text:?}"
    );
}

#[test]
fn the_rules_of_this_edition_are_all_there() {
    let codes: Vec<_> = all().map(|rule| rule.code).collect();
    let expected = "J0101 J0102 J0601 J1001 J1101 J1301 J1401 J1501 J1502 J1503 J1504 J1601 J1602 J1603 J1604 \
                    J1605 J1606 J1607 J1608 J1701 J1702 J1703 J1704 J1705 J1706 J1707 J1801 J1802 J1803 \
                    J1804 J1805 J1901 J1902 J2001 J2002 J2003 J2101 J2102 J9001 J9002 J9003 J9004 J9005 J9006";
    assert_eq!(
        codes.join(" "),
        expected.split_whitespace().collect::<Vec<_>>().join(" ")
    );
}

#[test]
fn codes_names_and_articles_are_in_form_and_unique() {
    let mut names = HashSet::new();
    for rule in all() {
        let digits = rule.code.strip_prefix('J').expect(rule.code);
        assert!(
            digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit()),
            "{rule:?}"
        );
        let article = rule.article.unwrap_or(90);
        assert_eq!(
            digits[..2],
            format!("{article:02}"),
            "{rule:?} cites another article"
        );
        assert!((1..=22).contains(&article) || article == 90, "{rule:?}");
        assert!(
            rule.name
                .split('-')
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())),
            "{rule:?} is not in kebab-case"
        );
        assert!(names.insert(rule.name), "{rule:?} twice");
        assert!(names.insert(rule.code), "{rule:?} twice");
    }
}

#[test]
fn every_rule_is_explained_in_both_languages_and_names_real_settings() {
    for rule in all() {
        for text in [
            &rule.title,
            &rule.why,
            &rule.remedy,
            &rule.source(),
            &rule.levels(),
        ] {
            assert_bilingual(text, rule.code);
        }
        for key in rule.settings {
            assert!(Setting::find(key).is_some(), "{rule:?}: no setting {key}");
        }
    }
}

#[test]
fn every_rule_has_cases_and_they_come_out_as_they_say() {
    let cases = cases();
    assert_eq!(cases.len(), all().len(), "a rule without cases");
    for (rule, cases) in cases {
        let fires = cases
            .iter()
            .filter(|case| case.expect != Expect::Silent)
            .count();
        assert!(
            fires > 0 && fires < cases.len(),
            "{rule:?}: needs a case of each kind"
        );
        for case in cases {
            let found = found(rule, &scene_of(&case));
            let levels: Vec<_> = found.iter().map(|finding| finding.level).collect();
            let expected = match case.expect {
                Expect::Silent => vec![],
                Expect::Breach(n) => vec![Level::Breach; n],
                Expect::Due(n) => vec![Level::Due; n],
                Expect::Advice(n) => vec![Level::Advice; n],
            };
            assert_eq!(levels, expected, "{rule:?}: {}", case.what);
        }
    }
}

#[test]
fn what_a_case_finds_is_said_in_both_languages_with_names_and_a_remedy() {
    for (rule, cases) in cases() {
        for case in cases {
            let builder = scene_of(&case);
            for finding in found(rule, &builder) {
                let what = format!("{rule:?}: {}", case.what);
                assert_bilingual(&finding.message(&builder.book), &what);
                assert_bilingual(&finding.remedy.label(), &what);
                assert!(!finding.remedy.code().is_empty());
                assert_ne!(finding.subject.name(&builder.book), "—", "{what}");
                let message = finding.message(&builder.book).zh;
                assert!(!message.contains("界界别"), "{what}: {message}");
            }
        }
    }
}

#[test]
fn a_duty_is_due_up_to_its_date_and_a_breach_the_day_after() {
    let mut dated = HashSet::new();
    for (rule, cases) in cases() {
        for case in cases {
            let builder = scene_of(&case);
            let dates: Vec<_> = found(rule, &builder)
                .iter()
                .filter_map(|finding| finding.due)
                .filter(|due| rule.level == Level::Due && builder.today.date <= *due)
                .collect();
            for due in dates {
                dated.insert(rule.code);
                let level_on = |date| {
                    let mut builder = builder.clone();
                    builder.today = Today::on(date).looking_at(builder.today.year);
                    // A standing duty has no date any more once it is a breach.
                    let mut of_date = found(rule, &builder)
                        .into_iter()
                        .filter(|it| it.due.is_none_or(|it| it == due));
                    of_date.next().map(|finding| finding.level)
                };
                assert_eq!(level_on(due), Some(Level::Due), "{rule:?} on {due}");
                let after = due + Days::new(1);
                assert_eq!(level_on(after), Some(Level::Breach), "{rule:?} after {due}");
            }
        }
    }
    let expected: HashSet<_> = all()
        .filter(|rule| rule.level == Level::Due)
        .map(|rule| rule.code)
        .collect();
    assert_eq!(
        dated, expected,
        "a dated rule without a case before its date"
    );
}

#[test]
fn findings_come_in_order_of_urgency() {
    let mut builder = BookBuilder::new();
    builder.on("2026-12-10");
    let committee = builder.committee("教科卫体委员会");
    let sector = builder.sector_of("教育界", committee);
    let late = builder.member("王伟", sector);
    builder.member("李小明", sector);
    builder.submitted(late, "2026-11-02");
    builder.convenor(sector, late);
    let findings = check(&builder.book, &builder.today);
    let codes: Vec<_> = findings.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(
        codes,
        [
            // Breaches: plans due 03-31, the approval 04-12, the activity 06-30, the filing 11-09.
            "J1702", "J1803", "J1608", "J1703", "J9002", // Breaches without a date.
            "J0101", "J1503", "J1503", "J1601", "J1604", "J1701", "J1802",
            // Duties: summaries 12-20, then the year's end.
            "J1704", "J1804", "J1001", "J1401", "J1401", "J1705", "J1801", "J1801", "J2003",
            "J2101", "J2101", "J2102", // Advice.
            "J0601", "J1301", "J1301", "J1706", "J1901",
        ]
    );
    assert!(findings.is_sorted_by_key(|finding| finding.level));
}

#[test]
fn a_book_with_nothing_owes_nothing() {
    let today = BookBuilder::new().today;
    assert_eq!(check(&Book::default(), &today), []);
    let founded = check(&BookBuilder::new().book, &today);
    assert!(
        founded.iter().all(|it| it.subject == Subject::Organisation),
        "{founded:?}"
    );
    let codes: Vec<_> = founded.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["J1705", "J1801", "J1801", "J2003", "J2102"]);
}

#[test]
fn a_year_before_the_term_owes_nothing_and_later_ones_what_waits_too() {
    let mut builder = BookBuilder::new();
    let sector = builder.sector("教育界");
    let wang = builder.member("王伟", sector);
    builder.submitted(wang, "2026-06-01");
    builder.looking_at(2021);
    let codes = |builder: &BookBuilder| {
        let findings = check(&builder.book, &builder.today).into_iter();
        findings
            .map(|finding| finding.rule.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&builder), Vec::<&str>::new());
    builder.looking_at(2022);
    assert!(codes(&builder).contains(&"J1702"));
    builder.looking_at(2026);
    assert!(codes(&builder).contains(&"J9002"));
}
