package org.taizhang.api;

import java.util.List;
import org.taizhang.api.Client.Answer;
import org.taizhang.domain.Role;

/** A registered source, with its token. */
record Sender(Client operator, Client client, String id, String target) {
    static Sender register(Product product) {
        return register(product, definition("prometheus"));
    }

    static Sender register(Product product, String definition) {
        var operator = product.person(Role.OPERATOR);
        var registered = operator.post("/api/v1/sources", definition).expect(201);
        var source = operator.get("/api/v1/sources/" + registered.subject(), RestTest.after(registered))
                .expect(200)
                .json();
        var id = source.get("id").asString();
        return new Sender(
                operator,
                new Client(product.url(), token(operator, id), "source"),
                id,
                source.get("target").asString());
    }

    static String token(Client operator, String source) {
        return operator.put("/api/v1/sources/" + source + "/token", null)
                .expect(200)
                .json()
                .get("token")
                .asString();
    }

    static String definition(String name) {
        return """
                {"name": "%s", "unit": "230000", "owner": "owner", "escalation": ["role:OPERATOR"],
                 "acknowledgeWithin": "PT1H"}""".formatted(name);
    }

    Answer push(String... alerts) {
        return client.post("/api/v2/alerts", List.of(alerts).toString());
    }

    /** An alert as Prometheus posts it. */
    static String alert(String name, String more, String startsAt, String endsAt) {
        return """
                {"labels": {"alertname": "%s", "severity": "warning"%s}, "annotations": {"summary": "%s is wrong"},
                 "startsAt": "%s", "endsAt": "%s", "generatorURL": "http://prometheus:9090/graph"}""".formatted(name, more, name, startsAt, endsAt);
    }
}
