//! The table as a whole: each command is well said, reached somehow, and says what it comes to or why
//! not, whatever it is asked for.

use std::borrow::Cow;
use std::collections::HashSet;

use super::keys::{self, ALL};
use super::*;
use crate::domain::command::is_added;
use crate::domain::described::{Facts, Shape};
use crate::domain::id::*;
use crate::domain::record::Kind;
use crate::rules;
use crate::tui::editors;
use crate::tui::keymap::{Does, unclear};
use crate::tui::keypage;
use crate::tui::screens::test_store::TestStore;

/// A record of each kind that there is, one that is not there, and nothing.
fn subjects(office: &TestStore) -> Vec<Subject> {
    let mut all = vec![Subject::default()];
    for kind in Kind::ALL {
        let there = office.ctx().book().ids(*kind);
        all.push(Subject::of(*kind, 999));
        all.extend(there.iter().map(|id| Subject::of(*kind, *id)));
        all.push(Subject::several(*kind, there.into_iter().take(3)));
    }
    let around = Some((Kind::Sector, 1));
    let narrowed = all.clone().into_iter().map(|it| Subject {
        scope: around,
        ..it
    });
    all.extend(narrowed.collect::<Vec<_>>());
    all
}

#[test]
fn every_command_has_words_and_a_way_to_it() {
    let mut names = HashSet::new();
    for id in CommandId::all() {
        let row = find(id);
        assert_eq!(row.id, id);
        for words in [&row.title.zh, &row.title.en, &row.help.zh, &row.help.en] {
            assert!(!words.is_empty(), "{id:?}");
        }
        names.insert((row.title.zh.to_string(), row.help.zh.to_string()));
    }
    assert_eq!(names.len(), CommandId::all().len(), "two look the same");
    // Those without a context have a place on the page as well.
    let rows = keypage::rows();
    let on_the_page: HashSet<_> = rows.iter().map(|row| row.does.clone()).collect();
    for id in CommandId::all() {
        assert!(on_the_page.contains(&Does::Command(id)), "{id:?}");
    }
    assert_eq!(unclear(&keys::elsewhere()), Vec::<String>::new());
}

