//! Whether what a sheet was made by has changed since. What was confirmed stays as it was confirmed; that it would be
//! another now is said, on the screen and in the shell alike.

use crate::domain::assessment::{AssessmentSheet, Grade, Points};
use crate::domain::book::Book;
use crate::domain::record::{Kind, Seq};
use crate::rules::points::Scores;
use crate::text;
use crate::text::Text;

/// What has become of a sheet since it was made or confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Was the table changed, or an item of it? Else it was the records.
    pub table: bool,
    /// Was the sheet confirmed?
    confirmed: bool,
    /// What it would come to now, as of its own day.
    pub now: Now,
}

/// What a sheet would come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The points.
    pub points: Points,
    /// The most that is open.
    pub open: Points,
    /// The grade.
    pub grade: Grade,
}

/// Was the table of a sheet, or an item of it, changed after the sheet was?
#[must_use]
pub fn table_changed_since(sheet: &AssessmentSheet, book: &Book) -> bool {
    let Some(made) = book.seq_of(Kind::AssessmentSheet, sheet.id.0) else {
        return false;
    };
    last_change(sheet, book).is_some_and(|at| at > made)
}

/// When the table of a sheet or an item of it was changed last.
fn last_change(sheet: &AssessmentSheet, book: &Book) -> Option<Seq> {
    let items = book.points_items.iter();
    let items = items.filter(|it| it.table == sheet.table);
    let items = items.filter_map(|it| book.seq_of(Kind::PointsItem, it.id.0));
    let table = book.seq_of(Kind::PointsTable, sheet.table.0);
    items.chain(table).max()
}

/// What has become of a sheet; none where nothing has. `now` is what the records give by its table as of its day.
#[must_use]
pub fn since(sheet: &AssessmentSheet, now: &Scores, book: &Book) -> Option<Since> {
    let then = Now {
        points: sheet.points,
        open: sheet.open,
        grade: sheet.grade,
    };
    let now = Now {
        points: now.points,
        open: now.open,
        grade: now.grade,
    };
    let table = table_changed_since(sheet, book) || then.open != now.open;
    (table || then != now).then_some(Since {
        table,
        confirmed: sheet.confirmed.is_some(),
        now,
    })
}

impl Since {
    /// What has changed, and what the sheet would come to.
    #[must_use]
    pub fn text(&self, sheet: &AssessmentSheet) -> Text {
        let what = match (self.confirmed, self.table) {
            (true, true) => Text::of(
                "确认后计分表改过",
                "The table was changed after this was confirmed",
            ),
            (true, false) => Text::of("确认后记录有变", "Records changed after this was confirmed"),
            (false, true) => Text::of(
                "计分后计分表改过",
                "The table was changed after this was made",
            ),
            (false, false) => Text::of("计分后记录有变", "Records changed after this was made"),
        };
        let Now {
            points,
            open,
            grade,
        } = self.now;
        let (zh, en, word) = (&what.zh, &what.en, grade.word());
        let same = (points, open, grade) == (sheet.points, sheet.open, sheet.grade);
        let then = match same {
            true => Text::of("现在重算结果不变", "counted anew it comes to the same"),
            false => {
                let (word_zh, word_en) = (&word.zh, &word.en);
                text!(
                    "现在重算为 {points} / {open}，{word_zh}",
                    "counted anew it comes to {points} of {open}, {word_en}"
                )
            }
        };
        let (then_zh, then_en) = (&then.zh, &then.en);
        let stays = match self.confirmed {
            true => Text::of("已确认的不变。", " What was confirmed stays."),
            false => Text::of("", ""),
        };
        let (stays_zh, stays_en) = (&stays.zh, &stays.en);
        text!("{zh}：{then_zh}。{stays_zh}", "{en}: {then_en}.{stays_en}")
    }
}

/// Whether sheets by a table hold what it says of whom and of which year: then that is not changed any more.
pub(super) fn has_sheets(table: crate::domain::id::PointsTableId, book: &Book) -> bool {
    book.assessment_sheets.iter().any(|it| it.table == table)
}
