package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.note.Cosigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.TlogProof;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** The verifier as a program, with nothing on the class path but the packages that go into its jar. */
class VerifierTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);

    @TempDir
    Path directory;

    @Test
    void runsOnTheJdkAlone() throws Exception {
        var log = directory.resolve("log");
        new TilesLog(1_000).write(log, SIGNER);
        assertThat(program(log.toString(), "--key", SIGNER.key().vkey()))
                .startsWith("0 ")
                .contains("VERIFIED");
        assertThat(program("replay", log.toString(), "--from", "17", "--to", "18", "--ndjson"))
                .startsWith("0 ")
                .contains("{\"position\":17,\"entry\":{\"v\":1,");
        Files.delete(log.resolve("tile/1/000.p/3"));
        assertThat(program(log.toString(), "--key", SIGNER.key().vkey()))
                .startsWith("3 ")
                .contains("tile/1/000.p/3");
        assertThat(program("--nonsense")).startsWith("2 ").contains("--help");
        assertThat(program("--help")).startsWith("0 ").contains("--since");
    }

    private String program(String... arguments) throws Exception {
        var classes = directory.resolve("classes");
        for (var name : List.of("tree", "note", "verify")) copy(Path.of("org/taizhang/ledger", name), classes);
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                classes.toString(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + " " + said;
    }

    private static void copy(Path name, Path to) throws Exception {
        var built = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(built.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(built.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!Files.exists(target)) Files.copy(file, target);
            }
        }
    }

    @Test
    void wrongUsesAreExplained() throws IOException {
        new TilesLog(3).write(directory, SIGNER);
        Run.of(directory, "--key").unusable("--key needs a value");
        Run.of(directory, "--key", "nonsense").unusable("a key or the policy cannot be used");
        Run.of(directory, "--nonsense").unusable("there is no option --nonsense");
        Run.of(directory, directory, "--key", SIGNER.key().vkey()).unusable("one at a time");
        Run.of("--key", SIGNER.key().vkey()).unusable("is not said");
        Run.of("--entry", "a").unusable("--entry goes with --proof");
        Run.of(directory, "--from", "7").unusable("are for replay");
        Run.of("replay", directory, "--from", "soon").unusable("no position");
        Run.of(directory).unusable("there is no key");
    }

    @Test
    void keysThatCameWithTheLogAreUsedAndSaid() throws IOException {
        new TilesLog(300).write(directory, SIGNER);
        Files.writeString(directory.resolve("keys"), "# ours\n\n" + SIGNER.key().vkey() + "\n");
        assertThat(Run.of(directory).verified().out())
                .contains(
                        "No key was named",
                        SIGNER.key().fingerprint(),
                        "--key " + SIGNER.key().vkey());
        Files.writeString(directory.resolve("keys"), "nonsense");
        Run.of(directory).incomplete("the keys that came with the log");
    }

    @Test
    void keysAreReadFromAFile() throws IOException {
        var log = directory.resolve("log");
        new TilesLog(300).write(log, SIGNER);
        var keys = directory.resolve("trusted");
        Files.writeString(
                keys, SIGNER.key().vkey() + "\n" + new Signer("other").key().vkey() + "\n");
        Run.of(log, "--keys", keys).verified();
    }

    @Test
    void aPolicyAsksForWitnesses() throws IOException {
        var log = directory.resolve("log");
        var tiles = new TilesLog(300);
        tiles.write(log, SIGNER);
        var witness = new Cosigner(new Signer("witness.example/w1"), InstantSource.system());
        var policy = directory.resolve("policy");
        Files.writeString(
                policy,
                "log " + SIGNER.key().vkey() + "\nwitness w1 " + witness.key().vkey() + "\nquorum w1\n");
        Run.of(log, "--policy", policy).wrong("checkpoint", "quorum");
        var note = SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint")));
        var cosigned = SignedNote.sign(note.text(), List.of(SIGNER, witness));
        TilesLog.put(log, "checkpoint", cosigned.bytes());
        Run.of(log, "--policy", policy).verified();
    }

    @Test
    void aProofOfOneEntryIsChecked() throws IOException {
        var log = new TilesLog(700);
        var note = SignedNote.parse(log.checkpoint(SIGNER, 700));
        var reader = new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, 700);
        var proof = directory.resolve("proof");
        var entry = directory.resolve("entry");
        for (var position : new int[] {0, 255, 256, 511, 699}) {
            Files.write(proof, new TlogProof(new byte[0], position, reader.inclusion(position), note).bytes());
            Files.write(entry, log.entries.get(position));
            var run = Run.of(
                    "--proof", proof, "--entry", entry, "--key", SIGNER.key().vkey());
            assertThat(run.verified().out()).contains("position " + position);
            Files.write(entry, Entries.entry(position, "other"));
            Run.of("--proof", proof, "--entry", entry, "--key", SIGNER.key().vkey())
                    .wrong("position " + position, "does not prove this entry");
        }
        Run.of("--proof", proof, "--key", SIGNER.key().vkey()).unusable("does not carry the entry");
        Files.write(proof, new TlogProof(log.entries.get(9), 9, reader.inclusion(9), note).bytes());
        Run.of("--proof", proof, "--key", SIGNER.key().vkey()).verified();
        Files.write(proof, new TlogProof(log.entries.get(8), 9, reader.inclusion(9), note).bytes());
        Run.of("--proof", proof, "--key", SIGNER.key().vkey()).wrong("position 9");
        Files.writeString(proof, "nonsense");
        Run.of("--proof", proof, "--entry", entry, "--key", SIGNER.key().vkey()).wrong("proof");
    }
}
