//! The checklist's columns: what each is called, and which rules stand behind it: first those that find nothing
//! to be there, then the others.

use crate::text::Text;

macro_rules! columns {
    ($(#[$meta:meta])* $of:ident {
        $($(#[$column_meta:meta])* $column:ident = $heading_zh:literal, $heading_en:literal,
            $zh:literal, $en:literal, [$($absent:literal),* $(; $($code:literal),*)?];)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $of { $($(#[$column_meta])* $column,)* }

        impl $of {
            /// All columns, in the order in which they are shown.
            pub const ALL: [$of; [$($heading_en),*].len()] = [$($of::$column),*];

            /// The column's name.
            #[must_use]
            pub fn title(self) -> Text {
                match self { $($of::$column => Text::of($zh, $en),)* }
            }

            /// A short name for its head, at most six columns wide.
            #[must_use]
            pub fn heading(self) -> Text {
                match self { $($of::$column => Text::of($heading_zh, $heading_en),)* }
            }

            /// The codes of the rules whose findings stand behind its cells.
            #[must_use]
            pub fn codes(self) -> &'static [&'static str] {
                match self { $($of::$column => &[$($absent,)* $($($code),*)?],)* }
            }

            /// Does the rule of this code find that nothing is there of what the column holds?
            pub(super) fn is_absence(self, code: &str) -> bool {
                let codes: &[&str] = match self { $($of::$column => &[$($absent),*],)* };
                codes.contains(&code)
            }

            /// The columns that the rule of this code stands behind.
            pub(super) fn behind(code: &str) -> &'static [$of] {
                match code {
                    $($($absent)|* $($(| $code)*)? => &[$of::$column],)*
                    _ => &[],
                }
            }
        }
    };
}

columns! {
    /// What a sector's row shows: the five haves, then what else the Method asks of it.
    SectorColumn {
        /// Convenors: recorded once elected, verified once the council approved them all.
        Convenor = "召集人", "conv.", "界别召集人", "convenors",
            ["J1602"; "J1603", "J1604", "J1605", "J1606", "J1607", "J1608"];
        /// Liaison: there or not; nothing more is asked.
        Liaison = "联络员", "liais.", "界别联络员", "liaison", ["J1701"];
        /// The year's plan, as far as it is proved, and how many of its items were held.
        Plan = "计划", "plan", "年度工作计划", "plan", ["J1702", "J1707"];
        /// Activities held: verified once one of them is. Its rules look at the temporary branch
        /// and at members who take no part, too.
        Activity = "活动", "activ.", "界别集体活动", "activities", ["J1703"; "J1301", "J0102"];
        /// The year's summary, as far as it is proved.
        Summary = "总结", "summ.", "工作总结", "summary", ["J1704"];
        /// Outputs in the sector's own name; encouraged and never owed, so never missing. Its rules look at those of
        /// its members, too.
        Output = "成果", "output", "以界别名义的成果", "collective outputs", [; "J1706", "J0601"];
        /// The leader who keeps contact: there or not.
        Leader = "领导", "leader", "联系的主席会议成员", "leader", ["J1802", "J1805"];
        /// The committee: recorded while it has no coordinator, verified with one.
        Committee = "专委会", "comm.", "专委会与总协调人", "committee and coordinator",
            ["J1501"; "J1601"];
        /// How many members keep as many key contacts as asked.
        KeyContacts = "联系", "cont.", "重点联系对象", "key contacts", ["J1101", "J1503", "J1504"];
        /// How many members are in an offline workroom.
        Workroom = "工作室", "room", "入驻线下工作室", "workroom", ["J1401", "J1901", "J1902"];
        /// How many members handed in a form. Its rules look at the forms that wait, too.
        Forms = "登记表", "forms", "登记表", "forms",
            ["J1001"; "J9001", "J9002", "J9003", "J9004", "J9005", "J9006"];
    }
}

columns! {
    /// What a committee's row shows.
    CommitteeColumn {
        /// The sectors that it looks after.
        Sectors = "界别", "sect.", "所联系界别", "sectors", ["J1502"];
        /// The director in office.
        Coordinator = "协调人", "coord.", "总协调人", "coordinator", ["J1601"];
        /// The Party organisation.
        Party = "党组织", "Party", "党组织", "Party organisation", ["J0101"];
        /// The year's plan, as far as it is proved.
        Plan = "计划", "plan", "年度工作计划", "plan", ["J1803"];
        /// The year's summary, as far as it is proved.
        Summary = "总结", "summ.", "工作总结", "summary", ["J1804"];
    }
}

columns! {
    /// What the organisation as a whole owes.
    OrganisationColumn {
        /// The leadership's study of sector work.
        Study = "研究", "study", "专题研究", "study", ["J1801"];
        /// The year's circular.
        Circular = "通报", "circ.", "情况通报", "circular", ["J1705"];
        /// A training of members.
        Training = "培训", "train.", "学习培训", "training", ["J2003"];
        /// How many of the members were assessed.
        Assessment = "考核", "assess", "年度考核", "assessment", ["J2101"];
        /// The year's prizes.
        Prizes = "评优", "prizes", "年度评优", "prizes", ["J2102"];
        /// How many of the events that asked for a temporary branch of the Party had one.
        TemporaryBranch = "支部", "branch", "临时党支部", "temporary branches", ["J0102"];
        /// How many of the opinions that wait or came in the year wait for nothing overdue.
        Opinions = "意见", "opin.", "意见建议办理", "opinions", ["J2001", "J2002"];
    }
}

impl SectorColumn {
    /// The five haves (五有) of article 17.
    pub const FIVE_HAVES: [SectorColumn; 5] = [
        SectorColumn::Convenor,
        SectorColumn::Liaison,
        SectorColumn::Plan,
        SectorColumn::Activity,
        SectorColumn::Summary,
    ];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_rule_stands_behind_a_column_and_every_code_is_a_rules() {
        let codes = SectorColumn::ALL
            .iter()
            .flat_map(|column| column.codes())
            .chain(CommitteeColumn::ALL.iter().flat_map(|it| it.codes()))
            .chain(OrganisationColumn::ALL.iter().flat_map(|it| it.codes()));
        let codes: BTreeSet<_> = codes.copied().collect();
        let rules: BTreeSet<_> = crate::rules::all().map(|rule| rule.code).collect();
        assert_eq!(codes, rules);
    }

    #[test]
    fn codes_and_columns_say_the_same() {
        for column in SectorColumn::ALL {
            for code in column.codes() {
                assert_eq!(SectorColumn::behind(code), [column]);
            }
        }
    }

    #[test]
    fn headings_are_short() {
        let headings = SectorColumn::ALL
            .map(SectorColumn::heading)
            .into_iter()
            .chain(CommitteeColumn::ALL.map(CommitteeColumn::heading))
            .chain(OrganisationColumn::ALL.map(OrganisationColumn::heading));
        for heading in headings {
            assert!(heading.zh.width() <= 6, "{}", heading.zh);
            assert!(heading.en.width() <= 6, "{}", heading.en);
        }
    }
}
