//! Papers as a word processor lays them out: the official page holds, tables stay whole, and
//! nothing leaves the margins. Skipped where LibreOffice is not installed (`.ci/run` installs it).
//!
//! `JIEBIE_RENEW=1 cargo test --test papers` makes the manual's pictures of papers anew.

#![cfg(unix)]

#[path = "papers/rendering.rs"]
mod rendering;

use std::sync::OnceLock;

use jiebie::desk::Desk;
use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::papers::circular::{self, Draft};
use jiebie::domain::authority::{Actor, Front, Role};
use jiebie::exchange::office::word::{
    self, Cell, Orientation, Paper, Paragraph, Style, Table, TableRow,
};
use jiebie::exchange::papers::circular::Part;
use jiebie::exchange::papers::registration_form::{self, FilledForm};
use rendering::{MM, Press, Rendered};

/// The type area in points: left, right, top, bottom.
const AREA: (f64, f64, f64, f64) = (28.0 * MM, 184.0 * MM, 37.0 * MM, 262.0 * MM);

/// A glyph's box may reach over its line, and positions are rounded.
const SLACK: f64 = 3.0;

struct Papers {
    press: Press,
    full: Rendered,
    mixed: Rendered,
    table: Rendered,
    forms: Rendered,
    blank: Rendered,
    circular: Rendered,
}

/// All papers, laid out at once; none where there is no press.
fn papers() -> Option<&'static Papers> {
    static PAPERS: OnceLock<Option<Papers>> = OnceLock::new();
    PAPERS
        .get_or_init(|| {
            let press = Press::find()?;
            let documents = [
                ("full", full()),
                ("mixed", mixed()),
                ("table", long_table()),
                ("forms", registration_form::paper(ORGANISATION, &forms())),
                ("blank", registration_form::paper(ORGANISATION, &[])),
                ("circular", drafted().paper()),
            ]
            .map(|(name, paper)| (name, word::write(&paper).expect("written")));
            let mut rendered = press.render(&documents).into_iter();
            let mut next = || rendered.next().expect("laid out");
            let (full, mixed, table) = (next(), next(), next());
            let (forms, blank, circular) = (next(), next(), next());
            Some(Papers {
                full,
                mixed,
                table,
                forms,
                blank,
                circular,
                press,
            })
        })
        .as_ref()
}

const ORGANISATION: &str = "政协某市委员会";

fn paper(blocks: Vec<word::Block>) -> Paper {
    Paper {
        title: "试排".into(),
        author: ORGANISATION.into(),
        page: Orientation::Portrait,
        numbered: true,
        blocks,
    }
}

/// Two pages and a half of nothing but full lines.
fn full() -> Paper {
    let text = "国".repeat(28 * 55);
    paper(vec![Paragraph::new(Style::Flush, text).into()])
}

/// A document with all that a paper has: title, headings, digits, punctuation, a long Latin word.
fn mixed() -> Paper {
    let mut blocks: Vec<word::Block> = vec![
        Paragraph::new(Style::Title, "关于委员联系服务界别群众工作").into(),
        Paragraph::new(Style::Title, "情况的通报").into(),
        Paragraph::new(Style::Flush, "各专门委员会、各界别：").into(),
    ];
    for n in 1..=12 {
        blocks.push(Paragraph::new(Style::Heading, format!("{n}、基本情况")).into());
        blocks.push(Paragraph::new(Style::Subheading, "（一）组织体系").into());
        let text = format!(
            "全年共有{n}个界别开展活动{}次，“参加”的委员（含列席）{}人次；提交提案{n}件，覆盖率{n}.5%。",
            n * 17,
            n * 331
        );
        blocks.push(Paragraph::new(Style::Body, text.repeat(3)).into());
        let word = "abcdefghij".repeat(12);
        blocks.push(Paragraph::new(Style::Body, format!("见{word}。")).into());
    }
    blocks.push(
        Paragraph::new(Style::Flush, ORGANISATION)
            .from_right(7)
            .into(),
    );
    blocks.push(
        Paragraph::new(Style::Flush, "2026年11月24日")
            .from_right(8)
            .into(),
    );
    paper(blocks)
}

