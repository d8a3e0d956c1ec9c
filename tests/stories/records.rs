//! All records: found by their kind, entered for one sector, verified, and struck out again.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn an_output_is_entered_for_a_sector_verified_and_struck_out_at_80_columns() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let outputs = || {
        let all = office.json(&["list", "outputs"]);
        all.as_array().expect("an array").len()
    };
    let before = outputs();
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    // From the sector on the desk to all that is entered for it.
    story.press("Down Down A").shows("种类 · 中国共产党");
    story.press("/").type_in("履职成果").press("Enter Enter");
    story.shows("履职成果 · 中国共产党 · 2026");
    story.press("a").shows("新增履职成果 中国共产党");
    story.type_in("测试提案").press("Tab Space Ctrl-S");
    story.shows("新增履职成果：完成").choose("测试提案");
    assert_eq!(outputs(), before + 1);
    story.press("Right").shows("· 测试提案").shows("核实");
    story.press("v").shows("已核实");
    story
        .press("x")
        .shows("误录")
        .press("y")
        .shows("删除履职成果：完成");
    assert_eq!(outputs(), before);
    story.press("Esc").hides("测试提案").press("F10").leaves(0);
    office.runs(&["verify"]).done();
}
