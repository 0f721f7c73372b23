package org.taizhang.api.report;

/** Counts sections, tables and charts in the order in which a document tells them. */
final class Captions {
    private int sections;
    private int tables;
    private int charts;

    Wording of(Section section) {
        var heading = section.heading();
        return new Wording(Numerals.of(++sections) + "、" + heading.zh(), heading.en());
    }

    Wording of(Table table) {
        return beside(Phrases.of("table", String.valueOf(++tables)), table.caption());
    }

    Wording of(Chart chart) {
        return beside(Phrases.of("chart", String.valueOf(++charts)), chart.title());
    }

    private static Wording beside(Wording number, Wording title) {
        return new Wording(number.zh() + "　" + title.zh(), title.en() == null ? null : number.en() + "  " + title.en());
    }
}