const COLUMNS: [u32; 4] = [800, 3045, 2500, 2500];

/// A table of 120 rows, some of several lines.
fn long_table() -> Paper {
    let mut table = Table::new(COLUMNS);
    table.push(TableRow::head(["序号", "界别", "活动", "成果"]));
    for n in 1..=120 {
        let mut row = TableRow::new([
            Cell::centred(n.to_string()),
            Cell::text(format!("界别{n}").repeat(if n % 7 == 0 { 6 } else { 1 })),
            Cell::centred(format!("活动{n}")),
            Cell::centred(format!("成果{n}")),
        ]);
        row.height = 500;
        table.push(row);
    }
    paper(vec![
        Paragraph::new(Style::Caption, "附表").into(),
        table.into(),
    ])
}

/// A short account, one of three pages, and one of many paragraphs.
fn forms() -> Vec<FilledForm> {
    let form = |member: &str, account: String| FilledForm {
        filled_on: "2026-11-24".parse().ok(),
        member: member.into(),
        sector: "社会福利和社会保障界".into(),
        employer: "某市第一中学副校长、市教育学会副会长、市陶行知研究会常务理事兼秘书长".into(),
        account,
    };
    let sentence = "走访联系的群众六户，听取对就近入学的意见，整理后报送社情民意信息。";
    vec![
        form("王伟", sentence.into()),
        form("买买提·艾合买提江·吾布力卡斯木", sentence.repeat(70)),
        form("李小明", vec![sentence; 40].join("\n")),
    ]
}

/// The circular of a made-up organisation.
fn drafted() -> Draft {
    static DRAFT: OnceLock<Draft> = OnceLock::new();
    let draft = || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("demo.jiebie");
        let at: chrono::NaiveDateTime = "2026-11-24T12:00:00".parse().expect("a moment");
        let actor = Actor {
            name: "王主任".into(),
            role: Role::Admin,
            front: Front::Shell,
        };
        let store = found_demo(&path, &actor, at, Size::default(), None).expect("a demo");
        let desk =
            Desk::open(store, actor, std::sync::Arc::new(move || at.into())).expect("a desk");
        circular::draft_of(&desk).expect("a year that can be reported on")
    };
    DRAFT.get_or_init(draft).clone()
}

fn stays_inside(name: &str, of: &Rendered) {
    let (left, right, top, bottom) = AREA;
    for (n, page) in of.pages.iter().enumerate() {
        for word in page.body() {
            // Asked not to let punctuation hang over the margin, LibreOffice 7 lets it.
            let hangs = word.text.ends_with(['，', '。', '、', '；', '：']);
            let right = if hangs { right + 16.0 } else { right };
            let inside = word.left >= left - 1.0
                && word.right <= right + 1.0
                && word.middle() >= top
                && word.middle() <= bottom;
            assert!(inside, "{name}, page {}: {word:?}", n + 1);
        }
    }
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let Some(papers) = papers() else { return };
    let pages = &papers.full.pages;
    assert_eq!(pages.len(), 3);
    for page in &pages[..2] {
        let lines = page.lines();
        assert_eq!(lines.len(), 22);
        for line in &lines {
            let text: String = line.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(text, "国".repeat(28));
        }
        // Lines are evenly spaced, and fill the area from above to below.
        let pitch = (lines[21][0].middle() - lines[0][0].middle()) / 21.0;
        assert!((pitch - 28.95).abs() < 0.05, "{pitch}");
        assert!(lines[0][0].middle() - AREA.2 < pitch);
        assert!(AREA.3 - lines[21][0].middle() < pitch);
        assert!((lines[0][0].left - AREA.0).abs() < 1.0);
        assert!(AREA.1 - lines[0][0].right < 3.0);
    }
    assert_eq!(pages[2].lines().len(), 11);
}

#[test]
fn nothing_leaves_the_margins() {
    let Some(papers) = papers() else { return };
    for (name, rendered) in [
        ("full", &papers.full),
        ("mixed", &papers.mixed),
        ("table", &papers.table),
        ("forms", &papers.forms),
        ("blank", &papers.blank),
        ("circular", &papers.circular),
    ] {
        stays_inside(name, rendered);
    }
}

