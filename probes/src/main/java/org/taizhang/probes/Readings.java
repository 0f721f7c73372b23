package org.taizhang.probes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taizhang.domain.observation.Sample;

/** What one run has read so far; a later value replaces an earlier one, and nothing is added once the run is over. */
public final class Readings {
    private record Key(String metric, String instance) {}

    private final Map<Key, Sample> samples = new LinkedHashMap<>();
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

    /** Says what the probe is about to do, such as "connecting to 10.0.0.1": the detail of a run that times out there. */
    public synchronized void step(String doing) {
        step = doing;
    }

    synchronized String step() {
        return step;
    }

    synchronized List<Sample> close() {
        over = true;
        return new ArrayList<>(samples.values());
    }
}
