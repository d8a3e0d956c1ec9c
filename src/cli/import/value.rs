//! An import as JSON: the shape of `jiebie import --json` in docs/json.md.

use serde_json::{Map, Value, json};

use super::done::{Absent, Done};
use crate::cli::differences;
use crate::desk::import::{Counts, FileOutcome};
use crate::exchange::At;
use crate::exchange::Note;
use crate::exchange::roster::SheetRead;
use crate::text::{Locale, Text};

/// The object.
pub(super) fn of(done: &Done, show_phones: bool, locale: Locale) -> Value {
    let files: Vec<_> = done
        .outcome
        .files
        .iter()
        .map(|file| of_file(file, locale))
        .collect();
    let differences = done.differences.iter().flatten();
    let changes: Vec<_> = differences
        .map(|difference| differences::value(difference, show_phones, locale))
        .collect();
    json!({
        "files": files,
        "dry_run": done.differences.is_some(),
        "written": done.seq.is_some(),
        "seq": done.seq,
        "changes": changes,
        "missing": done.missing.iter().map(of_absent).collect::<Vec<_>>(),
    })
}

fn of_absent(person: &Absent) -> Value {
    json!({
        "id": person.id,
        "name": person.name,
        "sector": person.sector,
        "path": person.file,
    })
}

pub(in crate::cli) fn of_file(file: &FileOutcome, locale: Locale) -> Value {
    let rejected = file.rejected.iter();
    let notes = |all: &[Note]| {
        let all = all.iter();
        all.map(|it| placed(&it.at, &it.value, "text", &it.text, locale))
            .collect::<Vec<_>>()
    };
    json!({
        "path": file.path,
        "kind": file.kind.name(),
        "encoding": file.encoding.map(str::to_uppercase),
        "sheets": file.sheets.iter().map(of_sheet).collect::<Vec<_>>(),
        "read": file.read(),
        "accepted": file.accepted,
        "unchanged": file.unchanged,
        "rejected": rejected.map(|it| placed(&it.at, &it.value, "reason", &it.reason, locale)).collect::<Vec<_>>(),
        "moved": notes(&file.moved),
        "notes": notes(&file.notes),
        "new_sectors": file.new_sectors,
        "new_committees": file.new_committees,
        "created": counts(&file.created),
        "changed": counts(&file.changed),
    })
}

fn of_sheet(sheet: &SheetRead) -> Value {
    json!({
        "name": &*sheet.name,
        "kind": sheet.kind.code_name(),
        "records": sheet.records,
    })
}

fn placed(at: &At, value: &str, name: &str, text: &Text, locale: Locale) -> Value {
    json!({
        "sheet": &*at.sheet,
        "row": at.row,
        "column": at.column.to_string(),
        "value": value,
        name: text.say(locale),
    })
}

fn counts(counts: &Counts) -> Value {
    // Those of rosters are always told, others where there are any.
    let rosters = Counts::ROSTERS.map(|kind| (kind, counts.of(kind)));
    let others = counts
        .each()
        .filter(|(kind, _)| !Counts::ROSTERS.contains(kind));
    let all = rosters.into_iter().chain(others);
    let all = all.map(|(kind, count)| (kind.plural().to_owned(), json!(count)));
    Value::Object(all.collect::<Map<_, _>>())
}
