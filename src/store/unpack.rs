//! Reads values in the store's encoding: MessagePack, structs as maps with named fields.
//!
//! `rmp-serde` writes it and could read it. A start reads every record of the organisation,
//! though, and this reads them in three quarters of the time (`cargo bench --bench decode`): what a
//! field is called is compared as bytes, and nothing is asked twice. It reads what the store writes, in one pass, and never
//! beyond the value's end; extension types, which the store never writes, are refused. Long because a
//! format's reader is one thing.

use std::fmt::{self, Display};

use serde::de::value::BorrowedBytesDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// How deep a value may nest before it is taken for damaged.
const DEPTH: u8 = 64;

/// The value that these bytes are, all of them.
pub(super) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let mut reader = Reader {
        rest: bytes,
        depth: DEPTH,
    };
    let value = T::deserialize(&mut reader)?;
    if reader.rest.is_empty() {
        Ok(value)
    } else {
        Err(Fault)
    }
}

/// The bytes are no such value. Where and why helps nobody: the seal has shown before that they
/// are what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault;

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes are no such value")
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(_: T) -> Self {
        Fault
    }
}

struct Reader<'de> {
    rest: &'de [u8],
    depth: u8,
}

/// What stands next: a whole scalar, or the head of what follows.
enum Head<'de> {
    Nil,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(&'de [u8]),
    Bytes(&'de [u8]),
    List(usize),
    Map(usize),
}

impl<'de> Reader<'de> {
    fn byte(&mut self) -> Result<u8, Fault> {
        let (byte, rest) = self.rest.split_first().ok_or(Fault)?;
        self.rest = rest;
        Ok(*byte)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(Fault)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn run(&mut self, length: usize) -> Result<&'de [u8], Fault> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Fault)?;
        self.rest = rest;
        Ok(taken)
    }

    fn length<const N: usize>(&mut self) -> Result<usize, Fault> {
        let number = self.take::<N>()?;
        Ok(number
            .iter()
            .fold(0, |length, byte| length << 8 | usize::from(*byte)))
    }

    #[inline]
    fn head(&mut self) -> Result<Head<'de>, Fault> {
        Ok(match self.byte()? {
            small @ 0x00..=0x7f => Head::Unsigned(u64::from(small)),
            map @ 0x80..=0x8f => Head::Map(usize::from(map & 0x0f)),
            list @ 0x90..=0x9f => Head::List(usize::from(list & 0x0f)),
            text @ 0xa0..=0xbf => Head::Text(self.run(usize::from(text & 0x1f))?),
            0xc0 => Head::Nil,
            0xc2 => Head::Bool(false),
            0xc3 => Head::Bool(true),
            0xc4 => Head::Bytes(self.length::<1>().and_then(|n| self.run(n))?),
            0xc5 => Head::Bytes(self.length::<2>().and_then(|n| self.run(n))?),
            0xc6 => Head::Bytes(self.length::<4>().and_then(|n| self.run(n))?),
            0xca => Head::Float(f64::from(f32::from_be_bytes(self.take()?))),
            0xcb => Head::Float(f64::from_be_bytes(self.take()?)),
            0xcc => Head::Unsigned(u64::from(self.byte()?)),
            0xcd => Head::Unsigned(u64::from(u16::from_be_bytes(self.take()?))),
            0xce => Head::Unsigned(u64::from(u32::from_be_bytes(self.take()?))),
            0xcf => Head::Unsigned(u64::from_be_bytes(self.take()?)),
            0xd0 => Head::Signed(i64::from(i8::from_be_bytes(self.take()?))),
            0xd1 => Head::Signed(i64::from(i16::from_be_bytes(self.take()?))),
            0xd2 => Head::Signed(i64::from(i32::from_be_bytes(self.take()?))),
            0xd3 => Head::Signed(i64::from_be_bytes(self.take()?)),
            0xd9 => Head::Text(self.length::<1>().and_then(|n| self.run(n))?),
            0xda => Head::Text(self.length::<2>().and_then(|n| self.run(n))?),
            0xdb => Head::Text(self.length::<4>().and_then(|n| self.run(n))?),
            0xdc => Head::List(self.length::<2>()?),
            0xdd => Head::List(self.length::<4>()?),
            0xde => Head::Map(self.length::<2>()?),
            0xdf => Head::Map(self.length::<4>()?),
            negative @ 0xe0..=0xff => Head::Signed(i64::from(negative.cast_signed())),
            0xc1 | 0xc7..=0xc9 | 0xd4..=0xd8 => return Err(Fault),
        })
    }

    /// The text that stands next, as bytes.
    #[inline]
    fn text(&mut self) -> Result<&'de [u8], Fault> {
        // Names of fields, people and most else are this short.
        if let Some((short @ 0xa0..=0xbf, rest)) = self.rest.split_first() {
            self.rest = rest;
            return self.run(usize::from(short & 0x1f));
        }
        match self.head()? {
            Head::Text(text) => Ok(text),
            _ => Err(Fault),
        }
    }

    /// Passes over one value, whatever it is.
    fn pass_over(&mut self) -> Result<(), Fault> {
        let mut values: usize = 1;
        while values > 0 {
            values -= 1;
            let more = match self.head()? {
                Head::List(count) => count,
                Head::Map(count) => count.checked_mul(2).ok_or(Fault)?,
                _ => 0,
            };
            values = values.checked_add(more).ok_or(Fault)?;
        }
        Ok(())
    }

    /// Reads the parts of a list or map; all of them must be taken.
    fn parts<T>(
        &mut self,
        count: usize,
        read: impl FnOnce(&mut Parts<'_, 'de>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.depth = self.depth.checked_sub(1).ok_or(Fault)?;
        let mut parts = Parts {
            reader: self,
            left: count,
        };
        let value = read(&mut parts)?;
        let left = parts.left;
        self.depth += 1;
        if left == 0 { Ok(value) } else { Err(Fault) }
    }
}

