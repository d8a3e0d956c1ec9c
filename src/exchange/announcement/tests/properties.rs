//! Whatever is listed is read back; whatever does not add up takes nobody.

use proptest::prelude::*;

use super::{announced, names, read_text};

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[\u{4f00}-\u{4fff}]{2}",
        6 => "[\u{4f00}-\u{4fff}]{3}",
        1 => "(欧阳|司马|上官)[\u{4f00}-\u{4fff}]{1,2}",
        1 => "[\u{5e00}-\u{5eff}]{2,4}·[\u{5e00}-\u{5eff}]{2,4}",
    ]
}

/// How a file writes its names: the padding inside those of two characters, what parts the names,
/// and how many stand in a line.
fn manner() -> impl Strategy<Value = (&'static str, &'static str, usize)> {
    let pad = prop::sample::select(vec!["", "　", "  ", " "]);
    let between = prop::sample::select(vec!["  ", "　", "、", "，", "    ", "\t"]);
    (pad, between, 1_usize..8)
}

/// The beginning of a sector's name that no table has.
fn unknown() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "乡贤", "数字", "新阶", "民", "团", "物流", "群", "三农", "致", "电商", "科", "医", "社",
    ])
}

/// A name as most people have it.
fn person() -> impl Strategy<Value = String> {
    let surname = prop::sample::select(vec!["王", "李", "赵", "陈", "欧阳", "司马", "林", "何"]);
    (surname, "[明远秀兰志立新国强静]{2}").prop_map(|(surname, given)| format!("{surname}{given}"))
}

fn remark() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "（女）",
        "(苗族)",
        "（女，壮族)",
        "(女、土家族）",
        "（女）",
        "[回族]",
    ])
}

proptest! {
    #[test]
    fn what_is_listed_is_read_back_in_its_order(
        sectors in prop::collection::vec(prop::collection::vec((name(), remark()), 1..24), 1..6),
        (pad, between, a_line) in manner(),
    ) {
        let numerals = ["一", "二", "三", "四", "五", "六"];
        let mut text = String::from("政协某市委员会委员名单\n");
        for (n, people) in sectors.iter().enumerate() {
            text.push_str(&format!("{}、第{}界（{}名）\n", numerals[n], ["甲", "乙", "丙", "丁", "戊", "己"][n], people.len()));
            for line in people.chunks(a_line) {
                let written: Vec<_> = line.iter().map(|(name, remark)| {
                    let mut chars = name.chars();
                    let padded = match (chars.next(), chars.next(), chars.next()) {
                        (Some(one), Some(two), None) => format!("{one}{pad}{two}"),
                        _ => name.clone(),
                    };
                    format!("{padded}{remark}")
                }).collect();
                text.push_str(&written.join(between));
                text.push('\n');
            }
        }
        let draft = announced(&text);
        let expected: Vec<&str> = sectors.iter().flatten().map(|(name, _)| name.as_str()).collect();
        prop_assert_eq!(names(&draft), expected, "{}", text);
        prop_assert_eq!(&draft.rejected, &[]);
        for (member, (_, remark)) in draft.members.iter().zip(sectors.iter().flatten()) {
            prop_assert_eq!(member.sex.is_some(), remark.contains('女'));
            prop_assert_eq!(member.ethnicity.is_some(), remark.contains('族'));
        }
    }

    #[test]
    fn a_wrong_count_takes_nobody(
        people in prop::collection::vec("[\u{4f00}-\u{4fff}]{3}", 1..20),
        wrong in 1_usize..30,
        between in prop::sample::select(vec!["  ", "　", "、"]),
    ) {
        prop_assume!(wrong != people.len());
        let draft = announced(&format!("名单\n经济界（{wrong}名）\n{}\n", people.join(between)));
        prop_assert_eq!(draft.members.len(), 0);
        prop_assert_eq!(draft.rejected.len(), 1);
    }

    /// Sectors with names of every kind, known or not, in every layout: read exactly.
    #[test]
    fn sectors_that_nobody_knows_are_read_in_every_layout(
        sectors in prop::collection::vec((unknown(), prop::collection::vec(person(), 2..9)), 2..6),
        layout in 0..6_usize,
        between in prop::sample::select(vec!["、", "，", "  ", "　", "\t"]),
        a_line in 2_usize..5,
    ) {
        let mut text = String::from("政协某县委员会委员名单\n");
        let mut expected: Vec<(String, Vec<String>)> = Vec::new();
        for (n, (stem, people)) in sectors.iter().enumerate() {
            let sector = format!("{stem}{}界", ["甲", "乙", "丙", "丁", "戊", "己"][n]);
            let count = people.len();
            let lines: Vec<_> = people.chunks(a_line).map(|line| line.join(between)).collect();
            let names = lines.join("\n");
            text.push_str(&match layout {
                0 => format!("{sector}（{count}人）\n{names}\n"),
                1 => format!("{sector}：\n{names}\n"),
                2 => format!("{sector}：{}\n", people.join(between)),
                3 => format!("（{}）{sector}\n{names}\n", ["一", "二", "三", "四", "五", "六"][n]),
                4 => format!("{sector}\n{names}\n"),
                _ => format!("{}. {sector}（{count}）：{}\n", n + 1, people.join(between)),
            });
            expected.push((sector, people.clone()));
        }
        let draft = announced(&text);
        prop_assert_eq!(&draft.rejected, &[], "{}", text);
        prop_assert_eq!(super::by_sector(&draft), expected, "{}", text);
    }

    #[test]
    fn any_lines_are_answered(text in prop::collection::vec(prop_oneof![
        Just("经济界（3名）".to_owned()), Just("（".to_owned()), Just("1·".to_owned()), Just("扎西·".to_owned()),
        Just("王 小 明 李 伟".to_owned()), "[王李 　·（）()女、\t0-9]{0,20}", "\\PC{0,30}",
    ], 0..12)) {
        let _ = read_text(&text.join("\n"));
    }
}
