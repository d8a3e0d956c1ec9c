//! A sector's year so far on a page (article 17): what was planned and done, who has handed in a form, who was
//! nowhere, and what falls due until the year ends. The content is here, as lines and as JSON.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::proof::proof;
use super::sitting::SittingPaper as Paper;
use crate::desk::Desk;
use crate::desk::due::{Due, due};
use crate::desk::refusal::Refusal;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Body, ItemState};
use crate::exchange::office::word;
use crate::exchange::papers::day;
use crate::exchange::papers::page::{PageLine, PrintedPage, paper as printed};
use crate::rules;
use crate::text::Locale;

/// The rule that tells a key contact who was not heard for long.
const QUIET: &str = "J1101";

/// A page for each of these sectors, as of the day; the book must have the year's tallies.
#[must_use]
pub fn pages(book: &Book, today: Today, sectors: &[SectorId], locale: Locale) -> Vec<Paper> {
    // Sectors are called as they were, where another year or day is looked at.
    let book = &*book.called_on(today.reference_date());
    let ahead = due(book, today, None);
    let findings = rules::check(book, &today);
    let quiet = findings.iter().filter(|it| it.rule.code == QUIET);
    let quiet: Vec<SectorId> = quiet.filter_map(|it| it.sector).collect();
    let sectors = sectors.iter().filter_map(|id| book.sectors.get(*id));
    let page = |sector: &Sector| {
        let own = ahead.iter().filter(|it| it.sector == Some(sector.id));
        let own = own.filter(|it| it.on <= today.year.last_day());
        let quiet = quiet.iter().filter(|it| **it == sector.id).count();
        page(book, today, sector, &own.collect::<Vec<_>>(), quiet, locale)
    };
    sectors.map(page).collect()
}

/// The pages of these sectors as a document; of those that are gone there is none.
///
/// # Errors
/// The store can't be read.
pub fn paper(desk: &Desk, sectors: &[SectorId]) -> Result<word::Paper, Refusal> {
    let (book, today) = (desk.book(), desk.today());
    let organisation = book
        .organisation()
        .map_or(String::new(), |it| it.name.clone());
    let proof = proof(desk)?;
    let each = pages(book, today, sectors, Locale::Zh).into_iter();
    let pages: Vec<_> = each
        .map(|page| {
            // The first says as of which day, which the document says itself.
            let lines = page.lines.into_iter().skip(1);
            let lines = lines.map(|line| match line.strip_prefix("　　") {
                Some(below) => PageLine::Text(below.to_owned()),
                None => PageLine::Head(line),
            });
            PrintedPage {
                organisation: organisation.clone(),
                title: page.title,
                as_of: Some(today.reference_date()),
                lines: lines.collect(),
                proof: proof.clone(),
            }
        })
        .collect();
    let title = match pages.as_slice() {
        [one] => one.title.clone(),
        _ => format!("{}年界别工作进展", today.year.0),
    };
    Ok(printed(title, &pages))
}

fn page(
    book: &Book,
    today: Today,
    sector: &Sector,
    ahead: &[&Due],
    quiet: usize,
    locale: Locale,
) -> Paper {
    let (year, date) = (today.year, today.reference_date());
    let plans = book.plans_of(Body::Sector(sector.id), year);
    let items: Vec<_> = plans.flat_map(|it| book.items_of(it.id)).collect();
    let items = items.into_iter().map(|it| (it, it.state(book, date)));
    let items: Vec<_> = items.filter(|(_, it)| *it != ItemState::Dropped).collect();
    let held = items
        .iter()
        .filter(|(_, it)| *it == ItemState::Held)
        .count();
    let activities: Vec<_> = book.activities_of(sector.id, year);
    let activities: Vec<_> = activities
        .into_iter()
        .filter(|it| it.held_on <= date)
        .collect();
    let there: HashSet<MemberId> = activities
        .iter()
        .flat_map(|it| it.participants.iter().copied())
        .collect();
    let outputs = book
        .outputs_of(sector.id, year)
        .filter(|it| it.handed_in <= date);
    let (collective, own): (Vec<_>, Vec<_>) = outputs.partition(|it| it.collective);
    let members = book.members_of(sector.id, date);
    let without = |has: &dyn Fn(&Member) -> bool| -> Vec<&Member> {
        let all = members.iter().copied();
        all.filter(|it| !has(it)).collect()
    };
    let formless = without(&|it| book.tally(it.id, year).counting() > 0);
    let absent = without(&|it| there.contains(&it.id));
    let (of, with_form) = (members.len(), members.len() - formless.len());

    let mut lines = vec![format!("截至{}", day(date))];
    lines.push(format!(
        "一、计划事项{}项，已办{held}项，未办{}项",
        items.len(),
        items.len() - held
    ));
    lines.extend(items.iter().map(|(item, state)| {
        let word = state.word().zh;
        format!("　　{}月 {}（{word}）", item.month, item.title)
    }));
    lines.push(format!(
        "二、集体活动{}次，以界别名义的成果{}件，委员个人的成果{}件",
        activities.len(),
        collective.len(),
        own.len()
    ));
    lines.extend(activities.iter().map(|it| {
        format!(
            "　　{} {}（{}人）",
            day(it.held_on),
            it.title,
            it.participants.len()
        )
    }));
    lines.push(format!("三、登记表：{with_form}/{of}名委员"));
    lines.extend(named("尚未提交", &formless));
    lines.extend(named("尚未参加活动", &absent));
    if quiet > 0 {
        lines.push(format!("　　久未联系的重点联系对象：{quiet}人"));
    }
    lines.push(format!("四、年底前到期{}项", ahead.len()));
    lines.extend(ahead.iter().map(|it| {
        let late = if it.on < today.date {
            "（逾期）"
        } else {
            ""
        };
        format!("　　{} {}{late}", day(it.on), it.what.zh)
    }));

    let people = |all: &[&Member]| -> Json {
        let all = all.iter().map(|it| json!({ "id": it.id, "name": it.name }));
        all.collect()
    };
    let value = json!({
        "sector": { "id": sector.id, "name": sector.name },
        "year": year,
        "as_of": date,
        "plan": { "items": items.len(), "held": held },
        "items": items.iter().map(|(item, state)| json!({
            "id": item.id,
            "month": item.month,
            "title": item.title,
            "state": state.code(),
        })).collect::<Vec<_>>(),
        "activities": activities.len(),
        "outputs": { "collective": collective.len(), "own": own.len() },
        "forms": { "members": with_form, "of": of },
        "without_form": people(&formless),
        "without_activity": people(&absent),
        "quiet_contacts": quiet,
        "due": ahead.iter().map(|it| it.value(book, today, locale)).collect::<Vec<_>>(),
    });
    Paper {
        title: format!("{}{year}年界别工作进展", sector.name),
        lines,
        value,
    }
}

fn named(what: &str, all: &[&Member]) -> Option<String> {
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("　　{what}：{}", names.join("、")))
}
