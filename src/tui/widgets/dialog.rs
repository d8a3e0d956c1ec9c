//! A question over the screen: yes or no, or one line that has to be written.

use ratatui::layout::Rect;

use super::Outcome;
use super::field_keys;
use super::leaving::Leaving;
use super::message::{draw_fault, fault_rows};
use super::overlay;
use super::overlay_keys::{ANSWER, LEAVING, LeaveStep};
use super::text_field::TextField;
use crate::domain::calendar::Year;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::KeyRow;
use crate::tui::measure;
use crate::tui::theme::Role;

/// Asks whether something shall be done. The safe answer is chosen at the beginning.
#[derive(Clone, Debug)]
pub struct Confirm {
    title: Text,
    body: Text,
    yes: Text,
    on_yes: bool,
}

impl Confirm {
    /// A question; `yes` names what is done: a verb, not "yes".
    #[must_use]
    pub fn new(title: Text, body: Text, yes: Text) -> Confirm {
        Confirm {
            title,
            body,
            yes,
            on_yes: false,
        }
    }

    /// Asks before the program ends over what is `typed`, which is kept, or over work, which is broken off.
    #[must_use]
    pub fn before_leaving(typed: bool) -> Confirm {
        let title = Text::of("退出", "Leave");
        let yes = Text::of("退出", "leave");
        if typed {
            let kept = Text::of(
                "正在填写的内容还没有保存。退出时暂存，下次打开时可以接着填写。",
                "What is being typed is not saved. It is kept, and offered again at the next start.",
            );
            return Confirm::new(title, kept, yes).harmless();
        }
        let broken = Text::of(
            "窗口里的工作还没有做完，退出即中断；没有写完的，一项也不写入。",
            "What this window is at is not finished and would be broken off; what is not written whole is not written at all.",
        );
        Confirm::new(title, broken, yes)
    }

    /// The same, for what can be undone: Enter does it at once.
    #[must_use]
    pub fn harmless(mut self) -> Confirm {
        self.on_yes = true;
        self
    }

    /// `Gave(())` means yes, `Closed` no.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let Some(key) = input.key() else {
            return Outcome::Ignored;
        };
        match key.code {
            Code::Enter if self.on_yes => return Outcome::Gave(()),
            Code::Enter | Code::Esc => return Outcome::Closed,
            Code::Char('y' | 'Y') if key.typed().is_some() => return Outcome::Gave(()),
            Code::Char('n' | 'N') if key.typed().is_some() => return Outcome::Closed,
            Code::Left | Code::Right | Code::Tab | Code::BackTab | Code::Up | Code::Down => {
                self.on_yes = !self.on_yes;
            }
            _ => {}
        }
        Outcome::Taken
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let no = Text::of("取消", "cancel");
        let inside = open(canvas, &self.title, &self.body, 2);
        let y = inside.bottom().saturating_sub(1);
        let mut x = inside.x;
        for (label, key, here) in [(&self.yes, "y", self.on_yes), (&no, "Esc", !self.on_yes)] {
            let words = format!("[ {} {key} ]", label.say(canvas.locale));
            let style = canvas.style(if here { Role::Selected } else { Role::Key });
            if here {
                canvas.set_caret(x + 2, y);
            }
            x += canvas.text(x, y, inside.right().saturating_sub(x), &words, style) + 2;
        }
    }
}

/// Asks for one line: a reason.
#[derive(Clone, Debug)]
pub struct Ask {
    title: Text,
    body: Text,
    field: TextField,
    required: bool,
    fault: Option<Text>,
    leaving: Leaving,
}

/// What an [`Ask`] wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskWish {
    /// Something was typed: it may be kept.
    Changed,
    /// This is the answer, without blanks around it. Close the question when it is carried out;
    /// hand a refusal to [`Ask::refuse`].
    Answer(String),
    /// Close, and keep what was typed for later.
    Keep,
    /// Close, and throw away what was typed.
    Discard,
}

impl Ask {
    /// A question that may be answered with nothing.
    #[must_use]
    pub fn new(title: Text, body: Text) -> Ask {
        Ask {
            title,
            body,
            field: TextField::default(),
            required: false,
            fault: None,
            leaving: Leaving::that_keeps(),
        }
    }

