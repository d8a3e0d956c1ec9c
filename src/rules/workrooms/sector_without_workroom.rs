//! J1901: sectors build workrooms of their own.

use std::collections::HashSet;

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1901",
    name: "sector-without-workroom",
    article: Some(19),
    level: Level::Advice,
    settings: &[],
    title: Text::of("界别没有委员工作室", "Sector without a workroom"),
    why: Text::of(
        "推进界别委员工作室建设，让委员联系服务界别群众有固定的阵地。",
        "Sectors are to build up workrooms, so that members meet constituents in a place that is known.",
    ),
    remedy: Text::of(
        "建立界别委员工作室并登记，所属界别选本界别。",
        "Open a workroom and record it, with the sector as its own.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let housed: HashSet<_> = book.workrooms.iter().filter_map(|it| it.sector).collect();
    let sectors = book.sectors_on(today.reference_date());
    for sector in sectors.filter(|it| !housed.contains(&it.id)) {
        findings.add(
            Place::sector(sector, today),
            Remedy::open_workroom(sector.id),
        );
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    text!(
        "{sector}还没有本界别的委员工作室",
        "{sector} has no workroom of its own"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::contact::Workroom;
    use crate::rules::testing::Case;
    vec![
        Case::advice("a workroom of none", |s| {
            s.sector("教育界");
            s.workroom("委员之家", true);
        }),
        Case::silent("one of its own, online", |s| {
            let sector = s.sector("教育界");
            let room = s.workroom("教育界云上工作室", false);
            s.edit(room, |it: &mut Workroom| it.sector = Some(sector));
        }),
    ]
}
