//! How many records there are: people and charges as of the day, forms of all years.

use serde_json::{Map, Value, json};

use super::card::Card;
use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::desk::Desk;
use crate::desk::lists::unplaced;
use crate::domain::form::Status;
use crate::text;
use crate::text::Text;

/// Prints the counts.
pub(super) fn print(shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
    let counts = counts(desk);
    if shell.json {
        let object: Map<String, Value> = counts
            .into_iter()
            .map(|(noun, _, count)| (noun.to_owned(), json!(count)))
            .collect();
        return shell.out.json(&object);
    }
    let mut card = Card::new(shell.locale);
    for (_, title, count) in &counts {
        card.line(title, count.to_string());
    }
    card.print(shell)
}

fn counts(desk: &Desk) -> Vec<(&'static str, Text, usize)> {
    let (book, date) = (desk.book(), desk.today().date);
    let forms = |status: Option<Status>| -> usize {
        let tallies = book.forms_by_year().values();
        let counts = tallies.map(|tally| match status {
            Some(status) => tally.at(status),
            None => tally.total(),
        });
        counts.map(|count| count as usize).sum()
    };
    let pending = Status::ALL
        .into_iter()
        .filter(|status| status.is_pending())
        .map(|status| forms(Some(status)))
        .sum();
    let contacts = book
        .serving(date)
        .map(|member| book.key_contacts_of(member.id, date).len())
        .sum();
    let mut counts = vec![
        (
            "committees",
            Text::of("专委会", "committees"),
            book.committees_on(date).len(),
        ),
        (
            "sectors",
            Text::of("界别", "sectors"),
            book.sectors_on(date).count(),
        ),
        (
            "members",
            Text::of("在任委员", "serving members"),
            book.serving(date).count(),
        ),
        (
            "convenors",
            Text::of("在任召集人", "convenors in office"),
            book.convenors_on(date).count(),
        ),
        (
            "liaisons",
            Text::of("在任联络员", "liaisons in office"),
            book.liaisons_on(date).count(),
        ),
        (
            "leaders",
            Text::of("联系界别的主席会议成员", "leaders in office"),
            book.leaders_on(date).count(),
        ),
        (
            "key_contacts",
            Text::of("重点联系对象", "key contacts"),
            contacts,
        ),
        (
            "workrooms",
            Text::of("委员工作室", "workrooms"),
            book.workrooms.len(),
        ),
        (
            "plans",
            Text::of("工作计划（历年）", "plans (all years)"),
            book.plans.len(),
        ),
        (
            "activities",
            Text::of("界别活动（历年）", "activities (all years)"),
            book.activities.len(),
        ),
        (
            "outputs",
            Text::of("履职成果（历年）", "outputs (all years)"),
            book.outputs.len(),
        ),
        (
            "summaries",
            Text::of("工作总结（历年）", "summaries (all years)"),
            book.summaries.len(),
        ),
        (
            "forms",
            Text::of("登记表（历年）", "forms (all years)"),
            forms(None),
        ),
        (
            "forms_pending",
            Text::of("其中待办", "of these pending"),
            pending,
        ),
    ];
    counts.extend(unplaced().map(|kind| {
        let (zh, en) = (kind.title().zh, kind.plural().replace('_', " "));
        let title = text!("{zh}（历年）", "{en} (all years)");
        (kind.plural(), title, book.ids(kind).len())
    }));
    counts
}
