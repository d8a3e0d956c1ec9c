//! The register: each row makes a member, or changes what it gives and what differs.
//! Long because what becomes of one row is decided in one place.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::beside::HIDDEN;
use super::by_number::{named, of_number};
use super::committees::CommitteeNames;
use super::matching::{Meant, Row, meant};
use super::outcome::FileOutcome;
use super::question::{Answers, Asks};
use super::sameness::{plain, same_phone, same_words};
use super::sectors::SectorNames;
use super::staged_book::StagedBook;
use crate::desk::member::before_joining;
use crate::desk::refusal::Refusal;
use crate::domain::calendar::Today;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::member::{Member, Sex};
use crate::exchange::headers::Looked;
use crate::exchange::phones::masked;
use crate::exchange::roster::MemberDraft;
use crate::exchange::seats::{may_not_serve, vacant_seats};
use crate::exchange::{At, RosterDraft};
use crate::text;
use crate::text::Text;

/// Takes in the members of the file numbered `n`.
pub(super) fn merge(
    n: usize,
    draft: &RosterDraft,
    answers: &Answers,
    staged: &mut StagedBook<'_, '_>,
    (sectors, committees): (&mut SectorNames, &mut CommitteeNames),
    file: &mut FileOutcome,
) -> Result<Met, Refusal> {
    note_parties(draft, file);
    let mut rows = Vec::with_capacity(draft.members.len());
    let drafts = draft.members.iter().map(|member| named(member, staged));
    let drafts: Vec<_> = drafts.collect();
    for member in &drafts {
        let member: &MemberDraft = member;
        if member.name.is_empty() || member.sector.value.is_empty() {
            match of_number(member, staged) {
                Ok(sector) => rows.push(Row {
                    sector,
                    draft: member,
                }),
                Err((number, reason)) => file.reject(&member.at, &number, reason),
            }
            continue;
        }
        match sectors.find(&member.sector.value) {
            Ok(sector) => rows.push(Row {
                sector,
                draft: member,
            }),
            Err(why) => file.refuse_sector(&member.sector.at, &member.sector.value, why),
        }
    }
    let said: Vec<_> = rows
        .iter()
        .map(|row| answers.person(n, &row.draft.at, &row.draft.name))
        .collect();
    let decided = meant(&rows, &said, &staged.book, staged.today);
    let mut met = Met::default();
    note_shared_phones(&rows, &decided, staged, file);
    let last = staged.book.members.iter().map(|it| it.position).max();
    let mut position = last.unwrap_or(0);
    for ((row, meant), said) in rows.iter().zip(decided).zip(said) {
        let committee = committee_of(row.draft, committees, file);
        let meant = match said {
            Some(_) => meant,
            None => in_doubt(row.draft, meant, file),
        };
        match meant {
            Meant::Unclear { reason, candidates } => {
                met.unclear.push((row.sector, row.draft.name.clone()));
                // Whoever may be meant stands in the file.
                met.members.extend(&candidates);
                let asks = Asks::Who {
                    candidates,
                    may_be_new: true,
                };
                file.ask(&row.draft.at, &row.draft.name, reason, asks);
            }
            Meant::Skipped => {
                met.unclear.push((row.sector, row.draft.name.clone()));
                file.skip(&row.draft.at, &row.draft.name);
            }
            Meant::Member(id) => {
                met.members.push(id);
                met.listed.push(id);
                if let Some(reason) = not_yet(id, staged) {
                    file.reject(&row.draft.at, &row.draft.name, reason);
                    continue;
                }
                change(n, id, row, committee, staged, file);
            }
            Meant::Nobody => {
                position = position.saturating_add(1);
                let mut member = blank(row, position, staged.book.joining_day());
                if let Err(reason) = fill(&mut member, row, committee, staged) {
                    file.reject(&row.draft.at, &row.draft.name, reason);
                    continue;
                }
                let id = staged.add(n, member)?;
                met.members.push(id);
                met.listed.push(id);
                met.places.push((id, n, row.draft.at.clone()));
                file.settle(true);
            }
        }
    }
    Ok(met)
}

