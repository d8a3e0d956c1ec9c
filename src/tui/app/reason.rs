//! A question for a reason: asked for forms as they were seen, and kept as a draft.
//!
//! A reason was written for what a form said then. Where one of the forms has changed since, that is
//! told, and the reason goes nowhere before the person has said that it still stands.

use chrono::NaiveDateTime;

use super::answer::Answer;
use super::context::Ctx;
use super::messages;
use crate::desk::Refusal;
use crate::domain::record::Seq;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::drafts::{Draft, Prompt, Subject, Typed};
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::{Ask, AskWish, Confirm};
use crate::tui::widgets::overlay_keys;

/// A question for a reason.
pub(super) struct Reason {
    ask: Ask,
    prompt: Prompt,
    /// The last entry that the person had seen when it was asked.
    pub(super) seen: Seq,
    /// What has changed since: whether the reason still stands, asked of somebody who sees the records
    /// as of this entry.
    changed: Option<(Confirm, Seq)>,
}

impl Reason {
    /// The question, with what was typed into it before.
    pub(super) fn going_on(prompt: Prompt, typed: &str, seen: Seq) -> Reason {
        let title = prompt.request.clone().request(String::new()).verb().title();
        let ask = Ask::new(title, prompt.text.clone()).with(typed);
        let ask = if prompt.required { ask.required() } else { ask };
        Reason {
            ask,
            prompt,
            seen,
            changed: None,
        }
    }

    /// The forms that it is about.
    #[cfg(test)]
    pub(super) fn forms(&self) -> &[crate::domain::id::FormId] {
        self.prompt.request.forms()
    }

    /// The desk refused. Where that is because a form has changed and the step can still be taken, it
    /// is asked whether the reason stands.
    pub(super) fn refuse(&mut self, refusal: &Refusal, ctx: &Ctx<'_>) {
        let overtaken = matches!(refusal, Refusal::Overtaken { .. });
        match self.prompt.request.blocked(ctx.desk) {
            Some(why) if overtaken => self.ask.refuse(why),
            None if overtaken && self.compare(ctx) => {}
            _ => self.ask.refuse(refusal.text()),
        }
    }

    /// Asks whether the reason still stands where a form has changed since it was written; true where
    /// one has.
    pub(super) fn compare(&mut self, ctx: &Ctx<'_>) -> bool {
        let request = self.prompt.request.clone().request(String::new());
        let borne = request.bears_on(ctx.book()).into_iter();
        let changes: Vec<Text> = borne
            .filter_map(|(kind, id)| {
                let at = ctx.book().seq_of(kind, id).filter(|at| *at > self.seen)?;
                let name = ctx.book().name_of(kind, id);
                let what = ctx.entry(at).map(|entry| messages::step(&entry));
                let what = what.unwrap_or_else(|| Text::of("有改动", "changed"));
                let (zh, en) = (&what.zh, &what.en);
                Some(text!("{name}：{zh}", "{name}: {en}"))
            })
            .collect();
        if changes.is_empty() {
            return false;
        }
        let title = self.ask.title().clone();
        let (verb_zh, verb_en) = (&title.zh, &title.en);
        let (zh, en) = (listed(&changes, |it| &it.zh), listed(&changes, |it| &it.en));
        let why = self.ask.text();
        let what = match self.prompt.request.forms() {
            [] => Text::of("所涉内容", "what it is about"),
            _ => Text::of("登记表", "the form"),
        };
        let (what_zh, what_en) = (&what.zh, &what.en);
        let body = text!(
            "写下这一理由之后，{what_zh}有改动：\n{zh}\n理由：{why}\n这一理由现在还适用吗？请先看清改动。",
            "After this reason was written, {what_en} was changed:\n{en}\nThe reason: {why}\nDoes it still stand? Look at the changes first."
        );
        let confirm = Confirm::new(
            text!(
                "{verb_zh}：{what_zh}有改动",
                "{verb_en}: {what_en} has changed"
            ),
            body,
            Text::of("仍适用，接着填写", "it stands, go on"),
        );
        self.changed = Some((confirm, ctx.book().seq()));
        true
    }

    /// Is it asked whether the reason still stands?
    pub(super) fn is_comparing(&self) -> bool {
        self.changed.is_some()
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input) -> Answer {
        if let Some((confirm, now)) = &mut self.changed {
            match confirm.handle(input) {
                Outcome::Gave(()) => {
                    self.seen = *now;
                    self.changed = None;
                }
                Outcome::Closed => return Answer::Leave { discard: false },
                Outcome::Taken | Outcome::Ignored => {}
            }
            return Answer::Taken;
        }
        match self.ask.handle(input) {
            Outcome::Gave(AskWish::Changed) => Answer::Typed,
            Outcome::Gave(AskWish::Answer(why)) => {
                Answer::Save(self.prompt.request.clone().request(why))
            }
            Outcome::Gave(AskWish::Keep) => Answer::Leave { discard: false },
            Outcome::Gave(AskWish::Discard) => Answer::Leave { discard: true },
            Outcome::Closed => Answer::Closed,
            Outcome::Taken | Outcome::Ignored => Answer::Taken,
        }
    }

    /// The keys that act in it now.
    pub(super) fn key_rows(&self) -> Vec<KeyRow> {
        match self.changed {
            Some(_) => overlay_keys::QUESTION.pages(),
            None => self.ask.key_rows(),
        }
    }

    /// Draws it over what is there.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.changed {
            Some((confirm, _)) => confirm.draw(canvas),
            None => self.ask.draw(canvas),
        }
    }

    /// What was typed by `at`, to be kept; none when nothing was.
    pub(super) fn draft(&self, at: NaiveDateTime) -> Option<Draft> {
        let text = self.ask.text();
        if text.trim().is_empty() {
            return None;
        }
        let (what, asked) = (self.ask.title(), &self.prompt.text);
        let (zh, en) = (&what.zh, &what.en);
        let (asked_zh, asked_en) = (&asked.zh, &asked.en);
        Some(Draft {
            title: text!("{zh}（{asked_zh}）", "{en} ({asked_en})"),
            subject: Subject::Prompt(self.prompt.clone()),
            fields: vec![Typed::reason(text)],
            seen: Some(self.seen),
            at,
            discarded: false,
        })
    }
}

/// Up to five of these, a line each.
fn listed(changes: &[Text], say: impl Fn(&Text) -> &str) -> String {
    const MOST: usize = 5;
    let mut lines: Vec<&str> = changes.iter().take(MOST).map(say).collect();
    let more = format!("… ({})", changes.len());
    if changes.len() > MOST {
        lines.push(&more);
    }
    lines.join("\n")
}
