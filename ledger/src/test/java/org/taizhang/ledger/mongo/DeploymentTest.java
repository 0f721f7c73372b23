package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.CannotOpen;

class DeploymentTest {
    private final FaultyServer server = new FaultyServer();

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void acceptsAReplicaSetOfThree() {
        set("DDD");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void acceptsAnArbiterWhereAMajorityBearsDataWithoutAnyMember() {
        set("DDDDA");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void acceptsMembersWithoutAVote() {
        set("DDDN");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesAStandaloneServer() {
        server.answers("buildInfo", ok -> ok.append("versionArray", List.of(8, 0, 4, 0)));
        server.answers("hello", ok -> ok.append("isWritablePrimary", true));
        refuses("the server is no member of a replica set; make it one, best of three members");
    }

    @Test
    void refusesAShardedCluster() {
        set("DDD");
        server.answers("hello", ok -> ok.append("msg", "isdbgrid"));
        refuses("the cluster is sharded; name a replica set, of which the ledger needs only one");
    }

    @Test
    void refusesAnArbiterThatMakesAMajorityOutOfOne() {
        set("DDA");
        refuses("with one data-bearing member down, arbiters keep a primary that no majority can follow; "
                + "replace the arbiter by a member that bears data");
    }

    @Test
    void refusesAMajorityThatIsInMemoryOnly() {
        set("DDD", false);
        assertThatExceptionOfType(CannotOpen.NotDurable.class)
                .isThrownBy(this::check)
                .withMessage("Ledger the-log needs writeConcernMajorityJournalDefault=true but got false");
    }

    @Test
    void refusesAnOldServer() {
        set("DDD");
        server.answers("buildInfo", ok -> ok.append("versionArray", List.of(4, 2, 24, 0)));
        refuses("MongoDB is 4.2; use 4.4 or newer");
    }

    @Test
    void refusesToTrustWhatItMayNotAsk() {
        set("DDD");
        server.answers(
                "replSetGetConfig",
                ok -> new Document("ok", 0.0).append("code", 13).append("errmsg", "not authorized"));
        refuses("its user may not ask the server how it is set up (replSetGetConfig); grant the role clusterMonitor");
    }

    @Test
    void openingChecks() {
        assertThatThrownBy(() -> MongoCommitLog.open(server.uri(), "ledger"))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining(String.join(",", server.uri().getHosts()) + "/ledger");
    }

    private void set(String members) {
        set(members, true);
    }

    /** A replica set whose members bear data (D), have no vote (N) or are arbiters (A). */
    private void set(String kinds, boolean journaled) {
        var members = new ArrayList<Document>();
        for (var kind : kinds.toCharArray())
            members.add(new Document("_id", members.size())
                    .append("host", "h" + members.size() + ":27017")
                    .append("arbiterOnly", kind == 'A')
                    .append("votes", kind == 'N' ? 0 : 1));
        server.answers("buildInfo", ok -> ok.append("versionArray", List.of(8, 0, 4, 0)));
        server.answers("hello", ok -> ok.append("setName", "rs"));
        server.answers(
                "replSetGetConfig",
                ok -> ok.append(
                        "config",
                        new Document("_id", "rs")
                                .append("writeConcernMajorityJournalDefault", journaled)
                                .append("members", members)));
    }

    private void check() {
        try (var client = MongoClients.create(server.uri())) {
            Deployment.check(client, "the-log");
        }
    }

    private void refuses(String why) {
        assertThatExceptionOfType(CannotOpen.Unsafe.class)
                .isThrownBy(this::check)
                .withMessage("Ledger the-log would not be safe here: " + why);
    }
}
