package org.taizhang.projections.analysis;

import java.time.Instant;
import org.taizhang.projections.Recorded;

/** One theme of an analysis: hears every event of the unit in the order of the ledger, and says what the month came to. */
public interface Theme<F> {
    void hear(Recorded<?> recorded);

    /**
     * @param most how many a list names
     * @param until when the newest entry was recorded that was heard, or the end of the month if that was earlier
     */
    F figures(int most, Instant until);
}
