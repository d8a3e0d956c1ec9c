//! Somebody's child at the keyboard: keys, pastes, clicks and sizes by chance, always the same chance.
//! Afterwards the program is alive, shows what a screen drawn afresh shows, and its store is sound.
//! `JIEBIE_MONKEY_SEED=N` plays another chance.

use std::time::Duration;

use jiebie::tui::key::Key;
use rustix::process::Signal;

use crate::keys::bytes_of;
use crate::story::Seat;
use crate::test_store::TestStore;

const KEYS: usize = 20_000;
const RESIZES: usize = 100;

/// Keys that mean something somewhere, and some that mean nothing. None of them quits or stops.
const NAMES: &str = "Up Up Up Down Down Down Down Left Right Home End PageUp PageDown Tab Tab \
    Shift-Tab Enter Enter Enter Space Space Backspace Delete Insert F1 F3 F4 F5 F7 F8 F9 \
    a b c d e f g h i j k l m n o p r s t u v w x y z A E J K S T U X 1 2 3 4 5 0 * ~ / ? [ ] - 界 伟 é \
    Ctrl-A Ctrl-B Ctrl-D Ctrl-E Ctrl-F Ctrl-G Ctrl-K Ctrl-O Ctrl-S Ctrl-T Ctrl-U Ctrl-W Ctrl-Y \
    Ctrl-Left Ctrl-Right Ctrl-Up Ctrl-Down Alt-1 Alt-2 Alt-3 Alt-4 Alt-5 Alt-a Alt-c Alt-e Alt-f \
    Alt-h Alt-k Alt-l Alt-n Alt-p Alt-r Alt-s Alt-t Alt-u Alt-w Alt-x Alt-z Alt-, Alt-. Alt-Up \
    Alt-Down";

/// xorshift64*: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).expect("31 bits") % n
    }
}

/// What is sent at once, and how many keys that is.
fn some_input(chance: &mut Chance, keys: &[Vec<u8>]) -> Vec<u8> {
    match chance.below(100) {
        // Two in one read are one Esc, and nothing behind them becomes an Alt key.
        0..=9 => b"\x1b\x1b".to_vec(),
        // The palette offers the end as well: it is looked at, and closed.
        10 => {
            let word = ["xls", "dj", "界", "jyj"][chance.below(4)];
            format!("\x10{word}\x1b[B\x1b[B\x1b\x1b").into_bytes()
        }
        // So does the window of all places.
        13 => b"\x1bOQ\x1b[B\x1b[B\x1b\x1b".to_vec(),
        11 => b"\x1b[200~\xe7\xb2\x98\xe8\xb4\xb4\r\xe4\xb8\x80\xe8\xa1\x8c\tq\x1b[201~".to_vec(),
        12 => {
            let button = [0, 64, 65][chance.below(3)];
            let (x, y) = (1 + chance.below(120), 1 + chance.below(36));
            format!("\x1b[<{button};{x};{y}M\x1b[<{button};{x};{y}m").into_bytes()
        }
        _ => keys[chance.below(keys.len())].clone(),
    }
}

fn seed() -> u64 {
    let asked = std::env::var("JIEBIE_MONKEY_SEED").ok();
    let asked = asked.map(|it| it.parse().expect("a whole number above 0"));
    asked.unwrap_or(0x6a69_6562_6965)
}

#[test]
fn random_keys_and_sizes_leave_a_whole_screen_and_a_sound_store() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let keys: Vec<_> = NAMES
        .split_whitespace()
        .map(|name| bytes_of(name.parse::<Key>().expect("a key's name")))
        .collect();
    let mut chance = Chance(seed());
    let mut story = Seat::of(&office, "顽童").open();
    story.shows("委员 · 全部");
    for round in 1..=RESIZES {
        for _ in 0..KEYS / RESIZES / 20 {
            let burst: Vec<u8> = (0..20)
                .flat_map(|_| some_input(&mut chance, &keys))
                .collect();
            story.line().send(&burst);
        }
        // Each of these when the screen before it could be seen: in a burst one act is run at most.
        let slowly: Vec<_> = (0..30).map(|_| some_input(&mut chance, &keys)).collect();
        let slowly: Vec<&[u8]> = slowly.iter().map(Vec::as_slice).collect();
        story.line().send_cut(&slowly, Duration::from_millis(6));
        let (width, height) = match chance.below(5) {
            0 => (1 + chance.below(70), 1 + chance.below(20)),
            _ => (60 + chance.below(140), 16 + chance.below(34)),
        };
        let size = |n| u16::try_from(n).expect("a size");
        story.resize(size(width), size(height));
        if round % 10 == 0 {
            story.is_as_if_drawn_afresh();
        }
    }
    story.resize(120, 36).is_as_if_drawn_afresh();
    story.signal(Signal::TERM).leaves(0);
    office.runs(&["verify"]).done();
}