#[test]
fn lines_stand_on_the_grid_whatever_is_in_them() {
    let Some(papers) = papers() else { return };
    for page in &papers.mixed.pages {
        assert!(page.lines().len() <= 22);
        let middles: Vec<f64> = page.lines().iter().map(|line| line[0].middle()).collect();
        for pair in middles.windows(2) {
            let steps = (pair[1] - pair[0]) / 28.95;
            assert!(
                (steps - steps.round()).abs() < 0.12 && steps > 0.5,
                "{pair:?}"
            );
        }
    }
}

#[test]
fn page_numbers_stand_between_dashes_at_the_outer_side() {
    let Some(papers) = papers() else { return };
    for rendered in [&papers.full, &papers.mixed, &papers.table, &papers.circular] {
        assert!(rendered.pages.len() >= 3);
        for (n, page) in rendered.pages.iter().enumerate() {
            let (text, left, right, middle) = page.number();
            assert_eq!(text, format!("— {} —", n + 1));
            // Seven millimetres below the area, one character of 14 points from its side.
            assert!((middle - (AREA.3 + 7.0 * MM)).abs() < SLACK, "{middle}");
            if n % 2 == 0 {
                assert!((AREA.1 - right - 14.0).abs() < SLACK, "{right}");
            } else {
                assert!((left - AREA.0 - 14.0).abs() < SLACK, "{left}");
            }
        }
    }
    for page in &papers.forms.pages {
        assert_eq!(page.number().0, "");
    }
}

#[test]
fn a_table_repeats_its_head_and_keeps_its_rows_and_columns() {
    let Some(papers) = papers() else { return };
    let mut edges = vec![AREA.0];
    for column in COLUMNS {
        edges.push(edges[edges.len() - 1] + f64::from(column) / 20.0);
    }
    let column = |word: &rendering::Word| {
        let at = edges
            .windows(2)
            .position(|edge| word.left >= edge[0] - 1.0 && word.right <= edge[1] + 1.0);
        at.unwrap_or_else(|| panic!("{word:?} is in no column"))
    };
    let mut seen = 0;
    for (n, page) in papers.table.pages.iter().enumerate() {
        let lines = page.lines();
        let head = usize::from(n == 0);
        let heads: Vec<&str> = lines[head].iter().map(|word| word.text.as_str()).collect();
        assert_eq!(heads, ["序号", "界别", "活动", "成果"]);
        for word in lines[head..].iter().flatten() {
            let at = column(word);
            if at == 0 && word.text != "序号" {
                seen += 1;
                assert_eq!(word.text, seen.to_string());
                // The row's other cells stand on the same page, at the same height.
                let row: String = page
                    .body()
                    .filter(|mate| column(mate) > 1 && (mate.middle() - word.middle()).abs() < 2.0)
                    .map(|mate| mate.text.as_str())
                    .collect();
                assert_eq!(row, format!("活动{seen}成果{seen}"));
            }
        }
    }
    assert_eq!(seen, 120);
}

#[test]
fn a_form_fills_one_page_and_a_long_account_goes_on_below_its_head() {
    let Some(papers) = papers() else { return };
    assert_eq!(papers.blank.pages.len(), 1);
    let blank = papers.blank.text();
    for label in [
        "登记表",
        "填表时间：",
        "委员姓名",
        "界别",
        "工作单位及职务",
        "联系服务界别群众情况",
        "备注：",
    ] {
        assert!(blank.contains(label), "{label} is not in {blank}");
    }
    let titles: Vec<usize> = papers
        .forms
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.body().any(|word| word.text.ends_with("情况登记表")))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(titles[..2], [0, 1]);
    assert_eq!(titles.len(), 3, "a title for each form: {titles:?}");
    assert!(
        titles[2] >= 3,
        "the long account takes several pages: {titles:?}"
    );
    for page in &papers.forms.pages {
        // Whoever holds a loose sheet sees whose it is.
        assert!(page.body().any(|word| word.text == "委员姓名"));
        assert!(page.body().any(|word| word.text == "界别"));
        // No account's text stands under its label.
        let label = AREA.0 + 1400.0 / 20.0;
        for word in page.body() {
            assert!(
                word.right <= label + 1.0
                    || word.left >= label - 1.0
                    || word.top < 60.0 * MM
                    || word.text.starts_with("备注"),
                "{word:?}"
            );
        }
    }
    // Nothing of the accounts is lost where a page ends; this character is in no label.
    let written = |text: &str| text.matches('访').count();
    let all: usize = forms().iter().map(|form| written(&form.account)).sum();
    assert_eq!(written(&papers.forms.text()), all);
}

