//! Chance that can be repeated: SplitMix64, one stream for each subject and number.
//!
//! A stream depends on the seed, the subject and the number alone and not on what was made
//! before. So the millionth form can be made without the others, and a subject that draws once
//! more does not disturb its neighbours.

/// What a stream is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Gaps,
    Committee,
    Seat,
    Convenors,
    Liaison,
    Leader,
    Workroom,
    Contacts,
    Staff,
    Plan,
    Summary,
    Activity,
    Output,
    Leadership,
    Diligence,
    Form,
    Opinion,
    LeaderContact,
    PlanItem,
    Budget,
    Publicity,
    Service,
    Inspection,
    Research,
    Sitting,
    Agenda,
    Problem,
    Reminder,
    Log,
    Assessment,
}

/// A stream of chance.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of a subject's `number`th thing.
    pub(super) fn of(seed: u64, topic: Topic, number: u64) -> Self {
        let subject = mixed(seed.wrapping_add(mixed(topic as u64 + 1)));
        Chance(mixed(subject.wrapping_add(number)))
    }

    /// A number from 0 up to but without `bound`; 0 when `bound` is 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        // The upper half of the product is below `bound`, so it fits.
        ((u128::from(mixed(self.0)) * u128::from(bound)) >> 64) as u64
    }

    /// A number from `least` to `most`, both possible.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        let width = u64::from(most.saturating_sub(least)) + 1;
        // At most `most`.
        least + self.below(width) as u32
    }

    /// True in `share` of a hundred cases.
    pub(super) fn percent(&mut self, share: u32) -> bool {
        self.below(100) < u64::from(share)
    }

    /// One of several; `all` must not be empty.
    pub(super) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.index(all.len())]
    }

    /// A place in a list of `len`.
    pub(super) fn index(&mut self, len: usize) -> usize {
        // Below `len`, which is a `usize`.
        self.below(len as u64) as usize
    }

    /// The numbers below `len` in an order of chance.
    pub(super) fn order(&mut self, len: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..len).collect();
        for last in (1..len).rev() {
            order.swap(last, self.index(last + 1));
        }
        order
    }
}

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_and_differs_from_its_neighbours() {
        let draw = |seed, topic, number| {
            let mut chance = Chance::of(seed, topic, number);
            [(); 4].map(|()| chance.below(1 << 60))
        };
        let one = draw(7, Topic::Form, 1);
        assert_eq!(one, draw(7, Topic::Form, 1));
        for other in [
            draw(8, Topic::Form, 1),
            draw(7, Topic::Seat, 1),
            draw(7, Topic::Form, 2),
        ] {
            assert!(one.iter().all(|number| !other.contains(number)));
        }
    }

    #[test]
    fn numbers_keep_within_their_bounds_and_reach_them() {
        let mut chance = Chance::of(1, Topic::Form, 0);
        let drawn: Vec<u32> = (0..1_000).map(|_| chance.between(3, 5)).collect();
        for number in 3..=5 {
            assert!(drawn.iter().filter(|n| **n == number).count() > 250);
        }
        assert!(drawn.iter().all(|number| (3..=5).contains(number)));
        assert_eq!(chance.below(0), 0);
        let mut order = chance.order(50);
        assert_ne!(order, (0..50).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
    }
}
