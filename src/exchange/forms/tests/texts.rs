//! Forms without a table.

use super::*;

const WANG: &str = "2026-03-05|王伟|教育界|市第一中学副校长|走访6户。⏎时间：3月2日⏎收集意见3条。";

#[test]
fn labels_with_colons_are_enough() {
    let text = format!(
        "{TITLE}\n\n填表时间：2026年3月5日\n委员姓名：王　伟　　界别：教育界\n工作单位及职务：市第一中学副校长\n联系服务界别群众情况：\n　　走访6户。\n　　时间：3月2日\n收集意见3条。\n\n{REMARK}\n"
    );
    assert_eq!(said(&form(text.as_bytes())), WANG);
    let paragraphs: String = text.lines().map(p).collect();
    assert_eq!(said(&form(&docx(&paragraphs))), WANG);
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    assert_eq!(said(&form(&gb)), WANG);
}

#[test]
fn answers_may_stand_on_the_next_line_or_behind_a_tab() {
    let text = format!(
        "{TITLE}\n填表时间\n2026.3.5\n委员姓名\t王伟\t界别\t教育界\n工作单位及职务\t市第一中学副校长\n联系 服务 界别 群众 情况\t走访6户。\n时间：3月2日\n收集意见3条。\n{REMARK}"
    );
    assert_eq!(said(&form(text.as_bytes())), WANG);
}

#[test]
fn the_label_may_run_down_the_lines() {
    let text = format!(
        "{TITLE}\n委员姓名\n王伟\n界别\n教育界\n联系\n服务\n界别\n群众\n情况\n走访6户。\n{REMARK}"
    );
    assert_eq!(said(&form(text.as_bytes())), "–|王伟|教育界|–|走访6户。");
    let blank = format!("{TITLE}\n委员姓名\n界别\n联系\n服务\n界别\n群众\n情况");
    assert_eq!(forms(blank.as_bytes()).expect("a form").notes.len(), 1);
}

#[test]
fn a_title_may_be_broken_and_many_forms_follow_each_other() {
    let one = |name: &str| {
        format!(
            "市政协委员联系服务界别群众情况\n登 记 表\n委员姓名：{name}\n界别：教育界\n联系服务界别群众情况：走访\n填表时间：2026年3月5日\n"
        )
    };
    let text = [one("王伟"), one("李明"), one("")].concat();
    assert_eq!(
        all_said(text.as_bytes()),
        [
            "2026-03-05|王伟|教育界|–|走访",
            "2026-03-05|李明|教育界|–|走访",
            "2026-03-05|–|教育界|–|走访"
        ]
    );
}

#[test]
fn a_table_inside_the_account_belongs_to_it() {
    let body = [
        p("委员姓名：王伟"),
        p("联系服务界别群众情况：走访如下"),
        table(&[&["户", "人数"], &["张家", "3"]]),
        p("均已答复。"),
        p("填表时间：2026年3月5日"),
    ];
    assert_eq!(
        said(&form(&docx(&body.concat()))),
        "2026-03-05|王伟|–|–|走访如下⏎户 人数⏎张家 3⏎均已答复。"
    );
}

#[test]
fn blank_text_forms_and_the_method_itself_are_blank() {
    let text = format!(
        "附件：{TITLE}\n{TITLE}\n填表时间：  年  月  日\n委员姓名\t\t界别\t\n工作单位及职务\t\t\t\n联系 服务 界别 群众 情况\t\t\t\n\n{REMARK}"
    );
    let draft = forms(text.as_bytes()).expect("a form");
    assert_eq!((draft.forms.len(), draft.notes.len()), (0, 1));
    assert!(forms("委员姓名：王伟\n界别：教育界\n".as_bytes()).is_none());
}
