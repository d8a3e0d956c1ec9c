//! Why a whole file was refused, in words for the person who chose it.
//!
//! A refused *row* or *value* is not an error: the readers list it as a rejection and go on.

use std::fmt;

use thiserror::Error;

use super::limits::Bound;
use super::place::At;
use crate::files::in_words;
use crate::text;
use crate::text::{Locale, Text, shown};

/// A file that could not be read.
#[derive(Debug, Error)]
#[error("{file}: {problem}")]
pub struct ReadError {
    /// The file, as the person named it.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug, Error)]
pub enum Problem {
    /// There is no such file.
    Missing,
    /// The account that runs the program may not read it.
    NoPermission,
    /// It is a folder or a device.
    NotAFile,
    /// The disk or the network failed while reading.
    Unreadable(#[source] std::io::Error),
    /// It has no bytes.
    NoBytes,
    /// It goes over a bound; where, if the bound is of a sheet or a cell.
    TooLarge(Bound, Option<At>),
    /// More words stand under a heading of a list than any sector has names.
    Crowded {
        /// The heading's sector.
        heading: String,
        /// Where the heading stands.
        at: At,
        /// How many words stand under it.
        words: usize,
        /// How many are believed.
        most: usize,
    },
    /// It is something else than a table.
    WrongKind(WrongKind),
    /// It asks for a password; what is behind it can't be told.
    Encrypted,
    /// It is a document that asks for a password.
    LockedDocument,
    /// It is damaged; the detail is for the maintainers.
    Broken(String),
    /// It is a damaged document; the detail is for the maintainers.
    BrokenDocument(String),
    /// It is text, but in no encoding that offices use.
    UnknownEncoding,
    /// It has no sheet with anything in it.
    Blank,
    /// It is a document without any text.
    BlankDocument,
    /// It has one cell with something in it.
    OneCell(At),
    /// None of its sheets has a header row that the readers know; the sheets' names.
    NothingRecognised(Vec<String>),
    /// A quote that opens in its headers is not closed: where, and what to do.
    OpenQuote(At, Text),
    /// It names the holders of offices, or the members of bodies, and no sector's; which.
    OnlyOffices(Vec<String>),
}

/// What a file turned out to be by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongKind {
    /// A Word or WPS text document.
    Document,
    /// A document of Word before 1997.
    OldDocument,
    /// A workbook of Excel before 1993, one sheet without a container.
    OldWorkbook,
    /// A presentation.
    Slides,
    /// An Excel binary workbook (`.xlsb`).
    BinaryWorkbook,
    /// A PDF.
    Pdf,
    /// An XML table of 2003.
    XmlTable,
    /// A picture.
    Picture,
    /// A packed folder.
    Archive,
    /// A filled registration form, which is a table too but no roster.
    Form,
    /// Nothing that is known.
    Unknown,
}

impl ReadError {
    pub(in crate::exchange) fn new(file: &str, problem: Problem) -> Self {
        ReadError {
            file: file.to_owned(),
            problem,
        }
    }

    /// What was refused, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        let file = shown(&self.file);
        let Text { zh, en } = self.problem.text();
        text!("没有读入“{file}”：{zh}", "“{file}” was not read: {en}")
    }
}

impl Problem {
    /// The same problem, known to be a document's: what is said of it names the programs that open
    /// one.
    pub(super) fn of_document(self) -> Self {
        match self {
            Problem::Encrypted => Problem::LockedDocument,
            Problem::Broken(detail) => Problem::BrokenDocument(detail),
            other => other,
        }
    }

