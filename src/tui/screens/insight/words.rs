//! What figures are called, and how they are said.

use crate::desk::insight::{Chart, What};
use crate::domain::id::OnlyId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::screens::parts::dates::short;

/// The organisation as a whole, at the left.
pub(super) const ALL: Item = Item::Record(Kind::Organisation, OnlyId::ONLY.0);

/// What a chart is of.
pub(super) fn title(chart: Chart) -> Text {
    match chart {
        Chart::Months => Text::of("登记表每月", "forms by month"),
        Chart::Coverage => Text::of("交过登记表的委员", "members with a form"),
        Chart::Rhythm => Text::of("活动按月份", "activities by month"),
        Chart::Kinds => Text::of("活动按类型", "activities by kind"),
        Chart::Opinions => Text::of("意见到哪一步", "how far opinions got"),
        Chart::Years => Text::of("与上年对比", "beside the year before"),
        Chart::Evenness => Text::of("登记表是否均衡", "how even forms are"),
    }
}

/// Whose figures they are.
pub(super) fn whose(of: Option<Item>, ctx: &Ctx<'_>) -> String {
    match of.filter(|it| *it != ALL).and_then(Item::record) {
        Some((kind, id)) => ctx.book().name_of(kind, id),
        None => Text::of("全会", "all").say(ctx.locale).to_owned(),
    }
}

/// The same in full: a committee's are those of the sectors that it is in contact with, whatever committee their
/// members are on.
pub(super) fn whose_all(of: Option<Item>, ctx: &Ctx<'_>) -> String {
    let name = whose(of, ctx);
    match of.and_then(Item::record) {
        Some((Kind::Committee, _)) => {
            let words = text!("{name}联系的界别", "sectors of {name}");
            words.say(ctx.locale).to_owned()
        }
        _ => name,
    }
}

/// What a figure counts.
pub(super) fn called(what: &What, ctx: &Ctx<'_>) -> String {
    match what {
        What::Month(month) => text!("{month:02} 月", "{month:02}")
            .say(ctx.locale)
            .to_owned(),
        What::Record(kind, id) => ctx.book().name_of(*kind, *id),
        What::Word(word) => word.say(ctx.locale).to_owned(),
    }
}

/// By how much it is more or less than before.
pub(super) fn change(now: usize, before: usize) -> String {
    match before {
        0 => "—".to_owned(),
        _ => {
            let more = (now as f64 - before as f64) * 100.0 / before as f64;
            format!("{more:+.1}%")
        }
    }
}

/// A total, beside that of the same days of the year before.
pub(super) fn beside(now: usize, before: Option<usize>) -> Text {
    let Some(before) = before else {
        return Text::same(now.to_string());
    };
    let change = change(now, before);
    text!(
        "{now}（上年同期 {before}，{change}）",
        "{now} ({before} by this day a year before, {change})"
    )
}

/// Up to which day is counted.
pub(super) fn until(ctx: &Ctx<'_>) -> Text {
    let on = short(ctx.today().reference_date(), ctx.today().year);
    text!("截至 {on}", "up to {on}")
}

/// Why a chart has no figures, and which key changes that.
pub(super) fn empty(chart: Chart) -> Text {
    match chart {
        Chart::Months | Chart::Coverage | Chart::Evenness | Chart::Years => Text::of(
            "还没有委员和登记表：按 I 导入名册，登记表在 2 收取。",
            "No members and forms yet: press I to import the rosters; forms are taken in at 2.",
        ),
        Chart::Rhythm | Chart::Kinds => Text::of(
            "当年还没有活动：到台账（4）登记。",
            "No activity in the year yet: they are entered in the yearbook (4).",
        ),
        Chart::Opinions => Text::of(
            "当年还没有意见建议：到意见（7）登记，或从登记表提取。",
            "No opinion in the year yet: they are entered at 7, or drawn from forms.",
        ),
    }
}