#[test]
fn a_circular_says_all_of_its_draft_and_its_annexes_begin_pages() {
    let Some(papers) = papers() else { return };
    let (rendered, draft) = (&papers.circular, drafted().circular);
    let text = rendered.text();
    // Punctuation that hangs over the margin is drawn, but not always told of.
    let words = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let told = words(&text);
    for part in &draft.body {
        let (Part::Heading(said) | Part::Subheading(said) | Part::Text(said)) = part;
        assert!(told.contains(&words(said)), "{said}");
    }
    let set =
        |line: &[&rendering::Word]| line.iter().map(|it| it.text.as_str()).collect::<String>();
    let numbers: Vec<String> = (1..=draft.annexes.len())
        .map(|n| format!("附件{n}"))
        .collect();
    let heads: Vec<usize> = (0..rendered.pages.len())
        .filter(|n| {
            let lines = rendered.pages[*n].lines();
            lines
                .first()
                .is_some_and(|line| numbers.contains(&set(line)))
        })
        .collect();
    assert_eq!(heads.len(), draft.annexes.len(), "{heads:?}");
    // The signature and the date stand together, before the annexes, nearer to the right.
    let last = &rendered.pages[heads[0] - 1];
    let lines = last.lines();
    let [.., signed, date] = lines.as_slice() else {
        panic!("no signature");
    };
    let set =
        |line: &[&rendering::Word]| line.iter().map(|it| it.text.as_str()).collect::<String>();
    assert_eq!(set(signed), draft.signed);
    assert_eq!(set(date), "2026年11月24日");
    // Something of the text is on their page.
    let closing = draft.body.last().map(|part| match part {
        Part::Heading(said) | Part::Subheading(said) | Part::Text(said) => said.clone(),
    });
    let end: String = closing.unwrap_or_default().chars().rev().take(4).collect();
    let end: String = end.chars().rev().collect();
    assert!(lines.iter().any(|line| set(line).ends_with(&end)), "{end}");
    let middle =
        |line: &[&rendering::Word]| f64::midpoint(line[0].left, line[line.len() - 1].right);
    // Where Times New Roman is missing, digits may be wider, and the date with them.
    let apart = (middle(signed) - middle(date)).abs();
    assert!(apart < 22.0, "centred over each other: {apart}");
    assert!((AREA.1 - date[date.len() - 1].right - 4.0 * 15.75).abs() < 9.0);
    // A row of an annex keeps together: a share is never parted from its sign.
    // Headings of four characters take two lines, not four.
    for head in ["委员", "人数", "集体", "活动", "总结"] {
        let mut words = rendered.pages[heads[0]..]
            .iter()
            .flat_map(|page| &page.words);
        assert!(
            words.any(|word| word.text.ends_with(head)),
            "{head} is broken"
        );
    }
    let broken = rendered.pages[heads[0]..]
        .iter()
        .flat_map(|page| &page.words);
    assert!(
        broken.clone().all(|word| word.text != "%"),
        "a share is broken"
    );
}

#[test]
fn the_manual_has_pictures_of_the_papers() {
    let pictures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let renew = std::env::var_os("JIEBIE_RENEW").is_some();
    if let (true, Some(papers)) = (renew, papers()) {
        let picture = |of, name: &str| papers.press.picture(of, 1, &pictures.join(name));
        picture(&papers.forms, "registration-form.png");
        picture(&papers.circular, "circular.png");
    }
    for name in ["registration-form.png", "circular.png"] {
        let size = std::fs::metadata(pictures.join(name)).map(|it| it.len());
        let size = size.unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!((1_000..120_000).contains(&size), "{name}: {size} bytes");
    }
}
