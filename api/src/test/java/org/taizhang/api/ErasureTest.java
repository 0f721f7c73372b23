package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Personal;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;
import tools.jackson.databind.JsonNode;

/** What somebody is called is nowhere to be found once two have decided so; what they did stays, and stays proven. */
class ErasureTest {
    private static final String NAME = "欧阳春风不度玉门关";
    private static final String POST = "独一无二之岗位";
    private static final String LOGIN = "ouyang";
    private static final String REACTION = "reaction.WhenErasureApprovedThenCarryItOut";
    private static final String CLAIM = """
            {"account": "%s", "basis": "个人信息保护法第四十七条"}""".formatted(LOGIN);

    @TempDir
    Path data;

    /** Who asks and who decides. */
    private record Offices(Client asking, Client deciding) {
        static Offices in(Product product) {
            return new Offices(product.person(Role.SYSTEM_ADMINISTRATOR), product.person(Role.AUDIT_ADMINISTRATOR));
        }

        Client.Answer request() {
            return asking.post("/api/v1/erasures", CLAIM).expect(201);
        }

        Client.Answer approve(String erasure) {
            return deciding.post("/api/v1/erasures/" + erasure + "/approval", null)
                    .expect(200);
        }

        /** The position of the approval, once it was carried out. */
        long erase() {
            var request = request();
            try (var events = deciding.events(request.position())) {
                var approved = approve(request.subject());
                events.await("erasure.carried-out/1");
                return approved.position();
            }
        }
    }

    @Test
    void aNameIsNowhereToBeFoundOnceItWasErased() throws Exception {
        try (var product = Product.start(data)) {
            var offices = Offices.in(product);
            var person = somebody(product);
            var incident = work(product, person);
            var log = product.bean(CommitLog.class);
            Contents.of(product);
            assertThat(traces()).contains("ledger.db", "views.db");
            assertThat(log.snapshot(Product.account(LOGIN).toString()))
                    .hasValueSatisfying(
                            snapshot -> assertThat(utf8(snapshot.bytes())).contains(NAME, POST));
            var size = log.head();
            var root = root(log, size);

            var position = offices.erase();
            assertThat(traces()).isEmpty();
            assertThat(root(log, size)).isEqualTo(root);

            var after = new String[] {"If-Position-At-Least", Long.toString(log.head() - 1)};
            theAuditTrailSaysSo(offices.deciding(), position, after);
            var account = offices.asking()
                    .get("/api/v1/accounts/" + Product.account(LOGIN), after)
                    .expect(200)
                    .json();
            assertThat(account.at("/profile/name").asString()).isEqualTo(LOGIN);
            assertThat(account.at("/profile/fullName").asString()).isEqualTo(Personal.ERASED);
            assertThat(account.at("/profile/post").asString()).isEqualTo(Personal.ERASED);
            var timeline = person.get("/api/v1/incidents/" + incident, after)
                    .expect(200)
                    .json()
                    .get("timeline");
            assertThat(timeline).extracting(step -> step.get("by").asString()).containsOnly(Personal.ERASED);
            theAccountStillWorks(product, person, incident);
            Contents.of(product);
            assertThat(traces()).isEmpty();
        }
        assertThat(traces()).isEmpty();
    }

    private static void theAuditTrailSaysSo(Client reader, long position, String... after) {
        var trail = reader.get("/api/v1/audit?actor=" + LOGIN + "&limit=500", after)
                .expect(200)
                .items();
        assertThat(trail).hasSizeGreaterThan(3).allSatisfy(entry -> {
            assertThat(entry.get("erased").asLong()).isEqualTo(position);
            assertThat(entry.get("actorName").asString()).isEqualTo(Personal.ERASED);
            assertThat(entry.get("address").asString()).isEqualTo(Personal.ERASED);
        });
        var made = reader.get("/api/v1/audit?event=account.created&subject=" + Product.account(LOGIN))
                .items();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().get("zh").asString()).contains(LOGIN, Personal.ERASED);
        assertThat(made.getFirst().get("actor").asString()).isEqualTo("admin");
        assertThat(made.getFirst().get("actorName").asString()).isNotEqualTo(Personal.ERASED);
        var entry = reader.get("/api/v1/audit/" + made.getFirst().get("position"))
                .expect(200)
                .json();
        assertThat(entry.get("erased").asLong()).isEqualTo(position);
        assertThat(entry.at("/personal/data").asString()).isNotEmpty();
        assertThat(entry.at("/data/profile/fullName").asString()).isEqualTo(Personal.ERASED);
        var decided = reader.get("/api/v1/erasures?claim.account=" + LOGIN).items();
        assertThat(decided).hasSize(1);
        assertThat(decided.getFirst().get("stage").asString()).isEqualTo("CARRIED_OUT");
        assertThat(decided.getFirst().get("position").asLong()).isEqualTo(position);
        assertThat(decided.getFirst().get("values").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(decided.getFirst().get("decidedBy").asString()).isEqualTo(reader.name());
    }

