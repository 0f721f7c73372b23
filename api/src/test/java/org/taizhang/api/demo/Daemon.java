package org.taizhang.api.demo;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.peer.Peer;

/** A peer that can be stopped, and started again at the same address. */
final class Daemon implements AutoCloseable {
    private final Callable<Peer> recipe;
    private @Nullable Peer peer;

    Daemon(Callable<Peer> recipe) throws Exception {
        this.recipe = recipe;
        start();
    }

    void start() throws Exception {
        peer = recipe.call();
    }

    void stop() {
        if (peer != null) peer.close();
        peer = null;
    }

    @Override
    public void close() {
        stop();
    }
}
