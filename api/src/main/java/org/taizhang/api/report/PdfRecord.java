package org.taizhang.api.report;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What makes of a PDF a record that archives keep (PDF/A-1b): who says what and when, and what its colours mean. */
final class PdfRecord {
    private static final String PRODUCT = "Taizhang";

    private PdfRecord() {}

    static void of(Report report, PDDocument document) throws IOException {
        var made = report.made().atZone(report.zone()).withNano(0);
        var title = Legible.text(report.title().both(" "));
        var unit = Legible.text(report.unit().both(" "));
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(unit);
        information.setCreator(PRODUCT);
        information.setProducer(PRODUCT);
        information.setCreationDate(GregorianCalendar.from(made));
        information.setModificationDate(GregorianCalendar.from(made));
        document.setVersion(1.4f);
        document.setDocumentInformation(information);
        document.setDocumentId(report.source().position());
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        var viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        catalog.setMetadata(new PDMetadata(document, new ByteArrayInputStream(xmp(title, unit, made))));
        catalog.addOutputIntent(colours(document));
    }

    private static PDOutputIntent colours(PDDocument document) throws IOException {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    private static byte[] xmp(String title, String unit, ZonedDateTime made) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(made);
        try (var xml = Xml.fragment(bytes)) {
            xml.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
            xml.open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/");
            xml.open("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
            xml.open("rdf:Description", "rdf:about", "", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
            xml.open("dc:title")
                    .open("rdf:Alt")
                    .leaf("rdf:li", title, "xml:lang", "x-default")
                    .close(2);
            xml.open("dc:creator").open("rdf:Seq").leaf("rdf:li", unit).close(3);
            xml.open("rdf:Description", "rdf:about", "", "xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
            xml.leaf("xmp:CreatorTool", PRODUCT)
                    .leaf("xmp:CreateDate", time)
                    .leaf("xmp:ModifyDate", time)
                    .close(1);
            xml.open("rdf:Description", "rdf:about", "", "xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");
            xml.leaf("pdf:Producer", PRODUCT).close(1);
            xml.open("rdf:Description", "rdf:about", "", "xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
            xml.leaf("pdfaid:part", "1").leaf("pdfaid:conformance", "B").close(3);
            xml.raw("\n<?xpacket end=\"r\"?>");
        }
        return bytes.toByteArray();
    }
}