/// Why a row can't be of the day of the import: the member it means joins only later.
pub(super) fn not_yet(id: MemberId, staged: &StagedBook<'_, '_>) -> Option<Text> {
    let (member, today) = (staged.book.members.get(id)?, staged.today);
    let joined = member.joins_after(today)?;
    let name = &member.name;
    Some(text!(
        "库中已有{name}（编号 {id}），{joined} 才到任，{today} 还不是委员，没有读入；请核对业务日期（--as-of）",
        "the store has {name} (#{id}), who joined only on {joined} and was no member on {today}; the row was not taken in. Check the day given with --as-of"
    ))
}

/// Whom a file's rows meant.
#[derive(Default)]
pub(super) struct Met {
    /// Members, new ones too, and whom a row may mean.
    pub(super) members: Vec<MemberId>,
    /// Sectors and names of rows of which it is not clear whom they mean.
    pub(super) unclear: Vec<(SectorId, String)>,
    /// Members whom a row means, and no other, in the order of the rows.
    pub(super) listed: Vec<MemberId>,
    /// Who is new, with the row and its file.
    pub(super) places: Vec<(MemberId, usize, At)>,
}

fn committee_of(
    draft: &MemberDraft,
    committees: &mut CommitteeNames,
    file: &mut FileOutcome,
) -> Option<CommitteeId> {
    let written = draft.committee.as_ref()?;
    match committees.find(&written.value) {
        Ok(committee) => Some(committee),
        Err(reason) => {
            file.reject(&written.at, &written.value, reason);
            None
        }
    }
}

fn blank(row: &Row<'_>, position: u32, joined: Option<NaiveDate>) -> Member {
    Member {
        id: MemberId(0),
        name: row.draft.name.clone(),
        sex: None,
        ethnicity: String::new(),
        sector: row.sector.into(),
        employer: String::new(),
        phone: String::new(),
        committee: None.into(),
        workroom: None.into(),
        position,
        joined,
        replaces: None,
        left: None,
        note: String::new(),
    }
}

fn change(
    n: usize,
    id: MemberId,
    row: &Row<'_>,
    committee: Option<CommitteeId>,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let Some(was) = staged.book.members.get(id).cloned() else {
        return;
    };
    let mut member = was.clone();
    if let Err(reason) = fill(&mut member, row, committee, staged) {
        return file.reject(&row.draft.at, &row.draft.name, reason);
    }
    if member.name != was.name {
        let (old, new) = (&was.name, &member.name);
        file.note(
            &row.draft.at,
            new,
            text!(
                "按编号 {id} 认作{old}，姓名改为{new}",
                "by the number {id} this is {old}, whose name is now {new}"
            ),
        );
    }
    note_move(&was, &member, row, staged, file);
    note_looked(&member, row.draft, staged, file);
    if let Some(remark) = &row.draft.remark
        && !member.note.contains(&remark.value)
    {
        file.note(
            &remark.at,
            &remark.value,
            Text::of(
                "库中已有别的备注，没有改动",
                "the store has another note on this member; it was left as it is",
            ),
        );
    }
    file.settle(staged.change(n, &was, member));
}

/// Tells what the program's own list has beside the fields where it is otherwise than in the store: it changes
/// nothing.
fn note_looked(
    member: &Member,
    draft: &MemberDraft,
    staged: &StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let (book, date) = (&staged.book, staged.today);
    for (looked, cell) in &draft.looked {
        let counted = Text::of(
            "数目与库中不同，没有改动；它由库中统计",
            "the store counts another number, and it was not changed",
        );
        let (held, why) = match looked {
            Looked::Workroom => {
                let workroom = member.workroom_on(date);
                let workroom = workroom.and_then(|id| book.workrooms.get(id));
                let why = Text::of(
                    "入驻工作室与库中不同，没有改动；请在委员的记录上改，或用 jiebie set member",
                    "the store has another workroom, and it was not changed; change it in the member's record, or with jiebie set member",
                );
                (workroom.map_or(String::new(), |it| it.name.clone()), why)
            }
            Looked::KeyContacts => {
                let contacts = book.key_contacts_of(member.id, date);
                (contacts.len().to_string(), counted)
            }
            Looked::Forms => {
                let year = Today::on(date).year;
                (book.tally(member.id, year).counting().to_string(), counted)
            }
        };
        if !same_words(&held, &cell.value) {
            file.note(&cell.at, &cell.value, why);
        }
    }
    if let Some(hidden) = &draft.hidden_phone
        && hidden.value != masked(&member.phone)
    {
        file.note(&hidden.at, &hidden.value, HIDDEN);
    }
}

