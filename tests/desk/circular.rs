//! The year's circular on stores with an archive: every figure has as many records as it says,
//! past years too, and the tables' rows make their totals.

use jiebie::desk::Desk;
use jiebie::desk::committee::{AssignSectors, DissolveCommittee};
use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::form::{BeginForm, FileForms};
use jiebie::desk::papers::circular::figure::Value;
use jiebie::desk::papers::circular::{self, Draft};
use jiebie::desk::sector::{MergeSectors, MergedInto};
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::Year;
use jiebie::domain::form::{Sheet, Status};
use jiebie::domain::record::Kind;

use jiebie::store::Store;

use crate::testkit::*;

/// A made-up organisation of several years.
pub fn demo(folder: &tempfile::TempDir) -> Desk {
    let path = folder.path().join("demo.jiebie");
    let size = Size {
        members: 150,
        forms: 4_000,
        seed: 5,
    };
    let store = found_demo(
        &path,
        &actor("王主任", Role::Admin),
        noon(TODAY),
        size,
        None,
    );
    sit_down(store.expect("a demo"), "王主任", Role::Admin, TODAY)
}

fn drafted(desk: &mut Desk, year: u16) -> Draft {
    desk.look_at(Year(year)).expect("a year");
    circular::draft_of(desk).expect("a year that can be reported on")
}

fn figure(draft: &Draft, code: &str) -> usize {
    let found = draft.figures.iter().find(|it| it.code == code);
    match found.unwrap_or_else(|| panic!("no figure {code}")).value {
        Value::Count(count) => count,
        Value::Share { part, .. } => part,
        Value::Money(_) => panic!("{code} is money"),
    }
}

#[test]
fn every_figure_has_as_many_records_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = demo(&folder);
    let book = desk.book();
    let term = book.organisation().expect("an organisation").term;
    let years = book.forms_by_year().keys().map(|it| it.0);
    let years: Vec<u16> = years
        .filter(|it| Year(*it) >= Year::of(term.from))
        .collect();
    assert!(years.len() >= 3, "an archive of {years:?}");
    for year in years {
        let draft = drafted(&mut desk, year);
        assert!(figure(&draft, "forms-handed-in") > 0, "{year} has forms");
        let occasions = [
            "participations",
            "training-attendances",
            "training-excused",
            "publicity-planned",
        ];
        for figure in &draft.figures {
            let records = figure.records(&desk).expect("read");
            let count = match figure.value {
                // Occasions are not records.
                Value::Count(_) if occasions.contains(&figure.code.as_str()) => continue,
                Value::Count(count) => count,
                Value::Money(_) => continue,
                Value::Share { part, whole } => {
                    assert!(part <= whole);
                    part
                }
            };
            assert_eq!(records.len(), count, "{year} {}", figure.code);
            for (kind, id) in records {
                let there = match kind {
                    Kind::RegistrationForm => {
                        let form = desk.form(jiebie::domain::id::FormId(id)).expect("read");
                        form.is_some_and(|form| form.year() == Year(year))
                    }
                    _ => desk.book().record(kind, id).is_some(),
                };
                assert!(there, "{year} {}: {kind:?} {id}", figure.code);
            }
        }
    }
}

#[test]
fn figures_are_those_that_the_store_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = demo(&folder);
    for year in [2025, 2026] {
        let draft = drafted(&mut desk, year);
        let tally = desk.book().forms_by_year()[&Year(year)];
        let at = |statuses: &[Status]| -> usize {
            statuses.iter().map(|it| tally.at(*it) as usize).sum()
        };
        assert_eq!(figure(&draft, "forms-handed-in"), tally.counting() as usize);
        assert_eq!(
            figure(&draft, "forms-filed"),
            at(&[Status::Filed, Status::Uploaded])
        );
        assert_eq!(figure(&draft, "forms-uploaded"), at(&[Status::Uploaded]));
        let held = desk.book().activities_in(Year(year));
        let held = held.filter(|it| !it.sectors.is_empty() && it.held_on <= date(TODAY));
        assert_eq!(figure(&draft, "activities"), held.count());
    }
}

#[test]
fn rows_make_their_totals() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = demo(&folder);
    for year in [2025, 2026] {
        let draft = drafted(&mut desk, year);
        for annex in &draft.circular.annexes {
            let (total, rows) = annex.rows.split_last().expect("a total");
            for (n, head) in annex.heads.iter().enumerate() {
                // Shares do not add up, nor do activities that several hold together.
                if matches!(*head, "占比" | "界别活动" | "集体活动") || n == 0 {
                    continue;
                }
                let number = |cell: &String| match cell.as_str() {
                    "有" => 1,
                    "—" => 0,
                    number => number.parse::<usize>().expect("a number"),
                };
                let sum: usize = rows.iter().map(|row| number(&row[n])).sum();
                assert_eq!(sum, number(&total[n]), "{year} {}: {head}", annex.name);
            }
        }
    }
}

