//! Which committee a written name stands for, and which committees a file brings.
//!
//! Files put the organisation's name in front or leave it out, and write 提案委 for 提案委员会.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Import;
use super::outcome::FileOutcome;
use super::staged_book::StagedBook;
use crate::desk::refusal::Refusal;
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::id::CommitteeId;
use crate::exchange::office::words::squeeze;
use crate::search::near;
use crate::text;
use crate::text::Text;

/// The committees by everything that they are called.
pub(in crate::desk) struct CommitteeNames {
    organisation: String,
    all: Vec<(CommitteeId, String)>,
    by_name: HashMap<String, Vec<CommitteeId>>,
    by_stem: HashMap<String, Vec<CommitteeId>>,
    answered: HashMap<String, Result<CommitteeId, Text>>,
    /// Those that had been dissolved by the day of the import: which one stands in its place, or why none does.
    dissolved: HashMap<CommitteeId, Result<CommitteeId, Text>>,
}

impl CommitteeNames {
    pub(in crate::desk) fn of(book: &Book) -> Self {
        let organisation = book.organisation().map(|it| squeeze(&it.name));
        let mut names = CommitteeNames {
            organisation: organisation.unwrap_or_default(),
            all: Vec::new(),
            by_name: HashMap::new(),
            by_stem: HashMap::new(),
            answered: HashMap::new(),
            dissolved: HashMap::new(),
        };
        for committee in book.committees_in_order() {
            names.add(committee.id, &committee.name);
        }
        // Tables of earlier years have the names of then; those of now go before.
        for committee in book.committees_in_order() {
            for former in &committee.former {
                let known = names.by_name.entry(squeeze(&former.name)).or_default();
                if known.is_empty() {
                    known.push(committee.id);
                }
            }
        }
        names
    }

    /// The same for a list of a day: nothing is given to a committee that had been dissolved by then, but to the one
    /// to which all that it had went over.
    pub(super) fn on(mut self, book: &Book, day: NaiveDate) -> Self {
        let ended = book.committees.iter().filter(|it| !it.is_there_on(day));
        let ended = ended.filter_map(|it| Some((it, it.ended.as_ref()?.on)));
        let ended = ended.map(|(committee, on)| {
            let successor = committee.standing_on(day, book).map(|it| it.id);
            let name = &committee.name;
            let why = text!(
                "{name}已于 {on} 撤销，请改为现在的专委会",
                "{name} was dissolved, its last day was {on}; write the committee of now"
            );
            (committee.id, successor.ok_or(why))
        });
        self.dissolved = ended.collect();
        self
    }

    /// The committee that is meant, or why none is.
    pub(super) fn find(&mut self, written: &str) -> Result<CommitteeId, Text> {
        if let Some(answer) = self.answered.get(written) {
            return answer.clone();
        }
        let answer = self.look_up(written);
        self.answered.insert(written.to_owned(), answer.clone());
        answer
    }

    /// Is a committee meant that had been dissolved by the day of the import, so that another stands in its place?
    pub(super) fn is_dissolved(&self, written: &str) -> bool {
        let meant = self.matching(written);
        meant.len() == 1 && self.dissolved.contains_key(&meant[0])
    }

    fn look_up(&self, written: &str) -> Result<CommitteeId, Text> {
        match self.matching(written) {
            [one] => self.dissolved.get(one).cloned().unwrap_or(Ok(*one)),
            [] => Err(self.unknown(written)),
            _ => Err(text!(
                "“{written}”可以指几个专委会，请写全称",
                "“{written}” may be one of several committees; write the full name"
            )),
        }
    }

    /// The committees that a writing may mean.
    pub(in crate::desk) fn matching(&self, written: &str) -> &[CommitteeId] {
        let found = self.by_name.get(&squeeze(written));
        let found = found.or_else(|| self.by_stem.get(&stem(&self.own_name(written))));
        found.map_or(&[][..], Vec::as_slice)
    }

    fn add(&mut self, id: CommitteeId, name: &str) {
        let stem = stem(&self.own_name(name));
        self.by_stem.entry(stem).or_default().push(id);
        self.by_name.entry(squeeze(name)).or_default().push(id);
        self.all.push((id, name.to_owned()));
        self.answered.clear();
    }

    /// The name without the organisation's in front.
    fn own_name(&self, written: &str) -> String {
        let name = squeeze(written);
        let organisation = self.organisation.as_str();
        let own = if !organisation.is_empty() && name.starts_with(organisation) {
            &name[organisation.len()..]
        } else if let Some(rest) = name.strip_prefix("政协") {
            // 政协某市委员会提案委员会
            rest.split_once("委员会").map_or(rest, |(_, own)| own)
        } else {
            // 市政协提案委员会
            name.split_once("政协")
                .map_or(name.as_str(), |(_, own)| own)
        };
        if own.is_empty() {
            name.clone()
        } else {
            own.to_owned()
        }
    }

