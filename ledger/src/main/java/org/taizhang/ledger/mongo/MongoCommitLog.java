package org.taizhang.ledger.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.Snapshot;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Waiting;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;

/**
 * A log in one database of a MongoDB replica set, to which several nodes may append; each acknowledged append is on the
 * disks of a majority. What others append is seen here within 200 milliseconds.
 */
public final class MongoCommitLog implements CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(MongoCommitLog.class);

    private final MongoClient client;
    private final Patience patience;
    private final Waiting<Append> waiting = new Waiting<>();
    private final Head head = new Head();
    private final Places places;
    private final Reading reading;
    private final Snapshots snapshots;
    private final Checkpoints checkpoints;
    private final PersonalData personal;
    private final Trees trees;
    private final Sequencer sequencer;
    private final ExecutorService aside;
    private final Thread thread;
    private volatile boolean closed;

    private MongoCommitLog(Store store, Object name, Patience patience, Set<TreeHash> hashes, ExecutorService aside) {
        client = store.client();
        this.patience = patience;
        this.aside = aside;
        var layout = new Layout(store, name);
        layout.prepare();
        places = new Places(store.groups());
        var groups = new MongoGroups(store.groups(), places);
        snapshots = new Snapshots(store.snapshots());
        checkpoints = new Checkpoints(store.checkpoints(), patience.append());
        personal = new PersonalData(store.personal(), store.snapshots());
        trees = new Trees(hashes.stream()
                .map(hash -> new StoredTiles(store.tiles(), hash, groups, aside))
                .toList());
        var newest = layout.newest(); // after the tiles, of which others may store more all the time
        var recent = new Recent();
        reading = new Reading(groups, recent, head);
        head.advance(newest == null ? 0 : newest.end());
        grow(groups, name);
        sequencer = new Sequencer(head.get(), newest == null ? Long.MIN_VALUE : newest.latest(), group -> {
            recent.add(group);
            trees.add(group);
            head.advance(group.end());
        });
        var writer = new Writer(groups, sequencer, waiting, head);
        thread = Thread.ofPlatform().name("ledger-writer").daemon().start(writer);
    }

    /** Makes the trees as long as the log. */
    private void grow(MongoGroups groups, Object name) {
        if (trees.end() > head.get())
            throw new CannotOpen.Gap(name, head.get() + " entries are left of at least " + trees.end());
        for (var next = trees.begin(); next < head.get(); ) {
            var group = groups.holding(next);
            if (group.end() <= head.get()) trees.add(group);
            next = group.end();
        }
    }

    /** Opens a ledger's database, creating what is missing in an empty one, or says by a {@link CannotOpen} why not. */
    public static MongoCommitLog open(ConnectionString uri, String database) {
        return open(uri, database, Set.of(TreeHash.SHA256));
    }

    /** Opens it with these trees; one that it did not have is made over all its entries, which takes its time. */
    public static MongoCommitLog open(ConnectionString uri, String database, Set<TreeHash> trees) {
        return open(uri, database, trees, Patience.USUAL, true);
    }

    /** Opens it wherever it is, also where what was acknowledged may be lost: to try things out. */
    public static MongoCommitLog unsafe(ConnectionString uri, String database, Set<TreeHash> trees) {
        LOG.warn("The ledger is kept where what was acknowledged may be lost: on a MongoDB that is not checked");
        return open(uri, database, trees, Patience.USUAL, false);
    }

    static MongoCommitLog unsafe(ConnectionString uri, String database, Patience patience) {
        return open(uri, database, Set.of(TreeHash.SHA256), patience, false);
    }

    private static MongoCommitLog open(
            ConnectionString uri, String database, Set<TreeHash> trees, Patience patience, boolean safe) {
        var name = String.join(",", uri.getHosts()) + "/" + database;
        var client = MongoClients.create(settings(uri, patience));
        var aside = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("ledger-aside").daemon().factory());
        try {
            if (safe) Deployment.check(client, name);
            return new MongoCommitLog(Store.of(client, database, patience.write()), name, patience, trees, aside);
        } catch (RuntimeException e) {
            aside.close();
            client.close();
            throw e instanceof MongoException ? new CannotOpen.NotWritable(name, e) : e;
        }
    }

    private static MongoClientSettings settings(ConnectionString uri, Patience patience) {
        var millis = patience.server().toMillis();
        return MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("taizhang-ledger")
                .retryWrites(true)
                .retryReads(true)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis, TimeUnit.MILLISECONDS)
                        .readTimeout(patience.write().toMillis() + millis, TimeUnit.MILLISECONDS))
                .build();
    }

    @Override
    public long head() {
        return head.get();
    }

    /** Personal data is stored before this returns. */
    @Override
    public CompletableFuture<Long> append(List<Entry> entries, List<Personal> data) {
        if (entries.isEmpty()) return CompletableFuture.completedFuture(head.get());
        try {
            var append = new Append(
                    UUID.randomUUID(),
                    entries,
                    System.nanoTime() + patience.append().toNanos());
            if (closed) throw new CannotAppend.Closed();
            if (!data.isEmpty()) personal.store(data, append.nonce);
            if (!waiting.add(append)) append.fail(new CannotAppend.Closed());
            return data.isEmpty() ? append.done : tidied(append, data);
        } catch (CannotAppend e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Completes as the append does, after taking back the personal data of what is refused. */
    private CompletableFuture<Long> tidied(Append append, List<Personal> data) {
        var tidied = new CompletableFuture<Long>();
        var unused = append.done.whenCompleteAsync(
                (position, why) -> {
                    if (why == null) {
                        tidied.complete(position);
                        return;
                    }
                    try {
                        if (!(why instanceof CannotAppend.OutcomeUnknown)) personal.takeBack(data, append.nonce);
                    } catch (MongoException e) {
                        LOG.warn("Personal data of an append that was refused is left over", e);
                    }
                    tidied.completeExceptionally(why);
                },
                aside);
        return tidied;
    }

    @Override
    public List<Recorded> read(long from, int limit) {
        return read(() -> reading.from(from, limit));
    }

    @Override
    public List<Recorded> read(Collection<Long> positions) {
        return read(() -> reading.at(positions));
    }

    @Override
    public List<Recorded> aggregate(String aggregate, long from, int limit) {
        return read(() -> places.aggregate(aggregate, from, limit));
    }

    @Override
    public OptionalLong lastSequence(String aggregate) {
        var last = read(() -> places.last(aggregate));
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public long positionAt(Instant time) {
        return read(() -> reading.firstAt(time));
    }

    @Override
    public boolean await(long wanted, Duration timeout) throws InterruptedException {
        return head.await(wanted, timeout);
    }

    @Override
    public Runnable listen(Runnable onGrowth) {
        return head.listen(onGrowth);
    }

    @Override
    public Optional<Snapshot> snapshot(String aggregate) {
        return read(() -> snapshots.of(aggregate));
    }

    @Override
    public void store(Snapshot snapshot) {
        if (closed) throw new CannotAppend.Closed();
        snapshots.store(snapshot);
    }

    @Override
    public Set<TreeHash> trees() {
        return trees.hashes();
    }

    @Override
    public Tiles tree(TreeHash hash) {
        var tree = trees.tree(hash);
        return tile -> read(() -> tree.read(tile));
    }

    @Override
    public Optional<SignedCheckpoint> newestCheckpoint(TreeHash hash) {
        return read(() -> checkpoints.newest(hash));
    }

    @Override
    public List<SignedCheckpoint> checkpoints(TreeHash hash, long fromSize, int limit) {
        return read(() -> checkpoints.from(hash, fromSize, limit));
    }

    @Override
    public boolean keep(SignedCheckpoint next, @Nullable SignedCheckpoint newest) {
        next.requireFollows(newest, trees.tree(next.tree()).published());
        if (closed) throw new CannotAppend.Closed();
        return checkpoints.keep(next, newest);
    }

    @Override
    public List<Personal> personal(Collection<String> commitments) {
        return commitments.isEmpty() ? List.of() : read(() -> personal.read(commitments));
    }

    @Override
    public int erase(String owner, long position) {
        if (closed) throw new CannotAppend.Closed();
        return personal.erase(owner, position);
    }

    @Override
    public Optional<String> trouble() {
        return sequencer.trouble();
    }

    private <T> T read(Supplier<T> query) {
        if (closed) throw new CannotRead("The log is closed");
        try {
            return query.get();
        } catch (CannotRead | Tiles.NoTile e) {
            throw e;
        } catch (Malformed e) {
            throw e.cannotRead();
        } catch (RuntimeException e) {
            throw new CannotRead("The ledger cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.close();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        aside.close();
        client.close();
        if (interrupted) Thread.currentThread().interrupt();
    }
}
