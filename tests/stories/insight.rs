//! A leader asks for figures, and each of them opens: down to the record and back.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn figures_open_down_to_the_record_at_80_columns() {
    let office = TestStore::of(&["--members", "60", "--forms", "300", "--seed", "5"]);
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("5").shows("全会 · 登记表每月 · 2026");
    story.press("Enter").shows("明细").press("Enter");
    story.shows("登记表 #").press("5").shows("登记表每月");
    story.press("Esc");
    story.press("Tab").shows("交过登记表的委员");
    story.press("Enter").shows("未交登记表的委员").press("Esc");
    for words in [
        "活动按月份",
        "活动按类型",
        "意见到哪一步",
        "与上年对比",
        "登记表是否均衡",
    ] {
        story.press("Tab").shows(words);
    }
    story.press("[").shows("2025 往年").press("F10").leaves(0);
}

#[test]
fn figures_are_read_in_english_on_a_wide_screen() {
    let office = TestStore::of(&["--members", "60", "--forms", "300", "--seed", "5"]);
    let mut story = Seat::of(&office, "wang")
        .lang("en_US.UTF-8")
        .size(160, 48)
        .open();
    story.press("5").shows("all · forms by month · 2026");
    story.shows("Behind it (3)");
    story.press("Left Down").hides("all · forms by month");
    story.press("F10").leaves(0);
}

#[test]
fn figures_are_shown_to_a_room_a_table_at_a_time() {
    let office = TestStore::of(&["--members", "60", "--forms", "300", "--seed", "5"]);
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("5").shows("全会 · 登记表每月 · 2026");
    story.press("Tab").shows("交过登记表的委员");
    story.press("Ctrl-P").type_in("会议模式").press("Enter");
    story
        .shows("截至")
        .shows("全会 · 交过登记表的委员")
        .hides("F2");
    story.press("Left").shows("全会 · 登记表每月").shows("1/");
    story
        .press("Esc")
        .shows("F2 去处")
        .shows("交过登记表的委员");
    story.is_as_if_drawn_afresh();
    story.press("F10").leaves(0);
}
