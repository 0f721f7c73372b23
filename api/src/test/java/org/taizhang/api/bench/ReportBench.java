package org.taizhang.api.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.taizhang.api.report.Documents;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.report.Samples;
import org.taizhang.api.report.Typeface;

/** How long a report of ten sections, eight charts and twelve tables of forty rows takes to write, in each form. */
public final class ReportBench {
    private static final int TIMES = 20;

    private ReportBench() {}

    public static void main(String... none) throws IOException {
        var documents = new Documents(Typeface.bundled());
        for (var form : Form.values()) {
            var first = once(documents, form);
            var least = Double.MAX_VALUE;
            for (int i = 0; i < TIMES; i++) least = Math.min(least, once(documents, form));
            System.out.printf("%-5s first %6.0f ms, then at best %5.0f ms%n", form, first, least);
        }
    }

    private static double once(Documents documents, Form form) throws IOException {
        var began = System.nanoTime();
        documents.write(Samples.typical(), form, new ByteArrayOutputStream());
        return (System.nanoTime() - began) / 1e6;
    }
}
