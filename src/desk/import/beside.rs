//! What a table of records has beside the fields that are taken from it: what is reckoned, who verified it,
//! numbers whose middle is hidden. It changes nothing; where it differs from the store it is told, and where
//! it is changed.

use super::outcome::FileOutcome;
use super::staged_book::StagedBook;
use crate::desk::lists::phone;
use crate::desk::written::Reader;
use crate::domain::calendar::Today;
use crate::domain::described::{Facts, Fields, Shape, Value};
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;
use crate::exchange::Placed;
use crate::exchange::office::words::squeeze;
use crate::exchange::phones::masked_in;
use crate::text;
use crate::text::{Locale, Text};

/// That a number with its middle hidden is another than the store's.
pub(super) const HIDDEN: Text = Text::of(
    "号码与库中不同，中间几位隐去的不读入，请写全",
    "the store has another number; one whose middle is hidden is not read. Write it whole",
);

/// A cell that is not taken over.
pub(super) struct Beside {
    of: Of,
    facts: &'static Facts,
    cell: Placed<String>,
    /// What is reckoned, as the cell has it; none where that is no value.
    value: Option<Value<'static>>,
}

/// What the cell is of, by its place among those of its kind.
enum Of {
    Reckoned(usize),
    Field(usize),
}

impl Beside {
    /// What a cell says of the nth that is reckoned.
    pub(super) fn reckoned(
        kind: Kind,
        nth: usize,
        cell: &Placed<String>,
        reader: &Reader<'_>,
    ) -> Option<Beside> {
        let facts = kind.reckoned().get(nth).copied()?;
        Some(Beside {
            of: Of::Reckoned(nth),
            facts,
            cell: cell.clone(),
            value: reader.value(facts, &cell.value, &[]).ok(),
        })
    }

    /// What a cell says of the nth field.
    pub(super) fn field(nth: usize, facts: &'static Facts, cell: &Placed<String>) -> Beside {
        Beside {
            of: Of::Field(nth),
            facts,
            cell: cell.clone(),
            value: None,
        }
    }

    fn is_as_stored(&self, record: &dyn Fields, today: Today, staged: &StagedBook<'_, '_>) -> bool {
        let held = match self.of {
            Of::Reckoned(nth) => record.reckon(nth, &staged.book, today),
            Of::Field(nth) => record.get(nth, today.date),
        };
        let written = squeeze(&self.cell.value);
        match (self.facts.shape, &held) {
            (Shape::Evidence, held) => {
                let word = Evidence::word_of(!held.is_empty());
                let same = |locale| squeeze(word.say(locale)).eq_ignore_ascii_case(&written);
                Locale::ALL.into_iter().any(same)
            }
            // A table has how many there are.
            (Shape::Files, Value::Files(files)) => written == files.len().to_string(),
            (Shape::Phone, Value::Text(number)) => {
                written == squeeze(number) || written == squeeze(&phone(number, false))
            }
            (Shape::Line | Shape::Name, Value::Text(text)) => written == squeeze(text),
            (_, held) => self.value.as_ref() == Some(held),
        }
    }

    fn told(&self, kind: Kind) -> Text {
        let (code, facts) = (kind.code_name(), self.facts);
        let (zh, en) = (facts.label.zh.trim(), facts.label.en.trim());
        let Text {
            zh: how_zh,
            en: how_en,
        } = match (kind, facts.id, facts.shape) {
            (_, _, Shape::Evidence) => text!(
                "核实请在界面上或用 jiebie verify {code} 登记",
                "verify it at the desk or with jiebie verify {code}"
            ),
            (_, _, Shape::Files) => text!(
                "附件请在界面上或用 jiebie attach {code} 附上",
                "attach files at the desk or with jiebie attach {code}"
            ),
            (Kind::Convenor, "first" | "first_from", _) => Text::of(
                "请在界面上或用 jiebie convenor first 登记",
                "record it at the desk or with jiebie convenor first",
            ),
            (Kind::Convenor, "approval" | "approved" | "first_approved", _) => Text::of(
                "请在界面上或用 jiebie convenor approve 登记",
                "record it at the desk or with jiebie convenor approve",
            ),
            _ if self.facts.by_verbs => Text::of(
                "请在界面上或用相应的命令办理",
                "do it at the desk or with the command for it",
            ),
            (_, _, Shape::Number | Shape::Money | Shape::Points) => {
                Text::of("此列由库中统计", "it is counted from the records")
            }
            (_, _, Shape::Phone) if matches!(self.of, Of::Field(_)) => return HIDDEN,
            (_, _, Shape::Choice(_)) => Text::of("此列由单位得出", "it follows from whose it is"),
            _ => Text::of(
                "请在该委员的记录上改，或用 jiebie set member",
                "change it in the member's record, or with jiebie set member",
            ),
        };
        text!(
            "{zh}与库中不同，没有改动；{how_zh}",
            "{en}: the store has another, and it was not changed; {how_en}"
        )
    }
}

/// Tells what differs from a record as it is now.
pub(super) fn note_beside(
    kind: Kind,
    id: u64,
    beside: &[Beside],
    today: Today,
    staged: &StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let Some(record) = staged.book.record(kind, id) else {
        return;
    };
    for it in beside {
        if !it.is_as_stored(record.fields(), today, staged) {
            file.note(&it.cell.at, &masked_in(&it.cell.value), it.told(kind));
        }
    }
}