    fn unknown(&self, written: &str) -> Text {
        let names = self.all.iter().map(|(id, name)| (id.0, name.as_str()));
        let near = near(written, names);
        let (zh, en) = if near.is_empty() {
            (String::new(), String::new())
        } else {
            let (zh, en) = (near.join("、"), near.join(", "));
            (format!("，相近的有：{zh}"), format!("; near: {en}"))
        };
        text!(
            "没有“{written}”这个专委会{zh}。请改正；确是新专委会的，请写进联系界别表并用 --create-sectors",
            "there is no committee “{written}”{en}. Correct it; if it is new, put it on the map and use --create-sectors"
        )
    }
}

/// Creates the committees that the files name and the store lacks: in a store without any, or when
/// asked to. Where a map is given it has all committees: a committee that only the register names
/// is then more likely misspelt than new.
pub(super) fn take_in(
    import: &Import,
    staged: &mut StagedBook<'_, '_>,
    names: &mut CommitteeNames,
    files: &mut [FileOutcome],
) -> Result<(), Refusal> {
    if !staged.book.committees.is_empty() && !import.create_sectors {
        return Ok(());
    }
    let drafts = || import.files.iter().map(|file| &file.draft).enumerate();
    let mapped = drafts()
        .flat_map(|(n, draft)| draft.map.iter().map(move |map| (n, map.committee.as_str())));
    let registered = drafts().flat_map(|(n, draft)| {
        let written = draft.members.iter().filter_map(|it| it.committee.as_ref());
        let written = written.chain(draft.committee_members.iter().map(|it| &it.committee));
        written.map(move |committee| (n, committee.value.as_str()))
    });
    let has_map = drafts().any(|(_, draft)| !draft.map.is_empty());
    let registered = registered.filter(|_| !has_map);
    for (n, written) in mapped.chain(registered) {
        let name = names.own_name(written);
        // What may be several is not new.
        if names.by_stem.contains_key(&stem(&name)) || names.find(written).is_ok() {
            continue;
        }
        let position = staged.book.committees.iter().map(|it| it.position).max();
        let committee = Committee {
            id: CommitteeId(0),
            name: name.clone(),
            position: position.unwrap_or(0).saturating_add(1),
            coordinator: None.into(),
            coordinating: false,
            former: Vec::new(),
            since: None,
            ended: None,
            party_organisation: None,
            note: String::new(),
        };
        let id = staged.add(n, committee)?;
        names.add(id, &name);
        if let Some(file) = files.get_mut(n) {
            file.new_committees.push(name);
        }
    }
    Ok(())
}

/// The name without what every committee's name ends in.
fn stem(name: &str) -> String {
    let endings = ["专门委员会", "委员会", "专委会", "委"];
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending));
    stem.filter(|stem| !stem.is_empty())
        .unwrap_or(name)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::organisation::{Organisation, Term};
    use crate::domain::record::{Entity, Seq};
    use crate::text::Locale;

    fn names(all: &[&str]) -> CommitteeNames {
        let mut book = Book::default();
        let organisation = Organisation {
            name: "政协某市委员会".into(),
            term: Term {
                number: 7,
                from: "2026-01-01".parse().expect("a date"),
                until: None,
            },
            former_terms: Vec::new(),
        };
        book.load(organisation.into_record(), Seq(1));
        for (n, name) in (1..).zip(all) {
            let committee = Committee {
                id: CommitteeId(n),
                name: (*name).to_owned(),
                position: 0,
                coordinator: None.into(),
                coordinating: false,
                former: Vec::new(),
                since: None,
                ended: None,
                party_organisation: None,
                note: String::new(),
            };
            book.load(committee.into_record(), Seq(1));
        }
        CommitteeNames::of(&book)
    }

    #[test]
    fn every_usual_writing_finds_its_committee() {
        let mut names = names(&["提案委员会", "委员学习联络委员会", "市政协社会法制委"]);
        for (written, id) in [
            ("提案委员会", 1),
            ("提 案 委", 1),
            ("提案专委会", 1),
            ("政协某市委员会提案委员会", 1),
            ("政协别市委员会提案委员会", 1),
            ("市政协提案委", 1),
            ("委员学习联络委", 2),
            ("社会法制委员会", 3),
        ] {
            assert_eq!(names.find(written), Ok(CommitteeId(id)), "{written}");
        }
    }

    #[test]
    fn an_unknown_name_is_told_its_nearest() {
        let mut names = names(&["提案委员会", "经济科技委员会"]);
        let told = names.find("提按委员会").expect_err("unknown");
        assert!(
            told.say(Locale::Zh).contains("相近的有：提案委员会"),
            "{told:?}"
        );
        let told = names.find("政协某市委员会").expect_err("unknown");
        assert!(
            told.say(Locale::En).contains("there is no committee"),
            "{told:?}"
        );
    }
}
