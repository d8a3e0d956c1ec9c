//! What a list is of: what the file is called and `--kind` never make another kind of it. And what a line may not
//! make of a record.

use std::fs;

use crate::test_store::TestStore;

#[test]
fn what_a_file_is_called_makes_no_plans_summaries() {
    let office = TestStore::demo();
    let list = office.path("summaries.csv").display().to_string();
    office.runs(&["export", "plans", "-o", &list]).done();
    let summaries = || office.json(&["list", "summaries", "--json"]);
    let before = summaries();
    let answer = office.runs(&["import", &list]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains("--kind"), "{answer:?}");
    assert_eq!(summaries(), before);
    let told = office.runs(&["import", &list, "--kind", "plan"]).done();
    assert!(told.contains("nothing changed"), "{told}");
}

#[test]
fn what_reads_as_another_kind_than_is_said_is_refused() {
    let office = TestStore::demo();
    let sector = office.json(&["list", "sectors", "--json"])[0]["name"].clone();
    let sector = sector.as_str().expect("a name");
    let list = office.path("list.csv");
    let text =
        format!("界别,姓名,联系电话,工作单位及职务\n{sector},钱新人,13811112222,市教育局干部\n");
    fs::write(&list, text).expect("a list");
    let list = list.display().to_string();
    for kind in ["liaison", "workroom"] {
        office
            .runs_zh(&["import", &list, "--kind", kind])
            .refused(&["委员名册", "--kind"]);
        office
            .runs(&["import", &list, "--kind", kind])
            .refused(&["register of members", "--kind"]);
    }
    let contacts = office.path("contacts.csv").display().to_string();
    office
        .runs(&["export", "key-contacts", "-o", &contacts])
        .done();
    office
        .runs(&["import", &contacts, "--kind", "output"])
        .refused(&["key contact", "output"]);
}

#[test]
fn findings_that_went_out_are_no_register() {
    let office = TestStore::demo();
    for (lang, word) in [("zh", "这是问题清单"), ("en", "this lists findings")] {
        for format in ["csv", "xlsx"] {
            let list = office.path(&format!("{lang}.{format}"));
            let list = list.display().to_string();
            let out = ["--lang", lang, "export", "findings", "-o", &list];
            office.runs(&out).done();
            let answer = office.runs(&["--lang", lang, "import", &list, "--dry-run"]);
            assert_eq!(answer.code, 1, "{answer:?}");
            assert!(answer.out.contains(word), "{answer:?}");
            assert!(!answer.out.contains("new:"), "{answer:?}");
        }
    }
}

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
