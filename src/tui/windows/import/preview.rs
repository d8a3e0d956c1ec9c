//! What files would change, before anything is written: the files, the changes field by field, what
//! is rejected and why, and what deserves a look.

use std::path::Path;

use super::tasks::Rehearsed;
use super::words::{by_kind, heading, or_dash, value};
use crate::desk::import::{Differences, FileOutcome, Import, Outcome};
use crate::exchange::At;
use crate::exchange::roster::SheetRead;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::windows::leaves::{Leaves, Pages};
use crate::tui::windows::lines::Line;

/// What a leaf shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Files,
    Changes,
    Rejected,
    Notes,
}

/// The leaves, in their order.
const PAGES: [Page; 4] = [Page::Files, Page::Changes, Page::Rejected, Page::Notes];

impl Page {
    /// What the leaf of this number shows.
    fn of(leaf: usize) -> Page {
        PAGES.get(leaf).copied().unwrap_or(Page::Files)
    }

    fn title(self) -> Text {
        match self {
            Page::Files => Text::of("文件", "files"),
            Page::Changes => Text::of("改动", "changes"),
            Page::Rejected => Text::of("未采纳", "rejected"),
            Page::Notes => Text::of("说明", "notes"),
        }
    }
}

/// The preview.
pub(super) struct Preview {
    pub(super) leaves: Leaves,
    shown: Shown,
    /// The drafts, while they are here and not with the work.
    import: Option<Import>,
    create_sectors: bool,
}

/// What the leaves show.
struct Shown {
    outcome: Outcome,
    sheets: Vec<Vec<SheetRead>>,
    differences: Differences,
    /// File and place of each rejection and note among those of its file.
    rejected: Vec<(usize, usize)>,
    notes: Vec<(usize, usize)>,
}

impl Preview {
    pub(super) fn new(rehearsed: Rehearsed) -> Preview {
        let Rehearsed {
            import,
            outcome,
            differences,
        } = rehearsed;
        let places = |count: fn(&FileOutcome) -> usize| {
            let files = outcome.files.iter().enumerate();
            files
                .flat_map(|(n, file)| (0..count(file)).map(move |row| (n, row)))
                .collect::<Vec<_>>()
        };
        let rejected = places(|file| file.rejected.len());
        let notes = places(|file| file.notes.len());
        let count = |page| match page {
            Page::Files => outcome.files.len(),
            Page::Changes => differences.len(),
            Page::Rejected => rejected.len(),
            Page::Notes => notes.len(),
        };
        let mut leaves = Leaves::new(PAGES.map(|page| (page.title(), count(page))));
        // What asks for a decision is shown first.
        let first = PAGES.iter().position(|page| match page {
            Page::Rejected => !rejected.is_empty(),
            Page::Files | Page::Changes | Page::Notes => false,
        });
        leaves.show(first.unwrap_or(0));
        let sheets = import.files.iter().map(|file| file.draft.sheets.clone());
        Preview {
            leaves,
            create_sectors: import.create_sectors,
            shown: Shown {
                sheets: sheets.collect(),
                outcome,
                differences,
                rejected,
                notes,
            },
            import: Some(import),
        }
    }

    /// How many records would come or change.
    pub(super) fn changes(&self) -> usize {
        self.shown.differences.len()
    }

    /// How many values and rows are rejected.
    pub(super) fn rejections(&self) -> usize {
        self.shown.rejected.len()
    }

    /// Whether the sectors and committees that the store lacks are created.
    pub(super) fn creates_sectors(&self) -> bool {
        self.create_sectors
    }

    /// The drafts, to work on them.
    pub(super) fn take(&mut self) -> Option<Import> {
        self.import.take()
    }

    /// The drafts come back: they were not written.
    pub(super) fn put_back(&mut self, import: Import) {
        self.import = Some(import);
    }

    pub(super) fn pages(&self) -> &dyn Pages {
        &self.shown
    }
}

impl Shown {
    fn file(&self, n: usize) -> Option<&FileOutcome> {
        self.outcome.files.get(n)
    }

