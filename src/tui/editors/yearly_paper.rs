//! What the editors of a year's papers do beyond their descriptions: a title that begins with the
//! year goes along with it.

use super::paper::Beyond;

/// Of plans, summaries and circulars.
pub(super) const BEYOND: Beyond = Beyond {
    begins_at: Some("title"),
    watched: &["year"],
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
