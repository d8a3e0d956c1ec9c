//! What a system would run if it was opened: programs and scripts, by what they are called and by what they begin
//! with. A text is a text, and so is a web page without a script in it.

/// How much of a file is its head, in bytes.
const HEAD: usize = 1024;

/// How much of a text is looked at for words of scripts, in bytes.
const HEAD_OF_A_TEXT: usize = 4096;

/// How files are called that a system runs, or that have it run something.
const ENDINGS: &[&str] = &[
    "exe",
    "com",
    "scr",
    "pif",
    "dll",
    "sys",
    "cpl",
    "msc",
    "msi",
    "msp",
    "jar",
    "class",
    "apk",
    "app",
    "dmg",
    "deb",
    "rpm",
    "run",
    "bin",
    "so",
    "bat",
    "cmd",
    "vbs",
    "vbe",
    "vb",
    "js",
    "jse",
    "mjs",
    "wsf",
    "wsh",
    "wsc",
    "sct",
    "hta",
    "chm",
    "hlp",
    "ps1",
    "psm1",
    "psd1",
    "sh",
    "bash",
    "csh",
    "zsh",
    "reg",
    "desktop",
    "url",
    "lnk",
    "website",
    "py",
    "pyw",
    "pl",
    "rb",
    "php",
    "asp",
    "aspx",
    "jsp",
    "inf",
    "application",
    "gadget",
    "scf",
];

/// What programs begin with; such bytes stand nowhere in the head of a paper.
const PROGRAMS: &[&[u8]] = &[
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\0asm",
    b"L\0\0\0\x01\x14\x02\0",
    b"This program cannot be run in DOS mode",
    b"This program must be run under",
];

/// What the first line of a script begins with, in small letters.
const FIRST_WORDS: &[&str] = &[
    "#!",
    "@echo",
    "@cls",
    "echo off",
    "<?php",
    "<%",
    "<script",
    "<job",
    "<package",
    "option explicit",
    "on error resume next",
    "windows registry editor",
    "regedit4",
    "[internetshortcut]",
    "[desktop entry]",
    "[autorun]",
    "powershell",
    "import os",
    "import sys",
    "import subprocess",
    "function ",
    "var ",
    "dim ",
    "set ws",
    "param(",
];

/// What stands in scripts and in web pages that run something, in small letters; in no paper.
const WORDS: &[&str] = &[
    "wscript.",
    "createobject(",
    "activexobject",
    "<script",
    "javascript:",
    "vbscript:",
    "<hta:",
];

/// Is a file of this name one that a system runs, whatever is in it?
pub(super) fn is_called_so(name: &str) -> bool {
    let name = name.trim_end_matches(['.', ' ', '　']);
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|it| ENDINGS.contains(&it.as_str()))
}

/// Does a program stand at the head of a file? Some hide behind what papers begin with.
pub(super) fn is_program(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let begins = head.trim_ascii_start();
    let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begins);
    let has = |what: &&[u8]| head.windows(what.len()).any(|it| it == *what);
    // A text may begin with these letters; it has no zeros.
    begins.starts_with(b"MZ") && head.contains(&0)
        || begins.starts_with(b"#!")
        || PROGRAMS.iter().any(has)
        || (0..head.len()).any(|at| head[at..].starts_with(b"MZ") && is_portable(&bytes[at..]))
}

/// Is it a program of Windows: does its head lead to the second one?
fn is_portable(bytes: &[u8]) -> bool {
    let second = bytes.get(0x3c..0x40).and_then(|it| it.try_into().ok());
    let second = second.map(|it| u32::from_le_bytes(it) as usize);
    second.is_some_and(|at| bytes.get(at..).is_some_and(|it| it.starts_with(b"PE\0\0")))
}

/// Is it a script, or a web page that runs one?
pub(super) fn is_script(bytes: &[u8]) -> bool {
    // Scripts are written in these letters, whatever stands between them.
    let text: Vec<u8> = bytes.iter().copied().filter(|it| *it != 0).collect();
    let text = String::from_utf8_lossy(&text[..text.len().min(HEAD_OF_A_TEXT)]).to_lowercase();
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}');
    FIRST_WORDS.iter().any(|it| text.starts_with(it)) || WORDS.iter().any(|it| text.contains(it))
}

/// The same of a web page, in which the script may stand anywhere.
pub(super) fn is_running_page(bytes: &[u8]) -> bool {
    let text: Vec<u8> = bytes
        .iter()
        .filter(|it| **it != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let has = |what: &&str| text.windows(what.len()).any(|it| it == what.as_bytes());
    WORDS.iter().any(has)
}
