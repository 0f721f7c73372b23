package org.taizhang.ledger.verify;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.verify.Source.Personal;
import org.taizhang.ledger.verify.event.Json;

/** Prints an event's JSON as indented lines. */
record ReadableEvent(PrintStream out) {
    private static final String INDENT = "    ";

    void print(Json.Value meta, Json.Value data) {
        value(INDENT, "", data);
        value(INDENT + "@", "", meta);
    }

    /** Personal metadata or data: as it was, or that it was erased, or that it is not here. */
    void personal(String of, @Nullable Personal personal) {
        var prefix = INDENT + (of.equals("meta") ? "@" : "");
        if (personal == null) {
            out.println(prefix + "（个人信息未附 / personal data withheld）");
            return;
        }
        var value = personal.value();
        if (value == null)
            out.println(prefix + "（个人信息已由第 " + personal.erased() + " 条抹除 / personal data erased by entry "
                    + personal.erased() + "）");
        else
            Replay.json(value)
                    .ifPresentOrElse(
                            members -> value(prefix, "", members), () -> out.println(prefix + printable(value)));
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
            case Json.Text text -> out.println(indent + name + ": " + printable(text.text()));
            case Json.Literal literal -> out.println(indent + name + ": " + literal.literal());
        }
    }

    /** Control characters could make a terminal do things. */
    static String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                shown.append(String.format("\\u%04x", c));
            else shown.appendCodePoint(c);
        });
        return shown.toString();
    }
}
