//! What is no key: the terminal's answers, halves of what a line has cut, texts that nobody typed.

use std::time::Duration;

use crate::story::{Seat, Story};
use crate::test_store::TestStore;

fn entries(office: &TestStore) -> usize {
    let journal = office.json(&["journal", "--limit", "100000"]);
    journal.as_array().map_or(0, Vec::len)
}

fn office() -> TestStore {
    TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"])
}

/// The queue as it was opened, with nothing over it and this year.
fn is_untouched(story: &mut Story) {
    story.press("F12").shows("待备案 (1/").shows("[ 2026 ]");
    story.hides("操作 ─").hides("理由").hides("填写登记表 ─");
}

#[test]
fn an_answer_of_the_terminal_is_none_of_the_keys_however_it_is_cut() {
    let office = office();
    let before = entries(&office);
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("F3").shows("待备案 (1/");
    let answers: [&[u8]; 8] = [
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b]4;1;rgb:cdcd/0000/0000\x07",
        b"\x1bP>|xterm(390) farpsw\x1b\\",
        b"\x1b_Gi=31;frp\x1b\\",
        b"\x1b[?62;22c",
        b"\x1b[12;40R",
        b"\x1b[?2026;2$y",
        b"\x1b[I",
    ];
    for answer in answers {
        story.line().send(answer);
        is_untouched(&mut story);
        let (one, two) = answer.split_at(answer.len() / 2);
        let apart = Duration::from_millis(350);
        story.line().send_cut(&[one, two], apart);
        story.line().send_cut(&[&answer[..1], &answer[1..]], apart);
        story.line().send_cut(&[&answer[..2], &answer[2..]], apart);
        is_untouched(&mut story);
    }
    // The rest of one that was given up comes late.
    let late = Duration::from_millis(2_500);
    story
        .line()
        .send_cut(&[b"\x1b]11;rgb:ff", b"ff/ffff/ffff\x1b\\"], late);
    is_untouched(&mut story);
    story.hides("没有当作按键执行");
    // A key whose Esc comes early is the key, or only the Esc; never the characters.
    for rest in [&b"[B"[..], b"[1;5D", b"OB"] {
        let apart = Duration::from_millis(300);
        story.line().send_cut(&[b"\x1b", rest], apart);
        story.press("Home");
        is_untouched(&mut story);
    }
    // The next key counts.
    story.press("Down").shows("待备案 (2/");
    story.press("F10").leaves(0);
    assert_eq!(entries(&office), before);
}

#[test]
fn a_paste_where_nothing_is_typed_in_is_told_and_not_run() {
    let office = office();
    let before = entries(&office);
    let mut story = Seat::of(&office, "王秘书").open();
    for screen in ["F3", "F4", "1"] {
        story
            .press(screen)
            .paste("frpsw\rgxe")
            .shows("没有当作按键执行");
        story.press("F12").hides("没有当作按键执行");
        // Without brackets, in one piece and with a tail.
        story.type_in("王伟\rfrpsw").shows("没有当作按键执行");
        story
            .type_in(&"frpswgxe\r".repeat(600))
            .shows("没有当作按键执行");
    }
    // However short, and in pieces.
    story.press("F3").shows("待备案 (1/");
    for pieces in [&["fi"][..], &["fil"], &["fp"], &["fff/", "/ff", "ff"]] {
        let bytes: Vec<&[u8]> = pieces.iter().map(|it| it.as_bytes()).collect();
        story.line().send_cut(&bytes, Duration::from_millis(80));
        story.shows("没有当作按键执行");
        story.press("F12").hides("没有当作按键执行");
    }
    // A key of movement that is held is no text.
    story.type_in("jjj").shows("待备案 (4/");
    story.press("Home").shows("待备案 (1/");
    // One that never ends is text as well, and keys count again.
    story
        .press("F3")
        .hides("没有当作按键执行")
        .shows("待备案 (1/");
    story.line().send(b"\x1b[200~frpsw\r");
    story.shows("没有当作按键执行");
    story.press("Down").shows("待备案 (2/");
    // Where a field takes it, it is typed, with or without brackets.
    story.press("/").type_in("farn").caret_behind("farn");
    story
        .press("Esc Ctrl-P")
        .type_in("教育frps")
        .caret_behind("教育frps");
    story.press("Esc F10").leaves(0);
    assert_eq!(entries(&office), before);
}
