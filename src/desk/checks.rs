//! What records must satisfy, whichever kind they are of: what their descriptions ask for. Long because each shape
//! that a description names is checked here and nowhere else.

use chrono::{Datelike, NaiveDate};

use super::refusal::{FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::dated::Overtaken;
use crate::domain::described::{Ever, Facts, Shape, Value};
use crate::domain::id::MemberId;
use crate::domain::record::{Kind, Record};
use crate::exchange::names::{person, person_name};
use crate::text;
use crate::text::{Text, Words};

/// The field in which a form has the day of a change.
pub(super) const MOVED_ON: &str = "moved_on";

/// How many characters a line of a record may have, and a text of several lines.
const LONGEST_LINE: usize = 500;
const LONGEST_TEXT: usize = 50_000;

/// The year in which the CPPCC was founded.
pub(super) const FIRST_YEAR: u64 = 1949;

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
        let stored = book.record(record.kind(), record.raw_id());
        let known: Vec<_> = stored.iter().flat_map(|it| it.fields().ever()).collect();
        let known: Vec<Held<'_>> = known.iter().flat_map(parts_of).collect();
        for (id, facts, value) in &held {
            self.fits(id, facts, value, book, today);
        }
        for (id, facts, value) in &held {
            // What was entered before is left alone.
            if known.iter().any(|(was, _, it)| was == id && it == value) {
                continue;
            }
            match value {
                Value::Text(text) => self.written(id, facts.shape, text),
                Value::Day(day) if facts.of_term => {
                    self.in_term(id, *day, book);
                }
                Value::Day(day) if matches!(*id, "ended" | "left") => {
                    self.ends_in_term(id, *day, record.fields().began(), book);
                }
                _ => {}
            }
        }
        if record.kind() != Kind::Convenor && record.fields().ended().is_none() {
            self.serve(record, &known, book, today);
        }
        self.stand(record, &known, book, today);
        let mut was = stored.iter().flat_map(|it| it.fields().ever());
        for (facts, is) in &ever {
            let was = was.next().map(|(_, was)| was).unwrap_or_default();
            if facts.dated {
                self.moved(&days(&was), &days(is), book, today);
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
            (Shape::Number, Value::Number(year)) if *id == *"year" => self.year(id, *year, today),
            (_, Value::Number(number)) => self.bounded(id, facts, *number),
            (_, Value::Money(amount)) => {
                let less = Text::of("金额不能小于零。", "An amount is not less than nothing.");
                self.when(amount.0 < 0, id, less);
            }
            (Shape::Day, Value::Day(day)) if facts.past => {
                self.past(id, Some(*day), today);
            }
            (Shape::Ref(_), Value::Empty) if facts.required => {
                self.required(id, "");
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

    /// The number is one of those that it can be.
    fn bounded(&mut self, id: &'static str, facts: &Facts, number: u64) {
        if let Some((least, most)) = facts.bounds {
            self.when(
                !(least..=most).contains(&number),
                id,
                text!(
                    "请填 {least} 到 {most} 的整数。",
                    "Give a whole number from {least} to {most}."
                ),
            );
        }
    }

    /// Notes an error of `field` when `wrong`.
    pub(super) fn when(&mut self, wrong: bool, field: &'static str, text: Text) -> &mut Self {
        if wrong {
            let mut error = FieldError::new(field, text);
            error.called = match field {
                MOVED_ON => Some(Words::of("变动日期", "Changed on")),
                "replaces" if self.kind == Some(Kind::Convenor) => {
                    Some(Words::of("接替", "In place of"))
                }
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

    /// Something that ends on a day does so by today, not before it began; where that is not known, not before
    /// the term did.
    pub(super) fn ends(
        &mut self,
        on: NaiveDate,
        began: Option<NaiveDate>,
        book: &Book,
        today: &Today,
    ) -> &mut Self {
        let now = today.date;
        self.when(
            on > now,
            "on",
            text!(
                "终止（离任）日期 {on} 不能晚于今天（{now}）。",
                "The last day, {on}, lies after today ({now})."
            ),
        );
        self.when(
            began.is_some_and(|began| on < began),
            "on",
            Faults::ENDS_BEFORE,
        );
        self.ends_in_term("on", on, began, book)
    }

    /// What is not known to have begun ends not before the term began.
    fn ends_in_term(
        &mut self,
        field: &'static str,
        on: NaiveDate,
        began: Option<NaiveDate>,
        book: &Book,
    ) -> &mut Self {
        let term = first_term(book).filter(|(from, _)| began.is_none() && on < *from);
        let Some((from, zh)) = term else {
            return self;
        };
        self.when(
            true,
            field,
            text!(
                "终止（离任）日期 {on} 早于{zh}开始（{from}）。",
                "The last day, {on}, lies before the term ({from})."
            ),
        )
    }

    /// A day of the term's work lies not before the year in which the term began.
    pub(super) fn in_term(
        &mut self,
        field: &'static str,
        day: NaiveDate,
        book: &Book,
    ) -> &mut Self {
        let term = first_term(book).filter(|(from, _)| day < Year::of(*from).first_day());
        let Some((from, zh)) = term else {
            return self;
        };
        self.when(
            true,
            field,
            text!(
                "日期 {day} 早于{zh}开始（{from}），请核对。",
                "The date, {day}, lies before the term ({from}); check it."
            ),
        )
    }

    /// Whoever is named anew had not left by the day of which the record is.
    fn serve(&mut self, record: &Record, known: &[Held<'_>], book: &Book, today: &Today) {
        let fields = record.fields();
        // What is of a year may name whoever served in it.
        let year = fields.year().filter(|_| record.kind().is_yearly());
        let day = match year {
            Some(year) => year.first_day(),
            None => fields.came().unwrap_or(today.date),
        };
        for (facts, ever) in fields.ever() {
            if facts.later {
                continue;
            }
            let named = ever.last().map(|(_, value)| members_of(value));
            let stands = |id: &u64| {
                let mut all = known.iter().filter(|(was, ..)| *was == facts.id);
                all.any(|(.., value)| members_of(value).contains(id))
            };
            for id in named
                .unwrap_or_default()
                .into_iter()
                .filter(|id| !stands(id))
            {
                let member = book.members.get(MemberId(id));
                let left = member.and_then(|it| it.left.as_ref()).map(|it| it.on);
                if let (Some(member), Some(left)) = (member, left.filter(|left| *left < day)) {
                    let name = &member.name;
                    let why = text!(
                        "{name}已于 {left} 离任，{day} 已不是委员。",
                        "{name} left on {left} and was no member on {day}."
                    );
                    self.when(true, facts.id, why);
                }
            }
        }
    }

    /// A sector or committee that is named anew had not ended by the day of which the record is; what goes on names
    /// none that has ended.
    fn stand(&mut self, record: &Record, known: &[Held<'_>], book: &Book, today: &Today) {
        let (fields, kind) = (record.fields(), record.kind());
        let goes_on = kind == Kind::Member || kind.is_ending();
        let year = fields.year().filter(|_| kind.is_yearly());
        let left = match record {
            Record::Member(it) => it.left.as_ref().map(|it| it.on),
            _ => fields.ended(),
        };
        let day = match year {
            Some(year) => year.first_day(),
            None if goes_on => left.unwrap_or(NaiveDate::MAX),
            None => fields.came().unwrap_or(today.date),
        };
        for (facts, ever) in fields.ever() {
            let named = ever.last().map(|(_, value)| units_of(value));
            if facts.later {
                continue;
            }
            let stands = |unit: &(Kind, u64)| {
                let mut all = known.iter().filter(|(was, ..)| *was == facts.id);
                all.any(|(.., value)| units_of(value).contains(unit))
            };
            let named = named.unwrap_or_default().into_iter();
            for (kind, id) in named.filter(|unit| !stands(unit)) {
                let unit = book.fields(kind, id);
                let ended = unit.and_then(crate::domain::described::Fields::ended);
                if let Some(ended) = ended.filter(|ended| *ended < day) {
                    let name = book.name_of(kind, id);
                    let why = text!(
                        "{name}已于 {ended} 撤销，请另选。",
                        "{name} ended on {ended}; choose another."
                    );
                    self.when(true, facts.id, why);
                }
            }
        }
    }

    /// A change that is entered must not lie after today, nor before the term, nor before one that is known by now; what
    /// was entered before is left alone.
    fn moved(&mut self, was: &[NaiveDate], is: &[NaiveDate], book: &Book, today: &Today) {
        let known = |day: &NaiveDate| was.contains(day);
        let mut entered = is.iter().copied().filter(|day| !known(day));
        if let Some(day) = entered.clone().next() {
            self.in_term(MOVED_ON, day, book);
        }
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

    /// A person's name is one as lists have it; no text has signs that can't be seen, or is longer than a line or
    /// a page may be.
    fn written(&mut self, field: &'static str, shape: Shape, text: &str) {
        let most = match shape {
            Shape::Name => {
                let why = match person(text) {
                    Err(why) => Some(why.text()),
                    Ok(person) if person.name != person_name(text) => Some(Text::of(
                        "只写姓名，括号里的不写在这里。",
                        "Write the name alone, without what is in brackets.",
                    )),
                    Ok(_) => None,
                };
                if let Some(why) = why {
                    self.when(true, field, why);
                }
                return;
            }
            Shape::Line => LONGEST_LINE,
            Shape::Lines(_) => LONGEST_TEXT,
            _ => return,
        };
        let unseen = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        self.when(
            text.contains(unseen),
            field,
            Text::of(
                "有看不见的控制字符，请去掉。",
                "It has control characters, which can't be seen; take them out.",
            ),
        );
        let length = text.chars().count();
        self.when(
            length > most,
            field,
            text!(
                "太长（{length} 字），最多 {most} 字。",
                "It is too long ({length} characters): {most} at most."
            ),
        );
    }

    /// A year is none before there was any such committee, and at most the next one.
    fn year(&mut self, field: &'static str, year: u64, today: &Today) {
        let next = u64::from(today.date.year().unsigned_abs()) + 1;
        self.when(
            !(FIRST_YEAR..=next).contains(&year),
            field,
            text!(
                "年度应在 {FIRST_YEAR} 至 {next} 之间。",
                "The year lies between {FIRST_YEAR} and {next}."
            ),
        );
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
            // Of forms the book has those that wait; the desk looks further before one is named.
            kind != Kind::RegistrationForm && book.seq_of(kind, id).is_none(),
            field,
            text!("没有这{measure}{zh}。", "There is no such {en}."),
        )
    }
}

/// The members that a value names.
fn members_of(value: &Value<'_>) -> Vec<u64> {
    match value {
        Value::Ref(Kind::Member, id) => vec![*id],
        Value::Refs(Kind::Member, ids) => ids.clone(),
        Value::Group(parts) => parts.iter().flat_map(members_of).collect(),
        Value::Rows(rows) => rows.iter().flatten().flat_map(members_of).collect(),
        _ => Vec::new(),
    }
}

/// The first day of the first term that is known, and what that term is called.
fn first_term(book: &Book) -> Option<(NaiveDate, String)> {
    let it = book.organisation()?;
    let first = it.first_term();
    let called = match it.former_terms.is_empty() {
        true => "本届".to_owned(),
        false => first.in_words(),
    };
    Some((first.from, called))
}

/// The sectors and committees that a value names.
fn units_of(value: &Value<'_>) -> Vec<(Kind, u64)> {
    match value {
        Value::Ref(kind @ (Kind::Sector | Kind::Committee), id) => vec![(*kind, *id)],
        Value::Refs(kind @ (Kind::Sector | Kind::Committee), ids) => {
            ids.iter().map(|id| (*kind, *id)).collect()
        }
        Value::Group(parts) => parts.iter().flat_map(units_of).collect(),
        Value::Rows(rows) => rows.iter().flatten().flat_map(units_of).collect(),
        _ => Vec::new(),
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
