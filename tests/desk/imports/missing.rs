//! Whom a list of a whole sector does not have may have left: proposed, never done.

use super::*;

/// Imports a text under this name.
fn imports_text(desk: &mut Desk, name: &str, text: &str) -> Outcome {
    let draft = read_roster(name, text.as_bytes(), &Limits::default());
    let import = Import {
        files: vec![Source {
            path: name.to_owned(),
            draft: draft.unwrap_or_else(|error| panic!("{error}")),
        }],
        ..Roster::default()
            .members(&[["甲乙", "丙界", "", "", ""]])
            .partly()
    };
    desk.carry_out(&import).expect("imported").value
}

fn absent(desk: &Desk, outcome: &Outcome) -> Vec<String> {
    let missing = outcome.missing.iter();
    missing
        .map(|missing| desk.book().member_name(missing.member).to_owned())
        .collect()
}

#[test]
fn a_newer_announcement_proposes_who_left_and_keeps_them() {
    let (mut desk, _) = with_sector("教育界");
    let first = imports_text(
        &mut desk,
        "a.txt",
        "名单\n教育界（3名）\n王伟、李小明、赵静\n",
    );
    assert_eq!(absent(&desk, &first), Vec::<String>::new());
    let order: Vec<_> = ["王伟", "李小明", "赵静"]
        .map(|name| only(&desk, name).position)
        .to_vec();
    assert!(order.is_sorted() && order[0] > 0, "{order:?}");
    let newer = imports_text(
        &mut desk,
        "b.txt",
        "名单\n教育界（3名）\n王伟、钱进、赵静\n",
    );
    assert_eq!(absent(&desk, &newer), ["李小明"]);
    assert_eq!(only(&desk, "李小明").left, None);
    // A list that does not add up says nothing of anybody.
    let broken = imports_text(&mut desk, "c.txt", "名单\n教育界（3名）\n王伟、钱进\n");
    assert_eq!((absent(&desk, &broken).len(), broken.rejections()), (0, 1));
    // A sector that is not listed is not asked about.
    let other = imports_text(&mut desk, "d.txt", "名单\n体育界（1名）\n孙联\n");
    assert_eq!(absent(&desk, &other).len(), 0);
}

#[test]
fn a_table_of_changes_is_no_whole_list() {
    let (mut desk, sector) = with_sector("教育界");
    for (n, name) in ["王伟", "李小明", "赵静", "钱进", "孙联", "周明"]
        .iter()
        .enumerate()
    {
        enter(&mut desk, name, sector, &format!("1390000000{n}"), "");
    }
    let table = |names: &[&str]| {
        let mut text = String::from("姓名,界别\n");
        for name in names {
            text.push_str(&format!("{name},教育界\n"));
        }
        text
    };
    let changes = imports_text(&mut desk, "a.csv", &table(&["王伟", "李小明"]));
    assert_eq!(absent(&desk, &changes).len(), 0);
    let most = table(&["王伟", "李小明", "赵静", "钱进", "孙联"]);
    let untitled = imports_text(&mut desk, "b.csv", &most);
    assert_eq!(absent(&desk, &untitled).len(), 0);
    let added = format!("政协某市委员会增补委员名单,\n{most}");
    let added = imports_text(&mut desk, "b.csv", &added);
    assert_eq!(absent(&desk, &added).len(), 0);
    let whole = format!("政协某市委员会委员名册,\n{most}");
    let whole = imports_text(&mut desk, "b.csv", &whole);
    assert_eq!(absent(&desk, &whole), ["周明"]);
    let own = most
        .replace("姓名,", "库内编号,姓名,")
        .replace("\n王", "\n,王");
    let own = own.replace("\n李", "\n,李").replace("\n赵", "\n,赵");
    let own = own.replace("\n钱", "\n,钱").replace("\n孙", "\n,孙");
    let own = imports_text(&mut desk, "b.csv", &own);
    assert_eq!(absent(&desk, &own), ["周明"]);
    let headed =
        "序号,姓名,职务,电话\n一、教育界（2人）\n1,王伟,甲,13900000000\n2,李小明,乙,13900000001\n";
    let headed = imports_text(&mut desk, "c.csv", headed);
    assert_eq!(absent(&desk, &headed).len(), 4);
}

#[test]
fn who_moved_or_is_not_clear_is_not_missing() {
    let (mut desk, sector) = with_sector("教育界");
    enter(&mut desk, "王伟", sector, "13900000001", "一中");
    enter(&mut desk, "王伟", sector, "13900000002", "二中");
    enter(&mut desk, "赵静", sector, "13900000003", "一中");
    enter(&mut desk, "钱进", sector, "13900000004", "一中");
    let text = "姓名,界别,电话\n王伟,教育界,\n钱进,教育界,\n李小明,教育界,\n孙联,教育界,\n赵静,体育界,13900000003\n";
    add_sector(&mut desk, "体育界");
    let outcome = imports_text(&mut desk, "a.csv", text);
    assert_eq!(outcome.rejections(), 1);
    assert_eq!(absent(&desk, &outcome), Vec::<String>::new());
}

