//! What the page says of a plan or a summary that is lacking.

use super::state::Yearbook;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::{Item, Told};
use crate::tui::screens::parts::dates::urgency;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::theme::Role;

impl Yearbook {
    pub(super) fn told_missing(&self, item: Item, ctx: &Ctx<'_>) -> Told {
        let Some(missing) = self.missing(item) else {
            return Told::default();
        };
        let word = missing.word();
        let (whose, due) = (ctx.book().body_name(missing.body), missing.due(ctx));
        let (zh, en) = (&word.zh, &word.en);
        let title = text!("{whose}：{zh}", "{whose}: {en}");
        let mut told = Told {
            title: title.say(ctx.locale).to_owned(),
            ..Told::default()
        };
        told.body(missing.body, ctx);
        let (words, level) = urgency(due, ctx.today().date);
        let (zh, en) = (&words.zh, &words.en);
        let by = text!("应于 {due} 前报送，{zh}", "due by {due}, {en}");
        told.lines.push(Line::marked(
            of_level(level),
            role_of_level(level),
            by.say(ctx.locale),
        ));
        let how = match missing.summary {
            false => Text::of(
                "按 g 登记计划，再按 i 写入事项（名称、月份、责任人）；开展后在事项上按 g 登记活动，事项随之勾销。",
                "g enters the plan, i then its items (what, month, who); once one was held, g on it enters the activity, which ticks it.",
            ),
            true => Text::of("按 g 登记总结。", "g enters the summary."),
        };
        told.lines.push(Line::of(Role::Muted, how.say(ctx.locale)));
        told
    }
}

impl Told {
    /// Whose it is.
    pub(super) fn body(&mut self, body: Body, ctx: &Ctx<'_>) {
        let place = match body {
            Body::Sector(id) => Place::Sector(id),
            Body::Committee(id) => Place::Committee(id),
            Body::Department(id) => Place::Record(Kind::Department, id.0),
        };
        let name = ctx.book().body_name(body).to_owned();
        self.link(&Text::of("单位", "Whose"), name, place, ctx);
    }
}
