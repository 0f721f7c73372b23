package org.taizhang.api.report;

import static org.taizhang.api.report.Office.RELATIONSHIPS;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report as XLSX: a first sheet to be read, and a sheet for each table and chart whose values can be reckoned with. */
final class Xlsx {
    static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";

    private final Report report;
    private final Glyphs glyphs;
    private final Figures figures;
    private final Parts parts = new Parts();
    private final List<Sheet> sheets = new ArrayList<>();

    /** A sheet after the first; with a picture beside its values if they are a chart's. */
    record Sheet(
            String name,
            Wording caption,
            Table table,
            @Nullable Chart chart) {
        /** A place of it for a link or a name. */
        String place(String cells) {
            return "'" + name + "'!" + cells;
        }
    }

    private Xlsx(Report report, Glyphs glyphs) {
        this.report = report;
        this.glyphs = glyphs;
        figures = new Figures(report.zone());
        var captions = new Captions();
        for (var section : report.sections()) for (var block : section.blocks()) add(block, captions);
    }

    private void add(Section.Block block, Captions captions) {
        switch (block) {
            case Table table -> {
                var caption = captions.of(table);
                sheets.add(new Sheet(XlsxNames.of(caption), caption, table, null));
            }
            case Chart chart -> {
                var caption = captions.of(chart);
                sheets.add(new Sheet(XlsxNames.of(caption), caption, table(chart), chart));
            }
            case Section.Paragraph paragraph -> {}
        }
    }

    private static Table table(Chart chart) {
        var columns = new ArrayList<Table.Column>();
        columns.add(new Table.Column(Phrases.of("label"), Kind.TEXT));
        for (var series : chart.series()) columns.add(new Table.Column(series.name(), chart.kind(), chart.decimals(6)));
        var rows = IntStream.range(0, chart.labels().size())
                .mapToObj(i -> row(chart, i))
                .toList();
        return new Table(chart.title(), columns, rows);
    }

    private static List<Cell> row(Chart chart, int label) {
        var row = new ArrayList<Cell>();
        row.add(new Cell.Text(chart.labels().get(label)));
        for (var series : chart.series()) {
            var value = series.values().get(label);
            row.add(
                    value == null
                            ? Cell.absent()
                            : chart.kind() == Kind.PERCENT ? Cell.percent(value) : Cell.of(value));
        }
        return row;
    }

    static void write(Report report, Glyphs glyphs, OutputStream to) throws IOException {
        new Xlsx(report, glyphs).write(to);
    }

    private void write(OutputStream to) throws IOException {
        var kinds = new ArrayList<Office.Kinds>();
        var relations = new ArrayList<Office.Relation>();
        kinds.add(new Office.Kinds("xl/workbook.xml", "spreadsheetml.sheet.main"));
        kinds.add(new Office.Kinds("xl/styles.xml", "spreadsheetml.styles"));
        relations.add(new Office.Relation("styles", "styles", "styles.xml"));
        for (int i = 0; i <= sheets.size(); i++) {
            kinds.add(new Office.Kinds("xl/worksheets/sheet" + i + ".xml", "spreadsheetml.worksheet"));
            relations.add(new Office.Relation("sheet" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        parts.xml("xl/worksheets/sheet0.xml", xml -> new XlsxSummary(report, figures, glyphs, sheets).write(xml));
        for (int i = 1; i <= sheets.size(); i++) {
            var sheet = sheets.get(i - 1);
            parts.xml(
                    "xl/worksheets/sheet" + i + ".xml",
                    xml -> new XlsxTable(sheet, report, figures, glyphs).write(xml));
            if (sheet.chart() == null) continue;
            kinds.add(new Office.Kinds("xl/drawings/drawing" + i + ".xml", "drawing"));
            picture(i, sheet.caption(), sheet.chart());
        }
        parts.xml("xl/workbook.xml", this::workbook);
        parts.xml("xl/styles.xml", XlsxStyles::write);
        Office.relations(parts, "xl/_rels/workbook.xml.rels", relations);
        Office.add(parts, report, "xl/workbook.xml", kinds);
        parts.write(to);
    }

    private void workbook(Xml xml) throws IOException {
        xml.open("workbook", "xmlns", SHEET, "xmlns:r", RELATIONSHIPS).open("sheets");
        xml.empty("sheet", "name", Phrases.of("summary").zh(), "sheetId", "1", "r:id", "sheet0");
        for (int i = 1; i <= sheets.size(); i++)
            xml.empty("sheet", "name", sheets.get(i - 1).name(), "sheetId", String.valueOf(i + 1), "r:id", "sheet" + i);
        xml.close(1);
        if (sheets.isEmpty()) return;
        xml.open("definedNames");
        for (int i = 1; i <= sheets.size(); i++) {
            var sheet = sheets.get(i - 1);
            var id = String.valueOf(i);
            if (!sheet.table().rows().isEmpty())
                xml.leaf(
                        "definedName",
                        sheet.place(XlsxTable.range(sheet.table(), "$")),
                        "name",
                        "_xlnm._FilterDatabase",
                        "localSheetId",
                        id,
                        "hidden",
                        "1");
            xml.leaf("definedName", sheet.place("$1:$1"), "name", "_xlnm.Print_Titles", "localSheetId", id);
        }
        xml.close(1);
    }

    private void picture(int number, Wording caption, Chart chart) {
        var drawing = "drawing" + number + ".xml";
        Office.relations(
                parts,
                "xl/worksheets/_rels/sheet" + number + ".xml.rels",
                List.of(new Office.Relation("drawing", "drawing", "../drawings/" + drawing)));
        Office.relations(
                parts,
                "xl/drawings/_rels/" + drawing + ".rels",
                List.of(new Office.Relation("chart", "image", "../media/chart" + number + ".png")));
        parts.add("xl/media/chart" + number + ".png", out -> out.write(Picture.png(Plot.of(chart, glyphs))));
        parts.xml(
                "xl/drawings/" + drawing,
                xml -> drawing(xml, caption, chart.series().size() + 2));
    }

    private static void drawing(Xml xml, Wording caption, int column) throws IOException {
        var wide = String.valueOf(Math.round(Plot.WIDTH * 12_700));
        var high = String.valueOf(Math.round(Plot.HEIGHT * 12_700));
        xml.open(
                "xdr:wsDr",
                "xmlns:xdr",
                DRAWING + "spreadsheetDrawing",
                "xmlns:a",
                DRAWING + "main",
                "xmlns:r",
                RELATIONSHIPS);
        xml.open("xdr:oneCellAnchor")
                .open("xdr:from")
                .leaf("xdr:col", String.valueOf(column))
                .leaf("xdr:colOff", "0");
        xml.leaf("xdr:row", "1").leaf("xdr:rowOff", "0").close(1).empty("xdr:ext", "cx", wide, "cy", high);
        xml.open("xdr:pic").open("xdr:nvPicPr");
        xml.empty("xdr:cNvPr", "id", "1", "name", "Chart", "descr", caption.both("   "))
                .empty("xdr:cNvPicPr")
                .close(1);
        xml.open("xdr:blipFill")
                .empty("a:blip", "r:embed", "chart")
                .open("a:stretch")
                .empty("a:fillRect")
                .close(2);
        xml.open("xdr:spPr")
                .open("a:xfrm")
                .empty("a:off", "x", "0", "y", "0")
                .empty("a:ext", "cx", wide, "cy", high)
                .close(1);
        xml.open("a:prstGeom", "prst", "rect").empty("a:avLst").close(3).empty("xdr:clientData");
    }
}
