//! The yearly assessment on paper: sheets with what each number counts, and the list of all by grade. What a sheet says
//! stands there as it was made or confirmed; who has none is counted by the records as they are.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::proof::proof;
use crate::desk::Desk;
use crate::desk::assessment::{
    Assessment, Given, Standing, name_of, sheet_of, since, standings, whose,
};
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::domain::assessment::{
    Assessed, Assessing, AssessmentSheet, Grade, Points, PointsItem, PointsTable, share_of,
};
use crate::domain::id::PointsTableId;
use crate::domain::record::Kind;
use crate::exchange::office::word::Paper;
use crate::exchange::papers::assessment::{
    PrintedGrade, PrintedGrades, PrintedSheet, grades as printed_grades, sheets as printed_sheets,
};
use crate::rules::points::{Counted, NotCounted, Scored, Scores};
use crate::text;
use crate::text::Text;

/// The most records that are named beside a number.
const MOST: usize = 8;

type Looked = Assessment<Vec<(Assessed, Scores)>>;

/// The sheets of these, each on a page.
///
/// # Errors
/// There is no such table, it has no items, nobody of these is assessed by it, or the store can't be read.
pub fn sheets(desk: &Desk, table: PointsTableId, of: &[Assessed]) -> Result<Paper, Refusal> {
    let book = desk.book();
    let table = find::<PointsTable>(book, table)?;
    let mut looked: HashMap<(PointsTableId, Option<NaiveDate>), Looked> = HashMap::new();
    let mut pages = Vec::new();
    for of in of {
        let sheet = sheet_of(book, &table, *of);
        let by = sheet.map_or((table.id, None), |it| (it.table, Some(it.closed_on)));
        let all = match looked.remove(&by) {
            Some(all) => all,
            None => Assessment::of_all(desk, by.0, by.1, &[])?,
        };
        let scores = all.scores.iter().find(|(it, _)| it == of);
        if let Some((_, scores)) = scores {
            pages.push(page(desk, *of, sheet, &all, scores)?);
        }
        looked.insert(by, all);
    }
    let none = || Text::of("没有可印的考核表。", "There is no sheet to be printed.");
    let title = match pages.as_slice() {
        [] => return Err(Refusal::Procedure(none())),
        [one] => one.title.clone(),
        _ => title_of(&table, "考核表"),
    };
    Ok(printed_sheets(organisation(desk), title, &pages))
}

fn organisation(desk: &Desk) -> String {
    let organisation = desk.book().organisation();
    organisation.map_or(String::new(), |it| it.name.clone())
}

/// `2026年度委员履职考核表`.
fn title_of(table: &PointsTable, what: &str) -> String {
    let year = table.year;
    match table.assessing {
        Assessing::Members => format!("{year}年度委员履职{what}"),
        other => format!("{year}年度{}{what}", other.word().zh),
    }
}

fn page(
    desk: &Desk,
    of: Assessed,
    sheet: Option<&AssessmentSheet>,
    looked: &Looked,
    scores: &Scores,
) -> Result<PrintedSheet, Refusal> {
    let table = &looked.table;
    let place = Given::of(of, sheet, scores, desk.book());
    let (book, today) = (desk.book(), desk.today());
    let items = looked.items.iter().zip(&scores.lines);
    let items = items.map(|(item, line)| row(desk, item, line, sheet));
    let facts = [
        ("名称", name_of(of, book)),
        ("所属", whose(of, book, today).zh.into_owned()),
        ("计分表", table.title.clone()),
        ("年度", format!("{}年", table.year)),
    ];
    Ok(PrintedSheet {
        title: title_of(table, "考核表"),
        as_of: sheet.map_or(looked.closing, |it| it.closed_on),
        facts: facts.into_iter().filter(|it| !it.1.is_empty()).collect(),
        items: items.collect(),
        sum: [place.open.to_string(), place.points.to_string()],
        said: said(desk, sheet, &place, scores),
        proof: proof(desk)?,
    })
}

fn row(
    desk: &Desk,
    item: &PointsItem,
    line: &Scored,
    sheet: Option<&AssessmentSheet>,
) -> [String; 4] {
    let of_sheet = sheet.map(|it| it.lines.iter().find(|it| it.item == item.id));
    let (points, open) = match of_sheet {
        None => (line.open.map(|_| line.points), line.open),
        Some(given) => (
            given.map(|it| it.points),
            given.and_then(|it| it.open.or(line.open)),
        ),
    };
    let figure = |it: Option<Points>| it.map_or_else(|| "—".to_owned(), |it| it.to_string());
    let counted = line.counted.iter().map(|it| counts(desk, it));
    let others = line.others.iter().map(|it| not_counted(desk, it));
    let mut grounds: Vec<String> = counted.chain(others).collect();
    let more = grounds.len().saturating_sub(MOST);
    grounds.truncate(MOST);
    let mut grounds = grounds.join("；");
    if more > 0 {
        grounds.push_str(&format!("；另有{more}项"));
    }
    [item.title.clone(), figure(open), figure(points), grounds]
}

fn counts(desk: &Desk, it: &Counted) -> String {
    let (name, points) = (record(desk, it.kind, it.id), it.points);
    match it.why {
        // The points stand with another record.
        None if points == Points::NONE => name,
        None => format!("{name} 计{points}分"),
        Some(why) => format!("{name} 计{points}分（{}）", why.word().zh),
    }
}

