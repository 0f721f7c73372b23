package org.taizhang.api.report;

import static org.taizhang.api.report.Office.RELATIONSHIPS;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A sheet of nothing but a table: headings that stay in sight and filter, and values of their own kinds below. */
final class XlsxTable {
    /** A spreadsheet reckons with 15 digits; what has more would be another number, and stays as it is written. */
    private static final int DIGITS = 15;

    private static final double SECONDS = 86_400;
    private static final double NANOS = SECONDS * 1_000_000_000;
    private static final int EPOCH = 25_569;
    /** Before 1 March 1900 spreadsheets count a day that never was. */
    private static final int FIRST_DAY = 61;

    private static final float SIZE = 11;
    private static final float MOST = 360;
    private static final float DIGIT = 5.25f;
    private static final int LINE = 15;
    private static final int HIGHEST = 409;
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Xlsx.Sheet sheet;
    private final Report report;
    private final Figures figures;
    private final Glyphs glyphs;
    private List<Float> widths = List.of();

    XlsxTable(Xlsx.Sheet sheet, Report report, Figures figures, Glyphs glyphs) {
        this.sheet = sheet;
        this.report = report;
        this.figures = figures;
        this.glyphs = glyphs;
    }

    void write(Xml xml) throws IOException {
        var table = sheet.table();
        xml.open("worksheet", "xmlns", Xlsx.SHEET, "xmlns:r", RELATIONSHIPS);
        xml.open("sheetPr").empty("pageSetUpPr", "fitToPage", "1").close(1);
        xml.open("sheetViews").open("sheetView", "workbookViewId", "0", "showGridLines", "0");
        xml.empty("pane", "ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft", "state", "frozen")
                .close(2);
        widths = Widths.wished(table, figures, glyphs, SIZE, MOST);
        columns(xml, widths);
        var headings = table.columns().stream().map(Table.Column::heading).toList();
        xml.open("sheetData");
        open(xml, 1, high(headings));
        for (int i = 0; i < table.columns().size(); i++)
            text(xml, name(i) + "1", table.columns().get(i).heading(), XlsxStyles.HEAD);
        xml.close(1);
        for (int r = 0; r < table.rows().size(); r++) row(xml, table.rows().get(r), r + 2);
        if (table.rows().isEmpty()) {
            xml.open("row", "r", "2");
            text(xml, "A2", Phrases.of("empty"), XlsxStyles.GREY);
            xml.close(1);
        }
        xml.close(1);
        if (!table.rows().isEmpty()) xml.empty("autoFilter", "ref", range(table, ""));
        end(xml, report, figures);
        if (sheet.chart() != null) xml.empty("drawing", "r:id", "drawing");
    }

    private int high(List<Wording> texts) {
        var most = 1;
        for (int i = 0; i < texts.size(); i++)
            most = Math.max(most, lines(glyphs, texts.get(i), widths.get(i) - 2 * Widths.PADDING));
        return most;
    }

    static int lines(Glyphs glyphs, Wording text, float width) {
        return Lines.of(glyphs, text.both("\n"), width, SIZE).size();
    }

    /** A row as high as its lines: not every program finds that out by itself. */
    static void open(Xml xml, int number, int lines) throws IOException {
        var at = String.valueOf(number);
        var high = String.valueOf(Math.min(HIGHEST, lines * LINE + 4));
        if (lines > 1) xml.open("row", "r", at, "ht", high, "customHeight", "1");
        else xml.open("row", "r", at);
    }

    static void columns(Xml xml, List<Float> widths) throws IOException {
        xml.empty("sheetFormatPr", "defaultRowHeight", "15").open("cols");
        for (int i = 0; i < widths.size(); i++) {
            var number = String.valueOf(i + 1);
            var characters = String.valueOf(Math.round(widths.get(i) / DIGIT) + 2);
            xml.empty("col", "min", number, "max", number, "width", characters, "customWidth", "1");
        }
        xml.close(1);
    }

