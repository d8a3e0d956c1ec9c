//! How a value with its changes is written and read.

use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, UnitDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Dated;

/// The first key of a value with changes. A value without changes stands as it is, so that
/// records of before facts had days are read as they were meant.
const FIRST: &str = "first";
const CHANGES: &str = "changes";

impl<T: Serialize> Serialize for Dated<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.changes.is_empty() {
            return self.first.serialize(to);
        }
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry(FIRST, &self.first)?;
        map.serialize_entry(CHANGES, &self.changes)?;
        map.end()
    }
}

impl<'de, T: Deserialize<'de> + PartialEq> Deserialize<'de> for Dated<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + PartialEq> Visitor<'de> for Reader<T> {
    type Value = Dated<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or a value with its changes")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        T::deserialize(UnitDeserializer::new()).map(Dated::from)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        T::deserialize(Plain(value.into_deserializer())).map(Dated::from)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::deserialize(Plain(SeqAccessDeserializer::new(seq))).map(Dated::from)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let key: Option<String> = map.next_key()?;
        if key.as_deref() != Some(FIRST) {
            let map = MapAccessDeserializer::new(Begun { key, rest: map });
            return T::deserialize(Plain(map)).map(Dated::from);
        }
        let mut dated = Dated::from(map.next_value::<T>()?);
        if map.next_key::<String>()?.as_deref() != Some(CHANGES) {
            return Err(de::Error::missing_field(CHANGES));
        }
        let changes: Vec<(NaiveDate, T)> = map.next_value()?;
        if !changes.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Err(de::Error::custom(
                "changes that are not in the order of their days",
            ));
        }
        dated.set(changes);
        Ok(dated)
    }
}

/// Reads a value that is there as one that may be missing, too.
struct Plain<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Plain<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_some(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A map whose first key was looked at.
struct Begun<A> {
    key: Option<String>,
    rest: A,
}

impl<'de, A: de::MapAccess<'de>> de::MapAccess<'de> for Begun<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.key.take() {
            Some(key) => seed.deserialize(key.into_deserializer()).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}
