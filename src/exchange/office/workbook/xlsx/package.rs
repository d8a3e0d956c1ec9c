//! Which parts a workbook has: its sheets in order, its strings, its styles.

use quick_xml::events::Event;

use crate::exchange::office::archive::Archive;
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::relationships::relationships;
use crate::exchange::office::xml::{self, broken};

/// The parts of a workbook.
#[derive(Default)]
pub(super) struct Package {
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    /// Days are counted from 1904.
    pub(super) from_1904: bool,
    /// Whoever wrote it left its formulas to be computed when it is opened.
    pub(super) uncomputed: bool,
}

/// A sheet of cells as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) part: String,
}

/// Finds the workbook's part and those it points to.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, Problem> {
    let root = relationships(archive, "")?;
    let workbook = root
        .into_iter()
        .find(|target| target.kind == "officeDocument")
        .map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.part);
    let targets = relationships(archive, &workbook)?;
    let part_of = |kind: &str| {
        let mut targets = targets.iter();
        targets
            .find(|target| target.kind == kind)
            .map(|target| target.part.clone())
    };
    let mut package = Package {
        strings: part_of("sharedStrings"),
        styles: part_of("styles"),
        ..Package::default()
    };
    let part = archive.part(&workbook)?;
    let part = part.ok_or_else(|| Problem::Broken(format!("no part {workbook}")))?;
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    let mark = xml::attribute(&element, "date1904")?;
                    package.from_1904 |= matches!(mark.as_deref(), Some("1" | "true"));
                }
                "calcPr" => {
                    let mark = xml::attribute(&element, "fullCalcOnLoad")?;
                    package.uncomputed |= matches!(mark.as_deref(), Some("1" | "true"));
                }
                "sheet" => {
                    let id = xml::local_attribute(&element, "id")?.unwrap_or_default();
                    // Charts and macro sheets have no cells.
                    let mut sheets = targets.iter().filter(|it| it.kind == "worksheet");
                    if let Some(target) = sheets.find(|it| it.id == id) {
                        let state = xml::attribute(&element, "state")?;
                        package.sheets.push(Listed {
                            name: xml::attribute(&element, "name")?.unwrap_or_default(),
                            hidden: state.is_some_and(|state| state != "visible"),
                            part: target.part.clone(),
                        });
                    }
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "workbook" => {
                return Ok(package);
            }
            Event::Eof => return Err(Problem::Broken("the workbook ends midway".into())),
            _ => {}
        }
    }
}
