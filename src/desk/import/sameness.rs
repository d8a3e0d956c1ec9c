//! Whether two writings are the same number, or the same words: what differs only in how it is
//! written changes nothing.

use crate::exchange::office::words::squeeze;
use crate::exchange::phones;

/// Is this the same telephone number, however it is written?
pub(super) fn same_phone(one: &str, other: &str) -> bool {
    one == other || plain(one).is_some_and(|one| Some(one) == plain(other))
}

/// Is this the same employer and post, but for spaces?
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one == other || squeeze(one) == squeeze(other)
}

/// A number in digits; none when there is none.
pub(super) fn plain(phone: &str) -> Option<String> {
    match phones::phones(phone) {
        Ok(numbers) => numbers.into_iter().next(),
        Err(_) => Some(squeeze(phone)).filter(|phone| !phone.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        assert!(same_phone("139-0000-0001", "13900000001"));
        assert!(same_phone("+86 139 0000 0001", "13900000001"));
        assert!(same_phone("", ""));
        assert!(!same_phone("", "13900000001"));
        assert!(!same_phone("13900000001", "13900000002"));
        // What is no number is compared as it stands.
        assert!(same_phone("转 8001", "转8001"));
        assert!(!same_phone("转 8001", "转 8002"));
    }

    #[test]
    fn words_are_the_same_but_for_spaces() {
        assert!(same_words("市第一中学 教师", "市第一中学\u{3000}教师"));
        assert!(!same_words("市第一中学", "市第二中学"));
    }
}
