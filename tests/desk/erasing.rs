//! Erasing a person at the person's wish: wherever the person stands, and in the file's bytes.

use jiebie::desk::Refusal;
use jiebie::desk::attach::{Attach, Detach};
use jiebie::desk::erase::{Search, Trace, Why};
use jiebie::desk::form::BeginForm;
use jiebie::desk::import::{Import, Moves, Source};
use jiebie::domain::committee::{Committee, Coordinator};
use jiebie::domain::contact::{ContactEntry, KeyContact};
use jiebie::domain::described::Described as _;
use jiebie::domain::form::Sheet;
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::domain::yearwork::Activity;
use jiebie::exchange::{Limits, read_roster};

use crate::testkit::*;

/// Article 11 keeps persons; at their wish nothing of them stays but that there was a contact.
#[test]
fn an_erased_contact_is_counted_and_nobody() {
    let mut desk = desk();
    let sector = add_sector(&mut desk, "教育界");
    let member = add_member(&mut desk, "王伟", sector);
    let contact = KeyContact {
        name: "钱小满".into(),
        employer: "第一中学".into(),
        phone: "13900001234".into(),
        since: Some(date("2026-02-10")),
        ..key_contact("钱小满", member)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    let entry = ContactEntry {
        key_contact: id,
        on: date("2026-03-01"),
        heard: "钱小满说路灯坏了".into(),
        ..ContactEntry::blank(desk.book(), desk.today())
    };
    let entry = desk.carry_out(&add(entry)).expect("logged").value;
    let heads: Vec<String> = desk
        .journal(None, 100)
        .expect("read")
        .iter()
        .map(jiebie::store::Entry::head)
        .collect();
    let search = Search::of(&desk, id).expect("looked through");
    let erase = search.erasing(date(TODAY), &[], &[]);
    let early = search.erasing(date("2026-02-01"), &[], &[]);
    assert!(desk.carry_out(&early).is_err(), "before the contact began");
    desk.carry_out(&erase).expect("erased");
    let told = last_entry(&desk);
    assert_eq!(
        (told.verb.as_str(), told.note.as_str()),
        ("erase-contact", "王伟 #1")
    );
    let book = desk.book();
    let kept = book.key_contacts.get(id).expect("counted");
    assert_eq!(
        (
            kept.name.as_str(),
            kept.employer.as_str(),
            kept.phone.as_str()
        ),
        ("（已清除）", "", "")
    );
    assert_eq!(kept.ended.as_ref().map(|it| it.on), Some(date(TODAY)));
    assert_eq!(
        book.contact_entries.get(entry).map(|it| it.heard.as_str()),
        Some("")
    );
    // The chain stands, entry by entry; no entry has a word of the person.
    let all = desk.journal(None, 100).expect("read");
    for entry in &all {
        assert!(!entry.note.contains("钱小满"), "{}", entry.note);
    }
    let now: Vec<String> = all.iter().map(jiebie::store::Entry::head).collect();
    assert!(
        heads.iter().all(|head| now.contains(head)),
        "{heads:?} {now:?}"
    );
    let audit = desk.audit().expect("audited");
    assert!(audit.faults.is_empty(), "{:?}", audit.faults);
    assert!(audit.erased >= 2);
    refuses_procedure(&mut desk, &erase, "已经清除", "Nothing of this contact");
    // What is erased does not come back, not by somebody's hand either.
    assert!(desk.undo().is_err());
    let again = Search::of(&desk, id).expect_err("nobody is looked for");
    says(&again.text(), "已经清除", "Nothing of this contact");
    let seen = desk.book().seq();
    let kept = desk.book().key_contacts.get(id).cloned().expect("counted");
    for (field, named) in [
        (
            "name",
            KeyContact {
                name: "钱小满".into(),
                ..kept.clone()
            },
        ),
        (
            "employer",
            KeyContact {
                employer: "第一中学".into(),
                ..kept.clone()
            },
        ),
        (
            "phone",
            KeyContact {
                phone: "13900001234".into(),
                ..kept.clone()
            },
        ),
    ] {
        let edit = edit_of(named, seen);
        refuses_field(
            &mut desk,
            &edit,
            field,
            "已清除个人信息",
            "at the person's wish",
        );
    }
    let heard = desk
        .book()
        .contact_entries
        .get(entry)
        .cloned()
        .expect("logged");
    let heard = ContactEntry {
        heard: "钱小满说路灯坏了".into(),
        ..heard
    };
    refuses_field(
        &mut desk,
        &edit_of(heard, seen),
        "heard",
        "已清除个人信息",
        "at the person's wish",
    );
    let closed = KeyContact {
        since: Some(date("2026-02-11")),
        ..kept
    };
    desk.carry_out(&edit_of(closed, seen))
        .expect("what names nobody is corrected still");
}

/// A file of these bytes, attached to the activity #1.
fn attach(desk: &mut TestStore, name: &str, bytes: &[u8]) {
    let path = desk.folder().join(name);
    std::fs::write(&path, bytes).expect("written");
    let request = Attach::read(desk, Kind::Activity, 1, &[path]).expect("read");
    request.keep(desk).expect("kept");
    desk.carry_out(&request).expect("attached");
}

#[test]
fn a_person_is_found_wherever_the_name_stands_and_goes_as_the_office_decides() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let contact = KeyContact {
        phone: "139 0737 0001".into(),
        ..key_contact("钱小满", wang)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    let noted = |note: &str| Activity {
        note: note.to_owned(),
        ..activity("走访", &[home])
    };
    let visited = desk
        .carry_out(&add(noted("走访钱 小满家")))
        .expect("entered")
        .value;
    let rung = desk
        .carry_out(&add(noted("钱小满，13907370001")))
        .expect("entered")
        .value;
    let before = desk
        .carry_out(&add(noted("钱小满在场")))
        .expect("entered")
        .value;
    let now = desk.book().activities.get(before).cloned().expect("there");
    let seen = desk.book().seq();
    let reworded = Activity {
        note: "无".into(),
        ..now
    };
    desk.carry_out(&edit_of(reworded, seen)).expect("corrected");
    let form = BeginForm {
        sheet: Sheet {
            account: "走访钱小满，收集意见。".into(),
            ..sheet(wang, home)
        },
        submit: true,
    };
    desk.carry_out(&form).expect("handed in");
    attach(&mut desk, "名单.txt", "到场：钱小满".as_bytes());
    attach(&mut desk, "别的.txt", "到场：李四".as_bytes());
    attach(&mut desk, "照片.pdf", b"%PDF-1.7 picture %%EOF");
    let count = desk.audit().expect("audited").originals;
    assert_eq!(count, 3);

    let search = Search::of(&desk, id).expect("looked through");
    let told: Vec<_> = search
        .traces
        .iter()
        .map(|it| {
            (
                it.code(),
                it.in_text,
                it.by_phone,
                it.files.len(),
                it.in_journal,
            )
        })
        .collect();
    let expected = [
        ("form:1", true, false, 0, true),
        ("activity:1", true, false, 1, true),
        ("activity:2", true, true, 0, true),
        ("activity:3", false, false, 0, true),
    ];
    let expected = expected.map(|(code, a, b, c, d)| (code.to_owned(), a, b, c, d));
    assert_eq!(told, expected);
    for trace in &search.traces {
        speaks(&trace.places());
    }
    let unread: Vec<_> = search
        .unread
        .iter()
        .map(|it| it.file.name.as_str())
        .collect();
    assert_eq!(unread, ["照片.pdf"]);
    let undecided: Vec<_> = search.undecided().map(Trace::code).collect();
    assert_eq!(undecided, ["form:1", "activity:1", "activity:3"]);

    let all = [
        (Kind::RegistrationForm, 1),
        (Kind::Activity, visited.0),
        (Kind::Activity, before.0),
    ];
    let request = search.erasing(date(TODAY), &all, &[]);
    desk.rehearse(&request).expect("it can be done");
    desk.carry_out(&request).expect("erased");
    let note = |id| desk.book().activities.get(id).map(|it| it.note.clone());
    assert_eq!(note(visited).as_deref(), Some("走访（已清除）家"));
    assert_eq!(note(rung).as_deref(), Some("（已清除），（已清除）"));
    let form = desk.form_now(FormId(1)).expect("read").expect("a form");
    assert_eq!(form.sheet.account, "走访（已清除），收集意见。");
    let left = desk.files_of(Kind::Activity, visited.0).expect("files");
    let left: Vec<_> = left.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["别的.txt", "照片.pdf"]);
    // The file is off the disk at once; nothing that is kept names the person, and the chain holds.
    let audit = desk.audit().expect("audited");
    assert_eq!((audit.originals, audit.unnamed), (2, 0));
    assert_eq!(audit.faults, Vec::<String>::new());
    for entry in desk.journal(None, 100).expect("read") {
        assert!(!entry.note.contains("钱小满"), "{}", entry.note);
        let kept = desk.changes(entry.seq);
        assert!(!format!("{kept:?}").contains("钱小满"), "{}", entry.seq.0);
    }
    assert!(desk.undo().is_err());
}

