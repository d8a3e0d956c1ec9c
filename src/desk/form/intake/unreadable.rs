//! What to do with a file that can't be read, said to who takes in forms: the sender is a member,
//! and what is wanted is a form, not a table.

use crate::exchange::{Problem, WrongKind};
use crate::text::Text;

/// What is wrong with the file, and what to do.
pub(super) fn text(problem: &Problem) -> Text {
    match problem {
        Problem::NotAFile => Text::of(
            "不是普通文件，没有读取。",
            "this is no ordinary file, and was not read.",
        ),
        Problem::NoBytes => Text::of(
            "文件是空的（0 字节），可能没有传完。请重新取一份。",
            "the file is empty (0 bytes); perhaps it was not copied whole. Fetch it again.",
        ),
        Problem::Encrypted | Problem::LockedDocument => Text::of(
            "文件有打开密码。请用 Word、Excel 或 WPS 打开，取消密码，另存后再收。",
            "it is locked with a password. Remove the password in Word, Excel or WPS, save, and take it in again.",
        ),
        Problem::Broken(_) | Problem::BrokenDocument(_) => Text::of(
            "文件已损坏，读不完整。请让委员重新发送，或用 Word、WPS 打开另存后再收。",
            "the file is damaged. Have it sent again, or open it in Word or WPS, save it, and take it in again.",
        ),
        Problem::UnknownEncoding => Text::of(
            "文字编码无法识别。请另存为 docx 后再收。",
            "its text encoding is not known. Save it as docx and take it in again.",
        ),
        Problem::Blank | Problem::OneCell(_) => Text::of(
            "表格里没有内容。请核对是不是选错了文件。",
            "the workbook has nothing in it. Check that this is the right file.",
        ),
        Problem::WrongKind(kind) => of_kind(*kind),
        Problem::Missing
        | Problem::NoPermission
        | Problem::Unreadable(_)
        | Problem::TooLarge(..)
        | Problem::BlankDocument
        | Problem::NothingRecognised(_)
        | Problem::Crowded { .. }
        | Problem::OpenQuote(..)
        | Problem::OnlyOffices(_) => problem.text(),
    }
}

fn of_kind(kind: WrongKind) -> Text {
    match kind {
        WrongKind::Pdf => Text::of(
            "是 PDF，读不了。请索取 Word 原件，或在界面上录入。",
            "this is a PDF, which can't be read. Ask for the Word document, or enter the form at the desk.",
        ),
        WrongKind::Picture => Text::of(
            "是图片（扫描件或照片），读不了。请索取 Word 原件，或在界面上录入。",
            "this is a picture (a scan or a photograph), which can't be read. Ask for the Word document, or enter the form at the desk.",
        ),
        WrongKind::Archive => Text::of(
            "是压缩包。请先解压，再收里面的登记表。",
            "this is a packed folder. Unpack it and take in the forms in it.",
        ),
        WrongKind::OldDocument => Text::of(
            "是旧版 Word 文档（Word 95 及以前），读不了。请用 Word 或 WPS 另存为 docx 后再收。",
            "this is a document of Word 95 or before, which can't be read. Save it as docx in Word or WPS and take it in again.",
        ),
        WrongKind::Slides => Text::of(
            "是演示文稿，不是登记表。",
            "this is a presentation, not a form.",
        ),
        WrongKind::BinaryWorkbook => Text::of(
            "是 Excel 二进制工作簿（xlsb）。请另存为 xlsx 后再收。",
            "this is a binary workbook (xlsb). Save it as xlsx and take it in again.",
        ),
        WrongKind::OldWorkbook => Text::of(
            "是 Excel 4.0 或者更早的表格，读不了。请用 Excel 或 WPS 另存为 xlsx 后再收。",
            "this is a workbook of Excel 4 or before, which can't be read. Save it as xlsx in Excel or WPS and take it in again.",
        ),
        WrongKind::XmlTable => Text::of(
            "是 XML 表格（2003 格式）。请另存为 xlsx 后再收。",
            "this is an XML table of 2003. Save it as xlsx and take it in again.",
        ),
        WrongKind::Document | WrongKind::Form | WrongKind::Unknown => Text::of(
            "不是能读的文件。请用 Word 或 WPS 另存为 docx 后再收。",
            "this is no file that can be read. Save it as docx in Word or WPS and take it in again.",
        ),
    }
}
