//! What became of a write that failed: looked up in the file, and said.

use crate::domain::record::Seq;
use crate::text;
use crate::text::Text;

/// What became of a write that failed, by the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its entry is in the journal.
    Written(Seq),
    /// It is not: the file is as it was.
    NotWritten,
    /// The file can't be read; its entry would be this one.
    Unknown(Seq),
}

impl Fate {
    pub(super) fn text(self) -> Text {
        match self {
            Fate::Written(Seq(seq)) => text!(
                "已查对：这次修改已经写入（日志第 {seq} 条），不要再办一次；请尽快检查磁盘并备份。",
                "The store was looked at: this change was written (journal entry {seq}), so don't do it once more. Check the disk and make a backup soon."
            ),
            Fate::NotWritten => Text::of(
                "已查对：这次修改没有写入，原有数据未变。",
                "The store was looked at: nothing of this change was written, and what was there is as it was.",
            ),
            Fate::Unknown(Seq(seq)) => text!(
                "数据文件现在读不出来，不能断定这次修改是否写入。待能读取后，请看日志有没有第 {seq} 条，再决定是否重办。",
                "The store can't be read now, so it can't be told whether this change was written. Once it can be, see whether the journal has entry {seq} before doing it again."
            ),
        }
    }
}
