package org.taizhang.api.report;

import java.io.IOException;

/** The looks of cells by number, and the formats in which numbers, shares, durations and instants are shown. */
final class XlsxStyles {
    static final int HEAD = 1;
    static final int TITLE = 2;
    static final int GREY = 3;
    static final int LINK = 4;
    static final int HEADING = 5;
    static final int UNIT = 6;
    static final int WORDS = 7;
    static final int PALE = 8;
    static final int TEXT = 9;
    static final int DURATION = 10;
    static final int BRIEF = 11;
    static final int INSTANT = 12;
    private static final int NUMBER = 13;
    private static final int DECIMALS = 7;
    private static final int PERCENT = NUMBER + DECIMALS;
    private static final int AS_TEXT = 49;
    private static final int FORMATS = 164;
    private static final String TOP = "top";

    private XlsxStyles() {}

    static int number(int decimals) {
        return NUMBER + decimals;
    }

    static int percent(int decimals) {
        return PERCENT + decimals;
    }

    static void write(Xml xml) throws IOException {
        xml.open("styleSheet", "xmlns", Xlsx.SHEET);
        formats(xml);
        xml.open("fonts", "count", "8");
        font(xml, 11, Colours.INK, "");
        font(xml, 11, Colours.BLUE, "b");
        font(xml, 18, Colours.INK, "b");
        font(xml, 11, Colours.GREY, "");
        font(xml, 11, Colours.BLUE, "u");
        font(xml, 13, Colours.BLUE, "b");
        font(xml, 14, Colours.RED, "b");
        font(xml, 10, Colours.GREY, "");
        xml.close(1).open("fills", "count", "3");
        xml.open("fill").empty("patternFill", "patternType", "none").close(1);
        xml.open("fill").empty("patternFill", "patternType", "gray125").close(1);
        xml.open("fill")
                .open("patternFill", "patternType", "solid")
                .empty("fgColor", "rgb", colour(Colours.SHADE))
                .close(3);
        xml.open("borders", "count", "3");
        border(xml, "none", 0, "none", 0);
        border(xml, "none", 0, "hair", Colours.PALE);
        border(xml, "medium", Colours.BLUE, "thin", Colours.BLUE);
        xml.close(1).open("cellStyleXfs", "count", "1");
        xml.empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0")
                .close(1);
        cells(xml);
        xml.open("cellStyles", "count", "1")
                .empty("cellStyle", "name", "Normal", "xfId", "0", "builtinId", "0")
                .close(1);
    }

    /** In the order of the constants. */
    private static void cells(Xml xml) throws IOException {
        xml.open("cellXfs", "count", String.valueOf(PERCENT + DECIMALS));
        cell(xml, 0, 0, 0, 0, "center", false);
        cell(xml, AS_TEXT, 1, 2, 2, "center", true);
        cell(xml, AS_TEXT, 2, 0, 0, "center", false);
        cell(xml, AS_TEXT, 3, 0, 0, TOP, true);
        cell(xml, AS_TEXT, 4, 0, 0, TOP, true);
        cell(xml, AS_TEXT, 5, 0, 0, "center", false);
        cell(xml, AS_TEXT, 6, 0, 0, "center", false);
        cell(xml, AS_TEXT, 0, 0, 0, TOP, true);
        cell(xml, AS_TEXT, 7, 0, 0, "center", false);
        cell(xml, AS_TEXT, 0, 0, 1, TOP, true);
        for (int format = 0; format < 3 + 2 * DECIMALS; format++) cell(xml, FORMATS + format, 0, 0, 1, TOP, false);
        xml.close(1);
    }

    private static void formats(Xml xml) throws IOException {
        xml.open("numFmts", "count", String.valueOf(3 + 2 * DECIMALS));
        var id = FORMATS;
        format(xml, id++, "[h]:mm:ss");
        format(xml, id++, "[h]:mm:ss.000");
        format(xml, id++, "yyyy\\-mm\\-dd\\ hh:mm:ss");
        for (int decimals = 0; decimals < DECIMALS; decimals++) format(xml, id++, "#,##0" + places(decimals));
        for (int decimals = 0; decimals < DECIMALS; decimals++) format(xml, id++, "0" + places(decimals) + "%");
        xml.close(1);
    }

    private static String places(int decimals) {
        return decimals == 0 ? "" : "." + "0".repeat(decimals);
    }

    private static void format(Xml xml, int id, String code) throws IOException {
        xml.empty("numFmt", "numFmtId", String.valueOf(id), "formatCode", code);
    }

    private static void font(Xml xml, int size, int colour, String kind) throws IOException {
        xml.open("font");
        if (!kind.isEmpty()) xml.empty(kind);
        xml.empty("sz", "val", String.valueOf(size))
                .empty("color", "rgb", colour(colour))
                .empty("name", "val", "宋体");
        xml.close(1);
    }

    private static void border(Xml xml, String top, int above, String bottom, int below) throws IOException {
        xml.open("border").empty("left").empty("right");
        side(xml, "top", top, above);
        side(xml, "bottom", bottom, below);
        xml.empty("diagonal").close(1);
    }

    private static void side(Xml xml, String name, String style, int colour) throws IOException {
        if (style.equals("none")) xml.empty(name);
        else
            xml.open(name, "style", style).empty("color", "rgb", colour(colour)).close(1);
    }

    private static void cell(Xml xml, int format, int font, int fill, int border, String vertical, boolean wrap)
            throws IOException {
        xml.open(
                "xf",
                "numFmtId",
                String.valueOf(format),
                "fontId",
                String.valueOf(font),
                "fillId",
                String.valueOf(fill),
                "borderId",
                String.valueOf(border),
                "xfId",
                "0",
                "applyNumberFormat",
                "1",
                "applyFont",
                "1",
                "applyFill",
                "1",
                "applyBorder",
                "1",
                "applyAlignment",
                "1");
        xml.empty("alignment", "vertical", vertical, "wrapText", wrap ? "1" : "0")
                .close(1);
    }

    private static String colour(int colour) {
        return "FF" + Colours.hex(colour);
    }
}
