//! The rows of the window of what is not saved, and their words.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDateTime};

use crate::text;
use crate::text::{Locale, Text};
use crate::tui::drafts::{Draft, Subject};
use crate::tui::panes::lines::Line;
use crate::tui::panes::tabs::Pages;
use crate::tui::theme::Role;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::row::{Column, Row};

/// Which draft a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The nth that is kept.
    Kept(usize),
    /// The nth that was discarded, the latest last.
    Discarded(usize),
    /// One that another session, which goes on, has in this file.
    Living(PathBuf),
}

/// A row.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// Which draft.
    pub which: Which,
    /// The draft.
    pub draft: Draft,
    /// What its editor is called, with the names that the records have now.
    pub title: Text,
    /// Why nothing can be saved with it any more.
    pub blocked: Option<Text>,
}

/// The rows, a leaf for those that wait and one for those that were discarded.
pub(super) struct Rows(pub(super) Vec<Unsaved>);

impl Rows {
    /// What the leaves are called, and how many rows each has.
    pub(super) fn titles(&self) -> [(Text, usize); 2] {
        let kept = Text::of("未保存", "unsaved");
        let discarded = Text::of("已放弃，可找回", "discarded, to be had back");
        [(kept, self.on(0).count()), (discarded, self.on(1).count())]
    }

    /// The rows of a leaf.
    pub(super) fn on(&self, leaf: usize) -> impl Iterator<Item = &Unsaved> {
        let discarded = |it: &&Unsaved| matches!(it.which, Which::Discarded(_));
        self.0.iter().filter(move |it| discarded(it) == (leaf == 1))
    }
}

impl Pages for Rows {
    fn columns(&self, _leaf: usize) -> Vec<Column> {
        vec![
            Column::share(Text::of("填写的内容", "what"), 3),
            Column::fixed(Text::of("时间", "when"), 16),
            Column::share(Text::of("说明", "note"), 2),
        ]
    }

    fn row(&self, leaf: usize, row: usize, locale: Locale) -> Row {
        let Some(row) = self.on(leaf).nth(row) else {
            return Row::new();
        };
        let note = note(row);
        Row::new()
            .cell(row.title.say(locale).to_owned())
            .cell_as(Role::Muted, when(row.draft.at))
            .cell_as(Role::Muted, note.say(locale).to_owned())
    }

    fn empty(&self, leaf: usize) -> Text {
        match leaf {
            0 => Text::of("没有未保存的内容", "nothing is unsaved"),
            _ => Text::of("没有放弃过什么", "nothing was discarded"),
        }
    }

    fn details(&self, leaf: usize, row: usize, locale: Locale) -> Vec<Line> {
        let Some(row) = self.on(leaf).nth(row) else {
            return Vec::new();
        };
        let why = row.blocked.as_ref().map(|why| {
            let (zh, en) = (&why.zh, &why.en);
            let words = text!("已不能保存：{zh}", "It can't be saved any more: {en}");
            Line::of(Role::Error, words.say(locale).to_owned())
        });
        let fields = row.draft.changed().flat_map(|field| {
            let label = Line::of(Role::Label, field.label.say(locale).to_owned());
            let words = field
                .words
                .lines()
                .map(|line| Line::plain(format!("  {line}")));
            std::iter::once(label).chain(words.collect::<Vec<_>>())
        });
        why.into_iter().chain(fields).collect()
    }
}

/// What can be done with a draft, or whose it is.
pub(super) fn note(row: &Unsaved) -> Text {
    match (&row.blocked, &row.which) {
        (Some(_), _) => Text::of("不能保存，只供复制", "to be copied only"),
        (None, Which::Living(_)) => Text::of("您的另一处会话正在填写", "in your other session"),
        (None, Which::Kept(_)) => match row.draft.subject {
            Subject::Prompt(_) => Text::of("可继续填写并办理", "can be gone on with"),
            Subject::Editor(_) | Subject::Because(_) | Subject::Founding | Subject::Unknown(_) => {
                Text::of("可继续填写", "can be gone on with")
            }
        },
        (None, Which::Discarded(_)) => Text::of("可找回", "can be had back"),
    }
}

/// `2026-11-24 15:02`.
pub(super) fn when(at: NaiveDateTime) -> String {
    let (year, time) = (at.year(), at.format("%m-%d %H:%M"));
    format!("{year}-{time}")
}

/// Asks before a draft is taken over from another session.
pub(super) fn take_over(row: &Unsaved) -> Confirm {
    let (zh, en, at) = (&row.title.zh, &row.title.en, when(row.draft.at));
    Confirm::new(
        Text::of("另一处会话", "Another session"),
        text!(
            "您的另一处会话正在填写：{zh}（{at}）。接过来在这里填写吗？那一处未保存的内容都移到这里，并在那里提示。",
            "Your other session is typing: {en} ({at}). Take it over and go on here? All that is unsaved there comes here, and it is told."
        ),
        Text::of("接过来", "take over"),
    )
}

/// Asks before a draft is deleted for good.
pub(super) fn delete(row: &Unsaved) -> Confirm {
    let (zh, en) = (&row.title.zh, &row.title.en);
    Confirm::new(
        Text::of("彻底删除", "Delete for good"),
        text!(
            "“{zh}”里填写的内容将不能再找回。",
            "What was typed into “{en}” can't be had back then."
        ),
        Text::of("删除", "delete"),
    )
}

/// The text of a draft, to be pasted elsewhere: what was changed, field by field.
pub(super) fn in_full(draft: &Draft, locale: Locale) -> String {
    let fields: Vec<_> = draft.changed().collect();
    match fields.as_slice() {
        [only] => only.words.clone(),
        several => {
            let lines = several.iter().map(|field| {
                let label = field.label.say(locale);
                format!("{label}：{}\n", field.words)
            });
            lines.collect()
        }
    }
}
