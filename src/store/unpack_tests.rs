//! What `rmp-serde` writes and what it would read of it is what is read here.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{DEPTH, Fault, unpack};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    Bare,
    Holding(u64),
    Pair(i32, String),
    Named { on: bool, by: Option<String> },
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Number(u16);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Every {
    id: u64,
    place: u32,
    shift: i64,
    share: f64,
    yes: bool,
    letter: char,
    name: String,
    #[serde(default)]
    note: Option<String>,
    deep: Option<Box<Every>>,
    shapes: Vec<Shape>,
    numbers: BTreeSet<Number>,
    by_number: BTreeMap<Number, Shape>,
    by_name: BTreeMap<String, (u8, i8)>,
    unit: (),
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Bare),
        any::<u64>().prop_map(Shape::Holding),
        (any::<i32>(), ".{0,40}").prop_map(|(n, text)| Shape::Pair(n, text)),
        (any::<bool>(), proptest::option::of(".{0,6}"))
            .prop_map(|(on, by)| Shape::Named { on, by }),
    ]
}

fn every() -> impl Strategy<Value = Every> {
    (flat(), proptest::option::of(flat())).prop_map(|(outer, inner)| Every {
        deep: inner.map(Box::new),
        ..outer
    })
}

fn flat() -> impl Strategy<Value = Every> {
    (
        (any::<u64>(), any::<u32>(), any::<i64>(), -1e9..1e9_f64),
        (any::<bool>(), any::<char>(), ".{0,300}"),
        proptest::option::of(".{0,9}"),
        proptest::collection::vec(shape(), 0..20),
        proptest::collection::btree_set(any::<u16>().prop_map(Number), 0..20),
        proptest::collection::btree_map(any::<u16>().prop_map(Number), shape(), 0..4),
        proptest::collection::btree_map(".{0,9}", any::<(u8, i8)>(), 0..20),
    )
        .prop_map(
            |((id, place, shift, share), (yes, letter, name), note, shapes, numbers, n, t)| Every {
                id,
                place,
                shift,
                share,
                yes,
                letter,
                name,
                note,
                deep: None,
                shapes,
                numbers,
                by_number: n,
                by_name: t,
                unit: (),
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_was_written_is_read(value in every()) {
        let bytes = rmp_serde::to_vec_named(&value).expect("bytes");
        prop_assert_eq!(unpack::<Every>(&bytes), Ok(value));
        for end in 0..bytes.len() {
            prop_assert_eq!(unpack::<Every>(&bytes[..end]), Err(Fault), "cut at {}", end);
        }
        let mut longer = bytes;
        longer.push(0);
        prop_assert_eq!(unpack::<Every>(&longer), Err(Fault));
    }

    /// Where both read something of damaged bytes, they read the same.
    #[test]
    fn of_damaged_bytes_nothing_else_is_read(value in every(), at: usize, byte: u8) {
        let mut bytes = rmp_serde::to_vec_named(&value).expect("bytes");
        let at = at % bytes.len();
        bytes[at] = byte;
        if let (Ok(mine), Ok(theirs)) =
            (unpack::<Every>(&bytes), rmp_serde::from_slice::<Every>(&bytes))
            && !mine.share.is_nan()
        {
            prop_assert_eq!(mine, theirs);
        }
    }
}

#[test]
fn a_record_may_gain_and_lose_fields() {
    #[derive(Serialize)]
    struct Newer {
        unknown: BTreeMap<String, Vec<Option<f64>>>,
        id: u64,
        also: Shape,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Older {
        id: u64,
        #[serde(default)]
        note: String,
        since: Option<u8>,
    }
    let newer = Newer {
        unknown: BTreeMap::from([("a".to_owned(), vec![None, Some(0.5)])]),
        id: 7,
        also: Shape::Named { on: true, by: None },
    };
    let bytes = rmp_serde::to_vec_named(&newer).expect("bytes");
    let older = Older {
        id: 7,
        note: String::new(),
        since: None,
    };
    assert_eq!(unpack::<Older>(&bytes), Ok(older));
}

#[test]
fn a_value_that_nests_too_deep_is_refused() {
    #[derive(Debug, Deserialize)]
    struct Nest {
        #[serde(default, rename = "n")]
        _in: Option<Box<Nest>>,
    }
    // {n: {n: … {}}}
    let nested = |depth: usize| {
        let mut bytes: Vec<u8> = [0x81, 0xa1, b'n'].repeat(depth);
        bytes.push(0x80);
        bytes
    };
    assert!(unpack::<Nest>(&nested(usize::from(DEPTH) - 1)).is_ok());
    assert!(unpack::<Nest>(&nested(usize::from(DEPTH))).is_err());
    assert!(unpack::<Nest>(&nested(1_000_000)).is_err());
    // Passing over does not nest.
    let mut ignored = vec![0x81, 0xa1, b'x'];
    ignored.extend([0x91].repeat(1_000_000));
    ignored.push(0xc0);
    assert!(unpack::<Nest>(&ignored).is_ok());
}

#[test]
fn a_length_beyond_the_end_takes_no_memory() {
    for bytes in [
        &[0xdd, 0xff, 0xff, 0xff, 0xff][..],
        &[0xdb, 0xff, 0xff, 0xff, 0xff][..],
    ] {
        assert_eq!(unpack::<Vec<u64>>(bytes), Err(Fault));
        assert_eq!(unpack::<String>(bytes), Err(Fault));
    }
}
