package org.taizhang.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taizhang.openapi.Contract.Operation;
import tools.jackson.databind.JsonNode;

/** Nothing in the contract is left unsaid. */
class CompletenessTest {
    private static final String BOTH_LANGUAGES = "(?s).*\\p{IsHan}.* / .*[A-Za-z].*";

    private final Contract contract = Contract.committed();

    @Test
    void everyOperationIsNamedAfterItsCapability() {
        assertThat(contract.operations()).isNotEmpty().allSatisfy(operation -> {
            var tags = operation
                    .says()
                    .path("tags")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            assertThat(tags).as("tags of %s", operation).hasSize(1);
            assertThat(operation.id()).as("id of %s", operation).matches(tags.getFirst() + "\\.[a-z][A-Za-z]*");
        });
        assertThat(contract.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void everyOperationAndEveryTagSaysInBothLanguagesWhatItIs() {
        for (var key : List.of("summary", "description"))
            assertThat(contract.operations())
                    .allSatisfy(
                            operation -> assertThat(operation.says().path(key).asString(""))
                                    .as("%s of %s", key, operation)
                                    .matches(BOTH_LANGUAGES));
        var used = contract.operations().stream()
                .map(operation -> operation.says().at("/tags/0"))
                .distinct();
        var said = contract.document().path("tags");
        assertThat(used)
                .allSatisfy(tag -> assertThat(said.valueStream()
                                .filter(each -> each.path("name").equals(tag)))
                        .as("what tag %s is", tag)
                        .singleElement()
                        .satisfies(each -> assertThat(each.path("description").asString(""))
                                .matches(BOTH_LANGUAGES)));
    }

    @Test
    void everyFailureIsAProblem() {
        assertThat(contract.operations()).allSatisfy(operation -> {
            var failures = operation.responses(false);
            assertThat(failures)
                    .as("failures of %s", operation)
                    .extracting(failure -> failure.getKey())
                    .contains("500");
            assertThat(failures.stream().anyMatch(failure -> failure.getKey().equals("401")))
                    .as("whether %s refuses the unauthenticated", operation)
                    .isEqualTo(!operation.isOpen() || operation.id().equals("session.open"));
            assertThat(failures).allSatisfy(failure -> {
                assertThat(failure.getValue().propertyNames())
                        .as("%s of %s", failure.getKey(), operation)
                        .containsExactly("$ref");
                var content = contract.resolve(failure.getValue()).path("content");
                assertThat(content.propertyNames())
                        .as("%s of %s", failure.getKey(), operation)
                        .containsExactly("application/problem+json");
                assertThat(content.at("/application~1problem+json/schema/$ref").asString(""))
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(content.at("/application~1problem+json/examples")
                                .valueStream()
                                .map(example -> example.at("/value/status").asString()))
                        .isNotEmpty()
                        .containsOnly(failure.getKey());
            });
        });
    }

    @Test
    void everyBodyHasAnExampleThatFits() {
        assertThat(contract.operations())
                .allSatisfy(operation -> assertThat(operation.bodies())
                        .filteredOn(CompletenessTest::isText)
                        .allSatisfy(body -> {
                            assertThat(body.has("example"))
                                    .as("example of %s", operation)
                                    .isTrue();
                            assertThat(contract.faults(body.path("schema"), body.path("example")))
                                    .as("example of %s", operation)
                                    .isEmpty();
                        }));
        assertThat(contract.components("responses")
                        .valueStream()
                        .flatMap(response -> response.path("content").valueStream()))
                .allSatisfy(body -> assertThat(body.path("examples").valueStream())
                        .allSatisfy(example -> assertThat(contract.faults(body.path("schema"), example.path("value")))
                                .isEmpty()));
    }

    /** Bytes that are no text have no example that anybody could read. */
    private static boolean isText(JsonNode body) {
        var type = body.at("/schema/contentMediaType").asString("text/plain");
        return !type.equals("application/octet-stream") && !type.equals("application/zip");
    }

    @Test
    void everyParameterAndHeaderIsDescribed() {
        var parameters = contract.operations().stream()
                .flatMap(operation -> operation.says().path("parameters").valueStream());
        var shared = Stream.of("parameters", "headers")
                .flatMap(kind -> contract.components(kind).valueStream());
        assertThat(Stream.concat(parameters.map(contract::resolve), shared))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said.path("description").asString(""))
                        .as("%s", said)
                        .matches(BOTH_LANGUAGES));
    }

    @Test
    void everySchemaAndEveryMemberIsDescribed() {
        var silent = new ArrayList<String>();
        for (var schema : contract.components("schemas").properties()) {
            if (!isDescribed(schema.getValue())) silent.add(schema.getKey());
            for (var member : schema.getValue().path("properties").properties())
                if (!isDescribed(member.getValue())
                        && !isDescribed(contract.resolve(member.getValue()))
                        && !member.getValue().has("const")) silent.add(schema.getKey() + "." + member.getKey());
        }
        assertThat(silent).as("what openapi/texts.yml does not describe").isEmpty();
    }

    private static boolean isDescribed(JsonNode schema) {
        return schema.path("description").asString("").matches(BOTH_LANGUAGES);
    }

    @Test
    void noSchemaIsAnonymous() {
        var anonymous = new ArrayList<String>();
        for (var schema : contract.components("schemas").properties())
            for (var member : schema.getValue().path("properties").properties())
                look(schema.getKey() + "." + member.getKey(), member.getValue(), anonymous);
        for (var operation : contract.operations()) {
            operation.bodies().forEach(body -> look(operation.toString(), body.path("schema"), anonymous));
            operation
                    .says()
                    .path("parameters")
                    .valueStream()
                    .map(contract::resolve)
                    .forEach(parameter -> look(operation.toString(), parameter.path("schema"), anonymous));
        }
        assertThat(anonymous).isEmpty();
    }

    /** An object is a component or a map; all else has a type, but for the one value that may be anything. */
    private static void look(String where, JsonNode schema, List<String> anonymous) {
        var type = schema.path("type").asString("");
        if (schema.has("$ref") || where.equals("Envelope.data")) return;
        if (type.equals("array")) look(where + "[]", schema.path("items"), anonymous);
        else if (type.equals("object")) look(where + "{}", schema.path("additionalProperties"), anonymous);
        else if (type.isEmpty() || schema.has("properties") || schema.has("oneOf")) anonymous.add(where + " " + schema);
    }

    /** ADR 10 says why these, and why no others. */
    @Test
    void onlyTheLoginAndWhatCommitsToTheLedgerAreOpen() {
        assertThat(contract.document().path("security")).hasSize(2);
        assertThat(contract.operations().stream().filter(Operation::isOpen))
                .allSatisfy(operation ->
                        assertThat(operation.says().path("security")).isEmpty())
                .extracting(Operation::id)
                .containsExactlyInAnyOrder(
                        "session.open",
                        "ledger.checkpoint",
                        "ledger.keys",
                        "ledger.gmCheckpoint",
                        "ledger.gmTile",
                        "ledger.tile");
    }
}
