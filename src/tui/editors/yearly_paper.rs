//! What the editors of a year's papers do beyond their descriptions: a title that begins with the
//! year goes along with it.

use super::beyond::Beyond;
use crate::domain::described::FieldType;
use crate::domain::record::Record;

/// Of plans, summaries and circulars.
pub(super) const BEYOND: Beyond = Beyond {
    begins_at: Some("title"),
    watched: &["year"],
    begin: |record, ctx| {
        let (title, body, year, what) = match record {
            Record::Plan(it) => (&mut it.title, it.body, it.year, "工作计划"),
            Record::Summary(it) => (&mut it.title, it.body, it.year, "工作总结"),
            _ => return,
        };
        // Whose it is may still have to be chosen.
        let whose = match body.value(ctx.today().date).is_empty() {
            true => "",
            false => ctx.book().body_name(body),
        };
        *title = format!("{year}年{whose}{what}");
    },
    follow: |_field, was, form, _ctx| {
        let (title, year) = (form.text("title"), form.text("year"));
        let rest = title.strip_prefix(was.trim());
        if let Some(rest) = rest.filter(|rest| rest.starts_with('年'))
            && let Some(editor) = form.editor_mut("title")
        {
            editor.follow(&format!("{year}{rest}"));
        }
    },
    ..Beyond::NOTHING
};
