//! A small organisation with forms at every status, faulty ones among them; and an archive of any
//! size. The clock stands still.

use chrono::Days;

use crate::domain::committee::Committee;
use crate::domain::contact::ContactWay;
use crate::domain::form::{RegistrationForm, Sheet};
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::sector::Sector;
use crate::testkit;
use crate::tui::screens::test_store::{TestStore, day, stamp};

const EDUCATION: SectorId = SectorId(1);
const HEALTH: SectorId = SectorId(2);
const ECONOMY: SectorId = SectorId(3);

/// Where the forms of a long archive begin to be numbered.
const LONG: u64 = 1_000;

/// With ten forms, and `more` that were uploaded this year.
pub(in crate::tui::screens::forms) fn with_archive(more: u64) -> TestStore {
    founded(true, more)
}

/// With ten forms.
pub(super) fn with_forms() -> TestStore {
    founded(true, 0)
}

/// Without any form.
pub(super) fn idle() -> TestStore {
    founded(false, 0)
}

fn founded(filled: bool, more: u64) -> TestStore {
    TestStore::filled_by(|founding| {
        founding.put_all(committees())?;
        founding.put_all(sectors())?;
        founding.put_all(members())?;
        if filled {
            founding.put_forms(forms())?;
        }
        founding.put_forms((0..more).map(archived))
    })
}

fn committees() -> [Committee; 2] {
    [(1, "教科卫体委员会"), (2, "经济科技委员会")].map(|(id, name)| Committee {
        id: CommitteeId(id),
        position: id as u32,
        ..testkit::committee(name)
    })
}

fn sectors() -> [Sector; 3] {
    [
        (EDUCATION, "教育界", 1),
        (HEALTH, "医药卫生界", 1),
        (ECONOMY, "经济界", 2),
    ]
    .map(|(id, name, committee)| Sector {
        id,
        position: id.0 as u32,
        committee: Some(CommitteeId(committee)).into(),
        ..testkit::sector(name)
    })
}

fn members() -> [Member; 6] {
    let rows = [
        ("王伟", EDUCATION, "市第一中学副校长"),
        ("李小明", EDUCATION, "湖南城市学院教授"),
        ("欧阳文静", EDUCATION, "市教育局基础教育科科长"),
        ("刘洋", HEALTH, "市中心医院主任医师"),
        ("张敏", HEALTH, "市疾病预防控制中心主任"),
        ("孙丽", ECONOMY, "益阳某某食品股份有限公司董事长"),
    ];
    let mut id = 0;
    rows.map(|(name, sector, employer)| {
        id += 1;
        Member {
            id: MemberId(id),
            employer: employer.into(),
            position: id as u32,
            ..testkit::member(name, sector)
        }
    })
}

const VISIT: &str = "走访农村学校6户，收集意见3条，其中2条涉及校车安全。\n已整理为微建议报送。";

/// In order of identity: three handed in (the second without an employer, the third of another
/// sector than the roster's), one filed, a draft without an account, one sent back, one uploaded
/// this year and one last year, one withdrawn, one handed in with a long account.
fn forms() -> Vec<RegistrationForm> {
    let long: Vec<String> = (1..=14)
        .map(|n| format!("{n}. 走访企业并座谈，收集意见建议{n}条。"))
        .collect();
    let mut late = begin(1, 1, EDUCATION, "2026-11-09", "市第一中学副校长", VISIT);
    let mut faulty = begin(2, 2, EDUCATION, "2026-11-16", "", "与家长座谈，宣讲政策。");
    let mut other = begin(3, 3, HEALTH, "2026-11-18", "市教育局科长", "接待群众4人。");
    let mut filed = begin(
        4,
        4,
        HEALTH,
        "2026-11-13",
        "市中心医院主任医师",
        "社区义诊，接待群众40人次。",
    );
    let draft = begin(5, 5, HEALTH, "2026-11-20", "市疾控中心主任", "");
    let mut back = begin(
        6,
        6,
        ECONOMY,
        "2026-11-10",
        "某某食品公司董事长",
        "走访企业。",
    );
    let mut done = begin(
        7,
        1,
        EDUCATION,
        "2026-04-02",
        "市第一中学副校长",
        "接待来访教师2人。",
    );
    let mut old = begin(
        8,
        1,
        EDUCATION,
        "2025-05-12",
        "市第一中学副校长",
        "校园安全调研。",
    );
    let mut gone = begin(
        9,
        4,
        HEALTH,
        "2026-06-01",
        "市中心医院主任医师",
        "健康讲座。",
    );
    let mut fresh = begin(
        10,
        2,
        EDUCATION,
        "2026-11-22",
        "湖南城市学院教授",
        &long.join("\n"),
    );
    for (form, on) in [
        (&mut late, "2026-11-12"),
        (&mut faulty, "2026-11-17"),
        (&mut other, "2026-11-19"),
        (&mut filed, "2026-11-16"),
        (&mut back, "2026-11-11"),
        (&mut done, "2026-04-03"),
        (&mut old, "2025-05-13"),
        (&mut fresh, "2026-11-23"),
    ] {
        form.submit(stamp(on)).expect("a draft");
    }
    back.send_back(stamp("2026-11-13"), "未写明联系对象和所提意见建议")
        .expect("handed in");
    filed.file(stamp("2026-11-18")).expect("handed in");
    done.file(stamp("2026-04-07")).expect("handed in");
    done.upload(stamp("2026-04-08")).expect("filed");
    old.file(stamp("2025-05-14")).expect("handed in");
    old.upload(stamp("2025-05-15")).expect("filed");
    gone.withdraw(stamp("2026-06-02"), "重复填写")
        .expect("a draft");
    vec![
        late, faulty, other, filed, draft, back, done, old, gone, fresh,
    ]
}

/// One of a long archive, two a day from New Year on, of the six members in turn.
fn archived(n: u64) -> RegistrationForm {
    let date = day("2026-01-01") + Days::new(n / 2 % 300);
    let on = date.to_string();
    let member = n % 6 + 1;
    let sector = match member {
        1..=3 => EDUCATION,
        4 | 5 => HEALTH,
        _ => ECONOMY,
    };
    let mut form = begin(LONG + n, member, sector, &on, "单位", "走访。");
    form.submit(stamp(&on)).expect("a draft");
    form.file(stamp(&on)).expect("handed in");
    form.upload(stamp(&on)).expect("filed");
    form
}

fn begin(
    id: u64,
    member: u64,
    sector: SectorId,
    on: &str,
    employer: &str,
    account: &str,
) -> RegistrationForm {
    let sheet = Sheet {
        filled_on: Some(day(on)),
        member: MemberId(member),
        sector,
        employer: employer.into(),
        ways: [ContactWay::Visit, ContactWay::Phone].into(),
        account: account.into(),
    };
    RegistrationForm::begin(FormId(id), sheet, stamp(on))
}
