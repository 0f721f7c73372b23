package org.taizhang.api.report;

/** The styles of a DOCX, by the fonts that offices in China have: headings in 黑体, text in 仿宋, tables in 宋体. */
final class DocxStyles {
    private static final String SONG = "SimSun";
    private static final String FANGSONG = "FangSong";
    private static final String HEI = "SimHei";

    private final StringBuilder xml = new StringBuilder();

    private DocxStyles() {}

    static String xml() {
        var styles = new DocxStyles();
        styles.write();
        return styles.xml.toString();
    }

    private void write() {
        xml.append("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>")
                .append("<w:rPrDefault><w:rPr>")
                .append(fonts(SONG))
                .append(
                        "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>")
                .append("</w:rPrDefault><w:pPrDefault/></w:docDefaults>")
                .append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>")
                .append("</w:style>");
        paragraph(
                "Unit",
                "Unit",
                "<w:spacing w:after=\"40\"/><w:jc w:val=\"center\"/>",
                letters(HEI, 34, true, Colours.RED));
        paragraph("UnitEnglish", "Unit English", "<w:jc w:val=\"center\"/>", letters(SONG, 18, false, Colours.GREY));
        paragraph(
                "Rule",
                "Rule",
                "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"1\" w:color=\""
                        + Colours.hex(Colours.RED)
                        + "\"/></w:pBdr><w:spacing w:after=\"700\" w:line=\"120\" w:lineRule=\"exact\"/>",
                "");
        paragraph(
                "Title",
                "Title",
                "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>",
                letters(HEI, 48, true, Colours.INK));
        paragraph("Subtitle", "Subtitle", "<w:jc w:val=\"center\"/>", letters(SONG, 24, false, Colours.GREY));
        paragraph(
                "Period",
                "Period",
                "<w:spacing w:before=\"240\" w:after=\"600\"/><w:jc w:val=\"center\"/>",
                letters(SONG, 22, false, Colours.INK));
        paragraph(
                "ContentsTitle",
                "Contents Title",
                "<w:keepNext/><w:spacing w:before=\"600\" w:after=\"120\"/>",
                letters(HEI, 24, false, Colours.BLUE));
        paragraph(
                "TOC1",
                "toc 1",
                tab(false) + "<w:spacing w:line=\"340\" w:lineRule=\"exact\"/>",
                letters(SONG, 20, false, Colours.INK));
        paragraph(
                "Heading1",
                "heading 1",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
                letters(HEI, 30, false, Colours.BLUE));
        character("HeadingEnglish", "Heading English", letters(SONG, 18, false, Colours.GREY));
        paragraph(
                "BodyText",
                "Body Text",
                "<w:spacing w:line=\"400\" w:lineRule=\"atLeast\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>"
                        + "<w:jc w:val=\"both\"/>",
                letters(FANGSONG, 24, false, Colours.INK));
        paragraph(
                "BodyEnglish", "Body English", "<w:spacing w:after=\"120\"/>", letters(SONG, 18, false, Colours.GREY));
        var caption = "<w:jc w:val=\"center\"/>";
        paragraph(
                "TableCaption",
                "Table Caption",
                "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>" + caption,
                letters(HEI, 18, false, Colours.GREY));
        paragraph(
                "FigureCaption",
                "Figure Caption",
                "<w:spacing w:after=\"240\"/>" + caption,
                letters(HEI, 18, false, Colours.GREY));
        paragraph("Picture", "Picture", "<w:keepNext/><w:spacing w:before=\"160\"/>" + caption, "");
        paragraph("After", "After", "<w:spacing w:line=\"200\" w:lineRule=\"exact\"/>", "");
        cells("", 18);
        cells("Small", 15);
        paragraph("CellNone", "Cell None", caption, letters(SONG, 18, false, Colours.GREY));
        character(
                "CellEnglish",
                "Cell English",
                "<w:color w:val=\"" + Colours.hex(Colours.GREY) + "\"/><w:sz w:val=\"15\"/>");
        paragraph("FactName", "Fact Name", "", letters(SONG, 19, false, Colours.GREY));
        paragraph("Fact", "Fact", "", letters(SONG, 19, false, Colours.INK));
        paragraph("Header", "header", border("bottom") + tab(true), letters(SONG, 16, false, Colours.GREY));
        paragraph("Footer", "footer", border("top") + tab(true), letters(SONG, 15, false, Colours.GREY));
        tables();
        xml.append("</w:styles>");
    }

