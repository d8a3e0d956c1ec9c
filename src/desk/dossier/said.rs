//! What a record tells of one whom it names: on which days, and what happened, in a line.
//!
//! Long because every kind that names people or bodies has its few words here; one that is not named is told by its
//! title.

use chrono::NaiveDate;

use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::id::*;
use crate::domain::member::{Departure, Member};
use crate::domain::record::Kind;
use crate::domain::yearwork::Output;
use crate::text;
use crate::text::Text;

/// The day, of what kind it is, what happened.
type Said = (NaiveDate, Text, Text);

const CHARGE: Text = Text::of("职务", "charge");

/// What this record tells of `of`.
pub(super) fn said((kind, id): (Kind, u64), of: (Kind, u64), book: &Book) -> Vec<Said> {
    let all = match kind {
        Kind::Member => book
            .members
            .get(MemberId(id))
            .map(|it| member(it, of, book)),
        Kind::Convenor => {
            let convenor = book.convenors.get(ConvenorId(id));
            convenor.map(|it| charge(it, of, book))
        }
        Kind::KeyContact => contact(KeyContactId(id), of, book),
        Kind::ContactEntry => entry(ContactEntryId(id), book),
        Kind::Activity => activity(ActivityId(id), of, book),
        Kind::Training => training(TrainingId(id), of, book),
        Kind::Output => book.outputs.get(OutputId(id)).map(output),
        Kind::Opinion => opinion(OpinionId(id), book),
        Kind::AssessmentSheet => sheet(AssessmentSheetId(id), of, book),
        Kind::Prize => prize(PrizeId(id), book),
        Kind::Sector if of.0 == Kind::Committee => assigned(SectorId(id), of.1, book),
        Kind::Committee if of.0 == Kind::Member => director(CommitteeId(id), of.1, book),
        // What a body is, and what is named with a day of its own, is told by others.
        Kind::Sector | Kind::Committee | Kind::PlanItem | Kind::YearClosing => None,
        _ => titled(kind, id, book),
    };
    all.unwrap_or_default()
}

/// By its title, on the day on which it came, or on which what it is about began; and its end.
fn titled(kind: Kind, id: u64, book: &Book) -> Option<Vec<Said>> {
    let record = book.fields(kind, id)?;
    let (word, title) = (kind.title(), record.title(book));
    let came = record.came().or(record.began());
    let came = came.map(|on| (on, word.clone(), Text::same(title.clone())));
    let ended = record.ended().map(|on| {
        let what = text!("{title}：终止", "{title}: ended");
        (on, word, what)
    });
    Some(came.into_iter().chain(ended).collect())
}

fn why(ended: &Departure) -> (String, String) {
    match ended.reason.trim() {
        "" => (String::new(), String::new()),
        why => (format!("（{why}）"), format!(" ({why})")),
    }
}

/// Coming, moving and leaving.
fn member(member: &Member, of: (Kind, u64), book: &Book) -> Vec<Said> {
    let word = Text::of("任职", "seat");
    let own = of == (Kind::Member, member.id.0);
    let name = match own {
        true => "",
        false => &member.name,
    };
    let is_of = |on| match of {
        (Kind::Sector, id) => member.sector_on(on).0 == id,
        _ => own,
    };
    let mut all = Vec::new();
    if let Some(on) = member.joined.filter(|on| is_of(*on)) {
        let before = member.replaces.map(|id| book.member_name(id));
        let what = match before {
            Some(before) => text!("{name}到任，接替{before}", "{name} takes {before}'s seat"),
            None => text!("{name}到任", "{name} becomes a member"),
        };
        all.push((on, word.clone(), what));
    }
    if let (Some(on), true) = (member.joined, member.replaces.map(|it| it.0) == Some(of.1))
        && of.0 == Kind::Member
    {
        let what = text!("{name}接替", "{name} takes the seat");
        all.push((on, word.clone(), what));
    }
    for on in member.sector.days() {
        let before = on.pred_opt().unwrap_or(on);
        let sector = book.sector_name(member.sector_on(on));
        if is_of(on) {
            let what = text!("{name}转入{sector}", "{name} moves to {sector}");
            all.push((on, word.clone(), what));
        } else if is_of(before) {
            let what = text!("{name}转出，到{sector}", "{name} moves away to {sector}");
            all.push((on, word.clone(), what));
        }
    }
    for on in member.workroom.days() {
        let room = member.workroom_on(on);
        let Some(room) = room.filter(|it| own || of == (Kind::Workroom, it.0)) else {
            continue;
        };
        let room = book.name_of(Kind::Workroom, room.0);
        let what = text!("{name}入驻{room}", "{name} enters {room}");
        all.push((on, word.clone(), what));
    }
    if let Some(left) = member.left.as_ref().filter(|it| is_of(it.on)) {
        let (zh, en) = why(left);
        let what = text!("{name}离任{zh}", "{name} leaves{en}");
        all.push((left.on, word, what));
    }
    all
}

