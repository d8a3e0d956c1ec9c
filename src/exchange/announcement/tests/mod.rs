//! Announced lists as offices publish them, and worse.

mod context;
mod headings;
mod left;
mod people;
mod properties;
mod told;
mod vanishing;

use super::*;
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::place::At;
use crate::exchange::roster::Whole;

/// The lines of a text.
pub(in crate::exchange) fn lines(text: &str) -> Vec<Line> {
    let all = text.lines().enumerate();
    all.filter(|(_, line)| !line.trim().is_empty())
        .map(|(row, line)| Line {
            at: At::of(&"".into(), row, 0),
            text: line.to_owned(),
            flows: true,
            within: None,
        })
        .collect()
}

fn read_text(text: &str) -> Option<RosterDraft> {
    let mut draft = RosterDraft::new(FileKind::Csv);
    read(&lines(text), &mut draft).map(|_| draft)
}

fn announced(text: &str) -> RosterDraft {
    read_text(text).unwrap_or_else(|| panic!("no announcement: {text}"))
}

/// Each sector with its names, in their order.
fn by_sector(draft: &RosterDraft) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for member in &draft.members {
        match all.last_mut() {
            Some((sector, names)) if *sector == member.sector.value => {
                names.push(member.name.clone())
            }
            _ => all.push((member.sector.value.clone(), vec![member.name.clone()])),
        }
    }
    all
}

fn names(draft: &RosterDraft) -> Vec<&str> {
    draft.members.iter().map(|it| it.name.as_str()).collect()
}

/// The names under a heading that counts them, without a complaint.
#[track_caller]
fn reads(lines: &str, expected: &[&str]) {
    let draft = announced(&format!(
        "委员名单\n经济界（{}名）\n{lines}\n",
        expected.len()
    ));
    assert_eq!(names(&draft), expected, "{lines}");
    assert_eq!(draft.rejected, [], "{lines}");
}

/// The reason for which the only sector was rejected.
#[track_caller]
fn refuses(text: &str, parts: &[&str]) {
    let draft = announced(text);
    assert_eq!(names(&draft), Vec::<&str>::new(), "{text}");
    let [rejection] = draft.rejected.as_slice() else {
        panic!("{:?}", draft.rejected);
    };
    for part in parts {
        assert!(
            rejection.reason.zh.contains(part),
            "no {part} in {:?}",
            rejection.reason.zh
        );
    }
}

#[test]
fn a_list_with_title_total_and_signature() {
    let draft = announced(
        "政协第七届某市委员会委员名单\n（7名，按姓氏笔画为序排列）\n\n中国共产党（4名）\n\
         汤佩玉（女）　熊丽远  陈　文  钟明秀（女，壮族）\n\n一、经济界（共3人）\n扎西·次仁、诸葛芳洋，仇　兰\n\n\
         政协某市委员会办公室\n2026年1月12日\n— 1 —\n",
    );
    assert_eq!(
        by_sector(&draft),
        [
            (
                "中国共产党".to_owned(),
                ["汤佩玉", "熊丽远", "陈文", "钟明秀"]
                    .map(str::to_owned)
                    .to_vec()
            ),
            (
                "经济界".to_owned(),
                ["扎西·次仁", "诸葛芳洋", "仇兰"]
                    .map(str::to_owned)
                    .to_vec()
            ),
        ]
    );
    assert_eq!(draft.rejected, []);
    let xiu = &draft.members[3];
    assert_eq!(xiu.sex.as_ref().map(|it| it.value), Some("女"));
    assert_eq!(
        xiu.ethnicity.as_ref().map(|it| it.value.as_str()),
        Some("壮族")
    );
    assert_eq!((xiu.at.row, xiu.sector.at.row), (5, 4));
    assert_eq!(
        draft
            .notes
            .iter()
            .map(|note| note.at.row)
            .collect::<Vec<_>>(),
        [10, 11, 12]
    );
    let lists: Vec<_> = draft.lists.iter().map(|it| (it.people, it.whole)).collect();
    assert_eq!(lists, [(4, Whole::Declared), (3, Whole::Declared)]);
}

