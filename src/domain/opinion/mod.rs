//! What constituents say (意见建议, article 20), from the day on which it is received to the answer, and to
//! the promise that an answer makes.
//!
//! Received → assigned, or turned into an output → answered → closed. A unit may send an opinion back, then
//! it waits to be assigned again; who is not satisfied with an answer gets another; an answer that something
//! will be done is a promise, and the opinion stays open until it is kept. Only the methods here take these steps; the days by which they
//! are due are reckoned, never stored.

mod life;
mod record;
mod step;

pub use life::OpinionState;
pub use record::{
    Answer, AnswerClass, Closed, Conversion, Handling, Opinion, Promise, Satisfaction, SentBack,
    UnitRole,
};
pub use step::Step;
