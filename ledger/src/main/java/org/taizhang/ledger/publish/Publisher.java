package org.taizhang.ledger.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteSignature;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/**
 * Signs a checkpoint of each tree when the ledger has grown, at most so often, and whenever it is asked to; a
 * checkpoint is kept in the ledger first, by compare-and-set, and then brought to the tiles directory, the witnesses
 * and the other places. It never signs what does not add to everything signed before.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** How long a place that failed waits to be tried again while the ledger does not grow. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final CommitLog log;
    private final Published published;
    private final Duration every;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Map<TreeHash, SignedCheckpoint> delivered = new EnumMap<>(TreeHash.class);
    private final Map<String, String> troubles = new ConcurrentSkipListMap<>();
    private boolean closed;

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

    private Publisher(CommitLog log, Published published, Duration every) {
        this.log = log;
        this.published = published;
        this.every = every;
        this.thread = Thread.ofPlatform().name("ledger-publisher").daemon().unstarted(this::run);
    }

    /**
     * Compares the ledger with every checkpoint of it that can be found, and starts signing. Throws {@link CannotOpen}
     * when the ledger is not the one that was signed.
     */
    public static Publisher start(CommitLog log, Published published, Duration every) {
        for (var identity : published.identities()) new Memory(log, identity).compare(published);
        var publisher = new Publisher(log, published, every);
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
        return log.newestCheckpoint(tree);
    }

    /** What does not work at present, in a sentence; empty when all is well. */
    public Optional<String> trouble() {
        return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles.values()));
    }

    /** Signs what the ledger has at the end, and leaves it in the tiles directory. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sign();
        for (var identity : published.identities()) {
            newest(identity).ifPresent(newest -> toDirectory(identity, newest));
            identity.signers().forEach(NoteSigner::close);
        }
    }

    private void run() {
        try {
            while (pause()) {
                if (!log.await(signed() + 1, RETRY) && troubles.isEmpty()) continue;
                sign();
                for (var identity : published.identities()) {
                    var newest = newest(identity);
                    if (newest.isPresent() && !newest.get().equals(delivered.get(identity.tree())))
                        deliver(identity, newest.get());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The publisher ends", e);
        }
    }

    /** Leaves time between two checkpoints; false once closed. */
    private boolean pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (var left = every.toNanos(); !closed && left > 0; ) left = closing.awaitNanos(left);
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** How many entries the trees' newest checkpoints all cover. */
    private long signed() {
        return published.identities().stream()
                .mapToLong(
                        identity -> newest(identity).map(SignedCheckpoint::size).orElse(0L))
                .min()
                .orElse(Long.MAX_VALUE - 1);
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
        lock.lock();
        try {
            for (var identity : published.identities()) attempt("signing " + identity.origin(), () -> sign(identity));
        } finally {
            lock.unlock();
        }
    }

    /** Signs if the ledger has grown; if somebody else was faster, that is as good. */
    private void sign(Identity identity) {
        var tree = identity.tree();
        var newest = log.newestCheckpoint(tree).orElse(null);
        var head = log.head();
        if (head <= (newest == null ? 0 : newest.size())) return;
        if (newest != null) new Memory(log, identity).expect("The newest checkpoint", newest.note());
        var root = new TreeReader(log.tree(tree), tree, head).root();
        var note = identity.sign(new Checkpoint(identity.origin(), head, root));
        log.keep(new SignedCheckpoint(tree, head, note.bytes()), newest);
    }

    private void deliver(Identity identity, SignedCheckpoint newest) {
        var cosigned = cosigned(identity, newest);
        var note = SignedNote.parse(cosigned.note());
        var everywhere = toDirectory(identity, cosigned);
        for (var place : published.places())
            everywhere &= attempt(place.name(), () -> place.bring(identity.tree(), note));
        for (var witness : published.witnesses()) everywhere &= !troubles.containsKey(witness.name());
        if (everywhere) delivered.put(identity.tree(), cosigned);
    }

    private boolean toDirectory(Identity identity, SignedCheckpoint newest) {
        var directory = published.directory();
        return directory.isEmpty()
                || attempt(
                        directory.get().toString(),
                        () -> directory.get().publish(log, identity.tree(), SignedNote.parse(newest.note())));
    }

    /** The checkpoint with the signatures of all witnesses that gave theirs; witnesses know the SHA-256 tree only. */
    private SignedCheckpoint cosigned(Identity identity, SignedCheckpoint newest) {
        if (identity.tree() != TreeHash.SHA256) return newest;
        var note = SignedNote.parse(newest.note());
        var tree = new TreeReader(log.tree(identity.tree()), identity.tree(), newest.size());
        var signatures = new ArrayList<NoteSignature>();
        for (var witness : published.witnesses())
            attempt(witness.name(), () -> signatures.addAll(witness.cosign(note, tree)));
        var next = new SignedCheckpoint(
                newest.tree(), newest.size(), note.with(signatures).bytes());
        var kept = new AtomicBoolean(next.equals(newest));
        if (!kept.get()) attempt("cosignatures", () -> kept.set(log.keep(next, newest)));
        return kept.get() ? next : newest;
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Does something that may fail without harm to the rest, and remembers whether it did. */
    private boolean attempt(String what, Step step) {
        try {
            step.run();
            troubles.remove(what);
            return true;
        } catch (IOException | RuntimeException e) {
            var sentence = what + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
            if (!sentence.equals(troubles.put(what, sentence)))
                LOG.warn("A checkpoint did not get through: {}", sentence, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