#[test]
fn names_however_they_are_parted() {
    let all = ["王伟", "李小明", "赵静"];
    for lines in [
        "王伟、李小明、赵静",
        "王伟，李小明,赵静。",
        "王伟；李小明;赵静",
        "王伟 李小明 赵静",
        "王伟\u{a0}\u{a0}李小明\u{a0}\u{a0}赵静",
        "王伟    李小明    赵静",
        "王　伟　李小明　赵　静",
        "王  伟  李小明  赵  静",
        "王 伟  李小明  赵 静",
        "王 伟 李小明 赵 静",
        "王\t伟\t李小明\t赵\t静"
            .replace("王\t伟", "王伟")
            .replace("赵\t静", "赵静")
            .as_str(),
        "王伟\n李小明\n赵静",
        "　　王　伟　李小明\n赵　静",
        "1、王伟\n2、李小明\n3、赵静",
        "（1）王伟（2）李小明（3）赵静",
        "王伟（女）李小明（苗族）赵静（女，土家族）",
        "王伟(女）李小明（苗族)赵静[女,土家族】",
        "王伟（女李小明".replace("女李", "女、李").as_str(),
    ] {
        let expected: &[&str] = if lines.contains("赵") {
            &all
        } else {
            &all[..2]
        };
        reads(lines, expected);
    }
}

#[test]
fn people_with_names_of_their_own() {
    reads(
        "扎西·次仁  才让 · 多杰、阿卜杜热依木•买买提\n买买提・艾力",
        &[
            "扎西·次仁",
            "才让·多杰",
            "阿卜杜热依木·买买提",
            "买买提·艾力",
        ],
    );
    reads("释法明  释  净空", &["释法明", "释净空"]);
    reads(
        "欧阳　锋　司马涛若　诸葛 亮",
        &["欧阳锋", "司马涛若", "诸葛亮"],
    );
    reads("欧阳正海  上官德海（女，回族）", &["欧阳正海", "上官德海"]);
    reads(
        "\u{20bb7}野家、王\u{e863}、李\u{2a6d6}明、陳國華",
        &["\u{20bb7}野家", "王\u{e863}", "李\u{2a6d6}明", "陳國華"],
    );
    reads("艾尼瓦尔江（维吾尔族）、王伟", &["艾尼瓦尔江", "王伟"]);
    reads("王　小　明　李　伟　强", &["王小明", "李伟强"]);
    reads("张 小 明   李 伟 强", &["张小明", "李伟强"]);
}

#[test]
fn names_broken_across_lines() {
    reads("王伟  李小\n明  赵静", &["王伟", "李小明", "赵静"]);
    reads("王伟  李\n小明  赵静", &["王伟", "李小明", "赵静"]);
    reads("王伟、赵\n静、李小明", &["王伟", "赵静", "李小明"]);
    reads("扎西·\n次仁  王伟", &["扎西·次仁", "王伟"]);
    reads("王伟  欧阳\n正海", &["王伟", "欧阳正海"]);
    reads("钟明秀（女，\n壮族）  王伟", &["钟明秀", "王伟"]);
}

#[test]
fn the_count_decides_what_spaces_leave_open() {
    // Six characters, each alone: three people of two or two of three.
    let spread = "王 小 明 李 伟 强";
    reads(spread, &["王小", "明李", "伟强"]);
    let draft = announced(&format!("名单\n经济界（2名）\n{spread}\n"));
    assert_eq!(names(&draft), ["王小明", "李伟强"]);
    // Five: two and three, or three and two. No count helps.
    refuses(
        "名单\n经济界（2名）\n王 小 明 李 伟\n",
        &["空格看不出", "王 小 明 李 伟"],
    );
    refuses("名单\n经济界（2名）\n王 小 明 李 伟\n", &["写明 2 人"]);
    // Without a count the names are not guessed.
    let draft = announced("名单\n经济界\n赵静、钱进\n王 小 明 李 伟\n");
    assert_eq!(names(&draft), ["赵静", "钱进"]);
    assert_eq!(draft.rejected[0].value, "王 小 明 李 伟");
    assert!(draft.rejected[0].reason.zh.contains("看不出是几个人"));
}

