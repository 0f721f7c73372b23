package org.taizhang.api.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes reports: the same report in the same form gives the same bytes, wherever and whenever it is written. */
public final class Documents {
    private final Typeface typeface;

    public Documents(Typeface typeface) {
        this.typeface = typeface;
    }

    /** What a report can be written as. */
    public enum Form {
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PDF("application/pdf");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** How the name of a file ends that holds it, without the dot. */
        public String extension() {
            return switch (this) {
                case DOCX -> "docx";
                case XLSX -> "xlsx";
                case PDF -> "pdf";
            };
        }
    }

    /** Writes a report, and leaves what it is written to open. */
    public void write(Report report, Form form, OutputStream to) throws IOException {
        try (var glyphs = typeface.glyphs()) {
            switch (form) {
                case DOCX -> Docx.write(report, glyphs, to);
                case XLSX -> Xlsx.write(report, glyphs, to);
                case PDF -> Pdf.write(report, glyphs, to);
            }
        }
    }
}
