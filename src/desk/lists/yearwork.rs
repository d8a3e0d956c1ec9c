//! The year's work: activities, outputs, plans and summaries.

use serde_json::json;

use super::View;
use super::entry::{Take, entry};
use super::refs::{evidence_cell, evidence_code, member_ref, sector_ref, sectors_cell};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::MemberId;
use crate::domain::yearwork::{Body, Evidence, Plan, Summary};
use crate::exchange::ledger::{Cell, Column};
use crate::text::{Locale, Text};

pub(super) fn activity_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("时间", "Held on"), 12, 12).centred(),
        Column::new(head("类别", "Kind"), 10, 14).centred(),
        Column::new(head("活动名称", "Title"), 24, 44),
        Column::new(head("界别", "Sectors"), 14, 30),
        Column::new(head("地点", "Place"), 12, 24),
        Column::new(head("参加委员", "Members"), 8, 8).centred(),
        Column::new(head("临时党支部", "Temporary branch"), 10, 10).centred(),
        Column::new(head("核实", "Evidence"), 8, 8).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_activity<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let book = view.book();
    let mut all: Vec<_> = book.activities_in(view.desk.today().year).collect();
    all.sort_by_key(|it| (it.held_on, it.id));
    for it in all.into_iter().filter(|it| view.shows_any(&it.sectors)) {
        let value = || {
            let sectors: Vec<_> = it.sectors.iter().map(|id| sector_ref(book, *id)).collect();
            json!({
                "id": it.id,
                "held_on": it.held_on,
                "kind": it.kind,
                "title": it.title,
                "sectors": sectors,
                "place": it.place,
                "participants": members(book, &it.participants),
                "temporary_branch": it.temporary_branch,
                "evidence": evidence_code(&it.evidence),
                "note": it.note,
            })
        };
        let cells = || {
            vec![
                Cell::Number(it.id.0),
                Cell::Date(it.held_on),
                Cell::text(it.kind.word().say(view.locale)),
                Cell::text(&it.title),
                sectors_cell(book, &it.sectors),
                Cell::text(&it.place),
                Cell::number(it.participants.len()),
                Cell::text(it.temporary_branch.word().say(view.locale)),
                evidence_cell(&it.evidence, view.locale),
                Cell::text(&it.note),
            ]
        };
        take(&entry(value, cells))?;
    }
    Ok(())
}

pub(super) fn output_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("提交时间", "Handed in"), 12, 12).centred(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("渠道", "Channel"), 12, 14).centred(),
        Column::new(head("标题", "Title"), 24, 50),
        Column::new(head("以界别名义", "In the sector's name"), 10, 10).centred(),
        Column::new(head("作者", "Authors"), 10, 24),
        Column::new(head("核实", "Evidence"), 8, 8).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_output<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, year) = (view.book(), view.desk.today().year);
    for sector in view.sectors() {
        let mut all: Vec<_> = book.outputs_of(sector.id, year).collect();
        all.sort_by_key(|it| (it.handed_in, it.id));
        for it in all {
            let value = || {
                json!({
                    "id": it.id,
                    "handed_in": it.handed_in,
                    "sector": sector_ref(book, it.sector),
                    "channel": it.channel,
                    "title": it.title,
                    "collective": it.collective,
                    "authors": members(book, &it.authors),
                    "evidence": evidence_code(&it.evidence),
                    "note": it.note,
                })
            };
            let cells = || {
                let authors: Vec<_> = it.authors.iter().map(|id| book.member_name(*id)).collect();
                let collective = if it.collective {
                    Text::of("是", "yes")
                } else {
                    Text::of("", "")
                };
                vec![
                    Cell::Number(it.id.0),
                    Cell::Date(it.handed_in),
                    Cell::text(&sector.name),
                    Cell::text(it.channel.word().say(view.locale)),
                    Cell::text(&it.title),
                    Cell::text(collective.say(view.locale)),
                    Cell::text(authors.join("、")),
                    evidence_cell(&it.evidence, view.locale),
                    Cell::text(&it.note),
                ]
            };
            take(&entry(value, cells))?;
        }
    }
    Ok(())
}

