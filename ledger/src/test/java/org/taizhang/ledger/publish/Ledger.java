package org.taizhang.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.gm.Sm2KeyFile;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Ed25519KeyFile;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.SignerSetting;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import org.taizhang.ledger.tree.TreeHash;

/** A real ledger in a folder, its keys, and ways to do it harm. */
record Ledger(Path folder) {
    static final String ORIGIN = "ledger.example/test";
    static final Duration OFTEN = Duration.ofMillis(10);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static void eventually(String what, BooleanSupplier state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(end - System.nanoTime()).as(what).isPositive();
            LockSupport.parkNanos(1_000_000);
        }
    }

    Path file() {
        return folder.resolve("ledger.db");
    }

    TilesDirectory tiles() {
        return new TilesDirectory(folder.resolve("tlog"));
    }

    SqliteCommitLog open(TreeHash... more) {
        var trees = new ArrayList<>(List.of(more));
        trees.add(TreeHash.SHA256);
        return SqliteCommitLog.open(file(), Set.copyOf(trees));
    }

    /** Appends entries that stand alone, and gives the head. */
    static long append(CommitLog log, int count) {
        for (var i = 0; i < count; i += 100) {
            var entries = new ArrayList<Entry>();
            for (var k = i; k < Math.min(count, i + 100); k++) {
                var id = UUID.randomUUID().toString();
                entries.add(new Entry(
                        id, 0, Instant.parse("2026-11-23T08:00:00Z"), ("{\"id\":\"" + id + "\"}").getBytes(UTF_8)));
            }
            log.append(entries).join();
        }
        return log.head();
    }

    /** The key of that file, made when it is first asked for. */
    NoteSigner signer(String file, String name) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) Ed25519KeyFile.create(path, name);
        return SignerSetting.parse("file:" + path).open(name, new char[0]);
    }

    NoteSigner sm2(String file, String name) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) Sm2KeyFile.create(path, name);
        return SignerSetting.parse("sm2:" + path).open(name, new char[0]);
    }

    Identity identity() {
        return identity(List.of());
    }

    Identity identity(List<Key> retired, String... moreKeys) {
        var signers = new ArrayList<NoteSigner>();
        signers.add(signer("log.key", ORIGIN));
        for (var key : moreKeys) signers.add(signer(key, ORIGIN));
        return new Identity(TreeHash.SHA256, ORIGIN, signers, retired);
    }

    static Publisher.Published published(Identity... identities) {
        return new Publisher.Published(List.of(identities), Optional.empty(), List.of(), List.of());
    }

    Publisher.Published inTiles(Identity... identities) {
        return new Publisher.Published(List.of(identities), Optional.of(tiles()), List.of(), List.of());
    }

    static Publisher.Published to(Place place, Identity... identities) {
        return new Publisher.Published(List.of(identities), Optional.empty(), List.of(place), List.of());
    }

    static Publisher.Published to(Witness witness, Identity... identities) {
        return new Publisher.Published(List.of(identities), Optional.empty(), List.of(), List.of(witness));
    }

    static Checkpoint read(byte[] note, Key... keys) {
        var verifiers = List.of(keys).stream().map(Key::verifier).toList();
        return Checkpoint.parse(SignedNote.open(note, verifiers).text());
    }

    static long newest(CommitLog log) {
        return log.newestCheckpoint(TreeHash.SHA256)
                .map(checkpoint -> checkpoint.size())
                .orElse(0L);
    }

    /** Changes the closed file behind the product's back, as whoever owns it can; gives the number of changed rows. */
    int change(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            var guards = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                while (rows.next()) guards.add(rows.getString(1));
            }
            for (var guard : guards) statement.execute("DROP TRIGGER " + guard);
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
