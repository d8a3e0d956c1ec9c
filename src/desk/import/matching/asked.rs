//! Rows of which it is not clear whom they mean: said why, and who it may be. A person answers.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::{Matching, Meant, member_employer, member_phone, row_employer, same};
use crate::desk::import::question::Answer;
use crate::desk::import::sameness::plain;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::member::{Member, Sex};
use crate::text;
use crate::text::Text;

impl Matching<'_> {
    /// What is still undecided and may be somebody is said to be unclear.
    pub(super) fn name_the_unclear(&mut self) {
        if self.open.iter().all(|n| self.meant[*n].is_some()) {
            return;
        }
        let left_over = self.left_over();
        for n in self.open.clone() {
            let row = &self.rows[n];
            if self.meant[n].is_some() {
                continue;
            }
            let name = &row.draft.name;
            let here = left_over.get(&(row.sector, name.as_str()));
            let elsewhere = self.left_by_number(n);
            if let Some([one]) = here.map(Vec::as_slice)
                && self.contradicts(n, *one)
            {
                self.meant[n] = Some(Meant::Unclear {
                    reason: text!(
                        "与库中的{name} #{one} 同名，电话和工作单位都不同，请确认是同一人还是另一人",
                        "{name} #{one} of the store has another telephone number and another employer; say whether it is the same person"
                    ),
                    candidates: vec![*one],
                });
            } else if let Some(here) = here {
                let people = here.len();
                self.meant[n] = Some(Meant::Unclear {
                    reason: text!(
                        "本界别名叫{name}的委员对不上（库中还有 {people} 名），请写明电话或者工作单位",
                        "it is not clear which {name} of the sector this is ({people} left in the store); write the telephone number or the employer"
                    ),
                    candidates: here.clone(),
                });
            } else if !elsewhere.is_empty() {
                let sectors: Vec<_> = elsewhere
                    .iter()
                    .filter_map(|id| self.book.members.get(*id))
                    .map(|member| self.book.sector_name(member.sector_on(self.today)))
                    .collect();
                let (zh, en) = (sectors.join("、"), sectors.join(", "));
                self.meant[n] = Some(Meant::Unclear {
                    reason: text!(
                        "可能是从{zh}调整来的，但是同名同号码的不止一个，看不出是谁",
                        "this may be somebody moved from {en}, but several have this name and number"
                    ),
                    candidates: elsewhere,
                });
            }
        }
    }

    /// A row of somebody new who has the number of a member of the same sector whom no row means: a
    /// name that was written otherwise.
    pub(super) fn ask_for_the_renamed(&mut self) {
        let by_phone = OnceCell::new();
        for n in 0..self.rows.len() {
            let (None, Some(phone)) = (&self.meant[n], self.phones[n]) else {
                continue;
            };
            let by_phone: &HashMap<_, Vec<MemberId>> = by_phone.get_or_init(|| {
                let mut all: HashMap<(SectorId, String), Vec<MemberId>> = HashMap::new();
                for member in self.book.serving_or_to_come(self.today) {
                    if let Some(phone) = plain(&member.phone) {
                        all.entry((member.sector_on(self.today), phone))
                            .or_default()
                            .push(member.id);
                    }
                }
                all
            });
            let row = &self.rows[n];
            let same = self.not_taken(by_phone.get(&(row.sector, phone.to_owned())));
            let Some(member) = same.first().and_then(|id| self.book.members.get(*id)) else {
                continue;
            };
            let (name, id, written) = (&member.name, member.id, &row.draft.name);
            self.meant[n] = Some(Meant::Unclear {
                reason: text!(
                    "与本界别{name} #{id} 的电话相同，请确认{written}是同一人还是另一人",
                    "{name} #{id} of the sector has this telephone number; say whether {written} is the same person"
                ),
                candidates: same,
            });
        }
    }

    /// A row of somebody new who may be one who has left: an older list, or an appointment anew.
    pub(super) fn ask_for_the_departed(&mut self) {
        let new: HashSet<&str> = (0..self.rows.len())
            .filter(|n| self.meant[*n].is_none())
            .map(|n| self.rows[n].draft.name.as_str())
            .collect();
        if new.is_empty() {
            return;
        }
        self.ask_for_numbers_of_the_departed();
        let mut departed: HashMap<&str, Vec<&Member>> = HashMap::new();
        for member in self.book.members.iter() {
            if new.contains(member.name.as_str()) && !self.book.serves_or_will(member, self.today) {
                departed.entry(&member.name).or_default().push(member);
            }
        }
        for n in 0..self.rows.len() {
            let row = &self.rows[n];
            let of_name = departed.get(row.draft.name.as_str());
            let (None, Some(of_name)) = (&self.meant[n], of_name) else {
                continue;
            };
            let Some(one) = of_name.iter().find(|member| self.may_be(n, member)) else {
                continue;
            };
            self.meant[n] = Some(has_left(one));
        }
    }

    /// A row of somebody new beside another of the sector and name, where only one of the two says a number or
    /// an employer: they may be one person.
    pub(super) fn ask_for_the_doubled(&mut self) {
        let mut first: HashMap<(SectorId, &str), usize> = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            let place = (row.sector, row.draft.name.as_str());
            let other = *first.entry(place).or_insert(n);
            let decided =
                |n: usize| matches!(self.meant[n], Some(Meant::Unclear { .. } | Meant::Skipped));
            if other == n || row.draft.counted || decided(n) || decided(other) {
                continue;
            }
            let said = |n: usize| (self.phones[n], row_employer(&self.rows[n]));
            // Where both say something, it told them apart.
            let nothing = (None, None);
            let one_is_bare = (said(n) == nothing) != (said(other) == nothing);
            // The one of the two that means a member keeps it.
            let asked = [n, other].into_iter().find(|n| self.meant[*n].is_none());
            let (Some(asked), true) = (asked, one_is_bare) else {
                continue;
            };
            let beside = if asked == n { other } else { n };
            let at = self.rows[beside].draft.at.text();
            let (zh, en) = (at.zh, at.en);
            self.meant[asked] = Some(Meant::Unclear {
                reason: text!(
                    "与{zh}的委员同界别、同名，可能是同一人；是一人的删去一行，是两人的写明电话或者工作单位",
                    "{en} has this sector and name too and may be the same person: delete one row, or write both telephone numbers or employers"
                ),
                candidates: Vec::new(),
            });
        }
    }

    /// A row with the store's own number of one who has left, under whatever name.
    fn ask_for_numbers_of_the_departed(&mut self) {
        for n in 0..self.rows.len() {
            let (None, Some(id)) = (&self.meant[n], self.own_number(n)) else {
                continue;
            };
            if let Some(member) = self.book.members.get(id) {
                self.meant[n] = Some(has_left(member));
            }
        }
    }

    /// A row of somebody new with a number that the store's own list can't have: of another organisation, or of a
    /// record that was merged into another.
    pub(super) fn ask_for_unknown_numbers(&mut self) {
        // Into an empty store the list of another is taken as it is.
        if self.book.members.is_empty() {
            return;
        }
        for n in 0..self.rows.len() {
            let (None, Some(id)) = (&self.meant[n], self.own_number(n)) else {
                continue;
            };
            self.meant[n] = Some(Meant::Unclear {
                reason: unknown_number(id.0),
                candidates: Vec::new(),
            });
        }
    }

    fn own_number(&self, n: usize) -> Option<MemberId> {
        let id = self.rows[n].draft.id.as_ref()?;
        Some(MemberId(id.value))
    }

    /// A row of the other sex than the member of its name, where nothing else says that it is he.
    pub(super) fn ask_for_the_other_sex(&mut self, said: &[Option<Answer>]) {
        for (n, said) in said.iter().enumerate() {
            let (Some(Meant::Member(id)), None) = (&self.meant[n], said) else {
                continue;
            };
            let (id, row) = (*id, &self.rows[n]);
            let known = self.book.members.get(id).and_then(|member| member.sex);
            let (Some(known), Some(written)) = (known, &row.draft.sex) else {
                continue;
            };
            let mut numbers = [&row.draft.id, &row.draft.serial].into_iter().flatten();
            let same_sex = (known == Sex::Female) == (written.value == "女");
            if same_sex
                || numbers.any(|it| it.value == id.0)
                || same(self.phones[n], member_phone(self.book, id).as_deref())
                || same(row_employer(row), member_employer(self.book, id))
            {
                continue;
            }
            self.meant[n] = Some(Meant::Unclear {
                reason: of_the_other_sex(),
                candidates: vec![id],
            });
        }
    }

    /// Does nothing that the row says stand against its being this member of its name, who has left?
    fn may_be(&self, n: usize, member: &Member) -> bool {
        let row = &self.rows[n];
        let numbered = row.draft.id.as_ref().map(|it| MemberId(it.value));
        let phone = (self.phones[n].map(str::to_owned), plain(&member.phone));
        let employer = (row_employer(row), member_employer(self.book, member.id));
        let differ = |pair: &(Option<String>, Option<String>)| matches!(pair, (Some(one), Some(other)) if one != other);
        numbered == Some(member.id)
            || same(phone.0.as_deref(), phone.1.as_deref())
            || (row.sector == *member.sector.latest() && !differ(&phone) && !differ(&employer))
    }
}

