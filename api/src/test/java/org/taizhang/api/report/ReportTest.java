package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taizhang.api.report.Chart.Series;
import org.taizhang.api.report.Table.Column;

class ReportTest {
    private static final Wording NAME = Wording.of("名称");

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        var source = new Report.Source("log", 1, "0".repeat(64));
        var section = List.of(new Section(NAME, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report(
                        NAME, NAME, LocalDate.MAX, LocalDate.MIN, ZoneOffset.UTC, Instant.EPOCH, source, null, section))
                .withMessageContaining("end");
    }

    @Test
    void whatItComesFromIsAPositionAndAHash() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Report.Source("log", -1, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Report.Source("log", 1, "0".repeat(63)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Report.Source("log", 1, "F".repeat(64)));
    }

    @Test
    void aColumnTakesValuesOfItsKindOrNone() {
        var columns = List.of(new Column(NAME, Kind.NUMBER));
        assertThat(new Table(NAME, columns, List.of(List.of(Cell.of(1)), List.of(Cell.absent()))).rows())
                .hasSize(2);
        for (var other :
                List.of(Cell.of("1"), Cell.of(Duration.ZERO), Cell.percent(BigDecimal.ONE), Cell.of(Instant.EPOCH)))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Table(NAME, columns, List.of(List.of(other))))
                    .withMessageContaining("名称");
        assertThatIllegalArgumentException().isThrownBy(() -> new Table(NAME, columns, List.of(List.of())));
    }

    @Test
    void aSeriesHasAValueForEachLabel() {
        var two = List.of(NAME, NAME);
        assertThatIllegalArgumentException().isThrownBy(() -> chart(Chart.Form.LINES, two, BigDecimal.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart(Chart.Form.SHARES, two, BigDecimal.ONE, new BigDecimal(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> chart(Chart.Form.SHARES, two, BigDecimal.ONE, null));
        assertThat(chart(Chart.Form.LINES, two, BigDecimal.ONE, null)
                        .series()
                        .getFirst()
                        .known())
                .hasSize(1);
    }

    private static Chart chart(Chart.Form form, List<Wording> labels, BigDecimal... values) {
        return new Chart(NAME, form, Kind.NUMBER, NAME, labels, List.of(new Series(NAME, Arrays.asList(values))));
    }

    @Test
    void whatItWasMadeOfChangesItNoMore() {
        var rows = new ArrayList<List<Cell>>();
        var row = new ArrayList<>(List.of(Cell.of(1)));
        rows.add(row);
        var table = new Table(NAME, List.of(new Column(NAME, Kind.NUMBER)), rows);
        row.set(0, Cell.of(2));
        rows.clear();
        assertThat(table.rows()).containsExactly(List.of(Cell.of(1)));
    }
}
