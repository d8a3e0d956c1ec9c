//! Whom members serve and where: key contacts and workrooms.

use super::figure::Ledger;
use super::wording::{Among, not, sentence};
use super::year::YearWork;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// The key contacts, whether they are as many as asked for, and whether they were heard.
pub(super) fn contacts(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, day) = (work.book, work.reference_date());
    let of = |id| book.key_contacts_of(id, day);
    let keeping: Vec<_> = work
        .members
        .iter()
        .map(|it| it.id)
        .filter(|id| !of(*id).is_empty())
        .collect();
    if keeping.is_empty() {
        return format!("委员{}确定重点联系对象。", not(work));
    }
    let kept: Vec<_> = keeping.iter().flat_map(|id| of(*id)).collect();
    let name = Text::of("重点联系对象", "key contacts");
    let all = ledger.count(
        "key-contacts",
        name,
        Kind::KeyContact,
        kept.iter().map(|it| it.id),
    );
    let settings = book.settings();
    let (least, most) = (settings.key_contacts_min, settings.key_contacts_max);
    let range = least as usize..=most as usize;
    let met: Vec<_> = keeping
        .iter()
        .copied()
        .filter(|id| range.contains(&of(*id).len()))
        .collect();
    let name = text!(
        "重点联系{least}至{most}名的委员",
        "members with {least} to {most} key contacts"
    );
    let met = ledger.count("members-with-enough-contacts", name, Kind::Member, met);
    let heard: Vec<_> = kept
        .iter()
        .filter(|it| {
            book.last_heard(it, day)
                .is_some_and(|heard| heard.on >= work.year().first_day() && heard.on <= day)
        })
        .map(|it| it.id)
        .collect();
    let name = Text::of(
        "年内听取过意见的重点联系对象",
        "key contacts heard in the year",
    );
    let heard = ledger.count("key-contacts-heard", name, Kind::KeyContact, heard);
    let name = Text::of("确定了重点联系对象的委员", "members with key contacts");
    let keeping = ledger.count("members-with-contacts", name, Kind::Member, keeping);
    let among = Among {
        all: "委员",
        unit: "名委员",
        done: "确定了重点联系对象",
        undone: "确定重点联系对象",
    };
    let range = if least == most {
        format!("{least}名")
    } else {
        format!("{least}至{most}名")
    };
    let met = match met {
        0 => format!("尚无委员符合重点联系{range}的要求"),
        n if n == work.members.len() => format!("均符合重点联系{range}的要求"),
        n => format!("符合重点联系{range}要求的委员{n}名"),
    };
    let heard = match heard {
        0 => format!("年内{}登记听取意见的情况", not(work)),
        n if n == all => "年内均听取过意见".to_owned(),
        n => format!("年内听取过其中{n}名的意见"),
    };
    let keeping = among.say(work, keeping, work.members.len());
    sentence(vec![format!("{keeping}，共{all}名，{heard}"), met])
}

/// The workrooms, and who entered them.
pub(super) fn workrooms(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let book = work.book;
    let offline = |sector: bool| {
        let all = book.workrooms.iter().filter(|it| it.offline);
        all.filter(move |it| !sector || it.sector.is_some())
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let rooms = offline(false);
    if rooms.is_empty() {
        return format!("{}建立线下委员工作室。", not(work));
    }
    let entered: Vec<_> = work
        .members
        .iter()
        .filter(|it| {
            it.workroom_on(work.reference_date())
                .is_some_and(|id| rooms.contains(&id))
        })
        .map(|it| it.id)
        .collect();
    let name = Text::of("线下委员工作室", "offline workrooms");
    let rooms = ledger.count("workrooms", name, Kind::Workroom, rooms);
    let name = Text::of("界别委员工作室", "sectors' workrooms");
    let own = ledger.count("workrooms-of-sectors", name, Kind::Workroom, offline(true));
    let name = Text::of("入驻线下工作室的委员", "members in an offline workroom");
    let count = ledger.count("members-in-workroom", name, Kind::Member, entered.clone());
    let name = Text::of("委员入驻率", "share of members in a workroom");
    let whole = work.members.len();
    let share = ledger.share(
        "members-in-workroom-share",
        name,
        (Kind::Member, entered),
        whole,
    );
    let own = match own {
        0 => String::new(),
        n if n == rooms => "，均为界别委员工作室".to_owned(),
        n => format!("，其中界别委员工作室{n}个"),
    };
    let entered = match (count, share) {
        (_, None) => String::new(),
        (0, _) => format!("委员{}入驻。", not(work)),
        (n, _) if n == whole => "委员均已入驻。".to_owned(),
        (n, Some(share)) => format!("入驻的委员{n}名，入驻率{share}。"),
    };
    format!("现有线下委员工作室{rooms}个{own}。{entered}")
}
