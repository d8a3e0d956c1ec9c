//! What the leaves of an intake show: the forms that were taken in, what was left and why, and what
//! was there already.

use std::collections::HashSet;

use crate::desk::form::intake::{FileReport, FormReport, Report, Standing};
use crate::domain::id::FormId;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::panes::lines::Line;
use crate::tui::panes::tabs::{Leaves, Pages};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The leaves, in their order.
const PAGES: [Standing; 3] = [Standing::Taken, Standing::Left, Standing::Unchanged];

/// The report, sorted into leaves.
pub(super) struct Shown {
    report: Report,
    /// The rows of each leaf: a file, and one of its forms unless the whole file was left.
    rows: [Vec<(usize, Option<usize>)>; PAGES.len()],
    /// Were they taken in, or only looked at?
    taken: bool,
}

impl Shown {
    /// What became of the files. Forms in `before` were taken in since the window was opened.
    pub(super) fn new(report: Report, taken: bool, before: &HashSet<FormId>) -> Shown {
        let mut rows: [Vec<_>; PAGES.len()] = Default::default();
        for (n, file) in report.files.iter().enumerate() {
            if file.reason.is_some() || file.forms.is_empty() {
                rows[place(Standing::Left)].push((n, None));
            }
            for (m, form) in file.forms.iter().enumerate() {
                let standing = match form.standing {
                    Standing::Unchanged if form.id.is_some_and(|id| before.contains(&id)) => {
                        Standing::Taken
                    }
                    standing => standing,
                };
                rows[place(standing)].push((n, Some(m)));
            }
        }
        Shown {
            report,
            rows,
            taken,
        }
    }

    /// How many forms were taken in, or could be.
    pub(super) fn ready(&self) -> usize {
        self.rows[place(Standing::Taken)].len()
    }

    /// The leaves; the one with forms to be taken in is shown first, else what was left.
    pub(super) fn leaves(&self) -> Leaves {
        let mut leaves = Leaves::new(self.titles(), self);
        let first = self.rows.iter().position(|rows| !rows.is_empty());
        leaves.show(first.unwrap_or(0));
        leaves
    }

    /// What the leaves are called, and how many rows each has.
    pub(super) fn titles(&self) -> [(Text, usize); PAGES.len()] {
        let taken = if self.taken {
            Text::of("已收", "taken in")
        } else {
            Text::of("可收", "to take in")
        };
        let left = Text::of("留下", "left");
        let before = Text::of("早已收过", "there already");
        let [a, b, c] = &self.rows;
        [(taken, a.len()), (left, b.len()), (before, c.len())]
    }

    /// The form of a row, as the store has it.
    pub(super) fn form(&self, leaf: usize, row: usize) -> Option<FormId> {
        self.at(leaf, row)?.1?.id
    }

    fn at(&self, leaf: usize, row: usize) -> Option<(&FileReport, Option<&FormReport>)> {
        let (file, form) = *self.rows.get(leaf)?.get(row)?;
        let file = self.report.files.get(file)?;
        Some((file, form.and_then(|form| file.forms.get(form))))
    }
}

fn place(standing: Standing) -> usize {
    match standing {
        Standing::Taken => 0,
        Standing::Left => 1,
        Standing::Unchanged => 2,
    }
}

impl Pages for Shown {
    fn columns(&self, leaf: usize) -> Vec<Column> {
        let mut columns = vec![
            Column::share(Text::of("文件", "file"), 2),
            Column::fixed(Text::of("委员", "member"), 10),
            Column::share(Text::of("界别", "sector"), 1).from(70),
            Column::fixed(Text::of("填表", "filled"), 10),
        ];
        if leaf != place(Standing::Taken) {
            columns.push(Column::share(Text::of("原因", "reason"), 3));
        } else {
            columns.push(Column::share(Text::of("提示", "note"), 2));
        }
        columns
    }

    fn row(&self, leaf: usize, row: usize, locale: Locale) -> Row {
        let Some((file, form)) = self.at(leaf, row) else {
            return Row::new();
        };
        let reason = form.map_or(&file.reason, |form| &form.reason);
        let role = match leaf {
            leaf if leaf == place(Standing::Left) => Role::Breach,
            _ => Role::Muted,
        };
        let reason = reason.as_ref().map_or("", |it| it.text.say(locale));
        let (name, sector, date) = form.map_or_else(Default::default, |form| {
            let date = form.filled_on.map(|it| it.to_string()).unwrap_or_default();
            (form.name.clone(), form.sector.clone(), date)
        });
        Row::new()
            .cell(name_of(&file.path))
            .cell(name)
            .cell_as(Role::Muted, sector)
            .cell_as(Role::Muted, date)
            .cell_as(role, reason.to_owned())
    }

    fn empty(&self, leaf: usize) -> Text {
        match PAGES.get(leaf) {
            Some(Standing::Left) => Text::of("没有留下的。", "Nothing was left."),
            Some(Standing::Unchanged) => Text::of("没有收过的。", "Nothing was there before."),
            Some(Standing::Taken) | None => Text::of(
                "没有新的登记表。新放进文件夹的会列在这里。",
                "There is no new form. What comes into the folder is listed here.",
            ),
        }
    }

    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line> {
        let Some((file, form)) = self.at(leaf, row) else {
            return Vec::new();
        };
        let kind = file.kind.map_or("", |kind| kind.name());
        let mut lines = vec![Line::of(
            Role::Muted,
            format!("{}  {kind}", crate::text::shown(&file.path)),
        )];
        if let Some(form) = form {
            let place = form.at.text();
            let (zh, en, name, sector) = (&place.zh, &place.en, &form.name, &form.sector);
            let told = text!("{zh}：{name}　{sector}", "{en}: {name}, {sector}");
            lines.push(Line::plain(told.say(locale)));
        }
        let reasons = [file.reason.as_ref(), form.and_then(|it| it.reason.as_ref())];
        for reason in reasons.into_iter().flatten() {
            lines.push(Line::plain(reason.text.say(locale)));
        }
        for note in &file.notes {
            let told = note.text.say(locale);
            lines.push(Line::of(Role::Muted, format!("{} {told}", note.value)));
        }
        lines
    }
}

fn name_of(path: &str) -> String {
    let name = std::path::Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned())
}
