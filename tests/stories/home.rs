//! The homes of a convenor and of a member: looked at, done from, left.

use crate::roster;
use crate::story::Seat;

#[test]
fn a_convenor_sees_the_sector_enters_the_liaison_and_leaves() {
    let office = roster::office();
    let mut story = Seat::of(&office, "王秘书")
        .under(r#"exec "$0" "$@" --as convenor:教育界"#)
        .open();
    story.shows("以召集人看：教育界").shows("教育界 要办");
    story.shows("找办公室").shows("教科卫体委员会");
    story.press("/").type_in("联络员").press("Enter");
    story
        .shows("g 登记联络员")
        .press("g")
        .shows("新增界别联络员");
    story
        .type_in("何苗")
        .press("Ctrl-S")
        .shows("新增界别联络员：");
    story.press("Esc").shows("何苗").hides("g 登记联络员");
    story.press("u").shows("已撤销").shows("g 登记联络员");
    // Other places are where they were, and 1 is the home.
    story
        .press("4")
        .shows("台账")
        .press("1")
        .shows("教育界 要办");
    story.press("P").shows("半年页：教育界").press("Esc");
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn a_member_reads_what_is_to_be_done_and_does_it_by_enter() {
    let office = roster::office();
    let mut story = Seat::of(&office, "王秘书")
        .size(80, 24)
        .under(r#"exec "$0" "$@" --as member:王伟"#)
        .open();
    story.shows("王伟 · 教育界").shows("填一份联系服务登记表");
    story.hides("逾期").hides("李小明");
    story.choose("填一份联系服务登记表").press("Enter");
    story.shows("填写登记表").press("Esc").hides("保存方式");
    story
        .choose("重点联系对象")
        .press("Enter")
        .shows("新增重点联系对象");
    story.type_in("谭云").press("Ctrl-S").shows("现有 1 名");
    story.press("F10").leaves(0);
}

#[test]
fn whom_nobody_knows_is_told_with_the_near() {
    let office = roster::office();
    let mut story = Seat::of(&office, "王秘书")
        .under(r#"exec "$0" "$@" --as convenor:教育届"#)
        .open();
    story
        .shows("没有名称或编号为“教育届”的界别")
        .shows("教育界");
    story.refuses(2);
}
