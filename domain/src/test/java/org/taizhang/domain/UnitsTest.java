package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "230000, 230000, true",
        "230000, 230000/230100, true",
        "230000, 230000/230100/gxj, true",
        "230000/230100, 230000, false",
        "230000/230100, 230000/230200, false",
        "230000/2301, 230000/230100, false",
        "'', 230000, false",
    })
    void coversItselfAndWhatLiesBelow(String upper, String unit, boolean covers) {
        assertThat(Units.covers(upper, unit)).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"230000", "230000/230100/gxj", "a/b/c/d/e/f/g/h"})
    void areWrittenAsPaths(String unit) {
        assertThat(unit).matches(Units.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "230000/", "/230000", "a//b", "a b", "省", "a/b/c/d/e/f/g/h/i"})
    void areNothingElse(String unit) {
        assertThat(unit).doesNotMatch(Units.PATTERN);
    }
}
