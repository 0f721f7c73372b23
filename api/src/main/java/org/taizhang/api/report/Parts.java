package org.taizhang.api.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of an Office Open XML document, written one after the other by name and without the time of day. */
final class Parts {
    /** With the very first moment that a zip can tell, another one would be told beside it, in the machine's time zone. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final SortedMap<String, Content> parts = new TreeMap<>();

    /** Writes what a part holds. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Writes what a part that is XML holds. */
    @FunctionalInterface
    interface Markup {
        void to(Xml xml) throws IOException;
    }

    void add(String name, Content content) {
        parts.put(name, content);
    }

    void xml(String name, Markup markup) {
        add(name, out -> {
            try (var xml = Xml.document(out)) {
                markup.to(xml);
            }
        });
    }

    void xml(String name, String markup) {
        add(
                name,
                out -> out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + markup)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    void write(OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        for (var part : parts.entrySet()) {
            var entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(ALWAYS);
            zip.putNextEntry(entry);
            part.getValue().to(unclosed(zip));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
