//! Which sector a written name stands for.
//!
//! Files write a sector's name in full (中国国民党革命委员会), by an alias of the settings (民革), or with
//! 界 or without it. The same name first, then the alias, then the other ending, then whichever
//! sector has the same meaning by all of that; what could be two is no sector.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::question::{Answer, Answers};
use crate::domain::book::Book;
use crate::domain::id::SectorId;
use crate::exchange::office::words::squeeze;
use crate::search::near;
use crate::text;
use crate::text::Text;

/// The sectors by everything that they are called.
pub(in crate::desk) struct SectorNames {
    /// May a file bring a sector that is not there? Only a roster may.
    creating: bool,
    /// Alias → the name that it stands for, as the settings write it.
    aliases: HashMap<String, String>,
    all: Vec<(SectorId, String)>,
    by_name: HashMap<String, Vec<SectorId>>,
    by_root: HashMap<String, Vec<SectorId>>,
    /// What was asked already: a register asks for few names many times.
    answered: HashMap<String, Result<SectorId, NoSector>>,
    /// What the person said of names that mean none, or several.
    said: HashMap<String, Answer>,
    /// Those that had ended by the day of the import, with why nobody is put into them.
    ended: HashMap<SectorId, NoSector>,
}

/// Why a written name means no sector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoSector {
    /// The person wants it left out.
    Skipped,
    /// There is none of that name, or there are several: why, and which it may be.
    Unclear {
        /// The reason, and what to do.
        reason: Text,
        /// The likeliest.
        near: Vec<SectorId>,
    },
}

impl SectorNames {
    /// The sectors of a store that a roster is taken into.
    pub(in crate::desk) fn of(book: &Book, answers: &Answers) -> Self {
        SectorNames::known(book, answers, true)
    }

    /// The sectors of a store that forms are taken into; they bring none.
    pub(in crate::desk) fn for_forms(book: &Book) -> Self {
        SectorNames::known(book, &Answers::default(), false)
    }

    fn known(book: &Book, answers: &Answers, creating: bool) -> Self {
        let aliases = &book.settings().sector_aliases;
        let mut names = SectorNames {
            creating,
            aliases: aliases
                .iter()
                .map(|(alias, name)| (squeeze(alias), squeeze(name)))
                .collect(),
            all: Vec::new(),
            by_name: HashMap::new(),
            by_root: HashMap::new(),
            answered: HashMap::new(),
            said: answers
                .sectors()
                .map(|(name, answer)| (name.to_owned(), answer))
                .collect(),
            ended: HashMap::new(),
        };
        for sector in book.sectors_in_order() {
            names.add(sector.id, &sector.name);
        }
        // A short name goes behind the names of all.
        for sector in book.sectors_in_order() {
            let short = squeeze(&sector.short);
            if !short.is_empty() && !names.by_name.contains_key(&short) {
                names.by_name.insert(short, vec![sector.id]);
            }
        }
        // Tables of earlier years have the names of then; those of now go before.
        for sector in book.sectors_in_order() {
            for former in &sector.former {
                let name = squeeze(&former.name);
                let known = names.by_name.entry(name).or_default();
                if known.is_empty() {
                    known.push(sector.id);
                }
            }
        }
        names
    }

    /// The same for a list of a day: nobody is put into a sector that had ended by then.
    pub(super) fn on(mut self, book: &Book, day: NaiveDate) -> Self {
        let ended = book.sectors.iter().filter(|it| it.ended_before(day));
        let ended = ended.filter_map(|it| Some((it, it.ended.as_ref()?.on)));
        self.ended = ended
            .map(|(sector, on)| {
                let name = &sector.name;
                let into = sector.merged_into;
                let reason = match into.map(|id| book.sector_name(id)) {
                    Some(into) => text!(
                        "{name}已于 {on} 并入{into}，请改为现在的界别",
                        "{name} was merged into {into}, its last day was {on}; write the sector of now"
                    ),
                    None => text!(
                        "{name}已于 {on} 撤销，请改为现在的界别",
                        "{name} ended on {on}; write the sector of now"
                    ),
                };
                let near = into.into_iter().collect();
                (sector.id, NoSector::Unclear { reason, near })
            })
            .collect();
        self
    }

