package org.taizhang.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs12KeyStoreTest {
    private static final String PASSWORD = "long enough";

    @TempDir
    private static Path folder;

    private static Path store;

    @BeforeAll
    static void store() throws Exception {
        store = folder.resolve("log.p12");
        generate("ed", store, "-keyalg", "Ed25519");
        generate("ec", store, "-keyalg", "EC", "-groupname", "secp256r1");
        generate("p384", store, "-keyalg", "EC", "-groupname", "secp384r1");
    }

    @ParameterizedTest
    @CsvSource({"ed, 1", "ec, 2"})
    void signsWithTheKeyOfAnAlias(String alias, int type) {
        try (var signer = open(store + "?alias=" + alias, PASSWORD)) {
            assertThat(signer.key().encoded()[0]).isEqualTo((byte) type);
            var note = SignedNote.sign("text\n", List.of(signer));
            assertThat(note.verifiedBy(List.of(Key.parse(signer.key().vkey()).verifier())))
                    .hasSize(1);
        }
    }

    @Test
    void needsNoAliasWhereThereIsOneKey() throws Exception {
        var single = folder.resolve("single.p12");
        generate("whatever", single, "-keyalg", "Ed25519");
        assertThat(open(single.toString(), PASSWORD).name()).isEqualTo("log.example");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(store.toString(), PASSWORD))
                .withMessageContaining("holds 3 keys")
                .withMessageEndingWith("say which by ?alias=");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(store + "?alias=ed", "another one"))
                .withMessageStartingWith("Key store " + store + " cannot be opened: ")
                .withMessageNotContaining("another one");
    }

    @Test
    void refusesAnAliasThatIsMissingAndAKeyThatSignsNoNotes() {
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(store + "?alias=missing", PASSWORD))
                .withMessage("Key store " + store + " holds no private key with a certificate under missing");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(store + "?alias=p384", PASSWORD))
                .withMessageStartingWith("Key store " + store + " cannot be used: ");
    }

    @Test
    void refusesWhatIsNoKeyStore() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "text");
        assertThatExceptionOfType(CannotSign.class).isThrownBy(() -> open(text.toString(), PASSWORD));
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> open(folder.resolve("missing").toString(), PASSWORD));
    }

    private static void generate(String alias, Path store, String... algorithm) throws Exception {
        var arguments = new ArrayList<>(List.of(algorithm));
        arguments.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Program.keytool(folder, Map.of(), alias, arguments);
    }

    private static NoteSigner open(String path, String password) {
        return SignerSetting.parse("pkcs12:" + path).open("log.example", password.toCharArray());
    }
}
