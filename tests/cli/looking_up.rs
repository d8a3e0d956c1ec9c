//! `show` and `forms`: what is in the store, and whom a name means.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::test_store::TestStore;

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

#[test]
fn counts_agree_with_the_lists() {
    let office = TestStore::demo();
    let counts = office.json(&["show", "counts"]);
    for (noun, args) in [
        ("committees", &["show", "committee"][..]),
        ("sectors", &["show", "sector"]),
        ("members", &["show", "member"]),
        ("forms_pending", &["show", "form"]),
        ("forms_pending", &["forms", "--status", "pending"]),
        ("forms", &["forms"]),
    ] {
        let listed = list(&office.json(args)).len();
        assert_eq!(counts[noun], listed, "{noun}");
    }
    assert_eq!(counts["members"], 120);
    assert_eq!(counts["forms"], 150);
    let sectors = office.json(&["show", "sector"]);
    let held = |what: &str| {
        list(&sectors)
            .iter()
            .map(|it| list(&it[what]).len())
            .sum::<usize>()
    };
    assert_eq!(counts["convenors"], held("convenors"));
    assert_eq!(counts["liaisons"], held("liaisons"));
    let text = office.runs_zh(&["show", "counts"]).done();
    assert!(text.contains("在任委员") && text.contains("120"), "{text}");
}

#[test]
fn everything_that_is_listed_can_be_shown_by_its_id() {
    let office = TestStore::demo();
    for kind in ["committee", "sector", "member", "form"] {
        let all = office.json(&["show", kind]);
        for one in list(&all).iter().take(12) {
            let id = one["id"].to_string();
            let shown = office.json(&["show", kind, &id]);
            assert_eq!(shown["id"], one["id"], "{kind}");
            for answer in [
                office.runs(&["show", kind, &id]),
                office.runs_zh(&["show", kind, &id]),
            ] {
                assert!(answer.done().contains(&format!("#{id}")));
            }
        }
    }
}

/// The kinds of records that have no page of their own, each with its list.
const DESCRIBED: [(&str, &str); 10] = [
    ("convenor", "convenors"),
    ("liaison", "liaisons"),
    ("leader", "leaders"),
    ("key-contact", "key-contacts"),
    ("workroom", "workrooms"),
    ("activity", "activities"),
    ("output", "outputs"),
    ("plan", "plans"),
    ("summary", "summaries"),
    ("study", "studies"),
];

#[test]
fn any_record_is_listed_and_shown_as_it_is_exported() {
    let office = TestStore::demo();
    for (kind, kinds) in DESCRIBED {
        let exported = office.json(&["export", kinds]);
        assert_eq!(exported, office.json(&["list", kinds]), "{kinds}");
        assert_eq!(exported, office.json(&["show", kind]), "{kinds}");
        let table = office.runs(&["list", kinds]).done();
        assert_eq!(table, office.runs(&["show", kind]).done());
        let count = list(&exported).len();
        assert_eq!(table.lines().count(), count + 2, "{table}");
        assert!(table.ends_with(&format!("{count} listed\n")), "{table}");
        for one in list(&exported).iter().take(3) {
            let id = one["id"].to_string();
            let shown = office.json(&["show", kind, &id]);
            for (name, value) in one.as_object().expect("an object") {
                assert_eq!(&shown[name], value, "{kind} {name}");
            }
            assert!(shown["earlier"].is_array(), "{shown}");
            for answer in [
                office.runs(&["show", kind, &id]),
                office.runs_zh(&["show", kind, &id]),
            ] {
                let text = answer.done();
                let title = text.lines().next().expect("a title");
                assert!(title.ends_with(&format!(" #{id}")), "{title}");
                // By the name that is told it is found again, or told from others of the name.
                let name = title.strip_suffix(&format!(" #{id}")).expect("a name");
                let again = office.runs(&["show", kind, name]);
                assert!(again.out.contains(&id) || again.err.contains(&id), "{name}");
            }
        }
    }
}

