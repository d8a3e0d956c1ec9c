//! What choice fields offer, how it is found, and what helps are seen whole.

use super::*;
use crate::tui::editors::choices;
use crate::tui::editors::testing::member;
use crate::tui::measure;

#[test]
fn people_are_found_by_characters_pinyin_and_hint() {
    let office = TestStore::filled();
    let today = office.desk.today().date;
    let options = choices::members(office.book(), today, &[], |_| false, Locale::Zh);
    let found = |typed: &str| -> Vec<String> {
        let places = (options.find)(typed).into_iter();
        places.map(|i| options.all[i].hint.clone()).collect()
    };
    assert_eq!(found("").len(), 4);
    assert_eq!(
        found("王伟"),
        ["教育界 市第一中学校长", "经济界 某公司董事长"]
    );
    // The hint tells them apart: whoever fits it without a gap comes first.
    assert_eq!(found("ww jjj")[0], "经济界 某公司董事长");
    assert_eq!(found("zhaomin"), ["教育界 市教育局局长"]);
    assert!(found("nobody").is_empty());
}

#[test]
fn the_sectors_own_members_come_first_and_those_who_left_last() {
    let mut office = TestStore::filled();
    office.story(&of(CommandId::Leave, MemberId(2)), "Ctrl-U - 1");
    let today = office.desk.today().date;
    let names = |first: &[SectorId], also: bool| -> Vec<String> {
        let all = choices::members(office.book(), today, first, |_| also, Locale::Zh).all;
        all.iter().map(|it| it.key.clone()).collect()
    };
    assert_eq!(names(&[], false), ["1", "4", "3"]);
    assert_eq!(names(&[SectorId(2)], false), ["3", "1", "4"]);
    assert_eq!(names(&[SectorId(2)], true), ["3", "1", "4", "2"]);
}

#[test]
fn a_long_list_is_cut_only_when_something_is_typed() {
    let mut office = TestStore::filled();
    let people: Vec<_> = (0..450)
        .map(|_| member("欧阳", SectorId(3), "教练"))
        .collect();
    for person in people {
        office.enter(person);
    }
    let today = office.desk.today().date;
    let options = choices::serving_in(office.book(), SectorId(3), today, |_| false);
    assert_eq!((options.find)("").len(), 450);
    assert_eq!((options.find)("ouy").len(), 400);
}

#[test]
fn every_help_is_seen_whole_at_80_columns() {
    let office = TestStore::filled();
    let mut cut = Vec::new();
    let settings = crate::domain::settings::SETTINGS.iter();
    let settings = settings.map(|it| setting(it.key));
    for what in every_what().into_iter().chain(settings) {
        for field in office.open(&what).form().fields() {
            for locale in Locale::ALL {
                let help = field.help.as_ref().map_or("", |it| it.say(locale));
                let label = field.label.say(locale);
                if measure::width(help) > 72 || measure::width(label) > 20 {
                    cut.push(format!("{what:?}: {label}: {help}"));
                }
            }
        }
    }
    assert!(cut.is_empty(), "{cut:#?}");
}
