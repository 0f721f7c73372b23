package org.taizhang.probes;

/** Reads this machine. */
public final class HostProbe {
    void read(Readings readings) {
        readings.step("reading the machine");
    }
}
