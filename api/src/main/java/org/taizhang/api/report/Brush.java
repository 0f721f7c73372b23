package org.taizhang.api.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws on a page of a PDF, as letters, lines and areas that stay sharp at any size. */
final class Brush {
    private final PDFont font;
    private final PDPageContentStream to;

    private Brush(PDFont font, PDPageContentStream to) {
        this.font = font;
        this.to = to;
    }

    static void paint(PDDocument document, PDPage page, PDFont font, Drawing drawing) {
        try (var to = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            var brush = new Brush(font, to);
            to.setLineJoinStyle(BasicStroke.JOIN_ROUND);
            for (var mark : drawing.marks()) brush.draw(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(Drawing.Mark mark) throws IOException {
        switch (mark) {
            case Drawing.Box b -> {
                to.setNonStrokingColor(new Color(b.colour()));
                to.addRect(b.x(), Pages.HEIGHT - b.y() - b.height(), b.width(), b.height());
                to.fill();
            }
            case Drawing.Line l -> {
                to.setStrokingColor(new Color(l.colour()));
                to.setLineWidth(l.thickness());
                path(l.points());
                to.stroke();
            }
            case Drawing.Area a -> {
                to.setNonStrokingColor(new Color(a.colour()));
                path(a.points());
                to.closePath();
                to.fill();
            }
            case Drawing.Words w -> write(w);
        }
    }

    private void path(List<Float> points) throws IOException {
        to.moveTo(points.get(0), Pages.HEIGHT - points.get(1));
        for (int i = 2; i < points.size(); i += 2) to.lineTo(points.get(i), Pages.HEIGHT - points.get(i + 1));
    }

    /** The font has one weight; a bold letter has an outline of its own colour. */
    private void write(Drawing.Words words) throws IOException {
        to.beginText();
        to.setFont(font, words.size());
        to.setNonStrokingColor(new Color(words.colour()));
        if (words.bold()) {
            to.setStrokingColor(new Color(words.colour()));
            to.setLineWidth(words.size() * Pages.BOLD);
            to.setRenderingMode(RenderingMode.FILL_STROKE);
        }
        to.newLineAtOffset(words.x(), Pages.HEIGHT - words.y());
        to.showText(words.text());
        if (words.bold()) to.setRenderingMode(RenderingMode.FILL);
        to.endText();
    }
}
