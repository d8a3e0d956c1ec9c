//! Tables of anything: always answered, and what is plainly a member is read.

use proptest::prelude::*;

use super::*;

/// A cell of any office: headers, names, dates, lists, rubbish.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "姓名", "界别", "专委会", "联系界别", "第一召集人", "召集人", "联络员", "电话", "推选时间", "民族", "性别",
            "王　伟", "教育界", "提案委员会", "一、经济界（共3人）", "合计", "无", "2026年2月", "2026-02-30", "女",
            "13912345678", "张三、李四（第一召集人）", "★", "（", "#REF!", "",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

proptest! {
    #[test]
    fn any_table_is_answered_and_every_row_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 1..7), 1..12),
        names in proptest::collection::vec("[\u{4f00}-\u{4fff}]{2,3}", 0..4),
    ) {
        let mut csv = String::new();
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        csv.push_str("姓名,界别,电话\n");
        for name in &names {
            csv.push_str(&format!("{name},教育界,13912345678\n"));
        }
        for row in &rows {
            csv.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(","));
            csv.push('\n');
        }
        if let Ok(draft) = read_roster("表.csv", csv.as_bytes(), &Limits::default()) {
            // What is plainly a member is read, whatever stands around it.
            prop_assert!(draft.members.len() >= names.len());
            for (member, name) in draft.members.iter().zip(&names) {
                prop_assert_eq!(&member.name, name);
            }
            for member in &draft.members {
                prop_assert!(!member.name.is_empty() && !member.sector.value.is_empty());
            }
        } else {
            prop_assert!(names.is_empty());
        }
    }

    #[test]
    fn any_table_of_any_kind_is_answered(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 1..7), 1..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let _ = read_roster("表.csv", rows.join("\n").as_bytes(), &Limits::default());
    }
}
