//! Keeping a round that was sent. It is kept only while all of it is still owed, and nobody is reminded twice in a week
//! without a reason.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::matter::{matters, record_of};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::domain::reminder::{Reminded, ReminderRound};
use crate::domain::verb::Verb;
use crate::rules;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Keeps a round that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remind {
    /// About what.
    pub about: String,
    /// Who was reminded, of what.
    pub reminded: Vec<Reminded>,
    /// By which way it was sent.
    pub how: String,
    /// Why somebody is reminded again within the week.
    pub why_again: String,
}

impl Remind {
    /// The same, sent this way.
    #[must_use]
    pub fn sent_by(self, how: String) -> Remind {
        Remind { how, ..self }
    }

    /// Whom it tells.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.reminded.iter().map(|it| it.who.as_str()).collect()
    }

    /// Somebody who was reminded within the week.
    fn again(&self, book: &Book, context: &RequestContext) -> Option<Refusal> {
        let recent = book.reminder_rounds.iter();
        let recent = recent.filter(|it| it.is_recent_on(context.today.date));
        let mut all = recent.flat_map(|round| round.reminded.iter().map(|it| (it, round.on)));
        let twice = |who: &str| self.reminded.iter().any(|it| it.who == who);
        let (reminded, on) = all.find(|(it, _)| twice(&it.who))?;
        let who = &reminded.who;
        Some(Refusal::Procedure(text!(
            "{who}已于 {on} 催办，一周内不重复催办；确需再催的，写明理由。",
            "{who} was reminded on {on}; nobody is twice in a week without a reason."
        )))
    }

    /// Something of it that nobody owes any more.
    fn done_meanwhile(&self, book: &Book, context: &RequestContext) -> Option<Refusal> {
        let today = context.today;
        let found = rules::check(book, &today);
        let owed: HashSet<String> = matters(&found, book, today).map(|it| it.key()).collect();
        let all = self.reminded.iter();
        let mut all = all.flat_map(|it| it.keys().map(move |key| (it, key)));
        let (reminded, key) = all.find(|(_, key)| !owed.contains(*key))?;
        let of = record_of(key);
        let there = of.filter(|it| book.fields(it.0, it.1).is_some());
        let name = there.map_or_else(String::new, |(kind, id)| book.name_of(kind, id));
        let who = &reminded.who;
        Some(Refusal::Procedure(match name.as_str() {
            "" => text!(
                "催{who}的事项里有一项已经删除，没有记录这次催办。请看清现在的清单后再办。",
                "Something that {who} is reminded of was struck out meanwhile; the round was not kept. Look at the list as it is now."
            ),
            name => text!(
                "催{who}的事项里，“{name}”已经办了，没有记录这次催办。请看清现在的清单后再办。",
                "Of what {who} is reminded of, “{name}” was done meanwhile; the round was not kept. Look at the list as it is now."
            ),
        }))
    }
}

impl Request for Remind {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Remind
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _book: &Book) -> String {
        let (about, count) = (&self.about, self.reminded.len());
        let how = match self.how.as_str() {
            "" => String::new(),
            how => format!(" {how}"),
        };
        match self.why_again.as_str() {
            "" => format!("{about} ×{count}{how}"),
            why => format!("{about} ×{count}{how}（再催：{why}）"),
        }
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let keys = self.reminded.iter().flat_map(Reminded::keys);
        let mut all: Vec<(Kind, u64)> = Vec::new();
        for record in keys.filter_map(record_of) {
            if record.0 != Kind::Organisation && !all.contains(&record) {
                all.push(record);
            }
        }
        all
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        if self.reminded.is_empty() {
            return Err(Refusal::Procedure(Text::of(
                "没有需要催办的。",
                "There is nobody to remind.",
            )));
        }
        if self.why_again.trim().is_empty()
            && let Some(refusal) = self.again(book, context)
        {
            return Err(refusal);
        }
        if let Some(refusal) = self.done_meanwhile(book, context) {
            return Err(refusal);
        }
        let id = tx.next_id::<ReminderRound>()?;
        tx.put(ReminderRound {
            id,
            on: context.today.date,
            about: self.about.clone(),
            reminded: self.reminded.clone(),
            how: self.how.trim().to_owned(),
            why_again: self.why_again.trim().to_owned(),
            note: String::new(),
        })?;
        Ok(ActOutcome::entering(id.0))
    }
}
