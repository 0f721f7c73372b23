package org.taizhang.api.report;

import java.io.IOException;
import java.util.List;

/** Tables of a DOCX, whose headings stand on each page they go on over. */
final class DocxTable {
    private static final int TWIPS = 20;
    /** The fonts of the reader's machine may be wider than ours. */
    private static final float SLACK = 1.15f;

    private static final float NAMES = 140;

    private DocxTable() {}

    static void write(Xml xml, Table table, Figures figures, Glyphs glyphs) throws IOException {
        var widths = Widths.of(table, figures, glyphs, Widths.size(table) * SLACK, Pages.ROOM);
        var letters = table.columns().size() <= 7 ? "" : "Small";
        begin(xml, "Ledger", widths);
        xml.open("w:tr")
                .open("w:trPr")
                .empty("w:cantSplit")
                .empty("w:tblHeader")
                .close(1);
        for (int i = 0; i < widths.size(); i++) {
            var column = table.columns().get(i);
            cell(xml, widths.get(i), column.heading(), (isRight(column) ? "HeadRight" : "Head") + letters, 1);
        }
        xml.close(1);
        for (var row : table.rows()) {
            xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close(1);
            for (int i = 0; i < widths.size(); i++) {
                var column = table.columns().get(i);
                var style = (isRight(column) ? "CellRight" : "Cell") + letters;
                cell(xml, widths.get(i), figures.text(row.get(i), column), style, 1);
            }
            xml.close(1);
        }
        if (table.rows().isEmpty()) {
            xml.open("w:tr");
            cell(xml, Pages.ROOM, Wording.of(Phrases.of("empty").both("  ")), "CellNone", widths.size());
            xml.close(1);
        }
        xml.close(1);
    }

    static void facts(Xml xml, List<Figures.Fact> facts) throws IOException {
        var widths = List.of(NAMES, Pages.ROOM - NAMES);
        begin(xml, "Facts", widths);
        for (var fact : facts) {
            xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close(1);
            cell(xml, widths.get(0), Wording.of(fact.name().both("  ")), "FactName", 1);
            cell(xml, widths.get(1), Wording.of(fact.value().both("  ")), "Fact", 1);
            xml.close(1);
        }
        xml.close(1);
    }

    private static void begin(Xml xml, String style, List<Float> widths) throws IOException {
        xml.open("w:tbl").open("w:tblPr").empty("w:tblStyle", "w:val", style);
        xml.empty("w:tblW", "w:w", twips(Pages.ROOM), "w:type", "dxa").empty("w:tblLayout", "w:type", "fixed");
        xml.empty(
                "w:tblLook",
                "w:val",
                "0020",
                "w:firstRow",
                "1",
                "w:lastRow",
                "0",
                "w:firstColumn",
                "0",
                "w:lastColumn",
                "0",
                "w:noHBand",
                "1",
                "w:noVBand",
                "1");
        xml.close(1).open("w:tblGrid");
        for (var width : widths) xml.empty("w:gridCol", "w:w", twips(width));
        xml.close(1);
    }

    private static void cell(Xml xml, float width, Wording text, String style, int columns) throws IOException {
        xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", twips(width), "w:type", "dxa");
        if (columns > 1) xml.empty("w:gridSpan", "w:val", String.valueOf(columns));
        xml.close(1);
        Docx.open(xml, style);
        Docx.run(xml, text.zh(), null);
        if (text.en() != null) {
            xml.open("w:r").empty("w:br").close(1);
            Docx.run(xml, text.en(), "CellEnglish");
        }
        xml.close(2);
    }

    private static boolean isRight(Table.Column column) {
        return switch (column.kind()) {
            case NUMBER, PERCENT, DURATION -> true;
            case TEXT, INSTANT -> false;
        };
    }

    private static String twips(float points) {
        return String.valueOf(Math.round(points * TWIPS));
    }
}
