//! A convenor's way: elected by the sector, designated first, approved by the council.

use crate::roster;
use crate::story::Seat;
use crate::test_store::system_user;

#[test]
fn a_convenor_is_elected_designated_and_approved_and_the_journal_says_so() {
    let office = roster::office();
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("Ctrl-P").type_in("jyj").choose("教育界");
    story.press("Enter").shows("委员 · 教育界 (1/4)");
    for name in ["周文敏", "李小明"] {
        story.press("Alt-c").shows("推选召集人 教育界");
        story.type_in(name).press("Enter").press("Tab");
        story.press("Ctrl-U").type_in("3-15").press("Tab");
        story.shows("2026-03-15").press("Ctrl-S");
        story.shows("推选召集人：");
        story.shows(name);
    }
    story.press("Tab Tab").shows("召集人 · 教育界 (1/2)");
    // The first elected is the first convenor until another is designated.
    story.shows("★ 周文敏").choose("李小明").press("f");
    story
        .shows("自何日起")
        .press("Tab Ctrl-U")
        .type_in("3-20")
        .press("Ctrl-S");
    story.shows("明确第一召集人：").shows("★ 李小明");
    story.press("p").shows("审定时间");
    story.press("Ctrl-U").type_in("4-2").press("Ctrl-S");
    story.shows("u 撤销").shows("04-02");
    story.press("F10").leaves(0);

    let sector = office.json(&["show", "sector", "教育界"]);
    let told = sector.to_string();
    assert!(
        told.contains("2026-04-02") && told.contains("2026-03-15"),
        "{told}"
    );
    let journal = office.json(&["journal", "--limit", "4"]);
    let acts: Vec<_> = journal
        .as_array()
        .expect("an array")
        .iter()
        .map(|it| {
            (
                it["verb"].as_str().expect("a verb"),
                it["actor"].as_str().expect("who"),
            )
        })
        .collect();
    let verbs: Vec<_> = acts.iter().map(|(verb, _)| *verb).collect();
    assert_eq!(
        verbs,
        [
            "approve-convenor",
            "designate-first",
            "elect-convenor",
            "elect-convenor"
        ]
    );
    assert!(acts.iter().all(|(_, who)| *who == system_user()));
    let told = office.runs_zh(&["journal"]).done();
    for words in ["推选召集人", &system_user(), "界面", "教育界"] {
        assert!(told.contains(words), "no {words} in {told}");
    }
    let told = office.runs_zh(&["journal", "verify"]).done();
    assert!(told.contains("日志完好"), "{told}");
}
