package org.taizhang.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.Form;
import org.taizhang.api.Product;
import org.taizhang.domain.Role;

/** What a crash between bytes and event leaves behind goes after a day; what the ledger tells of stays. */
class OrphansTest {
    @Test
    void bytesThatWereNeverToldOfGoAfterADayAndNoOthers(@TempDir Path data) throws Exception {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var kept = Form.text("kept.log", "kept").send(operator).expect(201);
            var withdrawn =
                    Form.text("withdrawn.log", "withdrawn").send(operator).expect(201);
            operator.post("/api/v1/files/" + withdrawn.subject() + "/withdrawal", "{\"text\": \"wrong\"}")
                    .expect(200);
            var archive = product.bean(Archive.class);
            var crashed = archive.receive(new ByteArrayInputStream("crashed".getBytes(StandardCharsets.UTF_8)));
            archive.keep(crashed);
            var half = archive.receive(new ByteArrayInputStream("half".getBytes(StandardCharsets.UTF_8)));

            var orphans = product.bean(Orphans.class);
            assertThat(orphans.sweep(Instant.now().plus(Duration.ofHours(23)))).isZero();
            assertThat(half.path()).exists();
            assertThat(orphans.sweep(Instant.now().plus(Duration.ofHours(25)))).isOne();
            assertThat(half.path()).doesNotExist();
            assertThat(place(data, crashed.sha256())).doesNotExist();
            for (var told : new String[] {"kept", "withdrawn"})
                assertThat(place(
                                data,
                                (told.equals("kept") ? kept : withdrawn)
                                        .json()
                                        .at("/contents/sha256")
                                        .asString()))
                        .hasContent(told);
            assertThat(Files.isDirectory(data.resolve("files"))).isTrue();
        }
    }

    private static Path place(Path data, String sha256) {
        return data.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
