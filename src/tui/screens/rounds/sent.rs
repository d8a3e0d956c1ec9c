//! What is done here: a text is copied, reworded, said to be sent; somebody is reminded again for a reason.

use super::state::Rounds;
use super::{AGAIN, WORDS};
use crate::desk::remind::{Remind, Section};
use crate::text;
use crate::text::Text;
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Ctx, Effect, Opening, Question};
use crate::tui::screens::board::{Item, OwnAct};
use crate::tui::windows::words::Wording;

/// How many names a question says.
const NAMED: usize = 8;

impl Rounds {
    /// The words of the chosen section, or of the earlier round, for the clipboard.
    pub(super) fn copied(&self, item: Item, ctx: &Ctx<'_>) -> Effect {
        match (self.section(item), self.earlier_of(item)) {
            (Some(section), _) => Effect::Copy(self.text(section, ctx)),
            (None, Some(it)) => Effect::Copy(format!("{}：{}", it.reminded.who, it.reminded.what)),
            (None, None) => Effect::Warn(not_of_now()),
        }
    }

    /// Asks whether the sections were sent, and how; then the round is kept.
    pub(super) fn asked_whether_sent(&self, items: &[Item], ctx: &Ctx<'_>) -> Effect {
        let all: Vec<&Section> = items.iter().filter_map(|it| self.section(*it)).collect();
        let why_not = all.iter().find_map(|it| self.why_not(it));
        if let Some(why) = why_not {
            return Effect::Warn(why);
        }
        if all.is_empty() {
            return Effect::Warn(not_of_now());
        }
        let (book, today) = (ctx.book(), ctx.today());
        let reminded = all.iter().map(|it| {
            let words = self.words.get(&it.to.who()).map(String::as_str);
            it.reminded(book, today, words)
        });
        let mut reasons: Vec<&str> = Vec::new();
        for section in &all {
            let why = self.again.get(&section.to.who()).map(String::as_str);
            reasons.extend(why.filter(|it| !reasons.contains(it)));
        }
        let round = Remind {
            about: self.asked.about(book),
            reminded: reminded.collect(),
            how: String::new(),
            why_again: reasons.join("；"),
        };
        let (count, names) = (all.len(), round.names());
        let (first, more) = names.split_at(names.len().min(NAMED));
        let (zh, en) = (first.join("、"), first.join(", "));
        let (more_zh, more_en) = match more.len() {
            0 => (String::new(), String::new()),
            n => (format!("等，另 {n} 个"), format!(" and {n} more")),
        };
        Effect::Ask(Question::Reason {
            text: text!(
                "确已发出？发给 {count} 个：{zh}{more_zh}。写明用什么方式发的（微信、短信、电话、公函、当面）；记入督查后，七天内不再催。",
                "Were they sent? To {count}: {en}{more_en}. Write by which way (message, telephone, letter, in person); the round is kept, and they are left alone for seven days."
            ),
            required: true,
            request: WithReason::Remind(round),
        })
    }

    /// Has the words of the chosen section changed, for once.
    pub(super) fn worded(&mut self, item: Item, ctx: &Ctx<'_>) -> Effect {
        let Some(section) = self.section(item) else {
            return Effect::Warn(not_of_now());
        };
        let (who, words) = (section.to.who(), self.text(section, ctx));
        let wording = Wording {
            title: Text::of("改措辞", "Wording"),
            body: text!(
                "发给 {who} 的文字，只用这一次：",
                "What {who} is told, for this time alone:"
            ),
            words,
            act: WORDS,
        };
        self.writes_for = Some(who);
        Effect::Open(Opening::Words(Box::new(wording)))
    }

    /// Asks why somebody who was reminded within the week is reminded again.
    pub(super) fn asked_why_again(&mut self, item: Item, _: &Ctx<'_>) -> Effect {
        let Some(section) = self.section(item) else {
            return Effect::Warn(not_of_now());
        };
        if !section.is_held {
            return Effect::Warn(Text::of(
                "一周内没有催过，直接发即可",
                "not reminded within the week: it can be sent as it is",
            ));
        }
        let who = section.to.who();
        let on = section.last.map_or_else(String::new, |on| on.to_string());
        let wording = Wording {
            title: Text::of("仍要催", "Remind again"),
            body: text!(
                "{who}已于 {on} 催过。为什么七天内再催？理由记入督查：",
                "{who} was reminded on {on}. Why again within seven days? The reason is kept with the round:"
            ),
            words: self.again.get(&who).cloned().unwrap_or_default(),
            act: AGAIN,
        };
        self.writes_for = Some(who);
        Effect::Open(Opening::Words(Box::new(wording)))
    }

    /// Takes what was written.
    pub(super) fn take_answer(&mut self, act: OwnAct, words: String) {
        let Some(who) = self.writes_for.take() else {
            return;
        };
        match act {
            WORDS => self.words.insert(who, words),
            AGAIN => self.again.insert(who, words),
            _ => None,
        };
    }
}

/// That it is for whoever is to be reminded now.
fn not_of_now() -> Text {
    Text::of(
        "这里列的是以前的催办，按 Tab 回到“现在”",
        "these were reminded before: Tab goes back to “now”",
    )
}
