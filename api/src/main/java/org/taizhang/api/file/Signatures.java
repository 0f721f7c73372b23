package org.taizhang.api.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Says by its first bytes what a file is, whatever it is called; of an archive, by what is in it. */
final class Signatures {
    static final String TEXT = "text/plain";
    static final String ZIP = "application/zip";
    /** The old formats of office programs, which begin alike. */
    static final String COMPOUND = "application/x-ole-storage";

    private static final int HEAD = 1 << 13;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** What begins like a page or a script is one, though it calls itself text. */
    private static final Pattern ACTIVE = Pattern.compile(
            "(?:<!--|<!doctype\\s+(?:html|svg)|<html|<head|<body|<script|<iframe|<svg|<\\?php|<%|#!)",
            Pattern.CASE_INSENSITIVE);

    private record Magic(int offset, String bytes, String type) {
        boolean fits(byte[] head) {
            for (int i = 0; i < bytes.length(); i++)
                if (offset + i >= head.length || (head[offset + i] & 0xFF) != bytes.charAt(i)) return false;
            return true;
        }
    }

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "%PDF-", "application/pdf"),
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic(0, "GIF87a", "image/gif"),
            new Magic(0, "GIF89a", "image/gif"),
            new Magic(8, "WEBP", "image/webp"),
            new Magic(0, "BM", "image/bmp"),
            new Magic(0, "II*\0", "image/tiff"),
            new Magic(0, "MM\0*", "image/tiff"),
            new Magic(0, "PK\u0003\u0004", ZIP),
            new Magic(0, "PK\u0005\u0006", ZIP),
            new Magic(0, "\u001f\u008b", "application/gzip"),
            new Magic(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
            new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar"),
            new Magic(257, "ustar", "application/x-tar"),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", COMPOUND));

    private Signatures() {}

    /** The media type; null where it is none of those known here, such as a program, a page or a script. */
    static @Nullable String detect(Path file) throws IOException {
        byte[] head;
        try (var bytes = Files.newInputStream(file)) {
            head = bytes.readNBytes(HEAD);
        }
        for (var magic : MAGIC)
            if (magic.fits(head) && !(magic.type().equals("image/bmp") && isText(head)))
                return magic.type().equals(ZIP) ? detectPacked(file) : magic.type();
        return isText(head) && !isActive(head) ? TEXT : null;
    }

    private static @Nullable String detectPacked(Path file) {
        var names = new TreeSet<String>();
        try (var zip = new ZipFile(file.toFile())) {
            zip.stream().limit(10_000).forEach(entry -> names.add(entry.getName()));
            if (names.contains("META-INF/MANIFEST.MF") && names.stream().anyMatch(name -> name.endsWith(".class")))
                return null;
            if (names.contains("AndroidManifest.xml")) return null;
            if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) return null;
            if (names.contains("OFD.xml")) return "application/ofd";
            if (names.contains("mimetype")) return openDocument(zip);
        } catch (IOException | RuntimeException e) {
            return null;
        }
        if (names.contains("[Content_Types].xml"))
            for (var office : Set.of("word/document", "xl/workbook", "ppt/presentation"))
                if (names.contains(office + ".xml"))
                    return "application/vnd.openxmlformats-officedocument."
                            + switch (office.charAt(0)) {
                                case 'w' -> "wordprocessingml.document";
                                case 'x' -> "spreadsheetml.sheet";
                                default -> "presentationml.presentation";
                            };
        return ZIP;
    }

    private static String openDocument(ZipFile zip) throws IOException {
        try (var said = zip.getInputStream(zip.getEntry("mimetype"))) {
            var type = new String(said.readNBytes(100), StandardCharsets.US_ASCII).strip();
            return type.startsWith("application/vnd.oasis.opendocument.") ? type : ZIP;
        }
    }

    /** UTF-8, or what Chinese programs write; a character cut off at the end of the head does not count. */
    private static boolean isText(byte[] head) {
        for (var each : head) if (each >= 0 && each < 0x20 && "\t\n\r\f\b\u001b".indexOf(each) < 0) return false;
        return isIn(StandardCharsets.UTF_8, head) || isIn(GB18030, head);
    }

    private static boolean isIn(Charset charset, byte[] head) {
        var ends = head.length < HEAD ? 1 : 4;
        for (int cut = 0; cut < ends; cut++)
            try {
                var unused = charset.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                if (cut == ends - 1) return false;
            }
        return false;
    }

    private static boolean isActive(byte[] head) {
        var text = new String(head, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .stripLeading();
        if (ACTIVE.matcher(text).lookingAt()) return true;
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<?xml") && (lower.contains("<svg") || lower.contains("<html"));
    }
}
