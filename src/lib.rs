#![forbid(unsafe_code)]
//! jiebie (界别, *sector*): the desk at which a consultative committee keeps its members' work
//! with the constituents of their sectors.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod search;
pub mod store;
pub mod text;
