package org.taizhang.api.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines as Chinese is set: between any two characters, never before a full stop or after an opening bracket. */
final class Lines {
    private static final String NOT_FIRST = "，。、；：？！）》」』】〕〉”’％%…·,.;:?!)]}";
    private static final String NOT_LAST = "（《「『【〔〈“‘([{";
    private static final String GOOD_LAST = "/?&=";

    private final Glyphs glyphs;
    private final float width;
    private final float size;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float used;

    private Lines(Glyphs glyphs, float width, float size) {
        this.glyphs = glyphs;
        this.width = width;
        this.size = size;
    }

    /** The lines of a text, which is made legible first. */
    static List<String> of(Glyphs glyphs, String text, float width, float size) {
        var lines = new Lines(glyphs, width, size);
        for (var paragraph : glyphs.legible(text).split("\n", -1)) {
            for (var piece : pieces(paragraph)) lines.add(piece);
            lines.end();
        }
        return lines.lines;
    }

    /** The widest piece that should stay in one line. */
    static float widest(Glyphs glyphs, String text, float size) {
        var widest = 0f;
        for (var piece : pieces(glyphs.legible(text))) widest = Math.max(widest, glyphs.width(piece.strip(), size));
        return widest;
    }

    private void add(String piece) {
        var wide = glyphs.width(piece.stripTrailing(), size);
        if (used + wide > width && !line.isEmpty()) end();
        if (wide > width) addByCharacter(piece);
        else append(piece);
    }

    private void addByCharacter(String piece) {
        piece.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (used + glyphs.width(character, size) > width && !line.isEmpty()) end();
            append(character);
        });
    }

    private void append(String piece) {
        line.append(piece);
        used += glyphs.width(piece, size);
    }

    private void end() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
    }

    /** What may not be broken, each with the spaces after it. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var start = 0;
        for (int i = 0, next; i < text.length(); i = next) {
            var here = text.codePointAt(i);
            next = i + Character.charCount(here);
            if (next < text.length() && isBreak(here, text.codePointAt(next))) {
                pieces.add(text.substring(start, next));
                start = next;
            }
        }
        if (start < text.length()) pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean isBreak(int before, int after) {
        if (after == ' ' || NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) return false;
        return before == ' ' || isWide(before) || isWide(after) || GOOD_LAST.indexOf(before) >= 0;
    }

    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x2E80 && codePoint < 0xA960)
                || (codePoint >= 0xF900 && codePoint < 0xFB00)
                || (codePoint >= 0xFE30 && codePoint < 0xFFEF)
                || codePoint >= 0x20000;
    }
}
