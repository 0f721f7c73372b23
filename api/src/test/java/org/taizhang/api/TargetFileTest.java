package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.Client.Answer;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;

/** Targets that a file declares, on the running product. */
class TargetFileTest {
    private static final String ROUTER = target("router", "核心路由器", "");
    private static final String PORTAL = target("portal", "Portal", "dependsOn: [router]");

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void places() {
        data = folder.resolve("data");
        file = folder.resolve("targets.yml");
    }

    private static String target(String key, String name, String more) {
        return """
                  %s:
                    kind: network
                    name: %s
                    unit: 230000
                    address: host.example
                    owner: admin
                    interval: PT1H
                    %s
                """.formatted(key, name, more);
    }

    private void write(String... targets) throws IOException {
        writeText("targets:\n" + String.join("", targets).indent(2));
    }

    /** As a whole, so that nobody sees half of it. */
    private void writeText(String text) throws IOException {
        var next = Files.writeString(folder.resolve("next"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Product start() {
        return Product.start(data, "taizhang.targets=" + file);
    }

    private static JsonNode find(Client operator, String name) {
        return operator.get("/api/v1/targets?stage=WATCHED").items().stream()
                .filter(target -> target.at("/definition/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode event) {
        return event.at("/data/target").asString();
    }

    private static JsonNode plan(Client somebody) {
        return somebody.get("/api/v1/target-file/plan").expect(200).json();
    }

    private static void awaitHealth(Client operator, String status) {
        var until = Instant.now().plus(Duration.ofSeconds(60));
        var health = health(operator);
        while (!health.at("/status").asString("").equals(status)) {
            assertThat(Instant.now()).as("%s", health).isBefore(until);
            Thread.onSpinWait();
            health = health(operator);
        }
    }

    private static JsonNode health(Client operator) {
        Answer answer = operator.get("/actuator/health");
        return answer.json().at("/components/targetFile");
    }

    private static void assertStep(JsonNode step, String change, @Nullable String key) {
        assertThat(step.get("change").asString()).isEqualTo(change);
        assertThat(step.path("key").asString(null)).isEqualTo(key);
    }

    @Test
    void itsTargetsAreRegisteredRevisedAndRetiredAndNoOthers() throws Exception {
        write(PORTAL, ROUTER);
        try (var product = start()) {
            var operator = product.person(Role.OPERATOR);
            var router = find(operator, "核心路由器");
            var portal = find(operator, "Portal");
            assertThat(portal.at("/declared").asBoolean()).isTrue();
            assertThat(portal.at("/definition/dependsOn/0").asString())
                    .isEqualTo(router.get("id").asString());
            var other = operator.post("/api/v1/targets", FirstLightTest.portal("http://localhost:1/", "admin"))
                    .expect(201)
                    .subject();
            try (var events = operator.events("")) {
                write(target("mail", "Mail", ""), target("portal", "Portal 2", ""));
                events.await(
                        "target.registered/1",
                        data -> data.at("/definition/name").asString().equals("Mail"));
                assertThat(id(events.await("target.revised/1")))
                        .isEqualTo(portal.get("id").asString());
                assertThat(id(events.await("target.retired/1")))
                        .isEqualTo(router.get("id").asString());

                write(target("mail", "Mail", ""), target("portal", "Portal 2", ""), ROUTER);
                assertThat(id(events.await("target.registered/1")))
                        .as("who was retired stays so")
                        .isNotEqualTo(router.get("id").asString());
            }
            assertThat(operator.get("/api/v1/targets/" + other)
                            .json()
                            .at("/stage")
                            .asString())
                    .isEqualTo("WATCHED");
            assertThat(operator.get("/api/v1/targets/" + other).json().has("declared"))
                    .isFalse();
        }
    }

    @Test
    void nothingIsChangedWhileAnythingIsWrong() throws Exception {
        write(ROUTER, PORTAL);
        try (var product = start()) {
            var operator = product.person(Role.OPERATOR);
            awaitHealth(operator, "UP");
            var before = operator.get("/api/v1/targets").items();
            try (var events = operator.events("")) {
                write(target("new", "New", ""), target("portal", "Portal 2", "interval: PT0S"));
                awaitHealth(operator, "DOWN");
                assertThat(health(operator).at("/details/first/0").asString())
                        .contains("line 17")
                        .contains("portal");
                operator.get("/actuator/health/readiness").expect(200);
                assertThat(operator.get("/api/v1/targets").items()).isEqualTo(before);

                Files.delete(file);
                awaitFirstFault(operator, "is not there");
                assertThat(operator.get("/api/v1/targets").items()).isEqualTo(before);

                write(ROUTER, PORTAL, target("last", "Last", ""));
                events.await("target.registered/1");
                assertThat(events.seen())
                        .extracting(event -> event.get("type").asString())
                        .filteredOn(type -> type.startsWith("target."))
                        .containsExactly("target.registered/1");
            }
            awaitHealth(operator, "UP");
        }
    }

    private static void awaitFirstFault(Client operator, String part) {
        var until = Instant.now().plus(Duration.ofSeconds(60));
        while (!health(operator).at("/details/first/0").asString("").contains(part)) {
            assertThat(Instant.now()).as("%s", health(operator)).isBefore(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void aRestartDoesNothingNewAndCarriesOutWhatChangedMeanwhile() throws Exception {
        write(ROUTER, PORTAL);
        long head;
        Client operator;
        try (var product = start()) {
            operator = product.person(Role.OPERATOR);
            head = product.bean(CommitLog.class).head();
        }
        try (var product = start()) {
            assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
            assertThat(plan(operator.at(product)).get("unchanged").asInt()).isEqualTo(2);
        }
        write(ROUTER);
        Contents.deleteViews(data);
        try (var product = start()) {
            assertThat(operator.at(product).get("/api/v1/targets?stage=WATCHED").items())
                    .singleElement()
                    .satisfies(target ->
                            assertThat(target.at("/definition/name").asString()).isEqualTo("核心路由器"));
            assertThat(product.bean(CommitLog.class).head()).isEqualTo(head + 1);
        }
    }

    @Test
    void whatPeopleChangedOfItsTargetsIsPlannedAndUndoneAtTheNextStart() throws Exception {
        write(PORTAL, ROUTER);
        Client operator;
        try (var product = start()) {
            operator = product.person(Role.OPERATOR);
            var router = find(operator, "核心路由器").get("id").asString();
            operator.post("/api/v1/targets/" + router + "/retirement", "{\"reason\": \"old\"}")
                    .expect(200);
            var planned = plan(product.person(Role.AUDITOR));
            assertThat(planned.get("file").asString()).isEqualTo(file.toString());
            assertThat(planned.get("faults")).isEmpty();
            assertThat(planned.get("steps")).hasSize(2);
            assertStep(planned.at("/steps/0"), "REGISTER", "router");
            assertStep(planned.at("/steps/1"), "REVISE", "portal");
            assertThat(find(operator, "Portal").at("/definition/dependsOn/0").asString())
                    .as("planning changes nothing")
                    .isEqualTo(router);

            product.person(Role.WATCH).get("/api/v1/target-file/plan").expectProblem(403, "forbidden");
            product.personOf("230000/230100", Role.OPERATOR)
                    .get("/api/v1/target-file/plan")
                    .expectProblem(403, "forbidden");
        }
        try (var product = start()) {
            var again = operator.at(product);
            assertThat(find(again, "Portal").at("/definition/dependsOn/0").asString())
                    .isEqualTo(find(again, "核心路由器").get("id").asString());
            assertThat(plan(again).get("steps")).isEmpty();
        }
    }

    @Test
    void withoutAFileNothingIsPlanned() {
        try (var product = Product.start(data)) {
            var planned = plan(product.person(Role.OPERATOR));
            assertThat(planned.has("file")).isFalse();
            assertThat(planned.get("steps")).isEmpty();
            assertThat(planned.get("faults")).isEmpty();
        }
    }

    private record Case(
            String text,
            int line,
            @Nullable String key,
            @Nullable String field,
            String says) {}

    private static Case entry(String more, int line, @Nullable String field, String says) {
        return new Case("targets:\n" + target("a", "A", more).indent(2), line, "a", field, says);
    }

    private static final List<Case> WRONG = List.of(
            new Case("", 1, null, null, "must have targets"),
            new Case("targets:\n", 1, null, null, "must have targets"),
            new Case("other: {}\n", 1, null, null, "must have targets"),
            new Case("targets: {}\nmore: 1\n", 1, null, null, "must have targets"),
            new Case("targets:\n  a: [\n", 3, null, null, "not YAML"),
            new Case("targets:\n  _a: {}\n", 2, "_a", null, "A key begins"),
            new Case("targets:\n  a:\n", 2, "a", null, "nothing here"),
            new Case("targets: &all\n  a: *all\n", 1, "a", null, "too deeply"),
            new Case("targets:\n" + ROUTER.indent(2) + ROUTER.indent(2), 10, "router", null, "twice"),
            entry("owner: b", 9, null, "twice"),
            entry("colour: red", 9, "colour", "no such member"),
            entry("timeout: soon", 9, "timeout", "wrong type"),
            entry("check: {protocol: pigeon}", 9, "check", "wrong type"),
            entry("check: {protocol: http, maxRedirects: 99}", 9, "check.maxRedirects", "10"),
            entry("thresholds: [{}]", 9, "thresholds[0].value", "missing"),
            entry("check: {protocol: http}", 6, "address", "complete URL"),
            entry("dependsOn: [b]", 9, "dependsOn[0]", "no key b"),
            entry("dependsOn: [a]", 9, "dependsOn", "behind itself"),
            entry("dependsOn: [00000000-0000-0000-0000-000000000001]", 9, "dependsOn", ""),
            new Case(entry("", 0, null, "").text().replace("230000", "110000"), 5, "a", "unit", "neither"));

    @Test
    void whatIsWrongIsToldByLineAndMember() throws Exception {
        writeText("targets: {}\n");
        try (var product = start()) {
            var operator = product.person(Role.OPERATOR);
            for (var wrong : WRONG) {
                writeText(wrong.text());
                var planned = operator.get("/api/v1/target-file/plan", "Accept-Language", "en")
                        .expect(200)
                        .json();
                assertThat(planned.get("steps")).as(wrong.text()).isEmpty();
                assertThat(planned.get("faults")).as(wrong.text() + planned).anySatisfy(fault -> {
                    assertThat(fault.get("line").asInt()).isEqualTo(wrong.line());
                    assertThat(fault.path("key").asString(null)).isEqualTo(wrong.key());
                    assertThat(fault.path("field").asString(null)).isEqualTo(wrong.field());
                    assertThat(fault.get("message").asString()).contains(wrong.says());
                });
            }
            Files.write(file, new byte[] {'t', (byte) 0xFF});
            assertThat(operator.get("/api/v1/target-file/plan", "Accept-Language", "zh-CN")
                            .json()
                            .at("/faults/0/message")
                            .asString())
                    .contains("UTF-8 编码");
            assertThat(operator.get("/api/v1/targets").items()).isEmpty();
        }
    }
}
