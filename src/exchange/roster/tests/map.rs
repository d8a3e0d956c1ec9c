//! Maps of committees and sectors.

use super::*;

#[test]
fn a_map_is_read_in_each_of_its_three_layouts() {
    let under = plain(&[
        &["某市政协专委会联系界别安排表"],
        &["专门委员会", "专委会主任", "对口界别"],
        &["提案委员会", "冯涵佩", "中国共产党"],
        &["", "", "特邀人士"],
        &["经济科技委员会", "闫　梅", "经济界"],
    ]);
    let in_one_cell = plain(&[
        &["委室", "负责人", "所联系界别"],
        &["提案委员会", "冯涵佩", "中国共产党、特邀人士"],
        &["经济科技委员会", "闫梅", "1.经济界（18人）\n"],
    ]);
    let behind = plain(&[
        &["序号", "界别", "联系专委会", "主任"],
        &["1", "中国共产党", "提案委员会", "冯涵佩"],
        &["2", "特邀人士", "提案委员会", "冯涵佩"],
        &["3", "经济界", "经济科技委员会", "闫梅"],
    ]);
    for draft in [&under, &in_one_cell, &behind] {
        assert_eq!(draft.rejected, []);
        assert_eq!(draft.sheets[0].kind, SheetKind::Map);
        let [first, second] = draft.map.as_slice() else {
            panic!("two committees: {:?}", draft.map);
        };
        assert_eq!(first.committee, "提案委员会");
        assert_eq!(word(&first.director).as_deref(), Some("冯涵佩"));
        assert_eq!(words(&first.sectors), ["中国共产党", "特邀人士"]);
        assert_eq!(word(&second.director).as_deref(), Some("闫梅"));
        assert_eq!(words(&second.sectors), ["经济界"]);
    }
    assert_eq!(under.map[0].sectors[1].at.row, 4);
}

#[test]
fn a_map_refuses_a_second_director_and_a_row_without_committee() {
    let draft = plain(&[
        &["联系界别", "专委会", "主任"],
        &["经济界", "经济科技委员会", "闫梅"],
        &["科学技术界", "经济科技委员会", "周涛"],
        &["农业界", "", ""],
        &["体育界", "教科卫体委员会", "暂缺"],
    ]);
    assert_eq!(
        rejected(&draft),
        [(3, "C".to_owned(), "周涛"), (4, "A".to_owned(), "农业界")]
    );
    assert_eq!(words(&draft.map[0].sectors), ["经济界", "科学技术界"]);
    assert_eq!(draft.map[1].director, None);
}