    private static void theAccountStillWorks(Product product, Client person, String incident) {
        var noted = person.post("/api/v1/incidents/" + incident + "/notes", RestTest.note("still here"))
                .expect(200);
        var entry = person.get("/api/v1/audit/" + noted.position()).expect(200).json();
        assertThat(entry.at("/meta/actor.id").asString()).isEqualTo(LOGIN);
        assertThat(entry.at("/meta/actor.name").asString()).isEqualTo(Personal.ERASED);
        assertThat(entry.at("/meta/actor.address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.has("erased")).isFalse();
        product.logIn(LOGIN, Product.PASSWORD).get("/api/v1/session").expect(200);
    }

    @Test
    void whatWasApprovedIsCarriedOutAtTheNextStartWhateverWasLost() throws Exception {
        String erasure;
        try (var product = Product.start(data)) {
            var offices = Offices.in(product);
            work(product, somebody(product));
            product.bean(Configuration.class)
                    .eventProcessingConfiguration()
                    .eventProcessor(REACTION)
                    .orElseThrow()
                    .shutDown();
            erasure = offices.request().subject();
            offices.approve(erasure);
        }
        assertThat(traces()).contains("ledger.db");
        try (var files = Files.newDirectoryStream(data, "reactions.db*")) {
            for (var file : files) Files.delete(file);
        }
        try (var product = Product.start(data)) {
            var reader = product.person(Role.AUDITOR);
            try (var events = reader.events(-1)) {
                events.await("erasure.carried-out/1");
            }
            assertThat(traces()).isEmpty();
        }
    }

    @Test
    void personalDataThatCameBackFromABackupIsErasedAgain() throws Exception {
        var backup = data.resolve("backup.db");
        try (var product = Product.start(data)) {
            work(product, somebody(product));
        }
        Files.copy(data.resolve("ledger.db"), backup);
        try (var product = Product.start(data)) {
            Offices.in(product).erase();
        }
        restorePersonalData(backup);
        Files.delete(backup);
        assertThat(traces()).containsExactly("ledger.db");
        try (var product = Product.start(data)) {
            var log = product.bean(CommitLog.class);
            var made = log.aggregate(Product.account(LOGIN).toString(), 0, 1);
            var engine = product.bean(LedgerEngine.class);
            await(() -> engine.envelopes(made).getFirst().erased() != null && traces().isEmpty());
        }
        assertThat(traces()).isEmpty();
    }

    private void restorePersonalData(Path backup) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + backup + "' AS backup");
            assertThat(statement.executeUpdate("""
                    UPDATE main.personal SET erased = NULL,
                        salt = (SELECT b.salt FROM backup.personal b WHERE b.commitment = personal.commitment),
                        value = (SELECT b.value FROM backup.personal b WHERE b.commitment = personal.commitment)
                    WHERE erased IS NOT NULL AND commitment IN (SELECT commitment FROM backup.personal)""")).isGreaterThan(1);
        }
    }

    @Test
    void whatIsNotApprovedIsNotErased() throws Exception {
        try (var product = Product.start(data)) {
            var offices = Offices.in(product);
            somebody(product);
            var erasure = "/api/v1/erasures/" + offices.request().subject();
            offices.asking().post(erasure + "/approval", null).expectProblem(403, "forbidden.role");
            product.person(Role.OPERATOR).post(erasure + "/approval", null).expectProblem(403, "forbidden.role");
            offices.deciding().post(erasure + "/refusal", "{\"text\": \" \"}").expectProblem(400, "invalid");
            var declined = offices.deciding()
                    .post(erasure + "/refusal", "{\"text\": \"still in office\"}")
                    .expect(200);
            offices.deciding().post(erasure + "/approval", null).expectProblem(409, "subject.stage");
            var found = offices.asking()
                    .get(erasure, RestTest.after(declined))
                    .expect(200)
                    .json();
            assertThat(found.get("stage").asString()).isEqualTo("DECLINED");
            assertThat(found.get("declinedBecause").asString()).isEqualTo("still in office");
            assertThat(name(offices.asking())).isEqualTo(NAME);
        }
    }

    @Test
    void whoAsksMustKnowTheAccountAndWhoReadsMustBeAnAdministratorOrAuditor() {
        try (var product = Product.start(data)) {
            var offices = Offices.in(product);
            somebody(product);
            offices.asking()
                    .post("/api/v1/erasures", CLAIM.replace(LOGIN, "nobody"))
                    .expectProblem(404, "unknown");
            offices.asking()
                    .post("/api/v1/erasures", "{\"account\": \"ouyang\"}")
                    .expectProblem(400, "invalid");
            offices.deciding().post("/api/v1/erasures", CLAIM).expectProblem(403, "forbidden.role");
            var request = offices.request();
            var operator = product.person(Role.OPERATOR);
            operator.get("/api/v1/erasures").expectProblem(403, "forbidden");
            operator.get("/api/v1/erasures/" + request.subject()).expectProblem(403, "forbidden");
            operator.get("/api/v1/audit/" + request.position()).expectProblem(404, "no-such-position");
            assertThat(operator.get("/api/v1/audit?capability=erasure", RestTest.after(request))
                            .items())
                    .isEmpty();
            var auditor = product.person(Role.AUDITOR);
            assertThat(auditor.get("/api/v1/erasures").expect(200).items()).hasSize(1);
            auditor.get("/api/v1/audit/" + request.position()).expect(200);
        }
    }

    @Test
    void aNameIsNowhereInMongoEither() throws Exception {
        var server = new MongoServer(new MemoryBackend());
        var uri = server.bindAndGetConnectionString();
        try (var product = Product.start(
                        data,
                        "spring.profiles.active=mongo",
                        "taizhang.mongo-uri=" + uri + "/office",
                        "taizhang.ledger.accept-standalone=true");
                var mongo = MongoClients.create(uri)) {
            var offices = Offices.in(product);
            work(product, somebody(product));
            Contents.of(product);
            var everything = new ArrayList<String>();
            BooleanSupplier traces = () -> {
                everything.clear();
                for (var database : mongo.listDatabaseNames())
                    for (var collection : mongo.getDatabase(database).listCollectionNames())
                        for (var document : mongo.getDatabase(database)
                                .getCollection(collection)
                                .find()) everything.add(document.toJson());
                return everything.stream().anyMatch(text -> text.contains(NAME) || text.contains(POST));
            };
            assertThat(traces.getAsBoolean()).isTrue();
            offices.erase();
            assertThat(traces.getAsBoolean()).isFalse();
            assertThat(everything).hasSizeGreaterThan(10);
            assertThat(traces()).isEmpty();
        } finally {
            server.shutdownNow();
        }
    }

    private static Client somebody(Product product) {
        var admin = product.admin();
        admin.post("/api/v1/accounts", """
                {"profile": {"name": "%s", "fullName": "%s", "unit": "230000", "post": "%s"}, "password": "%s"}""".formatted(LOGIN, NAME, POST, Product.PASSWORD), "Idempotency-Key", "made")
                .expect(201);
        var roles = "/api/v1/accounts/" + Product.account(LOGIN) + "/roles/";
        admin.put(roles + Role.OPERATOR, null).expect(200);
        return product.logIn(LOGIN, Product.PASSWORD);
    }

    /** Something in every place that says who did it, and so much that the account is snapshotted. */
    private static String work(Product product, Client person) throws Exception {
        var incident = person.post("/api/v1/incidents", RestTest.incident("by hand"), "Idempotency-Key", "reported")
                .expect(201)
                .subject();
        person.post("/api/v1/incidents/" + incident + "/notes", RestTest.note("noted"))
                .expect(200);
        try (var site = new WatchedSite();
                var events = person.events("")) {
            var target = person.post("/api/v1/targets", FirstLightTest.portal(site.url(), LOGIN))
                    .expect(201)
                    .subject();
            site.stop();
            var alert = events.await("alert.raised/1").at("/data/alert").asString();
            product.person(Role.WATCH, Role.OPERATOR).get("/api/v1/alerts/" + alert);
            person.post("/api/v1/targets/" + target + "/retirement", "{\"reason\": \"old\"}")
                    .expect(200);
        }
        var admin = product.admin();
        var watch = "/api/v1/accounts/" + Product.account(LOGIN) + "/roles/" + Role.WATCH;
        for (var i = 0; i < 110; i++) {
            admin.put(watch, null).expect(200);
            admin.delete(watch).expect(200);
        }
        return incident;
    }

    private static String name(Client reader) {
        JsonNode account = reader.get("/api/v1/accounts/" + Product.account(LOGIN))
                .expect(200)
                .json();
        return account.at("/profile/fullName").asString();
    }

    private static byte[] root(CommitLog log, long size) {
        return new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, size).root();
    }

    /** The files that hold the name or the post, by the name of the file, without what SQLite keeps beside it. */
    private List<String> traces() {
        var found = new ArrayList<String>();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains(latin(NAME)) || text.contains(latin(POST)))
                    found.add(file.getFileName().toString().replaceFirst("-wal$", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().distinct().toList();
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
