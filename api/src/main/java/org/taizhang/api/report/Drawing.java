package org.taizhang.api.report;

import java.util.ArrayList;
import java.util.List;

/** Boxes, lines, areas and words in points from the upper left corner: drawn into a PDF as they are, into a picture by dots. */
final class Drawing {
    /** What is drawn. */
    sealed interface Mark {}

    record Box(float x, float y, float width, float height, int colour) implements Mark {}

    /** @param points the places in pairs of x and y */
    record Line(List<Float> points, float thickness, int colour) implements Mark {}

    record Area(List<Float> points, int colour) implements Mark {}

    /** @param y of the line on which the words stand */
    record Words(float x, float y, float size, boolean bold, int colour, String text) implements Mark {}

    private final Glyphs glyphs;
    private final float width;
    private final float height;
    private final List<Mark> marks = new ArrayList<>();

    Drawing(Glyphs glyphs, float width, float height) {
        this.glyphs = glyphs;
        this.width = width;
        this.height = height;
    }

    Glyphs glyphs() {
        return glyphs;
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    List<Mark> marks() {
        return marks;
    }

    void box(float x, float y, float wide, float high, int colour) {
        marks.add(new Box(x, y, wide, high, colour));
    }

    void line(float x1, float y1, float x2, float y2, float thickness, int colour) {
        marks.add(new Line(List.of(x1, y1, x2, y2), thickness, colour));
    }

    void line(List<Float> points, float thickness, int colour) {
        marks.add(new Line(List.copyOf(points), thickness, colour));
    }

    void area(List<Float> points, int colour) {
        marks.add(new Area(List.copyOf(points), colour));
    }

    void left(float x, float y, float size, int colour, String text) {
        words(x, y, size, false, colour, glyphs.legible(text));
    }

    void bold(float x, float y, float size, int colour, String text) {
        words(x, y, size, true, colour, glyphs.legible(text));
    }

    void right(float x, float y, float size, int colour, String text) {
        var legible = glyphs.legible(text);
        words(x - glyphs.width(legible, size), y, size, false, colour, legible);
    }

    void centred(float x, float y, float size, boolean bold, int colour, String text) {
        var legible = glyphs.legible(text);
        words(x - glyphs.width(legible, size) / 2, y, size, bold, colour, legible);
    }

    private void words(float x, float y, float size, boolean bold, int colour, String legible) {
        if (!legible.isBlank()) marks.add(new Words(x, y, size, bold, colour, legible));
    }

    /** Draws another drawing at a place of this one. */
    void place(Drawing other, float x, float y) {
        for (var mark : other.marks) marks.add(moved(mark, x, y));
    }

    private static Mark moved(Mark mark, float x, float y) {
        return switch (mark) {
            case Box b -> new Box(b.x() + x, b.y() + y, b.width(), b.height(), b.colour());
            case Line l -> new Line(moved(l.points(), x, y), l.thickness(), l.colour());
            case Area a -> new Area(moved(a.points(), x, y), a.colour());
            case Words w -> new Words(w.x() + x, w.y() + y, w.size(), w.bold(), w.colour(), w.text());
        };
    }

    private static List<Float> moved(List<Float> points, float x, float y) {
        var moved = new ArrayList<Float>(points.size());
        for (int i = 0; i < points.size(); i++) moved.add(points.get(i) + (i % 2 == 0 ? x : y));
        return moved;
    }
}
