//! People as lists write them beside their bare names: brackets in brackets, names that a line breaks,
//! characters that could not be typed, posts, footnotes.

use super::{announced, names, reads};
use crate::exchange::place::Placed;
use crate::exchange::roster::MemberDraft;

fn remark(member: &MemberDraft) -> &str {
    member.remark.as_ref().map_or("", |it| it.value.as_str())
}

fn said(placed: &Option<Placed<String>>) -> &str {
    placed.as_ref().map_or("", |it| it.value.as_str())
}

#[test]
fn brackets_may_stand_in_brackets() {
    for count in ["（3人）", ""] {
        let draft = announced(&format!(
            "委员名单\n教育界{count}\n周明远（东山教育集团（海口）有限公司董事长）、林秀兰（女）、高翔（总部（北京）、（上海）经理，女）\n"
        ));
        assert_eq!(names(&draft), ["周明远", "林秀兰", "高翔"]);
        assert_eq!(draft.rejected, []);
        assert_eq!(
            remark(&draft.members[0]),
            "东山教育集团（海口）有限公司董事长"
        );
        assert!(draft.members[2].sex.is_some());
    }
}

#[test]
fn a_name_goes_on_in_the_next_line() {
    reads(
        "　　李祖明、张宏远、阿不都热依\n木·阿吉（维吾尔族）、陈春生、格桑\n尼玛（藏族）",
        &[
            "李祖明",
            "张宏远",
            "阿不都热依木·阿吉",
            "陈春生",
            "格桑尼玛",
        ],
    );
    reads(
        "　　李祖明　张宏远　斯琴其\n木格（女，蒙古族）　陈春生　江巴\n吉才（藏族）",
        &["李祖明", "张宏远", "斯琴其木格", "陈春生", "江巴吉才"],
    );
    reads(
        "李祖明、张宏远、艾尼瓦尔·\n买买提、陈春生",
        &["李祖明", "张宏远", "艾尼瓦尔·买买提", "陈春生"],
    );
    // Without a count nobody is guessed, and the rest of a name is no name.
    for text in [
        "李祖明、张宏远、阿不都热依\n木·阿吉（维吾尔族）、陈春生",
        "李祖明、张宏远、阿不都\n木·阿吉（维吾尔族）、陈春生",
        "李祖明　张宏远　斯琴其\n木格（女，蒙古族）　陈春生　江巴\n吉才（藏族）",
    ] {
        let draft = announced(&format!("委员名单\n经济界\n{text}\n体育界\n赵静\n"));
        let names = names(&draft);
        for half in ["木·阿吉", "木格", "吉才", "斯琴其", "江巴"] {
            assert!(!names.contains(&half), "{half} of {text}");
        }
    }
}

#[test]
fn names_in_columns_are_not_joined() {
    let draft = announced("委员名单\n经济界\n扎西　卓玛\n尼玛　次仁\n格桑　旺堆\n边巴\n");
    assert_eq!(draft.rejected, []);
    assert_eq!(names(&draft).len(), 7);
}

#[test]
fn a_character_that_is_described_makes_no_name() {
    let draft = announced(
        "委员名单\n教育界（4人）\n周明远　刘宝（王君）　何志远　余（申音）\n经济界（3人）\n高昭（上均＋下金）（女）　孙立新　曹（凡音）生\n",
    );
    assert_eq!(names(&draft), ["周明远", "何志远", "孙立新"]);
    let rejected: Vec<_> = draft.rejected.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(
        rejected,
        [
            "刘宝（王君）",
            "余（申音）",
            "高昭（上均+下金）",
            "曹（凡音）生"
        ]
    );
    for name in [
        "刘宝（王加君）",
        "刘宝〔左王右君〕",
        "高　昭（⿱均金）",
        "李（上日下升）",
        "刘宝（王字旁）",
    ] {
        let draft = announced(&format!("委员名单\n教育界\n{name}、何志远\n体育界\n赵静\n"));
        assert_eq!(names(&draft), ["何志远", "赵静"], "{name}");
        assert_eq!(draft.rejected.len(), 1, "{name}");
    }
    // What else stands in brackets is a remark.
    for remark in [
        "女，回族",
        "资阳区",
        "已故",
        "常委",
        "香港",
        "市第一中学校长",
        "兼",
        "2024年增补",
        "民革",
        "备注：王君",
        "北京",
    ] {
        let draft = announced(&format!(
            "委员名单\n教育界（2人）\n刘宝（{remark}）、王　伟（{remark}）\n"
        ));
        assert_eq!(names(&draft), ["刘宝", "王伟"], "{remark}");
        assert_eq!(draft.rejected, [], "{remark}");
    }
}

