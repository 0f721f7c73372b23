package org.taizhang.probes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

class SecretFileTest {
    private static final Credential PORTAL = new Credential("monitor", "密码 Zq7\twith tab");

    @TempDir
    private Path folder;

    private Path file;
    private Path key;

    @BeforeEach
    void places() {
        file = folder.resolve("secrets");
        key = folder.resolve("config/taizhang/secrets.key");
    }

    private SecretFile open() throws IOException {
        return new SecretFile(file, key);
    }

    @Test
    void keepsAcrossRestartsWhatOnlyTheKeyOpens() throws Exception {
        var secrets = open();
        assertThat(secrets.find("portal")).isEmpty();
        assertThat(Files.exists(key)).as("a key before any secret").isFalse();
        secrets.put("portal", "230000", PORTAL);
        secrets.put("token", "230000/230100", new Credential("", "t0ken"));

        var found = open().find("portal").orElseThrow();
        assertThat(found.credential()).isEqualTo(PORTAL);
        assertThat(found.unit()).isEqualTo("230000");
        assertThat(open().find("token").orElseThrow().credential()).isEqualTo(new Credential("", "t0ken"));
        assertThat(Files.readString(file)).doesNotContain("monitor", "Zq7", "t0ken");
        for (var own : new Path[] {file, key})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rw-------");
    }

    @Test
    void replacesAndForgets() throws Exception {
        var secrets = open();
        secrets.put("portal", "230000", PORTAL);
        var first = Files.readString(file);
        secrets.put("portal", "230000", PORTAL);
        assertThat(Files.readString(file)).as("the same secret sealed anew").isNotEqualTo(first);
        secrets.put("portal", "230000/230100", new Credential("other", "new"));
        assertThat(secrets.find("portal").orElseThrow().unit()).isEqualTo("230000/230100");
        secrets.remove("nobody");
        secrets.remove("portal");
        assertThat(secrets.find("portal")).isEmpty();
        assertThat(open().find("portal")).isEmpty();
    }

    @Test
    void theLengthOfTheFileDoesNotTellThatOfASecret() throws Exception {
        var secrets = open();
        secrets.put("a", "230000", new Credential("", "1"));
        var one = Files.size(file);
        secrets.put("a", "230000", new Credential("", "1".repeat(40)));
        assertThat(Files.size(file)).isEqualTo(one);
    }

    @Test
    void aKeyThatOthersMayUseIsRefused() throws Exception {
        open().put("portal", "230000", PORTAL);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::open)
                .hasMessageContaining("may be used by others")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aLostKeyIsNotReplaced() throws Exception {
        open().put("portal", "230000", PORTAL);
        Files.delete(key);
        var secrets = open();
        assertThatThrownBy(() -> secrets.find("portal"))
                .isInstanceOf(Failed.class)
                .hasMessage("The credential file:portal cannot be opened: look at taizhang.secrets.key");
        assertThatThrownBy(() -> secrets.put("other", "230000", PORTAL)).isInstanceOf(IOException.class);
        assertThat(Files.exists(key)).isFalse();
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
        open().put("portal", "230000", PORTAL);
        Files.delete(key);
        SecretKeyFile.create(key);
        assertThatThrownBy(() -> open().find("portal")).hasMessageContaining("look at taizhang.secrets.key");
        assertThatThrownBy(() -> open().put("portal", "230000", PORTAL)).hasMessageContaining("another key");
        Files.writeString(key, "no key");
        assertThatThrownBy(() -> open().find("portal")).hasMessageContaining("cannot be opened");
    }

    @Test
    void whatWasMovedOrChangedIsNotOpened() throws Exception {
        var secrets = open();
        secrets.put("portal", "230000/230100", PORTAL);
        secrets.put("other", "230000", PORTAL);
        var text = Files.readString(file);
        for (var change : new String[][] {
            {"portal\t230000/230100", "portal\t230000"},
            {"other\t", "renamed\t"},
            {"portal\t230000/230100\t", "portal\t230000/230100\tAAAA"},
            {"portal\t230000/230100\t", "portal\t230000/230100\t*"}
        }) {
            Files.writeString(file, text.replace(change[0], change[1]));
            var name = change[1].substring(0, change[1].indexOf('\t'));
            assertThatThrownBy(() -> open().find(name))
                    .as(change[1])
                    .isInstanceOf(Failed.class)
                    .hasMessage("The credential file:" + name + " was damaged; store it anew");
        }
    }

    @Test
    void aForeignOrCutFileIsRefused() throws Exception {
        Files.write(file, "SQLite format 3\0".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::open).hasMessageContaining("no file of secrets");
        Files.writeString(file, "");
        assertThatThrownBy(this::open).hasMessageContaining("no file of secrets");
        Files.writeString(file, "taizhang-secrets/1 00\nportal\t230000");
        assertThatThrownBy(this::open).hasMessageContaining("damaged");
    }

    @Test
    void aWriteThatFailsChangesNothing() throws Exception {
        var secrets = open();
        secrets.put("portal", "230000", PORTAL);
        Files.createDirectories(folder.resolve("secrets.new/in the way"));
        assertThatThrownBy(() -> secrets.put("portal", "230000", new Credential("", "new")))
                .isInstanceOf(IOException.class);
        assertThat(secrets.find("portal").orElseThrow().credential()).isEqualTo(PORTAL);
        assertThat(open().find("portal").orElseThrow().credential()).isEqualTo(PORTAL);
    }
}
