package org.taizhang.ledger.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.bson.Document;
import org.taizhang.ledger.CannotOpen;

/** Refuses servers on which an acknowledged entry could be lost, or on which one failure would stop all appends. */
final class Deployment {
    private static final int UNAUTHORIZED = 13;
    private static final int UNKNOWN_COMMAND = 59;

    private final MongoDatabase admin;
    private final Object log;

    private Deployment(MongoDatabase admin, Object log) {
        this.admin = admin;
        this.log = log;
    }

    /** Throws {@link CannotOpen.Unsafe} or {@link CannotOpen.NotDurable}. */
    static void check(MongoClient client, Object log) {
        var deployment = new Deployment(client.getDatabase("admin"), log);
        deployment.checkVersion();
        deployment.checkKind();
        deployment.checkMembers();
    }

    private void checkVersion() {
        var version = ask("buildInfo").getList("versionArray", Integer.class);
        var major = version.get(0);
        if (major < 4 || (major == 4 && version.get(1) < 4))
            throw unsafe("MongoDB is " + major + "." + version.get(1), "use 4.4 or newer");
    }

    private void checkKind() {
        var hello = ask("hello");
        if ("isdbgrid".equals(hello.getString("msg")))
            throw unsafe("the cluster is sharded", "name a replica set, of which the ledger needs only one");
        if (hello.getString("setName") == null)
            throw unsafe("the server is no member of a replica set", "make it one, best of three members");
    }

    private void checkMembers() {
        var config = ask("replSetGetConfig").get("config", Document.class);
        if (Boolean.FALSE.equals(config.getBoolean("writeConcernMajorityJournalDefault")))
            throw new CannotOpen.NotDurable(log, "writeConcernMajorityJournalDefault", "true", "false");
        var votes = 0;
        var bearing = 0;
        for (var member : config.getList("members", Document.class)) {
            var vote = Objects.requireNonNullElse(member.get("votes", Number.class), 1)
                    .intValue();
            votes += vote;
            if (!Boolean.TRUE.equals(member.getBoolean("arbiterOnly"))) bearing += vote;
        }
        var majority = votes / 2 + 1;
        if (bearing < votes && bearing - 1 < majority)
            throw unsafe(
                    "with one data-bearing member down, arbiters keep a primary that no majority can follow",
                    "replace the arbiter by a member that bears data");
    }

    private Document ask(String command) {
        try {
            return admin.runCommand(new Document(command, 1));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == UNKNOWN_COMMAND)
                throw unsafe("the server does not know the command " + command, "use MongoDB 4.4.2 or newer");
            if (e.getErrorCode() != UNAUTHORIZED) throw e;
            throw unsafe(
                    "its user may not ask the server how it is set up (" + command + ")",
                    "grant the role clusterMonitor");
        }
    }

    private CannotOpen.Unsafe unsafe(String why, String remedy) {
        return new CannotOpen.Unsafe(log, why, remedy);
    }
}