/// Elected, approved, the first, ended.
fn charge(convenor: &Convenor, of: (Kind, u64), book: &Book) -> Vec<Said> {
    let whose = match of.0 {
        Kind::Member => book.sector_name(convenor.sector),
        _ => book.member_name(convenor.member),
    };
    let mut all = Vec::new();
    let mut tell = |on: Option<NaiveDate>, what: Text| {
        all.extend(on.map(|on| (on, CHARGE, what)));
    };
    tell(
        convenor.elected,
        text!("{whose} 推选为召集人", "{whose}: elected as a convenor"),
    );
    tell(
        convenor.approved,
        text!(
            "{whose} 召集人经主席会议审定",
            "{whose}: approved as a convenor"
        ),
    );
    for first in &convenor.first {
        tell(
            first.from,
            text!(
                "{whose} 任第一召集人",
                "{whose}: becomes the first convenor"
            ),
        );
    }
    if let Some(ended) = &convenor.ended {
        let (zh, en) = why(ended);
        tell(
            Some(ended.on),
            text!(
                "{whose} 不再任召集人{zh}",
                "{whose}: no convenor any more{en}"
            ),
        );
    }
    all
}

/// Kept since, handed over, ended.
fn contact(id: KeyContactId, of: (Kind, u64), book: &Book) -> Option<Vec<Said>> {
    let contact = book.key_contacts.get(id)?;
    let name = &contact.name;
    let word = Text::of("联系", "contact");
    let is_theirs = |on| contact.member_on(on).0 == of.1;
    let mut all = Vec::new();
    if let Some(on) = contact.since.filter(|on| is_theirs(*on)) {
        let what = text!(
            "{name} 确定为重点联系对象",
            "{name} is kept as a key contact"
        );
        all.push((on, word.clone(), what));
    }
    for on in contact.member.days() {
        let what = match is_theirs(on) {
            true => text!("{name} 移交来", "{name} is handed over to the member"),
            false => text!("{name} 移交出", "{name} is handed over to another"),
        };
        all.push((on, word.clone(), what));
    }
    // What the log has not.
    let logged = |on| book.entries_of(id).any(|it| it.on == on);
    let heard = contact.last_heard;
    if let Some(heard) = heard.filter(|it| is_theirs(it.on) && !logged(it.on)) {
        let way = heard.way.word();
        let (zh, en) = (&way.zh, &way.en);
        all.push((heard.on, word.clone(), text!("{name} {zh}", "{name}, {en}")));
    }
    if let Some(ended) = contact.ended.as_ref().filter(|it| is_theirs(it.on)) {
        let (zh, en) = why(ended);
        let what = text!("{name} 终止联系{zh}", "{name} is kept no more{en}");
        all.push((ended.on, word, what));
    }
    Some(all)
}

fn entry(id: ContactEntryId, book: &Book) -> Option<Vec<Said>> {
    let entry = book.contact_entries.get(id)?;
    let name = book.name_of(Kind::KeyContact, entry.key_contact.0);
    // A contact is called with the member before it.
    let name = book
        .key_contacts
        .get(entry.key_contact)
        .map_or(name, |it| it.name.clone());
    let way = entry.way.word();
    let (zh, en) = (&way.zh, &way.en);
    let heard = entry.heard.replace('\n', " ");
    let what = match heard.trim() {
        "" => text!("{name} {zh}", "{name}, {en}"),
        heard => text!("{name} {zh}：{heard}", "{name}, {en}: {heard}"),
    };
    Some(vec![(entry.on, Text::of("联系", "contact"), what)])
}

/// That the member was excused, and why; nothing of whoever was there.
fn excuse<'e>(
    excused: impl IntoIterator<Item = (MemberId, &'e str)>,
    of: (Kind, u64),
) -> (String, String) {
    let mut excused = excused.into_iter();
    let found = excused.find(|it| of == (Kind::Member, it.0.0));
    found.map_or_else(Default::default, |(_, why)| {
        (format!(" 请假（{why}）"), format!(", excused ({why})"))
    })
}

fn activity(id: ActivityId, of: (Kind, u64), book: &Book) -> Option<Vec<Said>> {
    let activity = book.activities.get(id)?;
    let excused = activity.excused.iter();
    let (zh, en) = excuse(excused.map(|it| (it.member, it.reason.as_str())), of);
    let (title, place) = (&activity.title, activity.place.trim());
    let place = match place {
        "" => String::new(),
        place => format!(" {place}"),
    };
    let what = text!("{title}{place}{zh}", "{title}{place}{en}");
    Some(vec![(activity.held_on, Text::of("活动", "activity"), what)])
}

fn training(id: TrainingId, of: (Kind, u64), book: &Book) -> Option<Vec<Said>> {
    let training = book.trainings.get(id)?;
    let excused = training.excused.iter();
    let (zh, en) = excuse(excused.map(|it| (it.member, it.reason.as_str())), of);
    let title = &training.title;
    let what = text!("{title}{zh}", "{title}{en}");
    Some(vec![(training.held_on, Text::of("培训", "training"), what)])
}

