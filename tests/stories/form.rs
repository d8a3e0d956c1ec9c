//! A registration form filled in: pasted, kept as a draft, and handed in.

use crate::roster;
use crate::story::Seat;

/// As a terminal multiplexer pastes: line ends are carriage returns.
const PASTED: &str =
    "11月20日到石桥社区走访，\r\r听取王大爷等5户居民意见：\r\t①加装电梯②“接娃难”。";

#[test]
fn a_form_is_filled_by_paste_kept_as_a_draft_and_handed_in() {
    let office = roster::office();
    let mut story = Seat::of(&office, "李小明").size(80, 24).open();
    story.press("Ctrl-P").type_in("lxm").choose("李小明");
    story.press("Enter").shows("李小明").press("Alt-n");
    story.shows("填写登记表 李小明").shows("市职业技术学院教授");
    story.press("Space").shows("[x] 接待群众");
    story.press("Tab").paste(PASTED);
    story.shows("11月20日到石桥社区走访，");
    story.caret_behind("①加装电梯②“接娃难”。");
    // Enter begins a line here and saves nothing; what an input method commits comes as it is.
    story
        .press("Enter")
        .type_in("已转社区办理。")
        .caret_behind("已转社区办理。");
    story
        .press("Backspace Backspace")
        .caret_behind("已转社区办");
    story
        .type_in("办结。")
        .press("Tab Space")
        .shows("[ ] 保存后提交");
    story
        .press("Ctrl-S")
        .hides("填写登记表 李小明")
        .shows("u 撤销");
    let drafts = office.forms("draft");
    assert_eq!(drafts.len(), 1);
    let account = office.json(&["show", "form", &drafts[0]])["account"].clone();
    let account = account.as_str().expect("an account");
    let lines: Vec<_> = account.lines().collect();
    assert_eq!(lines[0], "11月20日到石桥社区走访，");
    assert_eq!(lines[1], "");
    assert_eq!(lines[2], "听取王大爷等5户居民意见：");
    assert!(
        lines[3].trim_start().starts_with("①加装电梯②“接娃难”。"),
        "{lines:?}"
    );
    assert_eq!(lines[4], "已转社区办办结。");
    assert!(!account.contains('\r'));
    // The draft is opened again, corrected, and handed in.
    story
        .press("F3 Tab Tab")
        .shows("退回与草稿 1")
        .press("Alt-e");
    story.shows("修改登记表 李小明").shows("已转社区办办结。");
    story.press("Ctrl-S").hides("[ 保存").shows("u 撤销");
    // What was handed in is shown where it waits now.
    story.shows("待备案 (1/1)");
    story.press("F10").leaves(0);
    assert_eq!(office.forms("submitted"), drafts);
    office.runs(&["verify"]).done();
}
