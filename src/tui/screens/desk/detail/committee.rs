//! The page of a committee: its coordinator, Party organisation, sectors, plan and summary.

use super::line::{DetailPage, gone, listed};
use crate::desk::lists::earlier_of;
use crate::domain::id::CommitteeId;
use crate::domain::yearwork::Body;
use crate::rules::matrix::CommitteeColumn;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short;

/// The page.
pub(super) fn page(id: CommitteeId, ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let Some(committee) = book.committees.get(id) else {
        return gone(locale);
    };
    let year = today.year;
    let mut page = DetailPage::new(committee.name.clone());
    let sectors = book.sectors_of(Some(id), today.reference_date());
    let members: usize = sectors
        .iter()
        .map(|it| book.members_of(it.id, today.reference_date()).len())
        .sum();
    let row = ctx
        .facts
        .matrix
        .committees
        .iter()
        .find(|it| it.committee == id);
    if let Some(row) = row {
        let (met, of) = row.five_haves;
        let words = text!("{met}/{of} 项", "{met} of {of}");
        page.field(
            &Text::of("五有完成", "five haves"),
            words.say(locale),
            locale,
        );
        for column in CommitteeColumn::ALL {
            let value = match column {
                CommitteeColumn::Sectors => {
                    let names = listed(sectors.iter().map(|it| &it.name), locale);
                    match sectors.len() {
                        0 => String::new(),
                        n => format!("{n} · {names}"),
                    }
                }
                CommitteeColumn::Coordinator => committee
                    .coordinator_on(today.reference_date())
                    .map_or_else(String::new, |it| {
                        let name = it.member.map_or(&*it.name, |id| book.member_name(id));
                        with_day(name, it.since, ctx)
                    }),
                CommitteeColumn::Party => committee
                    .party_organisation
                    .as_ref()
                    .map_or_else(String::new, |it| with_day(&it.name, it.since, ctx)),
                CommitteeColumn::Plan => listed(
                    book.plans_of(Body::Committee(id), year).map(|it| &it.title),
                    locale,
                ),
                CommitteeColumn::Summary => {
                    let summaries = book.summaries_of(Body::Committee(id), year);
                    listed(summaries.map(|it| &it.title), locale)
                }
            };
            page.cell(&column.title(), row.cell(column), &value, locale);
        }
    }
    page.earlier(&earlier_of(book, committee, today.reference_date()), locale);
    if committee.coordinating {
        let words = Text::of("全部工作（第20条）", "the work of all (article 20)");
        let label = Text::of("综合协调", "coordinates");
        page.field(&label, words.say(locale), locale);
    }
    page.field(&Text::of("委员", "members"), members.to_string(), locale);
    page.field(&Text::of("备注", "note"), committee.note.clone(), locale);
    page
}

fn with_day(name: &str, since: Option<chrono::NaiveDate>, ctx: &Ctx<'_>) -> String {
    let Some(since) = since else {
        return name.to_owned();
    };
    let day = short(since, ctx.today().year);
    let since = text!("（{day} 起）", " (since {day})");
    format!("{name}{}", since.say(ctx.locale))
}
