package org.taizhang.api.clause;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.domain.Role;
import org.taizhang.ledger.verify.Main;
import tools.jackson.databind.JsonNode;

/** An auditor's view of a period, taken away as one file and verified elsewhere. */
class DossierTest {
    private static final String EXPORT = "/api/v1/clauses/export";
    private static final String TARGET = """
            {"name": "省政府门户网站", "unit": "230000", "kind": "website", "address": "http://127.0.0.1:9/", "owner": "li",
             "check": {"protocol": "http"}, "interval": "PT1H", "timeout": "PT5S", "thresholds": [], "escalation": []}""";
    private static final String INCIDENT = """
            {"title": "门户打不开", "description": "白屏", "unit": "230000/230100"}""";

    @TempDir
    private static Path data;

    @TempDir
    private static Path elsewhere;

    private static Product product;
    private static Client auditor;
    private static Client operator;
    private static String keys;

    @BeforeAll
    static void start() throws IOException {
        product = Product.start(data, "spring.profiles.active=gm", "taizhang.ledger.checkpoint-every=1d");
        auditor = product.person(Role.AUDITOR);
        operator = product.person(Role.OPERATOR);
        operator.post("/api/v1/targets", TARGET).expect(201);
        operator.post("/api/v1/incidents", INCIDENT).expect(201);
        keys = Files.writeString(
                        elsewhere.resolve("keys"),
                        auditor.get("/api/v1/ledger/keys").expect(200).body())
                .toString();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static Map<String, byte[]> export(String query) throws IOException {
        for (var tries = 0; tries < 20; tries++) {
            auditor.post("/api/v1/ledger/checkpoints", null).expect(200);
            if (auditor.get(EXPORT + query).status() != 503) break; // else the product itself has added something
        }
        var members = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(auditor.bytes(EXPORT + query)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                members.put(entry.getName(), zip.readAllBytes());
        }
        return members;
    }

    private static Path file(Map<String, byte[]> members) throws IOException {
        var file = Files.createTempFile(elsewhere, "clauses", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** What the verifier said, and how it ended. */
    private record Verdict(int code, String said) {
        static Verdict of(Map<String, byte[]> members) throws IOException {
            var said = new ByteArrayOutputStream();
            try (var out = new PrintStream(said, true, UTF_8)) {
                var code = Main.run(out, out, file(members).toString(), "--keys", keys, "--quiet");
                return new Verdict(code, said.toString(UTF_8));
            }
        }
    }

    private static JsonNode clause(JsonNode file, String id) {
        return StreamSupport.stream(file.get("clauses").spliterator(), false)
                .filter(clause -> clause.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPeriodIsOneFileThatVerifiesElsewhere() throws IOException {
        var members = export("");
        var verdict = Verdict.of(members);
        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("requirements name evidence");
        var json = Client.JSON.readTree(members.get("clauses.json"));
        var all = auditor.get("/api/v1/clauses").expect(200).json();
        assertThat(json.get("clauses")).hasSize(all.size());
        var proven = 0;
        for (var standing : all) {
            var told = clause(json, standing.at("/clause/id").asString());
            assertThat(told.get("zh")).isEqualTo(standing.at("/clause/zh"));
            assertThat(told.get("evidence")).hasSize(told.get("count").asInt());
            if (!told.get("evidence").isEmpty()) proven++;
        }
        assertThat(proven).as("requirements with evidence").isGreaterThan(1);
        assertThat(clause(json, "4-0").get("verdict"))
                .isEqualTo(auditor.get("/api/v1/clauses/4-0").expect(200).json().get("verdict"));
        assertThat(clause(json, "4-0").at("/evidence/0/zh").asString()).contains("省政府门户网站");
        assertThat(clause(json, "4-0").at("/evidence/0/by").asString()).isNotEmpty();
        assertThat(new String(members.get("clauses.html"), UTF_8))
                .contains("省政府门户网站", "按期", clause(json, "4-0").get("en").asString());
    }

    @Test
    void whatWasTamperedWithIsNamed() throws IOException {
        var good = export("");
        var evidence =
                clause(Client.JSON.readTree(good.get("clauses.json")), "4-0").at("/evidence/0");
        var position = evidence.get("position").asString();
        var said = tampered(good, "clauses.json", "\"position\":" + position + ",", "\"position\":0,");
        assertThat(said)
                .contains(
                        "position 0, clauses.json", "position " + position + ", clauses.json", "named as no evidence");
        assertThat(tampered(good, "clauses.json", evidence.get("leaf").asString(), "A".repeat(43) + "="))
                .contains("position " + position, "leaf hash");
        assertThat(tampered(good, "clauses.html", "省政府门户网站", "市政府门户网站")).contains("clauses.html");
        assertThat(tampered(good, "entries", "省政府门户网站", "市政府门户网站")).contains("position " + position, "leaf hash");
    }

    private static String tampered(Map<String, byte[]> good, String member, String was, String is) throws IOException {
        var members = new LinkedHashMap<>(good);
        var text = new String(members.get(member), ISO_8859_1);
        var old = new String(was.getBytes(UTF_8), ISO_8859_1);
        assertThat(text).contains(old);
        members.put(
                member,
                text.replace(old, new String(is.getBytes(UTF_8), ISO_8859_1)).getBytes(ISO_8859_1));
        var verdict = Verdict.of(members);
        assertThat(verdict.code()).as(verdict.said()).isEqualTo(1);
        return verdict.said();
    }

    @Test
    void aPeriodWithoutEvidenceOfItsOwnVerifiesToo() throws IOException {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(200);
        var members = export("?from=" + day + "&until=" + day.plusDays(1));
        var verdict = Verdict.of(members);
        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(Client.JSON.readTree(members.get("clauses.json")).get("clauses"))
                .allSatisfy(clause -> {
                    assertThat(clause.get("evidence")).isEmpty();
                    assertThat(clause.get("verdict").asString()).isNotEqualTo("MET");
                });
    }

    @Test
    void evidenceThatNoCheckpointCoversIsNotLeftOut() {
        var later = operator.post("/api/v1/targets", TARGET).expect(201);
        var seen = new String[] {"If-Position-At-Least", Long.toString(later.position())};
        auditor.get(EXPORT, seen).expectProblem(503, "not-covered-yet");
        auditor.post("/api/v1/ledger/checkpoints", null).expect(200);
        auditor.get(EXPORT, seen).expect(200);
    }

    @Test
    void itIsForAuditorsAndForUnitsThatTheySee() {
        operator.get(EXPORT).expectProblem(403, "forbidden");
        auditor.get(EXPORT + "?unit=110000").expectProblem(403, "forbidden");
        auditor.get(EXPORT + "?from=2026-01-02&until=2026-01-02").expectProblem(400, "bad-period");
    }
}
