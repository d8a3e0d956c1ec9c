//! The page of a convenor's appointment.

use super::line::{DetailPage, gone};
use crate::domain::id::ConvenorId;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short_or_dash;
use crate::tui::screens::parts::names::masked;

/// The page.
pub(super) fn page(id: ConvenorId, ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let year = today.year;
    let Some(convenor) = book.convenors.get(id) else {
        return gone(locale);
    };
    let mut page = DetailPage::new(book.member_name(convenor.member).to_owned());
    page.field(
        &Text::of("界别", "sector"),
        book.sector_name(convenor.sector),
        locale,
    );
    let role = if convenor.is_first_on(today.reference_date()) {
        Text::of("第一召集人", "first convenor")
    } else {
        Text::of("召集人", "convenor")
    };
    page.field(&Text::of("职务", "charge"), role.say(locale), locale);
    page.field(
        &Text::of("推选", "elected"),
        short_or_dash(convenor.elected, year),
        locale,
    );
    let approved = match convenor.approved {
        Some(_) => short_or_dash(convenor.approved, year),
        None => Text::of("待主席会议审定", "not yet, by the council")
            .say(locale)
            .to_owned(),
    };
    page.field(&Text::of("审定", "approved"), approved, locale);
    if let Some(ended) = &convenor.ended {
        let words = format!("{} {}", ended.on, ended.reason);
        page.field(&Text::of("终止", "ended"), words.trim(), locale);
    }
    page.field(&Text::of("备注", "note"), convenor.note.clone(), locale);
    if let Some(member) = book.members.get(convenor.member) {
        page.head(&Text::of("委员", "Member"), locale);
        page.always(
            &Text::of("单位职务", "employer, post"),
            member.employer.clone(),
            locale,
        );
        page.field(&Text::of("电话", "phone"), masked(&member.phone), locale);
        if member.sector_on(today.reference_date()) != convenor.sector {
            page.field(
                &Text::of("所在界别", "own sector"),
                book.sector_name(member.sector_on(today.reference_date())),
                locale,
            );
        }
        if let Some(left) = &member.left {
            page.field(&Text::of("离任", "left"), left.on.to_string(), locale);
        }
    }
    page
}