/// An import that has nothing to do with the person, but for its file's name.
#[test]
fn notes_of_the_journal_go_as_the_office_decides_and_with_them_none_of_the_records() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let contact = KeyContact {
        phone: "13907370001".into(),
        ..key_contact("钱小满", wang)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    let mut imported = |name: &str, member: &str| {
        let roster = format!("姓名,界别\n{member},教育界\n");
        let draft = read_roster(name, roster.as_bytes(), &Limits::default());
        let import = Import {
            files: vec![Source {
                path: name.to_owned(),
                draft: draft.expect("a roster"),
            }],
            accept_partial: false,
            create_sectors: false,
            moves: Moves::default(),
            answers: Default::default(),
        };
        desk.carry_out(&import).expect("imported");
        last_entry(&desk).seq
    };
    let rung = imported("钱小满13907370001.csv", "李一");
    let named = imported("钱小满.csv", "李二");
    let left = imported("钱小满等.csv", "李三");
    imported("名单.csv", "李四");

    let search = Search::of(&desk, id).expect("looked through");
    assert_eq!(search.traces, []);
    let told: Vec<_> = search
        .notes
        .iter()
        .map(|it| (it.seq, it.is_certain(), it.is_undecided(), it.stays))
        .collect();
    let expected = [
        (rung, true, false, false),
        (named, false, true, false),
        (left, false, true, false),
    ];
    assert_eq!(told, expected);
    for note in &search.notes {
        speaks(&note.title);
        speaks(&note.places());
    }
    let request = search.erasing(date(TODAY), &[], &[named]);
    assert_eq!(request.notes, [rung, named]);
    let mut reader = desk.reader();
    assert!(matches!(
        reader.carry_out(&request),
        Err(Refusal::Denied(_))
    ));
    desk.carry_out(&request).expect("erased");
    assert_eq!(last_entry(&desk).notes, [rung, named]);
    for entry in desk.journal(None, 100).expect("read") {
        let says = entry.note.contains("钱小满");
        assert_eq!(says, entry.seq == left, "{}", entry.note);
    }
    assert_eq!(desk.changes(rung).expect("kept").len(), 1);
    let journal = desk.verify_journal().expect("read");
    assert!(journal.is_ok(), "{journal:?}");
    is_sound(&desk);
}

