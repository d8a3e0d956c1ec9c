//! Short words for what stands in narrow columns: items by what they count, whose somebody is.

use chrono::NaiveDate;

use crate::desk::assessment::{self, name_of};
use crate::domain::assessment::{Assessed, Criterion};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short;

/// The head of an item's column.
pub(super) fn head(criterion: Criterion) -> Text {
    match criterion {
        Criterion::Base => Text::of("基础", "base"),
        Criterion::Plenary => Text::of("全会", "plen."),
        Criterion::Activity => Text::of("活动", "act."),
        Criterion::Training => Text::of("培训", "train"),
        Criterion::Form => Text::of("备案", "forms"),
        Criterion::CollectiveOutput => Text::of("集体", "joint"),
        Criterion::OwnOutput => Text::of("个人", "own"),
        Criterion::Opinion => Text::of("转化", "conv."),
        Criterion::Adopted => Text::of("采用", "adopt"),
        Criterion::Instructed => Text::of("批示", "instr"),
        Criterion::KeyContacts => Text::of("联系", "cont."),
        Criterion::Plan => Text::of("计划", "plan"),
        Criterion::Summary => Text::of("总结", "sum."),
        Criterion::Coverage => Text::of("覆盖", "cover"),
        Criterion::Breach => Text::of("扣分", "minus"),
        Criterion::NotCounted => Text::of("不计", "none"),
    }
}

/// One more of what an item counts.
pub(super) fn more_of(criterion: Criterion) -> Text {
    match criterion {
        Criterion::Activity => Text::of("再参加 1 次", "one more activity"),
        Criterion::Training => Text::of("再培训 1 次", "one more training"),
        Criterion::Form => Text::of("再备案 1 份", "one more form"),
        Criterion::CollectiveOutput => Text::of("再有 1 件", "one more joint output"),
        Criterion::OwnOutput => Text::of("再有 1 件", "one more output"),
        Criterion::Opinion => Text::of("再转化 1 条", "one more converted"),
        Criterion::Adopted => Text::of("再采用 1 件", "one more adopted"),
        Criterion::Instructed => Text::of("再批示 1 件", "one more instruction"),
        Criterion::KeyContacts => Text::of("经常联系后", "once kept in touch"),
        Criterion::Plan => Text::of("按时制定后", "once planned in time"),
        Criterion::Summary => Text::of("按时报送后", "once summed up in time"),
        Criterion::Breach => Text::of("再有 1 项", "one more breach"),
        Criterion::Base | Criterion::Plenary | Criterion::Coverage | Criterion::NotCounted => {
            Text::of("再加 1 项", "one more")
        }
    }
}

/// What somebody is called.
pub(super) fn name(of: Assessed, ctx: &Ctx<'_>) -> String {
    name_of(of, ctx.book())
}

/// Whose somebody is.
pub(super) fn whose(of: Assessed, ctx: &Ctx<'_>) -> Text {
    assessment::whose(of, ctx.book(), ctx.today())
}

/// The day on which somebody left who is assessed for a part of the year.
pub(super) fn left(of: Assessed, ctx: &Ctx<'_>) -> Option<NaiveDate> {
    let book = ctx.book();
    let ended = match of {
        Assessed::Member(id) => &book.members.get(id)?.left,
        Assessed::Convenor(id) => &book.convenors.get(id)?.ended,
        Assessed::Sector(_) | Assessed::Committee(_) | Assessed::Department(_) => return None,
    };
    ended.as_ref().map(|it| it.on)
}

/// That somebody left, and when; where nobody did, whose somebody is.
pub(super) fn whose_or_left(of: Assessed, ctx: &Ctx<'_>) -> Text {
    match left(of, ctx) {
        None => whose(of, ctx),
        Some(on) => {
            let on = short(on, ctx.today().year);
            text!("离任 {on}", "left {on}")
        }
    }
}