/// Tells that the file has the member in another sector or committee, and from when on.
fn note_move(
    was: &Member,
    is: &Member,
    row: &Row<'_>,
    staged: &StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let (book, today) = (&staged.book, staged.today);
    let (name, at) = (&row.draft.name, &row.draft.at);
    if let Some(changed) = is.sector.changed(&was.sector) {
        let from = book.sector_name(was.sector_on(today));
        file.moved(at, name, changed, from, book.sector_name(row.sector));
    }
    note_committee_move(was, is, at, staged, file);
}

/// Tells that the file has the member in another committee: of his own, or no longer so.
pub(super) fn note_committee_move(
    was: &Member,
    is: &Member,
    at: &At,
    staged: &StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let (book, today) = (&staged.book, staged.today);
    if let Some(changed) = is.committee.changed(&was.committee)
        && let Some(from) = book.committee_of(was, today)
        && let Some(to) = book.committee_of(is, today)
        && from != to
    {
        let [from, to] = [from, to].map(|id| book.committee_name(id));
        file.moved(at, &is.name, changed, from, to);
    }
}

/// Puts into the member what the row gives and what differs.
fn fill(
    member: &mut Member,
    row: &Row<'_>,
    committee: Option<CommitteeId>,
    staged: &StagedBook<'_, '_>,
) -> Result<(), Text> {
    let draft = row.draft;
    let (moves, today) = (staged.moves, staged.today);
    // Only a row that has the member's number can say another name.
    let numbers = [&draft.id, &draft.serial];
    let mut numbers = numbers.into_iter().flatten();
    if numbers.any(|it| it.value == member.id.0) {
        member.name.clone_from(&draft.name);
    }
    moves.set(&mut member.sector, today, row.sector)?;
    if let Some(sex) = &draft.sex {
        member.sex = Some(if sex.value == "女" {
            Sex::Female
        } else {
            Sex::Male
        });
    }
    if let Some(ethnicity) = &draft.ethnicity {
        member.ethnicity.clone_from(&ethnicity.value);
    }
    if let Some(employer) = &draft.employer
        && !same_words(&member.employer, &employer.value)
    {
        member.employer.clone_from(&employer.value);
    }
    if let Some(phone) = &draft.phone
        && !same_phone(&member.phone, &phone.value)
    {
        member.phone.clone_from(&phone.value);
    }
    if let Some(remark) = &draft.remark
        && member.note.trim().is_empty()
    {
        member.note.clone_from(&remark.value);
    }
    match committee {
        Some(committee) => set_committee(member, row.sector, committee, staged),
        None => joined_by_then(member, staged),
    }
}

/// Puts a member of this sector into the committee; one that is the sector's is not kept twice.
pub(super) fn set_committee(
    member: &mut Member,
    sector: SectorId,
    committee: CommitteeId,
    staged: &StagedBook<'_, '_>,
) -> Result<(), Text> {
    let (moves, today) = (staged.moves, staged.today);
    if staged.book.committee_of(member, today) != Some(committee) {
        let sector = staged.book.sectors.get(sector);
        let sectors_own = sector.and_then(|sector| sector.committee_on(today));
        let own = Some(committee).filter(|own| Some(*own) != sectors_own);
        // That of the sector was the member's, stated and true until now: so another is a move.
        if staged.committee_before(member.id).is_some() {
            moves.set(&mut member.committee, today, own)?;
        } else {
            moves.set_known(&mut member.committee, today, own)?;
        }
    }
    joined_by_then(member, staged)
}

