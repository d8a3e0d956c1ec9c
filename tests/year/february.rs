//! Party organisations, workrooms with their inspections, contacts; the council approves the convenors.

use crate::cast;
use crate::played::Played;

pub fn play(year: &mut Played) {
    for committee in [
        "提案委员会",
        "经济科技委员会",
        "教科卫体委员会",
        "委员学习联络委员会",
    ] {
        year.on(
            "02-03",
            &format!(
                "set committee {committee} party_organisation.name={committee}功能型党支部 \
                 party_organisation.since=2026-02-02"
            ),
        );
    }
    year.silent("02-03", "J0101");
    year.on("02-03", "set committee 委员学习联络委员会 coordinating=yes");
    let own = year.on("02-03", "due --who 委员学习联络委员会");
    assert!(own.contains("情况通报"), "{own}");
    year.on("02-03", "add workroom name=云溪市政协委员之家");
    for sector in ["教育界", "医药卫生界", "农业界"] {
        year.on(
            "02-03",
            &format!("add workroom name={sector}委员工作室 sector={sector}"),
        );
    }
    year.on("02-03", "add workroom name=政协云线上工作室 offline=no");
    inspect(year);

    let file = year.write("contacts.csv", cast::contacts());
    year.on("02-11", &format!("import {file}"));
    let contacts = year.json("02-11", "list key-contacts");
    assert_eq!(contacts.as_array().map(Vec::len), Some(75));
    year.silent("02-11", "J1503");
    year.finds("02-11", "J1504", 1, 0, 0);
    for (_, member) in cast::members() {
        year.on(
            "02-11",
            &format!("set member {member} workroom=云溪市政协委员之家"),
        );
    }
    year.silent("02-11", "J1401");
    year.breaches("02-11", &[("J1504", 1)]);
    year.on("02-12", "end key-contact 朱春生友己 --on 2026-02-11");
    year.silent("02-12", "J1504");

    // Nothing approved.
    year.finds("03-11", "J1608", 0, 12, 0);
    year.finds("03-12", "J1608", 12, 0, 0);

    year.on(
        "02-27",
        "add sitting body=council number=3 title=七届第3次主席会议 held_on=2026-02-27",
    );
    let waiting = year.on("02-27", "sitting approvals 七届第3次主席会议");
    assert!(
        waiting.contains("罗志远") && waiting.contains("12"),
        "{waiting}"
    );
    year.on("02-27", "sitting approve 七届第3次主席会议");
    let approved = year.json("02-27", "list convenors");
    let approved = approved.as_array().expect("an array");
    assert!(
        approved.iter().all(|it| it["approved"] == "2026-02-27"),
        "{approved:?}"
    );
    year.silent("03-12", "J1608");
    year.breaches("03-12", &[]);
}

/// The ten haves get names; of the three sectors' workrooms one lacks the seventh.
fn inspect(year: &Played) {
    year.on(
        "02-03",
        "settings set ten-haves 有场所,有标识,有制度,有队伍,有计划,有活动,有台账,有经费,有宣传,有成效",
    );
    let all: Vec<String> = (1..=10).map(|nth| format!("have{nth}=yes")).collect();
    for sector in ["教育界", "农业界", "医药卫生界"] {
        let haves = match sector {
            "医药卫生界" => all.join(" ").replace("have7=yes", "have7=no"),
            _ => all.join(" "),
        };
        year.on(
            "02-03",
            &format!("add inspection workroom={sector}委员工作室 on=2026-02-03 {haves}"),
        );
    }
    let lacking = year.on("02-03", "check --rule J1902");
    assert!(lacking.contains("有台账"), "{lacking}");
    year.finds("02-03", "J1902", 0, 0, 1);
    year.finds("02-03", "J1901", 0, 0, 5);
}
