package org.taizhang.probes.prometheus;

import java.util.List;
import java.util.Objects;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.ExporterMetric;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/**
 * Reads an exporter: what node_exporter shows of a machine by itself, and of any exporter what is selected.
 *
 * <p>An exporter that shows neither fails, since a watch that sees nothing would look like one that sees nothing wrong.
 */
public final class PrometheusProbe {
    private static final String BUILD = "_build_info";

    private final Fetch fetch;
    private final Remembered<Rates> rates = new Remembered<>(Rates::new);

    public PrometheusProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.Prometheus check, Readings readings) throws Failed, InterruptedException {
        var text = fetch.get(target.address(), check.credential(), target.timeout(), readings);
        readings.step("reading the exposition");
        var now = System.nanoTime();
        var known = rates.of(target.id());
        var machine = new NodeExporter(known, now, readings);
        var selections = Objects.requireNonNullElse(check.metrics(), List.<ExporterMetric>of()).stream()
                .map(Selection::new)
                .toList();
        Exposition.read(text, series -> {
            machine.take(series);
            for (var selection : selections) selection.take(series, known, now, readings);
            if (series.name().endsWith(BUILD)) version(series, readings);
        });
        var isMachine = machine.finish();
        for (var selection : selections) selection.finish();
        if (!isMachine && selections.isEmpty())
            throw new Failed("The exporter shows no machine, and no metric of it is selected");
    }

    private static void version(Series series, Readings readings) {
        var exporter = series.name().substring(0, series.name().length() - BUILD.length());
        readings.fact(exporter + "_version", series.label("version"));
    }
}
