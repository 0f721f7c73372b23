package org.taizhang.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "ABOVE,     false, false, true",
        "AT_LEAST,  false, true,  true",
        "BELOW,     true,  false, false",
        "AT_MOST,   true,  true,  false",
        "EQUAL,     false, true,  false",
        "NOT_EQUAL, true,  false, true",
    })
    void holds(Comparison comparison, boolean below, boolean at, boolean above) {
        assertThat(comparison.holds(1.9, 2)).isEqualTo(below);
        assertThat(comparison.holds(2, 2)).isEqualTo(at);
        assertThat(comparison.holds(2.1, 2)).isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({
        "ABOVE,     true,  false",
        "AT_LEAST,  true,  false",
        "BELOW,     false, true",
        "AT_MOST,   false, true",
        "EQUAL,     false, false",
        "NOT_EQUAL, false, false",
    })
    void findsTheWorseOfTwo(Comparison comparison, boolean larger, boolean smaller) {
        assertThat(comparison.worse(2, 1)).isEqualTo(larger);
        assertThat(comparison.worse(1, 2)).isEqualTo(smaller);
        assertThat(comparison.worse(1, 1)).isFalse();
    }

    @Test
    void neverHoldsForWhatIsNoNumberExceptThatItIsAnother() {
        for (var comparison : Comparison.values())
            assertThat(comparison.holds(Double.NaN, 2)).isEqualTo(comparison == Comparison.NOT_EQUAL);
    }
}
