package org.taizhang.api.demo;

/**
 * Something that goes wrong with a peer.
 *
 * @param rule whose alert must follow, and clear once it is repaired
 */
record Fault(String name, String rule, Action injection, Action repair) {
    /** What is done to a peer. */
    interface Action {
        void run() throws Exception;
    }

    /** It is gone, and comes back. */
    static Fault stopped(Daemon daemon) {
        return new Fault("停止 stopped", "down", daemon::stop, daemon::start);
    }
}
