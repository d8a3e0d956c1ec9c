//! What the leaves of the preview show, row by row, fetched as they come into view.

use std::path::Path;

use super::keys::Leaf as Page;
use super::tasks::Known;
use super::words::{by_kind, heading};
use crate::desk::import::{Differences, FileOutcome, Outcome};
use crate::exchange::At;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::panes::lines::Line;
use crate::tui::panes::tabs::Pages;
use crate::tui::screens::parts::differences::{or_dash, value};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// What the leaves show.
pub(super) struct Shown {
    pub(super) outcome: Outcome,
    pub(super) differences: Differences,
    pub(super) known: Known,
    /// What was answered since, in words.
    pub(super) answers: Vec<Option<Text>>,
    /// File and place of each rejection, move and note among those of its file.
    pub(super) rejected: Vec<(usize, usize)>,
    pub(super) moved: Vec<(usize, usize)>,
    pub(super) notes: Vec<(usize, usize)>,
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

    /// Place, value and words of a rejection, move or note.
    fn placed(&self, page: Page, row: usize) -> Option<(usize, &At, &str, &Text)> {
        if page == Page::Rejected {
            let (n, at) = *self.rejected.get(row)?;
            let it = self.file(n)?.rejected.get(at)?;
            return Some((n, &it.at, &it.value, &it.reason));
        }
        let places = if page == Page::Moved {
            &self.moved
        } else {
            &self.notes
        };
        let (n, at) = *places.get(row)?;
        let file = self.file(n)?;
        let all = if page == Page::Moved {
            &file.moved
        } else {
            &file.notes
        };
        let it = all.get(at)?;
        Some((n, &it.at, &it.value, &it.text))
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
        let (kind, encoding) = (file.kind.name(), file.encoding.map(str::to_uppercase));
        let read = encoding.map_or_else(|| kind.to_owned(), |it| format!("{kind}, {it}"));
        let mut lines = vec![Line::of(
            Role::Muted,
            format!("{}  {read}", crate::text::shown(&file.path)),
        )];
        for sheet in &file.sheets {
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
            .cell(difference.name)
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

impl Shown {
    fn question_row(&self, row: usize, locale: Locale) -> Row {
        let Some(question) = self.outcome.questions.get(row) else {
            return Row::new();
        };
        let (role, said) = match self.answers.get(row) {
            Some(Some(said)) => (Role::Ok, said.say(locale).to_owned()),
            _ => (Role::Due, Text::of("待回答", "open").say(locale).to_owned()),
        };
        Row::new()
            .cell(question.value.clone())
            .cell_as(Role::Muted, question.reason.say(locale).to_owned())
            .cell_as(role, said)
    }

    fn question_details(&self, row: usize, locale: Locale) -> Vec<Line> {
        let Some(question) = self.outcome.questions.get(row) else {
            return Vec::new();
        };
        let place = question.at.text();
        vec![
            Line::of(
                Role::Muted,
                format!("{}  {}", self.name(question.file), place.say(locale)),
            ),
            Line::of(Role::Title, question.value.clone()),
            Line::plain(question.reason.say(locale)),
        ]
    }

    fn missing_row(&self, row: usize) -> Row {
        let missing = self.outcome.missing.get(row);
        let person = missing.and_then(|it| self.known.person(it.member));
        let (Some(missing), Some(person)) = (missing, person) else {
            return Row::new();
        };
        Row::new()
            .cell(person.name.clone())
            .cell(person.sector.clone())
            .cell_as(Role::Muted, person.employer.clone())
            .cell_as(Role::Muted, self.name(missing.file))
    }

    fn missing_details(&self, row: usize, locale: Locale) -> Vec<Line> {
        let Some(missing) = self.outcome.missing.get(row) else {
            return Vec::new();
        };
        let (file, id) = (self.name(missing.file), missing.member);
        let person = self.known.person(missing.member);
        let (name, sector) =
            person.map_or(("—", "—"), |it| (it.name.as_str(), it.sector.as_str()));
        let told = text!(
            "{file}列出了{sector}的全部委员，其中没有{name}（编号 {id}），可能已离任。导入不会改动；如已离任，按回车登记。",
            "{file} lists the whole of {sector} without {name} (#{id}), who may have left. The import changes nothing about it; Enter records it if so."
        );
        vec![Line::plain(told.say(locale))]
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
            Page::Questions => vec![
                Column::share(Text::of("内容", "value"), 1),
                Column::share(Text::of("疑问", "question"), 3),
                Column::share(Text::of("回答", "answer"), 2),
            ],
            Page::Missing => vec![
                Column::fixed(Text::of("姓名", "name"), 12),
                Column::share(Text::of("界别", "sector"), 1),
                Column::share(Text::of("工作单位及职务", "employer"), 2),
                Column::share(Text::of("名单", "file"), 1).from(70),
            ],
            Page::Moved | Page::Rejected | Page::Notes => vec![
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
            Page::Questions => self.question_row(row, locale),
            Page::Missing => self.missing_row(row),
            Page::Moved | Page::Rejected | Page::Notes => {
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
            Page::Changes => self.outcome.nothing_changed(),
            Page::Moved => Text::of("没有变动。", "Nobody is elsewhere than in the store."),
            Page::Rejected => Text::of("没有未采纳的内容。", "Nothing is rejected."),
            Page::Questions => Text::of("没有疑问。", "There is no question."),
            Page::Missing => Text::of(
                "没有名单上缺少的委员。",
                "Nobody is missing from a list of a whole sector.",
            ),
            Page::Files | Page::Notes => Text::of("没有需要说明的。", "There is nothing to note."),
        }
    }

    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line> {
        let page = Page::of(leaf);
        match page {
            Page::Files => self.file_details(row, locale),
            Page::Changes => self.change_details(row, locale),
            Page::Questions => self.question_details(row, locale),
            Page::Missing => self.missing_details(row, locale),
            Page::Moved | Page::Rejected | Page::Notes => {
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
