//! Whose records a table has: what its heads and titles tell, what a person said, and what is asked.

use crate::desk::import::outcome::FileOutcome;
use crate::desk::import::question::{Answer, Answers, Asks};
use crate::domain::described::Shape;
use crate::domain::record::Kind;
use crate::exchange::roster::{Column, RecordRow, RecordsDraft};
use crate::text;
use crate::text::Text;

/// Why none of a table's rows can be of a record: what each must say has no column, and nothing tells which
/// records they are.
pub(super) fn lacking(kind: Kind, table: &RecordsDraft) -> Option<Text> {
    let all = kind.facts();
    let lacks = table.lacks.iter().filter_map(|nth| all.get(*nth));
    // Of which day the rows are, somebody can tell.
    let lacks = lacks.filter(|it| it.shape != Shape::Day);
    let (zh, en): (Vec<_>, Vec<_>) = lacks
        .map(|it| it.head.unwrap_or(it.label))
        .map(|it| (format!("“{}”", it.zh), format!("“{}”", it.en)))
        .unzip();
    let is_key = |nth: usize| all.get(nth).is_some_and(|it| kind.key().contains(&it.id));
    let has_key =
        |(column, _): &(Column, _)| matches!(column, Column::Field(nth, _) if is_key(*nth));
    let found = |row: &RecordRow| row.number.is_some() && row.cells.iter().any(has_key);
    let says = |id: &&str| {
        let is = |(column, _): &(Column, _)| matches!(column, Column::Field(nth, _) if all.get(*nth).is_some_and(|it| it.id == *id));
        table.rows.iter().any(|row| row.cells.iter().any(is))
    };
    let also = !kind.also().is_empty() && kind.also().iter().all(says);
    if zh.is_empty() || also || table.rows.iter().any(found) {
        return None;
    }
    let title = kind.title();
    let (kind_zh, kind_en) = (&title.zh, &title.en);
    let (zh, en) = (zh.join(""), en.join(", "));
    Some(text!(
        "从表头看是{kind_zh}的清单，但没有{zh}这一列，整张表没有读入，请补上",
        "the heads are those of a list ({kind_en}) without the column {en}; the table was not read. Add it"
    ))
}

/// Whose records a table has; asked where its heads fit several kinds.
pub(super) fn kind_of(
    n: usize,
    table: &RecordsDraft,
    answers: &Answers,
    file: &mut FileOutcome,
) -> Option<Kind> {
    let said = answers.kind(n, &table.at);
    let of_all = answers.of_all();
    // What most of the rows are called goes before what the file or its sheet is.
    let by_titles = titled(table, &table.fits);
    let kinds = match (table.kinds.as_slice(), by_titles) {
        ([kind], Some(other)) if *kind != other => table.fits.as_slice(),
        (kinds, _) => kinds,
    };
    let told = by_titles.or(match kinds {
        [kind] => Some(*kind),
        _ => None,
    });
    if said.is_none()
        && let (Some(told), Some(of_all)) = (told, of_all)
        && told != of_all
        && table.fits.contains(&of_all)
    {
        file.reject(&table.at, &table.called, otherwise(told, of_all));
        return None;
    }
    match (kinds, said.or(of_all.map(Answer::Kind))) {
        ([kind], _) => Some(*kind),
        (_, Some(Answer::Kind(kind))) if kinds.contains(&kind) => Some(kind),
        (_, Some(Answer::Skip)) => {
            file.skip(&table.at, &table.called);
            None
        }
        (kinds, _) => {
            let asks = Asks::Kind {
                kinds: kinds.to_vec(),
            };
            file.ask(&table.at, &table.called, table.asks(), asks);
            None
        }
    }
}

/// The one of these kinds that the titles in most of the rows name.
fn titled(table: &RecordsDraft, kinds: &[Kind]) -> Option<Kind> {
    let title = |kind: &Kind| kind.facts().iter().position(|it| it.id == "title");
    let names = |kind: &Kind, row: &RecordRow| {
        let is = |column: &Column| matches!(column, Column::Field(nth, None) if Some(*nth) == title(kind));
        let mut cells = row.cells.iter();
        cells.any(|(column, cell)| is(column) && is_titled(*kind, &cell.value))
    };
    let of = |kind: &Kind| table.rows.iter().filter(|row| names(kind, row)).count();
    let mut named = kinds.iter().filter(|kind| of(kind) * 2 > table.rows.len());
    named.next().copied().filter(|_| named.next().is_none())
}

/// Whether a title has the word for the kind at its end: 教育界2026年工作计划, 2026 work plan.
fn is_titled(kind: Kind, title: &str) -> bool {
    let words = kind.title();
    let (title, zh) = (title.trim().to_lowercase(), words.zh.chars().count());
    let end: String = words.zh.chars().skip(zh.saturating_sub(2)).collect();
    title.contains(&end) || title.contains(words.en.as_ref())
}

fn otherwise(kind: Kind, said: Kind) -> Text {
    let (kind, said) = (kind.title(), said.title());
    let (zh, en, said_zh, said_en) = (&kind.zh, &kind.en, &said.zh, &said.en);
    text!(
        "这张表是{zh}，不能作为{said_zh}读入，请核对 --kind",
        "this is a table of another kind ({en}) and can't be taken in as {said_en}; check --kind"
    )
}
