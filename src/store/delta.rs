//! What differs between two states of a record, by the fields of its encoding.
//!
//! A form's history and the settings are long, and an act changes a few bytes of them. So the journal
//! keeps of a record that stays what its fields were and are, and from what it is now the journal
//! finds what it was: [`Delta::undo`]. Nothing here knows a kind of record. What is found again is the
//! encoding to the byte; where it would not be, [`between`] gives none and both states are kept whole.

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::codec;

/// A value of the encoding, whatever it stands for. A map's entries keep their order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nil,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

/// The way from one value to another that is not equal to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Way {
    /// The one in the place of the other.
    #[serde(rename = "=")]
    Swap(Value, Value),
    /// Entries of a map.
    #[serde(rename = "{")]
    Entries(Vec<(Value, Entry)>),
    /// A run of a list: how many items stand before it, what it was and what it is.
    #[serde(rename = "[")]
    Run(usize, Vec<Value>, Vec<Value>),
}

/// What became of an entry of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Entry {
    /// It has another value.
    #[serde(rename = "~")]
    Changed(Way),
    /// It stood at this place, with this value.
    #[serde(rename = "-")]
    Gone(usize, Value),
    /// It stands at this place, with this value.
    #[serde(rename = "+")]
    Come(usize, Value),
}

/// What differs between two states of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Delta(Way);

/// What differs between the encodings `before` and `after`; none where the one would not be found
/// again from the other to the byte.
pub(super) fn between(before: &[u8], after: &[u8]) -> Option<Delta> {
    let (was, is): (Value, Value) = (codec::decode(before).ok()?, codec::decode(after).ok()?);
    let delta = Delta(way(&was, &is)?);
    (delta.undo(after).as_deref() == Some(before)).then_some(delta)
}

impl Delta {
    /// What the encoding `after` was before; none where it is not what the delta led to.
    pub(super) fn undo(&self, after: &[u8]) -> Option<Vec<u8>> {
        let is: Value = codec::decode(after).ok()?;
        codec::encode(&undone(&self.0, is)?).ok()
    }
}

/// The way from `was` to `is`; none where they are equal.
fn way(was: &Value, is: &Value) -> Option<Way> {
    if was == is {
        return None;
    }
    Some(match (was, is) {
        (Value::Map(was), Value::Map(is)) => Way::Entries(entries(was, is)),
        (Value::List(was), Value::List(is)) => run(was, is),
        _ => Way::Swap(was.clone(), is.clone()),
    })
}

fn entries(was: &[(Value, Value)], is: &[(Value, Value)]) -> Vec<(Value, Entry)> {
    let value = |all: &[(Value, Value)], key: &Value| {
        let found = all.iter().find(|(other, _)| other == key);
        found.map(|(_, value)| value.clone())
    };
    let mut all = Vec::new();
    for (place, (key, old)) in was.iter().enumerate() {
        let entry = match value(is, key) {
            None => Some(Entry::Gone(place, old.clone())),
            Some(new) => way(old, &new).map(Entry::Changed),
        };
        all.extend(entry.map(|entry| (key.clone(), entry)));
    }
    for (place, (key, new)) in is.iter().enumerate() {
        if value(was, key).is_none() {
            all.push((key.clone(), Entry::Come(place, new.clone())));
        }
    }
    all
}

fn run(was: &[Value], is: &[Value]) -> Way {
    let alike = |(one, other): &(&Value, &Value)| one == other;
    let before = was.iter().zip(is).take_while(alike).count();
    let (was, is) = (&was[before..], &is[before..]);
    let behind = was.iter().rev().zip(is.iter().rev());
    let behind = behind.take_while(alike).count();
    let middle = |all: &[Value]| all[..all.len() - behind].to_vec();
    Way::Run(before, middle(was), middle(is))
}

