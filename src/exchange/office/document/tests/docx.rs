//! Office Open XML documents.

use super::{document, problem, shown};
use crate::exchange::office::document::fixtures::{docx, p, tc};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;

fn lines(body: &str) -> Vec<String> {
    let document = document(&docx(body));
    assert_eq!(document.kind, FileKind::Docx);
    shown(&document)
}

#[test]
fn runs_make_paragraphs_with_their_tabs_and_breaks() {
    let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>委员</w:t><w:tab/></w:r><w:hyperlink><w:r><w:t>姓&amp;名&#65;</w:t><w:br/></w:r></w:hyperlink><w:smartTag><w:r><w:t>王</w:t><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:smartTag></w:p><w:p/>";
    assert_eq!(
        lines(&format!("{body}{}", p(" 二 "))),
        ["委员\t姓&名A⏎王-☑", " 二 "]
    );
    let document = document(&docx(&format!("{}<w:p/>{}", p("一"), p("三"))));
    let places: Vec<u32> = document
        .paragraphs()
        .map(|paragraph| paragraph.at.row)
        .collect();
    assert_eq!(places, [1, 3]);
}

#[test]
fn marks_without_width_leave_nothing() {
    assert_eq!(
        lines(&p("市\u{200b}教育\u{feff}局\u{2060}副\u{ad}局长")),
        ["市教育局副局长"]
    );
    let text = "委员\u{200d}姓名：王\u{200c}伟\n界别：教育\u{200e}界";
    assert_eq!(
        shown(&document(text.as_bytes())),
        ["委员姓名：王伟", "界别：教育界"]
    );
}

#[test]
fn what_nobody_sees_is_left_out() {
    let deleted = "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t><w:tab/></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>现</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert_eq!(lines(deleted), ["新现"]);
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>{}",
        p("后")
    );
    assert_eq!(lines(&joined), ["前后"]);
    let prompt = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>王伟</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    assert_eq!(lines(prompt), ["王伟"]);
    let ruby = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>wang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>王</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    assert_eq!(lines(ruby), ["王"]);
}

#[test]
fn a_box_is_read_once_and_before_its_paragraph() {
    let content = |word: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(word));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p><w:p><w:r><w:pict><v:textpath string=\"登记表\"/></w:pict></w:r></w:p>",
        content("框"),
        content("框")
    );
    assert_eq!(lines(&body), ["框", "前后", "登记表"]);
}

#[test]
fn merged_cells_lie_where_they_are_seen() {
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>{}",
        tc("<w:gridSpan w:val=\"2\"/>", &p("标题")),
        tc("<w:vMerge w:val=\"restart\"/>", &p("右")),
        tc("", &p("一")),
        tc("", &format!("{}{}", p("二"), p("三"))),
        tc("<w:vMerge/>", &p("")),
        tc("", &p("四")),
        tc("<w:vMerge w:val=\"continue\"/>", &p("")),
        tc("", &p("五")),
        tc("<w:hMerge w:val=\"restart\"/>", &p("六")),
        tc(
            "<w:hMerge/><w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>",
            &p("")
        ),
        p("尾")
    );
    assert_eq!(
        lines(&body),
        ["|标题|<|右|", "|一|二⏎三|^|", "||四|^|", "|五|六|<|", "尾"]
    );
    let document = document(&docx(&body));
    let table = document.tables().next().expect("a table");
    assert_eq!(
        table.at(1, 1).text().say(crate::text::Locale::Zh),
        "第 1 张表第 2 行 B 列"
    );
}

#[test]
fn deleted_rows_are_gone() {
    let row = |properties: &str, word: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr>{}{}</w:tr>",
            tc("", &p(word)),
            tc("", &p("值"))
        )
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "一"),
        row("<w:del/>", "二"),
        row("<w:ins/>", "三")
    );
    assert_eq!(lines(&body), ["|一|值|", "|三|值|"]);
}

#[test]
fn a_table_in_a_cell_is_text_of_the_cell_and_a_table_of_its_own() {
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("户")),
        tc("", &p("数")),
        tc("", &p("张")),
        tc("", &p("3"))
    );
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("姓名")),
        tc("", &p("王伟")),
        tc("", &p("界别")),
        tc("", &p("教育界")),
        tc("", &p("情况")),
        tc("", &format!("{}{inner}{}", p("走访"), p("完")))
    );
    assert_eq!(
        lines(&body),
        [
            "|姓名|王伟|",
            "|界别|教育界|",
            "|情况|走访⏎户\t数⏎张\t3⏎完|",
            "|户|数|",
            "|张|3|"
        ]
    );
}

#[test]
fn a_table_that_only_lays_out_the_page_is_taken_apart() {
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("姓名")),
        tc("", &p("王伟"))
    );
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("栏目")),
        tc("", &format!("{}{inner}", p("登记表")))
    );
    assert_eq!(lines(&body), ["栏目", "登记表", "|姓名|王伟|"]);
}

#[test]
fn limits_are_kept_and_named() {
    let limits = Limits {
        paragraphs: 5,
        text_bytes: 60,
        depth: 20,
        cells: 8,
        cell_chars: 4,
        ..Limits::default()
    };
    let bound = |body: &str| match problem(&docx(body), &limits) {
        Problem::TooLarge(bound, _) => bound,
        other => panic!("{other:?}"),
    };
    assert_eq!(bound(&"<w:p/>".repeat(6)), Bound::Paragraphs(5));
    assert_eq!(bound(&p(&"a".repeat(61))), Bound::TextBytes(60));
    let deep = format!("{}{}", "<w:x>".repeat(30), "</w:x>".repeat(30));
    assert_eq!(bound(&deep), Bound::Depth(20));
    let wide = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(9));
    assert_eq!(bound(&wide), Bound::Cells(8));
    let long = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("一二三四五")),
        tc("", &p("六"))
    );
    assert_eq!(bound(&long), Bound::CellChars(4));
    let far = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val=\"4000000000\"/>", &p("一")),
        tc("", &p("二"))
    );
    assert_eq!(bound(&far), Bound::Columns(Limits::default().columns));
}

#[test]
fn damage_and_blankness_are_said() {
    let limits = Limits::default();
    let whole = docx(&p("一"));
    assert!(matches!(
        problem(&docx("<w:p>"), &limits),
        Problem::BrokenDocument(_)
    ));
    assert!(matches!(
        problem(&whole[..whole.len() / 2], &limits),
        Problem::BrokenDocument(_)
    ));
    assert!(matches!(
        problem(&docx("<w:p/>"), &limits),
        Problem::BlankDocument
    ));
}
