//! What was rejected comes back when it is corrected in the workbook that names it.

use super::super::tests::{rejected, sheet};
use super::super::{read_opened, read_roster};
use super::*;
use crate::exchange::office::open::open;
use crate::exchange::roster::RosterDraft;

/// A file, read, with what its reader rejected and what somebody else does.
struct Trial {
    opened: Opened,
    draft: RosterDraft,
}

impl Trial {
    fn of(bytes: &[u8]) -> Self {
        let limits = Limits::default();
        let opened = open("名册", bytes, &limits).expect("opened");
        let draft = read_opened("名册", &opened, &limits).expect("a roster");
        Trial { opened, draft }
    }

    /// The workbook of what was rejected.
    fn workbook(&self) -> Opened {
        self.workbook_of(&self.draft.rejected)
    }

    fn workbook_of(&self, rejected: &[Rejection]) -> Opened {
        let file = RejectedFile {
            path: "名册",
            opened: &self.opened,
            draft: &self.draft,
            rejected,
        };
        let bytes = rejected_rows(&[file], Locale::Zh).expect("a workbook");
        open("改正.xlsx", &bytes, &Limits::default()).expect("opened")
    }
}

fn book(opened: &Opened) -> &crate::exchange::office::workbook::Workbook {
    match opened {
        Opened::Workbook(book) => book,
        Opened::Document(_) => panic!("no workbook"),
    }
}

/// The cells of the first sheet, written again with what `correct` makes of each.
fn corrected(opened: &Opened, correct: impl Fn(&str) -> Option<&'static str>) -> RosterDraft {
    let mut out = rust_xlsxwriter::Workbook::new();
    for sheet in &book(opened).sheets {
        let page = out.add_worksheet();
        page.set_name(&**sheet.name()).expect("a name");
        for row in 0..sheet.height() {
            for (column, cell) in sheet.row(row).iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                let written = cell.text();
                match (correct(&written), cell) {
                    (Some(right), _) => page.write(row, column, right).expect("a cell"),
                    (None, Cell::Empty) => continue,
                    (None, Cell::Number(number)) => {
                        page.write(row, column, *number).expect("a cell")
                    }
                    (None, _) => page.write(row, column, &*written).expect("a cell"),
                };
            }
        }
    }
    let bytes = out.save_to_buffer().expect("a workbook");
    read_roster("改正.xlsx", &bytes, &Limits::default()).expect("a roster")
}

fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect()
}

#[test]
fn rows_of_a_register_keep_their_columns_and_their_sector() {
    let bytes = sheet(
        &[
            &["委员名册"],
            &["序号", "姓　名", "工作单位", "联系电话", "籍贯"],
            &["一、教育界（3名）"],
            &["1", "王伟", "一中", "1390000", "某县"],
            &["2", "李小明", "二中", "13900000002"],
            &["3", "赵静、钱进", "三中", "1390000"],
            &["二、体育界（2名）"],
            &["4", "孙联", "体校", "13900000004"],
        ],
        |_| {},
    );
    let trial = Trial::of(&bytes);
    assert_eq!(
        rejected(&trial.draft).len(),
        3,
        "{:?}",
        trial.draft.rejected
    );
    let opened = trial.workbook();
    let page = &book(&opened).sheets[0];
    let row = |row: usize| -> Vec<String> {
        page.row(row)
            .iter()
            .map(|cell| cell.text().into_owned())
            .collect()
    };
    assert_eq!(
        row(0),
        [
            "序号",
            "姓 名",
            "工作单位",
            "联系电话",
            "籍贯",
            "界别",
            "文件",
            "工作表",
            "行",
            "原因"
        ]
    );
    assert_eq!(
        &row(1)[..9],
        [
            "1",
            "王伟",
            "一中",
            "1390000",
            "某县",
            "教育界",
            "名册",
            "某表",
            "4"
        ]
    );
    assert!(row(2)[9].contains("不像一个人的姓名"), "{:?}", row(2));
    // The list that does not add up comes with its heading, and its rows without a reason.
    assert_eq!(
        (row(3)[0].as_str(), row(3)[8].as_str()),
        ("二、体育界（2名）", "7")
    );
    assert_eq!(row(4), ["4", "孙联", "体校", "13900000004"]);
    let again = corrected(&opened, |cell| match cell {
        "1390000" => Some("13900000001"),
        "赵静、钱进" => Some("赵静"),
        "二、体育界（2名）" => Some("二、体育界（1名）"),
        _ => None,
    });
    assert_eq!(again.rejected, []);
    assert_eq!(
        people(&again),
        [("王伟", "教育界"), ("赵静", "教育界"), ("孙联", "体育界")]
    );
    // The added columns are known, and rows that come back are no whole list of their sector.
    let whole: Vec<_> = again
        .lists
        .iter()
        .map(|list| list.sector.value.as_str())
        .collect();
    assert_eq!(whole, ["体育界"]);
    assert!(
        again.notes.iter().all(|note| note.value == "籍贯"),
        "{:?}",
        again.notes
    );
    // Uncorrected, it is rejected as it was.
    let same = corrected(&opened, |_| None);
    assert_eq!(same.rejected.len(), 3, "{:?}", same.rejected);
}

