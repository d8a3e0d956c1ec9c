//! The yearly assessment on paper: the sheet of one (考核表) with what each number counts, and who has which grade
//! (等次名单), in the order of the roster.

use chrono::NaiveDate;

use super::day;
use super::dossier::facts;
use crate::exchange::office::word::{
    Block, Cell, Orientation, Paper, Paragraph, Style, Table, TableRow,
};

/// What stands on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedSheet {
    /// What it is called.
    pub title: String,
    /// As of which day.
    pub as_of: NaiveDate,
    /// Who is assessed, by which table.
    pub facts: Vec<(&'static str, String)>,
    /// The items: what each is called, what was open, what was given, and what counts.
    pub items: Vec<[String; 4]>,
    /// What was open in all, and given.
    pub sum: [String; 2],
    /// Grade, confirmation, appeal, each below its label.
    pub said: Vec<(&'static str, String)>,
    /// The last line, in small type.
    pub proof: String,
}

/// What stands on the list of grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedGrades {
    /// Whose it is.
    pub organisation: String,
    /// What it is called.
    pub title: String,
    /// As of which day.
    pub as_of: NaiveDate,
    /// How many have a grade, of how many, and what is said of it.
    pub summary: Vec<[String; 4]>,
    /// The grades, each with who has it.
    pub grades: Vec<PrintedGrade>,
    /// What is to be known of the figures.
    pub notes: Vec<String>,
    /// The last line, in small type.
    pub proof: String,
}

/// A grade, and who has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedGrade {
    /// What it is called, with how many there are.
    pub title: String,
    /// Name, whose, given, open, share, how far the sheet is.
    pub rows: Vec<[String; 6]>,
}

/// Sheets in one document called `title`, each on its own page.
#[must_use]
pub fn sheets(organisation: String, title: String, all: &[PrintedSheet]) -> Paper {
    let blocks = all.iter().enumerate().flat_map(|(n, it)| sheet(it, n > 0));
    Paper {
        title,
        author: organisation,
        page: Orientation::Portrait,
        numbered: false,
        blocks: blocks.collect(),
    }
}

fn sheet(it: &PrintedSheet, follows: bool) -> Vec<Block> {
    let width = Orientation::Portrait.width();
    let title = Paragraph::new(Style::Title, &it.title);
    let title = match follows {
        true => title.on_new_page(),
        false => title,
    };
    let mut items = Table::new(Table::share(width, &[24, 9, 9, 58]));
    items.push(TableRow::head(["考核项目", "可得", "得分", "依据"]).repeated());
    for [title, open, points, grounds] in &it.items {
        items.push(
            TableRow::new([
                Cell::text(title),
                Cell::centred(open),
                Cell::centred(points),
                Cell::text(grounds),
            ])
            .flowing(),
        );
    }
    let [open, points] = &it.sum;
    items.push(TableRow::new([
        Cell::head("合计"),
        Cell::centred(open),
        Cell::centred(points),
        Cell::text(""),
    ]));
    let mut said = Table::new(Table::share(width, &[24, 76]));
    for (label, words) in &it.said {
        said.push(TableRow::new([Cell::head(label), Cell::text(words)]));
    }
    vec![
        title.into(),
        as_of(it.as_of),
        facts(&it.facts).into(),
        Paragraph::new(Style::Caption, "各项得分").into(),
        items.into(),
        Paragraph::new(Style::Caption, "等次和确认").into(),
        said.into(),
        Paragraph::new(
            Style::Flush,
            "本人签名：　　　　　　　　专委会（盖章）：　　　　　　　　年　　月　　日",
        )
        .into(),
        Paragraph::new(Style::Note, &it.proof).into(),
    ]
}

/// The list.
#[must_use]
pub fn grades(it: &PrintedGrades) -> Paper {
    let width = Orientation::Portrait.width();
    let mut summary = Table::new(Table::share(width, &[16, 12, 14, 58]));
    summary.push(TableRow::head(["等次", "数量", "占比", "说明"]));
    for [grade, count, share, words] in &it.summary {
        summary.push(TableRow::new([
            Cell::centred(grade),
            Cell::centred(count),
            Cell::centred(share),
            Cell::text(words),
        ]));
    }
    let mut blocks = vec![
        Paragraph::new(Style::Title, &it.title).into(),
        as_of(it.as_of),
        summary.into(),
    ];
    for grade in it.grades.iter().filter(|it| !it.rows.is_empty()) {
        blocks.push(
            Paragraph::new(Style::Caption, &grade.title)
                .kept_with_next()
                .into(),
        );
        blocks.push(of_grade(grade).into());
    }
    let notes = it.notes.iter().chain([&it.proof]);
    blocks.extend(notes.map(|it| Paragraph::new(Style::Note, it).into()));
    Paper {
        title: it.title.clone(),
        author: it.organisation.clone(),
        page: Orientation::Portrait,
        numbered: true,
        blocks,
    }
}

fn of_grade(grade: &PrintedGrade) -> Table {
    let width = Orientation::Portrait.width();
    let mut table = Table::new(Table::share(width, &[20, 30, 11, 11, 13, 15]));
    let heads = ["名称", "所属", "得分", "可得", "占比", "确认"];
    table.push(TableRow::head(heads).repeated());
    for [name, whose, points, open, share, state] in &grade.rows {
        table.push(TableRow::new([
            Cell::text(name),
            Cell::text(whose),
            Cell::centred(points),
            Cell::centred(open),
            Cell::centred(share),
            Cell::centred(state),
        ]));
    }
    table
}

fn as_of(on: NaiveDate) -> Block {
    Paragraph::new(Style::Flush, format!("截至{}", day(on)))
        .from_right(2)
        .kept_with_next()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::office::word;

    #[test]
    fn they_are_written_whatever_they_say() {
        let sheet = PrintedSheet {
            title: "2026年度委员履职考核表".into(),
            facts: vec![("姓名", "王伟".into()), ("界别", "教育界".into())],
            items: vec![
                [
                    "参加界别活动".into(),
                    "20".into(),
                    "5".into(),
                    "字".repeat(300)
                ];
                30
            ],
            said: vec![("等次", "称职".into()), ("申诉", String::new())],
            ..PrintedSheet::default()
        };
        let paper = sheets(String::new(), "考核表".into(), &[sheet.clone(), sheet]);
        assert!(!word::write(&paper).expect("written").is_empty());
        let row = ["王伟", "教育界", "60", "80", "75.0%", "已确认"].map(String::from);
        let list = PrintedGrades {
            title: "等次名单".into(),
            summary: vec![["优秀".into(), "0".into(), "0.0%".into(), String::new()]],
            grades: vec![
                PrintedGrade::default(),
                PrintedGrade {
                    title: "称职".into(),
                    rows: vec![row; 400],
                },
            ],
            notes: vec!["注：示例".into()],
            ..PrintedGrades::default()
        };
        assert!(!word::write(&grades(&list)).expect("written").is_empty());
    }
}
