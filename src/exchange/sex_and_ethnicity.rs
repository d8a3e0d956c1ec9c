//! A person's sex and ethnicity, each in one writing.

use super::office::words::{is_han, squeeze};

/// 男 or 女.
#[must_use]
pub fn sex(written: &str) -> Option<&'static str> {
    match squeeze(written).as_str() {
        "男" | "男性" | "男士" | "M" | "m" | "male" => Some("男"),
        "女" | "女性" | "女士" | "F" | "f" | "female" => Some("女"),
        _ => None,
    }
}

/// An ethnicity by its full name: `汉` and `汉族` are 汉族. The fifty-six of GB/T 3304, and
/// whatever else ends in 族, and groups that are not identified yet.
#[must_use]
pub fn ethnicity(written: &str) -> Option<String> {
    let word = squeeze(written);
    let stem = word.strip_suffix('族').unwrap_or(&word);
    if ETHNICITIES.split(' ').any(|known| known == stem) {
        return Some(format!("{stem}族"));
    }
    let length = word.chars().count();
    // 召集人 is none, nor is 少数民族.
    let other = word.ends_with('族') && !word.ends_with("民族")
        || UNIDENTIFIED.split(' ').any(|known| known == word);
    ((2..=10).contains(&length) && word.chars().all(is_han) && other).then_some(word)
}

/// Groups that are not identified as peoples, and who became a citizen.
const UNIDENTIFIED: &str = "穿青人 僜人 夏尔巴人 克木人 摩梭人 空格人 阿克人 图瓦人 芒人 莽人 革家人 蔡家人 龙家人 \
    南京人 西家人 东家人 土生葡人 八甲人 茶家人 白马人 老品人 老缅人 毕苏人 布夏人";

/// Whether this is one of the fifty-six, with 族 or without it.
pub(super) fn is_listed_ethnicity(written: &str) -> bool {
    let stem = written.strip_suffix('族').unwrap_or(written);
    ETHNICITIES.split(' ').any(|known| known == stem)
}

/// Whether a remark names a people whose names mostly have no surname before them.
pub(super) fn has_no_surnames(remark: &str) -> bool {
    let names = "藏族 蒙古族 维吾尔族 哈萨克族 柯尔克孜族 塔吉克族 乌孜别克族 塔塔尔族 俄罗斯族 达斡尔族 鄂温克族 \
        鄂伦春族 门巴族 珞巴族 裕固族 傣族 佤族 傈僳族 景颇族 独龙族 怒族 德昂族 哈尼族 拉祜族 土族 撒拉族 锡伯族";
    ethnicity(remark).is_some_and(|known| names.split_whitespace().any(|name| name == known))
}

/// The stems of the fifty-six names of GB/T 3304.
const ETHNICITIES: &str = "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 \
    土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 \
    柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 \
    乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sex_and_ethnicity_have_one_writing() {
        assert_eq!(sex("女 "), Some("女"));
        assert_eq!(sex("男性"), Some("男"));
        assert_eq!(sex("未知"), None);
        assert_eq!(ethnicity("汉").as_deref(), Some("汉族"));
        assert_eq!(ethnicity("土 家 族").as_deref(), Some("土家族"));
        assert_eq!(ethnicity("维吾尔").as_deref(), Some("维吾尔族"));
        assert_eq!(ethnicity("穿青人").as_deref(), Some("穿青人"));
        for none in ["大专", "召集人", "负责人", "少数民族"] {
            assert_eq!(ethnicity(none), None, "{none}");
        }
        assert_eq!(ethnicity(""), None);
    }

    #[test]
    fn the_list_is_whole() {
        assert_eq!(ETHNICITIES.split(' ').count(), 56);
    }
}