#[test]
fn what_is_left_stays_and_a_reader_erases_nothing() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let id = desk
        .carry_out(&add(key_contact("钱小满", wang)))
        .expect("entered")
        .value;
    let other = Activity {
        note: "钱小满明天来".into(),
        ..activity("走访", &[home])
    };
    let other = desk.carry_out(&add(other)).expect("entered").value;
    let search = Search::of(&desk, id).expect("looked through");
    let request = search.erasing(date(TODAY), &[], &[]);
    assert_eq!(request.also, []);
    let mut reader = desk.reader();
    assert!(matches!(
        reader.carry_out(&request),
        Err(Refusal::Denied(_))
    ));
    desk.carry_out(&request).expect("erased");
    let kept = desk.book().activities.get(other).expect("there");
    assert_eq!(kept.note, "钱小满明天来");
    assert!(Search::of(&desk, KeyContactId(9)).is_err());
    is_sound(&desk);
}

/// Two members keep the person, one of them twice: under the number, and by the name alone.
#[test]
fn whoever_is_entered_several_times_is_erased_in_each() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let li = add_member(&mut desk, "李小明", home);
    let kept = |member, phone: &str| KeyContact {
        employer: "第一中学".into(),
        phone: phone.into(),
        ..key_contact("钱小满", member)
    };
    let first = desk.carry_out(&add(kept(wang, "13907370001")));
    let first = first.expect("entered").value;
    let rung = desk.carry_out(&add(kept(li, "139-0737-0001")));
    let rung = rung.expect("entered").value;
    let named = desk.carry_out(&add(kept(wang, ""))).expect("entered").value;
    let logged = ContactEntry {
        key_contact: rung,
        on: date("2026-03-01"),
        heard: "路灯坏了".into(),
        ..ContactEntry::blank(desk.book(), desk.today())
    };
    let logged = desk.carry_out(&add(logged)).expect("logged").value;

    let search = Search::of(&desk, first).expect("looked through");
    let told: Vec<_> = search
        .traces
        .iter()
        .map(|it| (it.id, it.whole, it.is_certain()))
        .collect();
    assert_eq!(told, [(rung.0, true, true), (named.0, true, false)]);
    says(
        &search.traces[0].places(),
        "整条清除并终止",
        "goes whole and ends",
    );
    let request = search.erasing(date(TODAY), &[(Kind::KeyContact, named.0)], &[]);
    desk.carry_out(&request).expect("erased");
    for id in [first, rung, named] {
        let kept = desk.book().key_contacts.get(id).expect("counted");
        let said = [&kept.name, &kept.employer, &kept.phone].map(String::as_str);
        assert_eq!(said, ["（已清除）", "", ""]);
        assert_eq!(kept.ended.as_ref().map(|it| it.on), Some(date(TODAY)));
    }
    let logged = desk.book().contact_entries.get(logged).expect("counted");
    assert_eq!(logged.heard, "");
    is_sound(&desk);
}