#[test]
fn no_sentence_counts_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = demo(&folder);
    for year in [2022, 2023, 2025, 2026] {
        let text = drafted(&mut desk, year).circular.text();
        let prose = text.split("附件1").next().expect("prose");
        for unit in ["次", "名", "件", "份", "个", "%"] {
            let zero = format!("0{unit}");
            for (at, _) in prose.match_indices(&zero) {
                let before = prose[..at].chars().next_back();
                let part_of_more = before.is_some_and(|c| c.is_ascii_digit() || c == '.');
                assert!(part_of_more, "{year}: {zero} in {prose}");
            }
        }
    }
}

/// The cells of a row of an annex, by its heads.
fn cells<'d>(draft: &'d Draft, annex: usize, row: &str) -> Vec<(&'static str, &'d str)> {
    let annex = &draft.circular.annexes[annex];
    let found = annex.rows.iter().find(|it| it[0] == row);
    let found = found.unwrap_or_else(|| panic!("no row {row} in {:?}", annex.rows));
    annex
        .heads
        .iter()
        .copied()
        .zip(found.iter().map(String::as_str))
        .collect()
}

#[test]
fn what_was_filed_before_a_committee_was_dissolved_or_a_sector_merged_is_theirs() {
    let mut then = desk_at("2026-03-05");
    let [old, next] = ["提案委员会", "经济科技委员会"].map(|it| add_committee(&mut then, it));
    let [one, two] = ["教育界", "体育界"].map(|it| add_sector(&mut then, it));
    for (committee, sector) in [(old, one), (next, two)] {
        let assign = AssignSectors {
            committee,
            sectors: vec![sector],
            from: None,
        };
        then.carry_out(&assign).expect("assigned");
    }
    let wang = add_member(&mut then, "王伟", one);
    add_member(&mut then, "李明", two);
    let hand_in = |desk: &mut Desk, day: &str, sector| {
        let begun = BeginForm {
            sheet: Sheet {
                filled_on: Some(date(day)),
                ..sheet(wang, sector)
            },
            submit: true,
        };
        let form = desk.carry_out(&begun).expect("handed in").value.id();
        desk.carry_out(&FileForms { forms: vec![form] })
            .expect("filed");
    };
    hand_in(&mut then, "2026-03-01", one);
    let store = Store::open(then.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, TODAY);
    // Both are said in November, as of July.
    let dissolve = DissolveCommittee {
        committee: old,
        departure: departure("2026-06-30"),
        to: Some(next),
    };
    desk.carry_out(&dissolve).expect("dissolved");
    hand_in(&mut desk, "2026-11-01", one);
    let merge = MergeSectors {
        sectors: vec![one, two],
        into: MergedInto::One(two),
        from: date("2026-07-01"),
        committee: None,
        convenors: Vec::new(),
        first: None,
        liaison: None,
    };
    desk.carry_out(&merge).expect("merged");
    let draft = drafted(&mut desk, 2026);
    let handed_in = |annex: usize, row: &str| {
        let all = cells(&draft, annex, row);
        let of = |head: &str| all.iter().find(|it| it.0 == head).expect("a head").1;
        of("提交份数").to_owned()
    };
    assert_eq!(handed_in(0, "提案委员会（至2026年6月30日）"), "1");
    assert_eq!(handed_in(0, "经济科技委员会"), "1");
    assert_eq!(handed_in(0, "合计"), "2");
    assert_eq!(handed_in(1, "教育界（至2026年6月30日）"), "1");
    assert_eq!(handed_in(1, "体育界"), "1");
    assert_eq!(handed_in(1, "合计"), "2");
    let told = format!("{:?}", draft.circular.body);
    let dissolved = "提案委员会自2026年7月1日起撤销，所联系界别转由经济科技委员会联系";
    assert!(told.contains(dissolved), "{told}");
    // Who doubts a figure has its records read out.
    for it in draft
        .figures
        .iter()
        .filter(|it| it.code.ends_with("forms-handed-in"))
    {
        let Value::Count(count) = it.value else {
            continue;
        };
        assert_eq!(it.records(&desk).expect("read").len(), count, "{}", it.code);
    }
}