#[test]
fn a_notice_of_convenors_proposes_nobody_and_makes_nobody() {
    let (mut desk, _) = with_sector("教育界");
    imports_text(
        &mut desk,
        "a.txt",
        "委员名单\n教育界（3名）\n王伟、李小明、赵静\n",
    );
    let before = desk.book().members.iter().count();
    let notice =
        "各界别召集人\n教育界\n召集人：王伟（市第一中学校长）、钱进\n教育界别共有委员3名。\n";
    let outcome = imports_text(&mut desk, "b.txt", notice);
    assert_eq!(absent(&desk, &outcome), Vec::<String>::new());
    assert_eq!(desk.book().members.iter().count(), before);
    assert_eq!(only(&desk, "王伟").note, "");
    rejects_one(&outcome, &["没有钱进"]);
}

#[test]
fn who_is_said_to_have_left_is_asked_about_wherever_it_stands() {
    for list in [
        "委员名单\n教育界\n王伟 已故、李小明已离任、赵静\n",
        "委员名单\n教育界\n王伟（待定）、李小明（去世）、赵静\n",
        "委员名单\n教育界\n王伟①、李小明②、赵静\n①已故\n②2024年辞去委员\n",
        "界别,委员\n教育界,王伟（已故）、李小明（辞职）、赵静\n",
        "姓名,界别\n王伟（已故）,教育界\n李小明(2026年3月辞去委员),教育界\n赵静,教育界\n",
        "姓名,界别,备注\n王伟,教育界,已故\n李小明,教育界,2024年调离\n赵静,教育界,\n",
    ] {
        let (mut desk, _) = with_sector("教育界");
        let outcome = imports_text(&mut desk, "a.txt", list);
        let asked: Vec<_> = outcome
            .questions
            .iter()
            .map(|it| it.value.as_str())
            .collect();
        assert_eq!(asked, ["王伟", "李小明"], "{list}");
        assert_eq!(outcome.rejections(), 2, "{list}");
        assert!(
            outcome.questions[0]
                .reason
                .zh
                .contains("可能已不再担任委员")
        );
        assert_eq!(desk.book().members.iter().count(), 1, "{list}");
        assert_eq!(only(&desk, "赵静").left, None);
    }
}

#[test]
fn a_list_that_counts_its_people_counts_who_left_since_and_that_is_told() {
    for list in [
        "教育界（3名）\n王伟（已故）、李小明（2024年辞去委员）、赵静（2024年增补）\n",
        "教育界（3名）\n王伟①、李小明②、赵静③\n①已故\n②2024年辞去委员\n③2023年增补\n",
    ] {
        let (mut desk, _) = with_sector("教育界");
        let outcome = imports_text(&mut desk, "a.txt", list);
        assert_eq!(outcome.rejections(), 0, "{list}");
        assert_eq!(desk.book().members.iter().count(), 3, "{list}");
        let told = super::notes(&outcome);
        let left = told.iter().filter(|it| it.contains("可能已不再担任委员"));
        assert_eq!(left.count(), 2, "{told:?}");
    }
}

#[test]
fn only_what_calls_itself_the_membership_proposes_who_left() {
    let (mut desk, sector) = with_sector("教育界");
    for (n, name) in ["王伟", "李小明", "赵静", "钱进"].iter().enumerate() {
        enter(&mut desk, name, sector, &format!("1390000000{n}"), "");
    }
    for (text, missing) in [
        ("教育界：王伟、李小明、赵静\n体育界：孙联\n", 0),
        ("教育界（3名）：王伟、李小明、赵静\n", 0),
        ("教育界（3名）：王伟、李小明、赵静\n合计3名\n", 1),
        ("委员名单\n教育界：王伟、李小明、赵静\n", 1),
        ("委员名单\n教育界：王伟、李小明、赵静等\n", 0),
        ("委员名单\n教育界增补3名：王伟、李小明、赵静\n", 0),
        ("增补委员名单\n教育界：王伟、李小明、赵静\n", 0),
    ] {
        let outcome = imports_text(&mut desk, "a.txt", text);
        assert_eq!(absent(&desk, &outcome).len(), missing, "{text}");
    }
}

#[test]
fn two_headings_of_one_sector_are_told() {
    let (mut desk, _) = with_sector("社会科学界");
    let list = "委员名单\n社科界：王伟\n社会科学界：赵静\n";
    let outcome = imports_text(&mut desk, "a.txt", list);
    let told = notes(&outcome);
    assert!(
        told.iter()
            .any(|it| it.contains("第 2 行的“社科界”是同一个界别")),
        "{told:?}"
    );
    // Rows of a table are no headings.
    let table = "姓名,界别\n王伟,社科界\n赵静,社会科学界\n";
    let told = notes(&imports_text(&mut desk, "a.csv", table));
    assert!(!told.iter().any(|it| it.contains("同一个界别")), "{told:?}");
}

#[test]
fn two_of_one_name_that_a_count_confirms_are_two_members() {
    let (mut desk, _) = with_sector("教育界");
    let list = "委员名单\n教育界（3名）\n李秀荣（女）　李秀荣（女）　王伟\n";
    let first = imports_text(&mut desk, "a.txt", list);
    assert_eq!((first.rejections(), called(&desk, "李秀荣").len()), (0, 2));
    let again = imports_text(&mut desk, "b.txt", list);
    assert_eq!((again.rejections(), called(&desk, "李秀荣").len()), (0, 2));
}
