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
    story.shows("新增履职成果：").choose("测试提案");
    assert_eq!(outputs(), before + 1);
    story.press("Right").shows("· 测试提案").shows("核实");
    story.press("v").shows("已核实");
    story
        .press("x")
        .shows("误录")
        .press("y")
        .shows("删除履职成果：");
    assert_eq!(outputs(), before);
    story.press("Esc").hides("测试提案").press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn columns_are_chosen_and_one_field_of_several_is_changed_and_undone_whole() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let with_note = || {
        let all = office.json(&["list", "members"]);
        let all = all.as_array().expect("an array").iter();
        all.filter(|it| it["employer"] == "市政协机关").count()
    };
    assert_eq!(with_note(), 0);
    let mut story = Seat::of(&office, "王秘书").size(120, 36).open();
    story.press("Down Down A").shows("种类 · 中国共产党");
    story.press("/").type_in("委员").press("Enter Enter");
    story.shows("委员 · 中国共产党 · 2026").shows("库内编号");
    // Columns of one's own, and a view with a name.
    story.press("c").shows("我的列").press("Down Space");
    story
        .press("Down Down Space")
        .press("Enter")
        .hides("库内编号");
    story
        .shows("c  S 排序")
        .press("V")
        .shows("存为视图")
        .press("Enter");
    story.shows("视图的名称").type_in("通讯").press("Enter");
    story.hides("视图的名称");
    // Three are marked; one field of them is changed.
    story.press("Space Space Space").shows("已选 3").press("E");
    story
        .shows("将 3 条的哪一项改成同一内容")
        .choose("工作单位及职务");
    story
        .press("Enter")
        .shows("将 3 条委员的“工作单位及职务”改为");
    story
        .press("F1")
        .shows("保存；有误的项目旁注明原因")
        .press("Esc");
    story.type_in("市政协机关").press("Ctrl-S").hides("改为");
    story.shows("u 撤销");
    assert_eq!(with_note(), 3);
    story.press("u").shows("已撤销");
    assert_eq!(with_note(), 0);
    story.press("F10").leaves(0);
    // The next time it is as it was left, and the view has its name.
    let mut story = Seat::of(&office, "王秘书").size(120, 36).open();
    story.press("Down Down A").shows("种类 · 中国共产党");
    story.press("/").type_in("委员").press("Enter Enter");
    story.shows("委员 · 中国共产党 · 2026").shows("列 2/");
    story.press("V").shows("通讯").press("Esc F10").leaves(0);
    office.runs(&["verify"]).done();
}