pub(super) fn paper_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("年度", "Year"), 6, 6).centred(),
        Column::new(head("单位", "Whose"), 16, 24),
        Column::new(head("类型", "Kind"), 8, 10).centred(),
        Column::new(head("标题", "Title"), 24, 50),
        Column::new(head("制定时间", "Made on"), 12, 12).centred(),
        Column::new(head("核实", "Evidence"), 8, 8).centred(),
        Column::new(head("备注", "Note"), 8, 30),
    ]
}

pub(super) fn each_plan<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, year) = (view.book(), view.desk.today().year);
    for body in bodies(view) {
        for plan in book.plans_of(body, year) {
            each_paper(&Paper::of_plan(plan), view, take)?;
        }
    }
    Ok(())
}

pub(super) fn each_summary<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, year) = (view.book(), view.desk.today().year);
    for body in bodies(view) {
        for summary in book.summaries_of(body, year) {
            each_paper(&Paper::of_summary(summary), view, take)?;
        }
    }
    Ok(())
}

/// Who owes a plan and a summary: each committee, followed by its sectors; then the sectors of
/// none.
fn bodies(view: &View<'_>) -> Vec<Body> {
    let sectors = view.sectors();
    let of = |committee| {
        let sectors = sectors
            .iter()
            .filter(move |it| it.committee_on(view.date()) == committee);
        sectors.map(|it| Body::Sector(it.id)).collect::<Vec<_>>()
    };
    let mut bodies = Vec::new();
    for committee in view.committees() {
        // Of one sector only the sector's own are asked for.
        if view.sector.is_none() {
            bodies.push(Body::Committee(committee.id));
        }
        bodies.extend(of(Some(committee.id)));
    }
    bodies.extend(of(None));
    bodies
}

/// What plans and summaries have in common.
struct Paper<'b> {
    id: u64,
    body: Body,
    year: Year,
    title: &'b str,
    made_on: Option<chrono::NaiveDate>,
    evidence: &'b Evidence,
    note: &'b str,
}

impl<'b> Paper<'b> {
    fn of_plan(it: &'b Plan) -> Self {
        Paper {
            id: it.id.0,
            body: it.body,
            year: it.year,
            title: &it.title,
            made_on: it.made_on,
            evidence: &it.evidence,
            note: &it.note,
        }
    }

    fn of_summary(it: &'b Summary) -> Self {
        Paper {
            id: it.id.0,
            body: it.body,
            year: it.year,
            title: &it.title,
            made_on: it.made_on,
            evidence: &it.evidence,
            note: &it.note,
        }
    }
}

fn each_paper<E>(it: &Paper<'_>, view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let book = view.book();
    let (kind, id, word) = match it.body {
        Body::Sector(id) => ("sector", id.0, Text::of("界别", "sector")),
        Body::Committee(id) => ("committee", id.0, Text::of("专委会", "committee")),
    };
    let value = || {
        json!({
            "id": it.id,
            "year": it.year,
            "body": { "kind": kind, "id": id, "name": book.body_name(it.body) },
            "title": it.title,
            "made_on": it.made_on,
            "evidence": evidence_code(it.evidence),
            "note": it.note,
        })
    };
    let cells = || {
        vec![
            Cell::Number(it.id),
            Cell::Number(u64::from(it.year.0)),
            Cell::text(book.body_name(it.body)),
            Cell::text(word.say(view.locale)),
            Cell::text(it.title),
            Cell::date(it.made_on),
            evidence_cell(it.evidence, view.locale),
            Cell::text(it.note),
        ]
    };
    take(&entry(value, cells))
}

fn members(book: &Book, ids: &[MemberId]) -> Vec<serde_json::Value> {
    ids.iter().map(|id| member_ref(book, *id)).collect()
}
