package org.taizhang.ledger.verify.clause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.taizhang.ledger.verify.event.Json;
import org.taizhang.ledger.verify.event.Json.Members;

/** Writes requirements as one JSON object in which each requirement and each event has a line of its own. */
public final class ClauseLines implements ClauseTold {
    /** What the file says first: how it is written. */
    public static final String FORMAT = "taizhang-clauses/1";

    static final String CLAUSES = "clauses";
    static final String EVIDENCE = "evidence";
    static final String CLOSE = "]}";

    private final OutputStream out;
    private boolean open;
    private boolean following;

    public ClauseLines(OutputStream out) {
        this.out = out;
    }

    /** How the line ends after which the list of this name stands, one a line. */
    static String opening(String list) {
        return "," + Json.quote(list) + ":[";
    }

    private static String head(Members members, String list) {
        var whole = Json.write(members);
        return whole.substring(0, whole.length() - 1) + opening(list);
    }

    @Override
    public void begin(Members asked) throws IOException {
        write(head(asked, CLAUSES));
    }

    @Override
    public void clause(Members clause) throws IOException {
        write(open ? "\n" + CLOSE + ",\n" : "\n");
        write(head(clause, EVIDENCE));
        open = true;
        following = false;
    }

    @Override
    public void evidence(Members evidence) throws IOException {
        write(following ? ",\n" : "\n");
        write(Json.write(evidence));
        following = true;
    }

    @Override
    public void end() throws IOException {
        if (open) write("\n" + CLOSE);
        write("\n" + CLOSE + "\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
