//! Why a store is only read, said to a person who wanted to change something.

use crate::text::Text;

/// Why a store is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingOnly {
    /// This user may not write the file.
    NoPermission,
    /// What it lies on can't be written.
    Medium,
}

impl ReadingOnly {
    /// The reason, for a person who wanted to change something.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            ReadingOnly::NoPermission => Text::of(
                "只读：您没有这个数据文件的写入权限，可以查看和导出，不能修改",
                "read-only: you have no permission to write this store; look and export, but change nothing",
            ),
            ReadingOnly::Medium => Text::of(
                "只读：数据文件所在的位置不能写入，可以查看和导出，不能修改",
                "read-only: the place of this store can't be written; look and export, but change nothing",
            ),
        }
    }
}
