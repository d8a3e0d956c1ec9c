//! Web pages, alone and folded up in one file.

use super::{document, problem, shown};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;

fn lines(html: &str) -> Vec<String> {
    let document = document(html.as_bytes());
    assert_eq!(document.kind, FileKind::Html);
    assert_eq!(document.encoding, Some("UTF-8"));
    shown(&document)
}

#[test]
fn spaces_collapse_and_blocks_part_lines() {
    let page = "<!DOCTYPE html><html><head><title>题</title></head><body>\n<h1>登记\n表</h1>\n<p>委员 姓名&#65306;\n王&nbsp;伟<br>第二&amp;行\n  a\n b<p>没有关的段<div>块</div>尾<pre>一\n  二</pre></body></html>";
    assert_eq!(
        lines(page),
        [
            "登记表",
            "委员 姓名：王\u{a0}伟⏎第二&行 a b",
            "没有关的段",
            "块",
            "尾",
            "一⏎  二"
        ]
    );
}

#[test]
fn what_the_page_hides_is_left_out() {
    let page = "<div>一<script>if (a < b) document.write('<p>x</p>');</script><style>p{}</style><!-- 注 --><!--[if mso]><p>旧</p><![endif]--><span style=\"DISPLAY : none\">藏<b>藏</b></span><span hidden>藏</span><noscript>无</noscript><svg><text>图</text></svg>二</div><p style='mso-hide:all'>藏<p>三<select><option>甲<option selected>乙</select><input value=\"填\"><input type=hidden value=藏><input type=checkbox checked>";
    assert_eq!(lines(page), ["一二", "三乙填☑"]);
    let table = "<table><tr><td>一<td style='display:none'>藏<td>二<tr style='display:none'><td>藏</tr><tr><td>三<td>四</table>";
    assert_eq!(lines(table), ["|一|二|", "|三|四|"]);
    // What could have been read is told, once.
    let document = document(table.as_bytes());
    let [told] = document.notes.as_slice() else {
        panic!("{:?}", document.notes);
    };
    assert_eq!(told.value, "藏藏");
    assert!(told.text.zh.contains("隐藏的内容没有读入"));
}

#[test]
fn tables_flow_around_their_spans() {
    let page = "<table border=1><caption>题</caption><thead><tr><th colspan=2>甲<th rowspan=3>乙</thead><tbody><tr><td rowspan=2>丙<td>丁</tr><tr><td><p>戊</p><p>己</p></td></tr></tbody><tr><td>一<td>二<td>三</table>";
    assert_eq!(
        lines(page),
        ["题", "|甲|<|乙|", "|丙|丁|^|", "|^|戊⏎己|^|", "|一|二|三|"]
    );
    let soup = "<table><tr><td>一<td>二<tr><td>三</td></tr></table></td></table><p>后<td>四</td>";
    assert_eq!(lines(soup), ["|一|二|", "|三||", "后", "四"]);
    let endless = "<table><tr><td rowspan=0>一<td>二<tr><td>三<tr><td>四</table>";
    assert_eq!(lines(endless), ["|一|二|", "|^|三|", "|^|四|"]);
}

#[test]
fn tables_that_lay_out_the_page_are_taken_apart() {
    let page = "<table><tr><td>导航<td><table><tr><td>登记表</table><table><tr><td>姓名<td>王伟<tr><td>界别<td>教育界</table></table>";
    assert_eq!(
        lines(page),
        ["导航", "登记表", "|姓名|王伟|", "|界别|教育界|"]
    );
}

#[test]
fn a_page_in_another_encoding_says_which() {
    let page =
        "<html><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>教育界";
    let (gb, _, _) = encoding_rs::GB18030.encode(page);
    let read = document(&gb);
    assert_eq!(
        (shown(&read), read.encoding),
        (vec!["教育界".to_owned()], Some("GBK"))
    );
    // A page that lies about itself.
    let read = document(page.replace("gb2312", "utf-16").as_bytes());
    assert_eq!(
        (shown(&read), read.encoding),
        (vec!["教育界".to_owned()], Some("UTF-8"))
    );
}

#[test]
fn limits_are_kept_and_named() {
    let limits = Limits {
        paragraphs: 5,
        depth: 10,
        cells: 20,
        text_bytes: 100,
        ..Limits::default()
    };
    let bound = |html: &str| match problem(html.as_bytes(), &limits) {
        Problem::TooLarge(bound, _) => bound,
        other => panic!("{other:?}"),
    };
    assert_eq!(bound(&"<p>一".repeat(6)), Bound::Paragraphs(5));
    assert_eq!(
        bound(&format!("<table>{}", "<tr><td>".repeat(11))),
        Bound::Cells(20)
    );
    assert_eq!(bound(&"<table><td>".repeat(11)), Bound::Depth(10));
    assert_eq!(
        bound(&format!("<p>{}", "a".repeat(101))),
        Bound::TextBytes(100)
    );
    // Elements that are never closed are no nesting of ours.
    let deep = format!("<html>{}一", "<b><div>".repeat(100_000));
    assert_eq!(lines(&deep), ["一"]);
    assert!(matches!(
        problem(b"<html><body><p> </p></html>", &Limits::default()),
        Problem::BlankDocument
    ));
}

/// A mail with these parts: their headers and bodies.
fn mail(parts: &[(&str, &str)]) -> String {
    let mut mail = String::from(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a.html\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--Bound\"\r\n\r\n前言\r\n",
    );
    for (headers, body) in parts {
        mail += &format!("----Bound\r\n{headers}\r\n\r\n{body}\r\n");
    }
    mail + "----Bound--\r\n"
}

#[test]
fn a_page_in_one_file_is_unfolded() {
    let quoted = "<p>=E6=95=99=E8=82=B2=\r\n=E7=95=8C a=3Db</p>";
    let page = mail(&[
        ("Content-Type: text/css", "p{}"),
        (
            "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable",
            quoted,
        ),
        (
            "Content-Type: image/png\r\nContent-Transfer-Encoding: base64",
            "AAAA",
        ),
    ]);
    let read = document(page.as_bytes());
    assert_eq!(
        (read.kind, shown(&read)),
        (FileKind::Mht, vec!["教育界 a=b".to_owned()])
    );
    // 教育界 in GB2312, and a frame without text before it.
    let coded = mail(&[
        (
            "Content-Type: text/html",
            "<html><frameset></frameset></html>",
        ),
        (
            "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: BASE64",
            "PHA+vczT\r\n/b3nPC9wPg==",
        ),
    ]);
    assert_eq!(shown(&document(coded.as_bytes())), ["教育界"]);
    assert!(matches!(
        problem(mail(&[]).as_bytes(), &Limits::default()),
        Problem::BlankDocument
    ));
}