/// What is asked of a row that may be of one who has left.
fn has_left(member: &Member) -> Meant {
    let (name, id) = (&member.name, member.id);
    let (on_zh, on_en) = match &member.left {
        Some(left) => (format!("已于 {} ", left.on), format!(" on {}", left.on)),
        None => ("已".to_owned(), String::new()),
    };
    Meant::Unclear {
        reason: text!(
            "库中{name} #{id} {on_zh}离任，没有读入；确为新任委员的，请说明是新人",
            "{name} #{id} of the store left{on_en}; the row was not taken in. If somebody new has joined, say so"
        ),
        candidates: Vec::new(),
    }
}

/// Why a row is asked whose member is of the other sex.
pub(in crate::desk::import) fn of_the_other_sex() -> Text {
    Text::of(
        "库中这个姓名的委员性别不同，请核对是不是这一位",
        "the member of this name in the store is of the other sex; say whether it is this one",
    )
}

/// Why a row is not taken in whose number the store does not have.
pub(in crate::desk::import) fn unknown_number(number: u64) -> Text {
    text!(
        "库中没有编号 {number}，可能是别处的清单，或者这条记录已并入另一条，没有读入；请核对编号，新委员的编号请留空",
        "the store has no number {number}: the list may be another organisation's, or the record was merged into another. The row was not taken in; check the number, and leave that of a new member blank"
    )
}
