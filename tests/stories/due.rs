//! What falls due: found by its words, done from its row, and gone from it.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn a_summary_that_falls_due_is_written_from_its_row() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let owing = || {
        let all = office.json(&["due"]);
        let all = all.as_array().expect("an array");
        all.iter().filter(|it| it["source"] == "J1704").count()
    };
    let before = owing();
    assert!(before > 1, "{before}");
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("0").shows("日程 · 全部").shows("本周和下周");
    story.press("/").type_in("J1704").press("Enter");
    story.shows(&format!("界别没有工作总结（{before} 项）"));
    // One after the other: the first of them.
    story.press("g").shows("新增工作总结");
    story.press("Ctrl-S").shows("新增工作总结：");
    assert_eq!(owing(), before - 1);
    story.shows(&format!("界别没有工作总结（{} 项）", before - 1));
    story.press("u").shows("已撤销");
    story.shows(&format!("界别没有工作总结（{before} 项）"));
    story.press("Esc F10").leaves(0);
    office.runs(&["verify"]).done();
}
