//! What holds whatever a roster says: every statement is accepted, unchanged or rejected once,
//! importing twice changes nothing, and no order of the rows matters to that.

use proptest::prelude::*;

use super::*;

const NAMES: [&str; 4] = ["王伟", "李明", "张华", "赵静"];
const SECTORS: [&str; 4] = ["教育界", "体育", "民革", "查无此界"];
const EMPLOYERS: [&str; 3] = ["", "市第一中学", "市第二中学"];
const PHONES: [&str; 4] = ["", "13900000001", "13900000002", "13900000003"];
const COMMITTEES: [&str; 4] = ["", "提案委员会", "经科委", "经济科技委员会"];
const DAYS: [&str; 4] = ["", "2026-02-11", "2026-03-20", "2027-01-01"];

/// One row of each sheet by numbers; each is taken modulo the words there are.
type Row = [u8; 7];

#[derive(Clone, Debug)]
struct Drawn {
    members: Vec<Row>,
    map: Vec<Row>,
    convenors: Vec<Row>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let rows = |most| proptest::collection::vec(any::<Row>(), 0..most);
    (rows(14), rows(4), rows(5)).prop_map(|(members, map, convenors)| Drawn {
        members,
        map,
        convenors,
    })
}

fn pick<'w>(words: &[&'w str], number: u8) -> &'w str {
    words[usize::from(number) % words.len()]
}

impl Drawn {
    fn roster(&self) -> Roster {
        let members: Vec<_> = self.members.iter().map(|row| self.member(row)).collect();
        let map: Vec<_> = self
            .map
            .iter()
            .map(|row| {
                let director = pick(&["", NAMES[0], NAMES[1]], row[1]);
                let sector = pick(&SECTORS, row[2]);
                [pick(&COMMITTEES[1..], row[0]), director, sector]
            })
            .collect();
        let convenors: Vec<_> = self
            .convenors
            .iter()
            .map(|row| {
                let first = pick(&["", NAMES[0], NAMES[1], NAMES[2]], row[1]);
                let others = pick(&["", "李明、张华", "王伟", "赵静、查无此人"], row[2]);
                let liaison = pick(&["", "孙联络", "周联络"], row[3]);
                let phone = pick(&PHONES, row[4]);
                let (elected, approved) = (pick(&DAYS, row[5]), pick(&DAYS, row[6]));
                let sector = pick(&SECTORS, row[0]);
                [sector, first, others, liaison, phone, elected, approved]
            })
            .collect();
        // A sheet without rows has nothing to be recognised by.
        Roster::default()
            .members(&members)
            .map(&map)
            .convenors(&convenors)
    }

    fn member(&self, row: &Row) -> [&'static str; 5] {
        [
            pick(&NAMES, row[0]),
            pick(&SECTORS, row[1]),
            pick(&EMPLOYERS, row[2]),
            pick(&COMMITTEES, row[3]),
            pick(&PHONES, row[4]),
        ]
    }

    /// The same rows in another order.
    fn shuffled(&self, by: u8) -> Drawn {
        let turned = |rows: &Vec<Row>| {
            let mut rows = rows.clone();
            if !rows.is_empty() {
                let places = usize::from(by) % rows.len();
                rows.rotate_left(places);
            }
            if by % 2 == 1 {
                rows.reverse();
            }
            rows
        };
        Drawn {
            members: turned(&self.members),
            map: turned(&self.map),
            convenors: turned(&self.convenors),
        }
    }
}

