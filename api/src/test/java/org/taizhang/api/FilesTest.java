package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Shelf;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.tree.TreeHash;

/** Files are taken for what they are, kept as they were, and served only so. */
class FilesTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final String KEY = "Idempotency-Key";

    @TempDir
    static Path data;

    private static Product product;
    private static Client operator;

    @BeforeAll
    static void start() {
        product = Product.start(data, "taizhang.files.most=1MB");
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static byte[] png(String marker) {
        var bytes = Arrays.copyOf(PNG, 200_000);
        System.arraycopy(marker.getBytes(StandardCharsets.UTF_8), 0, bytes, 64, marker.length());
        return bytes;
    }

    private static String hex(TreeHash hash, byte[] bytes) {
        return HexFormat.of().formatHex(hash.digest().digest(bytes));
    }

    private static Path place(String sha256) {
        return data.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static List<Path> stored() throws IOException {
        var folder = data.resolve("files");
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long head() {
        return product.bean(CommitLog.class).head();
    }

    private static String sha256(Client.Answer stored) {
        return stored.json().at("/contents/sha256").asString();
    }

    private static String content(Client.Answer stored) {
        return "/api/v1/files/" + stored.subject() + "/content";
    }

    @Test
    void whatIsUploadedComesBackAsItWasUnderItsOwnName() throws Exception {
        var bytes = png("as it was");
        var stored = Form.of("C:\\\\照片\\\\..\\\\../巡检照片 1.png", "image/png", bytes)
                .with("description", "机房巡检")
                .send(operator)
                .expect(201);
        var contents = stored.json().get("contents");
        assertThat(contents.get("name").asString()).isEqualTo("巡检照片 1.png");
        assertThat(contents.get("size").asLong()).isEqualTo(bytes.length);
        assertThat(contents.get("sha256").asString()).isEqualTo(hex(TreeHash.SHA256, bytes));
        assertThat(contents.get("sm3").asString()).isEqualTo(hex(TreeHash.SM3, bytes));
        assertThat(Files.readAllBytes(place(sha256(stored)))).isEqualTo(bytes);
        assertThat(URI.create(stored.header("Location")).getPath()).isEqualTo("/api/v1/files/" + stored.subject());

        var auditor = product.person(Role.AUDITOR);
        assertThat(auditor.bytes(content(stored), RestTest.after(stored))).isEqualTo(bytes);
        var answer = auditor.get(content(stored)).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%B7%A1%E6%A3%80%E7%85%A7%E7%89%87%201.png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("ETag")).isEqualTo("\"" + sha256(stored) + "\"");
        auditor.get(content(stored), "If-None-Match", answer.header("ETag")).expect(304);

        var known = auditor.get("/api/v1/files/" + stored.subject()).expect(200).json();
        assertThat(known.at("/contents/description").asString()).isEqualTo("机房巡检");
        assertThat(known.get("storedBy").asString()).isEqualTo(operator.name());
        assertThat(auditor.get("/api/v1/files?contents.sha256=" + sha256(stored))
                        .items())
                .extracting(item -> item.get("id").asString())
                .containsExactly(stored.subject());
    }

    @Test
    void aCommandFindsWhatWasJustUploaded() {
        var stored = Form.text("a.log", "just now").send(operator).expect(201);
        var file = UUID.fromString(stored.subject());
        var shelf = product.bean(Shelf.class);
        shelf.require(List.of(new Attachment(file, sha256(stored))), "230000");
        operator.post("/api/v1/files/" + file + "/withdrawal", "{\"text\": \"wrong one\"}")
                .expect(200);
        assertThatThrownBy(() -> shelf.require(List.of(new Attachment(file, sha256(stored))), "230000"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("file.withdrawn ");
        var incident = operator.post("/api/v1/incidents", RestTest.incident("no file"))
                .expect(201)
                .subject();
        assertThat(shelf.find(UUID.fromString(incident))).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsServedNoMoreAndStays() {
        var stored = Form.text("b.log", "withdrawn").send(operator).expect(201);
        var withdrawn = operator.post("/api/v1/files/" + stored.subject() + "/withdrawal", "{\"text\": \"传错了\"}")
                .expect(200);
        operator.get(content(stored), RestTest.after(withdrawn)).expectProblem(410, "file-withdrawn");
        assertThat(operator.get("/api/v1/files/" + stored.subject())
                        .json()
                        .get("withdrawnBecause")
                        .asString())
                .isEqualTo("传错了");
        assertThat(place(sha256(stored))).exists();
    }

    @Test
    void whoMayNotStoresNothingAndAnotherUnitSeesNothing() throws Exception {
        var before = stored();
        Form.text("c.log", "auditor's").send(product.person(Role.AUDITOR)).expectProblem(403, "forbidden.role");
        Form.text("c.log", "foreign").with("unit", "310000").send(operator).expectProblem(403, "forbidden.unit");
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(before);
        var stored = Form.text("c.log", "ours").send(operator).expect(201);
        var elsewhere = product.personOf("230000/230200", Role.OPERATOR);
        elsewhere.get(content(stored), RestTest.after(stored)).expectProblem(404, "unknown");
        elsewhere.get("/api/v1/files/" + stored.subject()).expectProblem(404, "unknown");
        product.anyone().get(content(stored)).expectProblem(401, "unauthenticated");
    }

    @Test
    void whatIsTooLargeOrEmptyOrNotAsSaidLeavesNothing() throws Exception {
        var before = stored();
        var head = head();
        Form.of("large.png", "image/png", Arrays.copyOf(PNG, (1 << 20) + 1))
                .send(operator)
                .expectProblem(413, "file-too-large");
        Form.of("larger.png", "image/png", Arrays.copyOf(PNG, 5 << 20))
                .send(operator)
                .expectProblem(413, "file-too-large");
        Form.text("empty.log", "").send(operator).expectProblem(400, "file-empty");
        Form.of("a.pdf", "application/pdf", PNG).send(operator).expectProblem(415, "file-type-contradicted");
        Form.text("page.log", "<!DOCTYPE html><script>alert(1)</script>")
                .send(operator)
                .expectProblem(415, "file-content-refused");
        Form.of("a.bin", "application/octet-stream", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0})
                .send(operator)
                .expectProblem(415, "file-content-refused");
        Form.of("a.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8))
                .send(operator)
                .expectProblem(415, "file-content-refused");
        Form.text("a.log", "no unit").with("unit", "not a unit").send(operator).expectProblem(400, "invalid");
        operator.post("/api/v1/files", "{}").expectProblem(415, "http-415");
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        var before = stored();
        var head = head();
        var body = Form.of("half.png", "image/png", png("half")).body();
        var url = URI.create(product.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator.token()
                            + "\r\nContent-Type: multipart/form-data; boundary=" + Form.BOUNDARY
                            + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void theSameUploadUnderItsKeyIsStoredOnceAndAnotherIsRefused() {
        var first = Form.text("d.log", "once").send(operator, KEY, "upload-1").expect(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        var head = head();
        var second = Form.text("d.log", "once").send(operator, KEY, "upload-1").expect(201);
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(sha256(second)).isEqualTo(sha256(first));
        Form.text("d.log", "other").send(operator, KEY, "upload-1").expectProblem(422, "idempotency-key-reused");
        assertThat(head()).isEqualTo(head);
        var another = Form.text("d.log", "once").send(operator).expect(201);
        assertThat(another.subject()).isNotEqualTo(first.subject());
        assertThat(sha256(another)).isEqualTo(sha256(first));
    }

    @Test
    void aFlippedBitIsFoundBeforeAnythingIsSentAndMendedFromABackup() throws Exception {
        var bytes = png("flipped");
        var stored = Form.of("e.png", "image/png", bytes).send(operator).expect(201);
        var place = place(sha256(stored));
        try (var events = operator.events(stored.position())) {
            var flipped = bytes.clone();
            flipped[150_000] ^= 1;
            Files.write(place, flipped);
            var problem = operator.get(content(stored), RestTest.after(stored)).expectProblem(500, "file-damaged");
            assertThat(problem.get("detail").asString()).contains("e.png");
            var found = events.await("file.found-damaged/1", event -> true);
            assertThat(found.at("/data/flaw").asString()).isEqualTo("ALTERED");
            var told = events.await("file.notified/1", event -> true);
            assertThat(told.at("/data/recipients").toString()).contains("role:OPERATOR");

            Files.delete(place);
            operator.get(content(stored)).expectProblem(500, "file-damaged");
            events.await(
                    "file.found-damaged/1",
                    event -> event.get("flaw").asString().equals("MISSING"));
            assertThat(operator.get("/api/v1/files?flaw=MISSING", "If-Position-At-Least", Long.toString(head() - 1))
                            .items())
                    .extracting(item -> item.get("id").asString())
                    .contains(stored.subject());

            Files.write(place, bytes);
            assertThat(operator.bytes(content(stored))).isEqualTo(bytes);
            events.await("file.found-whole/1", event -> true);
        }
    }

    @Test
    void whereNothingCanBeWrittenNothingIsStored(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("files"));
        Files.writeString(other.resolve("files").resolve("incoming"), "in the way");
        try (var full = Product.start(other)) {
            var watch = full.person(Role.WATCH);
            var head = full.bean(CommitLog.class).head();
            Form.text("f.log", "nowhere").send(watch).expectProblem(503, "files-unavailable");
            assertThat(full.bean(CommitLog.class).head()).isEqualTo(head);
            Files.delete(other.resolve("files").resolve("incoming"));
            Form.text("f.log", "somewhere").send(watch).expect(201);
        }
    }
}