#[test]
fn a_line_may_say_more_of_a_person() {
    for text in [
        "周明远，男，汉族，1970年5月生，中共党员，市第一中学校长。\n林秀兰，女，壮族，1975年8月生，民盟盟员，市实验小学教师。",
        "1. 周明远　男　汉族　1970.05　中共党员　市第一中学校长\n2. 林秀兰　女　壮族　1975.08　民盟盟员　市实验小学教师",
        "周明远\t男\t汉族\t中共党员\t市第一中学校长\n林秀兰\t女\t壮族\t民盟盟员\t市实验小学教师",
        "周明远　市第一中学校长\n林秀兰（女）　市实验小学教师",
        "周明远：市第一中学校长\n林秀兰（女）：市实验小学教师",
        "周明远　市第一中学校长　　林秀兰（女）　市实验小学教师",
    ] {
        for count in ["（2人）", ""] {
            let draft = announced(&format!(
                "委员名单\n教育界{count}\n{text}\n体育界\n高　翔　市政府办公室主任\n"
            ));
            assert_eq!(draft.rejected, [], "{text}");
            assert_eq!(names(&draft), ["周明远", "林秀兰", "高翔"], "{text}");
            let posts: Vec<_> = draft.members.iter().map(|it| said(&it.employer)).collect();
            assert_eq!(
                posts,
                ["市第一中学校长", "市实验小学教师", "市政府办公室主任"],
                "{text}"
            );
            assert_eq!(draft.members[1].sex.as_ref().map(|it| it.value), Some("女"));
        }
    }
    let draft = announced(
        "委员名单\n教育界\n周明远，男，汉族，1970年5月生，中共党员，市教育局党组书记、局长。\n体育界\n赵静\n",
    );
    assert_eq!(said(&draft.members[0].employer), "市教育局党组书记、局长");
    assert_eq!(said(&draft.members[0].party), "中共党员");
    assert!(draft.notes[0].text.zh.contains("出生年月"));
}

#[test]
fn names_that_look_like_particulars_are_names() {
    reads(
        "高山　高　山　白杨　马立人　欧阳校长",
        &["高山", "高山", "白杨", "马立人", "欧阳校长"],
    );
}

#[test]
fn footnotes_are_remarks_of_whom_they_stand_by() {
    for text in [
        "教育界（3人）\n周明远　林秀兰①　何志远\n经济界（2人）\n高　翔②　孙立新\n①2023年增补。\n②2024年辞去委员。\n",
        "教育界（3人）\n周明远　林秀兰[1]　何志远\n经济界（2人）\n高　翔[2]　孙立新\n[1] 2023年增补\n[2] 2024年辞去委员\n",
        "教育界（3人）\n周明远、林秀兰*、何志远\n经济界（2人）\n高　翔**、孙立新\n注：带*号的为2023年增补；**者为2024年辞去委员\n",
        "教育界（3人）\n周明远、林秀兰¹、何志远\n经济界（2人）\n高　翔²、孙立新\n注：¹2023年增补；²2024年辞去委员\n",
    ] {
        let draft = announced(&format!("委员名单\n{text}"));
        assert_eq!(draft.rejected, [], "{text}");
        let remarks: Vec<_> = draft.members.iter().map(remark).collect();
        assert_eq!(
            remarks,
            ["", "2023年增补", "", "2024年辞去委员", ""],
            "{text}"
        );
    }
    // Numbers before people are no footnotes.
    reads("①周明远②林秀兰③何志远", &["周明远", "林秀兰", "何志远"]);
    reads("①周明远 ②林秀兰\n③何志远", &["周明远", "林秀兰", "何志远"]);
}

#[test]
fn two_of_one_name_are_two_where_a_count_says_so() {
    let draft =
        announced("委员名单\n文化艺术界（4人）\n周明远　李秀荣（女）　李秀荣（女）　何志远\n");
    assert_eq!(names(&draft).len(), 4);
    assert!(draft.members.iter().all(|it| it.counted));
    assert!(
        draft.notes[0].text.zh.contains("两位委员"),
        "{:?}",
        draft.notes
    );
    let draft = announced("委员名单\n文化艺术界\n周明远、李秀荣、李秀荣\n");
    assert!(draft.members.iter().all(|it| !it.counted));
}