fn text(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|_| Fault)
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.head()? {
            Head::Nil => visitor.visit_unit(),
            Head::Bool(it) => visitor.visit_bool(it),
            Head::Unsigned(it) => visitor.visit_u64(it),
            Head::Signed(it) => visitor.visit_i64(it),
            Head::Float(it) => visitor.visit_f64(it),
            Head::Text(it) => visitor.visit_borrowed_str(text(it)?),
            Head::Bytes(it) => visitor.visit_borrowed_bytes(it),
            Head::List(count) => self.parts(count, |parts| visitor.visit_seq(parts)),
            Head::Map(count) => self.parts(count, |parts| visitor.visit_map(parts)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.rest.split_first() {
            Some((0xc0, rest)) => {
                self.rest = rest;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.head()? {
            Head::Text(name) => visitor.visit_enum(Bare(name)),
            Head::Map(1) => {
                self.depth = self.depth.checked_sub(1).ok_or(Fault)?;
                let value = visitor.visit_enum(&mut *self)?;
                self.depth += 1;
                Ok(value)
            }
            _ => Err(Fault),
        }
    }

    /// The name of a field or of an enum's variant: compared as bytes.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_bytes(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(text(self.text()?)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.pass_over()?;
        visitor.visit_unit()
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Some((small @ 0..=0x7f, rest)) = self.rest.split_first() {
            self.rest = rest;
            return visitor.visit_u64(u64::from(*small));
        }
        match self.head()? {
            Head::Unsigned(it) => visitor.visit_u64(it),
            Head::Signed(it) => visitor.visit_i64(it),
            _ => Err(Fault),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.head()? {
            Head::Map(count) => self.parts(count, |parts| visitor.visit_map(parts)),
            _ => Err(Fault),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map
    }
}

/// The parts of a list or map that were not taken yet.
struct Parts<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for &mut Parts<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for &mut Parts<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(&mut *self.reader)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// A variant that is its name alone.
struct Bare<'de>(&'de [u8]);

impl<'de> EnumAccess<'de> for Bare<'de> {
    type Error = Fault;
    type Variant = Nothing;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Nothing), Fault> {
        let name: BorrowedBytesDeserializer<'de, Fault> = BorrowedBytesDeserializer::new(self.0);
        Ok((seed.deserialize(name.into_deserializer())?, Nothing))
    }
}

/// What follows a variant that is its name alone.
struct Nothing;

impl<'de> VariantAccess<'de> for Nothing {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(Fault)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fault> {
        Err(Fault)
    }
}

/// A variant with content: a map of one, from its name.
impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        Ok((seed.deserialize(&mut *self)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.head()? {
            Head::Nil => Ok(()),
            _ => Err(Fault),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_seq(self, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_struct(self, "", fields, visitor)
    }
}

#[cfg(test)]
#[path = "unpack_tests.rs"]
mod tests;
