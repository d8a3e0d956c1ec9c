//! A question of an import, and what can be answered.

use ratatui::layout::Rect;

use crate::desk::import::{Answer, Asks, Question};
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::lines::{self, Line};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::{Look, Table, TableOutcome};
use crate::tui::widgets::{Outcome, overlay};

use super::day_question::DayQuestion;
use super::tasks::Known;

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    answer: Answer,
    label: Text,
    hint: String,
}

/// The question and its answers.
pub(super) struct Asking {
    number: usize,
    value: String,
    reason: Text,
    choices: Vec<Choice>,
    list: Table,
    /// Where a day is the answer: the question that takes it.
    day: Option<DayQuestion>,
}

impl Asking {
    /// The question of that number.
    pub(super) fn of(number: usize, question: &Question, known: &Known) -> Asking {
        let choices = match &question.asks {
            Asks::Who {
                candidates,
                may_be_new,
            } => who(candidates, *may_be_new, known),
            Asks::Sector { near } => sector(&question.value, near, known),
            Asks::Kind { kinds } => kinds_of(kinds),
            Asks::Day => Vec::new(),
        };
        let day = (question.asks == Asks::Day).then(|| day_of(question, known));
        let mut list = Table::default();
        list.set_count(choices.len());
        Asking {
            number,
            value: question.value.clone(),
            reason: question.reason.clone(),
            choices,
            list,
            day,
        }
    }

    /// Its number among the questions.
    pub(super) fn question(&self) -> usize {
        self.number
    }

    /// Moves among the answers; gives one, with its words.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<(Answer, Text)> {
        if let Some(asked) = &mut self.day {
            return asked.handle(input).map(|day| match day {
                Some(day) => (Answer::Day(day), text!("{day}", "{day}")),
                None => (Answer::Skip, skip().label),
            });
        }
        if matches!(input.key(), Some(Key::ESC | Key::LEFT)) {
            return Outcome::Closed;
        }
        match self.list.handle(input) {
            Outcome::Gave(TableOutcome::Open(row)) => match self.choices.get(row) {
                Some(choice) => Outcome::Gave((choice.answer, choice.label.clone())),
                None => Outcome::Taken,
            },
            _ => Outcome::Taken,
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        if let Some(asked) = &self.day {
            return asked.draw(canvas);
        }
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(92);
        let reason = Line::plain(self.reason.say(canvas.locale));
        let most = whole.height.saturating_sub(2);
        let height = (self.choices.len() as u16).saturating_add(7).min(most);
        let value = &self.value;
        let title = text!("“{value}”指谁、指什么？", "What does “{value}” mean?");
        let inside = overlay::open(canvas, width, height, &title);
        let above = Rect {
            height: 2.min(inside.height),
            ..inside
        };
        lines::draw(&[reason], above, canvas);
        let rows = Fetched {
            count: self.choices.len(),
            fetch: |n: usize, locale: Locale| match self.choices.get(n) {
                Some(choice) => Row::new()
                    .cell(choice.label.say(locale).to_owned())
                    .cell_as(Role::Muted, choice.hint.clone()),
                None => Row::new(),
            },
        };
        let look = Look {
            words: &[],
            columns: &[
                Column::share(Text::of("回答", "answer"), 1),
                Column::share(Text::of("说明", "note"), 1),
            ],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("", ""),
        };
        let list = Rect {
            y: inside.y + 3.min(inside.height),
            height: inside.height.saturating_sub(5),
            ..inside
        };
        self.list.draw(list, canvas, &look);
        let keys = Text::of(
            "↑↓ 选择  回车 回答  Esc 返回",
            "↑↓ choose  Enter answer  Esc back",
        );
        let last = inside.bottom().saturating_sub(1);
        canvas.say(inside.x, last, inside.width, &keys, canvas.style(Role::Key));
    }
}

/// Of which day the rows are that name none.
fn day_of(question: &Question, known: &Known) -> DayQuestion {
    let (zh, en) = (&question.reason.zh, &question.reason.en);
    let (zh, en) = (zh.trim_end_matches('。'), en.trim_end_matches('.'));
    let title = Text::of("没有日期的行", "Rows without a day");
    let body = text!(
        "{zh}。没有写日期的行都是哪一天的？清空日期，即略过这些行。",
        "{en}. Of which day are all rows that name none? Empty the date to leave them out.",
    );
    DayQuestion::of(title, body, None, known.today)
}

fn skip() -> Choice {
    Choice {
        answer: Answer::Skip,
        label: Text::of("略过，不导入", "leave it out"),
        hint: String::new(),
    }
}

fn who(candidates: &[crate::domain::id::MemberId], may_be_new: bool, known: &Known) -> Vec<Choice> {
    let people = candidates.iter().map(|member| {
        let person = known.person(*member);
        let (name, id) = (person.map_or("—", |it| it.name.as_str()), member.0);
        Choice {
            answer: Answer::Member(*member),
            label: text!("是 {name}（编号 {id}）", "{name} (#{id})"),
            hint: person.map_or_else(String::new, |it| format!("{} {}", it.sector, it.employer)),
        }
    });
    let mut choices: Vec<_> = people.collect();
    if may_be_new {
        choices.push(Choice {
            answer: Answer::NewMember,
            label: Text::of("是新委员", "somebody new"),
            hint: String::new(),
        });
    }
    choices.push(skip());
    choices
}

fn kinds_of(kinds: &[Kind]) -> Vec<Choice> {
    let kinds = kinds.iter().map(|kind| Choice {
        answer: Answer::Kind(*kind),
        label: kind.title(),
        hint: String::new(),
    });
    kinds.chain([skip()]).collect()
}

fn sector(written: &str, near: &[crate::domain::id::SectorId], known: &Known) -> Vec<Choice> {
    let mut choices = Vec::new();
    for sector in near {
        let name = known.sector(*sector);
        choices.push(Choice {
            answer: Answer::Sector {
                sector: *sector,
                keep_alias: false,
            },
            label: text!("是{name}", "it is {name}"),
            hint: String::new(),
        });
        choices.push(Choice {
            answer: Answer::Sector {
                sector: *sector,
                keep_alias: true,
            },
            label: text!("是{name}，以后也这样认", "it is {name}, from now on"),
            hint: format!("{written} = {name}"),
        });
    }
    choices.push(Choice {
        answer: Answer::NewSector,
        label: text!("新建界别“{written}”", "create the sector “{written}”"),
        hint: String::new(),
    });
    choices.push(skip());
    // Whatever else there is, for a name that is like none.
    let others = known.sectors.iter().filter(|(id, _)| !near.contains(id));
    choices.extend(others.map(|(sector, name)| Choice {
        answer: Answer::Sector {
            sector: *sector,
            keep_alias: true,
        },
        label: text!("是{name}，以后也这样认", "it is {name}, from now on"),
        hint: format!("{written} = {name}"),
    }));
    choices
}