    /// Asks why a year that was closed is changed.
    #[must_use]
    pub fn why_closed(year: Year) -> Ask {
        let ask = Ask::new(
            Text::of("更正已关账的年度", "Correct a closed year"),
            text!(
                "{year}年已经关账。确需更正的，写明理由，与更正内容一并留存",
                "The year {year} is closed. What has to be put right needs a reason, which is kept with it"
            ),
        );
        ask.required()
    }

    /// The same, to be answered with something: a form is not returned without a reason.
    #[must_use]
    pub fn required(mut self) -> Ask {
        self.required = true;
        self
    }

    /// The same, with what was typed before.
    #[must_use]
    pub fn with(mut self, answer: &str) -> Ask {
        self.field.set(answer);
        self
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What is typed, to be kept as a draft.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// The answer was refused, and why.
    pub fn refuse(&mut self, why: Text) {
        self.fault = Some(why);
    }

    /// Types, answers, or asks what shall become of what was typed.
    pub fn handle(&mut self, input: &Input) -> Outcome<AskWish> {
        if self.leaving.is_asked() {
            match self.leaving.answer(input) {
                Some(LeaveStep::GoOn) => return Outcome::Taken,
                Some(LeaveStep::Save) => return self.answer(),
                Some(LeaveStep::Keep) => return Outcome::Gave(AskWish::Keep),
                Some(LeaveStep::Discard) => return Outcome::Gave(AskWish::Discard),
                None => {}
            }
        }
        match input.key() {
            Some(Key::ESC) if self.text().trim().is_empty() => Outcome::Closed,
            Some(Key::ESC) => {
                self.leaving.ask();
                Outcome::Taken
            }
            Some(key) if key == Key::ENTER || key == Key::ctrl('s') => self.answer(),
            _ => {
                let before = self.text().to_owned();
                let outcome = self.field.handle(input);
                if self.text() != before {
                    self.fault = None;
                    return Outcome::Gave(AskWish::Changed);
                }
                match outcome {
                    Outcome::Ignored => Outcome::Ignored,
                    Outcome::Taken | Outcome::Gave(()) | Outcome::Closed => Outcome::Taken,
                }
            }
        }
    }

    /// The keys that act in it now.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        match self.leaving.is_asked() {
            true => LEAVING.pages(),
            false => [ANSWER.pages(), field_keys::TEXT.pages()].concat(),
        }
    }

    fn answer(&mut self) -> Outcome<AskWish> {
        let answer = self.field.text().trim();
        if answer.is_empty() && self.required {
            self.fault = Some(Text::of("请填写", "please write something"));
            return Outcome::Taken;
        }
        Outcome::Gave(AskWish::Answer(answer.to_owned()))
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let fault = self.fault.as_ref().filter(|_| !self.leaving.is_asked());
        let width = width(canvas).saturating_sub(4);
        let told = fault.map_or(1, |why| fault_rows(why, width, canvas.locale));
        let inside = open(canvas, &self.title, &self.body, 3 + told);
        let row = |up: u16| Rect {
            y: inside.bottom().saturating_sub(up).max(inside.y),
            height: 1.min(inside.height),
            ..inside
        };
        if self.leaving.is_asked() {
            self.field.draw(row(3), canvas, false);
            let both = Rect {
                height: 2.min(inside.height),
                ..row(2)
            };
            return self.leaving.draw(both, canvas);
        }
        match fault {
            Some(why) => {
                let foot = Rect {
                    height: told.min(inside.height),
                    ..row(told)
                };
                draw_fault(why, foot, canvas);
            }
            None => {
                let keys = Text::of("回车：确定  Esc：取消", "Enter: done  Esc: cancel");
                let (foot, style) = (row(1), canvas.style(Role::Muted));
                canvas.say(foot.x, foot.y, foot.width, &keys, style);
            }
        }
        self.field.draw(row(2 + told), canvas, true);
    }
}

fn width(canvas: &Canvas<'_>) -> u16 {
    canvas.area().width.saturating_sub(4).clamp(16, 64)
}

