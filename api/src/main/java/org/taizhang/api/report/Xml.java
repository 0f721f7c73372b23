package org.taizhang.api.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML element by element; whatever a text holds stays text. */
final class Xml implements AutoCloseable {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    private Xml(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 16_384);
    }

    static Xml document(OutputStream out) throws IOException {
        var xml = new Xml(out);
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return xml;
    }

    static Xml fragment(OutputStream out) {
        return new Xml(out);
    }

    Xml raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /** @param attributes names, each followed by its value */
    Xml open(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.write('>');
        open.push(name);
        return this;
    }

    Xml empty(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.write("/>");
        return this;
    }

    Xml leaf(String name, String text, String... attributes) throws IOException {
        return open(name, attributes).text(text).close(1);
    }

    Xml text(String text) throws IOException {
        escape(Legible.text(text), false);
        return this;
    }

    Xml close(int elements) throws IOException {
        for (int i = 0; i < elements; i++) {
            out.write("</");
            out.write(open.pop());
            out.write('>');
        }
        return this;
    }

    private void start(String name, String... attributes) throws IOException {
        out.write('<');
        out.write(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            escape(Legible.text(attributes[i + 1]), true);
            out.write('"');
        }
    }

    private void escape(String text, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write(attribute ? "&quot;" : "\"");
                case '\n' -> out.write(attribute ? "&#10;" : "\n");
                default -> out.write(character);
            }
        }
    }

    /** Ends the document and leaves what it is written to open. */
    @Override
    public void close() throws IOException {
        close(open.size());
        out.flush();
    }
}
