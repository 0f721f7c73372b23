package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1:22",
        "db.example:2222, db.example:2222",
        "ssh://db.example:2222/x, db.example:2222",
        "[::1]:23, [::1]:23",
        "[fe80::1], [fe80::1]:22"
    })
    void isAHostAndAPort(String address, String place) throws Failed {
        assertThat(Place.of(address, 22)).hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "user@host", "host:x", "host:0", "host:70000", "::1"})
    void allElseIsRefused(String address) {
        assertThatThrownBy(() -> Place.of(address, 22)).isInstanceOf(Failed.class);
    }
}
