//! What holds a record, so that it can't be struck out: the records that name it.

use std::collections::BTreeMap;

use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::text;
use crate::text::{Locale, Text};

/// Why a record can't be struck out that others name: how many of which kinds do.
pub(super) fn named_by(book: &Book, kind: Kind, id: u64) -> Option<Text> {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for (kind, _) in book.referring_to(kind, id) {
        *kinds.entry(kind).or_default() += 1;
    }
    let all: usize = kinds.values().sum();
    let told = |locale: Locale, between: &str| {
        let kinds = kinds.iter();
        let told = kinds.map(|(kind, count)| format!("{} {count}", kind.title().say(locale)));
        told.collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (told(Locale::Zh, "、"), told(Locale::En, ", "));
    (all > 0).then(|| {
        text!(
            "还有 {all} 条记录用到它（{zh}），不能删除。请先调整。",
            "{all} record(s) name it ({en}); it can't be struck out. Change these first."
        )
    })
}