    static void end(Xml xml, Report report, Figures figures) throws IOException {
        xml.empty(
                "pageMargins",
                "left",
                "0.6",
                "right",
                "0.6",
                "top",
                "0.8",
                "bottom",
                "0.8",
                "header",
                "0.4",
                "footer",
                "0.4");
        xml.empty("pageSetup", "paperSize", "9", "orientation", "landscape", "fitToHeight", "0");
        xml.open("headerFooter")
                .leaf(
                        "oddHeader",
                        "&L" + plain(report.unit().zh(), 50) + "&R"
                                + plain(report.title().zh(), 50));
        xml.leaf("oddFooter", "&L" + plain(figures.origin(report), 100) + "&R&P / &N")
                .close(1);
    }

    /** What a header may hold: at most 255 characters in all, and no commands. */
    private static String plain(String text, int most) {
        var legible = Legible.text(text).replace("\n", " ");
        return legible.codePoints()
                .limit(most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("&", "&&");
    }

    /** Where a table is, such as A1:F20. */
    static String range(Table table, String fixed) {
        var last = name(table.columns().size() - 1);
        return fixed + "A" + fixed + "1:" + fixed + last + fixed + (table.rows().size() + 1);
    }

    private static String name(int column) {
        return Character.toString('A' + column);
    }

    private void row(Xml xml, List<Cell> row, int number) throws IOException {
        var texts = new ArrayList<Wording>();
        for (int i = 0; i < row.size(); i++)
            texts.add(figures.text(row.get(i), sheet.table().columns().get(i)));
        open(xml, number, high(texts));
        for (int i = 0; i < row.size(); i++)
            cell(xml, name(i) + number, row.get(i), sheet.table().columns().get(i));
        xml.close(1);
    }

    private void cell(Xml xml, String at, Cell cell, Table.Column column) throws IOException {
        switch (cell) {
            case Cell.Text(var text) -> text(xml, at, text, XlsxStyles.TEXT);
            case Cell.Amount(var number)
            when fits(number) -> number(xml, at, number.toPlainString(), XlsxStyles.number(column.decimals()));
            case Cell.Percent(var share)
            when fits(share) -> number(xml, at, share.toPlainString(), XlsxStyles.percent(column.decimals()));
            case Cell.Elapsed(var duration)
            when !duration.isNegative() ->
                number(xml, at, days(duration), duration.toNanosPart() == 0 ? XlsxStyles.DURATION : XlsxStyles.BRIEF);
            case Cell.Moment(var instant)
            when day(instant) >= FIRST_DAY -> number(xml, at, days(instant), XlsxStyles.INSTANT);
            case Cell.Absent absent -> xml.empty("c", "r", at, "s", String.valueOf(XlsxStyles.TEXT));
            case Cell.Amount(var number) -> text(xml, at, Wording.of(number.toPlainString()), XlsxStyles.TEXT);
            case Cell.Percent(var share) ->
                text(xml, at, Wording.of(share.movePointRight(2).toPlainString() + "%"), XlsxStyles.TEXT);
            case Cell.Elapsed elapsed -> text(xml, at, figures.text(cell, column), XlsxStyles.TEXT);
            case Cell.Moment moment -> text(xml, at, figures.text(cell, column), XlsxStyles.TEXT);
        }
    }

    private static boolean fits(BigDecimal number) {
        var digits = number.stripTrailingZeros();
        return digits.precision() <= DIGITS && Math.abs(digits.scale()) <= 2 * DIGITS;
    }

    private static String days(Duration duration) {
        return String.valueOf((duration.toSeconds() + duration.toNanosPart() / 1e9) / SECONDS);
    }

    private long day(Instant instant) {
        return instant.atZone(report.zone()).toLocalDate().toEpochDay() + EPOCH;
    }

    private String days(Instant instant) {
        return String.valueOf(
                day(instant) + instant.atZone(report.zone()).toLocalTime().toNanoOfDay() / NANOS);
    }

    private static void number(Xml xml, String at, String value, int style) throws IOException {
        xml.open("c", "r", at, "s", String.valueOf(style)).leaf("v", value).close(1);
    }

    /** As the text of a cell, never as a formula, whatever it begins with. */
    static void text(Xml xml, String at, Wording text, int style) throws IOException {
        var plain = ESCAPE.matcher(text.both("\n")).replaceAll("_x005F_");
        xml.open("c", "r", at, "s", String.valueOf(style), "t", "inlineStr").open("is");
        xml.leaf("t", plain, "xml:space", "preserve").close(2);
    }
}
