//! The map: which committees there are, which sectors, and who looks after what.

use super::trades::{
    COMMERCE, CULTURE, ENVIRONMENT, FAITH, FARMING, HEALTH, INDUSTRY, LABOUR, LAW, OVERSEAS, PARTY,
    PEOPLES, PRESS, SCHOOL, SCIENCE, SPORT, Trade, WELFARE,
};

/// From this many members on there are all the sectors that the country has.
const LARGE: u32 = 2_000;

/// The fewest members that make a sector, where there are few at all.
const FEWEST: u32 = 4;

/// A sector as it is planned.
#[derive(Debug)]
pub(super) struct SectorPlan {
    /// Its name.
    pub(super) name: &'static str,
    /// What its members do.
    pub(super) trades: &'static [&'static Trade],
    /// The place of its committee in [`COMMITTEES`].
    pub(super) committee: usize,
    weight: u32,
    everywhere: bool,
}

impl SectorPlan {
    /// The sector in a title: what is named by a body, not by a field, needs 界别 after it.
    pub(super) fn titled(&self) -> String {
        if self.name.ends_with('界') {
            self.name.to_owned()
        } else {
            format!("{}界别", self.name)
        }
    }

    /// The share of women among its members, in a hundred.
    pub(super) fn women(&self) -> u32 {
        if self.name == "妇女联合会" {
            96
        } else {
            34
        }
    }

    /// The share of other peoples than the Han among its members, in a hundred.
    pub(super) fn minority(&self) -> u32 {
        if self.name == "少数民族界" {
            88
        } else {
            7
        }
    }
}

/// The committees in office order. The last was set up lately and looks after no sector yet.
pub(super) const COMMITTEES: [&str; 9] = [
    "提案委员会",
    "经济科技委员会",
    "农业和农村委员会",
    "人口资源环境委员会",
    "教育卫生体育委员会",
    "文化文史和学习委员会",
    "社会和法制委员会",
    "民族宗教和港澳台侨外事委员会",
    "委员联络委员会",
];

/// The sectors of an organisation of that many members, with the number of seats of each.
pub(super) fn sectors(members: u32) -> Vec<(&'static SectorPlan, u32)> {
    let known: Vec<&SectorPlan> = SECTORS
        .iter()
        .filter(|sector| sector.everywhere || members >= LARGE)
        .collect();
    let most = (members / FEWEST).max(1) as usize;
    let chosen = &known[..known.len().min(most)];
    let weights: u64 = chosen.iter().map(|sector| u64::from(sector.weight)).sum();
    let mut given = 0;
    let mut before = 0;
    chosen
        .iter()
        .map(|sector| {
            // The seats up to and with this sector, rounded down: the last one makes all.
            before += u64::from(sector.weight);
            let up_to = (u64::from(members) * before / weights) as u32;
            let seats = up_to - given;
            given = up_to;
            (*sector, seats)
        })
        .collect()
}

macro_rules! sectors {
    ($($name:literal $weight:literal $everywhere:literal $committee:literal [$($trade:ident),*];)*) => {
        /// All sectors as they are announced; not `everywhere` are those that smaller
        /// organisations do without.
        static SECTORS: &[SectorPlan] = &[$(SectorPlan {
            name: $name,
            trades: &[$(&$trade),*],
            committee: $committee,
            weight: $weight,
            everywhere: $everywhere,
        }),*];
    };
}

sectors! {
    "中国共产党" 22 true 0 [PARTY, LAW];
    "中国国民党革命委员会" 12 true 6 [LAW, COMMERCE, SCHOOL, PARTY];
    "中国民主同盟" 14 true 5 [SCHOOL, CULTURE, SCIENCE];
    "中国民主建国会" 14 true 1 [COMMERCE, INDUSTRY];
    "中国民主促进会" 13 true 4 [SCHOOL, CULTURE, PRESS];
    "中国农工民主党" 13 true 3 [HEALTH, ENVIRONMENT];
    "中国致公党" 8 false 3 [OVERSEAS, SCIENCE];
    "九三学社" 13 true 2 [SCIENCE, HEALTH, FARMING];
    "台湾民主自治同盟" 5 false 7 [OVERSEAS, SCHOOL];
    "无党派人士" 12 true 0 [SCIENCE, SCHOOL, COMMERCE, LAW];
    "共青团和青年联合会" 13 true 6 [LABOUR, COMMERCE, SCIENCE];
    "总工会" 12 true 6 [LABOUR, INDUSTRY];
    "妇女联合会" 13 true 6 [LABOUR, WELFARE, COMMERCE];
    "工商业联合会" 22 true 1 [COMMERCE, INDUSTRY];
    "科学技术协会" 11 true 1 [SCIENCE, INDUSTRY];
    "归国华侨联合会" 9 true 7 [OVERSEAS, COMMERCE];
    "台湾同胞联谊会" 6 false 7 [OVERSEAS, HEALTH];
    "文化艺术界" 17 true 5 [CULTURE];
    "科学技术界" 15 true 1 [SCIENCE, INDUSTRY];
    "社会科学界" 11 true 5 [SCHOOL, PARTY, PRESS];
    "经济界" 24 true 1 [COMMERCE, INDUSTRY];
    "农业界" 22 true 2 [FARMING];
    "教育界" 24 true 4 [SCHOOL];
    "体育界" 8 false 4 [SPORT];
    "新闻出版界" 10 true 5 [PRESS];
    "医药卫生界" 23 true 4 [HEALTH];
    "对外友好界" 6 false 7 [OVERSEAS];
    "社会福利和社会保障界" 13 true 6 [WELFARE];
    "少数民族界" 12 true 7 [PEOPLES, FARMING, SCHOOL];
    "宗教界" 10 true 7 [FAITH];
    "环境资源界" 14 true 3 [ENVIRONMENT];
    "特邀香港人士" 6 false 7 [OVERSEAS, COMMERCE];
    "特邀澳门人士" 5 false 7 [OVERSEAS, COMMERCE];
    "特邀人士" 18 true 0 [PARTY, COMMERCE, LAW, CULTURE];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_is_in_a_sector_and_no_sector_is_empty() {
        for members in [
            1, 3, 4, 7, 50, 107, 108, 381, 400, 1_999, 2_000, 10_000, 100_000,
        ] {
            let sectors = sectors(members);
            let seats: u32 = sectors.iter().map(|(_, seats)| seats).sum();
            assert_eq!(seats, members);
            assert!(sectors.iter().all(|(_, seats)| *seats > 0), "{members}");
        }
        assert_eq!(sectors(400).len(), 27);
        assert_eq!(sectors(10_000).len(), 34);
        assert_eq!(sectors(1).len(), 1);
    }

    #[test]
    fn all_but_the_new_committee_look_after_sectors() {
        for place in 0..COMMITTEES.len() - 1 {
            let mut all = sectors(400).into_iter();
            assert!(all.any(|(sector, _)| sector.committee == place), "{place}");
        }
        assert!(
            SECTORS
                .iter()
                .all(|sector| sector.committee < COMMITTEES.len() - 1)
        );
    }
}
