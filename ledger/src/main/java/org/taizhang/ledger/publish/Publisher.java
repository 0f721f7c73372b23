package org.taizhang.ledger.publish;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/**
 * Signs a checkpoint of each tree when the ledger has grown, at most so often, and whenever it is asked to; a
 * checkpoint is kept in the ledger first, by compare-and-set, and then brought to the tiles directory, the witnesses
 * and the other places. It never signs what does not add to everything signed before.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** How long somebody who could not be reached is left alone. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final CommitLog log;
    private final Published published;
    private final Duration every;
    private final Duration retry;
    private final Attempts attempts;
    private final Deliveries deliveries;
    private final Thread thread;
    private final ReentrantLock signing = new ReentrantLock();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Runnable deaf;

    /** As whom the trees are signed, and where to. */
    public record Published(
            List<Identity> identities,
            Optional<TilesDirectory> directory,
            List<Place> places,
            List<Witness> witnesses) {
        public Published {
            identities = List.copyOf(identities);
            places = List.copyOf(places);
            witnesses = List.copyOf(witnesses);
        }

        public Optional<Identity> identity(TreeHash tree) {
            return identities.stream()
                    .filter(identity -> identity.tree() == tree)
                    .findFirst();
        }
    }

    private Publisher(CommitLog log, Published published, Duration every, Duration retry) {
        this.log = log;
        this.published = published;
        this.every = every;
        this.retry = retry;
        this.attempts = new Attempts(retry);
        this.deliveries = new Deliveries(log, published, attempts);
        this.thread = Thread.ofPlatform().name("ledger-publisher").daemon().unstarted(this::run);
        this.deaf = log.listen(news::release);
    }

    /**
     * Compares the ledger with every checkpoint of it that can be found, and starts signing. Throws {@link CannotOpen}
     * when the ledger is not the one that was signed.
     */
    public static Publisher start(CommitLog log, Published published, Duration every) {
        return start(log, published, every, RETRY);
    }

    static Publisher start(CommitLog log, Published published, Duration every, Duration retry) {
        for (var identity : published.identities()) new Memory(log, identity).compare(published);
        var publisher = new Publisher(log, published, every, retry);
        publisher.thread.start();
        return publisher;
    }

    public Published published() {
        return published;
    }

    /**
     * Signs what the ledger has now, unless that is signed already, and gives the newest checkpoint of the tree; it is
     * brought to its places a little later.
     */
    public Optional<SignedCheckpoint> publish(TreeHash tree) {
        sign();
        news.release();
        return log.newestCheckpoint(tree);
    }

    /** Everyone who is told of checkpoints, how far each has come, and what keeps them from more. */
    public List<Recipient> recipients() {
        return deliveries.recipients();
    }

    /** What does not work at present, in a sentence; empty when all is well. */
    public Optional<String> trouble() {
        return attempts.trouble();
    }

    /** Signs what the ledger has at the end, and leaves it in the tiles directory. */
    @Override
    public void close() {
        if (closing.getCount() == 0) return;
        closing.countDown();
        deaf.run();
        thread.interrupt();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        sign();
        for (var identity : published.identities()) {
            newest(identity).ifPresent(newest -> deliveries.toDirectory(identity, newest));
            identity.signers().forEach(NoteSigner::close);
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void run() {
        try {
            do {
                attempts.always("publishing", this::round);
            } while (pause());
        } catch (InterruptedException e) {
            LOG.debug("The publisher ends", e);
        }
    }

    private void round() {
        sign();
        for (var identity : published.identities())
            newest(identity).ifPresent(newest -> deliveries.deliver(identity, newest));
    }

    /** Leaves time between two checkpoints, and then waits until there is something to do; false once closed. */
    private boolean pause() throws InterruptedException {
        if (closing.await(every.toNanos(), NANOSECONDS)) return false;
        news.drainPermits();
        if (isSettled()) {
            var unused = news.tryAcquire(retry.toNanos(), NANOSECONDS);
        }
        return closing.getCount() > 0;
    }

    /** Whether all that the ledger has is signed, and everyone was told or at least tried. */
    private boolean isSettled() {
        var head = log.head();
        return published.identities().stream()
                .allMatch(identity -> newest(identity)
                        .map(newest -> newest.size() >= head && deliveries.tried(newest))
                        .orElse(head == 0));
    }

    private Optional<SignedCheckpoint> newest(Identity identity) {
        try {
            return log.newestCheckpoint(identity.tree());
        } catch (CannotRead e) {
            LOG.debug("The newest checkpoint cannot be read at present", e);
            return Optional.empty();
        }
    }

    private void sign() {
        signing.lock();
        try {
            var head = log.head();
            for (var identity : published.identities())
                attempts.always("signing " + identity.origin(), () -> sign(identity, head));
        } finally {
            signing.unlock();
        }
    }

    /** Signs if the ledger has grown; if somebody else was faster, that is as good. */
    private void sign(Identity identity, long head) {
        var tree = identity.tree();
        var newest = log.newestCheckpoint(tree).orElse(null);
        if (head <= (newest == null ? 0 : newest.size())) return;
        if (newest != null) new Memory(log, identity).expect("The newest checkpoint in the ledger", newest.note());
        var root = new TreeReader(log.tree(tree), tree, head).root();
        var note = identity.sign(new Checkpoint(identity.origin(), head, root));
        log.keep(new SignedCheckpoint(tree, head, note.bytes()), newest);
    }
}
