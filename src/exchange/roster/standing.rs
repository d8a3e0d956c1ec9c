//! Columns that say whether a member still serves: 状态, 是否在任, 离任时间. What they say is a remark.

use super::draft::RosterDraft;
use super::rows::Table;
use crate::exchange::headers::Field;
use crate::exchange::office::words;

/// What the columns of a row say of the member; that he serves is nothing to be said.
pub(super) fn said(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Vec<String> {
    let columns = table.headers.all_of(Field::Standing);
    let columns: Vec<_> = columns.map(|(at, head)| (at, head.to_owned())).collect();
    let said = columns.into_iter().filter_map(|(column, head)| {
        let cell = table.sheet.seen(row, column);
        if let Some(fault) = cell.fault() {
            draft.reject(table.sheet.at(row, column), cell.text(), fault);
            return None;
        }
        of_cell(&head, &words::line(&cell.text()))
    });
    said.collect()
}

fn of_cell(head: &str, cell: &str) -> Option<String> {
    let word = words::squeeze(cell);
    let is = |words: &[&str]| words.contains(&word.as_str());
    if head.starts_with("备注") || head.ends_with("备注") {
        return (!words::is_vacant(&word)).then(|| cell.to_owned());
    }
    let answer = words::yes_or_no(cell);
    let no = answer == Some(false) && !words::is_vacant(&word) || is(&["不在任", "×"]);
    let open = words::is_vacant(&word) && !word.contains(['待', '缺']);
    // 是否离任 asks for the leaving, all others for the serving.
    let leaving = [
        "离任", "退出", "卸任", "免职", "辞职", "去世", "调离", "调出",
    ];
    if leaving.iter().any(|word| head.contains(word)) {
        let stays = no || open || is(&["在任", "现任", "未离任"]);
        return (!stays).then(|| format!("离任（{head}：{cell}）"));
    }
    let serves = ["在任", "在职", "现任", "正常", "履职", "有效"];
    if no {
        Some(format!("离任（{head}：{cell}）"))
    } else if open || answer == Some(true) || is(&serves) {
        None
    } else {
        Some(cell.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::seats::may_not_serve;

    #[test]
    fn only_who_may_not_serve_is_told() {
        for (head, cell) in [
            ("状态", "在任"),
            ("状态", ""),
            ("是否在任", "是"),
            ("是否离任", "否"),
            ("离任时间", "—"),
        ] {
            assert_eq!(of_cell(head, cell), None, "{head} {cell}");
        }
        for (head, cell) in [
            ("状态", "已离任"),
            ("是否在任", "否"),
            ("是否离任", "是"),
            ("离任时间", "2026-06-01"),
            ("退出时间", "2026年6月"),
        ] {
            let said = of_cell(head, cell);
            assert!(said.is_some_and(|it| may_not_serve(&it)), "{head} {cell}");
        }
        assert_eq!(of_cell("状态", "新任").as_deref(), Some("新任"));
        assert_eq!(of_cell("备注2", "常委").as_deref(), Some("常委"));
    }
}
