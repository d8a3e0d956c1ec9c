//! People as lists write them beside their bare names: brackets in brackets, names that a line breaks,
//! characters that could not be typed, posts, footnotes.

use super::{announced, names, reads};
use crate::exchange::office::place::Placed;
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
fn two_names_are_two_people_whatever_the_count_says() {
    for lines in [
        "李明\n吴敏",
        "高翔\n李明",
        "周明\n林秀兰",
        "王强、周明远\n吴敏",
        "李明\n扎西（藏族）",
    ] {
        let count = lines.matches(['\n', '、']).count();
        let draft = announced(&format!("委员名单\n教育界（{count}人）\n{lines}\n"));
        assert_eq!(names(&draft), Vec::<&str>::new(), "{lines}");
        assert!(draft.rejected[0].reason.zh.contains("实际读到"), "{lines}");
    }
}

#[test]
fn a_usual_word_alone_in_its_line_is_no_half_of_a_name() {
    for word in [
        "续",
        "完",
        "共",
        "女",
        "附注",
        "序号",
        "下页",
        "候补",
        "调整",
        "秘书",
        "联络员",
        "续表",
    ] {
        let draft = announced(&format!("委员名单\n教育界（2人）\n周明\n林秀\n{word}\n"));
        assert_eq!(names(&draft), ["周明", "林秀"], "{word}");
        assert!(draft.notes.iter().any(|it| it.value == word), "{word}");
        let draft = announced(&format!("委员名单\n教育界（1人）\n周明\n林秀\n{word}\n"));
        assert_eq!(names(&draft), Vec::<&str>::new(), "{word}");
    }
    // Behind a name in its line it says it of the person.
    for lines in ["李四 男 市一中\n王二 女 市二小", "李四 男\n王二 女"] {
        reads(lines, &["李四", "王二"]);
    }
    // A character that is none goes on with what stands before or behind it.
    reads("周明\n远\n欧阳\n修", &["周明远", "欧阳修"]);
    reads("王\n文华", &["王文华"]);
}

#[test]
fn an_employer_is_nobody() {
    let draft = announced(
        "委员名单\n教育界\n周明——市第一中学\n林秀兰——市二小\n周明远、市一中\n经济界\n高翔——商贸公司\n孙立新 商会\n李中心——市发改委\n",
    );
    let expected = ["周明", "林秀兰", "周明远", "高翔", "孙立新", "李中心"];
    assert_eq!(names(&draft), expected);
    let told: Vec<_> = draft.notes.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(
        told,
        [
            "市第一中学",
            "市二小",
            "市一中",
            "商贸公司",
            "商会",
            "市发改委"
        ]
    );
    assert_eq!(draft.rejected, []);
}

#[test]
fn a_number_in_the_bracket_behind_a_name_is_its_persons() {
    let draft = announced(
        "委员名单\n教育界\n周明远（13900000001）、李明（139 0000 0004）\n林秀兰（女，13900000002）、何志远（电话：13900000003，壮族）\n高翔（13900000005）\n",
    );
    let phones: Vec<_> = draft
        .members
        .iter()
        .map(|it| (it.name.as_str(), said(&it.phone)))
        .collect();
    let expected = [
        ("周明远", "13900000001"),
        ("李明", "13900000004"),
        ("林秀兰", "13900000002"),
        ("何志远", "13900000003"),
        ("高翔", "13900000005"),
    ];
    assert_eq!(phones, expected);
    assert!(draft.members[2].sex.is_some() && draft.members[3].ethnicity.is_some());
    assert_eq!(draft.rejected, []);
    assert!(draft.members.iter().all(|it| it.remark.is_none()));
}

#[test]
fn who_stands_in_two_sectors_and_in_one_with_another_seat_is_asked() {
    let draft =
        announced("委员名单\n教育界（2人）\n高翔、孙立新\n经济界（2人）\n高翔（兼）、李明\n");
    assert_eq!(names(&draft), ["高翔", "孙立新", "李明"]);
    assert_eq!(draft.rejected.len(), 1);
    assert!(draft.rejected[0].reason.zh.contains("教育界里也有这个姓名"));
    let draft = announced("委员名单\n教育界（2人）\n高翔（兼）、孙立新\n经济界（1人）\n李明\n");
    assert_eq!(names(&draft).len(), 3);
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
fn a_post_in_brackets_is_of_whom_it_stands_behind() {
    for text in [
        "周明远（市第一中学校长）、林秀兰（市科技局局长）",
        "周明远（市第一中学校长）  林秀兰（市科技局局长）",
        "周明远（市第一中学校长）\n林秀兰（市科技局局长）",
        "周明远　林秀兰（市科技局局长）",
    ] {
        let draft = announced(&format!("委员名单\n教育界（2人）\n{text}\n"));
        assert_eq!(draft.rejected, [], "{text}");
        assert_eq!(names(&draft), ["周明远", "林秀兰"], "{text}");
        assert_eq!(said(&draft.members[1].remark), "市科技局局长", "{text}");
        let draft = announced(&format!("界别召集人名单\n教育界（2人）\n{text}\n"));
        assert_eq!(draft.convenors[0].others.len(), 2, "{text}");
        let told = |note: &crate::exchange::Note| note.text.zh.contains("“市科技局局长”没有读入");
        assert!(draft.notes.iter().any(told), "{text}: {:?}", draft.notes);
    }
    // A post behind its employer's bracket is no person.
    let draft = announced("委员名单\n教育界\n周明远　高新区（筹）管委会主任\n");
    assert_eq!(said(&draft.members[0].employer), "高新区（筹）管委会主任");
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
