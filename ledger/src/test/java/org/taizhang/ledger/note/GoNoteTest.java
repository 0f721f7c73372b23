package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Go's note package makes of our notes, and we of its. */
class GoNoteTest {
    private static final String TEXT = "log.example\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=\n";

    @TempDir
    private static Path folder;

    private static @Nullable Path program;

    private final NoteSigner log = Keys.ed25519("log.example", 1);

    /** Before each test, so that each is reported as skipped. */
    @BeforeEach
    void build() throws Exception {
        if (program == null) program = Go.program("note", folder);
    }

    @Test
    void goOpensWhatWeSignAndPassesOverTheLinesItDoesNotKnow() throws Exception {
        var cosigner = new Cosigner(Keys.ed25519("witness.example", 2), InstantSource.system());
        var sm2 = new NoteSignature("log.example", 7, new byte[64]);
        var note = SignedNote.sign(TEXT, List.of(log, Keys.ecdsa("log.example"), cosigner))
                .with(List.of(sm2));
        assertThat(go(note.bytes(), "open", log.key().vkey())).isEqualTo("verified 1 unverified 3\n" + TEXT);
    }

    @Test
    void goOpensANoteOfTwoKeysInRotation() throws Exception {
        var next = Keys.ed25519("log.example", 2);
        var note = SignedNote.sign(TEXT, List.of(log, next));
        assertThat(go(note.bytes(), "open", log.key().vkey(), next.key().vkey()))
                .isEqualTo("verified 2 unverified 0\n" + TEXT);
    }

    @Test
    void weOpenWhatGoSigns() throws Exception {
        var keys = go(new byte[0], "generate", "go.example/log").split("\n");
        var note = go("台账\n\ntext\n".getBytes(UTF_8), "sign", keys[0]);
        var opened =
                SignedNote.open(note.getBytes(UTF_8), List.of(Key.parse(keys[1]).verifier()));
        assertThat(opened.text()).isEqualTo("台账\n\ntext\n");
    }

    @Test
    void weSignWithTheKeyFileOfGoAsGoDoes() throws Exception {
        var keys = go(new byte[0], "generate", "go.example/log").split("\n");
        var file = Files.writeString(folder.resolve("go.key"), keys[0] + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (var signer = SignerSetting.parse("file:" + file).open("go.example/log", new char[0])) {
            assertThat(signer.key().vkey()).isEqualTo(keys[1]);
            assertThat(SignedNote.sign(TEXT, List.of(signer)).bytes())
                    .asString(UTF_8)
                    .isEqualTo(go(TEXT.getBytes(UTF_8), "sign", keys[0]));
        }
    }

    @Test
    void goSignsWithTheKeyFileWeMake() throws Exception {
        var file = folder.resolve("ours.key");
        var key = Ed25519KeyFile.create(file, "log.example");
        var note = go(TEXT.getBytes(UTF_8), "sign", Files.readString(file).strip());
        assertThat(SignedNote.open(note.getBytes(UTF_8), List.of(key.verifier()))
                        .text())
                .isEqualTo(TEXT);
    }

    @Test
    void bothRefuseAChangedNote() {
        var changed = new String(SignedNote.sign(TEXT, List.of(log)).bytes(), UTF_8).replace("\n1\n", "\n2\n");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> go(changed.getBytes(UTF_8), "open", log.key().vkey()))
                .withMessageContaining("refused: invalid signature for key log.example");
        assertThatExceptionOfType(NoteRefused.BadSignature.class)
                .isThrownBy(() -> SignedNote.open(changed.getBytes(UTF_8), List.of(log.verifier())));
    }

    private static String go(byte[] input, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(String.valueOf(program)));
        command.addAll(List.of(arguments));
        return Program.run(folder, Map.of(), command, input);
    }
}