    /// The sector that is meant, or why none is.
    pub(super) fn find(&mut self, written: &str) -> Result<SectorId, NoSector> {
        if let Some(answer) = self.answered.get(written) {
            return answer.clone();
        }
        let answer = self.look_up(written);
        self.answered.insert(written.to_owned(), answer.clone());
        answer
    }

    /// The sector that a form names, or the reason why none is meant.
    pub(in crate::desk) fn of_form(&mut self, written: &str) -> Result<SectorId, Text> {
        self.find(written).map_err(|none| match none {
            NoSector::Unclear { reason, .. } => reason,
            // Nobody is asked about a form's sector.
            NoSector::Skipped => Text::of("这个界别已略过", "this sector was left out"),
        })
    }

    fn look_up(&self, written: &str) -> Result<SectorId, NoSector> {
        let name = squeeze(written);
        match self.answer(&name) {
            Some(Answer::Sector { sector, .. }) if self.is_there(sector) => return Ok(sector),
            Some(Answer::Skip) => return Err(NoSector::Skipped),
            _ => {}
        }
        match self.matching(&name) {
            [one] => self.ended.get(one).cloned().map_or(Ok(*one), Err),
            [] => Err(self.unknown(written)),
            several => Err(self.ambiguous(written, several)),
        }
    }

    /// The sectors that a writing may mean, whatever was answered.
    pub(in crate::desk) fn matching(&self, written: &str) -> &[SectorId] {
        let name = squeeze(written);
        let other = other_ending(&name);
        let tries = [
            Some(&name),
            self.aliases.get(&name),
            Some(&other),
            self.aliases.get(&other),
        ];
        let mut found = tries
            .into_iter()
            .flatten()
            .find_map(|name| self.by_name.get(name));
        found = found.or_else(|| self.by_root.get(&self.root(&name)));
        found.map_or(&[][..], Vec::as_slice)
    }

    /// What a person said that a writing means.
    pub(in crate::desk) fn answer(&self, written: &str) -> Option<Answer> {
        self.said.get(&squeeze(written)).copied()
    }

    fn is_there(&self, sector: SectorId) -> bool {
        self.all.iter().any(|(id, _)| *id == sector)
    }

    /// Takes in a sector.
    pub(super) fn add(&mut self, id: SectorId, name: &str) {
        let key = squeeze(name);
        let root = self.root(&key);
        self.by_root.entry(root).or_default().push(id);
        self.by_name.entry(key).or_default().push(id);
        self.all.push((id, name.to_owned()));
        self.answered.clear();
    }

    /// Is there a sector of this name, or are there several that it may mean?
    pub(super) fn is_known(&self, written: &str) -> bool {
        let root = self.root(&squeeze(written));
        self.by_root.contains_key(&root) || self.look_up(written).is_ok()
    }

