package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs with SoftHSM in a process of its own, whose environment names the token. */
class Pkcs11TokenTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));
    private static final String PIN = "1234";

    @TempDir
    private Path folder;

    /** Signs, in the process that has the token. */
    public static void main(String[] arguments) {
        try (var signer = SignerSetting.parse(arguments[0]).open("log.example", arguments[1].toCharArray())) {
            var note = SignedNote.sign("text\n", List.of(signer));
            var out = new PrintStream(System.out, true, UTF_8);
            out.print(signer.key().vkey() + "\n\n" + new String(note.bytes(), UTF_8));
        } catch (CannotSign e) {
            System.out.println("Refused: " + e.getMessage());
        }
    }

    @Test
    void signsWithAKeyThatStaysInTheToken() throws Exception {
        var configuration = token();
        var printed = sign("pkcs11:" + configuration + "?alias=log", PIN);
        var parts = printed.split("\n\n", 2);
        var key = Key.parse(parts[0]);
        assertThat(key.encoded()[0]).isEqualTo((byte) 2);
        assertThat(SignedNote.open(parts[1].getBytes(UTF_8), List.of(key.verifier()))
                        .text())
                .isEqualTo("text\n");

        assertThat(sign("pkcs11:" + configuration, PIN)).startsWith(parts[0]);
        assertThat(sign("pkcs11:" + configuration + "?alias=log", "4321"))
                .startsWith("Refused: The token of " + configuration + " cannot be opened: ")
                .doesNotContain("4321");
        assertThat(sign("pkcs11:" + configuration + "?alias=missing", PIN))
                .startsWith("Refused: The token of " + configuration
                        + " holds no private key with a certificate under missing");
    }

    @Test
    void refusesAConfigurationThatIsMissingOrMalformed() throws Exception {
        var missing = folder.resolve("missing");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("pkcs11:" + missing).open("log", PIN.toCharArray()))
                .withMessage("PKCS#11 configuration " + missing + " cannot be read");
        var malformed = Files.writeString(folder.resolve("token.cfg"), "name = token\nlibrary = /missing.so\n");
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignerSetting.parse("pkcs11:" + malformed).open("log", PIN.toCharArray()))
                .withMessageStartingWith("The token of " + malformed + " cannot be opened: ");
    }

    /** The driver's configuration of a new token with one key. */
    private Path token() throws Exception {
        var library = LIBRARIES.stream().filter(Files::exists).findFirst();
        assumeTrue(library.isPresent(), "No PKCS#11 token was tried: SoftHSM (Debian: softhsm2) is not installed");
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Program.run(
                folder,
                environment(),
                List.of("softhsm2-util", "--init-token", "--free", "--label", "log", "--pin", PIN, "--so-pin", "5678"));
        var configuration = Files.writeString(
                folder.resolve("token.cfg"), "name = token\nlibrary = " + library.get() + "\nslotListIndex = 0\n");
        Program.keytool(
                folder,
                environment(),
                "log",
                List.of(
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-keystore",
                        "NONE",
                        "-storetype",
                        "PKCS11",
                        "-addprovider",
                        "SunPKCS11",
                        "-providerarg",
                        configuration.toString(),
                        "-storepass",
                        PIN));
        return configuration;
    }

    private String sign(String setting, String pin) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Program.run(
                folder,
                environment(),
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pkcs11TokenTest.class.getName(),
                        setting,
                        pin));
    }

    private Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    }
}
