package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;

/** Machines report runs, the policy knows what is missing, people look, try and review. */
class BackupTest {
    private static final String SAID = "{\"text\": \"同意\", \"attachments\": []}";

    @TempDir
    static Path data;

    private static Product product;
    private static Client operator;
    private static Client approver;
    private static Sender machine;

    @BeforeAll
    static void start() {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
        approver = product.person(Role.APPROVER);
        machine = Sender.register(product);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String[] now() {
        return new String[] {
            "If-Position-At-Least", Long.toString(product.bean(CommitLog.class).head() - 1)
        };
    }

    private static String policy(String name) {
        var proposed = operator.post("/api/v1/backups", """
                {"name": "%s", "unit": "230000", "data": "全部表", "layer": "DATABASE", "category": "PLATFORM",
                 "schedules": [{"method": "FULL", "cadence": {"every": 1, "unit": "DAY"}, "tolerance": "PT6H"}],
                 "place": "二号机房", "offsite": true, "retention": "P180D", "validation": "还原到测试库", "owner": "li"}""".formatted(name)).expect(201);
        approver.post("/api/v1/backups/" + proposed.subject() + "/approval", SAID)
                .expect(200);
        operator.get("/api/v1/backups/" + proposed.subject(), now()).expect(200);
        return proposed.subject();
    }

    private static String captured(String name) throws Exception {
        try (var file = BackupTest.class.getResourceAsStream("/backup/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String report(String outcome, String snapshot, String more) {
        return """
                {"tool": "rsync", "method": "FULL", "outcome": "%s", "startedAt": "%s"%s%s}""".formatted(
                        outcome,
                        Instant.now().minusSeconds(60),
                        snapshot.isEmpty() ? "" : ", \"snapshot\": \"" + snapshot + "\"",
                        more);
    }

    private static String whole(String label) {
        return ", \"finishedAt\": \"" + Instant.now() + "\", \"label\": \"" + label
                + "\", \"integrity\": {\"size\": 7, \"sound\": true, \"way\": \"sha256sum\"}";
    }

    private static JsonNode run(String id) {
        return operator.get("/api/v1/runs/" + id, now()).expect(200).json();
    }

    @Test
    void aMachineReportsWhatItsToolSaysAsOftenAsItLikes() throws Exception {
        var runs = "/api/v1/backups/" + policy("restic") + "/runs/";
        var events = operator.events(product.bean(CommitLog.class).head() - 1);
        var snapshots = captured("restic-snapshots.json");
        var first = machine.client()
                .post(runs + "restic/snapshots", snapshots)
                .expect(200)
                .json();
        assertThat(first.get("recorded").asInt()).isEqualTo(2);
        var completed = events.await("run.completed/1");
        assertThat(completed.at("/meta/actor.id").asString()).isEqualTo("source:" + machine.id());
        events.await("run.found-unique/1");
        events.await("run.found-unique/1");
        events.close();
        var again = machine.client()
                .post(runs + "restic/snapshots", snapshots)
                .expect(200)
                .json();
        assertThat(again.get("runs").asInt()).isEqualTo(2);
        assertThat(again.get("recorded").asInt()).isZero();
        var lines = captured("restic-backup.jsonl").lines().toList();
        var summary = machine.client()
                .post(runs + "restic", lines.getLast())
                .expect(200)
                .json();
        assertThat(summary.get("recorded").asInt()).isZero();
        machine.client()
                .post(
                        runs + "restic",
                        lines.getLast().replace("b767c109", "0badf00d").replace("summary\"", "status\""))
                .expect(400);
        for (var tool : new String[] {
            "borg:borg-create.json", "pgbackrest:pgbackrest-info.json", "barman:barman-list-backup.json"
        }) {
            var part = tool.split(":");
            machine.client().post(runs + part[0], captured(part[1])).expect(200);
        }
        machine.client().get("/api/v1/runs").expect(401);
        product.person(Role.WATCH).post(runs + "restic/snapshots", snapshots).expect(403);
    }

    @Test
    void oneLabelForTwoRunsIsFound() {
        var runs = "/api/v1/backups/" + policy("labels") + "/runs";
        var events = operator.events(product.bean(CommitLog.class).head() - 1);
        var first =
                operator.post(runs, report("SUCCEEDED", "s1", whole("nightly"))).expect(201);
        var second =
                operator.post(runs, report("SUCCEEDED", "s2", whole("nightly"))).expect(201);
        events.await("run.found-twice/1", event -> event.get("run").asString().equals(second.subject()));
        events.close();
        assertThat(run(second.subject()).at("/state/twin").asString()).isEqualTo(first.subject());
        operator.post(runs, report("SUCCEEDED", "s1", whole("weekly"))).expectProblem(409, "run.reported");
    }

    @Test
    void aFailureIsFollowedUntilAnotherRunMakesGoodForIt() {
        var policy = policy("failures");
        var runs = "/api/v1/backups/" + policy + "/runs";
        var events = operator.events(product.bean(CommitLog.class).head() - 1);
        var failed = operator.post(runs, report("FAILED", "", ", \"message\": \"no space left\""))
                .expect(201)
                .subject();
        events.await("backup.failure-noted/1");
        var yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
        operator.post("/api/v1/backups/" + policy + "/checks", """
                {"day": "%s", "sound": true, "result": "齐全"}""".formatted(yesterday))
                .expect(200);
        operator.post("/api/v1/runs/" + failed + "/fault-report", SAID).expectProblem(409, "subject.stage");
        operator.post("/api/v1/runs/" + failed + "/cause", SAID).expect(200);
        operator.post("/api/v1/runs/" + failed + "/fault-report", SAID).expect(200);
        operator.post("/api/v1/runs/" + failed + "/rerun", """
                {"by": "%s", "plan": "今晚"}""".formatted(
                                Instant.now().plusSeconds(3600)))
                .expect(200);
        assertThat(run(failed).at("/state/stage").asString()).isEqualTo("RERUN_ARRANGED");
        var later = operator.post(runs, report("SUCCEEDED", "s9", whole("again")))
                .expect(201)
                .subject();
        events.await("run.recovered/1");
        events.close();
        var state = run(failed).get("state");
        assertThat(state.get("stage").asString()).isEqualTo("RECOVERED");
        assertThat(state.at("/failure/recoveredBy").asString()).isEqualTo(later);
        var view = operator.get("/api/v1/backups/" + policy, now()).json();
        assertThat(view.at("/state/failures")).isEmpty();
        assertThat(view.at("/state/standings/0/run").asString()).isEqualTo(later);
        operator.post("/api/v1/backups/" + policy + "/verifications", """
                {"run": "%s", "sound": true, "way": "还原", "result": %s}""".formatted(later, SAID))
                .expect(200);
        operator.post("/api/v1/backups/" + policy("other") + "/verifications", """
                {"run": "%s", "sound": true, "way": "还原", "result": %s}""".formatted(later, SAID))
                .expect(404);
        approver.post("/api/v1/backups/" + policy + "/reviews", SAID).expect(200);
    }

    @Test
    void itIsSaidWhichLayersHaveAPolicy() {
        policy("layers");
        var layers = operator.get("/api/v1/backups/layers", now()).expect(200).json();
        assertThat(layers.at("/1/layer").asString()).isEqualTo("DATABASE");
        assertThat(layers.at("/1/covered").asBoolean()).isTrue();
        assertThat(layers.at("/2/covered").asBoolean()).isFalse();
    }
}
