//! An opinion from the form that tells of it to the promise that was kept.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn an_opinion_goes_from_a_form_to_a_promise_that_is_kept() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("2").shows("登记表 #");
    story.press("Y").shows("新增意见建议");
    story.press("Ctrl-U").type_in("小微企业融资贵");
    story.press("Ctrl-S").shows("新增意见建议：");

    // The unit sends it back, another takes it.
    story
        .press("7")
        .shows("意见 · 在办")
        .choose("小微企业融资贵");
    story.press("g").shows("主办会办").type_in("市商务局");
    story.press("Ctrl-S").shows("办理中 2");
    story.press("b").shows("退回原因").press("Tab Tab");
    story.type_in("不是本单位职责").press("Ctrl-S");
    story.shows("退回意见建议：").hides("办理中 2");
    story.choose("小微企业融资贵").press("g").shows("主办会办");
    story.type_in("市金融办").press("Ctrl-S").shows("办理中 2");

    // It is answered with a promise, which is kept.
    story.choose("市金融办").press("g").shows("答复类别");
    story.press("Right Space Tab").type_in("明年发放贴息贷款");
    story.press("Tab Tab").type_in("12-31").press("Ctrl-S");
    story.shows("待兑现 6");
    story
        .press("Tab")
        .shows("意见 · 承诺台账")
        .choose("小微企业融资贵");
    story
        .press("v")
        .shows("兑现")
        .press("Ctrl-S")
        .shows("办结 5")
        .shows("市金融办");
    story.press("F10").leaves(0);

    let opinion = office.json(&["show", "opinion", "12"]).to_string();
    for told in ["市商务局", "不是本单位职责", "市金融办", "明年发放贴息贷款"]
    {
        assert!(opinion.contains(told), "{told}: {opinion}");
    }
    office.runs(&["verify"]).done();
}
