package org.taizhang.ledger.verify.clause;

import java.io.IOException;
import org.taizhang.ledger.verify.event.Json.Members;

/** Is told in order what was asked, each requirement with its verdict, and after it each event that proves it. */
public interface ClauseTold {
    void begin(Members asked) throws IOException;

    void clause(Members clause) throws IOException;

    /** Of the last requirement told. */
    void evidence(Members evidence) throws IOException;

    void end() throws IOException;

    /** Tells both. */
    default ClauseTold and(ClauseTold other) {
        var first = this;
        return new ClauseTold() {
            @Override
            public void begin(Members asked) throws IOException {
                first.begin(asked);
                other.begin(asked);
            }

            @Override
            public void clause(Members clause) throws IOException {
                first.clause(clause);
                other.clause(clause);
            }

            @Override
            public void evidence(Members evidence) throws IOException {
                first.evidence(evidence);
                other.evidence(evidence);
            }

            @Override
            public void end() throws IOException {
                first.end();
                other.end();
            }
        };
    }
}
