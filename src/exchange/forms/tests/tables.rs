//! The printed form, a table in a document, and its relatives.

use super::*;
use crate::exchange::office::document::fixtures::tc;
use crate::text::Locale;

const WANG: &str = "2026-03-05|王伟|教育界|市第一中学副校长|走访6户。⏎收集意见3条。";

fn printed(date: &str, name: &str, account: &str) -> String {
    [
        p(TITLE),
        p(date),
        table(&[
            &["委员姓名", name, "界　别", "教育界"],
            &["工作单位\n及职务", "市第一中学\n副校长"],
            &["联系\n服务\n界别\n群众\n情况", account],
        ]),
        p(REMARK),
    ]
    .concat()
}

#[test]
fn the_ways_that_are_ticked_or_written_reach_the_form() {
    let ways = |rows: &[&[&str]]| {
        let mut all: Vec<&[&str]> = vec![&["委员姓名", "王伟", "界别", "教育界"]];
        all.extend_from_slice(rows);
        let read = form(&docx(&format!("{}{}", p(TITLE), table(&all))));
        read.ways.into_iter().collect::<Vec<_>>()
    };
    let account = "联系服务界别群众情况";
    assert_eq!(
        ways(&[&[account, "☒走访群众 ☐接待群众 ☒微信交流\n收集意见3条。"]]),
        [ContactWay::Visit, ContactWay::WeChat]
    );
    assert_eq!(
        ways(&[
            &["联系方式", "走访2户、微信联系"],
            &[account, "接待3人，已答复。"]
        ]),
        [ContactWay::Visit, ContactWay::WeChat]
    );
    assert_eq!(
        ways(&[&["联系服务方式", "□走访 ■接待"], &[account, "座谈3次。"]]),
        [ContactWay::Reception]
    );
    assert_eq!(ways(&[&[account, "走访6户。"]]), [ContactWay::Visit]);
    assert!(ways(&[&[account, "座谈3次。"]]).is_empty());
}

#[test]
fn a_date_in_the_head_of_the_pages_is_the_form_s() {
    let header = format!("<w:hdr>{}</w:hdr>", p("填表时间：2026年3月5日"));
    let rows: &[&[&str]] = &[
        &["委员姓名", "王伟", "界别", "教育界"],
        &["联系服务界别群众情况", "走访6户。"],
    ];
    let body = format!("{}{}", p(TITLE), table(rows));
    let bytes = docx_with(&body, &[("header", "header1.xml", header.as_bytes())]);
    assert_eq!(said(&form(&bytes)), "2026-03-05|王伟|教育界|–|走访6户。");
}

#[test]
fn the_printed_form_says_what_it_says() {
    let account = "　　走访6户。\n \n　　收集意见3条。　";
    let bytes = docx(&printed("填表时间： 2026 年 3 月 5 日", "王　伟", account));
    let form = form(&bytes);
    assert_eq!(
        said(&form),
        "2026-03-05|王伟|教育界|市第一中学副校长|走访6户。⏎⏎收集意见3条。"
    );
    assert!(form.faults.is_empty());
    assert_eq!(form.at.text().say(Locale::Zh), "第 1 段");
    let member = form.member.expect("a name");
    assert_eq!(member.at.text().say(Locale::Zh), "第 1 张表第 1 行 B 列");
}

#[test]
fn a_blank_form_is_a_note_and_a_letter_is_nothing() {
    for date in ["填表时间：    年   月   日", "填表时间：____年__月__日", ""] {
        let draft = forms(&docx(&printed(date, "", "（可另附页）"))).expect("a form");
        assert!(draft.forms.is_empty());
        assert_eq!(draft.notes.len(), 1);
    }
    let letter = [
        p("关于报送登记表的通知"),
        p("请填写《市政协委员联系服务界别群众情况登记表》。"),
        p("2026年3月5日"),
    ];
    assert!(forms(&docx(&letter.concat())).is_none());
    let roster = table(&[
        &["姓名", "界别", "工作单位及职务", "电话"],
        &["王伟", "教育界", "一中", ""],
    ]);
    assert!(forms(&docx(&roster)).is_none());
}

#[test]
fn what_is_left_blank_is_absent() {
    let body = [
        p(TITLE),
        table(&[
            &["委员姓名", "王伟", "界别", ""],
            &["工作单位及职务", ""],
            &["联系服务界别群众情况", ""],
        ]),
    ];
    assert_eq!(said(&form(&docx(&body.concat()))), "–|王伟|–|–|–");
    let body = [table(&[
        &["委员姓名", "", "界别", "教育界"],
        &["工作单位及职务", ""],
        &["联系服务界别群众情况", "走访"],
    ])];
    assert_eq!(said(&form(&docx(&body.concat()))), "–|–|教育界|–|走访");
}

#[test]
fn a_day_that_can_not_be_is_a_fault_that_says_why() {
    for (date, why) in [
        ("填表时间：2026年3月", "哪一天"),
        ("填表时间：2026 年 3 月   日", "哪一天"),
        ("填表时间：3月5日", "年份"),
        ("填表时间：    年 3 月 5 日", "年份"),
        ("填表时间：2026年2月30日", "没有这一天"),
        ("填表时间：上周", "不是日期"),
    ] {
        let form = form(&docx(&printed(date, "王伟", "走访")));
        assert_eq!(form.filled_on, None, "{date}");
        assert_eq!(form.faults.len(), 1, "{date}");
        let reason = form.faults[0].reason.say(Locale::Zh);
        assert!(reason.contains(why), "{date}: {reason}");
    }
    let form = form(&docx(&printed("", "王伟、李明", "走访")));
    assert_eq!((form.member, form.faults.len()), (None, 1));
}