#[test]
fn a_sector_that_does_not_add_up_is_not_taken() {
    refuses(
        "名单\n经济界（3名）\n王伟、李小明\n",
        &["写明 3 人，实际读到 2 人"],
    );
    refuses(
        "名单\n经济界（1名）\n王伟、李小明\n",
        &["写明 1 人，实际读到 2 人"],
    );
    refuses(
        "名单\n经济界（3名）\n王伟李小明、赵静\n",
        &["实际读到 2 人"],
    );
    // The others are.
    let draft =
        announced("名单\n（5名）\n经济界（3名）\n王伟、李小明\n\n体育界（2名）\n赵静、钱进\n");
    assert_eq!(names(&draft), ["赵静", "钱进"]);
    assert_eq!(
        (draft.rejected[0].at.row, draft.rejected[0].last_row),
        (3, 4)
    );
    assert_eq!(draft.rejected.len(), 1);
    assert!(
        draft.notes[0]
            .text
            .zh
            .contains("写明共 5 人，合计读到 4 人")
    );
}

#[test]
fn the_total_is_held_against_the_sectors() {
    let list = |total| format!("名单（{total}）\n经济界（1名）\n王伟\n体育界（2名）\n赵静、钱进\n");
    for total in ["3名", "共3人", "2个界别，3名", "三名，按姓氏笔画为序"] {
        assert_eq!(announced(&list(total)).rejected, [], "{total}");
    }
    let draft = announced(&list("共4名"));
    assert_eq!(names(&draft).len(), 3);
    assert!(
        draft.rejected[0]
            .reason
            .zh
            .contains("共 4 人，合计读到 3 人")
    );
    let draft = announced("经济界（1名）\n王伟\n合计：2名\n");
    assert_eq!(draft.rejected.len(), 1);
}

#[test]
fn a_heading_over_several_sectors_has_nobody_of_its_own() {
    let draft = announced(
        "名单\n一、党派团体（3名）\n（一）民革（1名）\n王伟\n（二）民盟（2名）\n李小明、赵静\n二、界别\n教育界（1名）\n钱进\n",
    );
    assert_eq!(names(&draft), ["王伟", "李小明", "赵静", "钱进"]);
    assert_eq!((draft.rejected.len(), draft.notes.len()), (0, 2));
    // A sector that counts people and has none is no such heading.
    let draft = announced("名单\n民革（3名）\n民盟（2名）\n李小明、赵静\n");
    assert_eq!(draft.rejected[0].value, "民革");
}

#[test]
fn what_is_no_list_is_none() {
    for text in [
        "敬启者，你好\n再见\n",
        "关于召开会议的通知\n一、时间\n2026年1月12日\n二、地点\n三楼会议室\n请准时参加。\n",
        "会议纪要\n经济界：会议讨论了委员履职的有关问题，并作出部署。\n",
        "教育界\n",
        "一、总体要求\n深入学习贯彻有关精神，扎实推进工作（共3人参加）。\n",
    ] {
        assert!(read_text(text).is_none(), "{text}");
    }
}

#[test]
fn people_whose_names_look_like_sectors_are_people() {
    reads("李世界\n王伟", &["李世界", "王伟"]);
    reads("李\u{200b}小明、才让\u{200b}多杰", &["李小明", "才让多杰"]);
}

#[test]
fn regions_and_other_remarks_are_kept() {
    let draft = announced("名单\n经济界（2名）\n李伟（资阳区）、李伟（女，赫山区）\n");
    let remarks: Vec<_> = draft
        .members
        .iter()
        .map(|it| it.remark.as_ref().map(|it| it.value.as_str()))
        .collect();
    assert_eq!(remarks, [Some("资阳区"), Some("赫山区")]);
    assert_eq!(draft.members[1].sex.as_ref().map(|it| it.value), Some("女"));
}
