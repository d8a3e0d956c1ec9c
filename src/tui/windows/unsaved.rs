//! What was typed and not saved: of sessions that broke off, of this one where it was kept for
//! later, of another one that goes on; and what was discarded lately.
//!
//! Each row says what, on which record and when; below it stands the text itself, which can be read
//! and copied even where there is nothing any more that it could be saved to. The window decides and
//! draws; what its rows are and what becomes of them is the app's.

mod rows;

use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, Lookup, always, key};
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::tabs::Leaves;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::{Outcome, hint_bar, overlay};
use rows::{Rows, delete, in_full, take_over};

pub use rows::{Unsaved, Which};

/// What the window wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsavedOutcome {
    /// Go on with this one; with one of another session, after taking its drafts over.
    GoOn(Which),
    /// Discard it; one that was discarded already, for good.
    Discard(Which),
    /// Send this to the clipboard.
    Copy(String),
    /// It can't be done, and why.
    Refused(Text),
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go on with the chosen draft.
    GoOn,
    /// Discard it.
    Discard,
    /// Copy its text.
    Copy,
    /// Close; everything stays.
    Later,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Debug, Default)]
pub struct UnsavedState {
    /// Why the chosen draft can't be gone on with.
    blocked: Option<Text>,
    /// Is it another session's?
    living: bool,
    /// Is there none?
    none: bool,
}

fn can_go_on(now: &UnsavedState) -> Result<(), Text> {
    chosen(now)?;
    now.blocked.clone().map_or(Ok(()), Err)
}

fn chosen(now: &UnsavedState) -> Result<(), Text> {
    if now.none {
        return Err(Text::of("这里没有内容", "there is nothing here"));
    }
    Ok(())
}

