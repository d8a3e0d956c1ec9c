//! What is known of a field without knowing the record's type: its name, its words, what it holds,
//! who may see it.

use crate::domain::choice::Choice;
use crate::domain::record::Kind;
use crate::text::Words;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Line,
    /// A person's name.
    Name,
    /// A phone number.
    Phone,
    /// Several lines of text, shown in so many rows.
    Lines(u16),
    /// A day.
    Day,
    /// Yes or no; what yes says.
    Flag(Words),
    /// A whole number.
    Number,
    /// An amount of money.
    Money,
    /// Points of an assessment.
    Points,
    /// One of a few.
    Choice(&'static [Choice]),
    /// A record of one of these kinds.
    Ref(&'static [Kind]),
    /// Records of a kind.
    Refs(Kind),
    /// Its parts, all of them or none.
    Group,
    /// Several groups, each a record and a word about it: who was excused, and why.
    Rows,
    /// Who looked at the record. It is shown; a verb changes it.
    Evidence,
    /// Files that are kept beside the store. They are shown; verbs attach and detach them.
    Files,
}

impl Shape {
    /// Does an editor propose a value of it, which is no statement until somebody says it?
    #[must_use]
    pub fn is_proposed(self) -> bool {
        matches!(
            self,
            Shape::Day | Shape::Number | Shape::Money | Shape::Points
        )
    }
}

/// Who may read a field. There is no default: whoever adds a field decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Everybody who sees the record.
    Open,
    /// A person's own, such as a telephone number: masked unless it is asked for.
    Personal,
}

/// What is known of a field, or of a group's part.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Its name in the store, in JSON and in drafts; of a group's part after that of the group.
    pub id: &'static str,
    /// What users call it.
    pub label: Words,
    /// What stands over its column in a list, where that is another word.
    pub head: Option<Words>,
    /// Under what else tables have it, parted by spaces.
    pub headers: &'static str,
    /// The least and the largest width of its column, in columns of a terminal, where they are not
    /// those of its shape.
    pub width: Option<(u16, u16)>,
    /// Do its values stand in the middle of their column, though others of the shape do not?
    pub centred: bool,
    /// What to write there.
    pub help: Option<Words>,
    /// What it holds.
    pub shape: Shape,
    /// Who may read it.
    pub class: Class,
    /// Must it hold something?
    pub required: bool,
    /// Does it begin empty although its type has a value, so that somebody has to say it?
    pub asked: bool,
    /// Does it change on days?
    pub dated: bool,
    /// Is it said once, when the record comes?
    pub fixed: bool,
    /// Is it given by itself to a record that comes, and only corrected afterwards?
    pub later: bool,
    /// Do only verbs change it, so that it is shown and not written?
    pub by_verbs: bool,
    /// The least and the most that its number can be, where not every number will do.
    pub bounds: Option<(u64, u64)>,
    /// Is it a day that can't lie after today?
    pub past: bool,
    /// Is it a day of the term's work, which can't lie before it?
    pub of_term: bool,
    /// Is it the day on which what the record is about began?
    pub begins: bool,
    /// Is it the day before which nobody knew of the record?
    pub comes: bool,
    /// The field with the sectors whose people are meant first.
    pub within: Option<&'static str>,
    /// The field with the member whose sector it is, where nothing else is said.
    pub implied_by: Option<&'static str>,
    /// The field in whose column a sector may stand instead of a person, which says yes here.
    pub instead_of: Option<&'static str>,
    /// A group's parts; of several groups those of each.
    pub parts: &'static [Facts],
}

impl Facts {
    /// What a field of this type is, until more is said of it.
    #[must_use]
    pub const fn of(id: &'static str, label: Words, class: Class, kind: Type) -> Facts {
        Facts {
            id,
            label,
            head: None,
            headers: "",
            width: None,
            centred: false,
            help: None,
            shape: kind.shape,
            class,
            required: kind.required,
            asked: false,
            dated: kind.dated,
            fixed: false,
            later: false,
            by_verbs: false,
            bounds: None,
            past: false,
            of_term: false,
            begins: false,
            comes: false,
            within: None,
            implied_by: None,
            instead_of: None,
            parts: &[],
        }
    }

