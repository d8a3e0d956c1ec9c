//! What a heading names is read, or told: nothing that stands in a list vanishes without a word.

use super::{announced, by_sector, names, refuses};
use crate::exchange::roster::{RosterDraft, Whole};

fn remarks(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| {
        let remark = it.remark.as_ref().map_or("", |it| it.value.as_str());
        (it.name.as_str(), remark)
    })
    .collect()
}

fn sectors(draft: &RosterDraft) -> Vec<String> {
    by_sector(draft)
        .into_iter()
        .map(|(sector, _)| sector)
        .collect()
}

pub(super) fn rejected(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.rejected.iter();
    all.map(|it| (it.value.as_str(), it.reason.zh.as_ref()))
        .collect()
}

#[test]
fn a_count_behind_the_names_is_the_checksum_of_their_heading() {
    for (line, found) in [
        ("教育界：周明远 林秀兰 等3名", 2),
        ("教育界：周明远、林秀兰等３人。", 2),
        ("教育界\n周明远、林秀兰等三名委员", 2),
        ("教育界：周明远 林秀兰 共3人", 2),
        ("教育界：周明远、林秀兰（3人）", 2),
        ("教育界　周明远　林秀兰　何志远（共2名）", 3),
    ] {
        let draft = announced(&format!("委员名单\n{line}\n经济界：赵一鸣 钱二妹\n"));
        assert_eq!(names(&draft), ["赵一鸣", "钱二妹"], "{line}");
        let [(value, reason)] = rejected(&draft)[..] else {
            panic!("{line}: {:?}", draft.rejected);
        };
        assert_eq!(value, "教育界", "{line}");
        assert!(
            reason.contains(&format!("实际读到 {found} 人")),
            "{line}: {reason}"
        );
    }
    for line in [
        "教育界：周明远 林秀兰 等2名",
        "教育界：周明远 林秀兰 共2人",
        "教育界：周明远、林秀兰（2人）",
        "教育界（2人）：周明远、林秀兰等2人",
        "教育界\n周明远\n林秀兰 共2人",
    ] {
        let draft = announced(&format!("委员名单\n{line}\n经济界：赵一鸣\n"));
        assert_eq!(names(&draft), ["周明远", "林秀兰", "赵一鸣"], "{line}");
        assert_eq!(draft.rejected, [], "{line}");
        assert_eq!(draft.lists[0].whole, Whole::Declared, "{line}");
    }
}

#[test]
fn names_with_others_behind_them_are_not_the_whole_sector() {
    for names_of in [
        "周明远、林秀兰等",
        "周明远 林秀兰 等同志",
        "周明远、林秀兰 等。",
    ] {
        let draft = announced(&format!("委员名单\n教育界：{names_of}\n经济界：赵一鸣\n"));
        assert_eq!(names(&draft), ["周明远", "林秀兰", "赵一鸣"], "{names_of}");
        let whole: Vec<_> = draft.lists.iter().map(|it| it.whole).collect();
        assert_eq!(whole, [Whole::Part, Whole::Headed]);
        assert!(
            draft.notes[0].text.zh.contains("不是界别的全部委员"),
            "{:?}",
            draft.notes
        );
    }
}

#[test]
fn an_introduction_is_no_half_of_a_name_and_nobody_below_it_is_guessed() {
    for words in [
        "以下为增补委员",
        "此外另有委员",
        "另有以下人员：",
        "其中，以下为新任",
    ] {
        let draft = announced(&format!(
            "委员名单\n教育界：周明远 林秀兰\n{words}\n王小五\n经济界：赵一鸣\n"
        ));
        assert_eq!(names(&draft), ["周明远", "林秀兰", "赵一鸣"], "{words}");
        assert_eq!(draft.rejected.len(), 1, "{words}");
        assert_eq!(draft.rejected[0].last_row, 4, "{words}");
    }
    // A count says whose they are.
    let draft = announced("委员名单\n教育界（3名）\n周明远 林秀兰\n以下为增补委员\n王小五\n");
    assert_eq!(names(&draft), ["周明远", "林秀兰", "王小五"]);
    assert_eq!(draft.rejected, []);
}

