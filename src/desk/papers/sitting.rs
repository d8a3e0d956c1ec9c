//! What a sitting of the leadership needs on paper: its agenda, its minute, and the list of convenors that are
//! put before it, as lines, as JSON and as documents.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::proof::proof;
use super::readings::cite_all;
use crate::desk::Desk;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::sitting::{approved_in, awarded_in, post, waiting};
use crate::domain::appointment::Convenor;
use crate::domain::assessment::{Prize, Prized};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::SittingId;
use crate::domain::sitting::{CouncilSitting, ItemKind, numeral};
use crate::domain::yearwork::Study;
use crate::exchange::office::word;
use crate::exchange::papers::day;
use crate::exchange::papers::page::{self, PageLine, PrintedPage};
use crate::text::Text;

/// A paper's content.
#[derive(Clone, Debug, PartialEq)]
pub struct SittingPaper {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// The same, as `docs/json.md` describes it.
    pub value: Json,
}

/// What a sitting needs on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SittingPaperKind {
    /// 议程.
    Agenda,
    /// 纪要.
    Minute,
    /// 提请审定名单.
    Approvals,
}

impl SittingPaperKind {
    /// All of them, as they are needed.
    pub const ALL: [SittingPaperKind; 3] = [
        SittingPaperKind::Agenda,
        SittingPaperKind::Approvals,
        SittingPaperKind::Minute,
    ];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            SittingPaperKind::Agenda => Text::of("议程", "agenda"),
            SittingPaperKind::Minute => Text::of("纪要", "minute"),
            SittingPaperKind::Approvals => Text::of("提请审定名单", "list for approval"),
        }
    }

    /// Its content.
    #[must_use]
    pub fn of(self, book: &Book, sitting: &CouncilSitting) -> SittingPaper {
        match self {
            SittingPaperKind::Agenda => agenda(book, sitting),
            SittingPaperKind::Minute => minute(book, sitting),
            SittingPaperKind::Approvals => approvals(book, sitting),
        }
    }
}

/// The same as a document.
///
/// # Errors
/// There is no such sitting, or the store can't be read.
pub fn printed(desk: &Desk, id: SittingId, kind: SittingPaperKind) -> Result<word::Paper, Refusal> {
    let book = desk.book();
    let sitting = find::<CouncilSitting>(book, id)?;
    let content = kind.of(book, &sitting);
    let lines = content.lines.into_iter().filter(|it| !it.is_empty());
    let numbered = |line: &str| {
        line.split_once('、')
            .is_some_and(|(n, _)| (1..100).any(|it| numeral(it) == n))
    };
    let lines = lines.map(|line| match line.strip_prefix("　　") {
        Some(below) => PageLine::Text(below.to_owned()),
        None if numbered(&line) => PageLine::Head(line),
        None => PageLine::Text(line),
    });
    let page = PrintedPage {
        organisation: book
            .organisation()
            .map_or(String::new(), |it| it.name.clone()),
        title: content.title,
        as_of: None,
        lines: lines.collect(),
        proof: proof(desk)?,
    };
    Ok(page::paper(page.title.clone(), &[page]))
}

/// The agenda: what is to be reported, studied, approved, and by whom.
#[must_use]
pub fn agenda(book: &Book, sitting: &CouncilSitting) -> SittingPaper {
    let mut lines = head(sitting, false);
    lines.push(String::new());
    let items = book.agenda_of(sitting.id);
    lines.extend((1..).zip(&items).map(|(nth, it)| {
        format!(
            "{}、{}{}",
            numeral(nth),
            it.title,
            by("汇报人", &it.rapporteur)
        )
    }));
    if items.is_empty() {
        lines.push("（尚未登记议题）".to_owned());
    }
    let value = json!({
        "sitting": value_of(sitting),
        "items": items.iter().map(|it| json!({
            "id": it.id,
            "number": it.number,
            "kind": it.kind.code(),
            "title": it.title,
            "rapporteur": it.rapporteur,
        })).collect::<Vec<_>>(),
    });
    paper(book, sitting, "议程", lines, value)
}

