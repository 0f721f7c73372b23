package org.taizhang.api.report;

import static org.taizhang.api.report.Office.RELATIONSHIPS;

import java.io.IOException;

/** What stands around the text of a DOCX: the names of its XML, what is above and below on each page, pictures. */
final class DocxFrame {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";
    private static final int EMU = 12_700;

    private DocxFrame() {}

    static Xml root(Xml xml, String name) throws IOException {
        return xml.open(
                name,
                "xmlns:w",
                WORD,
                "xmlns:r",
                RELATIONSHIPS,
                "xmlns:wp",
                DRAWING + "wordprocessingDrawing",
                "xmlns:a",
                DRAWING + "main",
                "xmlns:pic",
                DRAWING + "picture");
    }

    static void header(Xml xml, Report report) throws IOException {
        root(xml, "w:hdr");
        Docx.open(xml, "Header");
        Docx.run(xml, report.unit().zh(), null);
        xml.open("w:r").empty("w:tab").close(1);
        Docx.run(xml, report.title().zh(), null);
    }

    static void footer(Xml xml, String origin) throws IOException {
        root(xml, "w:ftr");
        Docx.open(xml, "Footer");
        Docx.run(xml, origin, null);
        xml.open("w:r").empty("w:tab").close(1);
        Docx.run(xml, Phrases.of("page-before").zh() + " ", null);
        number(xml, "PAGE");
        Docx.run(xml, " " + Phrases.of("page-after").zh() + " ", null);
        number(xml, "NUMPAGES");
        Docx.run(xml, " " + Phrases.of("page-end").zh(), null);
    }

    private static void number(Xml xml, String what) throws IOException {
        xml.open("w:fldSimple", "w:instr", what);
        Docx.run(xml, "1", null);
        xml.close(1);
    }

    /** The chart of that number, told to those who do not see it by its caption. */
    static void picture(Xml xml, int number, String caption) throws IOException {
        var id = String.valueOf(number);
        var wide = String.valueOf(Math.round(Plot.WIDTH * EMU));
        var high = String.valueOf(Math.round(Plot.HEIGHT * EMU));
        Docx.open(xml, "Picture").open("w:r").open("w:drawing");
        xml.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0");
        xml.empty("wp:extent", "cx", wide, "cy", high);
        xml.empty("wp:docPr", "id", id, "name", "Chart " + id, "descr", caption);
        xml.open("a:graphic").open("a:graphicData", "uri", DRAWING + "picture").open("pic:pic");
        xml.open("pic:nvPicPr")
                .empty("pic:cNvPr", "id", id, "name", "chart" + id + ".png")
                .empty("pic:cNvPicPr")
                .close(1);
        xml.open("pic:blipFill").empty("a:blip", "r:embed", "chart" + id);
        xml.open("a:stretch").empty("a:fillRect").close(2);
        xml.open("pic:spPr").open("a:xfrm").empty("a:off", "x", "0", "y", "0").empty("a:ext", "cx", wide, "cy", high);
        xml.close(1).open("a:prstGeom", "prst", "rect").empty("a:avLst").close(2);
        xml.close(7);
    }
}
