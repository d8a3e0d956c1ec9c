//! From an office's workbook to what is to be seen of it.

use crate::office::Office;
use crate::roster::{MEMBERS, workbook};
use crate::story::Seat;

#[test]
fn a_workbook_is_imported_seen_checked_and_searched_by_initials() {
    let office = Office::empty();
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
    story.press("Enter").shows("详情 · 钱国强");
    story.shows("鸿运机械有限公司董事长").shows("139****0007");
    // What all sectors of a new organisation lack.
    story.press("F4").shows("年完成情况").press("Tab");
    story.shows("J1602").shows("教育界");
    story.press("F10").leaves(0);
    let findings = office.json(&["check", "--rule", "J1602"]);
    assert_eq!(findings.as_array().map(Vec::len), Some(3));
}
