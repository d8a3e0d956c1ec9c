//! The page of a figure: what it says beside last year, and the records behind it, as links.

use super::words;
use crate::desk::insight::{Chart, Figure, YearsForms};
use crate::desk::share::share;
use crate::domain::id::{ActivityId, FormId, OpinionId, OutputId};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::short;
use crate::tui::theme::Role;

/// How many records stand on a page.
const SHOWN: usize = 200;

/// What is said of a figure.
pub(super) fn told(chart: Chart, figure: &Figure, forms: &YearsForms, ctx: &Ctx<'_>) -> Told {
    let locale = ctx.locale;
    let mut told = Told {
        title: words::called(&figure.what, ctx),
        ..Told::default()
    };
    let mut field = |label: Text, value: String| {
        told.lines.push(Line::field(&label, value, locale));
    };
    let count = figure.count;
    match figure.whole {
        Some(whole) => {
            let part = share(count, whole);
            field(Text::of("占比", "Part"), format!("{count}/{whole}  {part}"));
        }
        None => field(Text::of("本年", "The year"), count.to_string()),
    }
    if let Some(before) = figure.before {
        let change = words::change(count, before);
        let label = Text::of("上年同期", "Year before");
        field(label, format!("{before}  {change}"));
    }
    let all = figure.records.len();
    let head = match chart {
        Chart::Coverage => text!("未交登记表的委员（{all}）", "Without a form ({all})"),
        _ => text!("明细（{all}）", "Behind it ({all})"),
    };
    told.lines.push(Line::Head(head.say(locale).to_owned()));
    let shown = &figure.records[..all.min(SHOWN)];
    let named = match shown.first() {
        Some((Kind::RegistrationForm, _)) => forms_said(shown, forms, ctx),
        _ => shown.iter().map(|it| (*it, said(*it, ctx))).collect(),
    };
    for ((kind, id), text) in named {
        told.links.push(Place::of(kind, id, ctx.book()));
        told.lines.push(Line::Words {
            mark: None,
            lead: None,
            role: Role::Accent,
            text,
            link: Some(told.links.len() - 1),
        });
    }
    if all > SHOWN {
        let left = all - SHOWN;
        let words = text!("另有 {left} 条。", "{left} more.");
        told.lines.push(Line::of(Role::Muted, words.say(locale)));
    }
    told
}

/// Forms by their day and member.
fn forms_said(
    shown: &[(Kind, u64)],
    forms: &YearsForms,
    ctx: &Ctx<'_>,
) -> Vec<((Kind, u64), String)> {
    let ids: Vec<FormId> = shown.iter().map(|it| FormId(it.1)).collect();
    let found = forms.those(&ids).into_iter().map(|(id, dated, member)| {
        let (on, name) = (
            short(dated, ctx.today().year),
            ctx.book().member_name(member),
        );
        let words = format!("{on}  {name}  #{}", id.0);
        ((Kind::RegistrationForm, id.0), words)
    });
    found.collect()
}

/// A record in a few words, with its day where it has one.
fn said((kind, id): (Kind, u64), ctx: &Ctx<'_>) -> String {
    let book = ctx.book();
    let day = match kind {
        Kind::Activity => book.activities.get(ActivityId(id)).map(|it| it.held_on),
        Kind::Output => book.outputs.get(OutputId(id)).map(|it| it.handed_in),
        Kind::Opinion => book.opinions.get(OpinionId(id)).map(|it| it.received_on),
        _ => None,
    };
    let name = match book.fields(kind, id) {
        Some(record) => record.title(book),
        None => book.name_of(kind, id),
    };
    match day {
        Some(day) => format!("{}  {name}", short(day, ctx.today().year)),
        None => name,
    }
}
