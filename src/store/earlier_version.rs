//! Records as earlier versions of the program wrote them: without the fields that came later. For tests alone.

use std::cell::Cell;

use super::codec;
use super::delta::Value;
use crate::domain::record::Record;

thread_local! {
    static THEN: Cell<bool> = const { Cell::new(false) };
    static LEFT_OUT: Cell<usize> = const { Cell::new(0) };
}

/// Does work as an earlier version would have: what this thread writes meanwhile lacks every field that a record can be
/// read without. How many were left out, too.
pub(crate) fn written_then<T>(work: impl FnOnce() -> T) -> (T, usize) {
    LEFT_OUT.set(0);
    THEN.set(true);
    let done = work();
    THEN.set(false);
    (done, LEFT_OUT.get())
}

/// The encoding of a record, where it is written as then without what came later.
pub(super) fn as_then(record: &Record, bytes: Vec<u8>) -> Vec<u8> {
    match THEN.get() {
        true => thinned(record, &bytes).unwrap_or(bytes),
        false => bytes,
    }
}

fn thinned(record: &Record, bytes: &[u8]) -> Option<Vec<u8>> {
    let Value::Map(mut fields) = codec::decode(bytes).ok()? else {
        return None;
    };
    for nth in (0..fields.len()).rev() {
        let mut fewer = fields.clone();
        fewer.remove(nth);
        let encoded = codec::encode(&Value::Map(fewer.clone())).ok()?;
        if codec::decode_record(record.kind(), &encoded).as_ref() == Ok(record) {
            fields = fewer;
            LEFT_OUT.set(LEFT_OUT.get() + 1);
        }
    }
    codec::encode(&Value::Map(fields)).ok()
}
