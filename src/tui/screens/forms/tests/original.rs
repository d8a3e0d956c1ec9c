//! A form that came in a file names it, on the printed form as on the desk.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::with_forms;
use crate::desk::form::intake::{Incoming, IntakeForms};
use crate::exchange::forms::{FormDraft, FormsDraft};
use crate::exchange::{At, FileKind, Placed};
use crate::store::digest_of;
use crate::text::Locale;

#[test]
fn the_file_that_a_form_came_in_is_named() {
    let mut sitting = with_forms();
    let book = sitting.office.desk.book();
    let member = book.members.iter().next().expect("a member");
    let at = At::of(&Arc::from("登记表"), 0, 0);
    let placed = |value: &str| {
        Some(Placed {
            at: at.clone(),
            value: value.to_owned(),
        })
    };
    let day = "2026-11-20".parse().expect("a day");
    let draft = FormDraft {
        at: at.clone(),
        filled_on: placed("").map(|it| it.with(day)),
        member: placed(&member.name),
        sector: placed(book.sector_name(*member.sector.latest())),
        employer: placed("市第一中学教师"),
        account: placed("走访 6 户。"),
        ways: Default::default(),
        faults: Vec::new(),
    };
    let bytes = vec![7; 36_000];
    keep(sitting.office.desk.path(), &bytes);
    let file = Incoming {
        name: "20-登记表.docx".into(),
        bytes: 36_000,
        digest: digest_of(&bytes),
        kept: true,
        draft: FormsDraft {
            kind: FileKind::Docx,
            forms: vec![draft],
            notes: Vec::new(),
        },
    };
    let request = IntakeForms { files: vec![file] };
    let done = sitting.office.desk.carry_out(&request).expect("taken in");
    let id = done.value[0][0].id.expect("a form");
    for (locale, line) in [
        (Locale::Zh, "附件：20-登记表.docx（36 KB）"),
        (Locale::En, "Attached: 20-登记表.docx (36 KB)"),
    ] {
        sitting.speak(locale);
        sitting.go(1);
        assert!(!sitting.picture(120, 34).contains(line));
        sitting.go(id.0);
        let picture = sitting.picture(120, 34);
        assert!(picture.contains(line), "{picture}");
    }
}

/// Lays a file beside the store, as an intake does before it takes the forms in.
fn keep(store: &Path, bytes: &[u8]) {
    let digest = digest_of(bytes).to_string();
    let mut folder = store.as_os_str().to_owned();
    folder.push(".files");
    let folder = Path::new(&folder).join(&digest[..2]);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(digest), bytes).expect("kept");
}
