package org.taizhang.probes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what others send by what became of it, and says so at most once in ten seconds for each outcome. */
public final class Outcomes<E extends Enum<E>> {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private record Tally(Counter counter, Seldom seldom) {}

    private final Map<E, Tally> tallies;

    /** @param meter counts it, tagged with what became of it */
    public Outcomes(Class<E> kinds, String meter, String description, MeterRegistry registry) {
        tallies = new EnumMap<>(kinds);
        for (var outcome : kinds.getEnumConstants())
            tallies.put(
                    outcome,
                    new Tally(
                            Counter.builder(meter)
                                    .description(description)
                                    .tag(
                                            "outcome",
                                            outcome.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'))
                                    .register(registry),
                            new Seldom(System::nanoTime)));
    }

    public void count(E outcome) {
        tally(outcome).counter.increment();
    }

    /** @param what was sent, as far as it can be told: it comes from anybody */
    public void info(E outcome, InetAddress source, String what) {
        count(outcome);
        tally(outcome).seldom.say(times -> log.info("{} sent {}{}", source.getHostAddress(), what, more(times)));
    }

    /** @param what was sent, as far as it can be told: it comes from anybody */
    public void warn(E outcome, InetAddress source, String what) {
        count(outcome);
        tally(outcome).seldom.say(times -> log.warn("{} sent {}{}", source.getHostAddress(), what, more(times)));
    }

    private Tally tally(E outcome) {
        return Objects.requireNonNull(tallies.get(outcome));
    }

    private static String more(long times) {
        return times == 1 ? "" : " (and " + (times - 1) + " more like it before)";
    }
}
