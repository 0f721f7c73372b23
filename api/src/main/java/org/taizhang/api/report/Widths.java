package org.taizhang.api.report;

import java.util.ArrayList;
import java.util.List;

/** How wide the columns of a table are: as their texts need, and together as wide as there is room. */
final class Widths {
    static final float PADDING = 5;
    /** What comes after these rows finds its place by being broken. */
    private static final int LOOKED_AT = 300;

    private static final float LEAST_TEXT = 90;

    private final Glyphs glyphs;
    private final float size;
    private float needed;
    private float wished;

    private Widths(Glyphs glyphs, float size) {
        this.glyphs = glyphs;
        this.size = size;
    }

    /** The size of letters by which so many columns fit on a page. */
    static float size(Table table) {
        return table.columns().size() <= 7 ? 9 : table.columns().size() <= 9 ? 8 : 7;
    }

    /** @param size of the letters; larger than they are where another font than ours may be used */
    static List<Float> of(Table table, Figures figures, Glyphs glyphs, float size, float room) {
        return shared(columns(table, figures, glyphs, size), room);
    }

    /** As wide as their texts, where there is room enough; up to a limit. */
    static List<Float> wished(Table table, Figures figures, Glyphs glyphs, float size, float most) {
        return columns(table, figures, glyphs, size).stream()
                .map(column -> Math.min(column.wished, most))
                .toList();
    }

    private static List<Widths> columns(Table table, Figures figures, Glyphs glyphs, float size) {
        var columns = new ArrayList<Widths>();
        for (int i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            var widths = new Widths(glyphs, size);
            widths.look(column.heading(), true);
            var at = i;
            table.rows().stream()
                    .limit(LOOKED_AT)
                    .forEach(row -> widths.look(figures.text(row.get(at), column), column.isText()));
            columns.add(widths);
        }
        return columns;
    }

    private void look(Wording text, boolean broken) {
        look(text.zh(), broken);
        if (text.en() != null) look(text.en(), broken);
    }

    private void look(String text, boolean broken) {
        var start = text.length() > 400 ? text.substring(0, 400) : text;
        for (var line : start.split("\n", -1)) {
            var wide = glyphs.width(glyphs.legible(line), size) + 2 * PADDING + 1;
            wished = Math.max(wished, wide);
            var least = broken && wide > LEAST_TEXT
                    ? Math.min(LEAST_TEXT, Lines.widest(glyphs, line, size) + 2 * PADDING + 1)
                    : wide;
            needed = Math.max(needed, least);
        }
    }

    private static List<Float> shared(List<Widths> columns, float room) {
        var cap = room * 0.6f;
        var needed = 0f;
        var wished = 0f;
        for (var column : columns) {
            column.needed = Math.min(column.needed, cap);
            column.wished = Math.max(column.needed, Math.min(column.wished, cap));
            needed += column.needed;
            wished += column.wished;
        }
        var shares = new ArrayList<Float>();
        for (var column : columns) {
            if (wished <= room) shares.add(column.wished * room / wished);
            else if (needed >= room) shares.add(column.needed * room / needed);
            else shares.add(column.needed + (column.wished - column.needed) * (room - needed) / (wished - needed));
        }
        return shares;
    }
}