    /// Is there a sector of just this name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(&squeeze(name))
    }

    /// The name that the settings have for an alias, with 界 or without it.
    pub(super) fn full_name(&self, name: &str) -> Option<&String> {
        let found = self.aliases.get(name);
        found.or_else(|| self.aliases.get(&other_ending(name)))
    }

    /// What all writings of a sector have in common.
    fn root(&self, name: &str) -> String {
        let full = self.full_name(name).map_or(name, String::as_str);
        without_ending(full).to_owned()
    }

    fn unknown(&self, written: &str) -> NoSector {
        let names = self.all.iter().map(|(id, name)| (id.0, name.as_str()));
        let near = near(written, names);
        let ids = near
            .iter()
            .filter_map(|name| Some(self.all.iter().find(|(_, known)| known == name)?.0))
            .collect();
        let (zh, en) = if near.is_empty() {
            (String::new(), String::new())
        } else {
            let (zh, en) = (near.join("、"), near.join(", "));
            (format!("，相近的有：{zh}"), format!("; near: {en}"))
        };
        let reason = if self.creating {
            text!(
                "没有“{written}”这个界别{zh}。请改正，或者在设置里登记别名；确是新界别的，用 --create-sectors 新建",
                "there is no sector “{written}”{en}. Correct it or set an alias for it; if it is new, use --create-sectors"
            )
        } else {
            text!(
                "没有“{written}”这个界别{zh}。请改正，或者在设置里登记别名",
                "there is no sector “{written}”{en}. Correct it or set an alias for it"
            )
        };
        NoSector::Unclear { reason, near: ids }
    }

    fn ambiguous(&self, written: &str, several: &[SectorId]) -> NoSector {
        let names: Vec<_> = self
            .all
            .iter()
            .filter(|(id, _)| several.contains(id))
            .map(|(_, name)| name.as_str())
            .collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        let reason = text!(
            "“{written}”可以指{zh}，请写全称",
            "“{written}” may be {en}; write the full name"
        );
        NoSector::Unclear {
            reason,
            near: several.to_vec(),
        }
    }
}

/// The name without 界.
pub(super) fn without_ending(name: &str) -> &str {
    name.strip_suffix('界').unwrap_or(name)
}

fn other_ending(name: &str) -> String {
    name.strip_suffix('界')
        .map_or_else(|| format!("{name}界"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Entity, Seq};
    use crate::domain::sector::Sector;
    use crate::text::Locale;

    fn names(all: &[&str]) -> SectorNames {
        let mut book = Book::default();
        for (n, name) in (1..).zip(all) {
            let sector = Sector {
                id: SectorId(n),
                name: (*name).to_owned(),
                position: 0,
                committee: None.into(),
                since: None,
                short: String::new(),
                split_from: None,
                merged_into: None,
                ended: None,
                former: Vec::new(),
                note: String::new(),
            };
            book.load(sector.into_record(), Seq(1));
        }
        SectorNames::of(&book, &Answers::default())
    }

    fn told(found: Result<SectorId, NoSector>) -> Text {
        match found {
            Err(NoSector::Unclear { reason, .. }) => reason,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_usual_writing_finds_its_sector() {
        let mut names = names(&[
            "中国国民党革命委员会",
            "科学技术协会",
            "教育界",
            "特邀人士",
            "宗教",
        ]);
        for (written, id) in [
            ("中国国民党革命委员会", 1),
            ("民革", 1),
            ("民革界", 1),
            ("科协", 2),
            ("科协界", 2),
            ("教育", 3),
            ("教 育 界", 3),
            ("特邀人士界", 4),
            ("特邀", 4),
            ("宗教界", 5),
        ] {
            assert_eq!(names.find(written), Ok(SectorId(id)), "{written}");
        }
    }

    #[test]
    fn a_store_that_uses_the_alias_is_found_by_the_full_name() {
        let mut names = names(&["民革", "经济"]);
        assert_eq!(names.find("中国国民党革命委员会"), Ok(SectorId(1)));
        assert_eq!(names.find("经济界"), Ok(SectorId(2)));
    }

    #[test]
    fn the_same_name_goes_before_an_alias_and_two_are_none() {
        let mut names = names(&["共青团", "青联", "教育界"]);
        assert_eq!(names.find("共青团"), Ok(SectorId(1)));
        assert_eq!(names.find("青联界"), Ok(SectorId(2)));
        let told = told(names.find("共青团和青年联合会"));
        assert!(told.say(Locale::Zh).contains("共青团、青联"), "{told:?}");
    }

    #[test]
    fn an_unknown_name_is_told_its_nearest() {
        let mut names = names(&["教育界", "体育界"]);
        let why = told(names.find("教肓界"));
        assert!(why.say(Locale::Zh).contains("相近的有：教育界"), "{why:?}");
        let why = told(names.find("zz"));
        assert!(!why.say(Locale::En).contains("near"), "{why:?}");
    }
}