/// Its channel and number, its title, who adopted it, that it was instructed on.
fn output(output: &Output) -> Vec<Said> {
    let (channel, title) = (output.channel.word(), &output.title);
    let number = match output.number.as_str() {
        "" => String::new(),
        number => format!("#{number}"),
    };
    let (mut zh, mut en) = (
        format!("{}{number} {title}", channel.zh),
        format!("{}{number} {title}", channel.en),
    );
    let outcome = output.outcome().map(|it| it.word());
    let adopted = output.adopted().last().map(|it| it.0.word());
    let adopted = adopted.map(|it| {
        let (zh, en) = (&it.zh, &it.en);
        text!("{zh}采用", "adopted, {en}")
    });
    let instructed = output.instructed.as_ref();
    let instructed = instructed.map(|_| Text::of("领导批示", "instructed on"));
    for more in [outcome, adopted, instructed].into_iter().flatten() {
        zh = format!("{zh} · {}", more.zh);
        en = format!("{en} · {}", more.en);
    }
    let what = text!("{zh}", "{en}");
    vec![(output.handed_in, Text::of("成果", "output"), what)]
}

fn opinion(id: OpinionId, book: &Book) -> Option<Vec<Said>> {
    let opinion = book.opinions.get(id)?;
    let (title, state) = (&opinion.title, opinion.state().word());
    let (zh, en) = (&state.zh, &state.en);
    let what = text!("#{id} {title}，{zh}", "#{id} {title}, {en}");
    Some(vec![(
        opinion.received_on,
        Text::of("意见", "opinion"),
        what,
    )])
}

/// A sheet of somebody else is not told, though the committee has confirmed it.
fn sheet(id: AssessmentSheetId, of: (Kind, u64), book: &Book) -> Option<Vec<Said>> {
    let sheet = book.assessment_sheets.get(id)?;
    let (kind, whose) = sheet.of.record();
    let is_theirs = (kind, whose) == of
        || kind == Kind::Convenor && {
            let convenor = book.convenors.get(ConvenorId(whose));
            convenor.is_some_and(|it| of == (Kind::Member, it.member.0))
        };
    if !is_theirs {
        return None;
    }
    let (year, grade) = (sheet.year, sheet.grade.word());
    let (zh, en, points, open) = (&grade.zh, &grade.en, sheet.points, sheet.open);
    let what = text!(
        "{year} 年 {points}/{open} {zh}",
        "{year}: {points}/{open}, {en}"
    );
    Some(vec![(
        sheet.closed_on,
        Text::of("考核", "assessment"),
        what,
    )])
}

/// Nominated, and decided on.
fn prize(id: PrizeId, book: &Book) -> Option<Vec<Said>> {
    let prize = book.prizes.get(id)?;
    let (kind, whose) = prize.of.record();
    let (year, name) = (prize.year, book.name_of(kind, whose));
    let (zh, en) = match kind {
        Kind::Sector => ("优秀界别", "excellent sector"),
        _ => ("优秀界别召集人", "excellent convenor"),
    };
    let word = Text::of("评优", "prize");
    let nominated = (
        prize.nominated_on,
        word.clone(),
        text!(
            "{year} 年{zh}提名：{name}",
            "nominated as {en} of {year}: {name}"
        ),
    );
    let decided = prize.decided.as_ref().map(|it| {
        let what = text!("评定为 {year} 年{zh}：{name}", "{en} of {year}: {name}");
        (it.on, word, what)
    });
    Some([nominated].into_iter().chain(decided).collect())
}

/// A sector that the committee looks after, or no longer does.
fn assigned(id: SectorId, committee: u64, book: &Book) -> Option<Vec<Said>> {
    let sector = book.sectors.get(id)?;
    let name = &sector.name;
    let has = |on| sector.committee_on(on).map(|it| it.0) == Some(committee);
    let days = sector.committee.days();
    let told = days.filter_map(|on| {
        let before = on.pred_opt().unwrap_or(on);
        let what = match (has(before), has(on)) {
            (false, true) => text!("联系{name}", "looks after {name}"),
            (true, false) => text!("不再联系{name}", "looks after {name} no more"),
            _ => return None,
        };
        Some((on, Text::of("界别", "sector"), what))
    });
    Some(told.collect())
}

/// That the member directs the committee.
fn director(id: CommitteeId, member: u64, book: &Book) -> Option<Vec<Said>> {
    let committee = book.committees.get(id)?;
    let name = &committee.name;
    let all = committee.coordinator.values().flatten();
    let theirs = all.filter(|it| it.member.map(|it| it.0) == Some(member));
    let told = theirs.filter_map(|it| {
        let what = text!("任{name}总协调人", "coordinator of {name}");
        Some((it.since?, CHARGE, what))
    });
    Some(told.collect())
}