#[test]
fn the_date_may_stand_anywhere() {
    let rows: [&[&str]; 3] = [
        &["姓名", "王伟", "所在界别", "教育界"],
        &["单位及职务", "市第一中学副校长"],
        &["联系服务界别群众情况：", "走访6户。\n收集意见3条。"],
    ];
    let title = p(TITLE);
    let sheet = table(&rows);
    let date = table(&[&["填表日期", "2026.3.5"], rows[0], rows[1], rows[2]]);
    let parts = table(&[
        rows[0],
        rows[1],
        &["填表时间", "2026", "年", "3月5日"],
        rows[2],
    ]);
    for body in [
        [title.clone(), p("二〇二六年三月五日"), sheet.clone()].concat(),
        [
            title.clone(),
            p("填表时间 2026/3/5 填表人：李明"),
            sheet.clone(),
        ]
        .concat(),
        [
            title.clone(),
            sheet.clone(),
            p("填表日期：２０２６年３月５日"),
        ]
        .concat(),
        [title.clone(), sheet, p("委员签名：　　　2026年3月5日")].concat(),
        [title.clone(), date].concat(),
        [title, parts].concat(),
    ] {
        assert_eq!(said(&form(&docx(&body))), WANG, "{body}");
    }
}

#[test]
fn the_label_may_run_down_several_cells() {
    let row = |label: &str, merge: &str, value: &str| {
        format!(
            "<w:tr>{}{}</w:tr>",
            tc("", &p(label)),
            tc(
                &format!("<w:gridSpan w:val=\"3\"/><w:vMerge {merge}/>"),
                &p(value)
            )
        )
    };
    let merged = [
        row("联系", "w:val=\"restart\"", "走访"),
        row("服务", "", ""),
        row("界别", "", ""),
        row("群众", "", ""),
        row("情况", "", ""),
    ];
    let head = table(&[&["委员姓名", "王伟", "界别", "教育界"]]);
    let body = head.replace("</w:tbl>", &format!("{}</w:tbl>", merged.concat()));
    assert_eq!(said(&form(&docx(&body))), "–|王伟|教育界|–|走访");
    let letters: Vec<String> = "联系服务界别群众情况".chars().map(String::from).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["委员姓名", "王伟", "界别", "教育界"]];
    for (i, letter) in letters.iter().enumerate() {
        rows.push(vec![
            letter,
            if i == 2 {
                "走访"
            } else if i == 5 {
                "座谈"
            } else {
                ""
            },
        ]);
    }
    rows.push(vec!["备注", "本表由委员填写"]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    assert_eq!(
        said(&form(&docx(&table(&rows)))),
        "–|王伟|教育界|–|走访⏎座谈"
    );
}

#[test]
fn answers_may_stand_behind_a_colon_or_below() {
    let own = table(&[
        &["委员姓名：王伟", "界别：教育界"],
        &["工作单位及职务：市第一中学副校长"],
        &["填表时间：2026-3-5"],
        &["联系服务界别群众情况：\n走访6户。\n收集意见3条。"],
    ]);
    assert_eq!(said(&form(&docx(&own))), WANG);
    let below = table(&[
        &["委员姓名", "界别", "工作单位及职务", "填表时间"],
        &["王伟", "教育界", "市第一中学副校长", "2026年3月5日"],
        &["联系服务界别群众情况"],
        &["走访6户。\n收集意见3条。"],
    ]);
    assert_eq!(said(&form(&docx(&below))), WANG);
    let one_column = table(&[
        &["委员姓名"],
        &["王伟"],
        &["界别"],
        &["教育界"],
        &["工作单位及职务"],
        &["市第一中学副校长"],
        &["填表时间"],
        &["2026年3月5日"],
        &["联系服务界别群众情况"],
        &["走访6户。"],
        &["收集意见3条。"],
        &["备注"],
        &["无"],
    ]);
    assert_eq!(said(&form(&docx(&one_column))), WANG);
}

#[test]
fn a_file_may_hold_many_forms() {
    let two = [
        printed("填表时间：2026年3月5日", "王伟", "走访"),
        printed("填表时间：2026年3月6日", "李明", "座谈"),
        printed("", "", ""),
    ];
    let said = [
        "2026-03-05|王伟|教育界|市第一中学副校长|走访",
        "2026-03-06|李明|教育界|市第一中学副校长|座谈",
    ];
    assert_eq!(all_said(&docx(&two.concat())), said);
    // Without titles: the dates above, then below the tables.
    let bare = |name, account| {
        table(&[
            &["委员姓名", name, "界别", "教育界"],
            &["工作单位及职务", "市第一中学副校长"],
            &["联系服务界别群众情况", account],
        ])
    };
    let (first, second) = (p("填表时间：2026年3月5日"), p("填表时间：2026年3月6日"));
    let above = [
        first.clone(),
        bare("王伟", "走访"),
        second.clone(),
        bare("李明", "座谈"),
    ];
    assert_eq!(all_said(&docx(&above.concat())), said);
    let below = [bare("王伟", "走访"), first, bare("李明", "座谈"), second];
    assert_eq!(all_said(&docx(&below.concat())), said);
}

#[test]
fn further_rows_of_the_form_are_none_of_the_account() {
    let body = table(&[
        &["委员姓名", "王伟", "性别", "男"],
        &["界别", "教育界", "联系电话", "13900000000"],
        &["工作单位", "市第一中学", "职务", "副校长"],
        &["联系服务界别群众情况", "走访"],
        &["专委会意见", "同意备案"],
        &["备注", "本表一式两份"],
    ]);
    assert_eq!(
        said(&form(&docx(&body))),
        "–|王伟|教育界|市第一中学副校长|走访"
    );
}