#[test]
fn former_names_the_employer_and_what_held_earlier_go_too() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let contact = KeyContact {
        employer: "某市第一中学".into(),
        ..key_contact("钱晓满", wang)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    let contact = desk.book().key_contacts.get(id).cloned().expect("there");
    let seen = desk.book().seq();
    let renamed = KeyContact {
        name: "钱小满".into(),
        ..contact
    };
    desk.carry_out(&edit_of(renamed, seen)).expect("corrected");
    let noted = |note: &str| Activity {
        note: note.to_owned(),
        ..activity("走访", &[home])
    };
    let before = desk
        .carry_out(&add(noted("走访钱晓满家")))
        .expect("entered")
        .value;
    let told = desk
        .carry_out(&add(noted("某市第一中学的钱小满来信")))
        .expect("entered")
        .value;
    let work = desk
        .carry_out(&add(noted("走访某市第一中学")))
        .expect("entered")
        .value;
    let mut committee = committee("提案委员会");
    let named = |name: &str| {
        Some(Coordinator {
            name: name.into(),
            member: None,
            since: None,
        })
    };
    committee.coordinator = named("钱小满").into();
    committee
        .coordinator
        .change(date("2026-05-01"), named("赵一"));
    let committee = desk.carry_out(&add(committee)).expect("entered").value;

    let search = Search::of(&desk, id).expect("looked through");
    let found: Vec<_> = search
        .traces
        .iter()
        .map(|it| (it.code(), it.by_employer))
        .collect();
    let expected = [
        ("committee", committee.0, false),
        ("activity", before.0, false),
        ("activity", told.0, true),
    ];
    let expected = expected.map(|(kind, id, told)| (format!("{kind}:{id}"), told));
    assert_eq!(found, expected);
    let all: Vec<_> = search.traces.iter().map(|it| (it.kind, it.id)).collect();
    desk.carry_out(&search.erasing(date(TODAY), &all, &[]))
        .expect("erased");
    let note = |id| desk.book().activities.get(id).map(|it| it.note.clone());
    assert_eq!(note(before).as_deref(), Some("走访（已清除）家"));
    assert_eq!(note(told).as_deref(), Some("（已清除）的（已清除）来信"));
    assert_eq!(note(work).as_deref(), Some("走访某市第一中学"));
    let kept: &Committee = desk.book().committees.get(committee).expect("there");
    let names = kept
        .coordinator
        .values()
        .map(|it| it.as_ref().map(|it| it.name.as_str()));
    assert_eq!(
        names.collect::<Vec<_>>(),
        [Some("（已清除）"), Some("赵一")]
    );
    is_sound(&desk);
}

