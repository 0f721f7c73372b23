package org.taizhang.api.report;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What every Office Open XML document has: the kinds of its parts, how they belong together, who made it and when. */
final class Office {
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.";

    private Office() {}

    /** One part that another refers to. */
    record Relation(String id, String type, String target) {}

    /** The kind of a part, by its name. */
    record Kinds(String part, String kind) {}

    static void add(Parts parts, Report report, String main, List<Kinds> kinds) {
        parts.xml("[Content_Types].xml", xml -> {
            xml.open("Types", "xmlns", PACKAGE + "content-types");
            xml.empty("Default", "Extension", "png", "ContentType", "image/png");
            var relations = "application/vnd.openxmlformats-package.relationships+xml";
            xml.empty("Default", "Extension", "rels", "ContentType", relations);
            xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
            override(xml, "docProps/app.xml", MAIN + "extended-properties+xml");
            override(xml, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
            for (var kind : kinds) override(xml, kind.part(), MAIN + kind.kind() + "+xml");
        });
        parts.xml("_rels/.rels", xml -> {
            xml.open("Relationships", "xmlns", PACKAGE + "relationships");
            relation(xml, "rId1", RELATIONSHIPS + "/officeDocument", main);
            relation(xml, "rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
            relation(xml, "rId3", RELATIONSHIPS + "/extended-properties", "docProps/app.xml");
        });
        parts.xml(
                "docProps/app.xml",
                xml -> xml.open(
                                "Properties",
                                "xmlns",
                                "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
                        .leaf("Application", "Taizhang"));
        parts.xml("docProps/core.xml", xml -> core(xml, report));
    }

    private static void core(Xml xml, Report report) throws IOException {
        var made = report.made().truncatedTo(ChronoUnit.SECONDS).toString();
        var w3c = "dcterms:W3CDTF";
        xml.open(
                "cp:coreProperties",
                "xmlns:cp",
                PACKAGE + "metadata/core-properties",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms",
                "http://purl.org/dc/terms/",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance");
        xml.leaf("dc:title", report.title().both(" "))
                .leaf("dc:creator", report.unit().both(" "));
        xml.leaf("dcterms:created", made, "xsi:type", w3c).leaf("dcterms:modified", made, "xsi:type", w3c);
    }

    private static void override(Xml xml, String part, String kind) throws IOException {
        xml.empty("Override", "PartName", "/" + part, "ContentType", kind);
    }

    static void relations(Parts parts, String name, List<Relation> relations) {
        parts.xml(name, xml -> {
            xml.open("Relationships", "xmlns", PACKAGE + "relationships");
            for (var relation : relations)
                relation(xml, relation.id(), RELATIONSHIPS + "/" + relation.type(), relation.target());
        });
    }

    private static void relation(Xml xml, String id, String type, String target) throws IOException {
        xml.empty("Relationship", "Id", id, "Type", type, "Target", target);
    }
}
