package org.taizhang.ledger.bench;

import java.util.List;
import java.util.Locale;

/** Markdown on standard output. */
final class Report {
    private Report() {}

    static void line(String text) {
        System.out.println(text);
    }

    static void table(List<String> head, List<List<String>> rows) {
        System.out.println();
        row(head);
        row(head.stream().map(column -> "---").toList());
        rows.forEach(Report::row);
        System.out.println();
    }

    private static void row(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }

    static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
