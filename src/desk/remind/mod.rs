//! Reminding those who owe something (催办, article 18): whom, of what, when they were reminded last; a text for each to be
//! sent by hand, and the round kept as evidence that it was. Nobody is reminded twice in a week without a reason.
//!
//! The program sends nothing. What is owed the rules and `due` say, in whose hands it is `hands`; here is what of it somebody
//! asked for, who is told, in which words.
//!
//! In reading order: `matter` (what is owed), `asked` (of what one reminds), `whom` (who is told), `section` (what one of them is
//! told), `words` (the text), `round` (keeping a round), `earlier` (what came of those before).

mod asked;
mod earlier;
mod matter;
mod round;
mod section;
mod whom;
mod words;

pub use asked::{Asked, Of, sources_of};
pub use earlier::{Earlier, earlier};
pub use matter::{Matter, matters};
pub use round::Remind;
pub use section::{Section, sections};
pub use whom::{Addressee, Via};
