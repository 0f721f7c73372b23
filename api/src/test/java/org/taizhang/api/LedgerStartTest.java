package org.taizhang.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Ed25519KeyFile;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;

/** Starts and restarts: one log under one name for ever, whose keys may change, and which never loses what was signed. */
class LedgerStartTest {
    private static final String API = Verifier.API;
    private static final String NEVER = "taizhang.ledger.checkpoint-every=1d";

    @TempDir
    private Path data;

    @Test
    void theFirstStartNamesTheLogAndMakesItsKeyForItsOwnerAlone() throws Exception {
        byte[] note;
        try (var product = Product.start(data, NEVER)) {
            var key = Verifier.of(product.anyone()).keys().getFirst();
            var file = data.resolve("checkpoint.key");
            assertThat(Files.readString(file)).startsWith("PRIVATE+KEY+" + key.name() + "+");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            note = sign(product);
            product.person();
        }
        assertThat(data.resolve("tlog/checkpoint")).exists();
        var left = Files.readAllBytes(data.resolve("tlog/checkpoint"));
        assertThat(size(left)).isGreaterThan(size(note));
    }

    @Test
    void aRestartContinuesTheSameLog() throws Exception {
        byte[] before;
        Verifier verifier;
        try (var product = Product.start(data, NEVER)) {
            verifier = Verifier.of(product.anyone());
            before = sign(product);
        }
        try (var product = Product.start(data, NEVER)) {
            assertThat(Verifier.of(product.anyone())).isEqualTo(verifier);
            var auditor = product.person(Role.AUDITOR);
            var earlier = verifier.open(before);
            auditor.post(API + "/checkpoints", null).expect(200);
            var later = verifier.open(product.anyone().bytes(API + "/checkpoint"));
            assertThat(later.size()).isGreaterThan(earlier.size());
            assertThat(later.origin()).isEqualTo(earlier.origin());
            var proof = auditor.get(API + "/consistency?from=" + earlier.size() + "&to=" + later.size())
                    .json()
                    .get("hashes")
                    .valueStream()
                    .map(hash -> Base64.getDecoder().decode(hash.asString()))
                    .toList();
            Proofs.consistency(TreeHash.SHA256, earlier.size(), later.size(), earlier.root(), later.root(), proof);
            verifier.rederive(auditor, product.anyone(), TreeHash.SHA256);
        }
    }

    @Test
    void aKeyIsChangedByTwoThatSignTogetherForAWhile() throws Exception {
        var old = "taizhang.ledger.signers[%d].key=file:" + data.resolve("checkpoint.key");
        var next = "taizhang.ledger.signers[%d].key=file:" + data.resolve("next.key");
        byte[] first;
        Key retiring;
        try (var product = Product.start(data, NEVER)) {
            first = sign(product);
            retiring = Verifier.of(product.anyone()).keys().getFirst();
        }
        Key young;
        try (var product = Product.start(data, NEVER, old.formatted(0), next.formatted(1))) {
            var both = Verifier.of(product.anyone());
            young = both.keys().get(1);
            var note = sign(product);
            assertThat(both.signed(note)).containsExactlyInAnyOrder(retiring, young);
            assertThat(new Verifier(List.of(retiring)).open(note)).isEqualTo(new Verifier(List.of(young)).open(note));
        }
        refuses(
                CannotOpen.Unrecognised.class,
                "No known key has signed the note",
                "taizhang.ledger.signers[0].key=file:" + made("stranger.key", retiring.name()));
        try (var product =
                Product.start(data, NEVER, next.formatted(0), "taizhang.ledger.retired-keys=" + retiring.vkey())) {
            var verifier = Verifier.of(product.anyone());
            assertThat(verifier.keys()).containsExactly(young, retiring);
            assertThat(verifier.signed(sign(product))).containsExactly(young);
            assertThat(verifier.open(first).origin()).isEqualTo(retiring.name());
            var keys = product.person().get(API).json().at("/trees/0/keys");
            assertThat(keys.get(1).get("retired").asBoolean()).isTrue();
        }
    }

    private Path made(String file, String name) {
        Ed25519KeyFile.create(data.resolve(file), name);
        return data.resolve(file);
    }

