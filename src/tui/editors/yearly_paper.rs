//! What the editors of a year's papers do beyond their descriptions: a title that begins with the
//! year goes along with it.

use super::paper::Noun;
use crate::domain::yearwork::{Circular, Plan, Summary};
use crate::tui::app::Ctx;
use crate::tui::widgets::form::Form;

macro_rules! titled_by_year {
    ($($paper:ident)*) => {$(
        impl Noun for $paper {
            const BEGINS_AT: Option<&'static str> = Some("title");
            const WATCHED: &'static [&'static str] = &["year"];

            fn follow(_field: &str, was: &str, form: &mut Form, _ctx: &Ctx<'_>) {
                let (title, year) = (form.text("title"), form.text("year"));
                let rest = title.strip_prefix(was.trim());
                if let Some(rest) = rest.filter(|rest| rest.starts_with('年'))
                    && let Some(editor) = form.editor_mut("title")
                {
                    editor.follow(&format!("{year}{rest}"));
                }
            }
        }
    )*};
}

titled_by_year! { Plan Summary Circular }