/// All that is said of commands, keys, kinds, fields and choices, and the rules' titles.
fn said() -> Vec<(String, Cow<'static, str>)> {
    fn of_facts(of: Kind, facts: &Facts, all: &mut Vec<(String, Cow<'static, str>)>) {
        let words = [Some(facts.label), facts.head, facts.help];
        let words = words.into_iter().flatten();
        let choices: &[_] = match facts.shape {
            Shape::Choice(choices) => choices,
            _ => &[],
        };
        let words = words.chain(choices.iter().map(|it| it.word));
        let place = format!("{of:?} {}", facts.id);
        all.extend(words.map(|it| (place.clone(), it.en.into())));
        for part in facts.parts {
            of_facts(of, part, all);
        }
    }
    let mut all = Vec::new();
    for id in CommandId::all() {
        let row = find(id);
        all.extend([row.title.en.clone(), row.help.en.clone()].map(|en| (format!("{id:?}"), en)));
    }
    for kind in Kind::ALL {
        all.push((format!("{kind:?}"), kind.title().en));
        for facts in kind.facts() {
            of_facts(*kind, facts, &mut all);
        }
    }
    for row in keypage::rows() {
        all.push((format!("{:?}", row.does), row.label.en.clone()));
    }
    for rule in rules::all() {
        all.push((rule.code.to_owned(), rule.title.en.clone()));
    }
    all
}

#[test]
fn english_has_no_chinese_words_and_marks() {
    let chinese = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let all = said();
    assert!(all.len() > 500, "{}", all.len());
    // The key that changes the language says it in the other one.
    let wrong = all
        .iter()
        .filter(|(_, en)| en.contains(chinese) && en != "中文");
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_menus_of_a_kind_follow_from_its_description() {
    let lists = |id, kind| (find(id).target)(kind);
    for kind in Kind::ALL.iter().copied().filter(|kind| is_added(*kind)) {
        assert!(lists(CommandId::Edit, kind), "{kind:?}");
        assert!(lists(CommandId::Remove, kind), "{kind:?}");
        assert_eq!(lists(CommandId::End, kind), kind.is_ending(), "{kind:?}");
        assert!(!kind.is_evident() || lists(CommandId::Verify, kind));
    }
    assert!(!lists(CommandId::Remove, Kind::RegistrationForm));
    assert!(!lists(CommandId::Edit, Kind::Settings));
}

#[test]
fn a_context_names_a_command_once() {
    for keys in ALL {
        let mut seen = HashSet::new();
        for bind in keys.binds {
            assert!(seen.insert(bind.command), "{:?}", bind.command);
            for key in bind.keys {
                assert_eq!(keys.bound(*key), Some(bind.command), "{key}");
            }
        }
    }
}

#[test]
fn every_command_comes_to_something_or_says_why_not_and_changes_nothing() {
    for office in [TestStore::new(), TestStore::blank()] {
        let ctx = office.ctx();
        let before = (
            ctx.book().seq(),
            ctx.desk.journal(None, 10).expect("a journal").len(),
        );
        let mut opened = HashSet::new();
        for subject in subjects(&office) {
            for id in CommandId::all() {
                match plan(id, &subject, &ctx) {
                    Err(why) => {
                        assert!(
                            !why.zh.is_empty() && !why.en.is_empty(),
                            "{id:?} {subject:?}"
                        );
                    }
                    Ok(Effect::Edit(it)) => {
                        opened.insert(it.command);
                        // What is there can be edited, or the editor says why not.
                        if let Err(why) = editors::open(&it, &ctx) {
                            assert!(!why.zh.is_empty(), "{it:?}");
                        }
                    }
                    Ok(_) => {}
                }
            }
        }
        assert!(opened.len() > 10, "{opened:?}");
        let after = (
            ctx.book().seq(),
            ctx.desk.journal(None, 10).expect("a journal").len(),
        );
        assert_eq!(before, after);
    }
}

#[test]
fn every_remedy_comes_to_something() {
    for office in [
        TestStore::new(),
        TestStore::blank(),
        TestStore::with_shared_event(),
    ] {
        let ctx = office.ctx();
        let findings = rules::check(ctx.book(), &ctx.today());
        for finding in findings {
            let it: Invocation = finding.remedy.into();
            let planned = invoke(&it, &ctx);
            let effect = planned.unwrap_or_else(|why| panic!("{it:?}: {why:?}"));
            if let Effect::Edit(it) = effect {
                editors::open(&it, &ctx).unwrap_or_else(|why| panic!("{it:?}: {why:?}"));
            }
        }
    }
}

#[test]
fn whose_a_new_record_is_follows_from_what_is_chosen() {
    let office = TestStore::new();
    let ctx = office.ctx();
    let member = Subject::of(Kind::Member, 2);
    let within = |kind, id| Subject {
        scope: Some((kind, id)),
        ..member.clone()
    };
    let of = |kind: Kind, subject: &Subject| match plan(CommandId::Add(kind), subject, &ctx) {
        Ok(Effect::Edit(it)) => format!("{it:?}"),
        Ok(other) => panic!("{other:?}"),
        Err(why) => why.en.to_string(),
    };
    // A liaison is the sector's of whoever is chosen; a member is the sector's that is looked at.
    assert_eq!(of(Kind::Liaison, &member), "add-liaison sector#1");
    assert_eq!(of(Kind::Output, &member), "add-output sector#1");
    assert_eq!(of(Kind::Plan, &member), "add-plan sector#1 2026");
    assert_eq!(of(Kind::Member, &member), "add-member");
    assert_eq!(of(Kind::Activity, &member), "add-activity");
    assert_eq!(
        of(Kind::Member, &within(Kind::Sector, 1)),
        "add-member sector#1"
    );
    assert_eq!(of(Kind::KeyContact, &member), "add-key-contact member#2");
    let sector = Subject::of(Kind::Sector, SectorId(1).0);
    assert_eq!(of(Kind::Sector, &sector), "add-sector committee#1");
    assert_eq!(of(Kind::Leader, &sector), "add-leader sector#1");
    let committee = Subject::of(Kind::Committee, 1);
    assert_eq!(
        of(Kind::Summary, &committee),
        "add-summary committee#1 2026"
    );
    assert_eq!(of(Kind::Circular, &committee), "add-circular 2026");
    let nothing = Subject::default();
    // Where nobody is chosen, the editor asks.
    assert_eq!(of(Kind::Liaison, &nothing), "add-liaison");
    assert_eq!(of(Kind::KeyContact, &sector), "add-key-contact");
    assert_eq!(of(Kind::Plan, &nothing), "add-plan 2026");
    let left = Subject::of(Kind::Member, 10);
    assert_eq!(of(Kind::KeyContact, &left), "the member has left");
}

#[test]
fn what_makes_sense_for_several_is_for_all_that_are_marked() {
    let office = TestStore::new();
    let ctx = office.ctx();
    let marked = |kind, ids: &[u64]| Subject::several(kind, ids.iter().copied());
    let of = |id, subject: &Subject| match plan(id, subject, &ctx) {
        Ok(effect) => format!("{effect:?}"),
        Err(why) => why.en.to_string(),
    };
    // Of the convenors those who lack it: the first of them was approved.
    let convenors = marked(Kind::Convenor, &[1, 2, 4]);
    assert_eq!(
        of(CommandId::RecordApproval, &convenors),
        "Edit(record-approval convenor#2 convenor#4)"
    );
    assert_eq!(
        of(CommandId::End, &convenors),
        "Edit(end convenor#1 convenor#2 convenor#4)"
    );
    assert!(of(CommandId::Remove, &convenors).contains("×3"));
    assert!(of(CommandId::Edit, &convenors).contains("one at a time"));
    let members = marked(Kind::Member, &[1, 2, 3]);
    assert_eq!(
        of(CommandId::EnterWorkroom, &members),
        "Edit(enter-workroom member#1 member#2 member#3)"
    );
    assert_eq!(
        of(CommandId::Leave, &members),
        "“leave” is done one at a time: take the marks away first"
    );
    // What asks for something else to be chosen says the same where several are marked.
    let sectors = marked(Kind::Sector, &[1, 2]);
    for id in [
        CommandId::ElectConvenor,
        CommandId::AssignLeader,
        CommandId::AssignSectors,
        CommandId::SplitSector,
        CommandId::MergeSectors,
        CommandId::Rename,
    ] {
        assert!(of(id, &sectors).contains("one at a time"), "{id:?}");
    }
    let committees = marked(Kind::Committee, &[1, 2]);
    assert!(of(CommandId::NameCoordinator, &committees).contains("one at a time"));
    assert!(of(CommandId::BeginForm, &members).contains("one at a time"));
    let two_forms = marked(Kind::RegistrationForm, &[2, 3]);
    assert!(of(CommandId::ShowForm, &two_forms).contains("one at a time"));
    // Who left is named.
    let one_left = marked(Kind::Member, &[1, 10]);
    assert!(of(CommandId::EnterWorkroom, &one_left).contains("郑芳: the member has left"));
    let two_kinds = Subject {
        records: vec![(Kind::Member, 1), (Kind::Sector, 1)],
        scope: None,
    };
    assert!(of(CommandId::Remove, &two_kinds).contains("several kinds"));
    let forms = marked(Kind::RegistrationForm, &[2, 3]);
    assert!(of(CommandId::FileForm, &forms).contains("file-form"));
}
