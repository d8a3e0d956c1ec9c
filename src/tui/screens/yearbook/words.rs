//! Activities and outputs in a few words, for rows and pages.

use crate::domain::yearwork::{Activity, Body, Output};
use crate::text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::short;

/// 05-14 调研视察 12人 群众9 与社科界.
pub(super) fn activity_words(activity: &Activity, of: Option<Body>, ctx: &Ctx<'_>) -> String {
    let (book, locale) = (ctx.book(), ctx.locale);
    let (on, kind) = (
        short(activity.held_on, ctx.today().year),
        activity.kind.word(),
    );
    let (zh, en, members) = (&kind.zh, &kind.en, activity.participants.len());
    let mut words = text!("{on} {zh} {members}人", "{on} {en}, {members} members")
        .say(locale)
        .to_owned();
    if let Some(invited) = activity.invited.filter(|it| *it > 0) {
        words += text!(" 群众{invited}", ", {invited} guests").say(locale);
    }
    let others = activity.sectors.iter();
    let others = others.filter(|id| of != Some(Body::Sector(**id)));
    let names: Vec<&str> = others.map(|id| book.sector_name(*id)).collect();
    if let (Some(Body::Sector(_)), false) = (of, names.is_empty()) {
        let names = names.join(locale.between());
        words += text!(" 与{names}", " with {names}").say(locale);
    }
    words
}

/// 提案#118 立案.
pub(super) fn output_words(output: &Output, ctx: &Ctx<'_>) -> String {
    let channel = output.channel.word();
    let number = match output.number.as_str() {
        "" => String::new(),
        number => format!("#{number}"),
    };
    let outcome = output.outcome().map(|it| it.word());
    let outcome = outcome.map_or(String::new(), |it| format!(" {}", it.say(ctx.locale)));
    format!("{}{number}{outcome}", channel.say(ctx.locale))
}
