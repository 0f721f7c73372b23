package org.taizhang.probes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taizhang.domain.observation.Sample;

/** What one run has read so far; a later value replaces an earlier one, and nothing is added once the run is over. */
public final class Readings {
    private static final int LONGEST = 500;

    private record Key(String metric, String instance) {}

    private final Map<Key, Sample> samples = new LinkedHashMap<>();
    private final Map<String, String> facts = new TreeMap<>();
    private String step = "";
    private boolean over;

    public void put(String metric, double value) {
        put(metric, "", value);
    }

    public void put(String metric, long value) {
        put(metric, "", value);
    }

    public void put(String metric, String instance, long value) {
        put(metric, instance, (double) value);
    }

    /** Keeps the value unless it is not a finite number. */
    public synchronized void put(String metric, String instance, double value) {
        if (!over && Double.isFinite(value))
            samples.put(new Key(metric, instance), new Sample(metric, instance, value));
    }

    /**
     * Keeps what is no number: a version, a digest, the fingerprint of a configuration.
     *
     * @param name as metrics are named, such as {@code middleware_configuration}
     * @param text of which the first 500 characters are kept
     */
    public synchronized void fact(String name, String text) {
        if (!over) facts.put(name, text.substring(0, Math.min(LONGEST, text.length())));
    }

    /** Says what the probe is about to do, such as "connecting to 10.0.0.1": the detail of a run that times out there. */
    public synchronized void step(String doing) {
        step = doing;
    }

    /** What a metric without instances was last put as in this run; NaN where it was not. */
    public synchronized double value(String metric) {
        var sample = samples.get(new Key(metric, ""));
        return sample == null ? Double.NaN : sample.value();
    }

    synchronized String step() {
        return step;
    }

    synchronized Map<String, String> facts() {
        return Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    synchronized List<Sample> close() {
        over = true;
        return new ArrayList<>(samples.values());
    }
}