    /// Is it shown, and changed by verbs alone?
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.by_verbs || matches!(self.shape, Shape::Evidence | Shape::Files)
    }

    /// Under what else than label and head tables have it.
    pub fn further_heads(&self) -> impl Iterator<Item = &'static str> {
        self.headers.split_whitespace()
    }
}

/// What a field's type says of it.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    pub(super) shape: Shape,
    pub(super) required: bool,
    pub(super) dated: bool,
}

impl Type {
    /// What is only shown: neither required nor kept.
    #[must_use]
    pub const fn shown(shape: Shape) -> Type {
        Type {
            shape,
            required: false,
            dated: false,
        }
    }
}

/// More that is said of a field, each in a word behind it: the same words for a group's parts.
macro_rules! sayings {
    ($($(#[$meta:meta])* fn $name:ident($facts:ident $(, $arg:ident: $ty:ty)*) $body:block)*) => {
        impl Facts {$(
            $(#[$meta])*
            #[must_use]
            pub const fn $name(mut self $(, $arg: $ty)*) -> Self {
                let $facts = &mut self;
                $body
                self
            }
        )*}

        impl<R> super::Field<R> {$(
            $(#[$meta])*
            #[must_use]
            pub const fn $name(mut self $(, $arg: $ty)*) -> Self {
                self.facts = self.facts.$name($($arg),*);
                self
            }
        )*}

        impl<R> super::Computed<R> {$(
            $(#[$meta])*
            #[must_use]
            pub const fn $name(mut self $(, $arg: $ty)*) -> Self {
                self.facts = self.facts.$name($($arg),*);
                self
            }
        )*}
    };
}

sayings! {
    /// It must hold something.
    fn required(facts) { facts.required = true; }
    /// It begins empty: somebody has to say it.
    fn asked(facts) { facts.asked = true; facts.required = true; }
    /// It is said when the record comes and never changed.
    fn fixed(facts) { facts.fixed = true; }
    /// It is given by itself to a record that comes.
    fn later(facts) { facts.later = true; }
    /// Only verbs change it.
    fn by_verbs(facts) { facts.by_verbs = true; }
    /// Its number is one of these.
    fn bounds(facts, least: u64, most: u64) { facts.bounds = Some((least, most)); }
    /// It is a day that can't lie after today.
    fn past(facts) { facts.past = true; }
    /// It is a day of the term's work.
    fn of_term(facts) { facts.of_term = true; }
    /// It is the day of the beginning, before which nobody knew of the record.
    fn begins(facts) { facts.begins = true; facts.comes = true; }
    /// Nobody knew of the record before this day.
    fn comes(facts) { facts.comes = true; }
    /// A person's name.
    fn name(facts) { facts.shape = Shape::Name; }
    /// A phone number.
    fn phone(facts) { facts.shape = Shape::Phone; }
    /// Text of several lines, shown in `rows`.
    fn lines(facts, rows: u16) { facts.shape = Shape::Lines(rows); }
    /// What yes says.
    fn yes(facts, zh: &'static str, en: &'static str) { facts.shape = Shape::Flag(Words::of(zh, en)); }
    /// What stands over its column.
    fn head(facts, zh: &'static str, en: &'static str) { facts.head = Some(Words::of(zh, en)); }
    /// Under what else tables have it, parted by spaces.
    fn headers(facts, headers: &'static str) { facts.headers = headers; }
    /// Its column is at least and at most so wide.
    fn wide(facts, least: u16, most: u16) { facts.width = Some((least, most)); }
    /// Its values stand in the middle of their column.
    fn centred(facts) { facts.centred = true; }
    /// What to write there.
    fn help(facts, zh: &'static str, en: &'static str) { facts.help = Some(Words::of(zh, en)); }
    /// People of the sectors in that field are meant first.
    fn within(facts, field: &'static str) { facts.within = Some(field); }
    /// Where nothing is said it is the sector of the member in that field.
    fn implied_by(facts, field: &'static str) { facts.implied_by = Some(field); }
    /// Yes where a sector stands in that field's column instead of a person.
    fn instead_of(facts, field: &'static str) { facts.instead_of = Some(field); }
    /// A group's parts.
    fn parts(facts, parts: &'static [Facts]) { facts.parts = parts; }
}
