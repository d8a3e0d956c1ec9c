//! Files as the system has them, whatever is in them: which file a name leads to, whether two names
//! lead to one, on what kind of file system it is, and how a name is shown to a person.
//!
//! Nothing is written here but folders that go away with the program, nothing removed but what killed
//! programs left, and of stores no more is known than how their files begin. What is written goes through `exchange::save`; the store's own files are the store's.

mod fault;
mod folder;
mod identity;
mod network;
mod opening;
mod shown;
mod store;
mod temporary;

pub use fault::in_words;
pub use folder::{clear_away, folder_of, make_durable};
pub use identity::{Identity, destination, missing_folder};
pub use network::network_of;
pub use opening::{Opened, open};
pub use shown::shown_path;
pub use store::{STORE, is_store};
pub use temporary::TemporaryFolder;