/// The minute: what was decided, whom the council approved, who solves which problem.
#[must_use]
pub fn minute(book: &Book, sitting: &CouncilSitting) -> SittingPaper {
    let book = &*book.called_on(sitting.held_on);
    let mut lines = head(sitting, true);
    lines.push(String::new());
    let (items, approved) = (book.agenda_of(sitting.id), approved_in(book, sitting));
    let studies = book.studies.iter();
    let studies: Vec<&Study> = studies
        .filter(|it| it.sitting == Some(sitting.id))
        .collect();
    let mut nth = 0;
    let mut numbered = |title: &str| {
        nth += 1;
        format!("{}、{title}", numeral(nth))
    };
    let said = approvals_in_words(book, &approved, sitting.held_on);
    let prizes = awarded_in(book, sitting.id);
    let mut awarded = prizes.is_empty();
    let mut told = approved.is_empty();
    let mut studied = false;
    for item in &items {
        lines.push(numbered(&item.title) + &by("汇报人", &item.rapporteur));
        decided(&item.decision, &mut lines);
        if item.kind == ItemKind::Approval && !told {
            lines.push(format!("　　{said}"));
            told = true;
        }
        // However many items it had, the sitting studied sector work once.
        if item.kind == ItemKind::Study && !std::mem::replace(&mut studied, true) {
            for study in &studies {
                if study.report_heard {
                    lines.push("　　听取了工作汇报。".to_owned());
                }
                if study.decisions.trim() != item.decision.trim() {
                    decided(&study.decisions, &mut lines);
                }
            }
        }
        if item.kind == ItemKind::Prize && !awarded {
            lines.extend(prizes_in_words(book, &prizes));
            awarded = true;
        }
    }
    for study in studies.iter().filter(|_| !studied) {
        let heard = if study.report_heard {
            "，听取了工作汇报"
        } else {
            ""
        };
        lines.push(numbered(&format!("专题研究界别工作{heard}")));
        decided(&study.decisions, &mut lines);
    }
    if !told {
        lines.push(numbered("审定界别召集人"));
        lines.push(format!("　　{said}"));
    }
    if !awarded {
        lines.push(numbered("评定优秀界别和优秀界别召集人"));
        lines.extend(prizes_in_words(book, &prizes));
    }
    let problems: Vec<_> = book.problems_of(sitting.id).collect();
    if !problems.is_empty() {
        lines.push(numbered(&format!("确定督办问题{}项", problems.len())));
        lines.extend((1..).zip(&problems).map(|(nth, it)| {
            let due = it
                .due
                .map_or_else(String::new, |on| format!("，{}前完成", day(on)));
            format!("　　{nth}. {}（{}{due}）", it.title, it.owner)
        }));
    }
    let value = json!({
        "sitting": value_of(sitting),
        "present": sitting.present,
        "items": items.iter().map(|it| json!({
            "id": it.id,
            "number": it.number,
            "kind": it.kind.code(),
            "title": it.title,
            "rapporteur": it.rapporteur,
            "decision": it.decision,
        })).collect::<Vec<_>>(),
        "studies": studies.iter().map(|it| json!({
            "id": it.id,
            "report_heard": it.report_heard,
            "decisions": it.decisions,
        })).collect::<Vec<_>>(),
        "approved": approved.iter().map(|it| convenor(book, it, sitting.held_on)).collect::<Vec<_>>(),
        "prizes": prizes.iter().map(|it| {
            let (kind, id) = it.of.record();
            json!({ "id": it.id, "year": it.year, "kind": kind.code_name(), "name": book.name_of(kind, id) })
        }).collect::<Vec<_>>(),
        "problems": problems.iter().map(|it| json!({
            "id": it.id,
            "title": it.title,
            "owner": it.owner,
            "due": it.due,
            "solved_on": it.solved.as_ref().map(|it| it.on),
        })).collect::<Vec<_>>(),
    });
    paper(book, sitting, "纪要", lines, value)
}

/// The list of convenors for the council: who waits for it by its day, and whom it has approved.
#[must_use]
pub fn approvals(book: &Book, sitting: &CouncilSitting) -> SittingPaper {
    let on = sitting.held_on;
    let book = &*book.called_on(on);
    let (waiting, approved) = (waiting(book, on), approved_in(book, sitting));
    let mut lines = vec![format!(
        "待审定 {} 名，已审定 {} 名",
        waiting.len(),
        approved.len()
    )];
    for (word, all) in [("待审定", &waiting), ("已审定", &approved)] {
        lines.extend(all.iter().map(|it| {
            let employer = book.members.get(it.member).map_or("", |it| &it.employer);
            let elected = it
                .elected
                .map_or_else(|| "—".to_owned(), |on| on.to_string());
            let line = [
                word,
                book.sector_name(it.sector),
                book.member_name(it.member),
                &post(it, on).zh,
                &elected,
                employer,
            ];
            line.join("  ").trim_end().to_owned()
        }));
    }
    let readings = book.readings_of("J1608", Some(16), &["approval-days"], on);
    if !readings.is_empty() {
        lines.push(cite_all(&readings));
    }
    let list =
        |all: &[&Convenor]| -> Json { all.iter().map(|it| convenor(book, it, on)).collect() };
    let value = json!({
        "sitting": value_of(sitting),
        "waiting": list(&waiting),
        "approved": list(&approved),
        "interpretations": readings.iter().map(|it| it.id).collect::<Vec<_>>(),
    });
    paper(book, sitting, "提请审定的界别召集人名单", lines, value)
}

