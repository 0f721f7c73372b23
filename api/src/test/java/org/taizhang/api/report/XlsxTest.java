package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.WsDrDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.report.Table.Column;

class XlsxTest {
    private static XSSFCell only(Kind kind, int decimals, Cell cell) throws Exception {
        var table = new Table(
                Wording.of("一"), List.of(new Column(Wording.of("列"), kind, decimals)), List.of(List.of(cell)));
        return Written.xlsx(Samples.of(table)).getSheetAt(1).getRow(1).getCell(0);
    }

    @Test
    void numbersAreNumbersThatShowTheirDecimals() throws Exception {
        var number = only(Kind.NUMBER, 1, Cell.of(new BigDecimal("1234.56")));
        assertThat(number.getNumericCellValue()).isEqualTo(1234.56);
        assertThat(number.getCellStyle().getDataFormatString()).isEqualTo("#,##0.0");
        var percent = only(Kind.PERCENT, 2, Cell.percent(new BigDecimal("0.99963")));
        assertThat(percent.getNumericCellValue()).isEqualTo(0.99963);
        assertThat(percent.getCellStyle().getDataFormatString()).isEqualTo("0.00%");
    }

    @Test
    void instantsAreDatesInTheZoneOfTheReport() throws Exception {
        var cell = only(Kind.INSTANT, 0, Cell.of(Instant.parse("2026-10-31T16:00:01Z")));
        assertThat(cell.getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 1, 0, 0, 1));
        assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
        assertThat(only(Kind.INSTANT, 0, Cell.of(Instant.parse("1850-01-01T00:00:00Z")))
                        .getCellType())
                .isEqualTo(CellType.STRING);
    }

    @Test
    void durationsCanBeAddedUp() throws Exception {
        var cell = only(Kind.DURATION, 0, Cell.of(Duration.ofHours(36)));
        assertThat(cell.getNumericCellValue()).isEqualTo(1.5);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss");
        assertThat(only(Kind.DURATION, 0, Cell.of(Duration.ofMillis(250)))
                        .getCellStyle()
                        .getDataFormatString())
                .isEqualTo("[h]:mm:ss.000");
        assertThat(only(Kind.DURATION, 0, Cell.of(Duration.ofSeconds(-90))).getStringCellValue())
                .isEqualTo("-1分30秒");
    }

    @Test
    void noDigitIsLost() throws Exception {
        var digits = "1234567890123456789";
        assertThat(only(Kind.NUMBER, 0, Cell.of(new BigDecimal(digits))).getStringCellValue())
                .isEqualTo(digits);
        assertThat(only(Kind.NUMBER, 0, Cell.of(123_456_789_012_345L)).getNumericCellValue())
                .isEqualTo(123_456_789_012_345d);
    }

    @Test
    void nothingBecomesAFormula() throws Exception {
        for (var text : List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")")) {
            var cell = only(Kind.TEXT, 0, Cell.of(text));
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(Legible.text(text));
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void hostileTextStaysText() throws Exception {
        for (var text : List.of(
                "<c>&amp;]]>\"", "a\u0000\u0007b", "😀𠮷\uD83D", "_x0041__x000D_", "第一行\n第二行", "x".repeat(14_000)))
            assertThat(only(Kind.TEXT, 0, Cell.of(text)).getStringCellValue()).isEqualTo(Legible.text(text));
    }

    @Test
    void headingsStayInSightAndFilter() throws Exception {
        try (var book = Written.xlsx(Samples.of(Samples.incidents(new Random(1), 40)))) {
            var sheet = book.getSheetAt(1);
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:E41");
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("摘要\nSummary");
            assertThat(sheet.getColumnWidth(2)).isGreaterThan(3 * sheet.getColumnWidth(1));
            assertThat(sheet.getRow(7).getCell(4).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @Test
    void aLongTableHasEveryRow() throws Exception {
        try (var book = Written.xlsx(Samples.of(Samples.incidents(new Random(1), 5_000)))) {
            var last = book.getSheetAt(1).getRow(5_000);
            assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(5_000);
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("INC-2026-5999");
        }
    }

    @Test
    void theFirstSheetLeadsToTheOthers() throws Exception {
        try (var book = Written.xlsx(Samples.typical())) {
            assertThat(book.getNumberOfSheets()).isEqualTo(21);
            var links = book.getSheetAt(0).getHyperlinkList();
            assertThat(links).hasSize(20);
            assertThat(links).allSatisfy(link -> {
                var name = link.getLocation().substring(1, link.getLocation().indexOf('!') - 1);
                assertThat(book.getSheet(name)).isNotNull();
                assertThat(book.getSheetAt(0)
                                .getRow(link.getFirstRow())
                                .getCell(1)
                                .getStringCellValue()
                                .replace('　', ' '))
                        .startsWith(name);
            });
        }
    }

    @Test
    void aChartIsItsValuesAndAPicture() throws Exception {
        try (var book = Written.xlsx(Samples.typical())) {
            var sheet = book.getSheet("图 1 每日可用率");
            assertThat(sheet.getLastRowNum()).isEqualTo(31);
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isBetween(0.99, 1.0);
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getDataFormatString())
                    .isEqualTo("0.000%");
            assertThat(sheet.createDrawingPatriarch().getShapes()).hasSize(1);
            assertThat(book.getAllPictures()).hasSize(8);
        }
    }

    @Test
    void anyCaptionNamesASheet() throws Exception {
        var captions =
                List.of("[a]:*?/\\b", "很长的名称".repeat(20), "'quoted'", "同名", "同名", "名称" + "😀".repeat(20), "\u0001");
        var tables = captions.stream()
                .map(caption ->
                        new Table(Wording.of(caption), List.of(new Column(Wording.of("列"), Kind.TEXT)), List.of()))
                .toArray(Table[]::new);
        try (var book = Written.xlsx(Samples.of(tables))) {
            var names = IntStream.range(1, 8).mapToObj(book::getSheetAt).map(XSSFSheet::getSheetName);
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .allSatisfy(name ->
                            assertThat(name).hasSizeLessThanOrEqualTo(31).doesNotContainPattern("[\\[\\]:*?/\\\\']"))
                    .contains("表 4 同名", "表 5 同名");
            assertThat(book.getSheetAt(1).getRow(1).getCell(0).getStringCellValue())
                    .startsWith("本期无记录");
        }
    }

    @Test
    void everyPartKeepsToItsSchema() throws Exception {
        var parts = Written.parts(Written.as(Form.XLSX, Samples.typical()));
        Written.assertValid(parts.get("xl/workbook.xml"), WorkbookDocument.Factory::parse);
        Written.assertValid(parts.get("xl/styles.xml"), StyleSheetDocument.Factory::parse);
        Written.assertValid(parts.get("xl/drawings/drawing1.xml"), WsDrDocument.Factory::parse);
        for (int i = 0; i <= 20; i++)
            Written.assertValid(parts.get("xl/worksheets/sheet" + i + ".xml"), WorksheetDocument.Factory::parse);
    }
}
