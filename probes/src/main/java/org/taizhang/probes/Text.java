package org.taizhang.probes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the charset of a page as a browser does: mark, header, meta; else UTF-8 where it fits, and GB 18030. */
final class Text {
    private static final int META_WITHIN = 4096;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_.:-]+)");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Text() {}

    static String of(byte[] page, @Nullable String contentType) {
        if (page.length >= 3 && page[0] == (byte) 0xEF && page[1] == (byte) 0xBB && page[2] == (byte) 0xBF)
            return new String(page, 3, page.length - 3, StandardCharsets.UTF_8);
        var declared = contentType == null ? null : declared(contentType);
        if (declared == null)
            declared = declared(new String(page, 0, Math.min(page.length, META_WITHIN), StandardCharsets.ISO_8859_1));
        return declared == null ? undeclared(page) : new String(page, declared);
    }

    private static @Nullable Charset declared(String text) {
        var match = CHARSET.matcher(text);
        if (!match.find()) return null;
        var name = match.group(1).toLowerCase(Locale.ROOT);
        // Pages that say GB 2312 or GBK hold characters of the larger set all the same.
        if (name.startsWith("gb")) return GB18030;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static String undeclared(byte[] page) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(page))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(page, GB18030);
        }
    }
}
