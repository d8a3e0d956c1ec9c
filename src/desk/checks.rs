//! What records must satisfy, whichever kind they are of: what their descriptions ask for.

use chrono::NaiveDate;

use super::refusal::{FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Overtaken;
use crate::domain::described::{Ever, Facts, Shape, Value};
use crate::domain::record::{Kind, Record};
use crate::text;
use crate::text::{Text, Words};

/// The field in which a form has the day of a change.
pub(super) const MOVED_ON: &str = "moved_on";

/// The errors of a record, or of what a verb was told, gathered field by field.
#[derive(Default)]
pub(super) struct Faults {
    kind: Option<Kind>,
    errors: Vec<FieldError>,
}

impl Faults {
    /// That something ends before it begins.
    pub(super) const ENDS_BEFORE: Text = Text::of(
        "终止日期早于开始日期。",
        "The end lies before the beginning.",
    );

    /// Of a record of this kind.
    pub(super) fn of(kind: Kind) -> Faults {
        Faults {
            kind: Some(kind),
            errors: Vec::new(),
        }
    }

    /// All that was found.
    pub(super) fn into_vec(self) -> Vec<FieldError> {
        self.errors
    }

    /// Refuses when anything was found.
    pub(super) fn none(self) -> Result<(), Refusal> {
        match self.errors.is_empty() {
            true => Ok(()),
            false => Err(Refusal::Fields(self.errors)),
        }
    }

    /// What its description asks of a record.
    pub(super) fn described(&mut self, record: &Record, book: &Book, today: &Today) -> &mut Self {
        let ever = record.fields().ever();
        let held: Vec<Held<'_>> = ever.iter().flat_map(parts_of).collect();
        for (id, facts, value) in &held {
            let text = matches!(facts.shape, Shape::Line | Shape::Name | Shape::Lines(_));
            if text && facts.required && value.is_empty() {
                self.required(id, "");
            }
        }
        for (id, facts, value) in &held {
            self.fits(id, facts, value, book, today);
        }
        let was = book.record(record.kind(), record.raw_id());
        let mut was = was.iter().flat_map(|it| it.fields().ever());
        for (facts, is) in &ever {
            let was = was.next().map(|(_, was)| was).unwrap_or_default();
            if facts.dated {
                self.moved(&days(&was), &days(is), today);
            }
            if let Some((_, value)) = is.last()
                && was.last().is_none_or(|(_, was)| was != value)
            {
                self.offered(facts, value);
            }
        }
        let days = (record.fields().began(), record.fields().ended());
        let backwards = matches!(days, (Some(began), Some(ended)) if ended < began);
        self.when(backwards, "ended", Faults::ENDS_BEFORE);
        for (id, why) in record.fields().wrong() {
            self.when(true, id, why);
        }
        self
    }

    /// What is chosen anew is one of what is offered.
    fn offered(&mut self, facts: &Facts, value: &Value<'_>) {
        if let (Shape::Choice(choices), Value::Choice(code)) = (facts.shape, value)
            && let Some(former) = choices.iter().find(|it| it.former && it.code == *code)
        {
            let (zh, en) = (former.word.zh, former.word.en);
            let why = text!(
                "“{zh}”现在另有记录，请另选。",
                "“{en}” is recorded otherwise now: choose another."
            );
            self.when(true, facts.id, why);
        }
    }

    fn fits(
        &mut self,
        id: &'static str,
        facts: &Facts,
        value: &Value<'_>,
        book: &Book,
        today: &Today,
    ) {
        match (facts.shape, value) {
            (Shape::Phone, Value::Text(phone)) => self.phone(id, phone),
            (Shape::Day, Value::Day(day)) if facts.past => {
                self.past(id, Some(*day), today);
            }
            (Shape::Ref([kind, ..]), Value::Empty) if facts.required => {
                self.there(id, book, *kind, 0);
            }
            (_, Value::Ref(kind, number)) => {
                self.there(id, book, *kind, *number);
            }
            (_, Value::Refs(kind, numbers)) => {
                for number in numbers {
                    self.there(id, book, *kind, *number);
                }
            }
            _ => {}
        }
    }

    /// Notes an error of `field` when `wrong`.
    pub(super) fn when(&mut self, wrong: bool, field: &'static str, text: Text) -> &mut Self {
        if wrong {
            let mut error = FieldError::new(field, text);
            error.called = match field {
                MOVED_ON => Some(Words::of("变动日期", "Changed on")),
                field => self.kind.and_then(|kind| kind.word_of(field)),
            };
            self.errors.push(error);
        }
        self
    }

    /// The field must say something.
    pub(super) fn required(&mut self, field: &'static str, value: &str) -> &mut Self {
        self.when(
            value.trim().is_empty(),
            field,
            Text::of("此项必填。", "This must be filled in."),
        )
    }

    /// The day must not lie after today.
    pub(super) fn past(
        &mut self,
        field: &'static str,
        date: Option<NaiveDate>,
        today: &Today,
    ) -> &mut Self {
        let now = today.date;
        self.when(
            date.is_some_and(|date| date > now),
            field,
            text!(
                "日期不能晚于今天（{now}）。",
                "The date lies after today ({now})."
            ),
        )
    }

    /// A change that is entered must not lie after today, nor before one that is known by now; what
    /// was entered before is left alone.
    fn moved(&mut self, was: &[NaiveDate], is: &[NaiveDate], today: &Today) {
        let known = |day: &NaiveDate| was.contains(day);
        let mut entered = is.iter().copied().filter(|day| !known(day));
        self.past(MOVED_ON, entered.clone().next_back(), today);
        let now = is.iter().copied().rfind(|day| *day <= today.date);
        let overtaken = entered.find_map(|day| now.filter(|by| day < *by && known(by)));
        if let Some(by) = overtaken {
            self.when(true, MOVED_ON, Overtaken { by }.text());
        }
    }

    /// Nobody takes a charge anew who is known to begin it later: where an earlier day is looked at, that
    /// is not seen.
    pub(super) fn not_begun(
        &mut self,
        field: &'static str,
        begins: Option<NaiveDate>,
    ) -> &mut Self {
        let Some(begins) = begins else { return self };
        self.when(
            true,
            field,
            text!(
                "已登记自 {begins} 起，再登记就重复了。开始日期有误的，请修改那条记录。",
                "This is recorded from {begins} on, and would stand twice. If that day is wrong, correct that record."
            ),
        )
    }

    /// A phone number has digits, and at most `+`, `-`, brackets, spaces and 转 before an extension.
    fn phone(&mut self, field: &'static str, phone: &str) {
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let strange = phone.chars().any(|c| {
            !c.is_ascii_digit() && !matches!(c, '+' | '-' | ' ' | '（' | '）' | '(' | ')' | '转')
        });
        self.when(
            !phone.is_empty() && (strange || !(5..=20).contains(&digits)),
            field,
            Text::of(
                "电话号码应为 5 到 20 位数字，可加“+”“-”括号和“转”。",
                "A phone number has 5 to 20 digits, and at most +, -, brackets and 转 besides.",
            ),
        );
    }

    /// A record that is named must be in the book.
    pub(super) fn there(
        &mut self,
        field: &'static str,
        book: &Book,
        kind: Kind,
        id: u64,
    ) -> &mut Self {
        let title = kind.title();
        let (zh, en) = (&title.zh, &title.en);
        let measure = if kind == Kind::Member { "名" } else { "个" };
        self.when(
            book.seq_of(kind, id).is_none(),
            field,
            text!("没有这{measure}{zh}。", "There is no such {en}."),
        )
    }
}

/// A field, or a part of one, and what it holds; by the name under which its errors are told.
type Held<'v> = (&'static str, &'static Facts, &'v Value<'v>);

/// The days on which what a field holds changes, oldest first.
fn days(ever: &Ever<'_>) -> Vec<NaiveDate> {
    ever.iter().filter_map(|(from, _)| *from).collect()
}

/// A field with all that it holds, and the parts of those.
fn parts_of<'v>((facts, ever): &'v (&'static Facts, Ever<'v>)) -> Vec<Held<'v>> {
    let mut held = Vec::new();
    for (_, value) in ever {
        held.push((facts.id, *facts, value));
        let rows: Vec<&[Value<'_>]> = match value {
            Value::Group(parts) => vec![parts],
            Value::Rows(rows) => rows.iter().map(Vec::as_slice).collect(),
            _ => Vec::new(),
        };
        for parts in rows {
            // What a group begins with stands for the group.
            let ids = std::iter::once(facts.id).chain(facts.parts.iter().skip(1).map(|it| it.id));
            let parts = ids.zip(facts.parts).zip(parts);
            held.extend(parts.map(|((id, part), value)| (id, part, value)));
        }
    }
    held
}
