package org.taizhang.api.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fault.
 *
 * @param rule that had to fire
 * @param beside other rules that fired since the target was registered
 * @param trouble why it did not come out as it must; null where it did
 */
record Row(
        String peer,
        String fault,
        String rule,
        @Nullable Duration alert,
        @Nullable Duration allClear,
        Collection<String> beside,
        @Nullable String trouble,
        boolean skipped) {
    static final String HEAD = "| peer | fault | rule | seconds to the alert | seconds to the all-clear | beside |\n"
            + "|---|---|---|---|---|---|";

    /** The line of the table. */
    String line() {
        if (skipped) return "| %s | – | – | – | – | skipped: %s |".formatted(peer, trouble);
        var last = trouble == null ? String.join(", ", beside) : "FAILED: " + trouble;
        return "| %s | %s | %s | %s | %s | %s |".formatted(peer, fault, rule, seconds(alert), seconds(allClear), last);
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "–" : String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
