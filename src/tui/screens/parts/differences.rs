//! What a change made of a field, as screens show it.

use super::names::masked;
use crate::exchange::phones::masked_in;
use crate::text::{Locale, Text};

/// A field's value as screens show it: telephone numbers without their middle.
#[must_use]
pub fn value(field: &str, value: &Text, locale: Locale) -> String {
    let value = value.say(locale);
    match field {
        "phone" => masked(value),
        // A note may have a number in it.
        _ => masked_in(value),
    }
}

/// A blank as a dash.
#[must_use]
pub fn or_dash(value: String) -> String {
    if value.is_empty() {
        "—".to_owned()
    } else {
        value
    }
}
