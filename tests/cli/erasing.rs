//! Erasing a person from the shell: what is listed before, what has to be decided, what is told afterwards.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::attaching::{office, run};
use crate::shapes::same_as_documented;
use crate::test_store::TestStore;

/// A draft that a session which is no more has left, of somebody at this machine.
fn draft(office: &TestStore, person: &str, text: &str) -> PathBuf {
    let path = office.path(&format!(".office.store.drafts-{person}.5f3a9c01-1"));
    let drafts = json!([{ "what": "later", "fields": [["note", text]] }]);
    fs::write(&path, drafts.to_string()).expect("written");
    path
}

/// Who acts at the shell.
fn actor(office: &TestStore) -> String {
    let last = &office.json(&["journal"])[0]["actor"];
    last.as_str().expect("a name").to_owned()
}

#[test]
fn settings_notes_of_the_journal_and_drafts_are_listed_and_go() {
    let office = office();
    office
        .runs(&["add", "member", "name=王伟", "sector=教育界"])
        .done();
    let contact = [
        "add",
        "key-contact",
        "member=王伟",
        "name=许春伟",
        "phone=15573700001",
    ];
    office.runs(&contact).done();
    let aliases = "许春伟15573700001=教育界, 小学=教育界";
    office
        .runs(&["settings", "set", "sector-aliases", aliases])
        .done();
    for (name, member) in [
        ("许春伟15573700001.csv", "李一鸣"),
        ("许春伟的名单.csv", "李二虎"),
        ("李四的名单.csv", "李三友"),
    ] {
        let roster = format!("姓名,界别\n{member},教育界\n");
        fs::write(office.path(name), roster).expect("written");
        run(&office, &["import", name]).done();
    }
    let all = office.json(&["journal"]);
    let seq = |name: &str| {
        let all = all.as_array().expect("entries").iter();
        let mut of = all.filter(|it| it["note"].as_str().is_some_and(|it| it.contains(name)));
        of.next().expect("an import")["seq"]
            .as_u64()
            .expect("a number")
    };
    let (rung, named) = (seq("许春伟15573700001.csv"), seq("许春伟的名单.csv"));
    let draft = draft(&office, &actor(&office), "许春伟来电");
    let head = office.json(&["journal", "head"]);

    let listed = run(&office, &["erase", "许春伟", "--dry-run"]);
    let told = run(&office, &["erase", "许春伟"]);
    assert_eq!(told.code, 1, "{told:?}");
    for line in [
        "settings:0  设置",
        &format!("entry:{rung}  日志第{rung}条"),
        "许春伟15573700001.csv：说明里有电话（清除）",
        &format!("entry:{named}  日志第{named}条"),
        "许春伟的名单.csv：说明里有姓名（待定）",
        "本人 1 份没提交的草稿里有此人",
    ] {
        assert!(listed.out.contains(line), "{line}: {listed:?}");
        assert!(told.out.contains(line), "{line}: {told:?}");
    }
    let settings = told.out.lines().find(|it| it.contains("settings:0"));
    let settings = settings.expect("listed");
    assert!(settings.ends_with("文字里有电话（清除）"), "{settings}");
    assert!(!told.out.contains("李四"), "{told:?}");
    assert!(
        told.err.contains(&format!("--also entry:{named}")),
        "{told:?}"
    );
    assert!(draft.exists());
    let asked = office.json(&["erase", "许春伟", "--dry-run"]);
    same_as_documented("jiebie erase NAME --dry-run --json", &asked);
    assert_eq!(asked["drafts"], json!({ "own": 1, "open": 0 }));
    assert_eq!(asked["entries"][1]["seq"], named);
    run(&office, &["erase", "许春伟", "--also", "entry:1"]).refused(&["entry:1 里没有找到此人"]);
    assert_eq!(office.json(&["journal", "head"]), head);

    let also = format!("entry:{named}");
    run(&office, &["erase", "许春伟", "--also", &also]).done();
    assert!(!draft.exists());
    let aliases = office.runs(&["settings", "get", "sector-aliases"]).done();
    assert!(aliases.contains("（已清除）（已清除）=教育界"), "{aliases}");
    assert!(aliases.contains("小学=教育界"), "{aliases}");
    let verified = office.json(&["journal", "verify"]);
    assert_eq!(verified["whole"], true, "{verified}");
    assert_eq!(office.json(&["verify"])["whole"], true);
    let bytes = fs::read(office.path("office.store")).expect("readable");
    for word in ["许春伟", "15573700001"] {
        let stands = |it: &[u8]| it == word.as_bytes();
        assert!(!bytes.windows(word.len()).any(stands), "{word}");
    }
    let kept = office.runs(&["journal", "--json"]).done();
    assert!(kept.contains("李四的名单"), "{kept}");
}