    /// What is wrong and what to do, without the file's name.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Problem::Missing => Text::of(
                "找不到这个文件或文件夹。请核对路径和名称。",
                "there is no such file or folder. Check the path and the name.",
            ),
            Problem::NoPermission => Text::of(
                "没有读取权限。请换有权限的账号，或者请文件所有者授权。",
                "permission to read it is denied. Use an account that may, or ask the file's owner.",
            ),
            Problem::NotAFile => Text::of(
                "这是文件夹或者设备，不是文件。请指定其中的表格文件。",
                "this is a folder or a device, not a file. Name the table file in it.",
            ),
            Problem::Unreadable(cause) => {
                let Text { zh, en } = in_words(cause);
                text!(
                    "读取出错（{zh}）。请检查后再试一次。",
                    "reading failed ({en}). Check this and try again."
                )
            }
            Problem::NoBytes => Text::of(
                "文件是空的（0 字节），可能没有传完。请重新取一份。",
                "the file is empty (0 bytes); perhaps it was not copied whole. Fetch it again.",
            ),
            Problem::TooLarge(bound, at) => {
                let Text { zh, en } = bound.text();
                let (at_zh, at_en) = at.as_ref().map_or_else(Default::default, |at| {
                    let Text { zh, en } = at.text();
                    (format!("（{zh}）"), format!(" ({en})"))
                });
                text!(
                    "超过了{zh}{at_zh}。请核对是不是选错了文件；内容无误的，请拆成几个文件导入。",
                    "it goes over {en}{at_en}. Check that this is the right file; if it is, split it."
                )
            }
            Problem::Crowded {
                heading,
                at,
                words,
                most,
            } => {
                let Text { zh, en } = at.text();
                text!(
                    "标题“{heading}”（{zh}）下面有 {words} 个词，超过每个标题 {most} 个的上限，不像是界别的委员名单。请核对是不是选错了文件；内容无误的，请补上漏掉的界别标题。",
                    "{words} words stand under the heading “{heading}” ({en}); the limit is {most} for each, more than any sector has members. Check that this is the right file; if it is, add the headings that are missing."
                )
            }
            Problem::WrongKind(kind) => kind.text(),
            Problem::Encrypted => Text::of(
                "文件有打开密码。请用 Word、Excel 或 WPS 打开，取消密码，另存后再导入。",
                "it is locked with a password. Open it in Word, Excel or WPS, remove the password, save, and import again.",
            ),
            Problem::LockedDocument => Text::of(
                "文档有打开密码。请用 Word 或 WPS 打开，取消密码，另存后再导入。",
                "it is locked with a password. Open it in Word or WPS, remove the password, save, and import again.",
            ),
            Problem::Broken(_) => Text::of(
                "文件已损坏，读不完整。请用 Excel 或 WPS 打开（文档用 Word 或 WPS），另存后再导入；打不开的，请重新取一份。",
                "the file is damaged. Open it in Excel or WPS (a document in Word or WPS), save it anew, and import that; if it can't be opened, fetch it again.",
            ),
            Problem::BrokenDocument(_) => Text::of(
                "文档已损坏，读不完整。请用 Word 或 WPS 打开，另存为 docx 后再导入；打不开的，请重新取一份。",
                "the document is damaged. Open it in Word or WPS, save it as docx, and import that; if it can't be opened, fetch it again.",
            ),
            Problem::UnknownEncoding => Text::of(
                "文字编码无法识别（不是 UTF-8、UTF-16、UTF-32 或 GB18030）。请另存为 xlsx 或者 UTF-8 编码的 csv。",
                "its text encoding is not known (neither UTF-8, UTF-16, UTF-32 nor GB18030). Save it as xlsx or as UTF-8 csv.",
            ),
            Problem::Blank => Text::of(
                "工作簿里没有内容。请核对是不是选错了文件。",
                "the workbook has nothing in it. Check that this is the right file.",
            ),
            Problem::BlankDocument => Text::of(
                "文档里没有文字（可能只有图片）。请核对是不是选错了文件；扫描件请向来文单位索取原件。",
                "the document has no text (perhaps only pictures). Check that this is the right file; if it is a scan, ask its sender for the original.",
            ),
            Problem::OneCell(at) => {
                let Text { zh, en } = at.text();
                text!(
                    "整个工作簿只有一个单元格有内容（{zh}），不是名册。请核对是不是选错了文件。",
                    "only one cell of the workbook has content ({en}); this is no roster. Check that this is the right file."
                )
            }
            Problem::OpenQuote(at, reason) => {
                let (Text { zh, en }, why) = (at.text(), reason);
                let (why_zh, why_en) = (&why.zh, &why.en);
                text!("{zh}：{why_zh}。", "{en}: {why_en}.")
            }
            Problem::OnlyOffices(offices) => {
                let told = offices.iter().take(4).map(String::as_str);
                let (zh, en) = (
                    told.clone().collect::<Vec<_>>().join("、"),
                    told.collect::<Vec<_>>().join(", "),
                );
                text!(
                    "这是职务或者机构的名单（{zh}），不是界别的委员名单，没有可以读入的内容。请核对是不是选错了文件。",
                    "this is a list of offices or bodies ({en}), not of sectors; there is nothing in it to be taken in. Check that this is the right file."
                )
            }
            Problem::NothingRecognised(sheets) => {
                let (zh, en) = if sheets.is_empty() {
                    Default::default()
                } else {
                    let (zh, en) = (sheets.join("、"), sheets.join(", "));
                    (format!("（工作表：{zh}）"), format!(" (sheets: {en})"))
                };
                text!(
                    "没有认出名册、名单或者小组通知{zh}。表格的表头需要有：委员名册——姓名、界别；专委会联系界别——专委会、联系界别；界别召集人——界别、第一召集人或者召集人。名单需要有界别标题，如“一、教育界（20名）”，下面写姓名。其他清单的表头见 docs/records.md。",
                    "no roster, announced list or notice of groups was recognised{en}. A table's header row needs: for members 姓名 and 界别; for the map 专委会 and 联系界别; for convenors 界别 and 第一召集人 or 召集人. A list needs headings of sectors, such as 一、教育界（20名）, with the names below. docs/records.md has the heads of other lists."
                )
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().say(Locale::En))
    }
}

