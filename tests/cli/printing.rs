//! `form ID… -o FILE`: forms as Word documents.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::shapes;
use crate::test_store::TestStore;

/// The text of a document's body, a line a paragraph.
fn text_of(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a docx");
    let mut body = String::new();
    zip.by_name("word/document.xml")
        .expect("a body")
        .read_to_string(&mut body)
        .expect("text");
    let mut text = String::new();
    for piece in body.replace("</w:p>", "<w:p>\n").split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text
}

fn read(path: &Path) -> String {
    text_of(&fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
}

#[test]
fn forms_go_into_one_file_in_the_order_asked_for() {
    let office = TestStore::demo();
    let ids = office.forms("filed");
    let file = office.path("forms.docx");
    let to = file.display().to_string();
    let told = office
        .runs_zh(&["form", &ids[1], &ids[0], &ids[1], "-o", &to])
        .done();
    assert!(
        told.contains("2 份登记表已写入") && told.contains(&to),
        "{told}"
    );
    let text = read(&file);
    assert_eq!(text.matches("填表时间").count(), 2);
    let mut from = 0;
    for id in [&ids[1], &ids[0]] {
        let form = office.json(&["show", "form", id]);
        for value in ["member", "employer", "account"] {
            let value = form[value].as_str().expect("a text");
            let line = value.lines().next().unwrap_or_default();
            let found = text[from..].find(line);
            from += found.unwrap_or_else(|| panic!("{line} is not after {from} in {text}"));
        }
    }
    let again = office.path("again.docx");
    let to = again.display().to_string();
    let told = office.json(&["form", &ids[1], &ids[0], "-o", &to]);
    shapes::same_as_documented("jiebie form ID… -o FILE --json", &told);
    assert_eq!(told["file"], to);
    assert_eq!(told["forms"][0].to_string(), ids[1]);
    assert_eq!(
        fs::read(&file).expect("a file"),
        fs::read(&again).expect("a file")
    );
    let answer = office
        .command(&["form", &ids[1], &ids[0], "-o", "-"])
        .output();
    assert_eq!(
        answer.expect("runs").stdout,
        fs::read(&file).expect("a file")
    );
}

#[test]
fn a_batch_goes_to_a_folder_under_names_that_no_two_share() {
    let office = TestStore::demo();
    let folder = office.path("out/登记表");
    let to = folder.display().to_string();
    let batch = ["--year", "2026", "--status", "filed,uploaded"];
    let listed = office.json(&[&["forms"], &batch[..]].concat());
    let listed = listed.as_array().expect("an array");
    assert!(listed.len() > 5);
    let told = office.json(&[&["form", "-d", to.as_str()], &batch[..]].concat());
    shapes::same_as_documented("jiebie form ID… -d FOLDER --json", &told);
    let files = told["files"].as_array().expect("an array");
    assert_eq!(files.len(), listed.len());
    assert_eq!(
        fs::read_dir(&folder).expect("a folder").count(),
        listed.len()
    );
    for (file, form) in files.iter().zip(listed) {
        assert_eq!(file["id"], form["id"]);
        let path = Path::new(file["file"].as_str().expect("a path"));
        let name = path.file_name().expect("a name").to_string_lossy();
        let member = form["member"].as_str().expect("a name");
        let date = form["filled_on"].as_str().expect("a date");
        let id = &form["id"];
        assert_eq!(name, format!("登记表-{member}-{date}-{id}.docx"));
        assert!(read(path).contains(member));
    }
    // Once more, where that is said: the same files again, and no others.
    let again = [&["form", "-d", to.as_str()], &batch[..]].concat();
    office.runs(&again).refused(&["exist already", "--force"]);
    office.runs(&[&again[..], &["--force"]].concat()).done();
    assert_eq!(
        fs::read_dir(&folder).expect("a folder").count(),
        listed.len()
    );
}

#[test]
fn a_blank_form_has_the_labels_and_no_name() {
    let office = TestStore::demo();
    let file = office.path("blank.docx");
    let to = file.display().to_string();
    office.runs(&["form", "--blank", "-o", &to]).done();
    let text = read(&file);
    assert!(
        text.starts_with("市政协委员联系服务界别群众情况登记表\n填表时间：　"),
        "{text}"
    );
    assert!(
        text.contains("委员姓名\n\n界别\n\n工作单位及职务\n\n"),
        "{text}"
    );
    assert!(text.contains("联系服务界别群众情况\n\n"), "{text}");
}

#[test]
fn what_cannot_be_printed_is_refused_with_the_way_out() {
    let office = TestStore::demo();
    let id = &office.forms("filed")[0];
    let file = office.path("x.docx").display().to_string();
    let folder = office.path("").display().to_string();
    office.runs(&["form"]).refused(&["Which forms?", "--blank"]);
    office
        .runs(&["form", id])
        .refused(&["Where to?", "-o", "-d"]);
    office
        .runs(&["form", "99999", "-o", &file])
        .refused(&["99999"]);
    office
        .runs_zh(&["form", "sumbit", id, "-o", &file])
        .refused(&["sumbit", "步骤"]);
    office
        .runs(&["form", id, "--year", "2026", "-o", &file])
        .refused(&["one of the three"]);
    office
        .runs(&["form", id, "-o", &file, "-d", &folder])
        .refused(&["--into", "--output"]);
    office
        .runs(&["form", "--year", "1990", "-o", &file])
        .refused(&["No form fits"]);
    office
        .runs(&["form", id, "-o", &folder])
        .refused(&["folder"]);
    office
        .runs_zh(&["form", id, "-o", "/no/such/place.docx"])
        .refused(&["没有目录"]);
    assert!(!Path::new(&file).exists());
    // Some are there: they are printed, the others named.
    let answer = office.runs(&["form", "99999", id, "-o", &file]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("99999"), "{answer:?}");
    assert_eq!(read(Path::new(&file)).matches("填表时间").count(), 1);
    // A file in the folder's place.
    office
        .runs(&["form", id, "-d", &file])
        .refused(&["is no folder"]);
}
