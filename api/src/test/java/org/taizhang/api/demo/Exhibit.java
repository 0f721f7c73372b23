package org.taizhang.api.demo;

import java.util.List;

/**
 * A peer that runs: what is registered of it, and what can go wrong with it.
 *
 * @param check as the API has it
 * @param registered told the id of its target, for those that call by themselves
 */
record Exhibit(String kind, String address, String check, List<Fault> faults, Registered registered) {
    /** What a peer needs to know of its target. */
    interface Registered {
        void as(String target) throws Exception;
    }

    /** How a peer comes to run. */
    interface Opening {
        /** @throws org.opentest4j.TestAbortedException where it is not installed, which names the package that brings it */
        Exhibit open(Room room) throws Exception;
    }

    Exhibit(String kind, String address, String check, Fault... faults) {
        this(kind, address, check, List.of(faults), target -> {});
    }
}
