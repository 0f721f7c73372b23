package org.taizhang.domain.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Refused;

class NetworkTest {
    @Test
    void hasTheAddressesOfItsHosts() {
        assertThat(Network.of("10.1.2.252/30").hosts()).containsExactly("10.1.2.253", "10.1.2.254");
        assertThat(Network.of("10.1.2.254/31").hosts()).containsExactly("10.1.2.254", "10.1.2.255");
        assertThat(Network.of("255.255.255.255").hosts()).containsExactly("255.255.255.255");
        assertThat(Network.of("2001:DB8::ffff").hosts()).containsExactly("2001:db8:0:0:0:0:0:ffff");
        assertThat(Network.of("2001:db8::fffe/127").hosts())
                .containsExactly("2001:db8:0:0:0:0:0:fffe", "2001:db8:0:0:0:0:0:ffff");
        assertThat(Network.of("10.0.0.0/8").size()).isEqualTo((1 << 24) - 2);
        assertThat(Network.of("::/0").size().bitLength()).isEqualTo(129);
        assertThat(Network.of("1:2:3:4:5:6:7:8")).hasToString("1:2:3:4:5:6:7:8/128");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.0/24, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.0.0.0/7, false",
        "10.0.0.0/8, 11.0.0.0/24, false",
        "0.0.0.0/0, 2001:db8::/32, false",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::/48, true",
        "2001:db8::/32, 2001:db9::1, false"
    })
    void coversWhatLiesWithinIt(String range, String other, boolean covers) {
        assertThat(Network.of(range).covers(Network.of(other))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0/24",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.0/33",
                "10.0.0.0/",
                "1.2.3.4.5",
                "::/129",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "fe80::1%1",
                "::ffff:0:0/96",
                "::ffff:a00:1",
                "host",
                ""
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("discovery.range ");
    }

    @Test
    void beginsWithItsLowestAddress() {
        assertThatThrownBy(() -> Network.of("10.0.0.5/24"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("discovery.range-host-bits")
                .hasMessageContaining("10.0.0.0/24");
    }
}
