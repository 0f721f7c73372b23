package org.taizhang.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerSettingTest {
    /** A driver as a jar would bring it. */
    public static final class Device implements NoteSignerProvider {
        @Override
        public String scheme() {
            return "device";
        }

        @Override
        public NoteSigner open(String name, SignerSetting setting, char[] secret) {
            setting.allow("slot");
            return Keys.ed25519(name, Integer.parseInt(setting.options().getOrDefault("slot", "1")));
        }
    }

    /** Another driver that answers to the scheme of key files. */
    public static final class Twin implements NoteSignerProvider {
        @Override
        public String scheme() {
            return "file";
        }

        @Override
        public NoteSigner open(String name, SignerSetting setting, char[] secret) {
            return Keys.ed25519(name, 1);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void hasASchemeAPathAndOptions() {
        assertThat(SignerSetting.parse("pkcs12:C:\\keys\\log.p12?alias=a=b&x="))
                .isEqualTo(new SignerSetting("pkcs12", "C:\\keys\\log.p12", Map.of("alias", "a=b", "x", "")));
        assertThat(SignerSetting.parse("file:/etc/log.key").options()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                "file:",
                ":path",
                "file:?a=b",
                "file:p?",
                "file:p?a",
                "file:p?=b",
                "file:p?a=b&a=b",
                "file:p?a=b&"
            })
    void refusesWhatIsNoSetting(String setting) {
        assertThatExceptionOfType(CannotSign.class).isThrownBy(() -> SignerSetting.parse(setting));
    }

    @Test
    void refusesOptionsTheSchemeDoesNotHave() {
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("pkcs12:p?allias=log").open("log", new char[0]))
                .withMessage("Signers of pkcs12 have no option allias, only alias");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("file:p?alias=log").open("log", new char[0]));
    }

    @Test
    void refusesASchemeNobodyAnswersTo() {
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("sdf:/dev/card").open("log", new char[0]))
                .withMessage("No signer answers to sdf: is its jar on the class path?");
    }

    @Test
    void opensKeysThroughADriverOnTheClassPath() throws IOException {
        withDrivers(Device.class.getName(), () -> {
            var signer = SignerSetting.parse("device:card?slot=7").open("log", new char[0]);
            assertThat(signer.key()).isEqualTo(Keys.ed25519("log", 7).key());
        });
    }

    @Test
    void refusesTwoDriversOfOneScheme() throws IOException {
        withDrivers(
                Twin.class.getName(),
                () -> assertThatExceptionOfType(CannotSign.class)
                        .isThrownBy(() -> SignerSetting.parse("file:p").open("log", new char[0]))
                        .withMessageStartingWith("Several signers answer to file: "));
    }

    @Test
    void refusesADriverThatIsBroken() throws IOException {
        withDrivers(
                "org.example.Missing",
                () -> assertThatExceptionOfType(CannotSign.class)
                        .isThrownBy(() -> SignerSetting.parse("device:p").open("log", new char[0]))
                        .withMessageStartingWith("A signer on the class path is broken: "));
    }

    private void withDrivers(String driver, Runnable test) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(NoteSignerProvider.class.getName()), driver + "\n");
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            test.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
