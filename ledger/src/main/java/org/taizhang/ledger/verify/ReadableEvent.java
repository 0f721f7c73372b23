package org.taizhang.ledger.verify;

import java.io.PrintStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.verify.Source.Personal;
import org.taizhang.ledger.verify.event.Json;

/** Prints JSON as indented lines, personal data in the place of its commitments. */
record ReadableEvent(PrintStream out, Map<String, Personal> known, Pattern commitment) {
    void print(Json.Value meta, Json.Value data) {
        value("    ", "", data);
        value("    @", "", meta);
    }

    private void value(String indent, String name, Json.Value value) {
        switch (value) {
            case Json.Members members -> {
                if (!name.isEmpty()) out.println(indent + name + ":");
                var deeper = name.isEmpty() ? indent : indent + "  ";
                members.members().forEach((member, of) -> value(deeper, printable(member), of));
            }
            case Json.Items items -> {
                out.println(indent + name + ":");
                items.items().forEach(item -> value(indent + "  ", "-", item));
            }
            case Json.Text text -> out.println(indent + name + ": " + said(text.text()));
            case Json.Literal literal -> out.println(indent + name + ": " + literal.literal());
        }
    }

    private String said(String text) {
        if (!commitment.matcher(text).matches()) return printable(text);
        return said(known.get(text));
    }

    private static String said(@Nullable Personal personal) {
        if (personal == null) return "（未附 / withheld）";
        return personal.value() == null
                ? "（已由第 " + personal.erased() + " 条抹除 / erased by entry " + personal.erased() + "）"
                : printable(personal.value());
    }

    /** Control characters could make a terminal do things. */
    private static String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                shown.append(String.format("\\u%04x", c));
            else shown.appendCodePoint(c);
        });
        return shown.toString();
    }
}
