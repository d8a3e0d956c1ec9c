//! The examples of `docs/json.md` have the shape of what the program prints, and the other way
//! round.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::papers::{PAPER, Paper, docx};
use crate::test_store::{INIT, TestStore};

/// The example below a heading of the page.
fn example(heading: &str) -> Value {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let page = fs::read_to_string(page)
        .expect("the page")
        .replace("\r\n", "\n");
    let section = page
        .split("\n## ")
        .find(|section| section.starts_with(&format!("`{heading}`\n")))
        .unwrap_or_else(|| panic!("no section {heading}"));
    let example = section.split("```json\n").nth(1).expect("an example");
    let example = example.split("```").next().expect("its end");
    serde_json::from_str(example).unwrap_or_else(|e| panic!("{heading}: {e}"))
}

/// Fails unless `found` has the shape of `example`: the same names in the same order, the same
/// kinds of values. What is null or an empty array on either side may be anything.
fn same(place: &str, example: &Value, found: &Value) {
    match (example, found) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(example), Value::Object(found)) => {
            let names = |object: &serde_json::Map<String, Value>| -> Vec<String> {
                object.keys().cloned().collect()
            };
            assert_eq!(names(example), names(found), "{place}");
            for (name, value) in example {
                same(&format!("{place}.{name}"), value, &found[name]);
            }
        }
        (Value::Array(example), Value::Array(found)) => {
            let Some(first) = example.first() else { return };
            for (number, value) in found.iter().enumerate() {
                same(&format!("{place}[{number}]"), first, value);
            }
        }
        (Value::Number(_), Value::String(annex)) if place.ends_with(".article") => {
            assert_eq!(annex, "annex", "{place}");
        }
        (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_))
        | (Value::Bool(_), Value::Bool(_)) => {}
        _ => panic!("{place}: {example} is documented, {found} was printed"),
    }
}

/// Fails unless `found` has the shape of the example below a heading of the page.
pub fn same_as_documented(heading: &str, found: &Value) {
    same(heading, &example(heading), found);
}

/// Every name that the example has a value for has one somewhere in what was printed, or the
/// example would promise what never comes.
fn filled(place: &str, example: &Value, found: &[&Value]) {
    match example {
        Value::Object(example) => {
            for (name, value) in example {
                let below: Vec<_> = found.iter().filter_map(|it| it.get(name)).collect();
                filled(&format!("{place}.{name}"), value, &below);
            }
        }
        Value::Array(example) => {
            let below: Vec<_> = found
                .iter()
                .filter_map(|it| it.as_array())
                .flatten()
                .collect();
            if let Some(first) = example.first() {
                filled(&format!("{place}[]"), first, &below);
            }
        }
        Value::Null => {}
        _ => assert!(
            found.iter().any(|it| !it.is_null()),
            "{place} never has a value"
        ),
    }
}

#[test]
fn lists_are_as_documented() {
    let office = TestStore::demo();
    let interpretation = ["about=16", "reading=第一召集人重新审定", "on=2026-3-1"];
    office
        .runs(
            &[
                &["add", "interpretation", "decided_by=委员联络委员会"],
                &interpretation[..],
            ]
            .concat(),
        )
        .done();
    let decided = ["--decided-by", "第10次主席会议", "--decided-on", "11-5"];
    let set = ["settings", "set", "plan-due", "04-15"];
    office.runs(&[&set[..], &decided].concat()).done();
    for args in [
        &["check"][..],
        &["explain"],
        &["show", "counts"],
        &["show", "committee"],
        &["show", "sector"],
        &["show", "member"],
        &["forms"],
        &["paper", "halfyear"],
        &["settings"],
        &["journal"],
        &["export", "convenors"],
        &["export", "liaisons"],
        &["export", "leaders"],
        &["export", "key-contacts"],
        &["export", "workrooms"],
        &["export", "activities"],
        &["export", "outputs"],
        &["export", "plans"],
        &["export", "studies"],
    ] {
        let heading = format!("jiebie {} --json", args.join(" "));
        let (example, found) = (example(&heading), office.json(args));
        same(&heading, &example, &found);
        filled(&heading, &example, &[&found]);
    }
}

#[test]
fn any_record_is_as_documented() {
    let office = TestStore::demo();
    let heading = "jiebie show KIND NAME --json";
    let leader = office.json(&["show", "leader", "1"]);
    same_as_documented(heading, &leader);
    filled(heading, &example(heading), &[&leader]);
}

#[test]
fn circulars_are_as_documented() {
    let office = TestStore::bare();
    let store = office.store().display().to_string();
    let day = "2026-12-30";
    office.runs_on(day, &["demo", &store]).done();
    let found = office
        .runs_on(day, &["export", "circulars", "--json"])
        .done();
    let found = serde_json::from_str(&found).expect("JSON");
    let heading = "jiebie export circulars --json";
    same_as_documented(heading, &found);
    filled(heading, &example(heading), &[&found]);
}

#[test]
fn single_things_are_elements_of_their_lists() {
    let office = TestStore::demo();
    for args in [
        &["show", "committee"][..],
        &["show", "sector"],
        &["explain"],
        &["settings"],
    ] {
        let all = office.json(args);
        let first = &all.as_array().expect("an array")[0];
        let one = match args {
            ["explain"] => office.json(&["explain", first["code"].as_str().expect("a code")]),
            ["settings"] => {
                office.json(&["settings", "get", first["key"].as_str().expect("a key")])
            }
            _ => office.json(&[args, &[&first["id"].to_string()]].concat()),
        };
        assert_eq!(&one, first, "{args:?}");
    }
    let pending = office.json(&["show", "form"]);
    assert_eq!(pending, office.json(&["forms", "--status", "pending"]));
}

