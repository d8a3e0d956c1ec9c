//! The words of the window of what is not saved.

use chrono::{Datelike, NaiveDateTime};

use super::{Unsaved, Which};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::drafts::{Draft, Subject};
use crate::tui::widgets::dialog::Confirm;

/// What can be done with a draft, or whose it is.
pub(super) fn note(row: &Unsaved) -> Text {
    match (&row.blocked, &row.which) {
        (Some(_), _) => Text::of("不能保存，只供复制", "to be copied only"),
        (None, Which::Living(_)) => Text::of("您的另一处会话正在填写", "in your other session"),
        (None, Which::Kept(_)) => match row.draft.subject {
            Subject::Prompt(_) => Text::of("可继续填写并办理", "can be gone on with"),
            Subject::Editor(_) | Subject::Founding | Subject::Unknown(_) => {
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
