//! Notices of groups, as offices send them and worse.

use super::*;
use crate::exchange::announcement::tests::lines;
use crate::exchange::office::kind::FileKind;

fn read_text(text: &str) -> Option<RosterDraft> {
    let mut draft = RosterDraft::new(FileKind::Csv);
    read(&lines(text), &mut draft).map(|_| draft)
}

fn noticed(text: &str) -> RosterDraft {
    read_text(text).unwrap_or_else(|| panic!("no notice: {text}"))
}

fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| (it.sector.value.as_str(), it.name.as_str()))
        .collect()
}

/// First convenor and others of each sector.
fn led(draft: &RosterDraft) -> Vec<(&str, Option<&str>, Vec<&str>)> {
    let all = draft.convenors.iter();
    all.map(|it| {
        let others = it.others.iter().map(|it| it.value.as_str()).collect();
        let first = it.first.as_ref().map(|it| it.value.as_str());
        (it.sector.as_str(), first, others)
    })
    .collect()
}

#[test]
fn groups_with_leaders_members_and_committee() {
    let draft = noticed(
        "关于界别小组及召集人的通知\n各委员：\n现将小组名单通知如下。\n\n\
         1、中国共产党界别小组(4人)\n组 长(召集人):汤佩玉\n副组长（召集人）：陈 文\n成 员:熊丽远、张　远\n联系处室:市政协提案委员会\n\n\
         2、经济界界别小组（3人）\n组长：仇 兰\n成员：夏玉洋（女）、\n谢德杰\n联系专委会：提案委员会\n联络员：周芳 13912345678\n\n\
         政协某市委员会办公室\n2026年1月12日\n",
    );
    assert_eq!(draft.rejected, []);
    assert_eq!(
        people(&draft),
        [
            ("中国共产党", "汤佩玉"),
            ("中国共产党", "陈文"),
            ("中国共产党", "熊丽远"),
            ("中国共产党", "张远"),
            ("经济界", "仇兰"),
            ("经济界", "夏玉洋"),
            ("经济界", "谢德杰"),
        ]
    );
    assert_eq!(
        led(&draft),
        [
            ("中国共产党", Some("汤佩玉"), vec!["陈文"]),
            ("经济界", Some("仇兰"), vec![])
        ]
    );
    let map: Vec<_> = draft
        .map
        .iter()
        .map(|it| (it.committee.as_str(), it.sectors.len()))
        .collect();
    assert_eq!(map, [("市政协提案委员会", 1), ("提案委员会", 1)]);
    let liaison = &draft.convenors[1];
    assert_eq!(
        liaison.liaison.as_ref().map(|it| it.value.as_str()),
        Some("周芳")
    );
    assert_eq!(
        liaison.liaison_phone.as_ref().map(|it| it.value.as_str()),
        Some("13912345678")
    );
    assert!(draft.lists.iter().all(|list| list.whole == Whole::Declared));
    // Title, salutation, sentence, signature and date are said to be left out.
    assert_eq!(
        draft.notes.iter().map(|it| it.at.row).collect::<Vec<_>>(),
        [1, 2, 3, 18, 19]
    );
}

#[test]
fn the_count_includes_the_leaders_whether_or_not_they_stand_among_the_members() {
    let group = |count, members| {
        format!("一、经济界别小组（{count}人）\n第一召集人：王伟\n召集人：赵静\n成员：{members}\n")
    };
    for members in ["李小明、钱进", "王伟、赵静、李小明、钱进"] {
        let draft = noticed(&group(4, members));
        assert_eq!(draft.rejected, [], "{members}");
        let names: Vec<_> = people(&draft).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["王伟", "赵静", "李小明", "钱进"], "{members}");
        assert_eq!(led(&draft), [("经济界", Some("王伟"), vec!["赵静"])]);
    }
    let draft = noticed(&group(5, "李小明、钱进"));
    assert_eq!((draft.members.len(), draft.convenors.len()), (0, 0));
    assert!(
        draft.rejected[0]
            .reason
            .zh
            .contains("写明 5 人，实际读到 4 人"),
        "{:?}",
        draft.rejected
    );
    assert_eq!(
        (draft.rejected[0].at.row, draft.rejected[0].last_row),
        (1, 4)
    );
}

#[test]
fn the_first_convenor_is_whoever_is_said_to_be() {
    let led_by = |line: &str| {
        let draft = noticed(&format!("1、经济界界别小组（3人）\n{line}\n成员：钱进\n"));
        assert_eq!(draft.rejected, [], "{line}");
        let convenors = &draft.convenors[0];
        let first = convenors.first.as_ref().map(|it| it.value.clone());
        (first, convenors.others.len())
    };
    assert_eq!(
        led_by("召集人：王伟、赵静（第一召集人）"),
        (Some("赵静".into()), 1)
    );
    assert_eq!(led_by("召集人：王伟、赵静"), (None, 2));
    assert_eq!(led_by("组长：王伟\n副组长：赵静"), (Some("王伟".into()), 1));
    let draft = noticed("1、经济界界别小组（2人）\n召集人：王伟\n成员：钱进\n");
    assert_eq!(led(&draft), [("经济界", Some("王伟"), vec![])]);
}

#[test]
fn labels_may_lack_a_colon_and_offices_stand_beside_the_committee() {
    let draft = noticed(
        "1、经济界界别小组（3人）\n组 长（召集人） 王 伟\n副组长　赵静\n成 员　钱进\n联系处室：办公室、市政协提案委员会（电话4222222）。\n",
    );
    assert_eq!(draft.rejected, []);
    assert_eq!(led(&draft), [("经济界", Some("王伟"), vec!["赵静"])]);
    assert_eq!(draft.members.len(), 3);
    assert_eq!(draft.map[0].committee, "市政协提案委员会");
}