/// The member moves to another sector.
fn who_moved(office: &TestStore, member: &Value) -> Value {
    let (id, name) = (
        member["id"].to_string(),
        member["name"].as_str().expect("a name"),
    );
    let sector = match member["sector"]["name"].as_str() {
        Some("教育界") => "体育界",
        _ => "教育界",
    };
    let list = office.path("moved.csv");
    fs::write(
        &list,
        format!("编号,姓名,界别,委员工作室,重点联系对象,登记表\n{id},{name},{sector},,,\n"),
    )
    .expect("a file");
    let list = list.display().to_string();
    office
        .runs(&["import", &list, "--moved-on", "2026-06-01"])
        .done();
    let told = office.runs(&["show", "member", &id]).done();
    assert!(told.contains("(until 2026-05-31)"), "{told}");
    office.json(&["show", "member", &id])
}

#[test]
fn members_and_forms_in_full_are_as_documented() {
    let office = TestStore::demo();
    for (kind, heading) in [
        ("member", "jiebie show member NAME --json"),
        ("form", "jiebie show form ID --json"),
    ] {
        let all = match kind {
            "form" => office.json(&["forms"]),
            _ => office.json(&["show", kind]),
        };
        let ids = all
            .as_array()
            .expect("an array")
            .iter()
            .map(|it| it["id"].to_string());
        let mut full: Vec<_> = ids
            .take(60)
            .map(|id| office.json(&["show", kind, &id]))
            .collect();
        if kind == "form" {
            full.push(form_of_a_file(&office));
        } else {
            full.push(who_moved(&office, &full[0]));
        }
        let example = example(heading);
        for one in &full {
            same(heading, &example, one);
        }
        filled(heading, &example, &full.iter().collect::<Vec<_>>());
    }
}

/// A form that came in a file.
fn form_of_a_file(office: &TestStore) -> Value {
    let member = &office.json(&["show", "member"])[0];
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let paper = docx(&[Paper {
        name: &text(&member["name"]),
        sector: &text(&member["sector"]["name"]),
        employer: "某单位",
        ..PAPER
    }]);
    let file = office.path("登记表.docx");
    fs::write(&file, paper).expect("a file");
    let taken = office.json(&["intake", &file.display().to_string()]);
    let id = &taken["files"][0]["forms"][0]["id"];
    office.json(&["show", "form", &id.to_string()])
}

#[test]
fn what_acts_print_is_as_documented() {
    let office = TestStore::bare();
    let founded = office.json(&INIT);
    same("init", &example("jiebie init --json"), &founded);
    let file = office.path("d.store").display().to_string();
    let made = office.json(&["demo", &file, "--members", "30", "--forms", "10"]);
    same("demo", &example("jiebie demo FILE --json"), &made);
    let whole = office.json(&["journal", "verify"]);
    same(
        "journal verify",
        &example("jiebie journal verify --json"),
        &whole,
    );
    let people = TestStore::demo();
    let members = people.json(&["export", "members"]);
    let id = |n: usize| members[n]["id"].to_string();
    same(
        "merge",
        &example("jiebie merge KEEP DOUBLE --json"),
        &people.json(&["merge", &id(0), &id(1), "--force"]),
    );
    same(
        "compact",
        &example("jiebie compact --json"),
        &office.json(&["compact"]),
    );
    same(
        "journal head",
        &example("jiebie journal head --json"),
        &office.json(&["journal", "head"]),
    );
    same(
        "verify",
        &example("jiebie verify --json"),
        &office.json(&["verify"]),
    );
    let office = TestStore::demo();
    let file = office.path("roster.xlsx").display().to_string();
    same(
        "export",
        &example("jiebie export WHAT -o FILE --json"),
        &office.json(&["export", "roster", "-o", &file]),
    );
    let (filed, uploaded) = (office.forms("filed"), office.forms("uploaded"));
    let step = office.json(&["form", "upload", &filed[0], &uploaded[0]]);
    let heading = "jiebie form STEP ID… --json";
    same(heading, &example(heading), &step);
    filled(heading, &example(heading), &[&step]);
}

#[test]
fn an_import_is_as_documented() {
    let heading = "jiebie import FILE… --json";
    let example = example(heading);
    let office = TestStore::empty();
    let file = crate::importing::roster(&office, "r.xlsx", true);
    let held_back = office.json(&["import", &file]);
    let rehearsed = office.json(&["import", &file, "--dry-run"]);
    let written = office.json(&["import", &file, "--accept-partial"]);
    let change = office.path("change.csv");
    let changed =
        "姓名,界别,联系电话,农历生日\n王伟,教育界,13900000009,\n李小明,体育界,13900000002,\n";
    fs::write(&change, changed).expect("a file");
    let change = change.display().to_string();
    let changed = office.json(&["import", &change, "--dry-run"]);
    let list = office.path("list.txt");
    fs::write(&list, "委员名单\n教育界（1名）\n王　伟\n").expect("a file");
    let missing = office.json(&["import", &list.display().to_string(), "--dry-run"]);
    let all = [&held_back, &rehearsed, &written, &changed, &missing];
    for found in all {
        same(heading, &example, found);
    }
    filled(heading, &example, &all);
}
