package org.taizhang.projections;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the whole ledger beside the documents that are read, puts the new ones in their place, and moves the token there.
 * Wherever it ends early, the old documents stay, or the new ones are told again what they already hold.
 */
final class Rebuild<E, V> {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int EVENTS = 2_000;

    private final Runner<E, V> runner;
    private final StreamableMessageSource<TrackedEventMessage<?>> ledger;
    private final TokenStore tokens;

    Rebuild(Runner<E, V> runner, StreamableMessageSource<TrackedEventMessage<?>> ledger, TokenStore tokens) {
        this.runner = runner;
        this.ledger = ledger;
        this.tokens = tokens;
    }

    /** Takes over while the live view goes on where it can, and leaves the processor paused once it no longer does. */
    void run(ViewProcessor live) throws InterruptedException {
        var projection = runner.projection();
        var shadow = projection.name() + "~" + projection.revision();
        var claim = new Claim(live);
        var goesOn = runner.goesOn();
        log.info("View {} is built anew", projection.name());
        try (var stream = ledger.openStream(ledger.createTailToken())) {
            if (!goesOn) claim.take();
            var end = foldBeside(shadow, stream, claim);
            runner.swapped(shadow, end);
            tokens.storeToken(new GlobalSequenceTrackingToken(end.position()), live.getName(), 0);
            log.info("View {} was built anew up to {}", projection.name(), end.position());
        } catch (CancellationException | UnableToClaimTokenException e) {
            log.info("View {} is not built anew here: {}", projection.name(), e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            log.error("View {} could not be built anew", projection.name(), e);
            if (!goesOn) runner.failed(e);
            throw e;
        } finally {
            claim.release();
        }
    }

    /** Folds everything, and takes the claim for the last of it where the live view went on until then. */
    private Mark foldBeside(String shadow, BlockingStream<TrackedEventMessage<?>> stream, Claim claim)
            throws InterruptedException {
        var batch = runner.beside(shadow);
        boolean done = false;
        try {
            var end = fold(stream, batch, Mark.NONE, claim);
            if (!claim.held) {
                claim.take();
                end = fold(stream, batch, end, claim);
            }
            done = true;
            return end;
        } finally {
            if (!done) runner.drop(shadow);
        }
    }

    /** Folds what there is behind the mark, and marks where that ends. */
    private Mark fold(BlockingStream<TrackedEventMessage<?>> stream, Batch<E, V> batch, Mark from, Claim claim)
            throws InterruptedException {
        var at = from;
        long head = Recorded.position(ledger.createHeadToken());
        while (true) {
            var events = new ArrayList<Recorded<E>>();
            int read = 0;
            while (read < EVENTS && stream.hasNextAvailable(at.position() < head ? 1_000 : 0, TimeUnit.MILLISECONDS)) {
                var message = stream.nextAvailable();
                at = at.reached(runner.projection().shape(), Recorded.position(message), message.getIdentifier());
                read++;
                if (runner.concerns(message)) events.add(runner.recorded(message));
            }
            batch.write(batch.fold(events, Mark.NONE));
            claim.extend();
            if (read < EVENTS) return at;
        }
    }

    /** The right to move the token, taken from the live processor. */
    private final class Claim {
        private final ViewProcessor live;
        private boolean held;

        Claim(ViewProcessor live) {
            this.live = live;
        }

        void take() {
            live.pause();
            tokens.fetchToken(live.getName(), 0);
            held = true;
        }

        void extend() {
            if (!live.isWanted()) throw new CancellationException(live.getName() + " is stopped");
            if (held) tokens.extendClaim(live.getName(), 0);
        }

        void release() {
            if (held) tokens.releaseClaim(live.getName(), 0);
        }
    }
}