#[test]
fn a_region_alone_in_its_line_heads_a_part_and_begins_no_name() {
    for (count, between) in [("（3名）", "\n"), ("", "\n"), ("（3名）", "　"), ("", "　")] {
        let draft = announced(&format!(
            "委员名单\n特邀人士{count}\n　香港{between}陈大文　李小明\n　澳门{between}何厚铧\n教育界（1名）\n周明远\n"
        ));
        assert_eq!(
            remarks(&draft),
            [
                ("陈大文", "香港"),
                ("李小明", "香港"),
                ("何厚铧", "澳门"),
                ("周明远", "")
            ]
        );
        assert_eq!(draft.rejected, []);
    }
    // Between names it is nobody.
    let draft = announced("委员名单\n特邀人士\n香港、陈大文、李小明\n教育界\n周明远\n");
    assert_eq!(names(&draft), ["陈大文", "李小明", "周明远"]);
    assert_eq!(draft.rejected[0].value, "香港");
}

#[test]
fn a_part_ends_where_its_count_is_met() {
    let draft = announced(
        "委员名单\n特邀人士（5名）\n香港（2名）：陈大文　李小明\n澳门（1名）：何厚铧\n周明远　林秀兰\n",
    );
    let expected = [
        ("陈大文", "香港"),
        ("李小明", "香港"),
        ("何厚铧", "澳门"),
        ("周明远", ""),
        ("林秀兰", ""),
    ];
    assert_eq!(remarks(&draft), expected);
    for count in ["（3名）", ""] {
        let text =
            format!("委员名单\n特邀人士{count}\n澳门（2名）：何厚铧\n香港：陈大文　李小明\n");
        let draft = announced(&text);
        assert_eq!(names(&draft), Vec::<&str>::new(), "{text}");
        let reason = rejected(&draft)[0].1;
        assert!(
            reason.contains("其中“澳门”写明 2 人，实际读到 1 人"),
            "{reason}"
        );
    }
}

#[test]
fn the_parts_of_one_heading_are_judged_together() {
    for heading in ["教育界：", "教育界", "教育界（4名）"] {
        let draft = announced(&format!(
            "委员名单\n{heading}\n高校：周明远 林秀兰\n中小学：何志远 赵六\n经济界：钱一鸣\n"
        ));
        let expected = [
            ("周明远", "高校"),
            ("林秀兰", "高校"),
            ("何志远", "中小学"),
            ("赵六", "中小学"),
            ("钱一鸣", ""),
        ];
        assert_eq!(remarks(&draft), expected, "{heading}");
        assert_eq!(sectors(&draft), ["教育界", "经济界"]);
    }
    // Behind people of the sector's own, a word beside a region may be either.
    let draft =
        announced("委员名单\n教育界：周明远\n高校：林秀兰\n中小学：何志远 赵六\n经济界：钱一鸣\n");
    assert_eq!(sectors(&draft), ["教育界", "经济界"]);
    assert_eq!(draft.rejected[0].value, "中小学");
}

#[test]
fn a_heading_of_two_sectors_is_rejected_with_both() {
    for heading in [
        "经济界、工商联界（2名）",
        "教育界和科技界",
        "教育界　科技界",
        "教育界与科技界：",
        "教育界、工商联：",
        "二、教育界及科技界（2人）",
        "教育界别和科技界别小组",
    ] {
        let draft = announced(&format!(
            "委员名单\n体育界：赵静\n{heading}\n周明远、林秀兰\n"
        ));
        assert_eq!(names(&draft), ["赵静"], "{heading}");
        let reason = rejected(&draft)[0].1;
        assert!(reason.contains("几个界别"), "{heading}: {reason}");
    }
    for heading in ["科技界等：", "科技界等（2名）", "科技界等"] {
        refuses(
            &format!("委员名单\n{heading}\n周明远、林秀兰\n"),
            &["科技界等", "还有哪些界别看不出来"],
        );
    }
    for heading in [
        "共青团和青联界",
        "台胞、台属和归国华侨",
        "农业和农村界",
        "文化艺术界",
    ] {
        let draft = announced(&format!("委员名单\n{heading}（2名）\n周明远、林秀兰\n"));
        assert_eq!(sectors(&draft), [heading]);
    }
}

