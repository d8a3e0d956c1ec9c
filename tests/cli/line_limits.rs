//! What a line may not make of a record, and what it fills in by itself.

use crate::test_store::TestStore;

#[test]
fn a_form_is_whose_it_was_begun_for_and_a_title_has_the_year_that_is_said() {
    let office = TestStore::demo();
    let members = office.json(&["list", "members", "--json"]);
    let name = |n: usize| members[n]["name"].as_str().expect("a name").to_owned();
    let member = format!("member={}", name(1));
    office
        .runs(&["form", "begin", &name(0), &member, "account=走访群众"])
        .refused(&["no field"]);
    let circular = ["add", "circular", "year=2025", "issued_on=2026-03-05"];
    office.runs(&circular).done();
    let listed = office.runs(&["list", "circulars", "--json", "--year", "2025"]);
    assert!(listed.out.contains("2025年"), "{listed:?}");
    assert!(!listed.out.contains("2026年"), "{listed:?}");
}

#[test]
fn what_acts_refuse_is_refused_of_corrections_too() {
    let office = TestStore::demo();
    let set = |fields: &[&str]| office.runs(&[&["set"], fields].concat());
    set(&["liaison", "1", "ended.on=2099-05-05"]).refused(&["Ended on", "after today"]);
    let convenors = office.json(&["list", "convenors", "--json"]);
    let of = &convenors[0]["sector"]["id"];
    let members = office.json(&["list", "members", "--json"]);
    let mut members = members.as_array().expect("members").iter();
    let other = members.find(|it| it["sector"]["id"] != *of);
    let other = other.expect("another sector's")["id"].to_string();
    let member = format!("member={other}");
    let id = convenors[0]["id"].to_string();
    set(&["convenor", &id, &member]).refused(&["no member of the sector"]);
}
