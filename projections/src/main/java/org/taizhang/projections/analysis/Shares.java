package org.taizhang.projections.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Parts of a whole, to six decimals. */
final class Shares {
    private static final int DECIMALS = 6;

    private Shares() {}

    /** Null where there is no whole. */
    static @Nullable Double of(long part, long whole) {
        return whole == 0 ? null : share(part, whole);
    }

    /** Of a whole that there is. */
    static double share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
