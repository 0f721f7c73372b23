package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** The product is stopped and started again: nothing is lost, nothing is done twice. */
class RestartTest {
    /** Something of everything: a site that failed and came back, an incident worked on, an alert that stands. */
    static Client live(Product product) throws Exception {
        try (var site = new WatchedSite();
                var broken = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var body = FirstLightTest.portal(site.url(), "owner");
                var target = operator.post("/api/v1/targets", body).expect(201).subject();
                site.stop();
                var incident =
                        events.await("incident.reported/1").at("/data/incident").asString();
                var path = "/api/v1/incidents/" + incident;
                operator.put(path + "/assignment", "{\"assignee\": \"%s\"}".formatted(operator.name()))
                        .expect(200);
                operator.post(path + "/acceptance", null).expect(200);
                site.startAgain();
                events.await("incident.alert-cleared/1");
                operator.post("/api/v1/targets/" + target + "/retirement", "{\"reason\": \"old\"}")
                        .expect(200);
                broken.stop();
                operator.post("/api/v1/targets", FirstLightTest.portal(broken.url(), "owner"))
                        .expect(201);
                // What is major becomes a problem, and the last that is heard of it is that the incident knows.
                events.await(
                        "incident.handed-to-problem/1",
                        data -> !data.get("incident").asString().equals(incident));
            }
            return operator;
        }
    }

    @Test
    void everythingIsThereAsBefore(@TempDir Path data) throws Exception {
        Client operator;
        Object before;
        long head;
        try (var product = Product.start(data)) {
            operator = live(product);
            before = Contents.of(product);
            head = product.bean(CommitLog.class).head();
        }
        try (var product = Product.start(data)) {
            assertThat(operator.at(product)
                            .get("/api/v1/session")
                            .expect(200)
                            .json()
                            .get("name")
                            .asString())
                    .isEqualTo(operator.name());
            assertThat(Contents.of(product)).isEqualTo(before);
            assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
            assertThat(product.admin().get("/api/v1/views").json().get("views"))
                    .extracting(view -> view.get("phase").asString())
                    .containsOnly("RUNNING");
            var written = operator.at(product)
                    .post("/api/v1/incidents", RestTest.incident("after"))
                    .expect(201);
            operator.at(product)
                    .get("/api/v1/incidents/" + written.subject(), RestTest.after(written))
                    .expect(200);
        }
    }

    @Test
    void readModelsThatWereLostComeBackFromTheLedger(@TempDir Path data) throws Exception {
        Object before;
        try (var product = Product.start(data)) {
            live(product);
            before = Contents.of(product);
        }
        Contents.deleteViews(data);
        try (var product = Product.start(data)) {
            assertThat(Contents.of(product)).isEqualTo(before);
        }
    }

    @Test
    void aReadModelBuiltAnewIsTheSame(@TempDir Path data) throws Exception {
        try (var product = Product.start(data)) {
            live(product);
            var before = Contents.of(product);
            var administrator = product.person(Role.SYSTEM_ADMINISTRATOR);
            var names = before.keySet().stream()
                    .filter(name -> !name.equals("account") && !name.equals("audit"))
                    .toList();
            for (var name : names)
                administrator.post("/api/v1/views/" + name + "/rebuild", null).expect(202);
            var after = Contents.of(product);
            for (var name : names) assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
        }
    }
}
