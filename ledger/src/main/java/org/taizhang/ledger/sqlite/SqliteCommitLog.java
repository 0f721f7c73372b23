package org.taizhang.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.Bytes;
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
import org.taizhang.ledger.group.Nanos;
import org.taizhang.ledger.group.Waiting;
import org.taizhang.ledger.sqlite.Work.Append;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;

/** A log in one SQLite file on a local disk, for one process; each acknowledged append has been synced to the disk. */
public final class SqliteCommitLog implements CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCommitLog.class);

    private final ProcessLock lock;
    private final Waiting<Work> waiting = new Waiting<>();
    private final Head head = new Head();
    private final Readers readers;
    private final Trees trees;
    private final Writer writer;
    private final Thread thread;

    private SqliteCommitLog(ProcessLock lock, SqliteFile file, Session session, Set<TreeHash> hashes)
            throws SQLException {
        this.lock = lock;
        readers = new Readers(file);
        trees = new Trees(file, readers, hashes);
        var tail = Tail.of(session, trees);
        writer = new Writer(file, tail, trees, waiting, head);
        head.advance(tail.next());
        thread = Thread.ofPlatform().name("ledger-writer").daemon().start(writer);
    }

    /** Opens a ledger's file, creating it and its directory where they are missing, or says why not. */
    public static SqliteCommitLog open(Path file) {
        return open(file, Set.of(TreeHash.SHA256));
    }

    /** Opens it with these trees; one that it did not have is made over all its entries, which takes its time. */
    public static SqliteCommitLog open(Path file, Set<TreeHash> trees) {
        return open(file, trees, Connector.SQLITE);
    }

    static SqliteCommitLog open(Path path, Set<TreeHash> trees, Connector connector) {
        var real = real(path);
        var lock = ProcessLock.of(real);
        try {
            var file = new SqliteFile(real, connector);
            var session = file.create();
            try {
                return new SqliteCommitLog(lock, file, session, trees);
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (CannotRead e) {
            release(lock);
            throw new CannotOpen.Gap(real, "it cannot be read (" + e.getMessage() + ")");
        } catch (SQLException e) {
            release(lock);
            throw new CannotOpen.NotWritable(real, e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    @Override
    public long head() {
        return head.get();
    }

    @Override
    public CompletableFuture<Long> append(List<Entry> entries, List<Personal> personal) {
        if (entries.isEmpty()) return CompletableFuture.completedFuture(head.get());
        var append = Append.of(entries, personal, trees.hashes());
        if (append.bytes() > MAX_APPEND_BYTES) append.fail(new CannotAppend.TooLarge(entries.size(), append.bytes()));
        else if (!waiting.add(append)) append.fail(new CannotAppend.Closed());
        return append.done();
    }

    @Override
    public List<Recorded> read(long from, int limit) {
        return readers.read(session -> EntryTable.read(session, from, limit));
    }

    @Override
    public List<Bytes> bytes(long from, int limit) {
        return readers.read(session -> EntryTable.bytes(session, from, limit));
    }

    @Override
    public List<Recorded> read(Collection<Long> positions) {
        return readers.read(session -> EntryTable.read(session, positions));
    }

    @Override
    public List<Recorded> aggregate(String aggregate, long from, int limit) {
        return readers.read(session -> PlaceTable.read(session, writer.recent(), aggregate, from, limit));
    }

    @Override
    public OptionalLong lastSequence(String aggregate) {
        var last = readers.read(session -> PlaceTable.last(session, writer.recent(), aggregate));
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public long positionAt(Instant time) {
        return readers.read(session -> EntryTable.firstAt(session, Nanos.of(time), head.get()));
    }

    @Override
    public Runnable listen(Runnable onGrowth) {
        return head.listen(onGrowth);
    }

    @Override
    public boolean await(long wanted, Duration timeout) throws InterruptedException {
        return head.await(wanted, timeout);
    }

    @Override
    public Optional<Snapshot> snapshot(String aggregate) {
        return readers.read(session -> session.first(
                row -> new Snapshot(aggregate, row.getLong(1), row.getBytes(2)),
                "SELECT sequence, bytes FROM snapshot WHERE aggregate = ?",
                aggregate));
    }

    @Override
    public void store(Snapshot snapshot) {
        change(snapshot.bytes().length, session -> {
            session.run("""
                    INSERT INTO snapshot (aggregate, sequence, bytes) VALUES (?, ?, ?)
                    ON CONFLICT (aggregate) DO UPDATE SET sequence = excluded.sequence, bytes = excluded.bytes
                    WHERE excluded.sequence >= snapshot.sequence""", snapshot.aggregate(), snapshot.sequence(), snapshot.bytes());
            return true;
        });
    }

    @Override
    public Set<TreeHash> trees() {
        return trees.hashes();
    }

    @Override
    public Tiles tree(TreeHash hash) {
        return trees.tiles(hash);
    }

    @Override
    public Optional<SignedCheckpoint> newestCheckpoint(TreeHash hash) {
        return readers.read(session -> CheckpointTable.newest(session, hash));
    }

    @Override
    public List<SignedCheckpoint> checkpoints(TreeHash hash, long fromSize, int limit) {
        return readers.read(session -> CheckpointTable.from(session, hash, fromSize, limit));
    }

    @Override
    public boolean keep(SignedCheckpoint next, @Nullable SignedCheckpoint newest) {
        next.requireFollows(newest, trees.size(next.tree()));
        return change(next.note().length, session -> CheckpointTable.keep(session, next, newest));
    }

    @Override
    public List<Personal> personal(Collection<String> commitments) {
        return commitments.isEmpty() ? List.of() : readers.read(session -> PersonalTable.read(session, commitments));
    }

    @Override
    public int erase(String owner, long position) {
        return done(Work.Aside.erasing(session -> PersonalTable.erase(session, owner, position)));
    }

    @Override
    public Optional<String> trouble() {
        return writer.trouble();
    }

    @Override
    public void close() {
        try {
            readers.close(); // first, so that the writer is the last to leave and tidies up the write-ahead log
        } catch (SQLException e) {
            LOG.warn("A connection to the ledger did not close", e);
        }
        waiting.close();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        release(lock);
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Has the writer change something beside the entries, and waits until that is done. */
    private <T> T change(long bytes, Work.Aside.Change<T> change) {
        return done(Work.Aside.keeping(bytes, change));
    }

    private <T> T done(Work.Aside<T> aside) {
        if (!waiting.add(aside)) throw new CannotAppend.Closed();
        try {
            return aside.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotAppend why ? why : e;
        }
    }

    private static Path real(Path path) {
        var file = path.toAbsolutePath();
        try {
            if (Files.exists(file)) return file.toRealPath();
            var directory = file.resolveSibling("");
            if (!Files.isDirectory(directory)) Files.createDirectories(directory);
            return directory.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            throw new CannotOpen.NotWritable(file, e);
        }
    }

    private static void release(ProcessLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the ledger did not close", e);
        }
    }
}