fn mine(now: &UnsavedState) -> Result<(), Text> {
    chosen(now)?;
    if now.living {
        return Err(Text::of(
            "另一处会话正在填写，请在那里放弃",
            "another session is at it: discard it there",
        ));
    }
    Ok(())
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<Step, UnsavedState> = Keymap {
    title: Text::of("未保存的内容", "Unsaved text"),
    bindings: &[
        key!(Step::GoOn, Act, true, [Key::ENTER], "继续填写" / "go on",
            "接着填写；已放弃的即找回。另一处会话正在填写的，问过后接过来。", "Go on with it; one that was discarded is had back. What another session is typing is taken over, after asking.", can_go_on),
        key!(Step::Copy, View, true, [Key::char('y')], "复制" / "copy",
            "把文字发送到终端剪贴板。", "Send its text to the terminal's clipboard.", chosen),
        key!(Step::Discard, Edit, true, [Key::char('x'), Key::DELETE], "放弃" / "discard",
            "放弃；最近放弃的十份可以找回。已放弃的，彻底删除。", "Discard it; the last ten can be had back. One that was discarded is deleted for good.", mine),
        key!(Step::Later, Program, true, [Key::ESC], "以后再说" / "later",
            "关闭；都留着，下次打开时再问。", "Close; everything stays, and is offered again at the next start.", always),
    ],
};

/// The window.
pub struct UnsavedWindow {
    rows: Rows,
    leaves: Leaves,
    /// What is asked before it is done.
    asked: Option<(Confirm, UnsavedOutcome)>,
}

impl UnsavedWindow {
    /// Of these rows.
    #[must_use]
    pub fn new(rows: Vec<Unsaved>) -> UnsavedWindow {
        let rows = Rows(rows);
        let mut leaves = Leaves::new(rows.titles(), &rows);
        leaves.show(usize::from(rows.on(0).count() == 0));
        UnsavedWindow {
            leaves,
            rows,
            asked: None,
        }
    }

    /// The rows have become these.
    pub fn show(&mut self, rows: Vec<Unsaved>) {
        self.rows = Rows(rows);
        self.leaves.fill(self.rows.titles(), &self.rows);
        self.asked = None;
    }

    /// Whether what was discarded is shown.
    #[must_use]
    pub fn looks_at_discarded(&self) -> bool {
        self.leaves.shown() == 1
    }

    /// Moves, asks, decides.
    pub fn handle(&mut self, input: &Input, locale: Locale) -> Outcome<UnsavedOutcome> {
        if let Some((confirm, effect)) = &mut self.asked {
            let outcome = confirm.handle(input);
            let effect = effect.clone();
            return match outcome {
                Outcome::Gave(()) => {
                    self.asked = None;
                    Outcome::Gave(effect)
                }
                Outcome::Closed => {
                    self.asked = None;
                    Outcome::Taken
                }
                Outcome::Taken | Outcome::Ignored => Outcome::Taken,
            };
        }
        let first = self.leaves.first(input, &self.rows);
        if first.is_taken() {
            return self.told(first, locale);
        }
        let step = input.key().map(|key| KEYS.look_up(key, &self.now()));
        match step {
            Some(Lookup::Do(step)) => self.step(step, locale),
            Some(Lookup::Refused(why)) => Outcome::Gave(UnsavedOutcome::Refused(why)),
            Some(Lookup::Unbound) | None => {
                let told = self.leaves.handle(input, &self.rows);
                self.told(told, locale)
            }
        }
    }

    /// Whether a filter is typed in.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.asked.is_none() && self.leaves.takes_text()
    }

    fn told(
        &mut self,
        told: Outcome<ListOutcome<usize>>,
        locale: Locale,
    ) -> Outcome<UnsavedOutcome> {
        match told {
            Outcome::Gave(ListOutcome::Open(_)) => self.step(Step::GoOn, locale),
            Outcome::Gave(ListOutcome::Copy(text)) => Outcome::Gave(UnsavedOutcome::Copy(text)),
            Outcome::Gave(ListOutcome::Refused(why)) => Outcome::Gave(UnsavedOutcome::Refused(why)),
            _ => Outcome::Taken,
        }
    }

    fn step(&mut self, step: Step, locale: Locale) -> Outcome<UnsavedOutcome> {
        if step == Step::Later {
            return Outcome::Closed;
        }
        let Some(row) = self.chosen().cloned() else {
            return Outcome::Taken;
        };
        match (step, &row.which) {
            (Step::Copy, _) => Outcome::Gave(UnsavedOutcome::Copy(in_full(&row.draft, locale))),
            (Step::GoOn, Which::Living(_)) => {
                self.asked = Some((take_over(&row), UnsavedOutcome::GoOn(row.which)));
                Outcome::Taken
            }
            (Step::Discard, Which::Discarded(_)) => {
                self.asked = Some((delete(&row), UnsavedOutcome::Discard(row.which)));
                Outcome::Taken
            }
            (Step::GoOn, _) => Outcome::Gave(UnsavedOutcome::GoOn(row.which)),
            (Step::Discard, _) => Outcome::Gave(UnsavedOutcome::Discard(row.which)),
            (Step::Later, _) => Outcome::Closed,
        }
    }

    /// Its keys, for help.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        let mut rows = KEYS.rows(&self.now());
        rows.extend(self.leaves.keys());
        rows
    }

    /// Draws it over what is there.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let (width, height) = (
            whole.width.saturating_sub(4),
            whole.height.saturating_sub(4),
        );
        let title = Text::of("没有保存的内容", "Not saved");
        let inside = overlay::open(canvas, width.min(100), height.min(26), &title);
        if inside.height < 4 {
            return;
        }
        let mut body = inside;
        body.height -= 1;
        self.leaves.draw(body, canvas, &self.rows);
        let mut foot = inside;
        foot.y = inside.bottom() - 1;
        foot.height = 1;
        hint_bar::draw(foot, canvas, &self.key_rows());
        if let Some((confirm, _)) = &self.asked {
            confirm.draw(canvas);
        }
    }

    fn now(&self) -> UnsavedState {
        let chosen = self.chosen();
        UnsavedState {
            blocked: chosen.and_then(|it| it.blocked.clone()),
            living: chosen.is_some_and(|it| matches!(it.which, Which::Living(_))),
            none: chosen.is_none(),
        }
    }

    fn chosen(&self) -> Option<&Unsaved> {
        self.rows.on(self.leaves.shown()).nth(self.leaves.chosen()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::{duplicates, unclear};

    #[test]
    fn the_keys_are_clear() {
        assert_eq!(duplicates(&KEYS.pages()), Vec::<String>::new());
        assert_eq!(unclear(&KEYS.pages()), Vec::<String>::new());
    }
}