#[test]
fn a_record_answers_to_those_that_it_belongs_to() {
    let office = TestStore::demo();
    let liaison = &office.json(&["list", "liaisons"])[0];
    let id = liaison["id"].to_string();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let by_id = office.runs(&["show", "liaison", &id]).done();
    for name in [&liaison["sector"]["name"], &liaison["name"]] {
        let name = text(name);
        assert_eq!(office.runs(&["show", "liaison", &name]).done(), by_id);
    }
    assert!(by_id.contains("****"), "{by_id}");
    let whole = office
        .runs(&["show", "liaison", &id, "--show-phones"])
        .done();
    assert!(!whole.contains("****"), "{whole}");
    // Where several are meant none is taken.
    let contacts = office.json(&["list", "key-contacts"]);
    let member = |it: &Value| text(&it["member"]["name"]);
    let all = list(&contacts);
    let shared = all.iter().find(|one| {
        let same = all.iter().filter(|it| it["member"] == one["member"]);
        same.count() > 1
    });
    let shared = shared.expect("a member with several");
    let refused = office.runs(&["show", "key-contact", &member(shared)]);
    refused.refused(&["use the ID", &shared["id"].to_string()]);
}

#[test]
fn a_list_is_narrowed_and_of_another_year() {
    let office = TestStore::demo();
    let sector = office.json(&["list", "liaisons"])[0]["sector"]["name"].clone();
    let sector = sector.as_str().expect("a name");
    for kinds in ["members", "sectors", "convenors", "activities"] {
        let args = [kinds, "--sector", sector];
        let listed = office.json(&[&["list"], &args[..]].concat());
        assert_eq!(listed, office.json(&[&["export"], &args[..]].concat()));
        let all = office.json(&["list", kinds]);
        assert!(list(&listed).len() < list(&all).len(), "{kinds}");
    }
    assert!(list(&office.json(&["list", "activities", "--year", "1999"])).is_empty());
    let none = office.runs(&["list", "activities", "--year", "1999"]);
    assert!(none.done().ends_with("0 listed\n"));
    office.runs(&["list", "forms"]).refused(&["members"]);
}

#[test]
fn a_record_is_shown_as_it_was_on_the_day() {
    let office = TestStore::demo();
    let charge = &office.json(&["list", "convenors"])[0];
    let member = charge["member"]["id"].to_string();
    let name = charge["member"]["name"].as_str().expect("a name");
    let id = charge["id"].to_string();
    // On the day before the election there was no such charge.
    let elected = charge["elected"].as_str().expect("a day");
    let day = chrono::NaiveDate::parse_from_str(elected, "%Y-%m-%d").expect("a day");
    let before = (day - chrono::Days::new(1)).to_string();
    office
        .runs_on(&before, &["show", "convenor", &id])
        .refused(&["no convenor"]);
    let by_name = office.json(&["show", "convenor", name]);
    assert_eq!(by_name["member"]["id"].to_string(), member);
    assert!(by_name["ended"].is_null());
}

#[test]
fn a_sector_answers_to_its_name_its_alias_and_its_id() {
    let office = TestStore::demo();
    let by_name = office.runs(&["show", "sector", "教育界"]).done();
    assert_eq!(by_name, office.runs(&["show", "sector", "教育"]).done());
    assert_eq!(
        by_name,
        office.runs(&["show", "sector", " 教 育 界 "]).done()
    );
    let id = office.json(&["show", "sector", "教育界"])["id"].to_string();
    assert_eq!(by_name, office.runs(&["show", "sector", &id]).done());
    for part in [
        "committee",
        "convenors",
        "plan",
        "summary",
        "key contacts",
        "members (",
    ] {
        assert!(by_name.contains(part), "{part}: {by_name}");
    }
}

#[test]
fn phones_are_masked_unless_they_are_asked_for() {
    let office = TestStore::demo();
    let members = office.json(&["show", "member", "--show-phones"]);
    let with_phone = |it: &&Value| it["phone"].as_str().is_some_and(|phone| phone.len() == 11);
    let member = list(&members)
        .iter()
        .find(with_phone)
        .expect("one with a phone");
    let (id, phone) = (
        member["id"].to_string(),
        member["phone"].as_str().expect("a phone"),
    );
    let masked = format!("{}****{}", &phone[..3], &phone[7..]);
    let sector = member["sector"]["id"].to_string();
    for args in [
        &["show", "member", &id][..],
        &["show", "member"],
        &["show", "sector", &sector],
    ] {
        let plain = office.runs(args).done();
        assert!(plain.contains(&masked) && !plain.contains(phone), "{plain}");
        let json = office.runs(&[args, &["--json"]].concat()).done();
        assert!(json.contains(&masked) && !json.contains(phone), "{json}");
        let asked = office.runs(&[args, &["--show-phones"]].concat()).done();
        assert!(asked.contains(phone), "{asked}");
    }
}

