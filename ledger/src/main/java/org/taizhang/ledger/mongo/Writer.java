package org.taizhang.ledger.mongo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Waiting;

/** The one thread that does what the sequencer wants, and has it look for what other nodes append meanwhile. */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final Groups groups;
    private final Sequencer sequencer;
    private final Waiting<Append> waiting;
    private final Head head;

    Writer(Groups groups, Sequencer sequencer, Waiting<Append> waiting, Head head) {
        this.groups = groups;
        this.sequencer = sequencer;
        this.waiting = waiting;
        this.head = head;
    }

    @Override
    public void run() {
        try {
            work();
        } catch (InterruptedException e) {
            LOG.error("The ledger's writer was interrupted", e);
            sequencer.abandon(e);
        } catch (RuntimeException | Error e) {
            LOG.error("The ledger's writer died", e);
            sequencer.abandon(e);
            throw e;
        } finally {
            waiting.close();
            head.close();
            for (var left = waiting.take(); !left.isEmpty(); left = waiting.take())
                left.forEach(append -> append.fail(new CannotAppend.Closed()));
        }
    }

    private void work() throws InterruptedException {
        var pause = SHORTEST;
        while (!waiting.ended()) {
            var known = sequencer.head();
            var appends = waiting.take(pause);
            if (appends.isEmpty()) sequencer.look();
            else sequencer.begin(appends);
            work(sequencer);
            var longer = pause.multipliedBy(2);
            pause = sequencer.head() > known ? SHORTEST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        }
    }

    /** Until there is nothing to do but to wait. */
    private void work(Sequencer sequencer) {
        for (var request = sequencer.next(System.nanoTime());
                !(request instanceof Request.Rest);
                request = sequencer.next(System.nanoTime())) sequencer.replied(done(request));
    }

    private Reply done(Request request) {
        try {
            return switch (request) {
                case Request.Insert insert -> new Reply.Inserted(logged(groups.insert(insert.group())));
                case Request.Tail tail -> new Reply.Tail(groups.tail(tail.from()));
                case Request.Standings standings -> new Reply.Standings(groups.standings(standings.places()));
                case Request.Pause pause -> paused(pause.nanos());
                case Request.Rest rest -> new Reply.Paused();
            };
        } catch (RuntimeException e) {
            LOG.warn("The ledger cannot be read", e);
            return new Reply.Unreadable(e);
        }
    }

    private static Groups.Stored logged(Groups.Stored stored) {
        if (stored instanceof Groups.Stored.Perhaps perhaps)
            LOG.warn("Nobody knows yet whether a group was stored", perhaps.why());
        return stored;
    }

    private static Reply paused(long nanos) {
        LockSupport.parkNanos(nanos);
        return new Reply.Paused();
    }
}
