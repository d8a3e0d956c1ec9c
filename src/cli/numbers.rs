//! Numbers as they are typed.

use std::str::FromStr;

use super::help::say;
use crate::exchange::office::words::half_width;

/// A whole number, from 0.
pub(super) fn whole<N: FromStr>(typed: &str) -> Result<N, String> {
    let typed: String = typed.chars().map(half_width).collect();
    typed
        .trim()
        .parse()
        .map_err(|_| say("应为不太大的整数", "a whole number that is not too large"))
}
