#![forbid(unsafe_code)]
//! jiebie (界别, *sector*): the desk at which a consultative committee keeps its members' work
//! with the constituents of their sectors.

pub mod exchange;
pub mod text;
