package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.probes.Standing.Level;

/** What is missing, by a clock that the test says. */
class AbsencesTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Absence SILENT = new Absence("silent", "probe_success", 3, 2, "silent", null, null);
    private static final Absence NO_VERSION = new Absence("no-version", "version", 5, 3, "no version", null, null);

    private Absences absences = new Absences();

    @BeforeEach
    void watch() {
        absences.watch(TARGET, List.of(SILENT, NO_VERSION), INTERVAL, TIMEOUT, START);
    }

    @Test
    void nothingIsMissingWithinItsGrace() {
        assertThat(absences.missing(at(3))).isEmpty();
        assertThat(standing("silent", 3).level()).isEqualTo(Level.UNSEEN);
    }

    @Test
    void whatIsNeverSeenIsMissingOnceAfterItsGrace() {
        assertThat(absences.missing(at(4))).containsExactly(breach(SILENT, 240, 180, 0, 4));
        assertThat(absences.missing(at(5))).isEmpty();
        assertThat(absences.missing(at(6))).containsExactly(breach(NO_VERSION, 360, 300, 0, 6));
        assertThat(standing("silent", 7).level()).isEqualTo(Level.BREACHED);
        assertThat(absences.told()).containsExactly(TARGET);
    }

    /** Else a target that answers nobody would be said not to be watched before it is said to be down. */
    @Test
    void aRunThatTakesAllTheTimeItMayIsNoAbsence() {
        var timeout = Duration.ofMinutes(5);
        absences.watch(TARGET, List.of(SILENT), INTERVAL, timeout, START);
        assertThat(absences.missing(at(6)))
                .as("the first run may just have ended")
                .isEmpty();
        var sample = List.of(Sample.of("probe_success", 0));
        absences.seen(new Observation(TARGET, at(1), timeout, Outcome.TIMED_OUT, null, sample, Map.of()));
        assertThat(absences.missing(at(12)))
                .as("nor has the second much longer")
                .isEmpty();
        assertThat(absences.missing(at(13))).containsExactly(breach(SILENT, 420, 362, 6, 13));
    }

    @Test
    void whatIsSeenBeginsItsGraceAnew() {
        see(2, "probe_success");
        assertThat(absences.missing(at(5))).isEmpty();
        assertThat(absences.missing(at(6)))
                .containsExactly(breach(SILENT, 240, 180, 2, 6), breach(NO_VERSION, 360, 300, 0, 6));
    }

    @Test
    void oneMetricOfARunMayBeMissingWhileOthersAreSeen() {
        for (var minute = 0; minute < 6; minute++) see(minute, "probe_success");
        assertThat(absences.missing(at(6))).containsExactly(breach(NO_VERSION, 360, 300, 0, 6));
    }

    @Test
    void itsEndIsSaidAtTheNextObservation() {
        absences.missing(at(4));
        assertThat(see(5, "probe_success")).containsExactly(recovered(SILENT, 5));
        assertThat(see(6, "probe_success")).isEmpty();
        assertThat(absences.told()).isEmpty();
        assertThat(absences.missing(at(10))).contains(breach(SILENT, 240, 180, 6, 10));
    }

    @Test
    void afterAStartTheFirstObservationSaysThatNothingIsMissing() {
        absences.missing(at(4));
        absences = new Absences();
        absences.watch(TARGET, List.of(SILENT), INTERVAL, TIMEOUT, at(1000));
        assertThat(absences.missing(at(1003))).as("the grace begins anew").isEmpty();
        assertThat(see(1003, "probe_success")).containsExactly(recovered(SILENT, 1003));
    }

    @Test
    void whatCouldNotBeToldIsSaidAgain() {
        var said = absences.missing(at(4)).getFirst();
        absences.doubt(said);
        assertThat(absences.missing(at(5))).containsExactly(breach(SILENT, 300, 180, 0, 5));
    }

    @Test
    void aRevisionLeavesWhatWasAndGivesGraceToWhatIsNew() {
        see(1, "probe_success");
        var late = new Absence("late", "other", 3, 2, "late", null, null);
        absences.watch(TARGET, List.of(SILENT, late), INTERVAL, TIMEOUT, at(3));
        assertThat(absences.missing(at(5))).containsExactly(breach(SILENT, 240, 180, 1, 5));
        assertThat(absences.missing(at(6))).isEmpty();
        assertThat(absences.missing(at(7))).containsExactly(breach(late, 240, 180, 3, 7));
        absences.watch(TARGET, List.of(late), INTERVAL, TIMEOUT, at(8));
        assertThat(absences.missing(at(20))).isEmpty();
    }

    @Test
    void ofAForgottenTargetNothingIsMissing() {
        absences.forget(TARGET);
        assertThat(absences.missing(at(100))).isEmpty();
        assertThat(see(101, "probe_success")).isEmpty();
        assertThat(absences.standing(TARGET, at(102))).isEmpty();
    }

    private Standing standing(String rule, int minute) {
        return absences.standing(TARGET, at(minute)).stream()
                .filter(is -> is.rule().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<Decision> see(int minute, String metric) {
        return absences.seen(new Observation(
                TARGET, at(minute), Duration.ZERO, Outcome.SUCCEEDED, null, List.of(Sample.of(metric, 1)), Map.of()));
    }

    private static Decision.Breach breach(Absence rule, double seconds, double limit, int since, int minute) {
        var sample = new Sample(Absences.METRIC, rule.metric(), seconds);
        return new Decision.Breach(TARGET, rule, sample, limit, at(since), at(minute));
    }

    private static Decision recovered(Absence rule, int minute) {
        return new Decision.Recovered(TARGET, rule, new Sample(Absences.METRIC, rule.metric(), 0), at(minute));
    }

    private static Instant at(int minute) {
        return START.plus(INTERVAL.multipliedBy(minute));
    }
}
