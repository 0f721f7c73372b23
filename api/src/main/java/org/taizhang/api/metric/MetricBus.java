package org.taizhang.api.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.observation.Observation;

/** Where observations go by: to whoever listens, one after the other, and the newest of each target is remembered. */
public final class MetricBus implements Consumer<Observation> {
    private static final Logger log = LoggerFactory.getLogger(MetricBus.class);

    private final List<Consumer<Observation>> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, Observation> newest = new ConcurrentHashMap<>();

    @Override
    public void accept(Observation seen) {
        newest.put(seen.target(), seen);
        for (var listener : listeners) {
            try {
                listener.accept(seen);
            } catch (RuntimeException e) {
                log.error("A listener failed on an observation of {}", seen.target(), e);
            }
        }
    }

    /** Begins to listen; what is returned ends it. */
    public Runnable listen(Consumer<Observation> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The last observation since the start, if there was one. */
    public Optional<Observation> newest(UUID target) {
        return Optional.ofNullable(newest.get(target));
    }
}
