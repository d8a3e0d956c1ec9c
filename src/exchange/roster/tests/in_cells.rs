//! Tables with all names of a sector in one cell.

use rust_xlsxwriter::Format;

use super::*;
use crate::text::Locale;

fn of(name: &str, text: &str) -> RosterDraft {
    let read = read_roster(name, text.as_bytes(), &Limits::default());
    read.unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The members by sector, in their order.
fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| (it.sector.value.as_str(), it.name.as_str()))
        .collect()
}

const EXPECTED: [(&str, &str); 5] = [
    ("教育界", "周明远"),
    ("教育界", "林秀兰"),
    ("教育界", "何志远"),
    ("经济界", "高翔"),
    ("经济界", "扎西·次仁"),
];

fn reads(name: &str, text: &str) {
    let draft = of(name, text);
    assert_eq!(people(&draft), EXPECTED, "{text}");
    assert_eq!(draft.rejected, [], "{text}");
}

fn refuses(text: &str, kept: &[&str], reason: &str) {
    let draft = of("名单.csv", text);
    let names: Vec<_> = draft.members.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, kept, "{text}");
    let told = draft.rejected.iter().map(|it| it.reason.say(Locale::Zh));
    assert!(
        told.clone().any(|it| it.contains(reason)),
        "{text}: {:?}",
        draft.rejected
    );
}

#[test]
fn every_way_to_part_names_in_a_cell() {
    for names in [
        "周明远 林秀兰 何志远",
        "周明远　林秀兰　何志远",
        "周明远、林秀兰、何志远",
        "\"周明远，林秀兰，何志远\"",
        "\"周明远\n林秀兰\n何志远\"",
        "\"周明远 林秀兰\n何志远\"",
        "\"1.周明远\n2.林秀兰\n3.何志远\"",
        "周明远；林秀兰；何志远。",
        "委员：周明远、林秀兰、何志远",
    ] {
        for head in [
            "界别,人数,委员名单",
            "界别,人数,名单",
            "所属界别,委员人数,姓名",
        ] {
            reads(
                "名单.csv",
                &format!("{head}\n教育界,3,{names}\n经济界,2,高　翔 扎西 · 次仁\n"),
            );
        }
        reads(
            "名单.csv",
            &format!("序号,界别,委员\n1,教育界,{names}\n2,经济界（2人）,高　翔、扎西·次仁\n"),
        );
    }
}

#[test]
fn names_over_several_rows_and_columns() {
    for rows in [
        "教育界,3,周明远 林秀兰\n,,何志远\n经济界,2人,高翔\n,,扎西·次仁",
        "教育界,3,周明远\n教育界,3,林秀兰\n教育界,3,何志远\n经济界,2,高翔、扎西·次仁",
        "教育界,2,周明远 林秀兰\n教育界,1,何志远\n经济界,2,高翔、扎西·次仁",
        "教育界,3,周明远,林秀兰,何志远\n经济界,2,高翔,扎西·次仁",
        "教育界,3,周明远,林秀兰\n,,何志远\n经济界,2,高翔,扎西·次仁",
        "教育界（3人）,,\n,,周明远 林秀兰 何志远\n经济界（2人）,,\n,,高翔、扎西·次仁",
        "教育界,3,周明远 林秀兰 何志远\n经济界,2,高翔、扎西·次仁\n合计,5,",
    ] {
        reads("名单.csv", &format!("界别,人数,委员名单\n{rows}\n"));
    }
}

#[test]
fn pages_and_workbooks_read_alike() {
    reads(
        "名单.html",
        "<table><tr><th>界别<th>人数<th>委员名单<tr><td rowspan=2>教育界<td rowspan=2>3<td>周明远<br>林秀兰\
         <tr><td>何志远<tr><td>经济界<td>2<td>高　翔　扎西·次仁</table>",
    );
    let bytes = sheet(
        &[
            &["各界别委员名单"],
            &["界别", "人数", "委员名单"],
            &["教育界", "", "周明远\n林秀兰"],
            &["", "", "何志远"],
            &["经济界", "", "高翔", "扎西·次仁"],
            &["合计"],
        ],
        |sheet| {
            let plain = Format::new();
            sheet
                .merge_range(1, 2, 1, 3, "委员名单", &plain)
                .expect("merged");
            sheet
                .merge_range(2, 0, 3, 0, "教育界", &plain)
                .expect("merged");
            sheet.merge_range(2, 1, 3, 1, "", &plain).expect("merged");
            sheet.write(2, 1, 3).expect("a count");
            sheet.write(4, 1, 2).expect("a count");
            sheet.write(5, 1, 5).expect("a count");
        },
    );
    let draft = read(&bytes);
    assert_eq!(people(&draft), EXPECTED);
    assert_eq!((draft.rejected, draft.notes), (vec![], vec![]));
    assert!(draft.lists.iter().all(|list| list.whole == Whole::Declared));
}

#[test]
fn what_does_not_add_up_is_refused_with_both_numbers() {
    let other = "经济界,1,高翔";
    for (row, reason) in [
        ("教育界,4,周明远 林秀兰 何志远", "写明 4 人，实际读到 3 人"),
        ("教育界,3,", "写明 3 人，实际读到 0 人"),
        ("教育界,,", "没有姓名"),
        ("教育界,三四,周明远 林秀兰", "写明 4 人"),
        ("教育界,约三人,周明远 林秀兰", "看不出是多少人"),
        (",,周明远 林秀兰", "没有写界别"),
        ("教育界,2,召集人：周明远 林秀兰", "看不出“召集人：”后面"),
        ("教育界,1,#N/A", "写明 1 人，实际读到 0 人"),
    ] {
        refuses(
            &format!("界别,人数,委员名单\n{row}\n{other}\n"),
            &["高翔"],
            reason,
        );
    }
    refuses(
        "界别,人数,委员名单\n教育界,2,周明远 林秀兰\n合计,3,\n",
        &["周明远", "林秀兰"],
        "写明共 3 人，合计读到 2 人",
    );
    let many = format!(
        "界别,人数,委员名单\n教育界,3,{}\n{other}\n",
        "王 ".repeat(6_000)
    );
    refuses(&many, &["高翔"], "6000 个词");
}

#[test]
fn a_row_about_one_person_never_takes_several_for_one() {
    for name in [
        "周明远 林秀兰",
        "\"周明远\n林秀兰\"",
        "王 伟 李 明",
        "王　伟　李小明",
        "扎西·次仁 巴桑·卓玛",
    ] {
        refuses(
            &format!("界别,姓名,性别,联系电话\n教育界,{name},,\n教育界,欧阳 正海,男,\n"),
            &["欧阳正海"],
            "几个人的姓名",
        );
    }
}

#[test]
fn committees_without_sectors_name_their_members_in_cells_too() {
    let draft = of(
        "分组.csv",
        "专门委员会,人数,委员名单\n提案委员会,2,周明远 林秀兰\n经济委员会,2,高翔\n",
    );
    let read: Vec<_> = draft
        .committee_members
        .iter()
        .map(|it| (it.committee.value.as_str(), it.name.as_str()))
        .collect();
    assert_eq!(read, [("提案委员会", "周明远"), ("提案委员会", "林秀兰")]);
    assert_eq!(rejected(&draft), [(3, "A".into(), "经济委员会")]);
    let draft = of(
        "名单.csv",
        "专委会,界别,委员\n提案委员会,教育界,周明远、林秀兰（女）\n",
    );
    let committees: Vec<_> = draft.members.iter().map(|it| word(&it.committee)).collect();
    assert_eq!(
        committees,
        [Some("提案委员会".into()), Some("提案委员会".into())]
    );
}
