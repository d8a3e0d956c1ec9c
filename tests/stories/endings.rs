//! Every way out: the terminal is as it was, and a sentence that was broken off is offered again.

use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process_group};

use crate::roster;
use crate::story::{Seat, Story};
use crate::test_store::TestStore;

fn begin_a_sentence(story: &mut Story, words: &str) {
    story.press("Ctrl-P").type_in("zwm").choose("周文敏");
    story
        .press("Enter")
        .shows("周文敏 · 要办与时间线")
        .press("Alt-n");
    story.shows("填写登记表 周文敏").press("Tab");
    story.type_in(words).caret_behind(words);
}

fn go_on_with_it(story: &mut Story, words: &str) {
    story.shows("没有保存的内容").shows("填写登记表");
    story.press("Enter").shows(words);
}

fn drafts(office: &TestStore) -> usize {
    let files = std::fs::read_dir(office.path("")).expect("the folder");
    let name = |it: std::fs::DirEntry| it.file_name().to_string_lossy().into_owned();
    files
        .map(|it| name(it.expect("a file")))
        .filter(|name| name.contains(".drafts-") && !name.contains("unfinished"))
        .count()
}

/// Waits until so many sessions have written down what is typed.
fn written(office: &TestStore, sessions: usize) {
    let until = Instant::now() + Duration::from_secs(20);
    while drafts(office) < sessions {
        assert!(Instant::now() < until, "what is typed is not written down");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_signal_in_mid_sentence_restores_the_terminal_and_keeps_the_words() {
    let office = roster::office();
    for (signal, code) in [
        (Signal::HUP, 0),
        (Signal::TERM, 0),
        (Signal::INT, 0),
        (Signal::QUIT, 128 + 3),
        (Signal::ABORT, 128 + 6),
        (Signal::USR1, 128 + 10),
        (Signal::USR2, 128 + 12),
        (Signal::XCPU, 128 + 24),
    ] {
        let words = "今天上午到社区，群众说";
        let mut story = Seat::of(&office, "周文敏").open();
        begin_a_sentence(&mut story, words);
        story.signal(signal).leaves(code);
        assert_eq!(drafts(&office), 1, "{signal:?}");
        let mut story = Seat::of(&office, "周文敏").open();
        go_on_with_it(&mut story, words);
        // Esc and Enter go on; it takes a key of its own to discard, and that can be had back.
        story.press("Esc").shows("没有保存").press("Enter");
        story.hides("没有保存").shows(words);
        story.press("Esc").shows("没有保存").press("F8");
        story.hides("填写登记表 周文敏").shows("已放弃");
        story.press("D").shows("已放弃，可找回 1");
        story.shows(words).press("x").shows("不能再找回");
        story
            .press("y")
            .hides("没有保存的内容")
            .press("F10")
            .leaves(0);
        assert_eq!(drafts(&office), 0, "{signal:?}");
    }
    office.runs(&["verify"]).done();
}

#[test]
fn a_kill_takes_two_seconds_of_typing_at_most() {
    let office = roster::office();
    let words = "今天上午到社区，群众说";
    let mut story = Seat::of(&office, "周文敏").open();
    begin_a_sentence(&mut story, words);
    // A moment after the typing it is on the disk, without another key.
    written(&office, 1);
    story.signal(Signal::KILL);
    assert_eq!(story.line().end(), None);
    drop(story);
    assert_eq!(drafts(&office), 1);
    let mut story = Seat::of(&office, "周文敏").lang("en_US.UTF-8").open();
    story
        .shows("Not saved")
        .shows("new registration form")
        .shows(words);
    story.press("Enter").caret_behind(words);
    story.press("Ctrl-S").hides("new registration form");
    assert_eq!(office.forms("submitted").len(), 1);
    story.press("F10").leaves(0);
    assert_eq!(drafts(&office), 0);
    office.runs(&["verify"]).done();
}

#[test]
fn two_sessions_of_one_user_keep_apart_and_one_takes_over_when_asked_to() {
    let office = roster::office();
    let mut here = Seat::of(&office, "周文敏").open();
    begin_a_sentence(&mut here, "在办公室写的");
    written(&office, 1);
    let mut there = Seat::of(&office, "周文敏").open();
    there.shows("您的另一处会话正在填写").shows("在办公室写的");
    // Not now: it types something of its own, and is killed; the first has all it had.
    there.press("Esc").hides("没有保存的内容");
    begin_a_sentence(&mut there, "在路上写的");
    written(&office, 2);
    there.signal(Signal::KILL);
    assert_eq!(there.line().end(), None);
    drop(there);
    let mut there = Seat::of(&office, "周文敏").open();
    there.shows("未保存 2").shows("在路上写的");
    there.press("End").shows("在办公室写的").press("Enter");
    there.shows("接过来").press("y").shows("填写登记表 周文敏");
    there
        .shows("在办公室写的")
        .press("Ctrl-S")
        .shows("未保存 1");
    // The first is told before it saves the same a second time.
    here.press("Ctrl-S").shows("您的另一处会话已接着填写");
    assert_eq!(office.forms("submitted").len(), 1);
    here.press("Esc")
        .shows("没有保存")
        .press("F8")
        .hides("填写登记表 周文敏");
    here.press("F10").leaves(0);
    there
        .press("Esc")
        .hides("没有保存的内容")
        .press("F10")
        .leaves(0);
}

#[test]
fn a_line_that_drops_in_mid_sentence_keeps_the_words_for_their_writer() {
    let office = roster::office();
    let words = "正说到一半";
    let mut story = Seat::of(&office, "周文敏").open();
    begin_a_sentence(&mut story, words);
    story.line().hang_up();
    assert_eq!(story.line().end(), Some(0));
    drop(story);
    // Whoever the environment says they are: the writer is whom the system knows.
    let mut story = Seat::of(&office, "王伟").open();
    go_on_with_it(&mut story, words);
    story
        .press("Ctrl-S")
        .hides("填写登记表 周文敏")
        .shows("u 撤销");
    assert_eq!(drafts(&office), 0);
    assert_eq!(office.forms("submitted").len(), 1);
    story.press("F10").leaves(0);
}

#[test]
fn a_summary_that_the_line_cut_is_offered_again_and_can_be_thrown_away() {
    let office = roster::office();
    let words = "一年来，本界别走访";
    let mut story = Seat::of(&office, "王伟").open();
    story.press("Ctrl-P").type_in("教育界").choose("教育界");
    story.press("Enter").shows("详情 · 教育界").press("Alt-z");
    story.shows("新增工作总结 教育界").press("Tab Tab Tab Tab");
    story.type_in(words).caret_behind(words);
    story.line().hang_up();
    assert_eq!(story.line().end(), Some(0));
    drop(story);
    let mut story = Seat::of(&office, "王伟").open();
    story
        .shows("没有保存的内容")
        .shows("新增工作总结")
        .shows(words);
    // Thrown away it can still be had back, until it is deleted for good.
    story.press("x").hides("没有保存的内容").shows("已放弃");
    story.press("D").shows("已放弃，可找回 1").shows(words);
    story.press("x").shows("不能再找回").press("y");
    story.hides(words).press("F10").leaves(0);
    assert_eq!(drafts(&office), 0);
    let mut story = Seat::of(&office, "王伟").open();
    story.hides("没有保存的内容").press("F10").leaves(0);
    assert_eq!(
        office.runs(&["list", "summaries"]).done().lines().count(),
        2
    );
}

#[test]
fn every_key_that_quits_puts_the_terminal_back() {
    let office = roster::office();
    for keys in ["F10", "q", "Ctrl-C", "F9 F3 F10", "Ctrl-T Ctrl-T q"] {
        let mut story = Seat::of(&office, "王秘书").open();
        story.shows("委员 · 全部 (1/8)");
        assert!(story.line().screen().modes().alternate_screen());
        assert!(!story.line().modes_are_as_found());
        story.press(keys).leaves(0);
    }
    // From the palette, too.
    let mut story = Seat::of(&office, "王秘书").open();
    story.shows("委员 · 全部 (1/8)").press("Ctrl-P");
    story
        .type_in("退出")
        .choose("退出程序")
        .press("Enter")
        .leaves(0);
}

#[test]
fn ctrl_z_gives_the_shell_back_and_fg_the_screen() {
    let office = roster::office();
    const JOB: &str = r#"set -m; "$0" "$@"
        echo stopped; read line; fg
        echo stopped again; read line; fg
        echo left"#;
    let mut story = Seat::of(&office, "周文敏").under(JOB).open();
    begin_a_sentence(&mut story, "先停一停");
    story.press("Ctrl-Z").shows("stopped");
    let shown = story.line().screen();
    let screen = shown.modes();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    assert!(story.line().modes_are_as_found());
    // Another one changes something meanwhile.
    let change = office.path("change.csv");
    std::fs::write(
        &change,
        "姓名,界别,工作单位及职务\n王伟,教育界,市教育局局长\n",
    )
    .expect("a file");
    office
        .runs(&["import", &change.display().to_string()])
        .done();
    story.type_in("\r").caret_behind("先停一停");
    story.type_in("再说").caret_behind("先停一停再说");
    story.press("Esc").shows("没有保存").press("F8");
    story.press("Ctrl-P").type_in("wangwei").choose("王伟");
    story.press("Enter").shows("市教育局局长");
    // SIGTSTP from outside is the same.
    let job = story.line().job();
    kill_process_group(job, Signal::TSTP).expect("it is there");
    story.shows("stopped again");
    assert!(!story.line().screen().modes().alternate_screen());
    assert!(story.line().modes_are_as_found());
    story.type_in("\r").shows("市教育局局长");
    story.press("F10").shows("left").leaves(0);
}

#[test]
fn a_file_that_may_not_grow_is_told_and_ends_nothing() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let mut story = Seat::of(&office, "王秘书")
        .under(r#"ulimit -f 8; exec "$0" "$@""#)
        .open();
    story.press("F3").shows("待备案 (1/");
    story.press("f").shows("×").shows("待备案 (1/");
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn every_signal_that_ends_a_program_restores_the_terminal_and_keeps_the_words() {
    let office = roster::office();
    for signal in [
        Signal::ALARM,
        Signal::VTALARM,
        Signal::PROF,
        Signal::IO,
        Signal::SYS,
        Signal::TRAP,
    ] {
        let mut story = Seat::of(&office, "周文敏").open();
        begin_a_sentence(&mut story, "说到一半");
        story.signal(signal).leaves(128 + signal.as_raw());
        assert_eq!(drafts(&office), 1, "{signal:?}");
        let mut story = Seat::of(&office, "周文敏").open();
        story.shows("没有保存的内容").press("x").shows("已放弃");
        story.press("F10").leaves(0);
    }
}

#[test]
fn one_that_is_stopped_from_outside_has_written_down_what_was_typed() {
    let office = roster::office();
    const JOB: &str = r#"set -m; "$0" "$@"
        echo stopped; read line; fg
        echo left"#;
    let mut story = Seat::of(&office, "周文敏").under(JOB).open();
    begin_a_sentence(&mut story, "先停一停");
    let job = story.line().job();
    kill_process_group(job, Signal::TSTP).expect("it is there");
    story.shows("stopped");
    assert_eq!(
        drafts(&office),
        1,
        "before the moment after the typing was over"
    );
    story.type_in("\r").caret_behind("先停一停");
    story.press("F10").shows("退出时暂存").press("F10");
    story.shows("left").leaves(0);
    assert_eq!(drafts(&office), 1);
}