    private void cells(String suffix, int size) {
        var right = "<w:jc w:val=\"right\"/>";
        var name = suffix.isEmpty() ? "" : " " + suffix;
        paragraph("Head" + suffix, "Head" + name, "<w:keepNext/>", letters(HEI, size, false, Colours.BLUE));
        paragraph(
                "HeadRight" + suffix,
                "Head Right" + name,
                "<w:keepNext/>" + right,
                letters(HEI, size, false, Colours.BLUE));
        paragraph("Cell" + suffix, "Cell" + name, "", letters(SONG, size, false, Colours.INK));
        paragraph("CellRight" + suffix, "Cell Right" + name, right, letters(SONG, size, false, Colours.INK));
    }

    private void tables() {
        var pale = line("insideH", 4, Colours.PALE);
        table("Facts", line("top", 4, Colours.PALE) + line("bottom", 4, Colours.PALE) + pale, "");
        table(
                "Ledger",
                line("top", 12, Colours.BLUE) + line("bottom", 12, Colours.BLUE) + pale,
                "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>" + line("top", 12, Colours.BLUE)
                        + line("bottom", 8, Colours.BLUE)
                        + "</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\""
                        + Colours.hex(Colours.SHADE) + "\"/></w:tcPr></w:tblStylePr>");
    }

    private void table(String name, String borders, String first) {
        xml.append("<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"")
                .append(name)
                .append("\"><w:name w:val=\"");
        xml.append(name).append("\"/><w:tblPr><w:tblBorders>").append(borders).append("</w:tblBorders><w:tblCellMar>");
        for (var side : new String[] {"top:50", "left:90", "bottom:50", "right:90"}) {
            var at = side.indexOf(':');
            xml.append("<w:")
                    .append(side, 0, at)
                    .append(" w:w=\"")
                    .append(side.substring(at + 1))
                    .append("\" w:type=\"dxa\"/>");
        }
        xml.append("</w:tblCellMar></w:tblPr>").append(first).append("</w:style>");
    }

    private void paragraph(String id, String name, String paragraph, String letters) {
        style("paragraph", id, name, "<w:basedOn w:val=\"Normal\"/>");
        if (!paragraph.isEmpty()) xml.append("<w:pPr>").append(paragraph).append("</w:pPr>");
        xml.append("<w:rPr>").append(letters).append("</w:rPr></w:style>");
    }

    private void character(String id, String name, String letters) {
        style("character", id, name, "");
        xml.append("<w:rPr>").append(letters).append("</w:rPr></w:style>");
    }

    private void style(String type, String id, String name, String based) {
        xml.append("<w:style w:type=\"")
                .append(type)
                .append("\" w:styleId=\"")
                .append(id)
                .append("\"><w:name w:val=\"");
        xml.append(name).append("\"/>").append(based);
    }

    private static String letters(String font, int halves, boolean bold, int colour) {
        return fonts(font) + (bold ? "<w:b/>" : "") + "<w:color w:val=\"" + Colours.hex(colour) + "\"/><w:sz w:val=\""
                + halves + "\"/><w:szCs w:val=\"" + halves + "\"/>";
    }

    private static String fonts(String chinese) {
        var latin = chinese.equals(HEI) ? "Arial" : "Times New Roman";
        return "<w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" + latin + "\" w:eastAsia=\"" + chinese + "\" w:cs=\""
                + latin + "\"/>";
    }

    private static String line(String side, int eighths, int colour) {
        return "<w:" + side + " w:val=\"single\" w:sz=\"" + eighths + "\" w:space=\"0\" w:color=\""
                + Colours.hex(colour) + "\"/>";
    }

    private static String border(String side) {
        return "<w:pBdr><w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\""
                + Colours.hex(Colours.PALE) + "\"/></w:pBdr>";
    }

    private static String tab(boolean right) {
        return "<w:tabs><w:tab w:val=\"right\"" + (right ? "" : " w:leader=\"dot\"") + " w:pos=\""
                + Math.round(Pages.ROOM * 20) + "\"/></w:tabs>";
    }
}
