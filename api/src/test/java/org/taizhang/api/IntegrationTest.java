package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.peer.Peer;

/** The forms in which other systems report: bodies they sent, and the systems themselves where they are installed. */
class IntegrationTest {
    private static final Path SCRIPT = Path.of("..", "docs", "integrations", "zabbix-webhook.js");

    @TempDir
    static Path data;

    private static Product product;
    private static Client operator;

    private Sender sender;
    private Events events;

    @BeforeAll
    static void start() {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void register() {
        sender = Sender.register(product);
        events = operator.events(product.bean(CommitLog.class).head() - 1);
    }

    @AfterEach
    void end() {
        events.close();
    }

    private static String body(String name) throws Exception {
        try (var file = IntegrationTest.class.getResourceAsStream("/integrations/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long head() {
        return product.bean(CommitLog.class).head();
    }

    /** These are days old: what Prometheus said would be over by a certain time is over. */
    @Test
    void whatPrometheusPosted() throws Exception {
        var head = head();
        sender.client().post("/api/v2/alerts", body("prometheus-firing.json")).expect(200);
        assertThat(head()).isEqualTo(head);
        var now = body("prometheus-firing.json").replace("2026-11-23T11:50:35.632Z", "2126-11-23T11:50:35.632Z");
        sender.client().post("/api/v2/alerts", now).expect(200);
        var raised = events.await("alert.raised/1").get("data");
        assertThat(raised.at("/firing/text").asString()).isEqualTo("实例 127.0.0.1:17101 不可达");
        assertThat(raised.at("/firing/severity").asInt()).isEqualTo(1);
        assertThat(raised.get("since").asString()).startsWith("2026-11-23T11:46:35.632");
        sender.client().post("/api/v2/alerts", body("prometheus-resolved.json")).expect(200);
        var cleared = events.await("alert.cleared/1").get("data");
        assertThat(cleared.get("alert")).isEqualTo(raised.get("alert"));
        assertThat(cleared.at("/end/at").asString()).startsWith("2026-11-23T11:47:23.632");
    }

    @Test
    void whatAlertmanagerPosted() throws Exception {
        var answer = sender.client()
                .post("/api/v1/integrations/alertmanager", body("alertmanager-firing.json"))
                .expect(200);
        assertThat(answer.json().get("alerts").asInt()).isEqualTo(1);
        var raised = events.await("alert.raised/1").get("data");
        assertThat(raised.at("/firing/origin/labels/asset").asString()).isEqualTo("host-01");
        assertThat(raised.at("/firing/origin/link").asString()).startsWith("http://vm:17090/graph");
        sender.client()
                .post("/api/v1/integrations/alertmanager", body("alertmanager-resolved.json"))
                .expect(200);
        assertThat(events.await("alert.cleared/1").at("/data/alert")).isEqualTo(raised.get("alert"));
        sender.client()
                .post("/api/v1/integrations/alertmanager", "{\"version\": \"4\"}")
                .expectProblem(400, "invalid");
    }

    @Test
    void zabbixRunningTheScriptWeDocument() throws Exception {
        var zabbix = Peer.needs("zabbix_js", "zabbix-proxy-sqlite3");
        run(zabbix, "PROBLEM", sender.client().token(), 0);
        var raised = events.await("alert.raised/1").get("data");
        assertThat(raised.at("/firing/text").asString()).isEqualTo("磁盘将满");
        assertThat(raised.at("/firing/severity").asInt()).isEqualTo(3);
        assertThat(raised.at("/firing/origin/labels/host").asString()).isEqualTo("web-1");
        var head = head();
        run(zabbix, "PROBLEM", sender.client().token(), 0);
        assertThat(head()).isEqualTo(head);
        run(zabbix, "RESOLVED", sender.client().token(), 0);
        assertThat(events.await("alert.cleared/1").at("/data/alert")).isEqualTo(raised.get("alert"));
        assertThat(run(zabbix, "PROBLEM", "wrong", 1)).contains("Taizhang answered 401");
    }

    private static String run(String zabbix, String status, String token, int exit) throws Exception {
        var given = """
                {"url": "%s/api/v1/integrations/zabbix", "token": "%s", "event": "1041", "status": "%s",
                 "severity": "Average", "host": "web-1", "trigger": "Disk is filling up", "triggerId": "13502",
                 "text": "磁盘将满", "link": ""}""".formatted(product.url(), token, status);
        var output = Files.createTempFile(data, "zabbix", ".log");
        var process = new ProcessBuilder(zabbix, "-s", SCRIPT.toString(), "-p", given, "-l", "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    @Test
    void aZabbixProblemThatIsNeitherOneNorOverIsRefused() {
        var problem = """
                {"event": "1", "status": "MAYBE", "host": "web-1", "trigger": "t"}""";
        assertThat(sender.client()
                        .post("/api/v1/integrations/zabbix", problem)
                        .expectProblem(400, "invalid")
                        .at("/errors/0/message")
                        .asString())
                .contains("neither PROBLEM nor RESOLVED");
        sender.client().post("/api/v1/integrations/zabbix", "{}").expectProblem(400, "invalid");
    }

    @Test
    void aCloudEventInEachOfItsModes() {
        var event = """
                {"specversion": "1.0", "id": "1", "source": "/backup", "type": "backup.failed", "subject": "%s",
                 "severity": "critical", "data": {"summary": "备份失败", "labels": {"host": "b-1"}%s}}""";
        var structured = "application/cloudevents+json; charset=utf-8";
        send(structured, event.formatted("one", "")).expect(200);
        var raised = events.await("alert.raised/1").get("data");
        assertThat(raised.at("/firing/text").asString()).isEqualTo("备份失败");
        assertThat(raised.at("/firing/severity").asInt()).isEqualTo(1);
        assertThat(raised.at("/firing/origin/labels").properties())
                .extracting(label -> label.getKey() + "=" + label.getValue().asString())
                .containsExactlyInAnyOrder("alertname=backup.failed", "source=/backup", "subject=one", "host=b-1");
        send(
                        "application/cloudevents-batch+json",
                        List.of(event.formatted("one", ", \"status\": \"resolved\""), event.formatted("two", ""))
                                .toString())
                .expect(200);
        assertThat(events.await("alert.cleared/1").at("/data/alert")).isEqualTo(raised.get("alert"));

        var binary = new String[] {
            "ce-specversion",
            "1.0",
            "ce-id",
            "3",
            "ce-source",
            "/backup",
            "ce-type",
            "backup.failed",
            "ce-subject",
            "%E4%B8%89"
        };
        sender.client()
                .post("/api/v1/integrations/cloudevents", "{\"message\": \"third\"}", binary)
                .expect(200);
        var third = events.await(
                "alert.raised/1", data -> data.at("/firing/text").asString().equals("third"));
        assertThat(third.at("/data/firing/origin/labels/subject").asString()).isEqualTo("三");
    }

    @ParameterizedTest
    @CsvSource({"specversion, specversion", "id, no id", "source, no source", "type, no type"})
    void aCloudEventWithoutWhatItMustHaveIsRefused(String member, String why) {
        var event = """
                {"specversion": "1.0", "id": "1", "source": "/backup", "type": "backup.failed"}""".replace("\"" + member + "\"", "\"other\"");
        assertThat(send("application/cloudevents+json", event)
                        .expectProblem(400, "invalid")
                        .at("/errors/0/message")
                        .asString())
                .contains(why);
    }

    @Test
    void aCloudEventOfBytesOrOfAnotherFormIsRefused() {
        send("application/cloudevents+json", """
                {"specversion": "1.0", "id": "1", "source": "/b", "type": "t", "data_base64": "AAEC"}""").expectProblem(400, "invalid");
        send("application/cloudevents+xml", "<event/>").expect(415);
    }

    private Client.Answer send(String type, String body) {
        return sender.client().post("/api/v1/integrations/cloudevents", body, "Content-Type", type);
    }
}