fn not_counted(desk: &Desk, it: &NotCounted) -> String {
    let (name, why) = (record(desk, it.kind, it.id), it.why.word().zh);
    format!("{name} 不计（{why}）")
}

fn record(desk: &Desk, kind: Kind, id: u64) -> String {
    match kind {
        Kind::RegistrationForm => format!("登记表#{id}"),
        kind => desk.book().name_of(kind, id),
    }
}

fn said(
    desk: &Desk,
    sheet: Option<&AssessmentSheet>,
    place: &Given,
    scores: &Scores,
) -> Vec<(&'static str, String)> {
    let book = desk.book();
    let partly = if scores.partly {
        "（任职不足一年）"
    } else {
        ""
    };
    let (grade, share) = (place.grade.word().zh, place.share());
    let mut said = vec![("等次", format!("{grade}{partly}　得分率 {share}"))];
    let Some(sheet) = sheet else {
        said.push(("确认", "未计分，按现有记录".to_owned()));
        return said;
    };
    let confirmed = sheet.confirmed.map_or_else(
        || Standing::of(Some(sheet)).word().zh.into_owned(),
        |it| {
            let by = it.by.map_or("", |id| book.committee_name(id));
            format!("{by} {} 确认", it.on).trim().to_owned()
        },
    );
    said.push(("确认", confirmed));
    let since = since(sheet, scores, book);
    said.extend(since.map(|it| ("说明", it.text(sheet).zh.into_owned())));
    for (label, words) in [("申诉", &sheet.appeal), ("答复", &sheet.answer)] {
        if !words.trim().is_empty() {
            said.push((label, words.clone()));
        }
    }
    said
}

/// All who are assessed by a table, by grade, and in each in the order of the roster.
///
/// # Errors
/// There is no such table, it has no items, or the store can't be read.
pub fn grades(desk: &Desk, table: PointsTableId) -> Result<Paper, Refusal> {
    let (book, today) = (desk.book(), desk.today());
    let looked = Assessment::of_all(desk, table, None, &[])?;
    let table = &looked.table;
    let all = standings(&looked, book);
    let of = all.len();
    let mut grades = Vec::new();
    let mut summary = Vec::new();
    for grade in Grade::ALL {
        let rows: Vec<[String; 6]> = all
            .iter()
            .filter(|it| it.grade == grade)
            .map(|it| {
                let name = name_of(it.of, book);
                let whose = whose(it.of, book, today).zh.into_owned();
                let (points, open) = (it.points.to_string(), it.open.to_string());
                let state = it.standing.word().zh.into_owned();
                [name, whose, points, open, it.share(), state]
            })
            .collect();
        let (count, word) = (rows.len(), grade.word().zh);
        let (some, whole) = (Points::whole(1).times(count), Points::whole(1).times(of));
        let share = share_of(some, whole);
        let words = words_of(grade, table, &all);
        summary.push([word.to_string(), count.to_string(), share, words]);
        grades.push(PrintedGrade {
            title: format!("{word}（{count}）"),
            rows,
        });
    }
    let count = |standing| all.iter().filter(|it| it.standing == standing).count();
    let open = count(Standing::Waiting) + count(Standing::Disputed);
    let without = count(Standing::NotMade);
    let mut notes = vec!["注：各等次内按名册次序排列，不排名次。".to_owned()];
    if open + without > 0 {
        notes.push(format!(
            "待确认、申诉{open}份，未计分{without}份，数还会变。"
        ));
    }
    let stale = all.iter().filter(|it| it.stale).count();
    if stale > 0 {
        notes.push(format!("计分表改过，{stale}份考核表仍按改前的表。"));
    }
    if table.example {
        notes.push("按示例计分表，未经会议确定。".to_owned());
    }
    Ok(printed_grades(&PrintedGrades {
        organisation: organisation(desk),
        title: title_of(table, "考核等次名单"),
        as_of: looked.closing,
        summary,
        grades,
        notes,
        proof: proof(desk)?,
    }))
}

/// By which share somebody has a grade, and what the quota leaves of it.
fn words_of(grade: Grade, table: &PointsTable, all: &[Given]) -> String {
    let told = places_of(grade, table, all);
    told.map_or_else(String::new, |it| it.zh.into_owned())
}

/// The same for the screen.
#[must_use]
pub fn places_of(grade: Grade, table: &PointsTable, all: &[Given]) -> Option<Text> {
    let (excellent, competent) = (table.excellent, table.competent);
    match (grade, table.quota) {
        (Grade::Excellent, None) => Some(text!(
            "得分率 {excellent}% 以上，不限名额",
            "from {excellent}% on, without a quota"
        )),
        (Grade::Excellent, Some(quota)) => {
            let places = all.len() * quota as usize / 100;
            Some(text!(
                "得分率 {excellent}% 以上，名额 {quota}% 即 {places}",
                "from {excellent}% on, a quota of {quota}%: {places}"
            ))
        }
        (Grade::Competent, _) => {
            let over = all.iter().filter(|it| it.is_passed_over(table)).count();
            Some(match over {
                0 => text!(
                    "得分率 {competent}% 以上、不到 {excellent}%",
                    "from {competent}% on, below {excellent}%"
                ),
                n => text!(
                    "得分率 {competent}% 以上；其中 {n} 达到优秀线、名额已满",
                    "from {competent}% on; {n} of them reach excellent beyond the quota"
                ),
            })
        }
        (Grade::Lacking, _) => Some(text!(
            "得分率不到 {competent}%，或未达到最低要求",
            "below {competent}%, or below what is asked for at least"
        )),
    }
}
