package org.taizhang.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;

class MemoryTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final long MOST = 0xffff_ffffL;

    private final AtomicLong nanos = new AtomicLong(5_000_000_000_000L);
    private final Memory memory = new Memory(nanos::get);
    private long ticks = 100_000;

    private void tenSecondsLater() {
        nanos.addAndGet(10_000_000_000L);
        ticks += 1_000;
        memory.begin(ticks);
    }

    private double narrow(long value, double most) {
        return memory.perSecond("narrow", new Counter32(value), most);
    }

    private double wide(long value) {
        return memory.perSecond("wide", new Counter64(value), NO_LIMIT);
    }

    @Test
    void aCounterBecomesARateFromTheSecondRunOn() {
        memory.begin(ticks);
        assertThat(wide(1_000)).isNaN();
        tenSecondsLater();
        assertThat(wide(6_000)).isEqualTo(500);
    }

    @Test
    void aNarrowCounterThatFellHasWrappedAround() {
        memory.begin(ticks);
        narrow(MOST - 99, NO_LIMIT);
        tenSecondsLater();
        assertThat(narrow(900, NO_LIMIT)).isEqualTo(100);
    }

    @Test
    void aWrapThatCannotBeIsNoRate() {
        memory.begin(ticks);
        narrow(1_000_000, 1_000);
        tenSecondsLater();
        assertThat(narrow(10, 1_000)).as("it was cleared, not wrapped").isNaN();
        tenSecondsLater();
        assertThat(narrow(5_010, 1_000)).isEqualTo(500);
        tenSecondsLater();
        assertThat(narrow(9, NO_LIMIT)).as("more than half way round").isNaN();
    }

    @Test
    void aWideCounterThatFellIsNoRate() {
        memory.begin(ticks);
        wide(5_000_000);
        tenSecondsLater();
        assertThat(wide(3)).isNaN();
        tenSecondsLater();
        assertThat(wide(1_003)).isEqualTo(100);
    }

    @Test
    void afterARestartOfTheAgentCountersBeginAnew() {
        memory.begin(ticks);
        narrow(100, NO_LIMIT);
        ticks = -900;
        tenSecondsLater();
        assertThat(narrow(50_000, NO_LIMIT)).isNaN();
        tenSecondsLater();
        assertThat(narrow(50_100, NO_LIMIT)).isEqualTo(10);
    }

    @Test
    void aRestartIsSeenAlsoWhereTheDeviceHasBeenUpForLongerThanItHadBeen() {
        ticks = 200;
        memory.begin(ticks);
        narrow(100, NO_LIMIT);
        nanos.addAndGet(60_000_000_000L);
        memory.begin(3_000);
        assertThat(narrow(50_000, NO_LIMIT)).isNaN();
    }

    @Test
    void aShareIsOfWhatGrewSinceTheRunBefore() {
        memory.begin(ticks);
        assertThat(memory.share("idle", 900, 1_000)).isNaN();
        tenSecondsLater();
        assertThat(memory.share("idle", 950, 1_200)).isEqualTo(0.25);
        tenSecondsLater();
        assertThat(memory.share("idle", 950, 1_200)).as("nothing grew").isNaN();
        tenSecondsLater();
        assertThat(memory.share("idle", 10, 1_500)).as("fell").isNaN();
    }
}
