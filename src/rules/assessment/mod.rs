//! The year's assessment and prizes (article 21).

mod member_not_assessed;
mod no_prizes;

super::rule::topic![member_not_assessed, no_prizes];
