//! What holds for any answers and any bytes.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(
        name in "[\u{4e00}-\u{9f00}]{2,3}",
        account in "[\u{4e00}-\u{4e0f}，。0-9]{1,30}",
        pad in "[ \u{3000}\u{a0}]{0,3}",
        day in 0_i64..20_000,
        way in 0_usize..4,
        down in any::<bool>(),
    ) {
        prop_assume!(!crate::exchange::office::words::is_vacant(&account) && !crate::exchange::office::words::is_vacant(&name));
        use chrono::Datelike;
        let day = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::Duration::days(day);
        let (y, m, d) = (day.year(), day.month(), day.day());
        let date = match way {
            0 => format!("填表时间：{pad}{y} 年{pad}{m} 月 {d} 日"),
            1 => format!("填表日期：{y}.{m}.{d}"),
            2 => format!("{y}年{m}月{d}日{pad}"),
            _ => format!("填表时间 {y}-{m:02}-{d:02}"),
        };
        let spread: String = name.chars().flat_map(|c| [c.to_string(), pad.clone()]).collect();
        let label = if down { "联系\n服务\n界别\n群众\n情况" } else { "联系服务界别群众情况" };
        let body = [p(TITLE), p(&date), table(&[&["委员姓名", &spread, "界别", "教育界"], &[label, &format!("{pad}{account}{pad}")]])];
        prop_assert_eq!(said(&form(&docx(&body.concat()))), format!("{day}|{name}|教育界|–|{account}"));
    }

    #[test]
    fn any_words_in_any_order_are_answered(
        words in proptest::collection::vec(
            prop::sample::select(vec!["委员姓名", "界别", "：", "\t", "\n", "　", "王伟", "联系", "服务", "群众", "情况", "填表时间", "2026年3月5日", "备注", "登记表", "（", "）", "市政协委员联系服务界别群众情况登记表", "_"]),
            0..40,
        ),
    ) {
        let text = words.concat();
        if let Ok(opened) = open("文件", text.as_bytes(), &Limits::default()) {
            let _ = read(&opened);
        }
        let cells: Vec<&[&str]> = words.chunks(4).collect();
        if let Ok(opened) = open("文件", &docx(&format!("{}{}", p("一"), table(&cells))), &Limits::default()) {
            let _ = read(&opened);
        }
    }
}
