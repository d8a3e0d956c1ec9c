//! J1902: a sector's workroom has the ten haves.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::WorkroomId;
use crate::rules::level::Level;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1902",
    name: "workroom-below-standard",
    article: Some(19),
    level: Level::Advice,
    settings: &["ten-haves"],
    title: Text::of("工作室未达到“十有”", "Workroom below the ten haves"),
    why: Text::of(
        "界别委员工作室按“十有”标准建设。十有的名称由设置 ten-haves 定。",
        "Sectors' workrooms are built up to ten haves; the setting ten-haves says what these are.",
    ),
    remedy: Text::of(
        "补齐欠缺的各项，检查后登记检查结果。没有检查过的工作室不提示。",
        "Add what is lacking, and record the next inspection. A workroom that nobody inspected is passed over.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for room in book.workrooms.iter() {
        let sector = room.sector.and_then(|id| book.sectors.get(id));
        let latest = book.last_inspection(room.id, today.reference_date());
        let lacks = latest.is_some_and(|it| it.haves().contains(&false));
        if let Some(sector) = sector.filter(|_| lacks) {
            let place = Place::sector(sector, today).about(room.id);
            findings.add(place, Remedy::inspect_workroom(room.id));
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let Subject::Record(_, id) = finding.subject else {
        return Text::of("", "");
    };
    let name = book.name_of(finding.subject.kind(), id);
    let inspections = book.inspections.iter();
    let of_it = inspections.filter(|it| it.workroom == WorkroomId(id));
    let latest = of_it.max_by_key(|it| (it.on, it.id));
    let lacking = latest.map_or_else(Vec::new, |it| it.lacking(book.settings()));
    let (zh, en) = (lacking.join("、"), lacking.join(", "));
    text!("{name}未达到“十有”，欠缺：{zh}", "{name} lacks: {en}")
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::contact::Workroom;
    use crate::rules::testing::{BookBuilder, Case};
    fn room(s: &mut BookBuilder) -> WorkroomId {
        let sector = s.sector("教育界");
        let room = s.workroom("教育界委员工作室", true);
        s.edit(room, |it: &mut Workroom| it.sector = Some(sector));
        room
    }
    vec![
        Case::silent("never inspected", |s| {
            room(s);
        }),
        Case::advice("one of ten lacking", |s| {
            let room = room(s);
            s.inspection(room, "2026-02-03", false);
        }),
        Case::silent("all ten there, at the last inspection", |s| {
            let room = room(s);
            s.inspection(room, "2026-02-03", false);
            s.inspection(room, "2026-06-30", true);
        }),
        Case::advice("mended after the day", |s| {
            let room = room(s);
            s.inspection(room, "2026-02-03", false);
            s.inspection(room, "2026-09-10", true);
        }),
        Case::silent("a workroom of no sector", |s| {
            let room = s.workroom("委员之家", true);
            s.inspection(room, "2026-02-03", false);
        }),
    ]
}
