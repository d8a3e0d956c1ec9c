//! A file that somebody wants attached: read once, held against what may be attached.

use std::fs::Metadata;
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use chrono::NaiveDate;

use crate::desk::refusal::Refusal;
use crate::domain::attachment::{Attachment, Digest, MOST_BYTES, length_over};
use crate::exchange::office::attached::{Unattached, attached_kind};
use crate::files::{Identity, Opened, in_words, open, shown_path};
use crate::store::digest_of;
use crate::text;
use crate::text::Text;

/// A file, read.
pub(super) struct Picked {
    pub(super) name: String,
    pub(super) digest: Digest,
    pub(super) bytes: Vec<u8>,
    kind: &'static str,
}

impl Picked {
    /// Reads the file at `path`; it is not the `store`, and nothing that is never attached. A link that is
    /// named is meant.
    pub(super) fn read(path: &Path, store: &Path) -> Result<Picked, Refusal> {
        let refused = |why: Text| {
            let (file, Text { zh, en }) = (shown_path(path), why);
            Refusal::Procedure(text!(
                "没有附上“{file}”：{zh}",
                "\"{file}\" was not attached: {en}"
            ))
        };
        let bytes = bytes_of(path, store).map_err(refused)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let kind = attached_kind(&name, &bytes).map_err(|why| refused(told(why)))?;
        Ok(Picked {
            digest: digest_of(&bytes),
            name,
            bytes,
            kind,
        })
    }

    /// As it belongs to a record from a day on.
    pub(super) fn attachment(&self, on: NaiveDate) -> Attachment {
        Attachment {
            digest: self.digest,
            name: self.name.clone(),
            kind: self.kind.to_owned(),
            bytes: self.bytes.len() as u64,
            nth: 1,
            on: Some(on),
        }
    }
}

/// The bytes of a file that stays as it is while they are read.
fn bytes_of(path: &Path, store: &Path) -> Result<Vec<u8>, Text> {
    let failed = |error: std::io::Error| unread(&error);
    let Opened { mut file, meta } = open(path, true).map_err(failed)?;
    if meta.is_dir() {
        return Err(Text::of(
            "是文件夹。请逐个附上其中的文件。",
            "it is a folder. Attach the files in it one by one.",
        ));
    }
    if !meta.is_file() {
        return Err(Text::of(
            "不是普通文件，没有读取。",
            "it is no ordinary file, and was not read.",
        ));
    }
    let is_store =
        std::fs::metadata(store).is_ok_and(|it| Identity::of(&it) == Identity::of(&meta));
    if is_store {
        return Err(Text::of(
            "是正在使用的数据文件。请核对是不是选错了。",
            "it is the store in use. Check that this is the right file.",
        ));
    }
    if meta.len() > MOST_BYTES {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::new();
    // It may have grown since it was measured.
    let mut limited = (&mut file).take(MOST_BYTES.saturating_add(1));
    limited.read_to_end(&mut bytes).map_err(failed)?;
    let now = file.metadata().map_err(failed)?;
    if stamp(&now) != stamp(&meta) || bytes.len() as u64 != meta.len() {
        return Err(Text::of(
            "读取期间文件有改动。请等它写完，再附一次。",
            "it was changed while it was read. Wait until it is written, and attach it again.",
        ));
    }
    Ok(bytes)
}

/// What changes when a file is written.
fn stamp(meta: &Metadata) -> (u64, i64, i64) {
    (meta.len(), meta.mtime(), meta.mtime_nsec())
}

fn too_large(bytes: u64) -> Text {
    let [length, most] = length_over(bytes, MOST_BYTES);
    text!(
        "文件有 {length}，超过 {most} 的上限。请压缩其中的图片，另存后再附。",
        "it has {length}, more than the limit of {most}. Make the pictures in it smaller, save it, and attach it again."
    )
}

fn unread(error: &std::io::Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Text::of(
            "没有这个文件。请核对文件名。",
            "there is no such file. Check its name.",
        ),
        ErrorKind::PermissionDenied => Text::of(
            "没有权限读取。请向文件的主人要一份。",
            "permission to read it is denied. Ask its owner for a copy.",
        ),
        _ => {
            let Text { zh, en } = in_words(error);
            text!("读取出错：{zh}。", "reading it failed: {en}.")
        }
    }
}

fn told(why: Unattached) -> Text {
    match why {
        Unattached::Empty => Text::of(
            "文件是空的。请核对是不是选错了，或还没有传完。",
            "the file is empty. Check that it is the right one, and that it has arrived whole.",
        ),
        Unattached::Program => Text::of(
            "是程序或脚本，不作附件。请附文档、表格、演示文稿、PDF、OFD 或图片。",
            "it is a program or a script, which is never attached. Attach documents, tables, slides, PDF, OFD or pictures.",
        ),
        Unattached::Page => Text::of(
            "网页里有脚本，打开时会运行，不作附件。请打印或另存为 PDF 再附。",
            "the web page has a script in it, which runs when it is opened; it is never attached. Print it or save it as PDF, and attach that.",
        ),
        Unattached::Archive => Text::of(
            "是压缩包，里面有什么看不出来。请解压后逐个附上。",
            "it is a packed folder, and nobody sees what is in it. Unpack it and attach what is in it.",
        ),
        Unattached::Locked => Text::of(
            "文件有密码，以后打不开。请去掉密码，另存后再附。",
            "it is locked with a password. Take the password off, save it, and attach it again.",
        ),
        Unattached::Broken => Text::of(
            "文件不完整或有损坏，打不开。请核对是否传完，或向发来的人再要一份。",
            "it is damaged or did not arrive whole, and can't be opened. Check whether it has arrived, or ask for it again.",
        ),
        Unattached::Unknown => Text::of(
            "看不出是什么文件。请附文档、表格、演示文稿、PDF、OFD 或图片。",
            "it is of no known kind. Attach documents, tables, slides, PDF, OFD or pictures.",
        ),
    }
}
