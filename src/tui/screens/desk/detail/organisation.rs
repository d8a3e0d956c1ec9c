//! The page of the organisation: its term, its people in figures, its own duties.

use super::line::DetailPage;
use crate::domain::form::Status;
use crate::rules::matrix::OrganisationColumn;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::desk::node::Node;
use crate::tui::screens::parts::dates::short;

/// The page of the whole.
pub(super) fn page(ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let mut page = DetailPage::new(Node::All.name(book, locale));
    if book.is_blank() {
        page.is_record = false;
        page.words(first_steps(), locale);
        return page;
    }
    if let Some(organisation) = book.organisation() {
        let term = organisation.term_on(today.reference_date());
        let (number, from) = (term.number, term.from);
        let term = match term.until {
            Some(until) => text!(
                "第{number}届（{from} 至 {until}）",
                "{number} ({from} to {until})"
            ),
            None => text!("第{number}届（{from} 起）", "{number} (since {from})"),
        };
        page.field(&Text::of("届次", "term"), term.say(locale), locale);
    }
    let reference_date = today.reference_date();
    let committees = book.committees_on(reference_date).len();
    let sectors = book.sectors_on(reference_date).count();
    page.field(
        &Text::of("专委会", "committees"),
        committees.to_string(),
        locale,
    );
    page.field(&Text::of("界别", "sectors"), sectors.to_string(), locale);
    let members = book.serving(reference_date).count();
    page.field(&Text::of("委员", "members"), members.to_string(), locale);
    let convenors: Vec<_> = book.convenors_on(reference_date).collect();
    let waits = |it: &&&crate::domain::appointment::Convenor| {
        it.approval(reference_date, today.date).is_none()
    };
    let (unapproved, convenors) = (convenors.iter().filter(waits).count(), convenors.len());
    let words = match unapproved {
        0 => Text::same(convenors.to_string()),
        n => text!(
            "{convenors}（{n} 人待审定）",
            "{convenors} ({n} not approved)"
        ),
    };
    page.field(&Text::of("召集人", "convenors"), words.say(locale), locale);
    let tally = book
        .forms_by_year()
        .get(&today.year)
        .copied()
        .unwrap_or_default();
    let (all, filed, uploaded) = (
        tally.total(),
        tally.at(Status::Filed),
        tally.at(Status::Uploaded),
    );
    let words = text!(
        "{all} 份，已备案 {filed}，已上传 {uploaded}",
        "{all}; {filed} filed, {uploaded} uploaded"
    );
    page.field(&Text::of("登记表", "forms"), words.say(locale), locale);
    let pending = book.forms.len();
    page.field(&Text::of("待办", "pending"), pending.to_string(), locale);

    let year = today.year;
    page.head(&text!("{year}年工作", "Work of {year}"), locale);
    for column in OrganisationColumn::ALL {
        let cell = ctx.facts.matrix.organisation(column);
        let value = match column {
            OrganisationColumn::Study => {
                let studies = book
                    .studies
                    .iter()
                    .filter(|it| crate::domain::calendar::Year::of(it.held_on) == year);
                let days: Vec<String> = studies.map(|it| short(it.held_on, year)).collect();
                super::line::listed(days, locale)
            }
            OrganisationColumn::Circular => {
                let circulars = book.circulars.iter().filter(|it| it.year == year);
                let days: Vec<String> = circulars.map(|it| short(it.issued_on, year)).collect();
                super::line::listed(days, locale)
            }
            OrganisationColumn::Training => {
                let trainings = book.trainings.iter();
                let trainings =
                    trainings.filter(|it| crate::domain::calendar::Year::of(it.held_on) == year);
                let days: Vec<String> = trainings.map(|it| short(it.held_on, year)).collect();
                super::line::listed(days, locale)
            }
            OrganisationColumn::Prizes => {
                let prizes = book.prizes.iter().filter(|it| it.year == year);
                let names = prizes.map(|it| {
                    let (kind, id) = it.of.record();
                    book.name_of(kind, id)
                });
                super::line::listed(names.collect::<Vec<_>>(), locale)
            }
            OrganisationColumn::Assessment
            | OrganisationColumn::TemporaryBranch
            | OrganisationColumn::Plans
            | OrganisationColumn::Summaries
            | OrganisationColumn::Opinions => match cell.of {
                Some(of) => format!("{}/{of}", cell.count),
                None => String::new(),
            },
        };
        page.cell(&column.title(), cell, &value, locale);
    }
    page
}

/// What to do in an organisation without records.
pub(in crate::tui::screens::desk) fn first_steps() -> Text {
    Text::of(
        "这里还没有记录。按 a 新增专委会、界别和委员；或按 Ctrl-N 导入名册。",
        "There are no records yet. Press a to add committees, sectors and members, or Ctrl-N to import a roster.",
    )
}

/// The page of the sectors that no committee looks after.
pub(super) fn unassigned(ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale) = (ctx.book(), ctx.locale);
    let mut page = DetailPage::new(Node::Unassigned.name(book, locale));
    let sectors = book.sectors_of(None, ctx.today().reference_date());
    let names = super::line::listed(sectors.iter().map(|it| &it.name), locale);
    page.field(&Text::of("界别", "sectors"), names, locale);
    page.words(
        Text::of(
            "第15条：每个界别都要有联系的专委会。选界别按 e 明确专委会，或选专委会按 s。",
            "Article 15: every sector has its committee. Choose a sector and press e, or a committee and press s.",
        ),
        locale,
    );
    page
}
