package org.taizhang.probes.prometheus;

import java.util.Map;
import java.util.stream.Collectors;
import org.taizhang.domain.target.ExporterMetric;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;

/** Says in our words what is selected of an exporter. */
final class Selection {
    /** More instances than that are a mistake of the selection, not something to watch. */
    private static final int MOST = 500;

    private final ExporterMetric wanted;
    private final Map<String, String> labels;
    private int count;

    Selection(ExporterMetric wanted) {
        this.wanted = wanted;
        this.labels = wanted.labels() == null ? Map.of() : wanted.labels();
    }

    void take(Series series, Rates rates, long now, Readings readings) {
        if (!series.name().equals(wanted.name()) || !fits(series) || ++count > MOST) return;
        var instance = instance(series);
        var value = wanted.metric().endsWith("_per_second")
                ? rates.perSecond(wanted.metric() + ' ' + instance, series.value(), now)
                : series.value();
        readings.put(wanted.metric(), instance, value);
    }

    private boolean fits(Series series) {
        return labels.entrySet().stream()
                .allMatch(label -> series.label(label.getKey()).equals(label.getValue()));
    }

    private String instance(Series series) {
        if (wanted.instance() != null) return series.label(wanted.instance());
        return series.labels().entrySet().stream()
                .filter(label -> !labels.containsKey(label.getKey()))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(","));
    }

    void finish() throws Failed {
        if (count > MOST) throw new Failed("More than " + MOST + " series fit " + wanted.name());
        if (count == 0 && !Boolean.TRUE.equals(wanted.optional()))
            throw new Failed("The exporter shows no " + wanted.name() + (labels.isEmpty() ? "" : " with " + labels));
    }
}
