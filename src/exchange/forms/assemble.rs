//! From titles, answers and days in reading order to forms: where one ends and the next begins, and
//! which are blank.
//!
//! A title begins a form, and so does an answer that the form at hand has already: a second name,
//! or a date or sector after the account. What has neither the account's label nor a title
//! with a name below it is no form, so a roster's 姓名 and 界别 come to nothing.

use super::draft::FormDraft;
use super::label::Label;
use super::ways;
use super::written::{self, Written};
use crate::exchange::office::note::Note;
use crate::exchange::office::place::{At, Placed};
use crate::text::Text;

/// What stands on a page, in reading order.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// The form's title.
    Title(At),
    /// A label with what stands behind it, perhaps nothing.
    Answer(Label, Written),
    /// A day without a label.
    Day(Written),
}

#[derive(Default)]
pub(super) struct Assembler {
    forms: Vec<FormDraft>,
    notes: Vec<Note>,
    page: Option<Page>,
}

/// A form that is being put together.
struct Page {
    at: At,
    titled: bool,
    filled_on: Option<Written>,
    member: Option<Written>,
    sector: Option<Written>,
    employer: Option<Written>,
    post: Option<Written>,
    account: Option<Written>,
    ways: Vec<Written>,
    days: Vec<Written>,
}

impl Assembler {
    pub(super) fn take(&mut self, item: Item) {
        match item {
            Item::Title(at) => {
                self.end();
                self.page = Some(Page::new(at, true));
            }
            Item::Day(written) => {
                if let Some(page) = &mut self.page {
                    page.days.push(written);
                }
            }
            Item::Answer(label, written) => {
                if self
                    .page
                    .as_ref()
                    .is_some_and(|page| page.is_followed_by(label))
                {
                    self.end();
                }
                if !label.is_asked() && self.page.is_none() {
                    return;
                }
                let at = written.at.clone();
                let page = self.page.get_or_insert_with(|| Page::new(at, false));
                page.put(label, written);
            }
        }
    }

    /// The sheet or the document ends: no form goes on beyond it.
    pub(super) fn end(&mut self) {
        let Some(page) = self.page.take() else {
            return;
        };
        if page.account.is_none() && !(page.titled && page.member.is_some()) {
            return;
        }
        let form = page.form();
        if form.member.is_none() && form.account.is_none() && form.faults.is_empty() {
            self.notes.push(Note {
                at: form.at,
                value: String::new(),
                text: Text::of(
                    "空白登记表（没有姓名，也没有情况），没有读入",
                    "a blank form (neither a name nor an account); it was not read",
                ),
            });
        } else {
            self.forms.push(form);
        }
    }

    /// The forms and notes; none where there was no form at all.
    pub(super) fn finish(mut self) -> Option<(Vec<FormDraft>, Vec<Note>)> {
        self.end();
        let nothing = self.forms.is_empty() && self.notes.is_empty();
        (!nothing).then_some((self.forms, self.notes))
    }
}

impl Page {
    fn new(at: At, titled: bool) -> Self {
        Page {
            at,
            titled,
            filled_on: None,
            member: None,
            sector: None,
            employer: None,
            post: None,
            account: None,
            ways: Vec::new(),
            days: Vec::new(),
        }
    }

    /// Whether an answer of this label belongs to the next form.
    fn is_followed_by(&self, label: Label) -> bool {
        let ended = self.account.is_some();
        match label {
            Label::Member => self.member.is_some(),
            Label::FilledOn => ended && self.filled_on.is_some(),
            Label::Sector => ended && self.sector.is_some(),
            Label::Employer => ended && self.employer.is_some(),
            Label::Post
            | Label::Account
            | Label::Ways
            | Label::Remark
            | Label::Signature
            | Label::Other => false,
        }
    }

    fn put(&mut self, label: Label, written: Written) {
        let place = match label {
            Label::FilledOn => &mut self.filled_on,
            Label::Member => &mut self.member,
            Label::Sector => &mut self.sector,
            Label::Employer => &mut self.employer,
            Label::Post => &mut self.post,
            Label::Account => {
                match &mut self.account {
                    // An account in two parts is one.
                    Some(account) if !account.is_blank() => {
                        account.text.push('\n');
                        account.text.push_str(&written.text);
                    }
                    account => *account = Some(written),
                }
                return;
            }
            Label::Signature => {
                if written::is_day(&written.text) {
                    self.days.push(written);
                }
                return;
            }
            Label::Ways => {
                self.ways.push(written);
                return;
            }
            Label::Remark | Label::Other => return,
        };
        if place.as_ref().is_none_or(Written::is_blank) {
            *place = Some(written);
        }
    }

    fn form(self) -> FormDraft {
        let mut faults = Vec::new();
        let mut checked = |it: Option<Written>| it.and_then(|it| it.checked(&mut faults));
        let (filled_on, member) = (checked(self.filled_on), checked(self.member));
        let (sector, account) = (checked(self.sector), checked(self.account));
        let (employer, post) = (checked(self.employer), checked(self.post));
        let mut filled_on = filled_on.and_then(|it| it.day(&mut faults));
        if filled_on.is_none() && faults.is_empty() {
            filled_on = self.days.first().and_then(|it| it.day(&mut faults));
        }
        let member = member.and_then(|it| it.member(&mut faults));
        let employer = employer.and_then(|it| it.line());
        let post = post.and_then(|it| it.line());
        let account = account.and_then(|it| it.account());
        let told = account.as_ref().map_or("", |it| it.value.as_str());
        let asked = self.ways.iter().map(|it| it.text.as_str());
        FormDraft {
            ways: ways::ways(asked, told),
            at: self.at,
            filled_on,
            member,
            sector: sector.and_then(|it| it.sector()),
            employer: both(employer, post),
            account,
            faults,
        }
    }
}

/// Employer and post in one; some forms repeat the employer in the post.
fn both(employer: Option<Placed<String>>, post: Option<Placed<String>>) -> Option<Placed<String>> {
    match (employer, post) {
        (Some(employer), Some(post)) if post.value.starts_with(&employer.value) => Some(post),
        (Some(employer), Some(post)) => {
            Some(employer.with(format!("{}{}", employer.value, post.value)))
        }
        (employer, post) => employer.or(post),
    }
}

impl Label {
    /// Whether the printed form asks for it, so that it can begin a form without a title.
    fn is_asked(self) -> bool {
        match self {
            Label::FilledOn
            | Label::Member
            | Label::Sector
            | Label::Employer
            | Label::Post
            | Label::Account => true,
            Label::Ways | Label::Remark | Label::Signature | Label::Other => false,
        }
    }
}
