//! What can be exported, and in which formats.

use crate::desk::lists::List;
use crate::rules::matrix::Group;
use crate::text;
use crate::text::Text;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// The register of members by sectors, in official order.
    Roster,
    /// The workbook for the chairpersons' council.
    Workbook,
    /// The checklist: of one group of duties, or of all.
    Checklist(Option<Group>),
    /// The slips of whoever is to be reminded.
    Reminders,
    /// Whom the year's rounds reminded, and what was done since.
    Supervision,
    /// A list.
    List(List),
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A Word document.
    Docx,
    /// A table of text, as Excel opens it in Chinese.
    Csv,
    /// An array, an element a line; `docs/json.md` says which.
    Json,
}

impl What {
    /// All that can be exported.
    pub fn all() -> impl Iterator<Item = What> {
        let lists = List::all().map(What::List);
        let papers = [
            What::Roster,
            What::Workbook,
            What::Checklist(None),
            What::Reminders,
            What::Supervision,
        ];
        papers.into_iter().chain(lists)
    }

    /// Its name on the command line, and what a file of it is called by default.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            What::Roster => "roster",
            What::Workbook => "workbook",
            What::Checklist(_) => "checklist",
            What::Reminders => "reminders",
            What::Supervision => "supervision",
            What::List(list) => list.code(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            What::Roster => Text::of("委员名册", "roster"),
            What::Workbook => Text::of("主席会议工作簿", "workbook for the council"),
            What::Checklist(None) => Text::of("检查表", "checklist"),
            What::Checklist(Some(group)) => {
                let title = group.title();
                let (zh, en) = (&title.zh, &title.en);
                text!("检查表（{zh}）", "checklist ({en})")
            }
            What::Reminders => Text::of("催办单", "slips of reminders"),
            What::Supervision => Text::of("督查情况", "supervision: reminders of the year"),
            What::List(list) => list.title(),
        }
    }

    /// The formats that it is written in, the most fitting first.
    #[must_use]
    pub fn formats(self) -> &'static [Format] {
        match self {
            What::Roster => &[Format::Xlsx, Format::Docx, Format::Csv],
            What::Workbook | What::Checklist(_) | What::Supervision => &[Format::Xlsx],
            What::Reminders => &[Format::Docx],
            What::List(_) => &[Format::Xlsx, Format::Csv, Format::Json],
        }
    }

    /// What the export counts.
    #[must_use]
    pub fn counted(self, count: u64) -> Text {
        match self {
            What::Roster => text!("{count} 名委员", "members: {count}"),
            What::Workbook | What::Checklist(_) => text!("{count} 张工作表", "sheets: {count}"),
            What::Reminders => text!("{count} 份", "slips: {count}"),
            What::Supervision | What::List(_) => text!("{count} 条", "entries: {count}"),
        }
    }
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 4] = [Format::Xlsx, Format::Docx, Format::Csv, Format::Json];

    /// Its name, which is also how a file of it ends.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// The format that a file's ending names.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        Format::ALL.into_iter().find(|it| it.code() == ending)
    }
}
