//! The ways in which telephone numbers are written.

use super::*;
use proptest::prelude::*;

fn single(written: &str) -> String {
    let found = phones(written).expect("a number");
    assert_eq!(found.len(), 1, "{written}");
    found[0].clone()
}

#[test]
fn every_writing_of_a_mobile_number_is_the_same() {
    for written in [
        "13912345678",
        " 139 1234 5678 ",
        "139-1234-5678",
        "+86 13912345678",
        "+86-139-1234-5678",
        "8613912345678",
        "008613912345678",
        "１３９１２３４５６７８",
        "13912345678.0",
        "139　1234　5678",
        "\u{202d}13912345678\u{202c}",
        "1.3912345678E10",
        "1.3912345678e+10",
        "'13912345678",
        "’13912345678",
        "=\"13912345678\"",
        "13912345678（办）",
        "13912345678(微信同号)",
        "（手机）13912345678",
        "手机：13912345678",
        "13912345678 手机",
        "13912345678（秘书李明）",
        "１３９－１２３４－５６７８（公）",
    ] {
        assert_eq!(single(written), "13912345678", "{written}");
    }
}

#[test]
fn words_beside_a_number_are_told_when_they_say_more() {
    assert_eq!(remarks("13912345678（秘书李明）"), ["秘书李明"]);
    assert!(remarks("13912345678（办）、（0737）4222222（宅）").is_empty());
    assert_eq!(single("办公室：（0737）4222222（宅）"), "07374222222");
    assert_eq!(phones("李明13912345678"), Err(NoPhone::NotAPhone));
    assert_eq!(phones("13912345678转告"), Err(NoPhone::NotAPhone));
    assert_eq!(
        phones("手机13912345678，办0737-4222222"),
        Ok(vec!["13912345678".to_owned(), "07374222222".to_owned()])
    );
}

#[test]
fn numbers_in_a_text_lose_their_middle_and_days_do_not() {
    for (text, masked) in [
        ("周明远 13912345678 一中", "周明远 139****5678 一中"),
        ("0737-4222333、139 1234 5678", "073****2333、139****5678"),
        ("1 13912345678", "1 139****5678"),
        ("４２２２３３３", "****33"),
        ("2026-11-24 13912345678", "2026-11-24 139****5678"),
        (
            "20261124、第 12 行、2024年5月",
            "20261124、第 12 行、2024年5月",
        ),
        ("", ""),
    ] {
        assert_eq!(masked_in(text), masked, "{text}");
    }
}

#[test]
fn fixed_lines_keep_area_code_and_extension() {
    assert_eq!(single("0737-4222222"), "07374222222");
    assert_eq!(single("（0737）4222222"), "07374222222");
    assert_eq!(single("4222222"), "4222222");
    assert_eq!(single("010-65201234"), "01065201234");
    assert_eq!(single("0737-4222222-8001"), "07374222222-8001");
    assert_eq!(single("0737-4222222转8001"), "07374222222-8001");
    assert_eq!(single("400-820-8820"), "4008208820");
}

#[test]
fn several_numbers_in_a_cell_are_parted() {
    let both = ["13912345678".to_owned(), "07374222222".to_owned()];
    assert_eq!(phones("13912345678、0737-4222222"), Ok(both.to_vec()));
    assert_eq!(phones("13912345678 / 0737-4222222"), Ok(both.to_vec()));
    assert_eq!(phones("13912345678\n0737-4222222"), Ok(both.to_vec()));
    assert_eq!(phones("13912345678 07374222222"), Ok(both.to_vec()));
}

#[test]
fn what_cannot_be_dialled_is_refused() {
    assert_eq!(phones("139****5678"), Err(NoPhone::Masked));
    assert_eq!(phones("1.39123E+10"), Err(NoPhone::Rounded));
    assert_eq!(phones("1.391234567E+10"), Err(NoPhone::Rounded));
    assert_eq!(phones("1.39E10"), Err(NoPhone::Rounded));
    for written in [
        "",
        "无",
        "1391234567",
        "139123456789",
        "李明",
        "12345678901",
        "43230119700101001X",
    ] {
        assert_eq!(phones(written), Err(NoPhone::NotAPhone), "{written}");
    }
}

proptest! {
    #[test]
    fn spaces_and_dashes_never_matter(
        number in "1[3-9][0-9]{9}",
        cuts in proptest::collection::vec((0_usize..11, prop_oneof![Just(' '), Just('-'), Just('\u{3000}')]), 0..4),
    ) {
        let mut signs: Vec<char> = number.chars().collect();
        for (at, sign) in cuts {
            signs.insert(at, sign);
        }
        let written: String = signs.into_iter().collect();
        prop_assert_eq!(phones(&written), Ok(vec![number]));
    }

    #[test]
    fn any_text_is_answered(written in "\\PC{0,40}") {
        let _ = phones(&written);
    }
}
