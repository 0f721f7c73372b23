package org.taizhang.api.report;

import java.util.ArrayList;
import java.util.List;

/** A table on pages: it goes on over as many as it needs, under its headings on each. */
final class PdfTable {
    private static final float PADDING = Widths.PADDING;

    private final Table table;
    private final Pages pages;
    private final Figures figures;
    private final float size;
    private final float lead;
    private final List<Float> widths;

    /** A line of a cell. */
    private record Line(String text, boolean second) {}

    PdfTable(Table table, Pages pages, Figures figures) {
        this.table = table;
        this.pages = pages;
        this.figures = figures;
        size = Widths.size(table);
        lead = size * 1.4f;
        widths = Widths.of(table, figures, pages.glyphs(), size, Pages.ROOM);
    }

    void write() {
        var headings = headings();
        var first = table.rows().isEmpty() ? 20 : height(lines(table.rows().getFirst()));
        pages.need(Math.min(height(headings) + first, 200));
        header(headings);
        for (var row : table.rows()) write(lines(row), headings);
        if (table.rows().isEmpty()) {
            pages.down(16);
            pages.drawing()
                    .centred(
                            Pages.WIDTH / 2,
                            pages.y(),
                            size,
                            false,
                            Colours.GREY,
                            Phrases.of("empty").both("  "));
            pages.down(7);
        }
        rule(1.2f, Colours.BLUE);
    }

    private void write(List<List<Line>> cells, List<List<Line>> headings) {
        var count = count(cells);
        for (int from = 0; from < count; ) {
            var fit = (int) ((Pages.BOTTOM - pages.y() - PADDING) / lead);
            var whole = fit >= count - from;
            if (!whole && (fit < 3 || height(cells) < (Pages.BOTTOM - Pages.TOP) / 3)) {
                turn(headings);
                fit = Math.max(1, (int) ((Pages.BOTTOM - pages.y() - PADDING) / lead));
            }
            var to = Math.min(count, from + fit);
            part(cells, from, to);
            rule(0.4f, Colours.PALE);
            from = to;
            if (from < count) turn(headings);
        }
    }

    private void turn(List<List<Line>> headings) {
        pages.next();
        header(headings);
    }

    private void header(List<List<Line>> headings) {
        var high = height(headings);
        pages.drawing().box(Pages.LEFT, pages.y(), Pages.ROOM, high, Colours.SHADE);
        rule(1.2f, Colours.BLUE);
        part(headings, 0, count(headings), true);
        rule(0.7f, Colours.BLUE);
    }

    private void rule(float thickness, int colour) {
        pages.drawing().line(Pages.LEFT, pages.y(), Pages.RIGHT, pages.y(), thickness, colour);
    }

    private void part(List<List<Line>> cells, int from, int to) {
        part(cells, from, to, false);
    }

    private void part(List<List<Line>> cells, int from, int to, boolean heading) {
        var x = Pages.LEFT;
        for (int i = 0; i < cells.size(); i++) {
            var lines = cells.get(i);
            for (int l = from; l < Math.min(to, lines.size()); l++) {
                var y = pages.y() + PADDING / 2 + (l - from) * lead + size * 1.1f;
                write(lines.get(l), x, y, i, heading);
            }
            x += widths.get(i);
        }
        pages.down((to - from) * lead + PADDING);
    }

    private void write(Line line, float x, float y, int column, boolean heading) {
        var colour = line.second() ? Colours.GREY : heading ? Colours.BLUE : Colours.INK;
        var letters = line.second() ? size * 0.85f : size;
        var drawing = pages.drawing();
        var free = widths.get(column) - 2 * PADDING - pages.glyphs().width(line.text(), letters);
        var from = x + PADDING + (isRight(column) ? free : 0);
        if (heading && !line.second()) drawing.bold(from, y, letters, colour, line.text());
        else drawing.left(from, y, letters, colour, line.text());
    }

    private boolean isRight(int column) {
        return switch (table.columns().get(column).kind()) {
            case NUMBER, PERCENT, DURATION -> true;
            case TEXT, INSTANT -> false;
        };
    }

    private List<List<Line>> headings() {
        var cells = new ArrayList<List<Line>>();
        for (int i = 0; i < widths.size(); i++)
            cells.add(lines(table.columns().get(i).heading(), i));
        return cells;
    }

    private List<List<Line>> lines(List<Cell> row) {
        var cells = new ArrayList<List<Line>>();
        for (int i = 0; i < widths.size(); i++)
            cells.add(lines(figures.text(row.get(i), table.columns().get(i)), i));
        return cells;
    }

    private List<Line> lines(Wording text, int column) {
        var room = widths.get(column) - 2 * PADDING;
        var lines = new ArrayList<Line>();
        for (var line : Lines.of(pages.glyphs(), text.zh(), room, size)) lines.add(new Line(line, false));
        if (text.en() != null)
            for (var line : Lines.of(pages.glyphs(), text.en(), room, size * 0.85f)) lines.add(new Line(line, true));
        return lines;
    }

    private static int count(List<List<Line>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    private float height(List<List<Line>> cells) {
        return count(cells) * lead + PADDING;
    }
}