/// A store that has some of the names already, so that rows meet members, or a new one.
fn office(known: &[Row]) -> TestStore {
    let mut desk = desk();
    if known.is_empty() {
        return desk;
    }
    let sectors: Vec<_> = ["教育界", "体育界", "中国国民党革命委员会"]
        .into_iter()
        .map(|name| add_sector(&mut desk, name))
        .collect();
    add_committee(&mut desk, "提案委员会");
    add_committee(&mut desk, "经济科技委员会");
    for row in known {
        let sector = sectors[usize::from(row[1]) % sectors.len()];
        let (phone, employer) = (pick(&PHONES, row[4]), pick(&EMPLOYERS, row[2]));
        enter(&mut desk, pick(&NAMES, row[0]), sector, phone, employer);
    }
    desk
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(count)
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_statement_has_one_fate_and_twice_is_once(
        drawn in drawn(),
        known in proptest::collection::vec(any::<Row>(), 0..6),
        by in any::<u8>(),
    ) {
        let roster = drawn.roster();
        let mut desk = office(&known);
        let before = desk.book().clone();
        // Each row of a register is accepted, unchanged or rejected, once.
        let register = Drawn { map: Vec::new(), convenors: Vec::new(), ..drawn.clone() };
        if !drawn.members.is_empty() {
            let done = desk.rehearse(&register.roster().partly()).expect("rehearsed").value;
            let values = told(&done).iter().filter(|it| it.starts_with("委员名册!D")).count();
            prop_assert_eq!(done.files[0].read() - values, drawn.members.len());
        }
        let done = desk.carry_out(&roster.partly()).expect("imported");
        let file = &done.value.files[0];
        let faults = told(&done.value);
        notes(&done.value);

        // Each row of the register: a member entered or met, or rejected under its name or sector.
        let rows = drawn.members.len();
        let rejected = |columns: &[&str]| {
            let of = |it: &&String| columns.iter().any(|c| it.starts_with(&format!("委员名册!{c}")));
            faults.iter().filter(of).count()
        };
        let gone = rejected(&["A", "B"]);
        prop_assert!(gone <= rows, "{faults:?}");
        let new = desk.book().members.len() - before.members.len();
        prop_assert!(new <= rows - gone);
        // Nobody is ended, and nothing that was there is cleared.
        for was in before.members.iter() {
            let is = desk.book().members.get(was.id).expect("still there");
            prop_assert_eq!(&is.left, &was.left);
            prop_assert_eq!(&is.name, &was.name);
            prop_assert!(!is.phone.is_empty() || was.phone.is_empty());
            prop_assert!(!is.employer.is_empty() || was.employer.is_empty());
        }
        // A sector has one first convenor at most, and one appointment a member.
        let today = desk.today().date;
        for sector in desk.book().sectors.iter() {
            let held = desk.book().convenors_of(sector.id, today);
            prop_assert!(held.iter().filter(|it| it.is_first_on(date(TODAY))).count() <= 1);
            let mut people: Vec<_> = held.iter().map(|it| it.member).collect();
            people.sort();
            people.dedup();
            prop_assert_eq!(people.len(), held.len());
        }

        // The same again, and the same rows in another order for the register.
        let again = desk.carry_out(&roster.partly()).expect("imported again");
        prop_assert_eq!(again.seq, None, "{:?}", again.changes);
        prop_assert_eq!(again.value.files[0].read(), file.read());
        prop_assert_eq!(again.value.files[0].accepted, 0);
        prop_assert_eq!(told(&again.value), faults);
        let only_members = register.shuffled(by);
        // Of rows that stand there twice the first counts, so there the order does matter.
        if rows > 0 && gone == 0 {
            let people = desk.book().members.len();
            desk.carry_out(&only_members.roster().partly()).expect("imported in another order");
            prop_assert_eq!(desk.book().members.len(), people);
        }
        is_as_stored(&desk);
    }

    #[test]
    fn all_or_nothing_is_all_or_nothing(drawn in drawn()) {
        let roster = drawn.roster();
        let (mut strict, mut partly) = (desk(), desk());
        let whole = strict.carry_out(&roster.whole()).expect("looked at");
        let some = partly.carry_out(&roster.partly()).expect("imported");
        prop_assert_eq!(whole.value.held_back, some.value.rejections() > 0);
        prop_assert_eq!(whole.value.files[0].accepted, some.value.files[0].accepted);
        prop_assert_eq!(told(&whole.value), told(&some.value));
        if whole.value.held_back {
            prop_assert_eq!(whole.seq, None);
            prop_assert!(strict.book().is_blank());
        } else {
            prop_assert_eq!(&strict.book().members, &partly.book().members);
        }
    }
}
