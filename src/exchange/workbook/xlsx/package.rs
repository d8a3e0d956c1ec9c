//! Which parts a workbook has: its sheets in order, its strings, its styles.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::exchange::archive::Archive;
use crate::exchange::read_error::Problem;
use crate::exchange::xml::{self, broken};

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

/// A relationship: what kind of part, and where.
struct Target {
    kind: String,
    part: String,
}

/// Finds the workbook's part and those it points to.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, Problem> {
    let root = relationships(archive, "")?;
    let workbook = root
        .into_values()
        .find(|target| target.kind == "officeDocument")
        .map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.part);
    let targets = relationships(archive, &workbook)?;
    let part_of = |kind: &str| {
        let mut targets = targets.values();
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
                    if let Some(target) = targets.get(&id).filter(|t| t.kind == "worksheet") {
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

/// The relationships of a part by their ids; of the whole package for an empty name.
fn relationships(archive: &mut Archive<'_>, of: &str) -> Result<HashMap<String, Target>, Problem> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = format!("{folder}/_rels/{file}.rels");
    let mut found = HashMap::new();
    let Some(part) = archive.part(&name)? else {
        return Ok(found);
    };
    let mut xml = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Relationship" =>
            {
                let kind = xml::attribute(&element, "Type")?.unwrap_or_default();
                let target = xml::attribute(&element, "Target")?.unwrap_or_default();
                let id = xml::attribute(&element, "Id")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let part = resolve(folder, &target);
                found.insert(id, Target { kind, part });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target from the package's root or from the folder of its source.
fn resolve(folder: &str, target: &str) -> String {
    let start = if target.starts_with(['/', '\\']) {
        ""
    } else {
        folder
    };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_root_and_folder() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl", "../xl/./styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("", "xl\\workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "../../a"), "a");
    }
}
