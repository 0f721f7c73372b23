package org.taizhang.api.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values to be seen at a glance.
 *
 * @param kind numbers or percents
 * @param measure what the values count, such as 次 or 小时
 * @param labels what each place of the series stands for
 */
public record Chart(Wording title, Form form, Kind kind, Wording measure, List<Wording> labels, List<Series> series)
        implements Section.Block {
    static final int MOST_SERIES = 6;
    private static final int MOST_LABELS = 1_000;
    private static final int MOST_SHARES = 12;

    /** How values are drawn. */
    public enum Form {
        BARS(62),
        LINES(MOST_LABELS),
        /** Parts of a whole. */
        SHARES(MOST_SHARES);

        private final int most;

        Form(int most) {
            this.most = most;
        }
    }

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        if (kind != Kind.NUMBER && kind != Kind.PERCENT)
            throw new IllegalArgumentException("A chart draws numbers or percents");
        if (series.isEmpty() || series.size() > (form == Form.SHARES ? 1 : MOST_SERIES))
            throw new IllegalArgumentException("A chart has 1 to " + MOST_SERIES + " series, of shares 1");
        if (labels.size() > form.most)
            throw new IllegalArgumentException("A chart of " + form + " has at most " + form.most + " labels");
        for (var one : series) {
            if (one.values().size() != labels.size())
                throw new IllegalArgumentException("A series has a value for each label");
            if (form == Form.SHARES && one.values().stream().anyMatch(value -> value == null || value.signum() < 0))
                throw new IllegalArgumentException("A share is not less than nothing");
        }
    }

    /** As many decimals as the most precise value has, within reason. */
    int decimals(int most) {
        var scale = series.stream()
                .flatMap(one -> one.known().stream())
                .mapToInt(value -> value.stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return Math.clamp(scale - (kind == Kind.PERCENT ? 2 : 0), 0, most);
    }

    /** A value as it stands beside what is drawn. */
    String text(BigDecimal value) {
        return kind == Kind.PERCENT ? Figures.percent(value, decimals(2)) : Figures.number(value, decimals(2));
    }

    /**
     * What one colour stands for.
     *
     * @param values null where nothing is known
     */
    public record Series(Wording name, List<@Nullable BigDecimal> values) {
        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        List<BigDecimal> known() {
            return values.stream().filter(Objects::nonNull).toList();
        }
    }
}