#[test]
fn an_announced_list_keeps_its_lines() {
    let text =
        "委员名单\n经济界（3名）\n王　伟  李小\n明\n体育界（2名）\n赵静、钱进\n教育界\n孙联、1号\n";
    let trial = Trial::of(text.as_bytes());
    let values: Vec<_> = trial
        .draft
        .rejected
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!(values, ["经济界", "1号"]);
    let opened = trial.workbook();
    let again = corrected(&opened, |cell| match cell {
        "经济界（3名）" => Some("经济界（2名）"),
        "1号" => Some("周明"),
        _ => None,
    });
    assert_eq!(again.rejected, []);
    assert_eq!(
        people(&again),
        [("王伟", "经济界"), ("李小明", "经济界"), ("周明", "教育界")]
    );
}

#[test]
fn what_the_desk_rejects_of_a_list_becomes_rows() {
    let text = "1、教肓界界别小组（2人）\n组长：王伟\n成员：李小明\n联系处室：提按委员会\n\
                2、体育界界别小组（2人）\n组长：赵静\n成员：钱进\n";
    let trial = Trial::of(text.as_bytes());
    let draft = &trial.draft;
    let reason = || Text::of("没有这个界别", "there is no such sector");
    let unknown = &draft.members[0].sector;
    let mut rejected: Vec<_> = (0..2)
        .map(|_| Rejection::of(unknown.at.clone(), unknown.value.as_str(), reason()))
        .collect();
    let map = &draft.map[0];
    rejected.push(Rejection::of(
        map.at.clone(),
        map.committee.as_str(),
        reason(),
    ));
    let first = draft.convenors[1].first.as_ref().expect("a leader");
    rejected.push(Rejection::of(
        first.at.clone(),
        first.value.as_str(),
        reason(),
    ));
    let opened = trial.workbook_of(&rejected);
    let again = corrected(&opened, |cell| match cell {
        "教肓界" => Some("教育界"),
        "提按委员会" => Some("提案委员会"),
        "赵静" => Some("钱进"),
        _ => None,
    });
    assert_eq!(again.rejected, []);
    // 赵静 of the second group was rejected as a convenor and as a member of her line.
    assert_eq!(
        people(&again)[..2],
        [("王伟", "教育界"), ("李小明", "教育界")]
    );
    assert_eq!(again.map[0].committee, "提案委员会");
}

#[test]
fn merged_and_blank_keys_come_along() {
    let bytes = sheet(
        &[
            &["专委会", "主任", "联系界别"],
            &["提案委员会", "赵1", "教育界"],
            &["", "", "经济界"],
        ],
        |_| {},
    );
    let trial = Trial::of(&bytes);
    let mut rejected = trial.draft.rejected.clone();
    let sector = &trial.draft.map[0].sectors[1];
    rejected.push(Rejection::of(
        sector.at.clone(),
        sector.value.as_str(),
        Text::of("没有", "none"),
    ));
    let opened = trial.workbook_of(&rejected);
    let again = corrected(&opened, |cell| match cell {
        "赵1" => Some("赵静"),
        "经济界" => Some("体育界"),
        _ => None,
    });
    assert_eq!(again.rejected, []);
    let sectors: Vec<_> = again.map[0]
        .sectors
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!((again.map.len(), sectors), (1, vec!["教育界", "体育界"]));
}

#[test]
fn what_stands_in_no_row_is_told() {
    let bytes = sheet(
        &[&["共5名"], &["姓名", "界别"], &["王伟", "教育界"]],
        |_| {},
    );
    let trial = Trial::of(&bytes);
    let opened = trial.workbook();
    let page = &book(&opened).sheets[0];
    assert_eq!(&**page.name(), "其他");
    assert_eq!(page.cell(1, 0).text(), "5");
    assert!(page.cell(1, 4).text().contains("写明共 5 人"));
}
