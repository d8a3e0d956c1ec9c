//! A large office's batches: hundreds of records by a few keys.

use crate::story::{Seat, Story};
use crate::test_store::TestStore;

const MEMBERS: usize = 400;
const SECTORS: usize = 18;
const CONVENORS: usize = 3 * SECTORS;
const CONTACTS: usize = 3 * MEMBERS;
/// What any of it may take.
const KEYS: usize = 20;

/// Presses keys and counts them.
struct Counted<'s>(&'s mut Story, usize);

impl Counted<'_> {
    fn press(&mut self, names: &str) -> &mut Self {
        self.1 += names.split_whitespace().count();
        self.0.press(names);
        self
    }

    fn shows(&mut self, words: &str) -> &mut Self {
        self.0.shows(words);
        self
    }
}

fn numeral(n: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    [n / 100, n / 10 % 10, n % 10]
        .map(|it| digits[it])
        .iter()
        .collect()
}

fn member(n: usize) -> String {
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴".chars().collect();
    let [_, tens, ones] = [n / 100, n / 10 % 10, n % 10];
    let given: Vec<char> = "文明建国志海春秋永庆".chars().collect();
    let last: Vec<char> = "峰梅兰英华".chars().collect();
    [surnames[ones], given[tens], last[n / 100]]
        .iter()
        .collect()
}

fn sector(n: usize) -> String {
    format!("{}业界", numeral(n % SECTORS))
}

/// The three lists as files; their paths as a file manager pastes them.
fn lists(office: &TestStore) -> String {
    let table = |heads: &str, rows: Vec<String>| format!("{heads}\n{}\n", rows.join("\n"));
    let roster = (0..MEMBERS).map(|n| {
        let phone = 13_800_000_000_u64 + n as u64;
        format!("{},{},某单位,{phone}", member(n), sector(n))
    });
    let convenors = (0..CONVENORS).map(|n| {
        let first = if n < SECTORS { "是" } else { "" };
        format!("{},{},2026-2-10,{first}", sector(n), member(n))
    });
    let contacts = (0..CONTACTS).map(|n| {
        let of = n % MEMBERS;
        format!(
            "{},{},某街道居民{},2026-1-10",
            member(of),
            sector(of),
            numeral(n % 1_000)
        )
    });
    let files = [
        (
            "roster.csv",
            table("姓名,界别,工作单位及职务,联系电话", roster.collect()),
        ),
        (
            "convenors.csv",
            table("界别,召集人,推选时间,第一召集人", convenors.collect()),
        ),
        (
            "contacts.csv",
            table("委员,界别,重点联系对象,建立联系时间", contacts.collect()),
        ),
    ];
    let paths = files.map(|(name, text)| {
        let path = office.path(name);
        std::fs::write(&path, text).expect("a list");
        format!("'{}'", path.display())
    });
    paths.join(" ")
}

#[test]
fn a_large_office_is_imported_approved_and_housed_by_a_few_keys() {
    let office = TestStore::empty();
    let paths = lists(&office);
    let mut story = Seat::of(&office, "王秘书").open();
    let mut import = Counted(&mut story, 1);
    import.press("Ctrl-N").shows("可写多个路径").0.paste(&paths);
    import.press("Enter").shows("导入预览").shows("委员 400");
    import.press("Enter").shows("已导入");
    assert!(import.1 < KEYS, "{}", import.1);
    let counts = office.json(&["show", "counts"]);
    assert_eq!(counts["members"], MEMBERS);
    let length = |kind: &str| office.json(&["list", kind]).as_array().map(Vec::len);
    assert_eq!(length("convenors"), Some(CONVENORS));
    assert_eq!(length("key-contacts"), Some(CONTACTS));

    let mut approval = Counted(&mut story, 0);
    approval.press("Home Tab Tab").shows("召集人 · 全部 (1/54)");
    approval.press("Home * p").shows("审定时间").press("Ctrl-S");
    approval.shows("主席会议审定 54 条：");
    assert!(approval.1 < KEYS, "{}", approval.1);
    let convenors = office.json(&["list", "convenors"]);
    let all = convenors.as_array().expect("a list");
    assert!(
        all.iter().all(|it| it["approved"].is_string()),
        "{}",
        all[0]
    );

    let opened = "add workroom name=委员之家 offline=yes";
    office.runs(&opened.split(' ').collect::<Vec<_>>()).done();
    let mut housed = Counted(&mut story, 0);
    housed.press("Shift-Tab").shows("委员 · 全部 (1/400)");
    housed
        .press("Home * w")
        .shows("入驻工作室 ×400")
        .press("Enter")
        .shows("委员之家")
        .press("Enter Ctrl-S")
        .shows("修改委员：");
    assert!(housed.1 < KEYS, "{}", housed.1);
    let unhoused = office.json(&["check", "--rule", "J1401"]);
    assert_eq!(unhoused.as_array().map(Vec::len), Some(0));
    // Each was one act, undone by one key.
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(5));
    story.press("u").shows("已撤销").press("F10").leaves(0);
}