#[test]
fn an_erasure_beside_another_program_says_what_is_left_and_who_wipes_it() {
    let office = office();
    office
        .runs(&["add", "member", "name=王伟", "sector=教育界"])
        .done();
    let contact = ["add", "key-contact", "member=王伟", "name=钱小满"];
    office.runs(&contact).done();
    let other = jiebie::store::Store::open(&office.path("office.store")).expect("opens");
    let told = run(&office, &["erase", "钱小满"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.err.contains("数据文件正由别的程序打开"), "{told:?}");
    let verified = run(&office, &["verify"]).done();
    assert!(verified.contains("还读得出来"), "{verified}");
    drop(other);
    assert_eq!(office.json(&["verify"])["traces"], false);
    let told = run(&office, &["erase", "（已清除）"]);
    told.refused(&["已经清除"]);
}

#[test]
fn an_erasure_lists_what_it_found_and_does_nothing_until_all_is_decided() {
    let office = office();
    office
        .runs(&["add", "member", "name=王伟", "sector=教育界"])
        .done();
    let contact = [
        "add",
        "key-contact",
        "member=王伟",
        "name=钱小满",
        "phone=13907370001",
    ];
    office.runs(&contact).done();
    let opinion = [
        "add",
        "opinion",
        "title=路灯",
        "content=钱小满说路灯坏了",
        "reporter=王伟",
        "sectors=教育界",
        "received_on=2026-3-1",
    ];
    office.runs(&opinion).done();
    office
        .runs(&["set", "plan", "1", "note=先问钱小满，电话13907370001"])
        .done();
    fs::write(office.path("名单.txt"), "到场：钱小满").expect("written");
    run(&office, &["attach", "opinion", "路灯", "名单.txt"]).done();
    let theirs = draft(&office, "小李", "钱小满来电");
    let before = office.json(&["journal", "head"]);

    let told = run(&office, &["erase", "钱小满"]);
    assert_eq!(told.code, 1, "{told:?}");
    for line in [
        "plan:1  年度工作计划 教育界 2026 #1：文字里有电话（清除）",
        "opinion:1  意见建议 路灯 #1：文字里有姓名；文件 名单.txt",
        "待定",
        "小李 还有没提交的草稿",
    ] {
        assert!(told.out.contains(line), "{line}: {told:?}");
    }
    assert!(
        told.err.contains("还没有清除") && told.err.contains("--also opinion:1"),
        "{told:?}"
    );
    let asked = office
        .command(&["erase", "钱小满", "--dry-run", "--json"])
        .output();
    let asked: serde_json::Value =
        serde_json::from_slice(&asked.expect("runs").stdout).expect("JSON");
    same_as_documented("jiebie erase NAME --dry-run --json", &asked);
    assert_eq!(asked["found"].as_array().map(Vec::len), Some(2));
    run(&office, &["erase", "钱小满", "--also", "form:7"]).refused(&["form:7 里没有找到此人"]);
    run(&office, &["erase", "钱小满", "--also", "七"]);
    assert_eq!(office.json(&["journal", "head"]), before);

    fs::remove_file(theirs).expect("removed");
    run(&office, &["erase", "钱小满", "--also", "opinion:1"]).done();
    let opinion = office.json(&["show", "opinion", "1"]);
    assert_eq!(opinion["content"], "（已清除）说路灯坏了");
    assert_eq!(opinion["attachments"].as_array().map(Vec::len), Some(0));
    assert_eq!(
        office.json(&["show", "plan", "1"])["note"],
        "先问（已清除），电话（已清除）"
    );
    let kept =
        office.runs(&["journal", "--json"]).done() + &office.runs(&["list", "key-contacts"]).done();
    assert!(!kept.contains("钱小满"), "{kept}");
    let verified = office.json(&["verify"]);
    assert_eq!(
        (&verified["whole"], &verified["unnamed"]),
        (&true.into(), &0.into())
    );
}