    fn name(&self, n: usize) -> String {
        let path = self.file(n).map_or("", |file| file.path.as_str());
        let name = Path::new(path).file_name();
        name.map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned())
    }

    /// Place, value and words of a rejection or note.
    fn placed(&self, page: Page, row: usize) -> Option<(usize, &At, &str, &Text)> {
        if page == Page::Rejected {
            let (n, at) = *self.rejected.get(row)?;
            let it = self.file(n)?.rejected.get(at)?;
            Some((n, &it.at, &it.value, &it.reason))
        } else {
            let (n, at) = *self.notes.get(row)?;
            let it = self.file(n)?.notes.get(at)?;
            Some((n, &it.at, &it.value, &it.text))
        }
    }

    fn file_row(&self, n: usize) -> Row {
        let Some(file) = self.file(n) else {
            return Row::new();
        };
        let rejected = match file.rejected.len() {
            0 => Role::Muted,
            _ => Role::Breach,
        };
        Row::new()
            .cell(self.name(n))
            .cell(file.kind.name())
            .cell(file.accepted.to_string())
            .cell_as(Role::Muted, file.unchanged.to_string())
            .cell_as(rejected, file.rejected.len().to_string())
    }

    fn file_details(&self, n: usize, locale: Locale) -> Vec<Line> {
        let Some(file) = self.file(n) else {
            return Vec::new();
        };
        let mut lines = vec![Line::of(Role::Muted, file.path.clone())];
        for sheet in self.sheets.get(n).into_iter().flatten() {
            let (kind, records, name) = (sheet.kind.text(), sheet.records, &sheet.name);
            let (zh, en) = (&kind.zh, &kind.en);
            let told = if name.is_empty() {
                text!("{zh}：{records} 条", "{en}: {records} records")
            } else {
                text!(
                    "工作表“{name}”：{zh}，{records} 条",
                    "sheet “{name}”: {en}, {records} records"
                )
            };
            lines.push(Line::plain(told.say(locale)));
        }
        for (counts, word) in [
            (&file.created, Text::of("新增", "new")),
            (&file.changed, Text::of("修改", "changed")),
        ] {
            if !counts.is_empty() {
                let counted = by_kind(counts, locale);
                let word = word.say(locale);
                lines.push(Line::plain(match locale {
                    Locale::Zh => format!("{word}：{counted}"),
                    Locale::En => format!("{word}: {counted}"),
                }));
            }
        }
        for (names, word) in [
            (
                &file.new_committees,
                Text::of(
                    "按文件新建专委会：",
                    "committees taken over from the file: ",
                ),
            ),
            (
                &file.new_sectors,
                Text::of("按文件新建界别：", "sectors taken over from the file: "),
            ),
        ] {
            if !names.is_empty() {
                let between = if locale == Locale::Zh { "、" } else { ", " };
                lines.push(Line::plain(format!(
                    "{}{}",
                    word.say(locale),
                    names.join(between)
                )));
            }
        }
        lines
    }

    fn change_row(&self, row: usize, locale: Locale) -> Row {
        let Some(difference) = self.differences.get(row) else {
            return Row::new();
        };
        let (sign, role) = if difference.created {
            ("+", Role::Ok)
        } else {
            ("~", Role::Due)
        };
        let fields: Vec<_> = difference
            .fields
            .iter()
            .filter(|it| it.field != "name")
            .map(|it| {
                if difference.created {
                    value(it.field, &it.after, locale)
                } else {
                    it.title.say(locale).to_owned()
                }
            })
            .collect();
        let between = if locale == Locale::Zh { "，" } else { ", " };
        Row::new()
            .cell_as(role, sign)
            .cell(difference.kind.title().say(locale).to_owned())
            .cell(difference.name.clone())
            .cell_as(Role::Muted, fields.join(between))
    }

    fn change_details(&self, row: usize, locale: Locale) -> Vec<Line> {
        let Some(difference) = self.differences.get(row) else {
            return Vec::new();
        };
        let head = heading(&difference, locale);
        let mut lines = vec![Line::of(Role::Title, head)];
        for field in &difference.fields {
            let after = or_dash(value(field.field, &field.after, locale));
            let title = field.title.say(locale);
            lines.push(Line::plain(if difference.created {
                format!("{title}  {after}")
            } else {
                let before = or_dash(value(field.field, &field.before, locale));
                format!("{title}  {before} → {after}")
            }));
        }
        lines
    }
}

impl Pages for Shown {
    fn columns(&self, leaf: usize) -> Vec<Column> {
        match Page::of(leaf) {
            Page::Files => vec![
                Column::share(Text::of("文件", "file"), 1),
                Column::fixed(Text::of("格式", "kind"), 6),
                Column::fixed(Text::of("采纳", "accepted"), 9).right(),
                Column::fixed(Text::of("无变化", "unchanged"), 9).right(),
                Column::fixed(Text::of("未采纳", "rejected"), 9).right(),
            ],
            Page::Changes => vec![
                Column::fixed(Text::of("", ""), 1),
                Column::fixed(Text::of("类别", "kind"), 10),
                Column::share(Text::of("名称", "name"), 1),
                Column::share(Text::of("内容", "what"), 3),
            ],
            Page::Rejected | Page::Notes => vec![
                Column::share(Text::of("文件", "file"), 1).from(90),
                Column::fixed(Text::of("位置", "place"), 27),
                Column::share(Text::of("内容", "value"), 1),
                Column::share(Text::of("原因", "reason"), 3),
            ],
        }
    }

    fn row(&self, leaf: usize, row: usize, locale: Locale) -> Row {
        let page = Page::of(leaf);
        match page {
            Page::Files => self.file_row(row),
            Page::Changes => self.change_row(row, locale),
            Page::Rejected | Page::Notes => {
                let Some((n, at, value, why)) = self.placed(page, row) else {
                    return Row::new();
                };
                let role = if page == Page::Rejected {
                    Role::Breach
                } else {
                    Role::Plain
                };
                Row::new()
                    .cell_as(Role::Muted, self.name(n))
                    .cell(at.text().say(locale).to_owned())
                    .cell_as(role, value.split_whitespace().collect::<Vec<_>>().join(" "))
                    .cell(why.say(locale).to_owned())
            }
        }
    }

    fn empty(&self, leaf: usize) -> Text {
        match Page::of(leaf) {
            Page::Changes => Text::of(
                "与库中一致，没有改动。",
                "The store has it all already; nothing changes.",
            ),
            Page::Rejected => Text::of("没有未采纳的内容。", "Nothing is rejected."),
            Page::Files | Page::Notes => Text::of("没有需要说明的。", "There is nothing to note."),
        }
    }

    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line> {
        let page = Page::of(leaf);
        match page {
            Page::Files => self.file_details(row, locale),
            Page::Changes => self.change_details(row, locale),
            Page::Rejected | Page::Notes => {
                let Some((n, at, value, why)) = self.placed(page, row) else {
                    return Vec::new();
                };
                vec![
                    Line::of(
                        Role::Muted,
                        format!("{}  {}", self.name(n), at.text().say(locale)),
                    ),
                    Line::of(Role::Title, value),
                    Line::plain(why.say(locale)),
                ]
            }
        }
    }
}
