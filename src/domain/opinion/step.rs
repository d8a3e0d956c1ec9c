//! What is to be done next with an opinion, in words.

use crate::text;
use crate::text::Text;

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Give it to a unit, or turn it into an output.
    Handle,
    /// Answer it.
    Answer,
    /// Answer it again.
    AnswerAgain,
    /// Keep what was promised.
    KeepPromise,
}

impl Step {
    /// Its name in JSON and in calendars.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Step::Handle => "handle",
            Step::Answer => "answer",
            Step::AnswerAgain => "answer-again",
            Step::KeepPromise => "promise",
        }
    }

    /// What users call it.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Step::Handle => Text::of("交办", "assign"),
            Step::Answer => Text::of("答复", "answer"),
            Step::AnswerAgain => Text::of("再次答复", "answer again"),
            Step::KeepPromise => Text::of("兑现承诺", "keep the promise"),
        }
    }
}

impl Step {
    /// What is to be done with the opinion of this title.
    #[must_use]
    pub fn on_opinion(self, title: &str) -> Text {
        let word = self.word();
        let (zh, en) = (&word.zh, &word.en);
        match self {
            Step::KeepPromise => text!("兑现意见建议“{title}”的承诺", "{en}: opinion “{title}”"),
            _ => text!("{zh}意见建议“{title}”", "{en}: opinion “{title}”"),
        }
    }

    /// The same of several.
    #[must_use]
    pub fn on_opinions(self) -> Text {
        let word = self.word();
        let (zh, en) = (&word.zh, &word.en);
        match self {
            Step::KeepPromise => Text::of("兑现意见建议的承诺", "keep promises"),
            _ => text!("{zh}意见建议", "opinions: {en}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_done_with_an_opinion_is_said_as_one_says_it() {
        let said = [Step::Handle, Step::KeepPromise].map(|it| it.on_opinion("停车难").zh);
        assert_eq!(said, ["交办意见建议“停车难”", "兑现意见建议“停车难”的承诺"]);
    }
}