#[test]
fn nothing_of_the_person_is_in_the_bytes_of_the_store_nor_beside_it() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let contact = KeyContact {
        employer: "某市第一中学".into(),
        phone: "13907370001".into(),
        ..key_contact("钱小满", wang)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    for n in 1..=40 {
        let entry = ContactEntry {
            key_contact: id,
            on: date("2026-03-01"),
            heard: format!(
                "第{n}次，钱小满（13907370001）说路灯坏了。{}",
                "很长".repeat(n * 9)
            ),
            ..ContactEntry::blank(desk.book(), desk.today())
        };
        desk.carry_out(&add(entry)).expect("logged");
        let noted = Activity {
            note: format!("钱小满 13907370001 {n}"),
            ..activity("走访", &[home])
        };
        desk.carry_out(&add(noted)).expect("entered");
    }
    attach(&mut desk, "名单.txt", "到场：钱小满".as_bytes());
    attach(&mut desk, "照片.pdf", b"%PDF-1.7 picture %%EOF");
    attach(&mut desk, "别的.txt", "到场：李四".as_bytes());
    let files = desk.files_of(Kind::Activity, 1).expect("files");
    let lost = desk.path().with_file_name("office.jiebie.files");
    let digest = files[2].digest.to_string();
    std::fs::remove_file(lost.join(&digest[..2]).join(&digest)).expect("lost");

    let search = Search::of(&desk, id).expect("looked through");
    let unread: Vec<_> = search
        .unread
        .iter()
        .map(|it| (it.file.name.as_str(), it.why))
        .collect();
    assert_eq!(
        unread,
        [("照片.pdf", Why::NoText), ("别的.txt", Why::Missing)]
    );
    for it in &search.unread {
        speaks(&it.why.title());
        speaks(&it.title);
    }
    let all: Vec<_> = search.traces.iter().map(|it| (it.kind, it.id)).collect();
    desk.carry_out(&search.erasing(date(TODAY), &all, &[]))
        .expect("erased");
    assert!(!desk.has_traces().expect("read"));
    let readable = |desk: &TestStore| {
        let mut waiting = vec![desk.folder().to_path_buf()];
        let mut found = Vec::new();
        while let Some(at) = waiting.pop() {
            if at.is_dir() {
                let below = std::fs::read_dir(&at).expect("listed");
                waiting.extend(below.map(|it| it.expect("an entry").path()));
                continue;
            }
            let bytes = std::fs::read(&at).expect("readable");
            let stands = |it: &str| bytes.windows(it.len()).any(|at| at == it.as_bytes());
            if ["钱小满", "13907370001"].into_iter().any(stands) {
                found.push(at);
            }
        }
        found
    };
    // What the test itself wrote to attach it.
    assert_eq!(readable(&desk), [desk.folder().join("名单.txt")]);
}

#[test]
fn a_detached_file_that_names_the_person_goes_too() {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let contact = KeyContact {
        phone: "13907370001".into(),
        ..key_contact("钱小满", wang)
    };
    let id = desk.carry_out(&add(contact)).expect("entered").value;
    desk.carry_out(&add(activity("走访", &[home])))
        .expect("entered");
    attach(&mut desk, "名单.txt", "到场：钱小满".as_bytes());
    attach(&mut desk, "别的.txt", "到场：李四".as_bytes());
    attach(&mut desk, "照片.pdf", b"%PDF-1.7 picture %%EOF");
    let files = desk.files_of(Kind::Activity, 1).expect("files");
    let (named, other) = (files[0].digest, files[1].digest);
    for file in files {
        let digest = file.digest;
        let detach = Detach {
            kind: Kind::Activity,
            id: 1,
            digest,
        };
        desk.carry_out(&detach).expect("detached");
    }

    let search = Search::of(&desk, id).expect("looked through");
    assert_eq!(search.loose.with_person, [named]);
    assert_eq!(search.loose.unread, 1, "the picture");
    speaks(&search.loose.told().expect("told"));
    desk.carry_out(&search.erasing(date(TODAY), &[], &[]))
        .expect("erased");
    assert!(!desk.is_kept(&named), "is on the disk");
    assert!(desk.is_kept(&other), "nobody is named in it");
}
