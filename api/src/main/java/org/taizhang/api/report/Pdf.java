package org.taizhang.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A report as PDF: a first page that says what it is and where to find what, then section after section. */
final class Pdf {
    private final Report report;
    private final Pages pages;
    private final Figures figures;
    private final Captions captions = new Captions();
    private final List<Place> places = new ArrayList<>();

    /** Where a section begins: its line in the contents, and its page. */
    record Place(Wording heading, int listedOn, float listedAt, int page, float y) {}

    private Pdf(Report report, Pages pages) {
        this.report = report;
        this.pages = pages;
        figures = new Figures(report.zone());
    }

    static void write(Report report, Glyphs glyphs, OutputStream to) throws IOException {
        try (var document = new PDDocument()) {
            var pages = new Pages(document, PDType0Font.load(document, glyphs.font(), true), glyphs);
            var pdf = new Pdf(report, pages);
            pdf.cover();
            var listed = pdf.contents();
            pages.next();
            for (int i = 0; i < report.sections().size(); i++)
                pdf.section(report.sections().get(i), listed.get(i));
            pages.end();
            new PdfFurniture(report, pages, pdf.figures, glyphs).add(document, pdf.places);
            PdfRecord.of(report, document);
            document.save(to, CompressParameters.NO_COMPRESSION);
        }
    }

    private void cover() {
        var unit = report.unit();
        pages.centred(unit.zh(), 17, 24, true, Colours.RED);
        if (unit.en() != null) pages.centred(unit.en(), 9, 14, false, Colours.GREY);
        pages.down(14);
        pages.drawing().box(Pages.LEFT, pages.y(), Pages.ROOM, 2, Colours.RED);
        pages.drawing().box(Pages.LEFT, pages.y() + 4, Pages.ROOM, 0.6f, Colours.RED);
        pages.down(46);
        pages.centred(report.title().zh(), 24, 34, true, Colours.INK);
        if (report.title().en() != null) pages.centred(report.title().en(), 12, 20, false, Colours.GREY);
        pages.down(8);
        pages.centred(report.period().both("  "), 11, 18, false, Colours.INK);
        pages.down(34);
        facts();
    }

    private void facts() {
        for (var fact : figures.facts(report)) {
            var lines = Lines.of(pages.glyphs(), fact.value().both("  "), Pages.ROOM - 150, 9.5f);
            pages.need(lines.size() * 14 + 7);
            var y = pages.y();
            pages.drawing().line(Pages.LEFT, y, Pages.RIGHT, y, 0.4f, Colours.PALE);
            pages.drawing()
                    .left(
                            Pages.LEFT + 6,
                            y + 15,
                            9.5f,
                            Colours.GREY,
                            fact.name().both("  "));
            for (int i = 0; i < lines.size(); i++)
                pages.drawing().left(Pages.LEFT + 150, y + 15 + i * 14, 9.5f, Colours.INK, lines.get(i));
            pages.down(lines.size() * 14 + 8);
        }
        pages.drawing().line(Pages.LEFT, pages.y(), Pages.RIGHT, pages.y(), 0.4f, Colours.PALE);
        pages.down(30);
    }

    /** Keeps a line free for each section; its page is not known yet. */
    private List<Place> contents() {
        pages.need(60);
        pages.text(Phrases.of("contents").both("  "), Pages.LEFT, 12, 18, Colours.BLUE);
        pages.down(4);
        var listed = new ArrayList<Place>();
        var numbers = new Captions();
        for (var section : report.sections()) {
            pages.need(18);
            pages.down(18);
            listed.add(new Place(numbers.of(section), pages.last(), pages.y(), 0, 0));
        }
        return listed;
    }

    private void section(Section section, Place listed) {
        pages.need(120);
        if (pages.y() > Pages.TOP) pages.down(16);
        var heading = captions.of(section);
        places.add(new Place(heading, listed.listedOn(), listed.listedAt(), pages.last(), pages.y()));
        for (var line : Lines.of(pages.glyphs(), heading.zh(), Pages.ROOM, 15)) {
            pages.down(22);
            pages.drawing().bold(Pages.LEFT, pages.y(), 15, Colours.BLUE, line);
        }
        if (heading.en() != null) pages.text(heading.en(), Pages.LEFT, 9, 14, Colours.GREY);
        pages.down(8);
        for (var block : section.blocks()) {
            switch (block) {
                case Section.Paragraph paragraph -> paragraph(paragraph.text());
                case Table table -> table(table);
                case Chart chart -> chart(chart);
            }
        }
    }

    private void paragraph(Wording text) {
        for (var line : text.zh().split("\n", -1)) pages.text("　　" + line, Pages.LEFT, 10.5f, 18, Colours.INK);
        if (text.en() != null) {
            pages.down(3);
            pages.text(text.en(), Pages.LEFT, 8.5f, 13, Colours.GREY);
        }
        pages.down(6);
    }

    private void table(Table table) {
        pages.need(90);
        pages.down(6);
        pages.centred(captions.of(table).both("   "), 9, 14, false, Colours.GREY);
        pages.down(5);
        new PdfTable(table, pages, figures).write();
        pages.down(14);
    }

    private void chart(Chart chart) {
        var caption = captions.of(chart).both("   ");
        pages.need(Plot.HEIGHT + 36);
        pages.down(8);
        pages.drawing().place(Plot.of(chart, pages.glyphs()), Pages.LEFT, pages.y());
        pages.down(Plot.HEIGHT + 2);
        pages.centred(caption, 9, 14, false, Colours.GREY);
        pages.down(12);
    }
}
