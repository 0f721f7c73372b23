package org.taizhang.api.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.taizhang.api.web.Problem;

/** Which files are taken: those of an allowed type whose bytes are what they are said to be. */
record MediaTypes(Set<String> allowed) {
    private static final Set<String> UNSAID = Set.of("", "application/octet-stream", "binary/octet-stream");

    /** What browsers and programs also call them. */
    private static final Map<String, String> ALIASES = Map.of(
            "image/jpg", "image/jpeg",
            "image/x-ms-bmp", "image/bmp",
            "application/x-zip-compressed", Signatures.ZIP,
            "application/x-gzip", "application/gzip",
            "application/x-rar-compressed", "application/vnd.rar",
            "application/x-pdf", "application/pdf",
            "text/x-log", Signatures.TEXT,
            "text/comma-separated-values", "text/csv",
            "text/json", "application/json");

    private static final Set<String> TEXTS =
            Set.of(Signatures.TEXT, "text/csv", "text/markdown", "application/json", "application/x-ndjson");
    private static final Set<String> COMPOUNDS =
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint");

    /** The type of a file; refuses one that is not allowed, or that is not what it is said to be. */
    String settle(@Nullable String declared, Path file) throws IOException {
        var said = normal(declared);
        var found = Signatures.detect(file);
        if (found == null) throw refused("file-content-refused", said);
        var type = UNSAID.contains(said) ? found : said;
        if (!fits(type, found)) throw refused("file-type-contradicted", said, found);
        if (!allowed.contains(type)) throw refused("file-type-refused", type);
        return type;
    }

    private static boolean fits(String type, String found) {
        return switch (found) {
            case Signatures.TEXT -> TEXTS.contains(type);
            case Signatures.COMPOUND -> COMPOUNDS.contains(type);
            default -> type.equals(found) || (type.equals(Signatures.ZIP) && isPacked(found));
        };
    }

    private static boolean isPacked(String found) {
        return found.equals("application/ofd") || found.startsWith("application/vnd.o");
    }

    private static String normal(@Nullable String declared) {
        var bare =
                declared == null ? "" : declared.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(bare, bare);
    }

    private static Problem refused(String code, Object... arguments) {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, code, arguments);
    }
}