#[test]
fn forms_are_narrowed_by_status_sector_committee_member_year_and_number() {
    let office = TestStore::demo();
    let all = office.json(&["forms"]);
    let all = list(&all);
    let dates: Vec<_> = all
        .iter()
        .filter_map(|it| it["filled_on"].as_str())
        .collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let count = |args: &[&str]| list(&office.json(&[&["forms"], args].concat())).len();
    let of = |statuses: &[&str]| {
        let wanted = |it: &&Value| statuses.iter().any(|status| it["status"] == *status);
        all.iter().filter(wanted).count()
    };
    assert_eq!(count(&["--status", "uploaded"]), of(&["uploaded"]));
    assert_eq!(count(&["--status", "draft,filed"]), of(&["draft", "filed"]));
    assert_eq!(
        count(&["--status", "draft", "--status", "已备案"]),
        of(&["draft", "filed"])
    );
    let pending = ["draft", "submitted", "returned", "filed"];
    assert_eq!(count(&["--status", "pending"]), of(&pending));
    assert_eq!(count(&["--limit", "4"]), 4);
    assert_eq!(count(&["--limit", "0"]), 0);
    assert_eq!(count(&["--limit", "４"]), 4);
    assert_eq!(count(&["--year", "1999"]), 0);
    let member = all[0]["member_id"].to_string();
    let his = office.json(&["forms", "--member", &member]);
    assert!(
        list(&his)
            .iter()
            .all(|it| it["member_id"] == all[0]["member_id"])
    );
    assert!(!list(&his).is_empty());
    let committees = office.json(&["show", "committee"]);
    let by_committee: usize = list(&committees)
        .iter()
        .map(|it| count(&["--committee", &it["id"].to_string()]))
        .sum();
    assert_eq!(
        by_committee,
        all.iter().filter(|it| !it["committee"].is_null()).count()
    );
    let sectors = office.json(&["show", "sector"]);
    let sectors = list(&sectors).iter().map(|it| it["id"].to_string());
    assert_eq!(
        sectors.map(|id| count(&["--sector", &id])).sum::<usize>(),
        all.len()
    );
}

#[test]
fn forms_of_other_years_are_listed_while_they_wait() {
    let office = TestStore::of(&["--members", "30", "--forms", "400"]);
    let forms = office.json(&["forms"]);
    let years = |it: &Value| it["filled_on"].as_str().map(|date| date[..4].to_owned());
    for form in list(&forms) {
        let pending = !matches!(form["status"].as_str(), Some("uploaded" | "withdrawn"));
        assert!(
            pending || years(form).is_none_or(|year| year == "2026"),
            "{form}"
        );
    }
    let before = office.json(&["forms", "--year", "2025"]);
    assert!(!list(&before).is_empty());
    assert!(
        list(&before)
            .iter()
            .all(|it| years(it).is_none_or(|year| year == "2025"))
    );
}

#[test]
fn tables_line_up_by_display_width() {
    let office = TestStore::demo();
    let table = office.runs(&["forms"]).done();
    let head = table.lines().next().expect("heads");
    let column = head.split("SECTOR").next().expect("a column").width();
    for line in table.lines().skip(1).filter(|line| line.contains("界")) {
        let mut width = 0;
        let at_column: String = line
            .chars()
            .skip_while(|c| {
                let before = width < column;
                width += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
                before
            })
            .collect();
        assert!(!at_column.starts_with(' '), "{line}");
    }
}

#[test]
fn trainings_are_listed_shown_and_exported_as_every_kind() {
    let office = TestStore::demo();
    let all = office.json(&["list", "trainings"]);
    let first = &list(&all)[0];
    let id = first["id"].to_string();
    assert_eq!(
        office.json(&["show", "training", &id])["title"],
        first["title"]
    );
    let title = first["title"].as_str().expect("a title");
    assert_eq!(office.json(&["show", "training", title])["id"], first["id"]);
    let shown = office.runs_zh(&["show", "training", &id]).done();
    assert!(
        shown.contains("参训委员") && shown.contains("临时党支部"),
        "{shown}"
    );
    let csv = office
        .runs_zh(&["export", "trainings", "--format", "csv"])
        .done();
    assert!(
        csv.contains("培训名称") && csv.contains("请假委员"),
        "{csv}"
    );
    let counts = office.json(&["show", "counts"]);
    assert!(counts["trainings"].as_u64().expect("a number") > 1);
}
