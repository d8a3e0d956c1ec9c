//! What a rehearsal shows: records and fields, before and after, and nothing written.

use jiebie::desk::import::{Difference, differences};
use jiebie::domain::record::Kind;
use jiebie::text::Locale;

use super::*;

fn rehearses(desk: &mut Desk, roster: &Roster) -> Vec<Difference> {
    let (book, entry) = (desk.book().clone(), last_entry(desk));
    let done = desk.rehearse(&roster.partly()).expect("rehearsed");
    assert_eq!((desk.book(), last_entry(desk)), (&book, entry));
    is_as_stored(desk);
    differences(desk.book(), &done.changes)
}

fn lines(all: &[Difference]) -> Vec<String> {
    let mut lines = Vec::new();
    for it in all {
        let mark = if it.created { '+' } else { '~' };
        for change in &it.fields {
            let [title, before, after] =
                [&change.title, &change.before, &change.after].map(|text| text.say(Locale::Zh));
            lines.push(format!("{mark}{} {title} {before}→{after}", it.name));
        }
    }
    lines
}

#[test]
fn new_records_show_what_they_have_and_changed_ones_what_changes() {
    let mut desk = desk();
    let roster = Roster::default()
        .members(&[["王伟", "教育界", "市第一中学", "", "13900000001"]])
        .map(&[["提案委员会", "王伟", "教育界"]])
        .convenors(&[["教育界", "王伟", "", "孙联络", "", "2026-02-11", ""]]);
    let all = rehearses(&mut desk, &roster);
    assert!(all.iter().all(|it| it.created));
    assert_eq!(
        lines(&all),
        [
            "+教育界 名称 →教育界",
            "+教育界 联系专委会 →提案委员会",
            "+提案委员会 名称 →提案委员会",
            "+提案委员会 主任 →王伟",
            "+提案委员会 主任对应的委员 →王伟（编号 1）",
            "+王伟 姓名 →王伟",
            "+王伟 界别 →教育界",
            "+王伟 工作单位及职务 →市第一中学",
            "+王伟 联系电话 →13900000001",
            "+教育界 王伟 界别 →教育界",
            "+教育界 王伟 委员 →王伟（编号 1）",
            "+教育界 王伟 推选时间 →2026-02-11",
            "+教育界 王伟 第一召集人 →是",
            "+教育界 孙联络 界别 →教育界",
            "+教育界 孙联络 姓名 →孙联络",
        ]
    );
    imports_cleanly(&mut desk, &roster);
    let roster = Roster::default()
        .members(&[
            ["王伟", "体育界", "", "", "13900000001"],
            ["李明", "体育界", "", "", ""],
        ])
        .convenors(&[["教育界", "", "", "周联络", "", "", ""]]);
    add_sector(&mut desk, "体育界");
    let all = rehearses(&mut desk, &roster);
    assert_eq!(
        lines(&all),
        [
            "~王伟 界别 教育界→体育界（自 2026-11-24 起）",
            "+李明 姓名 →李明",
            "+李明 界别 →体育界",
            "~教育界 孙联络 终止 →2026-11-24 由周联络接任",
            "+教育界 周联络 界别 →教育界",
            "+教育界 周联络 姓名 →周联络",
            "+教育界 周联络 任职时间 →2026-11-24",
        ]
    );
    assert_eq!(
        (all[0].kind, all[0].id),
        (Kind::Member, only(&desk, "王伟").id.0)
    );
}

#[test]
fn every_difference_of_a_change_is_shown() {
    let mut desk = desk();
    let heads = [
        "姓名",
        "性别",
        "民族",
        "界别",
        "单位及职务",
        "所在专委会",
        "电话",
        "备注",
    ];
    let register = |row: [&str; 8]| {
        Roster::default()
            .sheet("名册", &heads, &[row])
            .map(&[["提案委员会", "", "教育界"], ["文史委员会", "", "体育界"]])
    };
    imports_cleanly(
        &mut desk,
        &register([
            "王伟",
            "男",
            "汉族",
            "教育界",
            "甲校",
            "",
            "13900000001",
            "",
        ]),
    );
    let second = register([
        "王伟",
        "女",
        "苗族",
        "教育界",
        "甲校",
        "文史委",
        "13900000002",
        "驻会",
    ]);
    let all = rehearses(&mut desk, &second);
    let fields: Vec<_> = all[0].fields.iter().map(|it| it.field).collect();
    assert_eq!(fields, ["sex", "ethnicity", "phone", "committee", "note"]);
    for it in &all[0].fields {
        assert_ne!(it.title.zh, it.title.en);
    }
}
