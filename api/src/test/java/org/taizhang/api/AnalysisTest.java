package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.standard.SettableClock;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** A month is compiled from the ledger, signed by another, and found again in the ledger however much came after. */
class AnalysisTest {
    private static final String INCIDENT = """
            {"title": "首页打不开", "description": "", "unit": "230000/230100", "kind": "website",
             "impact": {"degree": 2, "scope": 2}}""";
    private static final String NOVEMBER = "{\"unit\": \"230000\", \"month\": \"2026-11\"}";

    private static final String[] SETTINGS = {
        "taizhang.security.session-idle=900d", "taizhang.security.session-length=900d"
    };

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T15:00:00Z"));
    private final Clock usual = GenericEventMessage.clock;

    @AfterEach
    void backToTheUsualClock() {
        GenericEventMessage.clock = usual;
    }

    private static JsonNode read(Client client, String path, long position) {
        return client.get(path, "If-Position-At-Least", Long.toString(position))
                .expect(200)
                .json();
    }

    @Test
    void aMonthIsFrozenSignedAndFoundAgain(@TempDir Path data) {
        GenericEventMessage.clock = clock;
        try (var product = Product.start(data, clock, SETTINGS)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            operator.post("/api/v1/incidents", INCIDENT).expect(201);

            var early = operator.put("/api/v1/analyses", NOVEMBER).expect(200);
            var path = "/api/v1/analyses/" + early.subject();
            var first = read(operator, path + "/figures", early.position());
            assertThat(first.at("/compilation/figures/incidents/reported").asInt())
                    .isOne();
            assertThat(first.at("/compilation/position").asLong()).isLessThan(early.position());
            approver.post(path + "/signature", signature(first)).expectProblem(409, "analysis.month-not-over");

            clock.forward(Duration.ofMinutes(61));
            operator.post("/api/v1/incidents", INCIDENT).expect(201);
            var compiled = operator.put("/api/v1/analyses", NOVEMBER).expect(200);
            var figures = read(operator, path + "/figures", compiled.position());
            assertThat(figures.at("/compilation/figures/incidents/reported").asInt())
                    .as("the second was reported in December, by the clock in China")
                    .isOne();
            assertThat(figures.at("/compilation/figures/incidents/byUnit/counts/0/of")
                            .asString())
                    .isEqualTo("230000/230100");
            assertThat(figures.at("/compilation/figures/compliance/requirements"))
                    .hasSize(141);
            var requirement = figures.at("/compilation/figures/compliance/requirements")
                    .valueStream()
                    .filter(one -> one.get("id").asString().equals("8.5-b"))
                    .findFirst()
                    .orElseThrow();
            assertThat(requirement.get("verdict").asString()).isEqualTo("MET");

            operator.post(path + "/signature", signature(figures)).expect(403);
            var signed = approver.post(path + "/signature", signature(figures)).expect(200);
            operator.put("/api/v1/analyses", NOVEMBER).expectProblem(409, "analysis.signed");
            var analysis = read(operator, path, signed.position());
            assertThat(analysis.at("/state/stage").asString()).isEqualTo("SIGNED");
            assertThat(analysis.at("/state/approval/statement/text").asString()).isEqualTo("同意");
            assertThat(analysis.get("timeline")).hasSize(3);

            operator.post("/api/v1/incidents", INCIDENT).expect(201);
            var verified = operator.get(path + "/verification").expect(200).json();
            assertThat(verified.get("reproduced").asBoolean())
                    .as("%s", verified)
                    .isTrue();
            assertThat(verified.get("skipped")).isEmpty();
            assertThat(verified.get("sha256")).isEqualTo(figures.at("/compilation/sha256"));
            var proofs = read(
                    operator, "/api/v1/clauses/8.5-d/evidence?from=2026-12-01&until=2026-12-02", signed.position());
            assertThat(proofs.at("/items/0/event").asString()).isEqualTo("analysis.signed");
        }
    }

    @Test
    void anAnalysisIsADocumentOfTheSameBytesEachTime(@TempDir Path data) throws IOException {
        GenericEventMessage.clock = clock;
        try (var product = Product.start(data, clock, SETTINGS)) {
            var operator = product.person(Role.OPERATOR);
            for (var i = 0; i < 7; i++)
                operator.post("/api/v1/incidents", INCIDENT).expect(201);
            clock.forward(Duration.ofMinutes(61));
            var compiled = operator.put("/api/v1/analyses", NOVEMBER).expect(200);
            var path = "/api/v1/analyses/" + compiled.subject();
            var figures = read(operator, path + "/figures", compiled.position());
            for (var format : List.of("DOCX", "XLSX", "PDF"))
                assertThat(operator.bytes(path + "/document?format=" + format))
                        .as(format)
                        .isEqualTo(operator.bytes(path + "/document?format=" + format));
            try (var pdf = Loader.loadPDF(operator.bytes(path + "/document?format=PDF"))) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("运行维护月度分析")
                        .containsPattern("上报[\\s\\S]{0,40}\\b7\\b");
            }
            try (var docx =
                    new XWPFDocument(new ByteArrayInputStream(operator.bytes(path + "/document?format=DOCX")))) {
                var counted = docx.getTables().stream()
                        .flatMap(table -> table.getRows().stream())
                        .filter(row -> row.getCell(0).getText().startsWith("上报"))
                        .map(row -> row.getCell(1).getText())
                        .toList();
                assertThat(counted).contains("7");
                assertThat(docx.getParagraphs())
                        .anyMatch(paragraph -> paragraph
                                .getText()
                                .contains(figures.at("/compilation/sha256").asString()));
            }
            operator.get(path + "/document?format=ODT").expect(400);
        }
    }

    private static String signature(JsonNode figures) {
        return "{\"sha256\": \"%s\", \"statement\": {\"text\": \"同意\", \"attachments\": []}}"
                .formatted(figures.at("/compilation/sha256").asString());
    }
}
