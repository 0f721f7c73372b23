package org.taizhang.api.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The font by which text is measured, drawn into charts and embedded into PDF: the one that comes with the product, or an own one. */
public final class Typeface {
    /** A page of Chinese is impossible without these. */
    private static final String TOUCHSTONE = "台账一二三，。（）：、%0Aa";

    private static final String BUNDLED = "font/wqy-microhei.ttc";

    private final String name;
    private final byte[] bytes;

    private Typeface(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        try (var glyphs = glyphs()) {
            TOUCHSTONE.codePoints().forEach(codePoint -> {
                if (!glyphs.draws(codePoint))
                    throw new UnusableFont(
                            name + " has no " + Character.toString(codePoint) + ": it is no Chinese font");
            });
        }
    }

    /** WenQuanYi Micro Hei, so that the same report looks alike wherever it is written. */
    public static Typeface bundled() {
        try (var font = Typeface.class.getResourceAsStream(BUNDLED)) {
            if (font == null) throw new UnusableFont(BUNDLED + " is missing from the product");
            return new Typeface(BUNDLED, font.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A font of the operator's, TrueType (.ttf) or the first of a collection (.ttc). */
    public static Typeface of(Path file) {
        try {
            return new Typeface(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableFont(file + " cannot be read");
        }
    }

    /** The font opened for one document: what is open may not be used by two at once. */
    Glyphs glyphs() {
        try {
            return new Glyphs(bytes);
        } catch (IOException | RuntimeException e) {
            throw new UnusableFont(name + " is no font that can be embedded: " + e.getMessage());
        }
    }
}
