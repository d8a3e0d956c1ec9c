//! The page of GB/T 9704-2012: A4, 37 mm above and 28 mm at the binding edge, so that a type area
//! of 156 × 225 mm holds 22 lines of 28 characters; and its number at the outer side.

use std::io;

use super::xml::Xml;

/// Millimetres in twips, rounded.
#[must_use]
pub const fn mm(millimetres: u32) -> u32 {
    (millimetres * 14_400 + 127) / 254
}

/// How far two lines are apart, in twips: 22 of them fill the type area.
pub(super) const LINE_PITCH: u32 = 579;

/// Where the two kinds of footer are found: of odd and of even pages.
pub(super) const FOOTERS: [(&str, &str); 2] = [("rIdOdd", "default"), ("rIdEven", "even")];

/// How a sheet of A4 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its side, for wide tables.
    Landscape,
}

/// Margins in twips.
struct Margins {
    top: u32,
    bottom: u32,
    left: u32,
    right: u32,
    /// From the page's lower edge to the number's.
    footer: u32,
}

const SHORT: u32 = mm(210);
const LONG: u32 = mm(297);

impl Orientation {
    /// The sheet's width and height in twips.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        match self {
            Orientation::Portrait => (SHORT, LONG),
            Orientation::Landscape => (LONG, SHORT),
        }
    }

    /// How wide the type area is, in twips: what a table's columns share.
    #[must_use]
    pub const fn width(self) -> u32 {
        let margins = self.margins();
        self.size().0 - margins.left - margins.right
    }

    const fn margins(self) -> Margins {
        // The number's dashes stand 7 mm below the type area, half its line above its foot.
        match self {
            Orientation::Portrait => Margins {
                top: mm(37),
                bottom: mm(35),
                left: mm(28),
                right: mm(26),
                footer: mm(35 - 7) - 140,
            },
            // The upright page turned to its left.
            Orientation::Landscape => Margins {
                top: mm(28),
                bottom: mm(26),
                left: mm(35),
                right: mm(37),
                footer: mm(26 - 7) - 140,
            },
        }
    }

    /// Writes what closes the body: size, margins, footers, and the grid of lines.
    pub(super) fn write(self, xml: &mut Xml, numbered: bool) -> io::Result<()> {
        let Margins {
            top,
            bottom,
            left,
            right,
            footer,
        } = self.margins();
        let (width, height) = self.size();
        let (width, height) = (width.to_string(), height.to_string());
        xml.within("w:sectPr", &[], |xml| {
            if numbered {
                for (id, kind) in FOOTERS {
                    xml.empty("w:footerReference", &[("w:type", kind), ("r:id", id)])?;
                }
            }
            let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
            if self == Orientation::Landscape {
                size.push(("w:orient", "landscape"));
            }
            xml.empty("w:pgSz", &size)?;
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", &top.to_string()),
                    ("w:right", &right.to_string()),
                    ("w:bottom", &bottom.to_string()),
                    ("w:left", &left.to_string()),
                    ("w:header", &mm(15).to_string()),
                    ("w:footer", &footer.to_string()),
                    ("w:gutter", "0"),
                ],
            )?;
            let pitch = LINE_PITCH.to_string();
            xml.empty(
                "w:docGrid",
                &[("w:type", "lines"), ("w:linePitch", pitch.as_str())],
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_area_holds_22_lines_of_28_characters() {
        let margins = Orientation::Portrait.margins();
        let height = Orientation::Portrait.size().1 - margins.top - margins.bottom;
        assert_eq!(height / LINE_PITCH, 22);
        // 16 points less 5 twips.
        assert_eq!(Orientation::Portrait.width() / 315, 28);
        assert_eq!(mm(210), 11_906);
        assert_eq!(mm(297), 16_838);
    }
}