fn undone(way: &Way, value: Value) -> Option<Value> {
    match (way, value) {
        (Way::Swap(was, is), value) => (value == *is).then(|| was.clone()),
        (Way::Entries(changed), Value::Map(mut all)) => {
            for (key, entry) in changed {
                match entry {
                    Entry::Gone(..) => {}
                    Entry::Changed(way) => {
                        let (_, value) = all.iter_mut().find(|(other, _)| other == key)?;
                        *value = undone(way, std::mem::replace(value, Value::Nil))?;
                    }
                    Entry::Come(_, value) => {
                        let place = all.iter().position(|(other, _)| other == key)?;
                        if all.remove(place).1 != *value {
                            return None;
                        }
                    }
                }
            }
            for (key, entry) in changed {
                if let Entry::Gone(place, value) = entry {
                    if *place > all.len() {
                        return None;
                    }
                    all.insert(*place, (key.clone(), value.clone()));
                }
            }
            Some(Value::Map(all))
        }
        (Way::Run(before, was, is), Value::List(mut all)) => {
            let end = before.checked_add(is.len())?;
            if all.get(*before..end)? != is.as_slice() {
                return None;
            }
            all.splice(*before..end, was.iter().cloned());
            Some(Value::List(all))
        }
        _ => None,
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Nil => to.serialize_unit(),
            Value::Bool(it) => to.serialize_bool(*it),
            Value::Unsigned(it) => to.serialize_u64(*it),
            Value::Signed(it) => to.serialize_i64(*it),
            Value::Float(it) => to.serialize_f64(*it),
            Value::Text(it) => to.serialize_str(it),
            Value::Bytes(it) => to.serialize_bytes(it),
            Value::List(all) => {
                let mut list = to.serialize_seq(Some(all.len()))?;
                for value in all {
                    list.serialize_element(value)?;
                }
                list.end()
            }
            Value::Map(all) => {
                let mut map = to.serialize_map(Some(all.len()))?;
                for (key, value) in all {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nil)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Value, E> {
        Ok(Value::Bool(it))
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Value, E> {
        Ok(Value::Unsigned(it))
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<Value, E> {
        Ok(Value::Signed(it))
    }

    fn visit_f64<E: Error>(self, it: f64) -> Result<Value, E> {
        Ok(Value::Float(it))
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Value, E> {
        Ok(Value::Text(it.to_owned()))
    }

    fn visit_bytes<E: Error>(self, it: &[u8]) -> Result<Value, E> {
        Ok(Value::Bytes(it.to_vec()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(value) = from.next_element()? {
            all.push(value);
        }
        Ok(Value::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = from.next_entry()? {
            all.push(entry);
        }
        Ok(Value::Map(all))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Nil),
            any::<bool>().prop_map(Value::Bool),
            any::<u64>().prop_map(Value::Unsigned),
            (i64::MIN..0).prop_map(Value::Signed),
            "[a-c]{0,3}".prop_map(Value::Text),
            proptest::collection::vec(any::<u8>(), 0..4).prop_map(Value::Bytes),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            let list = proptest::collection::vec(inner.clone(), 0..6);
            let map = proptest::collection::btree_map("[a-d]", inner, 0..5);
            prop_oneof![
                list.prop_map(Value::List),
                map.prop_map(|all| {
                    let all = all.into_iter();
                    Value::Map(all.map(|(key, it)| (Value::Text(key), it)).collect())
                }),
            ]
        })
    }

    fn bytes(value: &Value) -> Vec<u8> {
        codec::encode(value).expect("encodes")
    }

    proptest! {
        #[test]
        fn what_was_is_found_again_and_from_nothing_else(was in value(), is in value()) {
            let (before, after) = (bytes(&was), bytes(&is));
            match between(&before, &after) {
                None => prop_assert_eq!(was, is),
                Some(delta) => {
                    let stored = codec::encode(&delta).expect("encodes");
                    let read: Delta = codec::decode(&stored).expect("decodes");
                    prop_assert_eq!(&read, &delta);
                    prop_assert_eq!(read.undo(&after), Some(before.clone()));
                    prop_assert!(read.undo(&before).is_none_or(|it| it != before));
                }
            }
        }
    }

    #[test]
    fn a_long_list_that_grows_is_kept_by_what_is_new() {
        let step = |n: u64| {
            let text = "很长的一段话".repeat(20);
            Value::List(vec![Value::Unsigned(n), Value::Text(text)])
        };
        let list = |n: u64| {
            Value::Map(vec![(
                Value::Text("history".into()),
                Value::List((0..n).map(step).collect()),
            )])
        };
        let (before, after) = (bytes(&list(20)), bytes(&list(21)));
        let delta = between(&before, &after).expect("a way");
        let length = codec::encode(&delta).expect("encodes").len();
        assert!(
            length < 420 && after.len() > 7_000,
            "{length} of {}",
            after.len()
        );
    }
}
