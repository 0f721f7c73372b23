package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.report.Section.Paragraph;
import org.taizhang.api.report.Table.Column;

class PdfTest {
    private static final Pattern INCIDENT = Pattern.compile("INC-2026-\\d+");

    @Test
    void theFirstPageSaysWhatItIsAndWhereItComesFrom() throws Exception {
        try (var pdf = Written.pdf(Samples.typical())) {
            assertThat(Written.text(pdf, 1))
                    .contains("政府网站平台运行维护月度分析报告", "黑龙江省人民政府办公厅电子政务中心", "Monthly operations analysis")
                    .contains("2026年10月1日至2026年10月31日", "128443", "3fa9c13fa9c1", "王建国，2026-11-02 10:12:44")
                    .contains("目录", "十、问题与改进建议");
        }
    }

    @Test
    void pagesAreNumberedAndNamed() throws Exception {
        try (var pdf = Written.pdf(Samples.typical())) {
            var count = pdf.getNumberOfPages();
            for (int page = 1; page <= count; page++)
                assertThat(Written.text(pdf, page))
                        .contains("第 " + page + " 页 共 " + count + " 页", "Page " + page + " of " + count, "位置 128443")
                        .contains("电子政务中心", "月度分析报告");
        }
    }

    @Test
    void theContentsLeadToTheSections() throws Exception {
        try (var pdf = Written.pdf(Samples.typical())) {
            var links = pdf.getPage(0).getAnnotations();
            assertThat(links).hasSize(10);
            var item = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
            for (var annotation : links) {
                var link = (PDAnnotationLink) annotation;
                var page = ((PDPageDestination) link.getDestination()).retrievePageNumber() + 1;
                var heading = item.getTitle().substring(0, item.getTitle().indexOf("  "));
                assertThat(Written.text(pdf, page)).contains(heading);
                assertThat(Written.text(pdf, 1)).containsPattern(Pattern.quote(heading) + ".* " + page + "\\R");
                item = item.getNextSibling();
            }
            assertThat(item).isNull();
        }
    }

    @Test
    void aLongTableHasEveryRowOnceUnderItsHeadings() throws Exception {
        try (var pdf = Written.pdf(Samples.of(Samples.incidents(new Random(1), 5_000)))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(100);
            var found = new ArrayList<String>();
            INCIDENT.matcher(Written.text(pdf)).results().forEach(match -> found.add(match.group()));
            assertThat(found).hasSize(5_000).doesNotHaveDuplicates();
            for (var page : List.of(2, 3, pages / 2, pages))
                assertThat(Written.text(pdf, page)).contains("处置用时", "Took");
        }
    }

    @Test
    void aRowLongerThanAPageGoesOn() throws Exception {
        var table = new Table(
                Wording.of("长"),
                List.of(new Column(Wording.of("内容"), Kind.TEXT), new Column(Wording.of("数"), Kind.NUMBER)),
                List.of(
                        List.of(Cell.of("字".repeat(7_000) + "x".repeat(7_000)), Cell.of(1)),
                        List.of(Cell.of("末"), Cell.of(2))));
        try (var pdf = Written.pdf(Samples.of(table))) {
            var text = Written.text(pdf);
            assertThat(text.chars().filter(letter -> letter == '字').count()).isEqualTo(7_000);
            assertThat(Written.text(pdf, pdf.getNumberOfPages())).contains("末");
        }
    }

    @Test
    void anEmptyTableSaysSo() throws Exception {
        try (var pdf = Written.pdf(Samples.of(Samples.incidents(new Random(1), 0)))) {
            assertThat(Written.text(pdf)).contains("处置用时", "本期无记录");
        }
    }

    /** An empty box would say nothing. */
    @Test
    void whatTheFontLacksIsNamedByItsCode() throws Exception {
        try (var pdf = Written.pdf(Samples.of(new Paragraph(Wording.of("甲<&>😀乙\u0007丙\u202E丁"))))) {
            assertThat(Written.text(pdf)).contains("甲<&>[U+1F600]乙[U+0007]丙[U+202E]丁");
        }
    }

    @Test
    void itsOneFontIsEmbeddedInPart() throws Exception {
        var bytes = Written.as(Form.PDF, Samples.typical());
        assertThat(bytes).hasSizeLessThan(500_000);
        try (var pdf = Loader.loadPDF(bytes)) {
            var fonts = new HashMap<String, Boolean>();
            for (var page : pdf.getPages())
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    fonts.put(font.getName(), font.isEmbedded());
                }
            assertThat(fonts).hasSize(1).allSatisfy((name, embedded) -> {
                assertThat(name).matches("[A-Z]{6}\\+WenQuanYiMicroHei");
                assertThat(embedded).isTrue();
            });
        }
    }

    @Test
    void anArchiveMayKeepIt(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("report.pdf"), Written.as(Form.PDF, Samples.typical()));
        var result = PreflightParser.validate(file.toFile());
        assertThat(result.getErrorsList())
                .allSatisfy(error -> assertThat(error.getDetails()).isNull());
        assertThat(result.isValid()).isTrue();
    }

    @Test
    void moreSectionsThanAPageListsAreListedOnTwo() throws Exception {
        var sections = new ArrayList<Section>();
        for (int i = 0; i < 45; i++) sections.add(new Section(Wording.of("节"), List.of()));
        try (PDDocument pdf = Written.pdf(Samples.report(sections))) {
            assertThat(Written.text(pdf, 1)).contains("一、节").doesNotContain("四十五、节");
            assertThat(Written.text(pdf, 2)).contains("四十五、节");
        }
    }
}
