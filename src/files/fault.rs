//! What the system's refusals mean, in words of both languages: its own are English, and for programmers.

use std::io::{Error, ErrorKind};

use crate::text;
use crate::text::Text;

/// What an error of the system means. Whoever knows more of the file says more.
#[must_use]
pub fn in_words(error: &Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => Text::of("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => Text::of("没有权限", "no permission"),
        ErrorKind::ReadOnlyFilesystem => Text::of("该处只能读取", "the place can only be read"),
        ErrorKind::AlreadyExists => Text::of("已经存在", "it exists already"),
        ErrorKind::IsADirectory => Text::of("这是文件夹，不是文件", "this is a folder, not a file"),
        ErrorKind::NotADirectory => Text::of(
            "路径中有一段是文件，不是文件夹",
            "a part of the path is a file, not a folder",
        ),
        ErrorKind::DirectoryNotEmpty => Text::of("文件夹不是空的", "the folder is not empty"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Text::of("磁盘已满", "the disk is full")
        }
        ErrorKind::InvalidFilename => Text::of(
            "文件名太长或含有不允许的字符",
            "the name is too long or has characters that are not allowed",
        ),
        ErrorKind::BrokenPipe => Text::of("接收的程序已经结束", "its reader went away"),
        ErrorKind::TimedOut => Text::of(
            "磁盘或者网络没有响应",
            "the disk or the network does not answer",
        ),
        ErrorKind::WouldBlock | ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            Text::of("正被其他程序占用", "another program uses it")
        }
        ErrorKind::UnexpectedEof => Text::of("内容没有读全就断了", "it ended too early"),
        ErrorKind::OutOfMemory => Text::of("内存不足", "there is not enough memory"),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => Text::of(
            "与网络文件夹的连接断了",
            "the connection to the network's folder is lost",
        ),
        _ => by_number(error),
    }
}

/// Errors that have a number and no kind; of any other the number is told, by which it can be looked up.
fn by_number(error: &Error) -> Text {
    const LOOPS: [i32; 2] = [40, 62];
    match error.raw_os_error() {
        Some(5) => Text::of("磁盘或者网络读写出错", "the disk or the network fails"),
        Some(6 | 19) => Text::of("设备已经断开", "the device is gone"),
        Some(23 | 24) => Text::of("打开的文件太多", "too many files are open"),
        Some(number) if LOOPS.contains(&number) => {
            Text::of("链接绕成了圈", "the links lead in a circle")
        }
        Some(number) => text!("系统错误 {number}", "the system says \"{error}\""),
        None => text!("系统出错", "the system says \"{error}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn chinese_words_have_no_english_in_them() {
        for number in 1..134 {
            let told = in_words(&Error::from_raw_os_error(number));
            let zh = told.say(Locale::Zh);
            assert!(
                !zh.contains(|c: char| c.is_ascii_alphabetic()),
                "{number}: {zh}"
            );
        }
        let told = in_words(&Error::other("gave out"));
        assert_eq!(told.say(Locale::Zh), "系统出错");
        assert_eq!(told.say(Locale::En), "the system says \"gave out\"");
    }

    #[test]
    fn usual_refusals_are_told_apart() {
        let zh = |number| {
            in_words(&Error::from_raw_os_error(number))
                .say(Locale::Zh)
                .to_owned()
        };
        assert_eq!(zh(2), "没有这个文件或文件夹");
        assert_eq!(zh(13), "没有权限");
        assert_eq!(zh(21), "这是文件夹，不是文件");
        assert_eq!(zh(28), "磁盘已满");
    }
}
