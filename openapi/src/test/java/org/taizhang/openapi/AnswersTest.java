package org.taizhang.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.taizhang.openapi.Contract.Operation;
import org.taizhang.openapi.Product.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The product keeps the contract: it takes the examples, and what it answers is as described. */
class AnswersTest {
    @TempDir
    static Path data;

    private static Product product;
    private static final Contract contract = Contract.committed();

    @BeforeAll
    static void start() {
        product = Product.start(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void everyExampleOfARequestIsValid() {
        var json = product.bean(JsonMapper.class);
        var validator = product.bean(Validator.class);
        var bodies = product
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler -> body(handler.getValue()) != null)
                .toList();
        assertThat(bodies).isNotEmpty().allSatisfy(handler -> {
            var path = handler.getKey().getPatternValues().iterator().next();
            var method = handler.getKey()
                    .getMethodsCondition()
                    .getMethods()
                    .iterator()
                    .next()
                    .name();
            var operation = contract.operations().stream()
                    .filter(each -> each.path().equals(path) && each.method().equals(method))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(method + " " + path + " is not in the contract"));
            var type =
                    json.getTypeFactory().constructType(body(handler.getValue()).getGenericParameterType());
            assertThat(operation.request().isContainer())
                    .as("openapi/examples/%s.request.json is there", operation.id())
                    .isTrue();
            Object value = json.readValue(operation.request().toString(), type);
            assertThat(validator.validate(value)).as("%s", operation).isEmpty();
        });
    }

    private static MethodParameter body(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .orElse(null);
    }

    @Test
    void withoutASessionEveryOperationRefusesThatIsNotOpen() {
        assertThat(contract.operations())
                .filteredOn(operation -> !operation.isOpen())
                .allSatisfy(operation -> {
                    var path = operation.path().replaceAll("\\{\\w+}", "1");
                    var answer = product.send(operation.method(), path, null, null);
                    assertThat(answer.status()).as("%s", operation).isEqualTo(401);
                    assertThat(contract.faults(operation, answer)).isEmpty();
                });
    }

    @Test
    void theExamplesToldAsAStoryAreAnsweredAsDescribed() {
        var admin = product.admin();
        var account =
                call("account.create", admin, Map.of()).json().get("subject").asString();
        for (var role : new String[] {"OPERATOR", "SYSTEM_ADMINISTRATOR"})
            call("account.grant", admin, Map.of("account", account, "role", role));
        var approver = call("account.grant", admin, Map.of("account", account, "role", "APPROVER"));
        var session = call("session.open", null, Map.of()).json().get("token").asString();

        var file = upload(session).json().get("subject").asString();
        call(
                "file.withdraw",
                session,
                Map.of("file", upload(session).json().get("subject").asString()));

        var definition =
                (ObjectNode) contract.operation("target.register").request().deepCopy();
        definition.remove("check");
        var target = call("target.register", session, Map.of(), definition)
                .json()
                .get("subject")
                .asString();
        call("target.pause", session, Map.of("target", target), soon());
        call("target.resume", session, Map.of("target", target));

        var incident =
                call("incident.report", session, Map.of()).json().get("subject").asString();
        var it = Map.of("incident", incident);
        for (var step : new String[] {"grade", "assign", "accept", "note", "resolve", "reopen"})
            call("incident." + step, session, it);

        call("credential.store", session, Map.of("name", "portal"));

        var erasure =
                call("erasure.request", session, Map.of()).json().get("subject").asString();

        var seen = product.send(
                "GET", "/api/v1/views", session, null, "If-Position-At-Least", approver.header("Taizhang-Position"));
        assertThat(contract.faults(contract.operation("view.list"), seen)).isEmpty();
        var auditor = call("account.create", admin, Map.of(), auditor())
                .json()
                .get("subject")
                .asString();
        call("account.grant", admin, Map.of("account", auditor, "role", "AUDITOR"));
        var reads = call("session.open", null, Map.of(), login())
                .json()
                .get("token")
                .asString();
        call("ledger.sign", reads, Map.of());
        for (var open : contract.operations().stream().filter(Operation::isOpen).toList())
            if (!open.id().equals("session.open")) answers(open, null, Map.of("level", "0", "number", "000.p/1"), null);
        var all = Map.ofEntries(
                Map.entry("account", account),
                Map.entry("erasure", erasure),
                Map.entry("target", target),
                Map.entry("file", file),
                Map.entry("incident", incident),
                Map.entry("clause", "8.6-a"),
                Map.entry("position", "1"),
                Map.entry("metric", "probe_success"),
                Map.entry("level", "0"),
                Map.entry("name", "portal"),
                Map.entry("number", "000.p/1"));
        assertThat(contract.operations())
                .filteredOn(operation ->
                        operation.method().equals("GET") && !operation.id().equals("event.stream"))
                .allSatisfy(operation -> assertThat(
                                answers(operation, operation.path().contains("/ledger") ? reads : admin, all, null))
                        .isNotNull());
        call("credential.remove", session, Map.of("name", "portal"));
        call("target.retire", session, Map.of("target", target));
        call("session.close", session, Map.of());
    }

