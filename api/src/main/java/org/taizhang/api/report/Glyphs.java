package org.taizhang.api.report;

import java.awt.geom.GeneralPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** What a font can draw, how wide and how; for one document. */
final class Glyphs implements AutoCloseable {
    private static final int COLLECTION = 0x74746366; // ttcf
    private static final int CFF = 0x4F54544F; // OTTO

    private final @Nullable TrueTypeCollection collection;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final float unitsPerEm;

    Glyphs(byte[] bytes) throws IOException {
        var kind = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        if (kind == CFF) throw new IOException("its outlines are PostScript's (OTF), not TrueType's (TTF, TTC)");
        collection = kind == COLLECTION ? new TrueTypeCollection(new ByteArrayInputStream(bytes)) : null;
        font = collection == null ? new TTFParser().parse(new RandomAccessReadBuffer(bytes)) : first(collection);
        if (font.getGlyph() == null) throw new IOException("it has no TrueType outlines");
        characters = font.getUnicodeCmapLookup();
        unitsPerEm = font.getUnitsPerEm();
    }

    private static TrueTypeFont first(TrueTypeCollection collection) throws IOException {
        var found = new AtomicReference<TrueTypeFont>();
        collection.processAllFonts(font -> found.compareAndSet(null, font));
        var font = found.get();
        if (font == null) throw new IOException("it is an empty collection");
        return font;
    }

    TrueTypeFont font() {
        return font;
    }

    boolean draws(int codePoint) {
        return characters.getGlyphId(codePoint) > 0;
    }

    /** The text, with the code in the place of what this font has no glyph for: an empty box says nothing. */
    String legible(String text) {
        return Legible.text(text, this::draws);
    }

    float width(String text, float size) {
        var units = 0L;
        try {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i)))
                units += font.getAdvanceWidth(characters.getGlyphId(text.codePointAt(i)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units * size / unitsPerEm;
    }

    /** The outline at its place in the font's own units, upwards; nothing for a space. */
    @Nullable
    GeneralPath outline(int codePoint) {
        try {
            var glyph = font.getGlyph().getGlyph(characters.getGlyphId(codePoint));
            return glyph == null ? null : glyph.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float unitsPerEm() {
        return unitsPerEm;
    }

    @Override
    public void close() {
        try {
            font.close();
            if (collection != null) collection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