#[test]
fn spaces_between_members_are_settled_by_the_count() {
    let draft =
        noticed("1、经济界界别小组（5人）\n组长：王伟\n成员：李 小 明  赵  静 钱进\n  孙联\n");
    let names: Vec<_> = people(&draft).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["王伟", "李小明", "赵静", "钱进", "孙联"]);
}

#[test]
fn without_a_count_whoever_is_not_understood_stops_the_group() {
    let draft = noticed("1、经济界界别小组\n组长：王伟\n成员：李小明、赵静\n");
    assert_eq!((draft.members.len(), draft.rejected.len()), (3, 0));
    assert_eq!(draft.lists[0].whole, Whole::Headed);
    let draft = noticed("1、经济界界别小组\n组长：王伟\n成员：李小明、13912345678\n");
    assert_eq!((draft.members.len(), draft.rejected.len()), (0, 1));
    assert!(draft.rejected[0].reason.zh.contains("没有读懂"));
}

#[test]
fn who_only_leads_is_said_to_be_no_whole_list() {
    let draft = noticed(
        "各界别召集人\n教育界\n区政协联系领导：孙立新\n界别召集人：周明远（市第一中学校长）、何志远（市商贸公司经理）\n\
         教育界别共有委员3名。\n经济界（5人）\n界别召集人：高翔（东山集团（海口）有限公司总经理）\n经济界别共有委员2名\n",
    );
    assert_eq!(draft.rejected, []);
    assert_eq!((draft.members.len(), draft.lists.len()), (0, 0));
    assert_eq!(
        led(&draft),
        [
            ("教育界", None, vec!["周明远", "何志远"]),
            ("经济界", Some("高翔"), vec![])
        ]
    );
}

#[test]
fn a_title_over_two_lines_and_other_groups_are_no_sectors() {
    let draft = noticed(
        "关于成立政协界别小组及确定界别\n小组正副组长和联系处室的通知\n各界别小组：\n一、成立领导小组\n组　长：周明远\n\
         副组长：林秀兰、何志远\n成　员：高翔、孙立新\n二、界别小组\n1、乡贤界别小组(3人)\n组　长(召集人)：赵子谦\n\
         成　员：钱学礼、孙立人\n三、工作要求\n成员：各尽其责\n",
    );
    assert_eq!(draft.rejected, []);
    assert_eq!(
        people(&draft),
        [
            ("乡贤界", "赵子谦"),
            ("乡贤界", "钱学礼"),
            ("乡贤界", "孙立人")
        ]
    );
    assert_eq!(draft.convenors.len(), 1);
}

#[test]
fn names_below_a_leader_are_the_members_unless_the_line_goes_on() {
    let draft = noticed("1、教育界界别小组（4人）\n召集人：周明远\n林秀兰、何志远、高翔\n");
    assert_eq!(led(&draft), [("教育界", Some("周明远"), vec![])]);
    assert_eq!(draft.members.len(), 4);
    let draft = noticed("1、教育界界别小组（3人）\n召集人：周明远、\n林秀兰\n成员：高翔\n");
    assert_eq!(led(&draft), [("教育界", None, vec!["周明远", "林秀兰"])]);
}

#[test]
fn what_is_no_notice_is_none() {
    for text in [
        "关于召开会议的通知\n各委员：\n时间：2026年1月12日\n地点：三楼会议室\n",
        "委员名单\n经济界（2名）\n王伟、李小明\n",
        "成员：王伟、李小明\n",
    ] {
        assert!(read_text(text).is_none(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_lines_are_answered(text in proptest::collection::vec(proptest::prop_oneof![
        proptest::strategy::Just("1、经济界界别小组(3人)".to_owned()),
        proptest::strategy::Just("组长：王伟".to_owned()),
        proptest::strategy::Just("成 员:".to_owned()),
        "[王李 　·（）()女、\t0-9:：]{0,20}",
        "\\PC{0,30}",
    ], 0..10)) {
        let _ = read_text(&text.join("\n"));
    }
}

#[test]
fn a_heading_with_a_count_and_a_colon_opens_a_group_and_a_day_is_nobody() {
    let draft = noticed(
        "委员名单\n对外友好界 2名：\n成员：张三丰，孔令辉\n经济界（3人）\n成员：孙立新，冯建国，\n二〇二六年一月十二日\n合计5人\n",
    );
    assert_eq!(
        people(&draft),
        [("对外友好界", "张三丰"), ("对外友好界", "孔令辉")]
    );
    let reasons: Vec<_> = draft.rejected.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(reasons, ["经济界"]);
    let draft = noticed("成员：高翔、赵静\n经济界（2人）\n成员：孙立新，冯建国\n合计4人\n");
    let reasons: Vec<_> = draft.rejected.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(reasons, ["成员：高翔、赵静"]);
}

#[test]
fn a_post_behind_a_leader_is_told_where_only_leaders_are_named() {
    let draft = noticed(
        "关于明确界别召集人的通知\n\n教育界：\n第一召集人：陈文（市委统战部副部长）\n召集人：张远\n",
    );
    assert_eq!(led(&draft), [("教育界", Some("陈文"), vec!["张远"])]);
    let told: Vec<&str> = draft.notes.iter().map(|it| &*it.text.zh).collect();
    assert!(
        told.iter().any(|it| it.contains("市委统战部副部长")),
        "{told:?}"
    );
}
