//! One committee, or all.

use super::card::{Card, coordinator, dated, heading, joined};
use super::which::Which;
use crate::cli::failure::Failure;
use crate::cli::json::Array;
use crate::cli::lookup;
use crate::cli::shell::Shell;
use crate::cli::table::Table;
use crate::desk::Desk;
use crate::desk::lists::{committee_value, earlier_of};
use crate::domain::committee::Committee;
use crate::domain::yearwork::{Body, Evidence};
use crate::text::Text;

/// Prints the committee that is named, or the list.
pub(super) fn print(shell: &mut Shell, desk: &Desk, which: &Which) -> Result<(), Failure> {
    let book = desk.book();
    match &which.name {
        None if shell.json => {
            let view = which.view(desk, shell);
            let all = book.committees_on(desk.today().date);
            let all = all
                .into_iter()
                .map(|committee| committee_value(&view, committee));
            Array::print(&mut shell.out, all)
        }
        None => list(shell, desk),
        Some(name) => {
            let id = lookup::committee(book, name)?;
            let Some(committee) = book.committees.get(id) else {
                return Ok(());
            };
            if shell.json {
                let view = which.view(desk, shell);
                return shell.out.json(&committee_value(&view, committee));
            }
            card(shell, desk, committee)
        }
    }
}

fn list(shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
    let (book, date) = (desk.book(), desk.today().date);
    let heads = [
        Text::of("编号", "ID"),
        Text::of("专委会", "COMMITTEE"),
        Text::of("总协调人", "COORDINATOR"),
        Text::of("联系界别", "SECTORS"),
    ];
    let mut table = Table::new(&heads, shell.locale);
    for committee in book.committees_on(date) {
        table.row([
            committee.id.to_string(),
            committee.name.clone(),
            coordinator(book, committee.id, date).unwrap_or_else(|| "—".to_owned()),
            book.sectors_of(Some(committee.id), date).len().to_string(),
        ]);
    }
    table.print(&mut shell.out)
}

fn card(shell: &mut Shell, desk: &Desk, committee: &Committee) -> Result<(), Failure> {
    let (book, today, locale) = (desk.book(), desk.today(), shell.locale);
    let body = Body::Committee(committee.id);
    shell
        .out
        .line(format!("{} #{}", committee.name, committee.id))?;
    let mut card = Card::new(locale);
    let since = committee.coordinator_on(today.date).and_then(|it| it.since);
    let since_word = Text::of("任职", "since");
    card.line(
        &Text::of("总协调人", "coordinator"),
        joined(&[
            coordinator(book, committee.id, today.date).unwrap_or_default(),
            dated(&since_word, since, locale),
        ]),
    );
    card.earlier(&earlier_of(book, committee, today.date));
    let party = committee.party_organisation.as_ref();
    card.line(
        &Text::of("党组织", "Party organisation"),
        joined(&[
            party.map(|it| it.name.clone()).unwrap_or_default(),
            dated(
                &Text::of("成立", "since"),
                party.and_then(|it| it.since),
                locale,
            ),
        ]),
    );
    if committee.coordinating {
        card.line(
            &Text::of("综合协调", "coordinates"),
            shell
                .say(&Text::of(
                    "全部工作（第20条）",
                    "the work of all (article 20)",
                ))
                .to_owned(),
        );
    }
    let year = today.year;
    let works = |all: Vec<(&str, &Evidence)>| {
        let word = |(title, evidence): (&str, &Evidence)| {
            format!("{title}  {}", evidence.word().say(locale))
        };
        all.into_iter().map(word).collect()
    };
    let plans = book.plans_of(body, year);
    card.lines(
        &crate::text!("{year} 年工作计划", "plan of {year}"),
        works(plans.map(|it| (it.title.as_str(), &it.evidence)).collect()),
    );
    let summaries = book.summaries_of(body, year);
    card.lines(
        &crate::text!("{year} 年工作总结", "summary of {year}"),
        works(
            summaries
                .map(|it| (it.title.as_str(), &it.evidence))
                .collect(),
        ),
    );
    if !committee.note.is_empty() {
        card.line(&Text::of("备注", "note"), committee.note.clone());
    }
    card.print(shell)?;
    let sectors = book.sectors_of(Some(committee.id), today.date);
    heading(shell, &Text::of("联系界别", "sectors"), sectors.len())?;
    let mut table = Table::bare(4);
    for sector in sectors {
        let members = book.members_of(sector.id, today.date).len();
        let convenors = book.convenors_of(sector.id, today.date);
        let convenors: Vec<_> = convenors
            .iter()
            .map(|it| book.member_name(it.member))
            .collect();
        table.row([
            format!("  {}", sector.id),
            sector.name.clone(),
            members.to_string(),
            convenors.join(" "),
        ]);
    }
    table.print(&mut shell.out)
}
