//! Whether PDF and pictures, which are never read here, are whole, as far as their head and their end tell: one that
//! did not arrive whole nobody will be able to open. Nothing else of them is looked at.

/// Where readers of PDF look for the end of one, in bytes before the end of the file; some programs write more
/// behind it than they should.
const TAIL: usize = 4096;

/// The ending of a PDF or a picture with these bytes, and whether it is whole; none where it is none.
pub(super) fn told(bytes: &[u8]) -> Option<(&'static str, bool)> {
    let tail = |length: usize| &bytes[bytes.len().saturating_sub(length)..];
    let begins = |with: &[u8]| bytes.starts_with(with);
    Some(if begins(b"%PDF") {
        ("pdf", begins(b"%PDF-") && has(tail(TAIL), b"%%EOF"))
    } else if begins(b"\x89PNG") {
        let head = begins(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR");
        ("png", head && has(tail(TAIL), b"IEND"))
    } else if begins(b"\xff\xd8\xff") {
        ("jpg", has(&bytes[3..], b"\xff\xd9"))
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        let end = bytes.iter().rposition(|it| *it != 0);
        ("gif", end.is_some_and(|at| at > 13 && bytes[at] == b';'))
    } else if begins(b"BM") {
        // Texts may begin so: it is one where the head says how long it is.
        let said = number(bytes, 2)?;
        let pixels = number(bytes, 10)?;
        if !(14..=MOST_OF_A_HEAD).contains(&pixels) {
            return None;
        }
        ("bmp", said <= bytes.len() && pixels < bytes.len())
    } else if begins(b"II*\0") {
        ("tif", number(bytes, 4).is_some_and(|at| at < bytes.len()))
    } else if begins(b"MM\0*") {
        let first = bytes.get(4..8).and_then(|it| it.try_into().ok());
        let first = first.map(|it| u32::from_be_bytes(it) as usize);
        ("tif", first.is_some_and(|at| at < bytes.len()))
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        let said = number(bytes, 4)?;
        ("webp", said > 4 && said <= bytes.len() - 8)
    } else {
        return None;
    })
}

/// No bitmap has a longer head, in bytes.
const MOST_OF_A_HEAD: usize = 4096;

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|it| it == what)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(four) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_is_not_whole() {
        let mut bmp = b"BM".to_vec();
        bmp.extend(58_u32.to_le_bytes());
        bmp.extend([0; 4]);
        bmp.extend(54_u32.to_le_bytes());
        bmp.resize(58, 7);
        let whole: [(&str, &[u8]); 9] = [
            ("pdf", b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"),
            (
                "png",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0IIII\0\0\0\0IEND\xaeB`\x82",
            ),
            ("jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9"),
            ("gif", b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0;"),
            ("bmp", &bmp),
            ("tif", b"II*\0\x08\0\0\0\0\0\0\0"),
            ("tif", b"MM\0*\0\0\0\x08\0\0\0\0"),
            ("webp", b"RIFF\x0a\0\0\0WEBPVP8 \0\0"),
            ("pdf", b"%PDF-1.4 %%EOF and more that a program wrote behind it"),
        ];
        for (kind, bytes) in whole {
            assert_eq!(told(bytes), Some((kind, true)), "{kind}");
            let cut = told(&bytes[..bytes.len() / 5]);
            assert!(cut.is_none_or(|(_, whole)| !whole), "{kind}: {cut:?}");
        }
        for none in [&b"BM"[..], "BM计划：全年工作的安排".as_bytes(), b"GIF", b""] {
            assert_eq!(told(none), None);
        }
    }
}
