//! No store yet: the page, one's own organisation by hand or from a workbook; English; small
//! terminals.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::roster::workbook;
use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn an_empty_place_becomes_ones_own_organisation_by_hand() {
    let office = TestStore::bare();
    let mut story = Seat::of(&office, "clerk")
        .lang("en_US.UTF-8")
        .size(80, 24)
        .open();
    story
        .shows("There are no records yet")
        .shows("office.store");
    // Too small a terminal says so, and what was chosen is still there.
    story
        .choose("Begin by hand")
        .resize(40, 10)
        .shows("60×16")
        .hides("Begin by hand");
    story.resize(80, 24).choose("Begin by hand").press("Enter");
    story.shows("Organisation*");
    // Nothing typed: refused beside the field, and nothing made.
    story.press("Ctrl-S").shows("required");
    assert!(!office.store().exists());
    story
        .type_in("政协青山市委员会")
        .press("Tab Ctrl-U")
        .type_in("0")
        .press("Ctrl-S");
    story.shows("from 1 to 99");
    story.press("Backspace").type_in("6").press("Ctrl-S");
    story
        .shows("政协青山市委员会")
        .shows("Desk")
        .hides("Choose how to begin");
    assert!(office.store().exists());
    // The first committee and sector are entered at once.
    story
        .press("a")
        .shows("new committee")
        .press("Enter")
        .shows("Name*");
    story.type_in("提案委员会").press("Ctrl-S").shows("done");
    story.shows("提案委员会");
    for (width, height) in [(59, 16), (60, 15), (1, 1)] {
        story.resize(width, height).hides("提案委员会");
    }
    story.resize(60, 16).shows("提案委员会").hides("60×16");
    story.resize(200, 50).shows("提案委员会");
    story
        .press("Ctrl-G")
        .shows("办公桌")
        .press("Ctrl-G")
        .shows("Desk");
    story.press("F10").leaves(0);
    // It is there the next time.
    let mut again = Seat::of(&office, "clerk").lang("C.UTF-8").open();
    again.shows("Desk").shows("提案委员会").press("q").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn an_empty_place_takes_a_workbook() {
    let office = TestStore::bare();
    let file = workbook(&office, "名册.xlsx");
    let mut story = Seat::of(&office, "文书").open();
    story.shows("还没有数据").choose("导入名册").press("Enter");
    story.type_in("政协青山市委员会").press("Ctrl-S");
    // Nothing stands there before it was seen.
    story.type_in(&file).press("Enter").shows("导入预览");
    story.shows("委员 8").press("Tab").shows("王伟");
    assert!(!office.store().exists());
    story
        .press("Enter")
        .shows("办公桌")
        .shows("委员 · 全部 (1/8)");
    story.shows("教科卫体委员会").press("F10").leaves(0);
    let journal = office.json(&["journal"]);
    assert_eq!(journal.as_array().map(Vec::len), Some(2));
}

#[test]
fn whoever_leaves_the_first_page_leaves_no_file() {
    for keys in ["q", "Esc", "F10", "Ctrl-C"] {
        let office = TestStore::bare();
        let mut story = Seat::of(&office, "文书").open();
        story.shows("还没有数据").press(keys).leaves(0);
        let left = std::fs::read_dir(office.path("")).expect("the folder");
        assert_eq!(left.count(), 0, "{keys}");
    }
}

/// The files of drafts in the office's folder.
fn drafts(office: &TestStore) -> usize {
    let files = std::fs::read_dir(office.path("")).expect("the folder");
    let names = files.map(|it| it.expect("a file").file_name());
    let kept = |name: &String| name.contains(".drafts-") && !name.contains("unfinished");
    names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(kept)
        .count()
}

#[test]
fn what_is_typed_on_the_first_page_is_kept_as_in_any_editor() {
    let office = TestStore::bare();
    let mut story = Seat::of(&office, "文书").open();
    story.choose("手工新建").press("Enter").shows("单位全称");
    story.type_in("政协青山市").caret_behind("政协青山市");
    let until = Instant::now() + Duration::from_secs(20);
    while drafts(&office) == 0 {
        assert!(Instant::now() < until, "what is typed is not written down");
        std::thread::sleep(Duration::from_millis(20));
    }
    story.signal(Signal::KILL);
    assert_eq!(story.line().end(), None);
    drop(story);
    // It is offered, and F10 leaves after asking.
    let mut story = Seat::of(&office, "文书").open();
    story.shows("上次填写的单位和届次还在");
    story.choose("手工新建").press("Enter").shows("政协青山市");
    story.press("End").type_in("委员会").press("F10");
    story.shows("退出时暂存").press("Esc").hides("退出时暂存");
    story
        .press("F10")
        .shows("退出时暂存")
        .press("Enter")
        .leaves(0);
    assert!(!office.store().exists());
    // For either way to begin; once the store is there, nothing is kept.
    let mut story = Seat::of(&office, "文书").open();
    story.choose("导入名册").press("Enter");
    story
        .shows("政协青山市委员会")
        .press("Esc")
        .shows("F7 暂存");
    story.press("F7").hides("单位全称");
    story
        .choose("手工新建")
        .press("Enter")
        .shows("政协青山市委员会");
    story
        .press("Ctrl-S")
        .shows("办公桌")
        .hides("没有保存的内容");
    assert_eq!(drafts(&office), 0);
    story.press("F10").leaves(0);
    // What was discarded is not offered.
    let office = TestStore::bare();
    let mut story = Seat::of(&office, "文书").open();
    story.choose("手工新建").press("Enter").shows("单位全称");
    story
        .type_in("政协")
        .press("Esc")
        .shows("F8 放弃")
        .press("F8");
    story.hides("单位全称").press("q").leaves(0);
    assert_eq!(drafts(&office), 0);
}
