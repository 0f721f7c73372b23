package org.taizhang.probes.ipmi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {
    @ParameterizedTest
    @CsvSource({
        "0x01, 0x01, 0x00, true", // Temperature, within its thresholds.
        "0x01, 0x01, 0x08, true", // Above the non-critical threshold alone.
        "0x01, 0x01, 0x18, false", // Above the critical one.
        "0x01, 0x04, 0x02, false", // A fan below the critical one.
        "0x6f, 0x08, 0x01, true", // A power supply is there.
        "0x6f, 0x08, 0x03, false", // It has failed.
        "0x6f, 0x08, 0x09, false", // Its input is lost.
        "0x6f, 0x0d, 0x01, true", // A drive is there.
        "0x6f, 0x0d, 0x05, false", // It predicts its failure.
        "0x6f, 0x0c, 0x40, true", // A module of memory is there.
        "0x6f, 0x0c, 0x42, false", // It has an error that cannot be corrected.
        "0x6f, 0x07, 0x80, true", // A processor is there.
        "0x0b, 0x04, 0x01, true", // Fans are fully redundant.
        "0x0b, 0x04, 0x02, false", // Redundancy is lost.
        "0x07, 0x01, 0x04, false", // A severity of critical.
    })
    void statesOfFaultsAreNotWell(String reading, String type, String states, boolean well) {
        assertThat(States.well(Integer.decode(reading), Integer.decode(type), Integer.decode(states)))
                .contains(well);
    }

    @ParameterizedTest
    @CsvSource({"0x6f, 0xc0, 0x01", "0x70, 0x01, 0x01", "0x03, 0x21, 0x02"})
    void ofStatesThatAreNotKnownNothingIsSaid(String reading, String type, String states) {
        assertThat(States.well(Integer.decode(reading), Integer.decode(type), Integer.decode(states)))
                .isEmpty();
    }
}
