//! From an office's workbook to what is to be seen of it; from the shell and on the screens.

use crate::roster::{MEMBERS, workbook};
use crate::story::Seat;
use crate::test_store::TestStore;

/// A roster that takes a while even on a fast machine.
const MANY: usize = 30_000;

#[test]
fn a_workbook_is_imported_seen_checked_and_searched_by_initials() {
    let office = TestStore::empty();
    let file = workbook(&office, "名册.xlsx");
    let mut early = Seat::of(&office, "早到").open();
    early.shows("政协某市委员会").hides("教科卫体委员会");
    let told = office.runs_zh(&["import", &file]).done();
    assert!(told.contains("委员 8"), "{told}");
    // Whoever sits there already sees it come, and nobody touched a key.
    early.shows("教科卫体委员会").shows("李小明");
    early.press("F10").leaves(0);
    let again = office.runs_zh(&["import", &file]).done();
    assert!(again.contains("没有改动"), "{again}");

    let mut story = Seat::of(&office, "王秘书").open();
    for words in ["教科卫体委员会", "经济委员会", "教育界", "体育界", "经济界"]
    {
        story.shows(words);
    }
    story.shows("委员 · 全部 (1/8)");
    for (name, ..) in MEMBERS {
        story.shows(&name.replace('\u{3000}', ""));
    }
    // The map narrows the members.
    story.press("Ctrl-P").type_in("jyj").choose("教育界");
    story.press("Enter").shows("委员 · 教育界 (1/4)");
    story.hides("钱国强");
    // A person by initials, wherever he is.
    story.press("Ctrl-P").type_in("qgq").choose("钱国强");
    story.press("Enter").shows("钱国强 · 要办与时间线");
    story.shows("鸿运机械有限公司董事长").shows("139****0007");
    // What all sectors of a new organisation lack.
    story.press("F4").shows("年完成情况").press("Shift-Tab");
    story.shows("J1602").shows("教育界");
    story.press("F10").leaves(0);
    let findings = office.json(&["check", "--rule", "J1602"]);
    assert_eq!(findings.as_array().map(Vec::len), Some(3));
}

#[test]
fn a_workbook_is_previewed_on_the_screens_taken_and_undone() {
    let office = TestStore::empty();
    workbook(&office, "委员 名册.xlsx");
    let folder = office.path("");
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("Ctrl-N").shows("可写多个路径");
    // As a file manager pastes it, and completed by Tab.
    story
        .paste(&format!("'{}", folder.display()))
        .type_in("/委员");
    story.press("Tab").shows("名册.xlsx\"").press("Enter");
    story
        .shows("导入预览")
        .shows("委员 8")
        .press("Tab")
        .shows("王伟");
    story.press("End").shows("吴晓芳").shows("139****0008");
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(1));
    story
        .press("Enter")
        .shows("已导入")
        .press("Tab")
        .shows("李小明");
    story.is_as_if_drawn_afresh();
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(2));
    story.press("u").shows("已撤销").hides("李小明");
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn a_long_import_shows_how_far_it_is_and_leaves_nothing_when_it_is_stopped() {
    let office = TestStore::empty();
    let mut rows = String::from("姓名,界别,工作单位及职务,联系电话\n");
    for n in 0..MANY {
        let (given, sector) = (character(n % 5_000), character(n % 30));
        let (name, telephone) = (character(n / 5_000), 13_000_000_000_u64 + n as u64);
        rows.push_str(&format!(
            "王{given}{name},{sector}业界,某单位,{telephone}\n"
        ));
    }
    std::fs::write(office.path("many.csv"), rows).expect("a roster");
    let mut story = Seat::of(&office, "clerk").lang("en_US.UTF-8").open();
    story
        .press("Ctrl-N")
        .type_in(&office.path("many.csv").display().to_string());
    story
        .press("Enter")
        .shows("Reading and comparing")
        .shows("Esc stops it");
    story
        .stop()
        .hides("Reading and comparing")
        .shows("One path or several");
    story
        .press("Enter")
        .shows("nothing is written yet")
        .shows(&format!("changes {}", MANY + 30));
    story.press("Enter").shows("Writing").shows("%").stop();
    story
        .shows("Stopped; nothing was changed")
        .shows("nothing is written yet");
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(1));
    assert_eq!(office.json(&["show", "counts"])["members"], 0);
    // What was read is still there: it is taken after all, and the screens live meanwhile.
    story
        .press("Enter")
        .shows("Writing")
        .resize(100, 30)
        .shows("Imported");
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(2));
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

/// One of the characters in their order of code.
fn character(n: usize) -> char {
    let code = u32::try_from(0x4e00 + n).expect("a small number");
    char::from_u32(code).expect("a character")
}