    @Test
    void aLostKeyIsNotReplacedInSilence() throws Exception {
        fill();
        Files.delete(data.resolve("checkpoint.key"));
        refuses(CannotSign.class, "checkpoint.key does not exist");
        assertThat(data.resolve("checkpoint.key")).doesNotExist();
    }

    @Test
    void anotherNameIsRefused() throws Exception {
        fill();
        refuses(CannotSign.class, "it holds the key of taizhang-", "taizhang.ledger.origin=renamed.example");
        Files.delete(data.resolve("checkpoint.key"));
        refuses(
                CannotOpen.Unrecognised.class,
                ", not of renamed.example",
                "taizhang.ledger.origin=renamed.example",
                "taizhang.ledger.signers[0].key=file:" + made("renamed.key", "renamed.example"));
    }

    @Test
    void aNameThatIsSetIsTheLogs() {
        try (var product = Product.start(data, NEVER, "taizhang.ledger.origin=ledger.example/main")) {
            assertThat(Verifier.of(product.anyone()).keys())
                    .singleElement()
                    .extracting(Key::name)
                    .isEqualTo("ledger.example/main");
        }
    }

    @Test
    void settingsThatCannotBeFollowedAreToldWithoutTheirSecrets() throws Exception {
        refuses(CannotSign.class, "taizhang.ledger.retired-keys holds no public key", "taizhang.ledger.retired-keys=x");
        var foreign = Ed25519KeyFile.create(data.resolve("foreign.key"), "foreign.example");
        refuses(
                CannotSign.class,
                "taizhang.ledger.retired-keys has a key of foreign.example, but this ledger is taizhang-",
                "taizhang.ledger.retired-keys=" + foreign.vkey());
        refuses(
                CannotSign.class,
                "taizhang.ledger.witnesses holds no public key",
                "taizhang.ledger.witnesses[0].url=http://localhost:1/",
                "taizhang.ledger.witnesses[0].vkey=nothing");
        refuses(
                CannotSign.class,
                "No signer answers to tape",
                "taizhang.ledger.signers[0].key=tape:/dev/st0",
                "taizhang.ledger.signers[0].secret=Zq7-secret");
        refuses(
                CannotSign.class,
                "no.p12",
                "taizhang.ledger.signers[0].key=pkcs12:/nowhere/no.p12",
                "taizhang.ledger.signers[0].secret=Zq7-secret");
    }

    @Test
    void aCopyFromBeforeTheLastCheckpointIsRefusedWithASentence() throws Exception {
        fill();
        var copy = Files.copy(data.resolve("ledger.db"), data.resolve("copy.db"));
        fill();
        Files.move(copy, data.resolve("ledger.db"), StandardCopyOption.REPLACE_EXISTING);
        refuses(CannotOpen.Contradicted.class, "are left: entries were lost, or an older copy was put in place");
        try (var process = ProductProcess.start(data)) {
            assertThatThrownBy(process::url)
                    .hasMessageContaining("台账无法打开，未作任何改动。The ledger cannot be opened; nothing of it was changed.")
                    .hasMessageContaining("The checkpoint in " + data.resolve("tlog") + " covers ")
                    .hasMessageContaining("台账与已签名的检查点不符")
                    .hasMessageNotContaining("\tat org.");
        }
    }

    @Test
    void anEntryChangedBehindItsBackIsRefused() throws Exception {
        fill();
        tamper("UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'admin', 'edmin') AS BLOB) "
                + "WHERE position = (SELECT max(position) FROM entry WHERE instr(bytes, 'admin') > 0)");
        refuses(CannotOpen.Contradicted.class, "of which at least one is another one now");
    }