/// Opens a frame that holds `body` and `more` rows below it.
fn open(canvas: &mut Canvas<'_>, title: &Text, body: &Text, more: u16) -> Rect {
    let width = width(canvas);
    let lines = lines(body, canvas.locale, width.saturating_sub(4));
    let inside = overlay::open(canvas, width, lines.len() as u16 + more + 2, title);
    let style = canvas.style(Role::Plain);
    for (line, y) in lines
        .iter()
        .zip(inside.y..inside.bottom().saturating_sub(more - 1))
    {
        canvas.text(inside.x, y, inside.width, line, style);
    }
    inside
}

fn lines(body: &Text, locale: Locale, columns: u16) -> Vec<String> {
    let words = body.say(locale);
    let lines = measure::wrap(words, usize::from(columns)).into_iter();
    // A dialog is no page: what is longer than this has another place.
    lines.take(40).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    fn press(ask: &mut Ask, names: &str) -> Outcome<AskWish> {
        let mut last = Outcome::Ignored;
        for input in keys(names) {
            last = ask.handle(&input);
        }
        last
    }

    #[test]
    fn the_safe_answer_is_chosen_first() {
        let ask = || {
            Confirm::new(
                Text::of("结束任职", "End"),
                Text::of(
                    "王伟的召集人任职将于今天结束。",
                    "The appointment ends today.",
                ),
                Text::of("结束", "end it"),
            )
        };
        assert_eq!(ask().handle(&keys("Enter")[0]), Outcome::Closed);
        assert_eq!(ask().handle(&keys("y")[0]), Outcome::Gave(()));
        assert_eq!(
            ask().harmless().handle(&keys("Enter")[0]),
            Outcome::Gave(())
        );
        let mut asked = ask();
        asked.handle(&keys("Left")[0]);
        assert_eq!(asked.handle(&keys("Enter")[0]), Outcome::Gave(()));
        let stage = TestTerminal::new(40, 8);
        let shown = stage.draw(|c| ask().draw(c));
        assert!(
            shown.text.contains("[ 结束 y ]  [ 取消 Esc ]"),
            "{}",
            shown.text
        );
        assert_eq!(stage.styled(&shown, Role::Selected), ["[ 取消 Esc ]"]);
    }

    #[test]
    fn a_reason_is_required() {
        let mut ask = Ask::new(
            Text::of("退回", "Return"),
            Text::of("退回理由：", "The reason:"),
        )
        .required();
        assert_eq!(press(&mut ask, "Space Enter"), Outcome::Taken);
        let shown = TestTerminal::new(40, 10).draw(|c| ask.draw(c));
        assert!(shown.text.contains("× 请填写"), "{}", shown.text);
        assert_eq!(press(&mut ask, "缺 附 件"), Outcome::Gave(AskWish::Changed));
        let shown = TestTerminal::new(40, 10).draw(|c| ask.draw(c));
        assert!(
            shown.text.contains("退回理由：") && shown.text.contains("缺附件"),
            "{}",
            shown.text
        );
        assert!(shown.caret.is_some());
        let answer = Outcome::Gave(AskWish::Answer("缺附件".to_owned()));
        assert_eq!(press(&mut ask, "Enter"), answer);
        // Closing never loses a reason: whoever types on goes on.
        assert_eq!(press(&mut ask, "Esc"), Outcome::Taken);
        let shown = TestTerminal::new(70, 10).draw(|c| ask.draw(c));
        assert!(shown.text.contains("F7 暂存"), "{}", shown.text);
        assert_eq!(press(&mut ask, "Enter"), Outcome::Taken);
        assert_eq!(press(&mut ask, "Esc 。"), Outcome::Gave(AskWish::Changed));
        assert_eq!(ask.text().trim(), "缺附件。");
        assert_eq!(press(&mut ask, "Esc F7"), Outcome::Gave(AskWish::Keep));
        assert_eq!(press(&mut ask, "Esc F8"), Outcome::Gave(AskWish::Discard));
        assert_eq!(press(&mut ask, "Ctrl-U Esc"), Outcome::Closed);
        for (w, h) in (1..40).flat_map(|w| (1..9).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| ask.draw(c));
        }
    }
}
