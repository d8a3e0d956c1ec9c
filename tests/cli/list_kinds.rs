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
    for kind in ["plan", "workroom"] {
        office
            .runs_zh(&["import", &list, "--kind", kind])
            .refused(&["委员名册", "--kind"]);
        office
            .runs(&["import", &list, "--kind", kind])
            .refused(&["register of members", "--kind"]);
    }
    // Where the heads have all that it needs, the person's word goes before what they look like.
    let liaison = ["import", &list, "--kind", "liaison", "--dry-run", "--json"];
    let read = office.json(&liaison);
    let read = &read["files"][0]["created"];
    assert_eq!(
        (&read["liaisons"], &read["members"]),
        (&1.into(), &0.into())
    );
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
        let printed = office.path(&format!("{lang}.txt"));
        let findings = office.runs(&["--lang", lang, "check"]);
        fs::write(&printed, findings.out).expect("a text");
        let printed = printed.display().to_string();
        let answer = office.runs(&["--lang", lang, "import", &printed, "--dry-run"]);
        assert_eq!(answer.code, 1, "{answer:?}");
        assert!(answer.out.contains(word), "{answer:?}");
        assert!(!answer.out.contains("new:"), "{answer:?}");
    }
}

#[test]
fn our_own_list_of_leaders_without_sectors_makes_no_members() {
    let office = TestStore::demo();
    let list = office.path("list.csv");
    fs::write(&list, "姓名,职务,备注\n钱新人,副主席,\n").expect("a list");
    let list = list.display().to_string();
    office.runs(&["import", &list]).done();
    let leaders = office.json(&["list", "leaders"]).to_string();
    assert!(leaders.contains("钱新人"), "{leaders}");
}

#[test]
fn a_liaison_of_another_name_under_the_number_takes_over() {
    let office = TestStore::demo();
    let list = office.path("liaisons.csv").display().to_string();
    office.runs(&["export", "liaisons", "-o", &list]).done();
    let first = &office.json(&["list", "liaisons"])[0];
    let (id, name) = (
        first["id"].to_string(),
        first["name"].as_str().expect("a name"),
    );
    let text = fs::read_to_string(&list).expect("the list");
    fs::write(&list, text.replacen(name, "钱新人", 1)).expect("the list");
    // A name that was wrong is corrected; else somebody else has the charge now.
    let corrected = office
        .json(&["import", &list, "--correct", "--dry-run"])
        .to_string();
    assert!(!corrected.contains("\"created\":true"), "{corrected}");
    office.runs(&["import", &list]).done();
    let former = office.json(&["show", "liaison", &id]);
    assert_eq!(former["name"], name);
    assert!(!former["ended"].is_null(), "{former}");
    let now = office.json(&["show", "liaison", "钱新人"]);
    assert_eq!(now["sector"], former["sector"]);
    assert_ne!(now["phone"], former["phone"]);
}

#[test]
fn a_number_in_a_note_is_not_shown_whole_by_a_rehearsal() {
    let office = TestStore::demo();
    let told = office.runs(&["set", "leader", "1", "note=电话13812345678", "--dry-run"]);
    assert!(told.out.contains("138****5678"), "{told:?}");
    assert!(!told.out.contains("13812345678"), "{told:?}");
}
