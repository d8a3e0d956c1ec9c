//! Whom a member serves and where: key contacts (articles 11 and 15) and workrooms (article 14).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::id::{KeyContactId, MemberId, SectorId, WorkroomId};
use super::iso;
use super::member::Departure;

/// One constituent whom a member has chosen to focus on (重点联系对象).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyContact {
    /// The contact's identity.
    pub id: KeyContactId,
    /// The member who keeps the contact.
    pub member: MemberId,
    /// The constituent's name.
    pub name: String,
    /// Employer and post; empty when not given.
    #[serde(default)]
    pub employer: String,
    /// The phone number; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// Kept since.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub since: Option<NaiveDate>,
    /// The last time that the constituent was heard, and how.
    #[serde(default)]
    pub last_heard: Option<Heard>,
    /// When and why the contact ended.
    #[serde(default)]
    pub ended: Option<Departure>,
}

/// A time when a key contact was heard (article 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// The way.
    pub way: ContactWay,
}

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

/// A workroom for members (委员工作室).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workroom {
    /// The workroom's identity.
    pub id: WorkroomId,
    /// Its name.
    pub name: String,
    /// A place with a door; an online room does not meet article 14.
    pub offline: bool,
    /// The sector whose workroom it is (article 19).
    #[serde(default)]
    pub sector: Option<SectorId>,
    /// Where it is.
    #[serde(default)]
    pub address: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}
