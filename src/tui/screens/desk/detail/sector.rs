//! The page of a sector: who holds which charge, the five haves, and what else the Method asks.

use super::line::{DetailPage, gone, listed};
use crate::desk::lists::earlier_of_sector;
use crate::domain::id::SectorId;
use crate::domain::yearwork::Body;
use crate::rules::matrix::{Cell, SectorColumn};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::names::masked;

/// The page.
pub(super) fn page(id: SectorId, ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let Some(sector) = book.sectors.get(id) else {
        return gone(locale);
    };
    let mut page = DetailPage::new(sector.name.clone());
    let serving = book.members_of(id, today.reference_date()).len();
    let left = book
        .roster_of(id)
        .filter_map(|it| Some((&it.name, it.left.as_ref()?.on)))
        .filter(|(_, on)| crate::domain::calendar::Year::of(*on) == today.year)
        .filter(|(_, on)| *on < today.reference_date())
        .map(|(name, on)| format!("{name} {}", short(on, today.year)));
    let left = listed(left, locale);
    let words = if left.is_empty() {
        Text::same(serving.to_string())
    } else {
        text!(
            "{serving}（本年离任：{left}）",
            "{serving} (left this year: {left})"
        )
    };
    page.field(&Text::of("委员", "members"), words.say(locale), locale);
    let row = ctx.facts.matrix.sectors.iter().find(|it| it.sector == id);
    if let Some(ended) = &sector.ended {
        let into = sector.merged_into.map(|id| book.sector_name(id));
        let on = short(ended.on, today.year);
        let words = match into {
            Some(into) => text!("{on}，并入{into}", "{on}, merged into {into}"),
            None => Text::same(on),
        };
        page.field(&Text::of("撤销", "ended"), words.say(locale), locale);
    }
    let Some(row) = row else {
        // The checklist is made anew in a moment where the sector came just now; of one that ended it says nothing.
        let earlier = earlier_of_sector(book, sector, today.reference_date());
        page.earlier(&earlier, locale);
        return page;
    };
    page.head(&Text::of("五有", "Five haves"), locale);
    for column in SectorColumn::FIVE_HAVES {
        page.cell(
            &label(column),
            row.cell(column),
            &said(column, id, row.cell(column), ctx),
            locale,
        );
    }
    page.head(&Text::of("其他", "Besides"), locale);
    for column in SectorColumn::ALL {
        let cell = row.cell(column);
        // What is only counted is the checklist's to show; here stands what is amiss.
        let counted = cell.found.breach == 0 && !ALWAYS.contains(&column);
        if !SectorColumn::FIVE_HAVES.contains(&column) && !counted {
            page.cell(&label(column), cell, &said(column, id, cell, ctx), locale);
        }
    }
    page.earlier(
        &earlier_of_sector(book, sector, today.reference_date()),
        locale,
    );
    page.field(&Text::of("备注", "note"), sector.note.clone(), locale);
    page
}

/// What a sector's page says besides the five haves, whether something is missing of it or not.
const ALWAYS: [SectorColumn; 6] = [
    SectorColumn::Output,
    SectorColumn::Leader,
    SectorColumn::Committee,
    SectorColumn::KeyContacts,
    SectorColumn::Workroom,
    SectorColumn::Forms,
];

/// A column's name, short enough to stand before what is said of it.
fn label(column: SectorColumn) -> Text {
    match column {
        SectorColumn::Convenor => Text::of("召集人", "convenors"),
        SectorColumn::Liaison => Text::of("联络员", "liaison"),
        SectorColumn::Plan => Text::of("计划", "plan"),
        SectorColumn::Activity => Text::of("集体活动", "activities"),
        SectorColumn::Summary => Text::of("总结", "summary"),
        SectorColumn::Output => Text::of("成果", "outputs"),
        SectorColumn::Leader => Text::of("联系领导", "leader"),
        SectorColumn::Committee => Text::of("专委会", "committee"),
        SectorColumn::KeyContacts => Text::of("重点联系", "key contacts"),
        SectorColumn::Workroom => Text::of("工作室", "workroom"),
        SectorColumn::Forms => Text::of("登记表", "forms"),
        other => other.heading(),
    }
}

