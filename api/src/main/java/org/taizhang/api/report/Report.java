package org.taizhang.api.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, whatever it is written as: a report that exists can be written.
 *
 * @param from the first day of the period
 * @param to its last day
 * @param zone the time zone in which instants are told
 * @param made when; the documents bear no other time
 * @param signature none while nobody signed
 */
public record Report(
        Wording title,
        Wording unit,
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        Instant made,
        Source source,
        @Nullable Signature signature,
        List<Section> sections) {
    private static final int MOST = 99;

    public Report {
        sections = List.copyOf(sections);
        if (to.isBefore(from)) throw new IllegalArgumentException("A period does not end before it begins");
        if (sections.isEmpty() || sections.size() > MOST)
            throw new IllegalArgumentException("A report has 1 to " + MOST + " sections");
    }

    /**
     * From what of which ledger a report was made, so that anybody can make it again.
     *
     * @param position up to where the ledger was read
     * @param rootHash of the tree of that size, in hexadecimal digits
     */
    public record Source(String origin, long position, String rootHash) {
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        public Source {
            if (origin.isBlank()) throw new IllegalArgumentException("A ledger has a name");
            if (position < 0) throw new IllegalArgumentException("A position is not negative");
            if (!HASH.matcher(rootHash).matches())
                throw new IllegalArgumentException("A root hash is 64 hexadecimal digits in lower case");
        }
    }

    /** Who signed a report, and when. */
    public record Signature(String signer, Instant at) {
        public Signature {
            if (signer.isBlank()) throw new IllegalArgumentException("A signature names its signer");
        }
    }

    Wording period() {
        return Wording.of(chinese(from) + "至" + chinese(to), from + " – " + to);
    }

    private static String chinese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
