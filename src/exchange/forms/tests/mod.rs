//! Forms as members send them: every lay-out, in documents, workbooks and plain text.

mod properties;
mod sheets;
mod tables;
mod texts;

use super::*;
use crate::domain::contact::ContactWay;
use crate::exchange::office::document::fixtures::{docx, docx_with, p, table};
use crate::exchange::office::open::open;

const TITLE: &str = "市政协委员联系服务界别群众情况登记表";
const REMARK: &str = "备注：本表由委员填写，报所在专门委员会备案。";

/// The forms in these bytes.
fn forms(bytes: &[u8]) -> Option<FormsDraft> {
    read(&open("登记表", bytes, &Limits::default()).expect("a file"))
}

/// The one form in these bytes.
fn form(bytes: &[u8]) -> FormDraft {
    let draft = forms(bytes).expect("a form");
    assert_eq!(draft.forms.len(), 1, "{draft:#?}");
    draft.forms.into_iter().next().expect("one")
}

/// What a form says, as `day|name|sector|employer|account`.
fn said(form: &FormDraft) -> String {
    let word = |it: &Option<crate::exchange::Placed<String>>| {
        it.as_ref().map_or("–".to_owned(), |it| it.value.clone())
    };
    let day = form.filled_on.as_ref();
    [
        day.map_or("–".to_owned(), |it| it.value.to_string()),
        word(&form.member),
        word(&form.sector),
        word(&form.employer),
        word(&form.account).replace('\n', "⏎"),
    ]
    .join("|")
}

/// What all forms of a file say.
fn all_said(bytes: &[u8]) -> Vec<String> {
    forms(bytes)
        .expect("forms")
        .forms
        .iter()
        .map(said)
        .collect()
}
