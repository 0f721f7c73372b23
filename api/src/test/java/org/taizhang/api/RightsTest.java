package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what, and to what. */
class RightsTest {
    private static Product product;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** Every record of every sealed interface of commands, found beside the aggregates. */
    static Stream<Class<?>> commands() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
        return scanner.findCandidateComponents("org.taizhang.domain").stream()
                .map(aggregate -> load(aggregate.getBeanClassName() + "Command"))
                .flatMap(all -> Arrays.stream(all.getPermittedSubclasses()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsRefusedToEveryRoleThatItDoesNotName(Class<?> command) {
        var needs = command.getAnnotation(Needs.class);
        assertThat(needs).isNotNull();
        var others = EnumSet.complementOf(EnumSet.copyOf(List.of(needs.value())));
        assertThat(others).isNotEmpty();
        var head = product.bean(CommitLog.class).head();
        var message = new GenericCommandMessage<>(anyOf(command))
                .andMetaData(new Actor("someone", "Someone", others, "230000", null).metadata());
        var gateway = product.bean(CommandGateway.class);
        assertThat(catchThrowable(() -> gateway.sendAndWait(message)))
                .isInstanceOf(Forbidden.class)
                .extracting(refused -> ((Forbidden) refused).code())
                .isEqualTo("forbidden.role");
        assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
    }

    /** A command with an id and nothing else; its role is asked before anything in it is. */
    private static Object anyOf(Class<?> command) {
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        var id = command.getRecordComponents()[0].getName();
        return json.readValue("{\"" + id + "\": \"" + UUID.randomUUID() + "\"}", command);
    }

    @Test
    void whoCameInWhenIsForAdministratorsAndAuditors() {
        var position = product.person(Role.WATCH)
                .get("/api/v1/views")
                .json()
                .get("head")
                .asLong();
        var login = "/api/v1/audit/" + position;
        var seen = new String[] {"If-Position-At-Least", Long.toString(position)};
        var auditor = product.person(Role.AUDITOR);
        assertThat(auditor.get(login).expect(200).json().get("type").asString()).isEqualTo("account.logged-in/1");
        assertThat(auditor.get("/api/v1/audit?capability=account", seen).items())
                .isNotEmpty();
        var operator = product.person(Role.OPERATOR);
        operator.get(login).expectProblem(404, "no-such-position");
        assertThat(operator.get("/api/v1/audit?capability=account", seen).items())
                .isEmpty();
    }

    @Test
    void theWatchRegistersNoTargetAndTheOperatorDoes() {
        var body = FirstLightTest.portal("http://127.0.0.1:1/", "nobody");
        var watch = product.person(Role.WATCH);
        var refused = watch.post("/api/v1/targets", body).expectProblem(403, "forbidden.role");
        assertThat(refused.get("detail").asString()).isEqualTo("权限不足，需具备下列角色之一：运维人员。");
        watch.get("/api/v1/accounts").expectProblem(403, "forbidden");
        watch.get("/api/v1/accounts/" + Product.account("admin")).expectProblem(403, "forbidden");
        watch.post("/api/v1/views/target/rebuild", null).expectProblem(403, "forbidden");
        product.person(Role.OPERATOR).post("/api/v1/targets", body).expect(201);
    }

    @Test
    void anAuditorReadsEverythingAndChangesNothing() {
        var operator = product.person(Role.OPERATOR);
        var incident = operator.post("/api/v1/incidents", RestTest.incident("audited"));
        var auditor = product.person(Role.AUDITOR);
        for (var list : List.of("targets", "alerts", "notices", "incidents", "accounts", "audit", "views"))
            auditor.get("/api/v1/" + list, RestTest.after(incident.expect(201))).expect(200);
        var path = "/api/v1/incidents/" + incident.subject();
        auditor.get(path).expect(200);
        auditor.get("/api/v1/audit/" + incident.position()).expect(200);

        var head = product.bean(CommitLog.class).head();
        auditor.post("/api/v1/incidents", RestTest.incident("forbidden")).expectProblem(403, "forbidden.role");
        auditor.post(path + "/notes", "{\"text\": \"mine\"}").expectProblem(403, "forbidden.role");
        auditor.put(path + "/assignment", "{\"assignee\": \"me\"}").expectProblem(403, "forbidden.role");
        auditor.post("/api/v1/views/target/rebuild", null).expectProblem(403, "forbidden");
        assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
    }

    @Test
    void nobodyChangesTheirOwnRights() {
        var security = product.person(Role.SECURITY_ADMINISTRATOR);
        var own = "/api/v1/accounts/" + Product.account(security.name());
        security.put(own + "/roles/OPERATOR", null).expectProblem(409, "account.own-rights");
        security.delete(own + "/roles/SECURITY_ADMINISTRATOR").expectProblem(409, "account.own-rights");
        security.delete(own + "/lock").expectProblem(409, "account.own-rights");
        security.post(own + "/disablement", "{\"text\": \"mine\"}").expectProblem(409, "account.own-rights");
        security.put(own + "/password", "{\"password\": \"Third-Light-2026\"}")
                .expectProblem(409, "account.own-rights");
        security.get("/api/v1/session").expect(200);
    }

    @Test
    void whoAdministersOneThingDoesNotAdministerAnother() {
        var somebody = product.person(Role.SYSTEM_ADMINISTRATOR);
        var roles = "/api/v1/accounts/" + Product.account(somebody.name()) + "/roles/";
        var admin = product.admin();
        for (var second : List.of(Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR, Role.AUDITOR))
            admin.put(roles + second, null).expectProblem(409, "account.roles-exclude");
        admin.put(roles + "SYSTEM", null).expectProblem(409, "account.system-role");
        admin.put(roles + "EMPEROR", null).expectProblem(400, "http-400");
        somebody.put(roles + "OPERATOR", null).expectProblem(403, "forbidden.role");
    }

    @Test
    void aRoleGrantedOrRevokedIsInForceWhenThatIsAnswered() {
        var person = product.person();
        var roles = "/api/v1/accounts/" + Product.account(person.name()) + "/roles/WATCH";
        var admin = product.admin();
        for (int i = 0; i < 5; i++) {
            admin.put(roles, null).expect(200);
            person.post("/api/v1/incidents", RestTest.incident("in force")).expect(201);
            admin.delete(roles).expect(200);
            person.post("/api/v1/incidents", RestTest.incident("in force")).expectProblem(403, "forbidden.role");
        }
    }

    @Test
    void aUnitNeitherSeesNorTouchesWhatIsNotItsOwnOrBelow() {
        var mine = incident("230000/230100");
        var below = incident("230000/230100/gxj");
        var beside = incident("230000/230200");
        var alike = incident("230000/2301000");
        var above = incident("230000");
        var reader = product.personOf("230000/230100", Role.OPERATOR);
        var seen = RestTest.after(above);

        assertThat(reader.get("/api/v1/incidents", seen).items())
                .extracting(item -> item.get("id").asString())
                .contains(mine.subject(), below.subject())
                .doesNotContain(beside.subject(), alike.subject(), above.subject());
        assertThat(reader.get("/api/v1/incidents?unit=230000").items())
                .extracting(item -> item.get("unit").asString())
                .containsOnly("230000/230100", "230000/230100/gxj");
        assertThat(reader.get("/api/v1/incidents?unit=230000/230200").items()).isEmpty();
        assertThat(reader.get("/api/v1/audit?limit=500").items())
                .extracting(item -> item.get("unit").asString())
                .isNotEmpty()
                .allMatch(unit -> unit.equals("230000/230100") || unit.startsWith("230000/230100/"));

        for (var own : List.of(mine, below)) {
            var path = "/api/v1/incidents/" + own.subject();
            reader.get(path).expect(200);
            reader.get(path + "?asOf=" + Instant.now()).expect(200);
            reader.get("/api/v1/audit/" + own.position()).expect(200);
            reader.post(path + "/notes", "{\"text\": \"mine\"}").expect(200);
        }
        for (var foreign : List.of(beside, alike, above)) {
            var path = "/api/v1/incidents/" + foreign.subject();
            reader.get(path).expectProblem(404, "unknown");
            reader.get(path + "?asOf=" + Instant.now()).expectProblem(404, "unknown");
            reader.get("/api/v1/audit/" + foreign.position()).expectProblem(404, "no-such-position");
            assertThat(reader.get("/api/v1/audit?subject=" + foreign.subject()).items())
                    .isEmpty();
            reader.post(path + "/notes", "{\"text\": \"not mine\"}").expectProblem(403, "forbidden.unit");
        }
        reader.post("/api/v1/incidents", RestTest.incident("elsewhere").replace("230100", "230200"))
                .expectProblem(403, "forbidden.unit");
    }

    @Test
    void anAdministratorOfOneUnitHasNoSayInAnother() {
        var local = product.personOf("230000/230100", Role.SECURITY_ADMINISTRATOR);
        var foreign = product.personOf("230000/230200", Role.WATCH);
        var path = "/api/v1/accounts/" + Product.account(foreign.name());
        local.get(path).expectProblem(404, "unknown");
        local.put(path + "/roles/OPERATOR", null).expectProblem(403, "forbidden.unit");
        local.put(path + "/password", "{\"password\": \"Third-Light-2026\"}").expectProblem(404, "unknown");
        local.post(path + "/disablement", "{\"text\": \"foreign\"}").expectProblem(403, "forbidden.unit");
        local.post("/api/v1/accounts", """
                {"profile": {"name": "upstart", "fullName": "Upstart", "unit": "230000"}, "password": "Third-Light-2026"}""").expectProblem(403, "forbidden.unit");
        foreign.get("/api/v1/session").expect(200);
    }

    private static Client.Answer incident(String unit) {
        var body = RestTest.incident("of " + unit).replace("230000/230100", unit);
        return product.person(Role.OPERATOR).post("/api/v1/incidents", body).expect(201);
    }
}
