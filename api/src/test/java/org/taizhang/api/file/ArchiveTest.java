package org.taizhang.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.file.Archive.Damaged;
import org.taizhang.domain.file.FileEvent.Contents;
import org.taizhang.domain.file.FileEvent.Flaw;

class ArchiveTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String ABC_SM3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final Contents CONTENTS = new Contents("a.txt", "text/plain", 3, ABC, ABC_SM3, "230000", null);

    @TempDir
    Path folder;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = new Archive(folder.resolve("files"));
    }

    private static InputStream abc() {
        return new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8));
    }

    private void keepAbc() throws IOException {
        try (var draft = archive.receive(abc())) {
            archive.keep(draft);
        }
    }

    private Path place() {
        return archive.folder().resolve("ba").resolve(ABC);
    }

    private List<Path> all() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bothDigestsAreOfTheBytes() throws Exception {
        try (var draft = archive.receive(abc())) {
            assertThat(draft.sha256()).isEqualTo(ABC);
            assertThat(draft.sm3()).isEqualTo(ABC_SM3);
            assertThat(draft.size()).isEqualTo(3);
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void theSameBytesAreKeptOnce() throws Exception {
        keepAbc();
        keepAbc();
        assertThat(all()).containsExactly(place());
        try (var bytes = archive.open(CONTENTS)) {
            assertThat(bytes.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatBreaksOffLeavesNothing() throws Exception {
        var broken = new SequenceInputStream(abc(), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        });
        assertThatThrownBy(() -> archive.receive(broken)).hasMessage("the line is dead");
        assertThat(all()).isEmpty();
    }

    @Test
    void whatIsNotWhatWasStoredIsNeverGivenAway() throws Exception {
        keepAbc();
        for (var other : List.of("abd", "ab", "abcd", "")) {
            Files.writeString(place(), other);
            assertDamaged(CONTENTS, Flaw.ALTERED);
        }
        keepAbc();
        assertDamaged(new Contents("a.txt", "text/plain", 3, ABC, "0".repeat(64), "230000", null), Flaw.ALTERED);
        Files.delete(place());
        assertDamaged(CONTENTS, Flaw.MISSING);
    }

    private void assertDamaged(Contents contents, Flaw flaw) {
        assertThatThrownBy(() -> archive.open(contents))
                .isInstanceOfSatisfying(
                        Damaged.class, damaged -> assertThat(damaged.flaw()).isEqualTo(flaw));
    }

    @Test
    void aFolderThatIsNotThereIsNoDamage() {
        assertThatThrownBy(() -> archive.open(CONTENTS)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void onlyWhatHasLainThereSinceBeforeIsTakenAway() throws Exception {
        keepAbc();
        assertThat(archive.discard(ABC, Instant.now().minusSeconds(3600))).isFalse();
        assertThat(all()).containsExactly(place());
        assertThat(archive.discard(ABC, Instant.now().plusSeconds(3600))).isTrue();
        assertThat(archive.discard(ABC, Instant.now().plusSeconds(3600))).isFalse();
        assertThat(all()).isEmpty();
    }
}
