package org.taizhang.api.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import org.taizhang.api.Client;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.peer.Peer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a peer has to itself in the demonstration: a folder, and an end with everything in it.
 *
 * @param operator who registers it
 * @param authority whose certificates the product believes
 * @param scripts where programs lie that the product may run
 */
record Room(String name, Path folder, Client operator, Authority authority, Path scripts, Deque<AutoCloseable> closing)
        implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    Room(String name, Path folder, Client operator, Authority authority, Path scripts) {
        this(name, folder, operator, authority, scripts, new ArrayDeque<>());
    }

    Daemon daemon(Callable<Peer> recipe) throws Exception {
        return keep(new Daemon(recipe));
    }

    <T extends AutoCloseable> T keep(T thing) {
        closing.push(thing);
        return thing;
    }

    /** Stores what lets a probe in; the answer is the reference that checks name. */
    String credential(String user, String secret) {
        var body = JSON.writeValueAsString(Map.of("unit", Demonstration.UNIT, "user", user, "secret", secret));
        operator.put("/api/v1/credentials/" + name, body).expect(200);
        return "file:" + name;
    }

    @Override
    public void close() throws Exception {
        while (!closing.isEmpty()) closing.pop().close();
    }
}
