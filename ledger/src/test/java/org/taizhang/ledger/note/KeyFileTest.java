package org.taizhang.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final String LINE =
            "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n";

    @TempDir
    private Path folder;

    @Test
    void signsWithTheKeyItMade() throws IOException {
        var file = folder.resolve("log.key");
        var key = Ed25519KeyFile.create(file, "log.example");
        try (var signer = open(file, "log.example")) {
            assertThat(signer.key()).isEqualTo(key);
            var note = SignedNote.sign("text\n", List.of(signer));
            assertThat(note.verifiedBy(List.of(key.verifier()))).hasSize(1);
        }
        assertThat(Files.readString(file))
                .startsWith("PRIVATE+KEY+log.example+")
                .endsWith("\n");
        assertThat(Ed25519KeyFile.create(folder.resolve("other.key"), "log.example"))
                .isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {LINE, "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"})
    void readsTheFormOfGo(String content) throws IOException {
        assertThat(open(written(content), Keys.GOLDEN).key())
                .isEqualTo(Keys.golden().key());
    }

    @Test
    void tellsUnderWhichNameItsKeySigns() throws IOException {
        assertThat(KeyFile.name(written(LINE))).isEqualTo(Keys.GOLDEN);
        var other = written("nothing");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> KeyFile.name(other))
                .withMessage(
                        "Key file " + other + " cannot be used: it is not the one line PRIVATE+KEY+name+id+base64");
    }

    @Test
    void onlyItsOwnerMayUseTheFile() throws IOException {
        assumePosix();
        var file = folder.resolve("log.key");
        Ed25519KeyFile.create(file, "log.example");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rwxrwxrwx"})
    void refusesAFileThatOthersMayUse(String permissions) throws IOException {
        assumePosix();
        var file = written(LINE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(file, Keys.GOLDEN))
                .withMessageStartingWith(
                        "Key file " + file + " may be used by others than its owner (" + permissions + ")")
                .withMessageContaining("chmod 600");
    }

    @Test
    void overwritesNoFile() throws IOException {
        var file = written(LINE);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> Ed25519KeyFile.create(file, "log.example"))
                .withMessage("Key file " + file + " exists already and is not overwritten");
        assertThat(Files.readString(file)).isEqualTo(LINE);
    }

    @Test
    void saysWhereItCannotWrite() {
        var file = folder.resolve("missing").resolve("log.key");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> Ed25519KeyFile.create(file, "log.example"))
                .withMessageStartingWith("Key file " + file + " cannot be written");
    }

    @Test
    void refusesTheKeyOfAnother() throws IOException {
        var file = written(LINE);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(file, "log.example"))
                .withMessage("Key file " + file
                        + " cannot be used: it holds the key of ledger.example/golden, not of log.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "ledger.example/golden+3108bca7+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca8+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4e\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7+AgABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHQ==\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n\n",
                "PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\r\n",
                " PRIVATE+KEY+ledger.example/golden+3108bca7+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n",
            })
    void refusesAMalformedFileWithoutTellingWhatIsInIt(String content) throws IOException {
        var file = written(content);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(file, Keys.GOLDEN))
                .withMessageStartingWith("Key file " + file + " cannot be used: ")
                .withMessageNotContaining("ABAgMEBQYHCAkK");
    }

    @Test
    void refusesAFileThatIsMissingOrNoKeyAtAll() throws IOException {
        var missing = folder.resolve("missing");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(missing, "log"))
                .withMessage("Key file " + missing + " does not exist");
        var binary = written("");
        Files.write(binary, new byte[] {(byte) 0xff});
        assertThatExceptionOfType(CannotSign.class).isThrownBy(() -> open(binary, "log"));
        Files.write(binary, new byte[100_000]);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(binary, "log"))
                .withMessageEndingWith("it has more than 4096 bytes");
    }

    private Path written(String content) throws IOException {
        var file = Files.writeString(folder.resolve("log.key"), content);
        if (posix()) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static NoteSigner open(Path file, String name) {
        return SignerSetting.parse("file:" + file).open(name, new char[0]);
    }

    private static void assumePosix() {
        assumeTrue(posix(), "Permissions are not checked: this file system has none of POSIX");
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