/// What is said of a column beside its mark.
fn said(column: SectorColumn, id: SectorId, cell: Cell, ctx: &Ctx<'_>) -> String {
    let (book, locale, year) = (ctx.book(), ctx.locale, ctx.today().year);
    let reference_date = ctx.today().reference_date();
    let body = Body::Sector(id);
    match column {
        SectorColumn::Convenor => {
            let convenors = book.convenors_of(id, reference_date).into_iter().map(|it| {
                let (zh, en) = if it.is_first_on(reference_date) {
                    ("第一，", "first, ")
                } else {
                    ("", "")
                };
                let name = book.member_name(it.member);
                let words = match it.approval(reference_date, ctx.today().date) {
                    Some(day) => {
                        let day = short(day, year);
                        text!("{name}（{zh}审定 {day}）", "{name} ({en}approved {day})")
                    }
                    None => text!("{name}（{zh}待审定）", "{name} ({en}not approved)"),
                };
                words.say(locale).to_owned()
            });
            listed(convenors, locale)
        }
        SectorColumn::Liaison => {
            let liaisons = book.liaisons_of(id, reference_date).into_iter();
            listed(
                liaisons.map(|it| {
                    format!("{} {}", it.name, masked(&it.phone))
                        .trim()
                        .to_owned()
                }),
                locale,
            )
        }
        SectorColumn::Plan => {
            let plans = listed(book.plans_of(body, year).map(|it| &it.title), locale);
            or_due(plans, cell, ctx)
        }
        SectorColumn::Activity => {
            let held = book.activities_of(id, year);
            let words = match held.last() {
                None => String::new(),
                Some(last) => {
                    let (n, day, title) = (held.len(), short(last.held_on, year), &last.title);
                    let words = text!("{n} 次，最近 {day} {title}", "{n}, the last {day} {title}");
                    words.say(locale).to_owned()
                }
            };
            or_due(words, cell, ctx)
        }
        SectorColumn::Summary => {
            let summaries = listed(book.summaries_of(body, year).map(|it| &it.title), locale);
            or_due(summaries, cell, ctx)
        }
        SectorColumn::Output => {
            let outputs: Vec<_> = book.outputs_of(id, year).collect();
            let collective = outputs.iter().filter(|it| it.collective).count();
            let all = outputs.len();
            match all {
                0 => String::new(),
                _ => text!(
                    "{all} 件，以界别名义 {collective} 件",
                    "{all}, of which {collective} collective"
                )
                .say(locale)
                .to_owned(),
            }
        }
        SectorColumn::Leader => {
            let leaders = book.leaders_of(id, reference_date).into_iter();
            listed(
                leaders.map(|it| format!("{} {}", it.name, it.post).trim().to_owned()),
                locale,
            )
        }
        SectorColumn::Committee => {
            let committee = book
                .sectors
                .get(id)
                .and_then(|it| it.committee_on(reference_date));
            let committee = committee.and_then(|id| book.committees.get(id));
            committee.map_or_else(String::new, |it| {
                let name = &it.name;
                let words = match it.coordinator_on(reference_date) {
                    Some(who) => {
                        let who = who.member.map_or(&*who.name, |id| book.member_name(id));
                        text!("{name}（总协调人 {who}）", "{name} (coordinator {who})")
                    }
                    None => text!("{name}（缺总协调人）", "{name} (no coordinator)"),
                };
                words.say(locale).to_owned()
            })
        }
        _ => cell
            .of
            .map_or_else(String::new, |of| format!("{}/{of}", cell.count)),
    }
}

/// By when what is not there yet is due.
fn or_due(words: String, cell: Cell, ctx: &Ctx<'_>) -> String {
    use crate::rules::matrix::Standing;
    let Some(due) = cell.due.filter(|_| words.is_empty()) else {
        return words;
    };
    let day = short(due, ctx.today().year);
    let words = match cell.standing {
        Standing::Missing => text!("{day} 已过期", "was due {day}"),
        _ => text!("{day} 到期", "due {day}"),
    };
    words.say(ctx.locale).to_owned()
}
