//! What one is given, printed: by the sheet, or by the records.

use serde_json::{Value, json};

use crate::cli::failure::{Exit, Failure};
use crate::cli::shell::Shell;
use crate::cli::table::Table;
use crate::desk::Desk;
use crate::desk::assessment::{Assessment, Standing, since};
use crate::domain::assessment::{Assessed, AssessmentSheet, Confirmed, Points};
use crate::domain::record::Kind;
use crate::rules::points::Scored;
use crate::text;
use crate::text::Text;

/// What is printed of an item: its points, and the most that it could give.
type Figures = (Option<Points>, Option<Points>);

/// Prints what stands in a sheet, where there is one and it `stands`; else what the records give.
pub(super) fn print(
    shell: &mut Shell,
    desk: &Desk,
    of: Assessed,
    assessment: &Assessment,
    (sheet, stands): (Option<&AssessmentSheet>, bool),
) -> Result<Exit, Failure> {
    let book = desk.book();
    let Assessment {
        table,
        items,
        closing,
        scores,
    } = assessment;
    let (kind, id) = of.record();
    let name = book.name_of(kind, id);
    let shown = sheet.filter(|_| stands);
    let since = shown.and_then(|it| since(it, scores, book));
    let figures = |line: &Scored| -> Figures {
        match shown {
            None => (line.open.map(|_| line.points), line.open),
            Some(sheet) => {
                let mut lines = sheet.lines.iter();
                let given = lines.find(|it| it.item == line.item);
                (
                    given.map(|it| it.points),
                    given.and_then(|it| it.open.or(line.open)),
                )
            }
        }
    };
    let (points, open, grade) = shown.map_or((scores.points, scores.open, scores.grade), |it| {
        (it.points, it.open, it.grade)
    });
    let partly = shown.map_or(scores.partly, |it| it.partly);
    let counted = |kind: Kind, id: u64| match kind {
        Kind::RegistrationForm => format!("#{id}"),
        kind => format!(
            "{} #{id}",
            book.fields(kind, id)
                .map_or_else(String::new, |it| it.title(book))
        ),
    };
    if shell.json {
        let lines = items.iter().zip(&scores.lines).map(|(item, line)| {
            let (points, open) = figures(line);
            let counted: Vec<Value> = line
                .counted
                .iter()
                .map(|it| {
                    let name = counted(it.kind, it.id);
                    json!({"kind": it.kind.code_name(), "id": it.id, "name": name, "points": it.points.number()})
                })
                .collect();
            json!({
                "item": {"id": item.id, "title": item.title},
                "criterion": item.criterion.code(),
                "points": points.unwrap_or(Points::NONE).number(),
                "open": open.map(|it| it.number()),
                "counted": counted,
            })
        });
        let lines: Vec<Value> = lines.collect();
        let sheet = shown.map(|it| {
            let confirmed = it.confirmed.map(|it| it.on);
            json!({"id": it.id, "confirmed_on": confirmed, "disputed": it.is_disputed()})
        });
        let since = since.map(|it| {
            json!({
                "changed": if it.table { "table" } else { "records" },
                "points": it.now.points.number(),
                "open": it.now.open.number(),
                "grade": it.now.grade.code(),
            })
        });
        shell.out.json(&json!({
            "of": {"kind": kind.code_name(), "id": id, "name": name},
            "table": {"id": table.id, "title": table.title, "example": table.example},
            "year": table.year,
            "closed_on": closing,
            "points": points.number(),
            "open": open.number(),
            "grade": grade.code(),
            "partly": partly,
            "lines": lines,
            "sheet": sheet,
            "since": since,
        }))?;
        return Ok(Exit::Clean);
    }
    let (title, day) = (&table.title, closing);
    shell.tell(&text!(
        "{name}　{title}　截至 {day}",
        "{name}  {title}  as of {day}"
    ))?;
    let heads = [
        Text::of("考核项目", "Item"),
        Text::of("得分", "Points"),
        Text::of("可得", "Open"),
        Text::of("依据", "Counts"),
    ];
    let mut lines = Table::new(&heads, shell.locale);
    for (item, line) in items.iter().zip(&scores.lines) {
        let (points, open) = figures(line);
        let said = |it: Option<Points>| it.map_or_else(|| "—".to_owned(), |it| it.to_string());
        let names: Vec<_> = line
            .counted
            .iter()
            .map(|it| counted(it.kind, it.id))
            .collect();
        lines.row([
            item.title.clone(),
            said(points),
            said(open),
            names.join("、"),
        ]);
    }
    lines.print(&mut shell.out)?;
    let grade = grade.word();
    let (zh, en) = (&grade.zh, &grade.en);
    shell.tell(&text!(
        "合计 {points} 分，可得 {open} 分：{zh}",
        "{points} of {open} points: {en}"
    ))?;
    if partly {
        shell.tell(&Text::of(
            "任职不足一年。",
            "Served for a part of the year.",
        ))?;
    }
    if let Some(sheet) = sheet {
        shell.tell(&standing(sheet, stands, desk))?;
    }
    if let Some((sheet, since)) = shown.zip(since) {
        shell.tell(&since.text(sheet))?;
    }
    if !scores.lacks.is_empty() {
        let lacks = items.iter().filter(|it| scores.lacks.contains(&it.id));
        let names: Vec<_> = lacks.map(|it| it.title.as_str()).collect();
        let names = names.join("、");
        shell.tell(&text!(
            "未达到最低要求：{names}。",
            "Fewer than asked for at least: {names}."
        ))?;
    }
    if table.example {
        shell.tell(&Text::of(
            "这是随程序附带的示例计分表，使用前请按本单位的办法修改。",
            "This table came with the program as an example; change it to your own rules before you use it.",
        ))?;
    }
    Ok(Exit::Clean)
}

/// How far a sheet is; where the records were asked instead, what it has.
fn standing(sheet: &AssessmentSheet, stands: bool, desk: &Desk) -> Text {
    let state = match sheet.confirmed {
        Some(Confirmed { on, by }) => {
            let by = by.map_or("", |id| desk.book().committee_name(id));
            let gap = if by.is_empty() { "" } else { " " };
            text!("{by}{gap}{on} 确认", "confirmed {on}{gap}{by}")
        }
        None if sheet.is_disputed() => Text::of("申诉还没有答复", "the appeal waits for an answer"),
        None => Standing::of(Some(sheet)).word(),
    };
    let (zh, en) = (&state.zh, &state.en);
    if stands {
        return text!("考核表：{zh}。", "Sheet: {en}.");
    }
    let (points, open, grade) = (sheet.points, sheet.open, sheet.grade.word());
    let (grade_zh, grade_en) = (&grade.zh, &grade.en);
    text!(
        "考核表为 {points} / {open}，{grade_zh}：{zh}。",
        "The sheet has {points} of {open}, {grade_en}: {en}."
    )
}
