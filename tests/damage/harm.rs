//! Harm to a store's file, drawn from a number: the same number does the same.

/// The engine's least page, in bytes.
pub const PAGE: usize = 4096;

/// What was done to the file.
#[derive(Debug)]
pub struct Harm {
    pub bytes: Vec<u8>,
    pub what: String,
    /// Which older state the first page was taken from. Such a file may be that state from end to
    /// end.
    pub header_of: Option<usize>,
}

/// The file `whole` after the harm of this number. `older` are earlier states of it.
pub fn done(whole: &[u8], older: &[Vec<u8>], number: u64) -> Harm {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut harm = Harm {
        bytes: whole.to_vec(),
        what: String::new(),
        header_of: None,
    };
    // Two faults at once now and then, as a bad disk has them.
    for _ in 0..1 + usize::from(dice.below(6) == 0) {
        if harm.bytes.len() < PAGE {
            // There is nothing left to harm.
            break;
        }
        let what = hit(&mut harm, older, &mut dice);
        harm.what = format!("{} {what}", harm.what).trim_start().to_owned();
    }
    harm
}

fn hit(harm: &mut Harm, older: &[Vec<u8>], dice: &mut Dice) -> String {
    let bytes = &mut harm.bytes;
    let pages = (bytes.len() / PAGE).max(1);
    let written = |bytes: &[u8], dice: &mut Dice| {
        // Most hits go where there is something.
        let mut at = dice.below(bytes.len());
        for _ in 0..dice.below(200) {
            if bytes[at] != 0 {
                break;
            }
            at = dice.below(bytes.len());
        }
        at
    };
    match dice.below(12) {
        0 | 1 => {
            let (at, bit) = (written(bytes, dice), dice.below(8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} turned")
        }
        2 => {
            // The header is small and says most.
            let (at, bit) = (dice.below(320), dice.below(8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} turned")
        }
        3 => {
            let (at, value) = (written(bytes, dice), dice.below(256) as u8);
            bytes[at] = value;
            format!("byte {at} made {value}")
        }
        4 => {
            let length = [1, 4, 8, 64, 512, PAGE][dice.below(6)];
            let at = match dice.below(8) {
                0 => dice.below(320),
                _ => written(bytes, dice),
            };
            let at = if length >= 512 {
                at / length * length
            } else {
                at
            };
            let end = (at + length).min(bytes.len());
            bytes[at..end].fill(0);
            format!("{length} bytes from {at} zeroed")
        }
        5 => {
            let length = [8, 64, 512, PAGE][dice.below(4)];
            let at = written(bytes, dice) / length * length;
            let end = (at + length).min(bytes.len());
            bytes[at..end].fill_with(|| dice.below(256) as u8);
            format!("{length} bytes from {at} made noise")
        }
        6 => {
            let (one, other) = (dice.below(pages), dice.below(pages));
            for at in 0..PAGE {
                bytes.swap(one * PAGE + at, other * PAGE + at);
            }
            format!("pages {one} and {other} swapped")
        }
        7 | 8 => {
            let (from, to) = (dice.below(pages), dice.below(pages));
            let page = bytes[from * PAGE..(from + 1) * PAGE].to_vec();
            bytes[to * PAGE..(to + 1) * PAGE].copy_from_slice(&page);
            format!("page {from} copied over page {to}")
        }
        9 | 10 => {
            let state = dice.below(older.len());
            let old = &older[state];
            // A page that is another now, as far as one is found.
            let mut page = dice.below(pages);
            let differs = |page: usize, bytes: &[u8]| {
                let range = page * PAGE..(page + 1) * PAGE;
                old.get(range.clone()).is_some_and(|it| *it != bytes[range])
            };
            for _ in 0..50 {
                if differs(page, bytes) {
                    break;
                }
                page = dice.below(pages);
            }
            // The whole page, or the sectors at one end of it.
            let (from, to) = [(0, PAGE), (0, PAGE), (0, 512), (2048, PAGE)][dice.below(4)];
            let range = page * PAGE + from..page * PAGE + to;
            if let Some(stale) = old.get(range.clone()) {
                bytes[range].copy_from_slice(stale);
                if page == 0 && from == 0 {
                    harm.header_of = Some(state);
                }
            }
            format!("bytes {from} to {to} of page {page} as they were in state {state}")
        }
        _ => {
            let length = match dice.below(3) {
                0 => dice.below(bytes.len()),
                1 => dice.below(pages) * PAGE,
                _ => bytes.len() + dice.below(3 * PAGE),
            };
            bytes.resize(length, 0);
            format!("made {length} bytes long")
        }
    }
}

/// A generator of numbers that is the same every time (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}
