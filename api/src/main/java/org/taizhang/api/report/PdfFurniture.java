package org.taizhang.api.report;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** What pages have when all are there: numbers, the report's name above and its origin below, the table of sections, bookmarks. */
final class PdfFurniture {
    private static final float SIZE = 8;

    private final Report report;
    private final Pages pages;
    private final Figures figures;
    private final Glyphs glyphs;

    PdfFurniture(Report report, Pages pages, Figures figures, Glyphs glyphs) {
        this.report = report;
        this.pages = pages;
        this.figures = figures;
        this.glyphs = glyphs;
    }

    void add(PDDocument document, List<Pdf.Place> places) throws IOException {
        for (int i = 0; i < pages.count(); i++) {
            var drawing = new Drawing(glyphs, Pages.WIDTH, Pages.HEIGHT);
            if (i > 0) above(drawing);
            below(drawing, i + 1);
            for (var place : places) if (place.listedOn() == i) list(drawing, place);
            pages.over(i, drawing);
        }
        var outline = new PDDocumentOutline();
        for (var place : places) {
            var item = new PDOutlineItem();
            item.setTitle(Legible.text(place.heading().both("  ")));
            item.setDestination(destination(place));
            outline.addLast(item);
        }
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private void above(Drawing drawing) {
        drawing.left(Pages.LEFT, 50, SIZE, Colours.GREY, brief(report.unit().zh()));
        drawing.right(Pages.RIGHT, 50, SIZE, Colours.GREY, brief(report.title().zh()));
        drawing.line(Pages.LEFT, 56, Pages.RIGHT, 56, 0.5f, Colours.PALE);
    }

    private void below(Drawing drawing, int number) {
        var y = Pages.HEIGHT - 42;
        drawing.line(Pages.LEFT, y - 13, Pages.RIGHT, y - 13, 0.5f, Colours.PALE);
        drawing.left(Pages.LEFT, y, 7, Colours.GREY, figures.origin(report));
        var page = Phrases.of("page-of", String.valueOf(number), String.valueOf(pages.count()));
        drawing.right(Pages.RIGHT, y, SIZE, Colours.GREY, page.both("  "));
    }

    private String brief(String text) {
        return Lines.of(glyphs, text, Pages.ROOM * 0.48f, SIZE).getFirst();
    }

    private void list(Drawing drawing, Pdf.Place place) throws IOException {
        var y = place.listedAt();
        var number = String.valueOf(place.page() + 1);
        var right = Pages.RIGHT - glyphs.width(number, 10) - 8;
        var zh = Lines.of(glyphs, place.heading().zh(), Pages.ROOM - 60, 10).getFirst();
        drawing.left(Pages.LEFT, y, 10, Colours.INK, zh);
        var x = Pages.LEFT + glyphs.width(zh, 10) + 8;
        if (place.heading().en() != null && right - x > 60) {
            var en = Lines.of(glyphs, place.heading().en(), right - x - 20, 8).getFirst();
            drawing.left(x, y, 8, Colours.GREY, en);
            x += glyphs.width(en, 8) + 8;
        }
        for (var dot = right - 3; dot > x; dot -= 4.5f) drawing.box(dot, y - 1, 0.8f, 0.8f, Colours.PALE);
        drawing.right(Pages.RIGHT, y, 10, Colours.INK, number);
        link(place);
    }

    private void link(Pdf.Place place) throws IOException {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(Pages.LEFT, Pages.HEIGHT - place.listedAt() - 4, Pages.ROOM, 16));
        var none = new PDBorderStyleDictionary();
        none.setWidth(0);
        link.setBorderStyle(none);
        link.setPrinted(true);
        link.setDestination(destination(place));
        pages.page(place.listedOn()).getAnnotations().add(link);
    }

    private PDPageXYZDestination destination(Pdf.Place place) {
        var destination = new PDPageXYZDestination();
        destination.setPage(pages.page(place.page()));
        destination.setLeft(0);
        destination.setTop(Math.round(Pages.HEIGHT - place.y() + 8));
        return destination;
    }
}
