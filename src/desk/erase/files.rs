//! The files that are looked through for a person, and what can be said of those that can't be.

use crate::desk::session::Desk;
use crate::domain::attachment::{Attachment, Digest, MOST_BYTES};
use crate::domain::record::Kind;
use crate::exchange::office::text::text_of;
use crate::exchange::{Limits, open};
use crate::store::StoreError;
use crate::text;
use crate::text::Text;

/// A file that nothing can be said of, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Of which kind the record is.
    pub kind: Kind,
    /// Which it is.
    pub id: u64,
    /// What the record is called.
    pub title: Text,
    /// The file.
    pub file: Attachment,
    /// Why.
    pub why: Why,
}

/// Why nothing can be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has no text that a program reads: pictures, PDF, slides.
    NoText,
    /// It is not where it was kept.
    Missing,
    /// It is not what was kept, or can't be read.
    Damaged,
}

impl Why {
    /// In words.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Why::NoText => Text::of(
                "看不进去，请人工查看",
                "can't be looked through; look yourself",
            ),
            Why::Missing => Text::of(
                "文件缺失，没有查",
                "the file is missing; not looked through",
            ),
            Why::Damaged => Text::of(
                "文件有损坏，没有查",
                "the file is damaged; not looked through",
            ),
        }
    }

    /// As a program reads it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Why::NoText => "no-text",
            Why::Missing => "missing",
            Why::Damaged => "damaged",
        }
    }
}

impl Unread {
    /// How the record is named: `plan:3`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}:{}", self.kind.code_name(), self.id)
    }
}

/// Files beside the store that no record has: what was detached, or came with what was undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loose {
    /// Those in which the person stands: they go, since nothing but an undoing could want them.
    pub with_person: Vec<Digest>,
    /// How many can't be looked through.
    pub unread: usize,
}

impl Loose {
    /// How many can't be looked through, and what helps; nothing where there are none.
    #[must_use]
    pub fn told(&self) -> Option<Text> {
        let unread = self.unread;
        (unread > 0).then(|| {
            text!(
                "{unread} 个取下的文件看不进去；运行 jiebie compact，从磁盘删除所有取下的文件",
                "{unread} detached file(s) can't be looked through; jiebie compact removes all detached files from the disk"
            )
        })
    }
}

/// What a file says.
pub(super) fn text_in(desk: &Desk, digest: Digest) -> Result<String, Why> {
    let bytes = desk.original(&digest).map_err(|error| match error {
        StoreError::OriginalMissing(_) => Why::Missing,
        _ => Why::Damaged,
    })?;
    let limits = Limits {
        file_bytes: MOST_BYTES,
        ..Limits::default()
    };
    // Of what kind it is its content says.
    let opened = open("", &bytes, &limits).map_err(|_| Why::NoText)?;
    Ok(text_of(&opened))
}
