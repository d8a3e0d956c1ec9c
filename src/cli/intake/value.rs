//! An intake as JSON: the shape of `jiebie intake --json` in docs/json.md.

use serde_json::{Value, json};

use crate::desk::form::intake::{FileReport, FormReport, Reason, Report, Standing};
use crate::text::Locale;

/// The object.
pub(super) fn of(report: &Report, rehearsed: bool, paths: &[String], locale: Locale) -> Value {
    let files = report.files.iter();
    let files: Vec<_> = files.map(|file| of_file(file, rehearsed, locale)).collect();
    json!({
        "paths": paths,
        "files": files,
        "taken": report.taken(),
        "unchanged": report.unchanged(),
        "left": report.left(),
        "dry_run": rehearsed,
        "written": report.seq.is_some(),
        "seq": report.seq.map(|seq| seq.0),
    })
}

fn of_file(file: &FileReport, rehearsed: bool, locale: Locale) -> Value {
    let forms = file.forms.iter();
    let forms: Vec<_> = forms.map(|form| of_form(form, rehearsed, locale)).collect();
    let notes = file.notes.iter().map(|note| {
        json!({
            "place": note.at.text().say(locale),
            "value": note.value,
            "text": note.text.say(locale),
        })
    });
    json!({
        "path": file.path,
        "kind": file.kind.map(|kind| kind.name()),
        "status": status(file.standing()),
        "code": code(file.reason.as_ref()),
        "reason": words(file.reason.as_ref(), locale),
        "forms": forms,
        "notes": notes.collect::<Vec<_>>(),
    })
}

fn of_form(form: &FormReport, rehearsed: bool, locale: Locale) -> Value {
    // The number that a rehearsed form would get may go to another.
    let id = form
        .id
        .filter(|_| !rehearsed || form.standing != Standing::Taken);
    json!({
        "id": id,
        "member": form.name,
        "member_id": form.member,
        "sector": form.sector,
        "filled_on": form.filled_on,
        "status": status(form.standing),
        "code": code(form.reason.as_ref()),
        "reason": words(form.reason.as_ref(), locale),
    })
}

fn status(standing: Standing) -> &'static str {
    match standing {
        Standing::Taken => "taken",
        Standing::Unchanged => "unchanged",
        Standing::Left => "left",
    }
}

fn code(reason: Option<&Reason>) -> Option<&'static str> {
    reason.map(|reason| reason.code)
}

fn words(reason: Option<&Reason>, locale: Locale) -> Option<&str> {
    reason.map(|reason| reason.text.say(locale))
}