#[test]
fn a_heading_may_say_that_its_people_were_added() {
    for heading in [
        "教育界增补2名：",
        "教育界增补委员（2名）\n",
        "增补教育界委员2名：",
        "教育界（增补2名）：",
        "教育界新增：",
    ] {
        let draft = announced(&format!(
            "委员名单\n{heading}周明远、林秀兰\n体育界：赵静\n"
        ));
        assert_eq!(sectors(&draft), ["教育界", "体育界"], "{heading}");
        assert_eq!(names(&draft), ["周明远", "林秀兰", "赵静"], "{heading}");
        assert_eq!(draft.lists[0].whole, Whole::Part, "{heading}");
        assert!(
            draft.notes[0].text.zh.contains("不是界别的全部委员"),
            "{heading}"
        );
    }
}

#[test]
fn what_a_heading_has_in_brackets_is_told() {
    let draft = announced("委员名单\n科技界(牵头)\n周明远、林秀兰\n民革（民主党派）：赵静\n");
    assert_eq!(sectors(&draft), ["科技界", "民革"]);
    let told: Vec<_> = draft.notes.iter().map(|it| it.text.zh.as_ref()).collect();
    assert_eq!(
        told,
        [
            "标题括号里的“牵头”没有读入",
            "标题括号里的“民主党派”没有读入"
        ]
    );
    let draft = announced("委员名单\n中国共产党（中共）（2名，含召集人一名）\n周明远、林秀兰\n");
    assert_eq!(draft.notes, []);
}

#[test]
fn a_vacant_seat_is_nobody_and_counts_only_where_nothing_else_fits() {
    for vacancy in [
        "待定",
        "空缺",
        "（暂缺）",
        "待　补",
        "另行通知",
        "缺额1名",
        "另有1名待定",
    ] {
        for count in ["（3名）", "（2名）", ""] {
            let text =
                format!("委员名单\n教育界{count}\n周明远、林秀兰、{vacancy}\n体育界：赵静\n");
            let draft = announced(&text);
            assert_eq!(names(&draft), ["周明远", "林秀兰", "赵静"], "{text}");
            assert_eq!(draft.rejected, [], "{text}");
            assert!(draft.notes[0].text.zh.contains("空缺"), "{:?}", draft.notes);
        }
    }
    let draft = announced(
        "委员名单（共4人）\n教育界（3名）\n周明远　林秀兰　待定\n台盟：无\n体育界：赵静\n",
    );
    assert_eq!(names(&draft), ["周明远", "林秀兰", "赵静"]);
    assert_eq!(draft.rejected, []);
    assert_eq!(draft.notes.len(), 2);
    refuses(
        "委员名单\n教育界（4名）\n周明远、林秀兰、待定\n",
        &["实际读到 2 人", "另有空缺 1 个"],
    );
}

#[test]
fn a_sector_written_together_with_a_name_takes_nobody() {
    for line in ["经济界张三丰、李四光", "经济界张三丰 李四光"] {
        let draft = announced(&format!("委员名单\n{line}\n教育界：周明远\n{line}\n"));
        assert_eq!(names(&draft), Vec::<&str>::new(), "{line}");
        assert_eq!(draft.rejected.len(), 2, "{line}: {:?}", draft.rejected);
    }
    let draft =
        announced("委员名单\n教育界委员名单\n周明远、林秀兰\n经济界委员名单\n张三丰、李四光\n");
    assert_eq!(sectors(&draft), ["教育界", "经济界"]);
}

