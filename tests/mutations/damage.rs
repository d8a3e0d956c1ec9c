//! Damage to a file, drawn from a number: the same number does the same.

use crate::seeds;

/// What the formats give a meaning to: pieces that damage is made of.
const PIECES: [&[u8]; 34] = [
    b"<",
    b">",
    b"</",
    b"\"",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"<w:p>",
    b"</w:tc>",
    b"<w:tbl><w:tr><w:tc>",
    b"<w:gridSpan w:val=\"4294967295\"/>",
    b"<w:vMerge/>",
    b"table:number-columns-repeated=\"2000000000\" ",
    b"<table:covered-table-cell/>",
    b"<table><tr><td colspan=99999999 rowspan=0>",
    b"</table>",
    b"<!--",
    b"<script>",
    b"{",
    b"}",
    b"\\cell ",
    b"\\row ",
    b"\\trowd\\cellx-2147483648\\cellx2147483647 ",
    b"\\intbl\\itap9 ",
    b"\\bin2147483647 ",
    b"\\u-32768?",
    b"\\'",
    b"\n",
    b"\x00\x00\x00\x00",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\x07\x0d\x13",
    b",\"",
    "委员姓名：".as_bytes(),
];

/// The bytes after the damage of this number.
pub fn done(bytes: &[u8], number: u64) -> Vec<u8> {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    // Half of the packed files are damaged inside, where no checksum notices.
    if bytes.starts_with(b"PK")
        && dice.below(2) == 0
        && let Some(mut parts) = seeds::unpacked(bytes)
    {
        let count = parts.len();
        // The parts with the text are the last ones; most hits go there.
        let at = if dice.below(3) == 0 {
            dice.below(count)
        } else {
            count - 1 - dice.below(count.min(2))
        };
        hit(&mut parts[at].1, &mut dice);
        return seeds::packed(&parts);
    }
    let mut bytes = bytes.to_vec();
    hit(&mut bytes, &mut dice);
    bytes
}

fn hit(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(9) {
            0 => bytes[at] = dice.byte(),
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let copied = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, copied);
            }
            4 => bytes.truncate(at),
            5 => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            6 => {
                let piece = PIECES[dice.below(PIECES.len())];
                let end = (at + piece.len()).min(bytes.len());
                bytes.splice(at..end, piece.iter().copied());
            }
            7 => {
                // Nested deep: the same piece many times.
                let piece = PIECES[dice.below(PIECES.len())];
                let many = piece.repeat(1 + dice.below(400));
                bytes.splice(at..at, many);
            }
            _ => {
                let fill = dice.byte();
                bytes[at..end].fill(fill);
            }
        }
    }
}

/// Numbers that look drawn.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn byte(&mut self) -> u8 {
        (self.next() >> 16) as u8
    }
}
