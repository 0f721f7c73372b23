package org.taizhang.ledger.verify.clause;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import org.taizhang.ledger.verify.event.Json;
import org.taizhang.ledger.verify.event.Json.Items;
import org.taizhang.ledger.verify.event.Json.Members;
import org.taizhang.ledger.verify.event.NotJson;

/**
 * Reads what {@link ClauseLines} writes, a line at a time, and accepts nothing that a reader of JSON would take for
 * something else.
 */
public final class ClauseReader {
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final ClauseTold told;
    private int number;

    private ClauseReader(InputStream in, ClauseTold told) {
        this.in = in;
        this.told = told;
    }

    /** Throws {@link Unreadable} where it is not as it is written; what came before has been told then. */
    public static void read(InputStream in, ClauseTold told) throws IOException {
        new ClauseReader(in, told).read();
    }

    /** The file is not as it is written: in which line, and why. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(int line, String why) {
            super("line " + line + ": " + why);
        }
    }

    private void read() throws IOException {
        told.begin(head(line(), ClauseLines.CLAUSES));
        var line = line();
        var more = !line.equals(ClauseLines.CLOSE);
        while (more) {
            told.clause(head(line, ClauseLines.EVIDENCE));
            more = evidence();
            line = line();
        }
        if (!line.equals(ClauseLines.CLOSE)) throw not("the list does not end");
        if (in.read() >= 0) throw not("more follows");
        told.end();
    }

    /** Reads up to the end of a requirement, and says whether another follows. */
    private boolean evidence() throws IOException {
        var none = true;
        var comma = false;
        while (true) {
            var line = line();
            if (line.startsWith(ClauseLines.CLOSE)) {
                if (comma || !(line.equals(ClauseLines.CLOSE) || line.equals(ClauseLines.CLOSE + ",")))
                    throw not("the evidence does not end");
                return line.endsWith(",");
            }
            if (!none && !comma) throw not("no comma before it");
            none = false;
            comma = line.endsWith(",");
            told.evidence(members(comma ? line.substring(0, line.length() - 1) : line));
        }
    }

    private Members head(String line, String list) {
        if (!line.endsWith(ClauseLines.opening(list))) throw not("no " + list + " follow");
        var members = new LinkedHashMap<>(members(line + ClauseLines.CLOSE).members());
        if (!(members.remove(list) instanceof Items items) || !items.items().isEmpty()) throw not("no " + list);
        return new Members(members);
    }

    private Members members(String line) {
        try {
            if (Json.parse(line.getBytes(ISO_8859_1)) instanceof Members members) return members;
        } catch (NotJson e) {
            throw not(String.valueOf(e.getMessage()));
        }
        throw not("no object");
    }

    /** A line whose every character is one byte. */
    private String line() throws IOException {
        number++;
        var line = new ByteArrayOutputStream(512);
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw not("it breaks off");
            if (line.size() == LONGEST_LINE) throw not("the line is too long");
            line.write(b);
        }
        return line.toString(ISO_8859_1);
    }

    private Unreadable not(String why) {
        return new Unreadable(number, why);
    }
}
