//! Whom a member serves and where: key contacts (articles 11 and 15), workrooms (article 14) and their
//! inspections (article 19).

mod contact_entry;
mod inspection;
mod key_contact;
mod workroom;

pub use contact_entry::ContactEntry;
pub use inspection::Inspection;
pub use key_contact::{Heard, KeyContact};
pub use workroom::Workroom;

use super::choice::choices;

choices! {
    /// A way in which a member meets constituents (articles 10–12), in the order of article 10.
    ContactWay {
        /// Receiving visitors (接待).
        Reception = "reception", "接待群众", "receiving visitors";
        /// Visiting (走访).
        Visit = "visit", "走访群众", "visit";
        /// By phone (电话).
        Phone = "phone", "电话联系", "phone";
        /// WeChat and other messengers (微信).
        WeChat = "we-chat", "微信交流", "WeChat";
        /// Activities in the community (社区活动).
        Community = "community", "社区活动", "community activity";
        /// A workroom's activity (工作室活动).
        Workroom = "workroom", "工作室活动", "workroom";
        /// CPPCC Cloud (政协云).
        Cloud = "cloud", "政协云", "CPPCC Cloud";
    }
}
