//! Rows that have a member's number in the store instead of his name or sector.

use std::borrow::Cow;

use super::matching::unknown_number;
use super::staged_book::StagedBook;
use crate::domain::id::{MemberId, SectorId};
use crate::exchange::roster::MemberDraft;
use crate::text::Text;

/// The row with the name that the member of its number has, where the table has no names.
pub(super) fn named<'d>(
    draft: &'d MemberDraft,
    staged: &StagedBook<'_, '_>,
) -> Cow<'d, MemberDraft> {
    let member = draft.id.as_ref().map(|id| MemberId(id.value));
    match member.and_then(|id| staged.book.members.get(id)) {
        Some(member) if draft.name.is_empty() => Cow::Owned(MemberDraft {
            name: member.name.clone(),
            ..draft.clone()
        }),
        _ => Cow::Borrowed(draft),
    }
}

/// The sector of the member whose number a row has instead of a name or a sector, or the number and why there
/// is none.
pub(super) fn of_number(
    draft: &MemberDraft,
    staged: &StagedBook<'_, '_>,
) -> Result<SectorId, (String, Text)> {
    let number = draft.id.as_ref().map_or(0, |id| id.value);
    match staged.book.members.get(MemberId(number)) {
        Some(member) => Ok(member.sector_on(staged.today)),
        None => Err((number.to_string(), unknown_number(number))),
    }
}
