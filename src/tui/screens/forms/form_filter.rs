//! The piles of forms that are looked at one at a time: those that wait for the same step, all that
//! wait, and those that are done.

use crate::domain::form::Status;
use crate::text::Text;

/// A pile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum FormFilter {
    /// Handed in, to be filed or returned.
    #[default]
    ToFile,
    /// Filed, to be uploaded.
    ToUpload,
    /// With their members: drafts, and what was sent back.
    WithMembers,
    /// All that somebody is still to do something about.
    Pending,
    /// Done, of the year that is looked at.
    Archive,
}

impl FormFilter {
    /// All of them, in the order of the work.
    pub(super) const ALL: [FormFilter; 5] = [
        FormFilter::ToFile,
        FormFilter::ToUpload,
        FormFilter::WithMembers,
        FormFilter::Pending,
        FormFilter::Archive,
    ];

    /// Its name.
    pub(super) fn title(self) -> Text {
        match self {
            FormFilter::ToFile => Text::of("待备案", "to file"),
            FormFilter::ToUpload => Text::of("待上传", "to upload"),
            FormFilter::WithMembers => Text::of("退回与草稿", "with members"),
            FormFilter::Pending => Text::of("全部待办", "pending"),
            FormFilter::Archive => Text::of("归档", "archive"),
        }
    }

    /// What stands where it is empty.
    pub(super) fn empty(self) -> Text {
        match self {
            FormFilter::ToFile => Text::of(
                "没有待备案的登记表。按 n 填写，按 t 看其他。",
                "No form waits to be filed. n begins one, t shows the others.",
            ),
            FormFilter::ToUpload => Text::of(
                "没有待上传的登记表。按 t 看其他。",
                "No form waits for its upload. t shows the others.",
            ),
            FormFilter::WithMembers => Text::of(
                "没有草稿，也没有退回的登记表。按 n 填写，按 t 看其他。",
                "No draft and no returned form. n begins one, t shows the others.",
            ),
            FormFilter::Pending => Text::of(
                "没有待办的登记表。按 n 填写，按 t 看其他。",
                "No form waits. n begins one, t shows the others.",
            ),
            FormFilter::Archive => Text::of(
                "这一年没有办结的登记表。按 [ 或 ] 换年份，按 t 看其他。",
                "No form of this year is done. [ and ] look at other years, t shows the others.",
            ),
        }
    }

    /// Does a form that stands at `status` lie in it?
    pub(super) fn admits(self, status: Status) -> bool {
        match self {
            FormFilter::ToFile => status == Status::Submitted,
            FormFilter::ToUpload => status == Status::Filed,
            FormFilter::WithMembers => matches!(status, Status::Draft | Status::Returned),
            FormFilter::Pending => status.is_pending(),
            FormFilter::Archive => !status.is_pending(),
        }
    }

    /// The pile where a form that stands at `status` waits for its next step.
    pub(super) fn of(status: Status) -> FormFilter {
        match status {
            Status::Submitted => FormFilter::ToFile,
            Status::Filed => FormFilter::ToUpload,
            Status::Draft | Status::Returned => FormFilter::WithMembers,
            Status::Uploaded | Status::Withdrawn => FormFilter::Archive,
        }
    }

    /// The pile beside it, round and round.
    pub(super) fn beside(self, forward: bool) -> FormFilter {
        let step = if forward {
            1
        } else {
            FormFilter::ALL.len() - 1
        };
        FormFilter::ALL[(self as usize + step) % FormFilter::ALL.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_lies_in_its_pile() {
        for status in Status::ALL {
            let pile = FormFilter::of(status);
            assert!(pile.admits(status), "{status:?}");
            let homes = FormFilter::ALL.into_iter().filter(|it| it.admits(status));
            let expected = if status.is_pending() { 2 } else { 1 };
            assert_eq!(homes.count(), expected, "{status:?}");
        }
    }

    #[test]
    fn the_piles_go_round() {
        let mut pile = FormFilter::default();
        for expected in FormFilter::ALL {
            assert_eq!(pile, expected);
            assert_eq!(pile.beside(true).beside(false), pile);
            pile = pile.beside(true);
        }
        assert_eq!(pile, FormFilter::default());
    }
}