#[test]
fn a_heading_of_two_sectors_is_one_over_those_that_part_its_people() {
    for text in [
        "社会科学界、新闻出版界（5人）\n其中：社会科学界（3人）\n周明远、林秀兰（女）、何志远\n新闻出版界（2人）\n高翔、孙立新\n",
        "社会科学界、新闻出版界（5人）\n社会科学界：周明远、林秀兰、何志远\n新闻出版界：高翔、孙立新\n",
        "社会科学界、新闻出版界\n社会科学界（3人）\n周明远、林秀兰、何志远\n新闻出版界（2人）\n高翔、孙立新\n",
    ] {
        let draft = announced(text);
        assert_eq!(draft.rejected, [], "{text}");
        assert_eq!(names(&draft).len(), 5, "{text}");
        assert_eq!(sectors(&draft), ["社会科学界", "新闻出版界"], "{text}");
    }
    // Whose people stand below says nothing of a heading that names neither.
    let draft = announced("体育界（2人）\n教育界（1人）：周明远\n经济界：高翔\n");
    assert_eq!(rejected(&draft)[0].0, "体育界");
    let draft = announced("社会科学界、新闻出版界（5人）\n社会科学界（2人）\n周明远、林秀兰\n");
    assert!(rejected(&draft)[0].1.contains("几个界别"));
}

#[test]
fn a_label_among_names_and_a_name_that_is_withheld_are_nobody() {
    let draft = announced("委员名单\n教育界：周明远、林秀兰。补充：何志远\n经济界：李某某、高翔\n");
    assert_eq!(names(&draft), ["周明远", "林秀兰", "何志远", "高翔"]);
    let told: Vec<_> = draft.rejected.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(told, ["补充:", "李某某"]);
}

#[test]
fn a_heading_of_two_parties_is_two_sectors_and_no_part_of_a_third() {
    let draft = announced("委员名单\n中共\n王伟　李娜\n民革、民盟（2名）\n张强　赵敏\n");
    assert_eq!(names(&draft), ["王伟", "李娜"]);
    assert!(rejected(&draft)[0].1.contains("几个界别"));
}

#[test]
fn a_count_that_has_added_people_in_it_is_of_the_whole_sector() {
    let draft = announced("委员名单\n教育界（3名，含增补1名）\n周明远 林秀兰 何志远（增补）\n");
    assert_eq!(draft.lists[0].whole, Whole::Declared);
    assert_eq!(draft.notes, []);
}

#[test]
fn what_leads_people_of_a_sector_is_no_sector_and_nobody() {
    let draft = announced(
        "委员名单\n以下为教育界委员：\n周明远、林秀兰\n递补：何志远\n经济界\n市直\n张三丰\n",
    );
    assert_eq!(sectors(&draft), ["教育界", "经济界"]);
    let expected = [
        ("周明远", ""),
        ("林秀兰", ""),
        ("何志远", "递补"),
        ("张三丰", "市直"),
    ];
    assert_eq!(remarks(&draft), expected);
}

#[test]
fn a_group_is_called_as_its_file_calls_it() {
    let draft = announced("委员名单\n中共界别小组：王伟\n经济界别小组：李娜\n");
    assert_eq!(sectors(&draft), ["中共", "经济界"]);
}

#[test]
fn a_liaison_or_a_secretary_is_no_sector() {
    for line in [
        "联络员：李明",
        "秘书：李明",
        "界别联络员：李明　13800000001",
    ] {
        let draft = announced(&format!(
            "委员名单\n教育界：周明远 林秀兰\n{line}\n经济界：何志远\n"
        ));
        assert_eq!(sectors(&draft), ["教育界", "经济界"], "{line}");
        assert_eq!(names(&draft), ["周明远", "林秀兰", "何志远"], "{line}");
        let told = draft.rejected.len() + draft.notes.len();
        assert!(told > 0, "{line}");
    }
}
