package org.taizhang.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as DOCX: headings, captions and tables in named styles, so that an office may give it its own looks. */
final class Docx {
    private final Report report;
    private final Glyphs glyphs;
    private final Figures figures;
    private final Captions captions = new Captions();
    private final Parts parts = new Parts();
    private final List<Office.Relation> relations = new ArrayList<>();
    private int bookmarks;
    private int pictures;

    private Docx(Report report, Glyphs glyphs) {
        this.report = report;
        this.glyphs = glyphs;
        figures = new Figures(report.zone());
    }

    static void write(Report report, Glyphs glyphs, OutputStream to) throws IOException {
        new Docx(report, glyphs).write(to);
    }

    private void write(OutputStream to) throws IOException {
        var kind = "wordprocessingml.";
        Office.add(
                parts,
                report,
                "word/document.xml",
                List.of(
                        new Office.Kinds("word/document.xml", kind + "document.main"),
                        new Office.Kinds("word/footer1.xml", kind + "footer"),
                        new Office.Kinds("word/header1.xml", kind + "header"),
                        new Office.Kinds("word/styles.xml", kind + "styles")));
        relations.add(new Office.Relation("styles", "styles", "styles.xml"));
        relations.add(new Office.Relation("header", "header", "header1.xml"));
        relations.add(new Office.Relation("footer", "footer", "footer1.xml"));
        var charts = report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .toList();
        for (int i = 1; i <= charts.size(); i++) {
            var chart = charts.get(i - 1);
            relations.add(new Office.Relation("chart" + i, "image", "media/chart" + i + ".png"));
            parts.add("word/media/chart" + i + ".png", out -> out.write(Picture.png(Plot.of(chart, glyphs))));
        }
        parts.xml("word/document.xml", this::document);
        parts.xml("word/footer1.xml", xml -> DocxFrame.footer(xml, figures.origin(report)));
        parts.xml("word/header1.xml", xml -> DocxFrame.header(xml, report));
        parts.xml("word/styles.xml", DocxStyles.xml());
        Office.relations(parts, "word/_rels/document.xml.rels", relations);
        parts.write(to);
    }

    private void document(Xml xml) throws IOException {
        DocxFrame.root(xml, "w:document").open("w:body");
        cover(xml);
        contents(xml);
        for (var section : report.sections()) section(xml, section);
        xml.open("w:sectPr");
        xml.empty("w:headerReference", "w:type", "default", "r:id", "header");
        xml.empty("w:footerReference", "w:type", "default", "r:id", "footer");
        xml.empty("w:footerReference", "w:type", "first", "r:id", "footer");
        xml.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
        xml.empty(
                "w:pgMar",
                "w:top",
                "1560",
                "w:right",
                "1240",
                "w:bottom",
                "1440",
                "w:left",
                "1240",
                "w:header",
                "900",
                "w:footer",
                "800",
                "w:gutter",
                "0");
        xml.empty("w:titlePg").close(3);
    }

    private void cover(Xml xml) throws IOException {
        pair(xml, report.unit(), "Unit", "UnitEnglish");
        paragraph(xml, "Rule", "");
        pair(xml, report.title(), "Title", "Subtitle");
        paragraph(xml, "Period", report.period().both("  "));
        DocxTable.facts(xml, figures.facts(report));
    }

    private static void pair(Xml xml, Wording wording, String zh, String en) throws IOException {
        paragraph(xml, zh, wording.zh());
        if (wording.en() != null) paragraph(xml, en, wording.en());
    }

    /** A field that Word brings up to date with page numbers when asked to; until then a list of links. */
    private void contents(Xml xml) throws IOException {
        paragraph(xml, "ContentsTitle", Phrases.of("contents").both("  "));
        var numbers = new Captions();
        for (int i = 1; i <= report.sections().size(); i++) {
            open(xml, "TOC1");
            if (i == 1) {
                field(xml, "begin");
                xml.open("w:r")
                        .leaf("w:instrText", " TOC \\o \"1-1\" \\h \\u ", "xml:space", "preserve")
                        .close(1);
                field(xml, "separate");
            }
            xml.open("w:hyperlink", "w:anchor", "_Toc" + i, "w:history", "1");
            run(xml, numbers.of(report.sections().get(i - 1)).both("  "), null);
            xml.close(1);
            if (i == report.sections().size()) field(xml, "end");
            xml.close(1);
        }
    }

    private static void field(Xml xml, String kind) throws IOException {
        xml.open("w:r").empty("w:fldChar", "w:fldCharType", kind).close(1);
    }

    private void section(Xml xml, Section section) throws IOException {
        var heading = captions.of(section);
        var first = bookmarks == 0;
        var id = String.valueOf(++bookmarks);
        xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", "Heading1");
        if (first) xml.empty("w:pageBreakBefore");
        xml.close(1).empty("w:bookmarkStart", "w:id", id, "w:name", "_Toc" + id);
        run(xml, heading.zh(), null);
        if (heading.en() != null) run(xml, "  " + heading.en(), "HeadingEnglish");
        xml.empty("w:bookmarkEnd", "w:id", id).close(1);
        for (var block : section.blocks()) {
            switch (block) {
                case Section.Paragraph(var text) -> text(xml, text);
                case Table table -> table(xml, table);
                case Chart chart -> chart(xml, chart);
            }
        }
    }

    private static void text(Xml xml, Wording text) throws IOException {
        for (var line : text.zh().split("\n", -1)) paragraph(xml, "BodyText", line);
        if (text.en() != null) paragraph(xml, "BodyEnglish", text.en());
    }

    private void table(Xml xml, Table table) throws IOException {
        paragraph(xml, "TableCaption", captions.of(table).both("   "));
        DocxTable.write(xml, table, figures, glyphs);
        paragraph(xml, "After", "");
    }

    private void chart(Xml xml, Chart chart) throws IOException {
        var caption = captions.of(chart).both("   ");
        DocxFrame.picture(xml, ++pictures, caption);
        paragraph(xml, "FigureCaption", caption);
    }

    static Xml open(Xml xml, String style) throws IOException {
        return xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close(1);
    }

    static void paragraph(Xml xml, String style, String text) throws IOException {
        open(xml, style);
        run(xml, text, null);
        xml.close(1);
    }

    /** Text within a paragraph; a line that is broken stays broken. */
    static void run(Xml xml, String text, @Nullable String style) throws IOException {
        if (text.isEmpty()) return;
        xml.open("w:r");
        if (style != null) xml.open("w:rPr").empty("w:rStyle", "w:val", style).close(1);
        var lines = Legible.text(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) xml.empty("w:br");
            xml.leaf("w:t", lines[i], "xml:space", "preserve");
        }
        xml.close(1);
    }
}
