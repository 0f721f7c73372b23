package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.taizhang.api.report.Documents.Form;

/** Reports written, and read again by others' libraries. */
final class Written {
    private static final Documents DOCUMENTS = new Documents(Typeface.bundled());

    private Written() {}

    static byte[] as(Form form, Report report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        DOCUMENTS.write(report, form, bytes);
        return bytes.toByteArray();
    }

    static XWPFDocument docx(Report report) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(as(Form.DOCX, report)));
    }

    static XSSFWorkbook xlsx(Report report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(as(Form.XLSX, report)));
    }

    static PDDocument pdf(Report report) throws IOException {
        return Loader.loadPDF(as(Form.PDF, report));
    }

    static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    /** The text of one page, from 1. */
    static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    /** The parts of an Office document, by name. */
    static TreeMap<String, byte[]> parts(byte[] document) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    /** Reads XML by the schema of its kind. */
    @FunctionalInterface
    interface Parser {
        XmlObject parse(InputStream from) throws IOException, XmlException;
    }

    static void assertValid(byte[] part, Parser parser) throws Exception {
        var errors = new ArrayList<XmlError>();
        // The schema of spreadsheets does not know what every spreadsheet program writes.
        var text = new String(part, StandardCharsets.UTF_8).replace("<t xml:space=\"preserve\">", "<t>");
        parser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .validate(new XmlOptions().setErrorListener(errors));
        assertThat(errors).isEmpty();
    }
}
