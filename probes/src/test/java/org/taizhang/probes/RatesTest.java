package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {
    private static final long SECOND = 1_000_000_000;

    private final Rates rates = new Rates();

    @Test
    void aCounterGrowsBySoMuchInASecond() {
        rates.perSecond("eth0", 1000, 0);

        assertThat(rates.perSecond("eth0", 6000, 5 * SECOND)).isEqualTo(1000);
        assertThat(rates.perSecond("eth0", 6000, 6 * SECOND)).isZero();
    }

    @Test
    void theFirstReadingHasNoRate() {
        rates.perSecond("eth0", 1000, 0);

        assertThat(rates.perSecond("eth1", 1000, SECOND)).isNaN();
    }

    @Test
    void aCounterThatFellHasNoRateAndStartsOver() {
        rates.perSecond("eth0", Long.MAX_VALUE, 0);

        assertThat(rates.perSecond("eth0", 100, SECOND)).isNaN();
        assertThat(rates.perSecond("eth0", 300, 2 * SECOND)).isEqualTo(200);
    }

    @Test
    void noTimeMeansNoRate() {
        rates.perSecond("eth0", 100, SECOND);

        assertThat(rates.perSecond("eth0", 200, SECOND)).isNaN();
    }
}
