//! A file that belongs to a record: the original that a form came in, and what was attached to a plan, an
//! activity, an opinion. Here is what it was called, how long it is, and the digest under which the store
//! keeps it.
//!
//! The bytes are not here, and no digest is computed here: both are the store's.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text;
use crate::text::{Text, shown};

/// The longest file that is kept, in bytes. A form with a few photographs has a tenth of it.
pub const MOST_BYTES: u64 = 20 << 20;

/// The most files that a record has.
pub const MOST_FILES: usize = 20;

/// What identifies a file by its content: SM3 (GB/T 32905), written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

/// A file that a form came in, or that was attached to a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// Its content.
    pub digest: Digest,
    /// What the file was called, without its folder.
    pub name: String,
    /// What it is, by its content: the usual ending of such files (`docx`).
    #[serde(default)]
    pub kind: String,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// Which of the file's forms this is, counted from one; of what was attached always the first.
    #[serde(default = "first")]
    pub nth: u32,
    /// The day on which it was attached; of a form's original the form says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

/// What is no digest: not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDigest;

fn first() -> u32 {
    1
}

impl Attachment {
    /// The length as people read it: `812 B`, `36 KB`, `4.1 MB`.
    #[must_use]
    pub fn length(&self) -> String {
        length(self.bytes)
    }

    /// The name with the length, as it is listed.
    #[must_use]
    pub fn title(&self) -> Text {
        let (name, length) = (shown(&self.name), self.length());
        text!("{name}（{length}）", "{name} ({length})")
    }
}

/// A length in bytes as people read it.
#[must_use]
pub fn length(bytes: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    if bytes < KB {
        format!("{bytes} B")
    } else if bytes < MB {
        format!("{} KB", bytes.div_ceil(KB))
    } else {
        let tenths = bytes.saturating_mul(10).div_ceil(MB);
        match tenths % 10 {
            0 => format!("{} MB", tenths / 10),
            rest => format!("{}.{rest} MB", tenths / 10),
        }
    }
}

/// A length that is more than the longest that may be, and that one: as exact as it takes to tell them apart.
#[must_use]
pub fn length_over(bytes: u64, most: u64) -> [String; 2] {
    const MB: u64 = 1 << 20;
    // To a hundredth, never to more than it is: what would round to the limit is said by the byte.
    let hundredths = |it: u64| it.saturating_mul(100) / MB;
    if hundredths(bytes) == hundredths(most) {
        return [bytes, most].map(|it| format!("{it} B"));
    }
    [bytes, most].map(|it| {
        let it = hundredths(it);
        match (it / 100, it % 100) {
            (whole, 0) => format!("{whole} MB"),
            (whole, part) if part % 10 == 0 => format!("{whole}.{} MB", part / 10),
            (whole, part) => format!("{whole}.{part:02} MB"),
        }
    })
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let mut digest = [0; 32];
        if text.len() != 64 {
            return Err(NoDigest);
        }
        for (byte, digits) in digest.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let mut nibbles = digits
                .iter()
                .map(|digit| char::from(*digit).to_digit(16).ok_or(NoDigest));
            let mut next = || nibbles.next().unwrap_or(Err(NoDigest));
            // Two hexadecimal digits stay below 256.
            *byte = (next()? << 4 | next()?) as u8;
        }
        Ok(Digest(digest))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse()
            .map_err(|NoDigest| serde::de::Error::custom("64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let digest = Digest(std::array::from_fn(|n| (n * 9) as u8));
        let text = digest.to_string();
        assert_eq!((text.len(), text.parse()), (64, Ok(digest)));
        assert_eq!(text.to_uppercase().parse(), Ok(digest));
        for wrong in ["", "00", &text[1..], &format!("{text}0"), &"zz".repeat(32)] {
            assert_eq!(wrong.parse::<Digest>(), Err(NoDigest), "{wrong}");
        }
        assert_eq!("é".repeat(32).parse::<Digest>(), Err(NoDigest));
    }

    #[test]
    fn a_length_that_is_too_long_never_reads_as_the_limit() {
        for (bytes, told) in [
            (MOST_BYTES + 1, ["20971521 B", "20971520 B"]),
            (MOST_BYTES + 42_000, ["20.04 MB", "20 MB"]),
            (MOST_BYTES + (1 << 19), ["20.5 MB", "20 MB"]),
            (MOST_BYTES * 2, ["40 MB", "20 MB"]),
        ] {
            assert_eq!(length_over(bytes, MOST_BYTES), told);
        }
    }

    #[test]
    fn a_length_is_rounded_up() {
        for (bytes, shown) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_024, "1 KB"),
            (1_025, "2 KB"),
            (20 << 20, "20 MB"),
            ((20 << 20) + 1, "20.1 MB"),
            (u64::MAX, "1759218604441.6 MB"),
        ] {
            assert_eq!(length(bytes), shown);
        }
    }
}
