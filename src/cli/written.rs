//! What a run has written so far, for when the rest of it fails: what is done is done, and is not
//! to be done once more because its report could not be printed.

use crate::desk::Progress;
use crate::domain::record::Seq;
use crate::exchange::Record;
use crate::files::shown_path;
use crate::text;
use crate::text::Text;

/// What a run has written.
#[derive(Default)]
pub(super) struct Written {
    /// Watches the desk, which says the entry.
    pub(super) progress: Progress,
    /// The files that the gate let through.
    pub(super) files: Record,
    /// What was done to a store as a whole.
    pub(super) store: Option<Text>,
}

impl Written {
    /// All of it in words, a part of a sentence; none when nothing was.
    pub(super) fn text(&self) -> Option<Text> {
        let entry = self.progress.entry().map(|Seq(seq)| {
            text!(
                "已写入（日志第 {seq} 条），不要再办一次",
                "It was written (journal entry {seq}), so don't do it once more"
            )
        });
        let files = self.files.files();
        let files = files.last().map(|last| {
            let (last, count) = (shown_path(last), files.len());
            match count {
                1 => text!("文件“{last}”已经写成", "The file \"{last}\" was written"),
                _ => text!(
                    "{count} 个文件已经写成，最后一个是“{last}”",
                    "{count} files were written, \"{last}\" as the last"
                ),
            }
        });
        let all = [self.store.clone(), entry, files];
        let all: Vec<_> = all.into_iter().flatten().collect();
        let joined = |part: fn(&Text) -> &str| all.iter().map(part).collect::<Vec<_>>().join("；");
        let zh = joined(|it| &it.zh);
        let en = joined(|it| &it.en).replace('；', "; ");
        (!all.is_empty()).then(|| text!("{zh}", "{en}"))
    }
}
