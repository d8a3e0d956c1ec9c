//! An entry of the log of contacts (article 11): a key contact was heard, when, how, and what was said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContactWay;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{ContactEntryId, KeyContactId, MemberId};
use crate::domain::iso;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::text::Text;

/// A time when a member heard a key contact (联系记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactEntry {
    /// The entry's identity.
    pub id: ContactEntryId,
    /// Who was heard.
    pub key_contact: KeyContactId,
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// The way.
    pub way: ContactWay,
    /// What was heard.
    #[serde(default)]
    pub heard: String,
    /// Did the constituent agree to this being noted?
    #[serde(default)]
    pub consent: bool,
    /// The day until which it may be kept; none where no term was named.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub keep_until: Option<NaiveDate>,
}

impl Described for ContactEntry {
    const FIELDS: &'static [Field<Self>] = fields![ContactEntry(id);
        Open key_contact: "联系对象" / "Key contact" .headers("重点联系对象 联系对象姓名 群众姓名") .fixed();
        Open on: "联系时间" / "On" .head("日期", "On") .headers("时间 联系日期") .past() .comes();
        Open way: "联系方式" / "By" .head("方式", "Way") .asked();
        Open heard: "反映内容" / "What was heard" .head("内容", "What was heard")
            .headers("意见 反映情况 联系内容") .lines(4);
        Open consent: "知情同意" / "Consent" .yes("本人同意登记", "agreed to this being noted");
        Open keep_until: "保存至" / "Keep until" .help("约定了保存期限的填", "where a term of keeping was agreed");
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![ContactEntry;
        Open sector: "界别" / "Sector" = Shape::Ref(&[Kind::Sector]),
            |it, book, _| match it.member(book).and_then(|id| book.members.get(id)) {
                Some(member) => Value::Ref(Kind::Sector, member.sector_on(it.on).0),
                None => Value::Empty,
            };
        Open member: "委员" / "Member" = Shape::Ref(&[Kind::Member]),
            |it, book, _| it.member(book).map_or(Value::Empty, |id| Value::Ref(Kind::Member, id.0));
    ];

    const LIST: &'static [Listed] = listed![
        sector member key_contact on way heard consent keep_until
    ];

    const NAME: &'static [&'static str] = &["on", "key_contact"];

    const KEY: &'static [&'static str] = &["key_contact", "on", "way"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::KeyContact, self.key_contact.0))
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.on))
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let over = self.keep_until.is_some_and(|until| until < self.on);
        let why = Text::of(
            "保存期限早于联系时间。",
            "It would not be kept even until the contact.",
        );
        over.then_some(("keep_until", why)).into_iter().collect()
    }

    fn blank(_book: &Book, today: Today) -> ContactEntry {
        ContactEntry {
            id: ContactEntryId(0),
            key_contact: KeyContactId(0),
            on: today.reference_date(),
            way: ContactWay::Visit,
            heard: String::new(),
            consent: false,
            keep_until: None,
        }
    }
}

impl ContactEntry {
    /// The member who kept the contact on the day.
    #[must_use]
    pub fn member(&self, book: &Book) -> Option<MemberId> {
        let contact = book.key_contacts.get(self.key_contact)?;
        Some(contact.member_on(self.on))
    }
}