fn paper(
    book: &Book,
    sitting: &CouncilSitting,
    what: &str,
    lines: Vec<String>,
    value: Json,
) -> SittingPaper {
    let organisation = book.organisation().map_or("", |it| &it.name);
    let title = format!("{organisation}{}{what}", sitting.title);
    SittingPaper {
        title,
        lines,
        value,
    }
}

fn head(sitting: &CouncilSitting, held: bool) -> Vec<String> {
    let mut lines = vec![format!("时间：{}", day(sitting.held_on))];
    if !sitting.place.is_empty() {
        lines.push(format!("地点：{}", sitting.place));
    }
    if held && !sitting.present.is_empty() {
        lines.push(format!("出席：{}", sitting.present.replace('\n', "、")));
    }
    lines
}

fn decided(decision: &str, lines: &mut Vec<String>) {
    let all = decision.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.extend(all.map(|it| format!("　　{it}")));
}

/// “审定召集人3名：教育界罗志远（第一召集人）、刘金凤；农业界冯春生”.
fn approvals_in_words(book: &Book, approved: &[&Convenor], on: NaiveDate) -> String {
    let mut sectors: Vec<(&str, Vec<String>)> = Vec::new();
    for it in approved {
        let sector = book.sector_name(it.sector);
        let name = match it.is_first_on(on) {
            true => format!("{}（第一召集人）", book.member_name(it.member)),
            false => book.member_name(it.member).to_owned(),
        };
        match sectors.last_mut().filter(|(last, _)| *last == sector) {
            Some((_, names)) => names.push(name),
            None => sectors.push((sector, vec![name])),
        }
    }
    let sectors = sectors
        .iter()
        .map(|(sector, names)| format!("{sector}{}", names.join("、")));
    let sectors: Vec<_> = sectors.collect();
    format!("审定召集人{}名：{}。", approved.len(), sectors.join("；"))
}

/// “2026年度优秀界别2个：教育界、农业界。”
fn prizes_in_words(book: &Book, prizes: &[&Prize]) -> Vec<String> {
    let years: BTreeSet<Year> = prizes.iter().map(|it| it.year).collect();
    let mut lines = Vec::new();
    for year in years {
        let of = |is: fn(Prized) -> bool| -> Vec<String> {
            let own = prizes.iter().filter(|it| it.year == year && is(it.of));
            own.map(|it| {
                let (kind, id) = it.of.record();
                book.name_of(kind, id)
            })
            .collect()
        };
        let sectors = of(|it| matches!(it, Prized::Sector(_)));
        let convenors = of(|it| matches!(it, Prized::Convenor(_)));
        for (names, what, count) in [
            (sectors, "优秀界别", "个"),
            (convenors, "优秀界别召集人", "名"),
        ] {
            if !names.is_empty() {
                let (n, names) = (names.len(), names.join("、"));
                lines.push(format!("　　{year}年度{what}{n}{count}：{names}。"));
            }
        }
    }
    lines
}

fn convenor(book: &Book, it: &Convenor, on: NaiveDate) -> Json {
    json!({
        "id": it.id,
        "sector": book.sector_name(it.sector),
        "member": book.member_name(it.member),
        "first": it.is_first_on(on),
        "elected": it.elected,
    })
}

fn value_of(sitting: &CouncilSitting) -> Json {
    json!({
        "id": sitting.id,
        "title": sitting.title,
        "body": sitting.body.code(),
        "held_on": sitting.held_on,
        "place": sitting.place,
    })
}

fn by(what: &str, who: &str) -> String {
    match who {
        "" => String::new(),
        who => format!("（{what}：{who}）"),
    }
}
