package org.taizhang.api.report;

import static org.taizhang.api.report.Office.RELATIONSHIPS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first sheet: what the report is, what it says in words, and where its tables and charts are. */
final class XlsxSummary {
    private static final float NAMES = 160;
    private static final float WORDS = 520;
    /** How many lines of text large letters take. */
    private static final Map<Integer, Integer> LINES = Map.of(XlsxStyles.TITLE, 2, XlsxStyles.UNIT, 2);

    private final Report report;
    private final Figures figures;
    private final Glyphs glyphs;
    private final List<Xlsx.Sheet> sheets;
    private final List<Link> links = new ArrayList<>();
    private int row;
    private int next;

    private record Link(String cell, String place) {}

    XlsxSummary(Report report, Figures figures, Glyphs glyphs, List<Xlsx.Sheet> sheets) {
        this.report = report;
        this.figures = figures;
        this.glyphs = glyphs;
        this.sheets = sheets;
    }

    void write(Xml xml) throws IOException {
        xml.open("worksheet", "xmlns", Xlsx.SHEET, "xmlns:r", RELATIONSHIPS);
        xml.open("sheetPr").empty("pageSetUpPr", "fitToPage", "1").close(1);
        xml.open("sheetViews")
                .empty("sheetView", "tabSelected", "1", "workbookViewId", "0", "showGridLines", "0")
                .close(1);
        XlsxTable.columns(xml, List.of(NAMES, WORDS));
        xml.open("sheetData");
        line(xml, "A", Wording.of(report.unit().zh()), XlsxStyles.UNIT);
        line(xml, "A", Wording.of(report.title().zh()), XlsxStyles.TITLE);
        var english = report.title().en();
        if (english != null) line(xml, "A", Wording.of(english), XlsxStyles.PALE);
        row++;
        for (var fact : figures.facts(report)) {
            xml.open("row", "r", String.valueOf(++row));
            XlsxTable.text(xml, "A" + row, Wording.of(fact.name().both("  ")), XlsxStyles.GREY);
            XlsxTable.text(xml, "B" + row, Wording.of(fact.value().both("  ")), XlsxStyles.WORDS);
            xml.close(1);
        }
        var captions = new Captions();
        for (var section : report.sections()) section(xml, section, captions);
        xml.close(1);
        if (!links.isEmpty()) {
            xml.open("hyperlinks");
            for (var link : links) xml.empty("hyperlink", "ref", link.cell(), "location", link.place());
            xml.close(1);
        }
        XlsxTable.end(xml, report, figures);
    }

    private void section(Xml xml, Section section, Captions captions) throws IOException {
        row++;
        line(xml, "A", Wording.of(captions.of(section).both("  ")), XlsxStyles.HEADING);
        for (var block : section.blocks()) {
            if (block instanceof Section.Paragraph(var text)) {
                line(xml, "B", text, XlsxStyles.WORDS);
            } else {
                var sheet = sheets.get(next++);
                links.add(new Link("B" + (row + 1), sheet.place("A1")));
                line(xml, "B", Wording.of(sheet.caption().both("  ")), XlsxStyles.LINK);
            }
        }
    }

    private void line(Xml xml, String column, Wording text, int style) throws IOException {
        XlsxTable.open(
                xml, ++row, column.equals("B") ? XlsxTable.lines(glyphs, text, WORDS) : LINES.getOrDefault(style, 1));
        XlsxTable.text(xml, column + row, text, style);
        xml.close(1);
    }
}
