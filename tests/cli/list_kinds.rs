//! What a list is of: what the file is called and `--kind` never make another kind of it.

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