impl WrongKind {
    /// What it is and what to do.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            WrongKind::Document => Text::of(
                "这是文字文档（Word/WPS），不是表格。登记表请放进收件文件夹，名册请存成 xlsx。",
                "this is a text document (Word/WPS), not a table. Save a roster as xlsx; registration forms belong to the intake folder.",
            ),
            WrongKind::OldDocument => Text::of(
                "这是 Word 6.0/95 或者更早的 Word 写的文档。请用 Word 或 WPS 打开，另存为 docx。",
                "this was written by Word 6/95 or before. Open it in Word or WPS and save it as docx.",
            ),
            WrongKind::OldWorkbook => Text::of(
                "这是 Excel 4.0 或者更早的表格。请用 Excel 或 WPS 打开，另存为 xlsx。",
                "this was written by Excel 4 or before. Open it in Excel or WPS and save it as xlsx.",
            ),
            WrongKind::Slides => Text::of(
                "这是演示文稿。请选择表格（xlsx、xls、ods、csv）或者文档（docx、doc、odt、rtf、html、txt）。",
                "this is a presentation. Choose a workbook (xlsx, xls, ods), a table of text (csv) or a document (docx, doc, odt, rtf, html, txt).",
            ),
            WrongKind::BinaryWorkbook => Text::of(
                "这是 Excel 二进制工作簿（xlsb）。请在 Excel 里另存为 xlsx。",
                "this is a binary workbook (xlsb). Save it as xlsx in Excel.",
            ),
            WrongKind::Pdf => Text::of(
                "这是 PDF，不是表格。请向来文单位索取 xlsx 原件。",
                "this is a PDF, not a table. Ask its sender for the xlsx.",
            ),
            WrongKind::XmlTable => Text::of(
                "这是 XML 表格（2003 格式）。请用 Excel 或 WPS 打开，另存为 xlsx。",
                "this is an XML table of 2003. Open it in Excel or WPS and save it as xlsx.",
            ),
            WrongKind::Picture => Text::of(
                "这是图片，不是表格。请向来文单位索取 xlsx 原件。",
                "this is a picture, not a table. Ask its sender for the xlsx.",
            ),
            WrongKind::Archive => Text::of(
                "这是压缩包。请先解压，再导入里面的表格。",
                "this is a packed folder. Unpack it and import the table in it.",
            ),
            WrongKind::Form => Text::of(
                "这是登记表，不是名册。请用 jiebie intake 读入（界面上是“收登记表”）。",
                "this is a registration form, not a roster; read it with jiebie intake (intake of forms on the screens).",
            ),
            WrongKind::Unknown => Text::of(
                "不是可识别的文件。请选择表格（xlsx、xls、ods、csv）或者文档（docx、doc、odt、rtf、html、txt）。",
                "this is no file that can be read. Choose a workbook (xlsx, xls, ods), a table of text (csv) or a document (docx, doc, odt, rtf, html, txt).",
            ),
        }
    }
}
