//! What the editors' fields must satisfy, whichever record they belong to.

use chrono::NaiveDate;

use super::refusal::{FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::{Dated, Overtaken};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::member::Departure;
use crate::text;
use crate::text::Text;

/// The errors of a record, gathered field by field.
#[derive(Default)]
pub(super) struct Faults(Vec<FieldError>);

impl Faults {
    /// All that was found.
    pub(super) fn into_vec(self) -> Vec<FieldError> {
        self.0
    }

    /// Refuses when anything was found.
    pub(super) fn none(self) -> Result<(), Refusal> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(Refusal::Fields(self.0)),
        }
    }

    /// Notes an error of `field` when `wrong`.
    pub(super) fn when(&mut self, wrong: bool, field: &'static str, text: Text) -> &mut Self {
        if wrong {
            self.0.push(FieldError::new(field, text));
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
    pub(super) fn moved<T: PartialEq>(
        &mut self,
        field: &'static str,
        was: Option<&Dated<T>>,
        is: &Dated<T>,
        today: &Today,
    ) -> &mut Self {
        let known = |day: &NaiveDate| was.is_some_and(|was| was.days().any(|it| it == *day));
        let entered = is.days().filter(|day| !known(day));
        self.past(field, entered.clone().next_back(), today);
        let now = is.since(today.date);
        let mut overtaken = entered.filter_map(|day| now.filter(|by| day < *by && known(by)));
        if let Some(by) = overtaken.next() {
            self.when(true, field, Overtaken { by }.text());
        }
        self
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

    /// A phone number has digits, and at most `+`, `-` and spaces besides.
    pub(super) fn phone(&mut self, field: &'static str, phone: &str) -> &mut Self {
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let strange = phone.chars().any(|c| {
            !c.is_ascii_digit() && !matches!(c, '+' | '-' | ' ' | '（' | '）' | '(' | ')')
        });
        self.when(
            !phone.is_empty() && (strange || !(5..=20).contains(&digits)),
            field,
            Text::of(
                "电话号码应为 5 到 20 位数字。",
                "A phone number has 5 to 20 digits.",
            ),
        )
    }

    /// An appointment's last day does not lie before its first.
    pub(super) fn ends_after(
        &mut self,
        began: Option<NaiveDate>,
        ended: Option<&Departure>,
    ) -> &mut Self {
        self.when(
            matches!((began, ended), (Some(began), Some(ended)) if ended.on < began),
            "ended",
            Text::of(
                "终止日期早于开始日期。",
                "The end lies before the beginning.",
            ),
        )
    }

    /// The sector must be in the book.
    pub(super) fn sector(&mut self, field: &'static str, book: &Book, id: SectorId) -> &mut Self {
        self.when(
            book.sectors.get(id).is_none(),
            field,
            Text::of("没有这个界别。", "There is no such sector."),
        )
    }

    /// The committee must be in the book.
    pub(super) fn committee(
        &mut self,
        field: &'static str,
        book: &Book,
        id: Option<CommitteeId>,
    ) -> &mut Self {
        self.when(
            id.is_some_and(|id| book.committees.get(id).is_none()),
            field,
            Text::of("没有这个专委会。", "There is no such committee."),
        )
    }

    /// The member must be in the book.
    pub(super) fn member(&mut self, field: &'static str, book: &Book, id: MemberId) -> &mut Self {
        self.when(
            book.members.get(id).is_none(),
            field,
            Text::of("没有这名委员。", "There is no such member."),
        )
    }
}
