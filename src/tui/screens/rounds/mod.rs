//! 催办 (reminders): whom to remind of what was chosen, when that was done last, a text for each; and what came of the rounds
//! before.
//!
//! Of what, the place that one comes from says; what is owed and by whom to remind, in which words, the desk. The program
//! sends nothing: the text is copied, and that it was sent somebody says.

mod page;
mod rows;
mod sent;
mod state;

#[cfg(test)]
mod tests;

use super::board::{Board, BoardState, Item, OwnAct, Told, chosen};
use crate::desk::export::What;
use crate::desk::papers::reminders::Slip;
use crate::desk::remind::{Asked, Via};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place, ScreenName};
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, always, key};
use crate::tui::panes::lines::Line;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
pub use state::Rounds;

const NOW: usize = 0;

const COPY: OwnAct = 0;
const SENT: OwnAct = 1;
const VIA: OwnAct = 2;
const WORDS: OwnAct = 3;
const AGAIN: OwnAct = 4;
const ALL: OwnAct = 5;

#[rustfmt::skip]
static OWN: Keymap<OwnAct, BoardState> = Keymap {
    title: Text::of("催办", "Reminders"),
    bindings: &[
        key!(COPY, Use, true, [Key::char('y'), Key::ctrl('y')], "复制这段" / "copy text",
            "把选中的一段文字复制到终端剪贴板，粘贴到微信、短信里发。", "Send the chosen text to the terminal's clipboard, to be pasted where it is sent.", chosen),
        key!(SENT, Act, true, [Key::char('v'), Key::f(6)], "记为已发" / "was sent",
            "确认标记的各段已发出，写明方式，记入督查；七天内不再催。", "Say that the marked texts were sent, and how; the round is kept, and nobody is reminded again for seven days.", chosen),
        key!(VIA, View, true, [Key::char('f'), Key::alt('f')], "转告人" / "through whom",
            "换由谁转告：召集人、本人、专委会。", "Change through whom members are told: the convenor, themselves, the committee.", always),
        key!(WORDS, Edit, true, [Key::char('e'), Key::alt('e')], "改措辞" / "wording",
            "改选中的一段文字，只用这一次。", "Change the chosen text, for this time alone.", chosen),
        key!(AGAIN, Edit, false, [], "仍要催" / "remind again",
            "七天内已催过的，写明理由再催。", "Remind somebody again within the seven days, for a reason.", chosen),
        key!(ALL, View, false, [Key::char('A'), Key::alt('a')], "全部" / "everything",
            "不限所选，列出全部该催的。", "Show whatever is owed, not what was chosen alone.", always),
    ],
};

/// Its keys, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    OWN.pages()
}

impl Board for Rounds {
    fn has_records(&self) -> bool {
        false
    }

    fn is_read_along(&self) -> bool {
        true
    }

