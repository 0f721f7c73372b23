package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.report.Section.Paragraph;
import org.taizhang.api.report.Table.Column;

class DocxTest {
    @Test
    void whatItSaysStandsInNamedStyles() throws Exception {
        try (var document = Written.docx(Samples.typical())) {
            assertThat(styled(document.getParagraphs(), "Title")).containsExactly("政府网站平台运行维护月度分析报告");
            assertThat(styled(document.getParagraphs(), "Heading1"))
                    .hasSize(10)
                    .startsWith("一、总体运行情况  Overview")
                    .endsWith("十、问题与改进建议  Findings and proposals");
            assertThat(styled(document.getParagraphs(), "TableCaption"))
                    .hasSize(12)
                    .contains("表 11　事件处置明细   Table 11  Incidents");
            assertThat(styled(document.getParagraphs(), "FigureCaption")).hasSize(8);
            assertThat(styled(document.getParagraphs(), "TOC1")).hasSize(10);
            assertThat(document.getAllPictures()).hasSize(8);
            assertThat(document.getHeaderList().getFirst().getText()).contains("电子政务中心", "月度分析报告");
            assertThat(document.getFooterList().getFirst().getText()).contains("位置 128443");
            var core = document.getProperties().getCoreProperties();
            assertThat(core.getCreated()).isEqualTo(Instant.parse("2026-11-02T01:12:44Z"));
            assertThat(core.getTitle()).contains("月度分析报告");
        }
    }

    private static List<String> styled(List<XWPFParagraph> paragraphs, String style) {
        return paragraphs.stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    @Test
    void whoSignedAndWhatItWasMadeFromStandsInFront() throws Exception {
        try (var document = Written.docx(Samples.typical())) {
            var facts = document.getTables().getFirst();
            assertThat(facts.getText())
                    .contains("王建国，2026-11-02 10:12:44", "128443", "3fa9c13fa9c1", "2026年10月1日至2026年10月31日");
        }
    }

    @Test
    void aTableHasItsValuesAndHeadingsThatRepeat() throws Exception {
        var table = new Table(
                Wording.of("表"),
                List.of(
                        new Column(Wording.of("名称", "Name"), Kind.TEXT),
                        new Column(Wording.of("数"), Kind.NUMBER, 1),
                        new Column(Wording.of("率"), Kind.PERCENT),
                        new Column(Wording.of("时长"), Kind.DURATION),
                        new Column(Wording.of("时间"), Kind.INSTANT)),
                List.of(List.of(
                        Cell.of("甲", "A"),
                        Cell.of(new BigDecimal("1234.56")),
                        Cell.percent(new BigDecimal("0.9996")),
                        Cell.of(Duration.ofSeconds(3_725)),
                        Cell.of(Instant.parse("2026-10-31T16:00:00Z")))));
        try (var document = Written.docx(Samples.of(table))) {
            var rows = document.getTables().get(1).getRows();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).isRepeatHeader()).isTrue();
            assertThat(rows.get(1).isRepeatHeader()).isFalse();
            assertThat(rows.get(0).getCell(0).getText()).isEqualTo("名称\nName");
            assertThat(rows.get(1).getTableCells().stream().map(cell -> cell.getText()))
                    .containsExactly("甲\nA", "1,234.6", "99.96%", "1小时2分5秒", "2026-11-01 00:00:00");
            assertThat(rows.get(1).getCell(1).getParagraphs().getFirst().getStyle())
                    .isEqualTo("CellRight");
        }
    }

    @Test
    void aLongTableHasEveryRow() throws Exception {
        try (var document = Written.docx(Samples.of(Samples.incidents(new Random(1), 5_000)))) {
            var rows = document.getTables().get(1).getRows();
            assertThat(rows).hasSize(5_001);
            assertThat(rows.get(5_000).getCell(0).getText()).isEqualTo("INC-2026-5999");
        }
    }

    @Test
    void anEmptyTableSaysSo() throws Exception {
        try (var document = Written.docx(Samples.of(Samples.incidents(new Random(1), 0)))) {
            assertThat(document.getTables().get(1).getRow(1).getCell(0).getText())
                    .startsWith("本期无记录");
        }
    }

    @Test
    void hostileTextStaysText() throws Exception {
        var hostile = "<w:p>&amp;]]>\"'\u0000\u0008\uFFFF😀𠮷\uD83D " + "长".repeat(3_000) + "x".repeat(3_000);
        try (var document = Written.docx(Samples.of(new Paragraph(Wording.of(hostile, hostile))))) {
            assertThat(styled(document.getParagraphs(), "BodyText")).containsExactly(Legible.text(hostile));
        }
    }

    @Test
    void everyPartKeepsToItsSchema() throws Exception {
        var parts = Written.parts(Written.as(Form.DOCX, Samples.typical()));
        assertThat(parts).hasSize(17);
        Written.assertValid(parts.get("word/document.xml"), DocumentDocument.Factory::parse);
        Written.assertValid(parts.get("word/styles.xml"), StylesDocument.Factory::parse);
        Written.assertValid(parts.get("word/header1.xml"), HdrDocument.Factory::parse);
        Written.assertValid(parts.get("word/footer1.xml"), FtrDocument.Factory::parse);
    }
}
