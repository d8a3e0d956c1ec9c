//! Figures: every number of a circular, with the records that it counts. Who doubts one can have
//! them all read out.

use crate::desk::Desk;
use crate::desk::share::share;
use crate::domain::calendar::Year;
use crate::domain::form::Status;
use crate::domain::id::{FormId, Id, MemberId};
use crate::domain::money::Money;
use crate::domain::record::Kind;
use crate::store::StoreError;
use crate::text::Text;

/// A record, by its kind and number.
pub type Reference = (Kind, u64);

/// A number that stands in a circular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What a script calls it: `forms-filed`, `sector.3.members`.
    pub code: String,
    /// What it counts.
    pub name: Text,
    /// The number.
    pub value: Value,
    behind: Behind,
}

/// A figure's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(usize),
    /// So much money.
    Money(Money),
    /// So many out of so many.
    Share {
        /// Those that do.
        part: usize,
        /// All of them; at least one.
        whole: usize,
    },
}

/// What a figure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Behind {
    /// These records.
    Records(Vec<Reference>),
    /// The forms of these members in a year that stand so; the archive is read when asked.
    Forms {
        year: Year,
        members: Vec<MemberId>,
        statuses: Vec<Status>,
        /// And these.
        also: Vec<FormId>,
    },
}

impl Figure {
    /// The number as it is printed.
    #[must_use]
    pub fn printed(&self) -> String {
        match self.value {
            Value::Count(count) => count.to_string(),
            Value::Money(amount) => amount.to_string(),
            Value::Share { part, whole } => share(part, whole),
        }
    }

    /// The records that it counts, in order. A figure of occasions (人次) counts some of them
    /// several times; a share has those of its part.
    pub fn records(&self, desk: &Desk) -> Result<Vec<Reference>, StoreError> {
        match &self.behind {
            Behind::Records(records) => Ok(records.clone()),
            Behind::Forms {
                year,
                members,
                statuses,
                also,
            } => {
                let book = desk.book();
                let is_closed = book.closed_on(*year).is_some();
                let wanted = |status| is_closed || statuses.contains(&status);
                let forms = desk.forms_of_year(*year, members.iter().copied(), wanted)?;
                let mut counted = Vec::new();
                for id in forms {
                    // Of a closed year it is where they stood then that counts.
                    let form = is_closed.then(|| desk.form(id)).transpose()?.flatten();
                    let then = form.and_then(|it| book.form_as_closed(&it));
                    if !is_closed || then.is_some_and(|it| statuses.contains(&it.status())) {
                        counted.push(id);
                    }
                }
                Ok(counted
                    .into_iter()
                    .chain(also.iter().copied())
                    .map(|id| (Kind::RegistrationForm, id.0))
                    .collect())
            }
        }
    }
}

/// The figures of a circular, in the order in which they are first said.
#[derive(Default)]
pub(super) struct Ledger {
    figures: Vec<Figure>,
}

impl Ledger {
    /// Counts records; how many there are.
    pub(super) fn count<I: Id>(
        &mut self,
        code: impl Into<String>,
        name: Text,
        kind: Kind,
        ids: impl IntoIterator<Item = I>,
    ) -> usize {
        let records = ids.into_iter().map(|id| (kind, id.raw())).collect();
        self.count_records(code, name, records)
    }

    /// Counts these records; how many there are.
    pub(super) fn count_records(
        &mut self,
        code: impl Into<String>,
        name: Text,
        records: Vec<Reference>,
    ) -> usize {
        let count = records.len();
        self.note(code, name, Value::Count(count), Behind::Records(records));
        count
    }

    /// Notes a sum over records, which is not their number.
    pub(super) fn sum(
        &mut self,
        code: impl Into<String>,
        name: Text,
        records: Vec<Reference>,
        sum: usize,
    ) -> usize {
        self.note(code, name, Value::Count(sum), Behind::Records(records));
        sum
    }

    /// Notes an amount; as it is printed.
    pub(super) fn money(
        &mut self,
        code: impl Into<String>,
        name: Text,
        records: Vec<Reference>,
        amount: Money,
    ) -> String {
        self.note(code, name, Value::Money(amount), Behind::Records(records));
        amount.to_string()
    }

    /// Notes how many forms of these members stand at one of these statuses.
    pub(super) fn forms(
        &mut self,
        code: impl Into<String>,
        name: Text,
        forms: Forms<'_>,
        count: usize,
    ) -> usize {
        let behind = Behind::Forms {
            year: forms.year,
            members: forms.members,
            statuses: forms.statuses.to_vec(),
            also: forms.also,
        };
        self.note(code, name, Value::Count(count), behind);
        count
    }

    /// Notes a share; none of nothing. `ids` are the records of the part.
    pub(super) fn share<I: Id>(
        &mut self,
        code: impl Into<String>,
        name: Text,
        (kind, ids): (Kind, impl IntoIterator<Item = I>),
        whole: usize,
    ) -> Option<String> {
        let records: Vec<_> = ids.into_iter().map(|id| (kind, id.raw())).collect();
        let part = records.len();
        if whole == 0 {
            return None;
        }
        let value = Value::Share { part, whole };
        self.note(code, name, value, Behind::Records(records));
        Some(share(part, whole))
    }

    /// All of them.
    pub(super) fn into_figures(self) -> Vec<Figure> {
        self.figures
    }

    fn note(&mut self, code: impl Into<String>, name: Text, value: Value, behind: Behind) {
        self.figures.push(Figure {
            code: code.into(),
            name,
            value,
            behind,
        });
    }
}

/// Which forms a figure counts.
pub(super) struct Forms<'a> {
    pub(super) year: Year,
    pub(super) members: Vec<MemberId>,
    pub(super) statuses: &'a [Status],
    /// And these.
    pub(super) also: Vec<FormId>,
}