    fn own(&self) -> Option<&'static Keymap<OwnAct, BoardState>> {
        Some(&OWN)
    }

    fn act(
        &mut self,
        act: OwnAct,
        chosen: Option<Item>,
        items: &[Item],
        ctx: &Ctx<'_>,
    ) -> Option<Effect> {
        match act {
            COPY => Some(self.copied(chosen?, ctx)),
            SENT => Some(self.asked_whether_sent(items, ctx)),
            WORDS => Some(self.worded(chosen?, ctx)),
            AGAIN => Some(self.asked_why_again(chosen?, ctx)),
            VIA => {
                self.via = self.via.next();
                None
            }
            _ => {
                self.ask(Asked::everything());
                None
            }
        }
    }

    fn answered(&mut self, act: OwnAct, words: String, _: &Ctx<'_>) {
        self.take_answer(act, words);
    }

    fn remind(&mut self, asked: Asked) {
        self.ask(asked);
        self.is_new = true;
        self.shows_anew.set(true);
    }

    /// What is shown of the marked ones, reworded as they are.
    fn slips(&self, items: &[Item], ctx: &Ctx<'_>) -> Vec<Slip> {
        let all = items.iter().filter_map(|it| self.section(*it));
        let slips = all.map(|it| Slip {
            who: it.to.who(),
            text: self.text(it, ctx),
        });
        slips.collect()
    }

    fn printed(&self, leaf: usize) -> Option<What> {
        (leaf != NOW).then_some(What::Supervision)
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[Text::of("现在", "now"), Text::of("往次", "earlier")];
        LEAVES
    }

    fn turn_to(&mut self, _: Place, _: &Ctx<'_>) -> bool {
        self.is_new
    }

    fn count(&self, leaf: usize, _: &Ctx<'_>) -> Option<usize> {
        Some(match leaf {
            NOW => self.sections.len(),
            _ => self.earlier.len(),
        })
    }

    fn gather(&mut self, leaf: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        self.take(ctx);
        self.is_new = false;
        match leaf {
            NOW => self.sections.iter().map(|it| self.item(it)).collect(),
            _ => {
                let all = self.earlier.iter();
                all.map(|it| Item::Matter(Kind::ReminderRound, it.round.0, it.nth))
                    .collect()
            }
        }
    }

    fn marked_by_itself(&mut self, leaf: usize, anew: bool) -> Vec<Item> {
        match leaf {
            NOW => self.newly_marked(anew),
            _ => Vec::new(),
        }
    }

    fn may_mark(&self, item: Item) -> Result<(), Text> {
        self.section(item)
            .and_then(|it| self.why_not(it))
            .map_or(Ok(()), Err)
    }

    fn keeps_marks(&self) -> bool {
        true
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            Some(NOW) => rows::columns(),
            _ => rows::earlier_columns(),
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        match leaf {
            Some(NOW) => {
                let section = self.section(item);
                section.map_or_else(Row::new, |it| {
                    let may = self.why_not(it).is_none();
                    rows::row(it, may, ctx, marks)
                })
            }
            _ => {
                let earlier = self.earlier_of(item);
                earlier.map_or_else(Row::new, |it| rows::earlier(it, ctx, marks))
            }
        }
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        match (self.section(item), self.earlier_of(item)) {
            (Some(it), _) => it.lines(ctx.book(), ctx.today(), ctx.locale).join(" "),
            (None, Some(it)) => it.reminded.what.clone(),
            (None, None) => String::new(),
        }
    }

    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text {
        match leaf {
            Some(NOW) => {
                let Text { zh, en } = self.asked.called(ctx.book());
                text!("催办 · {zh}", "Reminders · {en}")
            }
            _ => Text::of("催办 · 往次", "Reminders · earlier"),
        }
    }

    fn sum(&self, leaf: usize, _: &Ctx<'_>) -> Text {
        match leaf {
            NOW => {
                let held = self.sections.iter();
                let held = held.filter(|it| self.why_not(it).is_some()).count();
                let free = self.sections.len() - held;
                text!(
                    "可催 {free}  一周内已催 {held}",
                    "{free} to remind  {held} reminded within the week"
                )
            }
            _ => {
                let done: usize = self.earlier.iter().map(|it| it.done.len()).sum();
                let open: usize = self.earlier.iter().map(|it| it.open.len()).sum();
                text!("已办 {done}  未办 {open}", "{done} done  {open} open")
            }
        }
    }

    /// Through whom members are told.
    fn head(&self, leaf: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        if leaf != NOW || self.sections.is_empty() {
            return Vec::new();
        }
        let others = Via::ALL.into_iter().filter(|it| *it != self.via);
        let others: Vec<Text> = others.map(Via::word).collect();
        let zh: Vec<&str> = others.iter().map(|it| &*it.zh).collect();
        let en: Vec<&str> = others.iter().map(|it| &*it.en).collect();
        let (zh, en, via) = (zh.join("、"), en.join(", "), self.via.word());
        let (via_zh, via_en) = (&via.zh, &via.en);
        let words = text!(
            "由{via_zh}转告（f 换：{zh}）",
            "told through {via_en} (f: {en})"
        );
        vec![Line::of(Role::Muted, words.say(ctx.locale))]
    }

    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text {
        match leaf {
            NOW if ctx.facts.is_pending => Text::of("检查中…", "checking…"),
            NOW if self.asked.is_everything() => self.asked.nobody(ctx.book()),
            NOW => {
                let Text { zh, en } = self.asked.nobody(ctx.book());
                text!(
                    "{zh}按 A 看全部该催的，Esc 返回。",
                    "{en} A shows whatever is owed, Esc goes back."
                )
            }
            _ => Text::of(
                "这一年还没有催办过：在“现在”发出后按 v 记入。",
                "Nobody was reminded in this year: on “now”, v keeps a round that was sent.",
            ),
        }
    }

    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match leaf {
            NOW => {
                let section = self.section(item);
                section.map_or_else(Told::default, |it| page::told(self, it, ctx))
            }
            _ => {
                let earlier = self.earlier_of(item);
                earlier.map_or_else(Told::default, |it| page::of_earlier(it, ctx))
            }
        }
    }

    /// Nothing is done to records here.
    fn of(&self, _: Item) -> Vec<(Kind, u64)> {
        Vec::new()
    }

    fn find(&self, place: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let anew = place == Place::Screen(ScreenName::Rounds) && self.shows_anew.take();
        let first = self.sections.first().map(|it| self.item(it));
        anew.then(|| (NOW, None, first.unwrap_or(Item::Nth(u32::MAX))))
    }
}