    @Test
    void whatIsRefusedIsAnsweredAsDescribed() {
        var admin = product.admin();
        var nobody = "5b3f0c52-6c0e-4f57-9f1b-2f6a4c1d7e90";
        var definition = contract.operation("target.register").request();
        refused(400, contract.operation("account.disable"), admin, Map.of("account", "me"), definition);
        refused(400, contract.operation("account.disable"), admin, Map.of("account", nobody), definition);
        var wrong = Product.JSON.createObjectNode().put("name", "nobody").put("password", "wrong");
        refused(401, contract.operation("session.open"), null, Map.of(), wrong);
        refused(403, contract.operation("target.register"), admin, Map.of(), definition);
        refused(403, contract.operation("erasure.approve"), admin, Map.of("erasure", nobody), null);
        refused(404, contract.operation("target.get"), admin, Map.of("target", nobody), null);
        refused(404, contract.operation("account.unlock"), admin, Map.of("account", nobody), null);
        var large = Product.JSON.createObjectNode().put("name", "x".repeat(1 << 20));
        refused(413, contract.operation("session.open"), null, Map.of(), large);
    }

    private static void refused(
            int status, Operation operation, String session, Map<String, String> path, JsonNode body) {
        assertThat(answers(operation, session, path, body).status())
                .as("%s", operation)
                .isEqualTo(status);
    }

    private static Answer call(String operation, String session, Map<String, String> path) {
        var example = contract.operation(operation).request();
        return call(operation, session, path, example.isMissingNode() ? null : example);
    }

    private static Answer call(String id, String session, Map<String, String> path, JsonNode body) {
        var operation = contract.operation(id);
        var answer = answers(operation, session, path, body);
        assertThat(operation.responses(true))
                .as("%s: %s", operation, answer.body())
                .extracting(Map.Entry::getKey)
                .contains(Integer.toString(answer.status()));
        return answer;
    }

    /** The answer, which is as the contract has it. */
    private static Answer answers(Operation operation, String session, Map<String, String> variables, JsonNode body) {
        var path = operation.path();
        for (var variable : variables.entrySet())
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        var answer = product.send(operation.method(), path.replaceAll("\\{\\w+}", "nothing"), session, body);
        assertThat(contract.faults(operation, answer)).isEmpty();
        return answer;
    }

    private static Answer upload(String session) {
        var operation = contract.operation("file.store");
        var fields = operation.says().at("/requestBody/content/multipart~1form-data/example");
        var answer = product.form(operation.path(), session, fields, "08:15 disk full");
        assertThat(contract.faults(operation, answer)).isEmpty();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static JsonNode auditor() {
        var account =
                (ObjectNode) contract.operation("account.create").request().deepCopy();
        ((ObjectNode) account.get("profile")).put("name", "auditor").put("unit", "230000");
        return account;
    }

    private static JsonNode login() {
        var password =
                contract.operation("account.create").request().get("password").asString();
        return Product.JSON.createObjectNode().put("name", "auditor").put("password", password);
    }

    /** The example's own end may be past. */
    private static JsonNode soon() {
        var maintenance =
                (ObjectNode) contract.operation("target.pause").request().deepCopy();
        return maintenance.put("until", Instant.now().plusSeconds(3600).toString());
    }
}
