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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.UuidRepresentation;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.Snapshot;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Waiting;

/**
 * A log in one database of a MongoDB replica set, to which several nodes may append; each acknowledged append is on the
 * disks of a majority. What others append is seen here within 200 milliseconds.
 */
public final class MongoCommitLog implements CommitLog {
    private final MongoClient client;
    private final Patience patience;
    private final Waiting<Append> waiting = new Waiting<>();
    private final Head head = new Head();
    private final Places places;
    private final Reading reading;
    private final Snapshots snapshots;
    private final Sequencer sequencer;
    private final Thread thread;
    private volatile boolean closed;

    private MongoCommitLog(Store store, Object name, Patience patience) {
        client = store.client();
        this.patience = patience;
        var newest = new Layout(store, name).prepare();
        var recent = new Recent();
        places = new Places(store.groups());
        var groups = new MongoGroups(store.groups(), places);
        reading = new Reading(groups, recent, head);
        snapshots = new Snapshots(store.snapshots());
        head.advance(newest == null ? 0 : newest.end());
        sequencer = new Sequencer(head.get(), newest == null ? Long.MIN_VALUE : newest.latest(), group -> {
            recent.add(group);
            head.advance(group.end());
        });
        var writer = new Writer(groups, sequencer, waiting, head);
        thread = Thread.ofPlatform().name("ledger-writer").daemon().start(writer);
    }

    /** Opens a ledger's database, creating what is missing in an empty one, or says by a {@link CannotOpen} why not. */
    public static MongoCommitLog open(ConnectionString uri, String database) {
        return open(uri, database, Patience.USUAL, true);
    }

    /** Opens it wherever it is: only a test may keep what may be lost. */
    static MongoCommitLog unsafe(ConnectionString uri, String database, Patience patience) {
        return open(uri, database, patience, false);
    }

    private static MongoCommitLog open(ConnectionString uri, String database, Patience patience, boolean safe) {
        var name = String.join(",", uri.getHosts()) + "/" + database;
        var client = MongoClients.create(settings(uri, patience));
        try {
            if (safe) Deployment.check(client, name);
            return new MongoCommitLog(Store.of(client, database, patience.write()), name, patience);
        } catch (MongoException e) {
            client.close();
            throw new CannotOpen.NotWritable(name, e);
        } catch (RuntimeException e) {
            client.close();
            throw e;
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

    @Override
    public CompletableFuture<Long> append(List<Entry> entries) {
        if (entries.isEmpty()) return CompletableFuture.completedFuture(head.get());
        var bytes = entries.stream().mapToLong(entry -> entry.bytes().length).sum();
        if (bytes > MAX_APPEND_BYTES)
            return CompletableFuture.failedFuture(new CannotAppend.TooLarge(entries.size(), bytes));
        try {
            var append = new Append(
                    UUID.randomUUID(),
                    entries,
                    System.nanoTime() + patience.append().toNanos());
            if (!waiting.add(append)) append.fail(new CannotAppend.Closed());
            return append.done;
        } catch (CannotAppend.TooLarge e) {
            return CompletableFuture.failedFuture(e);
        }
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
    public Optional<String> trouble() {
        return sequencer.trouble();
    }

    private <T> T read(Supplier<T> query) {
        if (closed) throw new CannotRead("The log is closed");
        try {
            return query.get();
        } catch (CannotRead e) {
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
        client.close();
        if (interrupted) Thread.currentThread().interrupt();
    }
}
