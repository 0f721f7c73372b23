package org.taizhang.ledger.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may fail without harm to the rest, and remembers what did; what failed with others is left alone a while. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Duration retry;
    private final Map<String, String> troubles = new ConcurrentSkipListMap<>();
    private final Map<String, Long> failed = new ConcurrentHashMap<>();

    interface Step {
        void run() throws IOException, InterruptedException;
    }

    Attempts(Duration retry) {
        this.retry = retry;
    }

    /** Does it unless it failed a short while ago; whether it is done. */
    boolean attempt(String what, Step step) {
        var last = failed.get(what);
        return (last == null || System.nanoTime() - last >= retry.toNanos()) && always(what, step);
    }

    /** Does it; whether it is done. */
    boolean always(String what, Step step) {
        try {
            step.run();
            troubles.remove(what);
            failed.remove(what);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) LOG.debug("{} was interrupted", what, e);
            else failed(what, e);
        }
        return false;
    }

    /** What does not work, each thing with its reason. */
    Optional<String> trouble() {
        var sentences = new ArrayList<String>();
        troubles.forEach((what, reason) -> sentences.add(what + ": " + reason));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
    }

    /** Why a thing does not work. */
    Optional<String> trouble(String what) {
        return Optional.ofNullable(troubles.get(what));
    }

    private void failed(String what, Exception e) {
        failed.put(what, System.nanoTime());
        var reason = e.getMessage() == null ? e.toString() : e.getMessage();
        if (reason.equals(troubles.put(what, reason))) return;
        if (e instanceof IOException) LOG.warn("A checkpoint did not get through: {}: {}", what, reason);
        else LOG.warn("A checkpoint did not get through: {}: {}", what, reason, e);
    }
}
