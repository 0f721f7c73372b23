package org.taizhang.api.target;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.TargetCommand.Learn;
import org.taizhang.projections.target.TargetView;

/**
 * Tells the ledger what was seen that is no number, where it is new or otherwise than before.
 *
 * <p>A target tells at most 60 times an hour, so that a text that differs in every run does not flood the ledger; what is
 * held back is told by a later run, if it still holds then.
 */
final class Facts {
    /** Judged as a metric: 1 for a fact that is otherwise than it was, by its name, 0 for one that is as it was. */
    static final String CHANGED = "fact_changed";

    private static final Logger log = LoggerFactory.getLogger(Facts.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_AN_HOUR = 60;

    private final BiConsumer<UUID, Learn> ledger;
    private final Map<UUID, Known> targets = new ConcurrentHashMap<>();

    /** What the ledger knows of a target, and how often it was told lately. */
    private static final class Known {
        private final Map<String, String> facts = new HashMap<>();
        private Instant hour = Instant.MIN;
        private int told;

        private Known(TargetView target) {
            for (var fact : Objects.requireNonNullElse(target.facts(), List.<TargetView.Fact>of()))
                facts.put(fact.name(), fact.text());
        }

        private boolean mayTell(Instant at) {
            if (at.isBefore(hour) || !at.isBefore(hour.plus(HOUR))) {
                hour = at;
                told = 0;
            }
            return told++ < MOST_AN_HOUR;
        }
    }

    Facts(BiConsumer<UUID, Learn> ledger) {
        this.ledger = ledger;
    }

    /**
     * Tells what is news, and gives the observation with a sample {@code fact_changed} for each fact known before.
     *
     * <p>What the ledger does not take is news again in the next run. Observations of one target come one after the other.
     */
    Observation tell(TargetView target, Observation seen) {
        if (seen.facts().isEmpty()) return seen;
        var known = targets.computeIfAbsent(target.id(), id -> new Known(target));
        var news = new TreeMap<String, String>();
        var samples = new ArrayList<>(seen.samples());
        seen.facts().forEach((name, text) -> {
            var was = known.facts.get(name);
            if (!text.equals(was)) news.put(name, text);
            if (was != null) samples.add(new Sample(CHANGED, name, text.equals(was) ? 0 : 1));
        });
        if (!news.isEmpty() && known.mayTell(seen.at())) tell(target.id(), news, seen.at(), known);
        return new Observation(
                seen.target(),
                seen.at(),
                seen.took(),
                seen.outcome(),
                seen.detail(),
                List.copyOf(samples),
                seen.facts());
    }

    private void tell(UUID target, Map<String, String> news, Instant at, Known known) {
        try {
            ledger.accept(target, new Learn(target, news, at.truncatedTo(ChronoUnit.MILLIS)));
            known.facts.putAll(news);
        } catch (RuntimeException e) {
            log.warn("What was learnt of {} could not be told to the ledger; the next run tells it again", target, e);
        }
    }

    void forget(UUID target) {
        targets.remove(target);
    }
}