    @Test
    void withTheProfileGmItIsSignedBySm2AndHasAnSm3TreeOverTheSameEntries() throws Exception {
        fill();
        var gm = "spring.profiles.active=gm";
        Verifier verifier;
        try (var product = Product.start(data, NEVER, gm)) {
            var anyone = product.anyone();
            verifier = Verifier.of(anyone);
            var auditor = product.person(Role.AUDITOR);
            var origin = verifier.keys().getFirst().name();
            assertThat(verifier.keys()).extracting(Key::name).containsExactly(origin, origin, origin + "/sm3");
            auditor.post(API + "/checkpoints?tree=SM3", null).expect(200);
            assertThat(verifier.signed(anyone.bytes(API + "/checkpoint")))
                    .containsExactlyInAnyOrderElementsOf(verifier.keys().subList(0, 2));
            assertThat(verifier.signed(anyone.bytes(API + "/sm3/checkpoint")))
                    .containsExactly(verifier.keys().get(2));
            var sha256 = verifier.rederive(auditor, anyone, TreeHash.SHA256);
            var sm3 = verifier.rederive(auditor, anyone, TreeHash.SM3);
            assertThat(sm3.size()).isEqualTo(sha256.size());
            assertThat(sm3.origin()).isEqualTo(origin + "/sm3");
            var proof = auditor.bytes(API + "/entries/0/proof?tree=SM3");
            assertThat(verifier.proved(proof, TreeHash.SM3)).isEqualTo(auditor.bytes(API + "/entries/0"));
            assertThat(auditor.get(API).json().get("trees").size()).isEqualTo(2);
            assertThat(auditor.get(API + "/checkpoints?tree=SM3").items()).isNotEmpty();
        }
        assertThat(data.resolve("tlog/sm3/checkpoint")).exists();
        try (var product = Product.start(data, NEVER, gm)) {
            assertThat(Verifier.of(product.anyone())).isEqualTo(verifier);
        }
        try (var product = Product.start(data, NEVER)) {
            product.anyone().get(API + "/sm3/checkpoint").expectProblem(404, "no-checkpoint");
        }
        try (var product = Product.start(data, NEVER, gm)) {
            assertThat(verifier.open(product.anyone().bytes(API + "/sm3/checkpoint"))
                            .size())
                    .isPositive();
            assertThat(product.bean(CommitLog.class).trees()).contains(TreeHash.SM3);
        }
    }

    @Test
    void withoutADirectoryNothingIsWrittenBeside() {
        try (var product = Product.start(data, "taizhang.ledger.tiles=")) {
            assertThat(sign(product)).isNotEmpty();
            assertThat(product.person().get(API).json().get("recipients")).isEmpty();
        }
        assertThat(data.resolve("tlog")).doesNotExist();
    }

    @Test
    void aFolderElsewhereIsGivenEveryCheckpointAndRemembersThem() throws Exception {
        var drop = "taizhang.ledger.places.files[0]=" + data.resolve("drop");
        try (var product = Product.start(data, drop, "taizhang.ledger.checkpoint-every=10ms")) {
            var reader = product.person();
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (reader.get(API).json().at("/recipients/1/size").asLong() == 0)
                assertThat(end - System.nanoTime()).isPositive();
        }
        var left = size(Files.readAllBytes(data.resolve("drop/checkpoint")));
        assertThat(left).isPositive();
        for (var file : List.of("ledger.db", "checkpoint.key")) Files.delete(data.resolve(file));
        refuses(
                CannotOpen.Unrecognised.class,
                "The checkpoint in " + data.resolve("drop"),
                drop,
                "taizhang.ledger.tiles=");
    }

    private void fill() {
        try (var product = Product.start(data)) {
            sign(product);
        }
    }

    private static byte[] sign(Product product) {
        var signed =
                product.person(Role.AUDITOR).post(API + "/checkpoints", null).expect(200);
        return signed.json().get("note").asString().getBytes(UTF_8);
    }

    private static long size(byte[] note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    private void refuses(Class<? extends RuntimeException> why, String sentence, String... properties) {
        assertThatThrownBy(() -> Product.start(data, properties).close()).satisfies(thrown -> {
            Throwable cause = thrown;
            while (cause != null && !why.isInstance(cause)) cause = cause.getCause();
            assertThat(cause).as("%s", thrown).isInstanceOf(why);
            assertThat(cause).hasMessageContaining(sentence);
            assertThat(cause.getMessage()).doesNotContain("Zq7-secret");
        });
    }

    private void tamper(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            var guards = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                while (rows.next()) guards.add(rows.getString(1));
            }
            for (var guard : guards) statement.execute("DROP TRIGGER " + guard);
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