/// A move holds from no day before the member joined.
fn joined_by_then(member: &Member, staged: &StagedBook<'_, '_>) -> Result<(), Text> {
    let was = staged.book.members.get(member.id);
    let early = member.moved_before_joining(was);
    early.map_or(Ok(()), |day| Err(before_joining(member, day)))
}

/// Asks about whoever has a remark that somebody died, resigned or was removed, or is not settled yet. A list
/// that counts its people counts who left since: that is told.
fn in_doubt(draft: &MemberDraft, meant: Meant, file: &mut FileOutcome) -> Meant {
    let Some(remark) = draft.remark.as_ref().filter(|it| may_not_serve(&it.value)) else {
        return meant;
    };
    let unsettled = remark.value.contains(['待', '拟']) || vacant_seats(&remark.value).is_some();
    if draft.counted && !unsettled {
        let said = &remark.value;
        file.note(
            &draft.at,
            &draft.name,
            text!(
                "备注写有“{said}”，可能已不再担任委员；名单计入了人数，已读入。已离任的，请登记离任",
                "the remark says “{said}”: this person may have left. The list counts this one, who was taken in; record the end of the term if so"
            ),
        );
        return meant;
    }
    let candidates = match meant {
        Meant::Member(id) => vec![id],
        Meant::Nobody => Vec::new(),
        Meant::Unclear { .. } | Meant::Skipped => return meant,
    };
    let said = &remark.value;
    let reason = text!(
        "备注写有“{said}”，可能已不再担任委员，或者还没有定，没有读入。不是委员的，请从名单中删去，已离任的还要登记离任；仍在任的，请删去这个备注",
        "the remark says “{said}”: this person may have left or not be settled yet, and was not taken in. If so, delete the name, and record the end of the term of who has left; if not, delete the remark"
    );
    Meant::Unclear { reason, candidates }
}

/// The book keeps no party of a member; each sheet that has one is told once.
fn note_parties(draft: &RosterDraft, file: &mut FileOutcome) {
    let mut told = HashSet::new();
    for party in draft.members.iter().filter_map(|it| it.party.as_ref()) {
        if told.insert(party.at.sheet.clone()) {
            file.note(
                &party.at,
                &party.value,
                Text::of(
                    "政治面貌不入库，没有读入",
                    "parties are not kept, and were not taken in",
                ),
            );
        }
    }
}

/// A telephone number that stands in two rows, or is another member's in the store: one person who was
/// listed twice, or a slip.
fn note_shared_phones(
    rows: &[Row<'_>],
    decided: &[Meant],
    staged: &StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let of_rows = rows.iter().zip(decided);
    let numbered = of_rows.filter(|(row, _)| row.draft.phone.is_some());
    let met: HashSet<MemberId> = numbered.filter_map(|(_, meant)| meant.member()).collect();
    let mut known: HashMap<String, (&str, SectorId)> = HashMap::new();
    for member in staged
        .book
        .serving_or_to_come(staged.today)
        .filter(|it| !met.contains(&it.id))
    {
        if let Some(phone) = plain(&member.phone) {
            known.insert(phone, (&member.name, member.sector_on(staged.today)));
        }
    }
    for (row, meant) in rows.iter().zip(decided) {
        if matches!(meant, Meant::Unclear { .. } | Meant::Skipped) {
            continue;
        }
        let Some(phone) = &row.draft.phone else {
            continue;
        };
        let name = row.draft.name.as_str();
        let Some((other, sector)) = known.insert(phone.value.clone(), (name, row.sector)) else {
            continue;
        };
        let place = staged.book.sector_name(sector);
        let told = if other == name {
            text!(
                "{place}里也有同名同号码的委员，请核对是否同一人",
                "{place} has a member of this name and number too; check whether it is one person"
            )
        } else {
            text!(
                "电话与{place}{other}的相同，请核对",
                "{other} of {place} has this telephone number too; check it"
            )
        };
        file.note(&row.draft.at, &row.draft.name, told);
    }
}
