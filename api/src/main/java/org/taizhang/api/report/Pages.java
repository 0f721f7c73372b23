package org.taizhang.api.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The pages of a PDF, filled from the top; a page that is full is drawn at once and not kept. */
final class Pages {
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float HEIGHT = PDRectangle.A4.getHeight();
    static final float LEFT = 62;
    static final float RIGHT = WIDTH - LEFT;
    static final float ROOM = RIGHT - LEFT;
    static final float TOP = 78;
    static final float BOTTOM = HEIGHT - 72;
    /** How thick the outline of a bold letter is, in parts of its size. */
    static final float BOLD = 0.035f;

    private final PDDocument document;
    private final PDFont font;
    private final Glyphs glyphs;
    private final List<PDPage> pages = new ArrayList<>();
    private Drawing drawing;
    private float y;

    Pages(PDDocument document, PDFont font, Glyphs glyphs) {
        this.document = document;
        this.font = font;
        this.glyphs = glyphs;
        drawing = new Drawing(glyphs, WIDTH, HEIGHT);
        begin();
    }

    private void begin() {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        drawing = new Drawing(glyphs, WIDTH, HEIGHT);
        y = TOP;
    }

    Drawing drawing() {
        return drawing;
    }

    Glyphs glyphs() {
        return glyphs;
    }

    float y() {
        return y;
    }

    void down(float by) {
        y += by;
    }

    boolean isFull(float wanted) {
        return y + wanted > BOTTOM;
    }

    void need(float wanted) {
        if (isFull(wanted)) next();
    }

    void next() {
        end();
        begin();
    }

    void end() {
        over(last(), drawing);
    }

    int last() {
        return pages.size() - 1;
    }

    PDPage page(int number) {
        return pages.get(number);
    }

    int count() {
        return pages.size();
    }

    /** Draws on a page what is known only afterwards. */
    void over(int number, Drawing afterwards) {
        Brush.paint(document, pages.get(number), font, afterwards);
    }

    /** Lines of running text, page after page. */
    void text(String text, float x, float size, float lead, int colour) {
        for (var line : Lines.of(glyphs, text, RIGHT - x, size)) {
            need(lead);
            y += lead;
            drawing.left(x, y, size, colour, line);
        }
    }

    void centred(String text, float size, float lead, boolean bold, int colour) {
        for (var line : Lines.of(glyphs, text, ROOM - 20, size)) {
            need(lead);
            y += lead;
            drawing.centred(WIDTH / 2, y, size, bold, colour, line);
        }
    }
}
