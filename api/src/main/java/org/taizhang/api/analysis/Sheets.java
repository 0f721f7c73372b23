package org.taizhang.api.analysis;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.taizhang.api.report.Cell;
import org.taizhang.api.report.Chart;
import org.taizhang.api.report.Chart.Form;
import org.taizhang.api.report.Chart.Series;
import org.taizhang.api.report.Kind;
import org.taizhang.api.report.Section.Block;
import org.taizhang.api.report.Table;
import org.taizhang.api.report.Table.Column;
import org.taizhang.api.report.Wording;
import org.taizhang.domain.analysis.Figures.Breakdown;
import org.taizhang.domain.analysis.Figures.Count;
import org.taizhang.domain.analysis.Figures.Month;
import org.taizhang.domain.analysis.Figures.Spread;

/** The tables and charts that figures are shown in. */
final class Sheets {
    private static final int MOST_SHARES = 12;
    private static final Wording ITEM = Wording.of("项目", "Item");
    private static final Wording NUMBER = Wording.of("数量", "Number");
    private static final Wording OTHERS = Wording.of("其他", "Others");

    private Sheets() {}

    /** A number under its name. */
    record Line(Wording name, long count) {
        static Line of(String zh, String en, long count) {
            return new Line(Wording.of(zh, en), count);
        }
    }

    /** A span of time under its name. */
    record Took(Wording name, Spread spread) {}

    static Table counts(Wording caption, Line... lines) {
        return counted(caption, ITEM, Arrays.asList(lines));
    }

    /** What there was of what, and a chart of it where there was anything. */
    static List<Block> breakdown(Wording caption, Wording of, Breakdown breakdown, Function<String, Wording> word) {
        var lines = new ArrayList<Line>();
        breakdown.counts().forEach(count -> lines.add(line(count, word)));
        if (breakdown.others() > 0) lines.add(new Line(OTHERS, breakdown.others()));
        var blocks = new ArrayList<Block>();
        blocks.add(counted(caption, of, lines));
        if (!lines.isEmpty()) blocks.add(shares(caption, lines));
        return blocks;
    }

    private static Line line(Count count, Function<String, Wording> word) {
        return new Line(word.apply(count.of()), count.count());
    }

    private static Table counted(Wording caption, Wording of, List<Line> lines) {
        var columns = List.of(new Column(of, Kind.TEXT), new Column(NUMBER, Kind.NUMBER));
        return new Table(
                caption,
                columns,
                lines.stream()
                        .map(line -> List.of(text(line.name()), Cell.of(line.count())))
                        .toList());
    }

    private static Chart shares(Wording title, List<Line> lines) {
        var shown = lines;
        if (lines.size() > MOST_SHARES) {
            shown = new ArrayList<>(lines.subList(0, MOST_SHARES - 1));
            var rest = lines.subList(MOST_SHARES - 1, lines.size());
            shown.add(new Line(OTHERS, rest.stream().mapToLong(Line::count).sum()));
        }
        var values =
                shown.stream().map(line -> BigDecimal.valueOf(line.count())).toList();
        return new Chart(
                title,
                Form.SHARES,
                Kind.NUMBER,
                NUMBER,
                shown.stream().map(Line::name).toList(),
                List.of(new Series(NUMBER, values)));
    }

    /** A year and a month, month by month. */
    static Chart trend(Wording title, List<Month> months) {
        return lines(
                title,
                Kind.NUMBER,
                NUMBER,
                months.stream().map(Month::month).toList(),
                months.stream().map(month -> BigDecimal.valueOf(month.count())).toList());
    }

    static Chart lines(
            Wording title, Kind kind, Wording measure, List<String> labels, List<@Nullable BigDecimal> values) {
        return new Chart(
                title,
                Form.LINES,
                kind,
                measure,
                labels.stream().map(Wording::of).toList(),
                List.of(new Series(measure, values)));
    }

    static Table times(Wording caption, Took... all) {
        var columns = List.of(
                new Column(ITEM, Kind.TEXT),
                new Column(Wording.of("次数", "Times"), Kind.NUMBER),
                new Column(Wording.of("平均", "Mean"), Kind.DURATION),
                new Column(Wording.of("中位数", "Median"), Kind.DURATION),
                new Column(Wording.of("最长", "Longest"), Kind.DURATION));
        return new Table(
                caption,
                columns,
                Arrays.stream(all)
                        .map(took -> List.of(
                                text(took.name()),
                                Cell.of(took.spread().count()),
                                duration(took.spread().mean()),
                                duration(took.spread().median()),
                                duration(took.spread().longest())))
                        .toList());
    }

    static Cell text(Wording wording) {
        return new Cell.Text(wording);
    }

    static Cell percent(@Nullable Double share) {
        return share == null ? Cell.absent() : Cell.percent(BigDecimal.valueOf(share));
    }

    private static Cell duration(@Nullable Duration duration) {
        return duration == null ? Cell.absent() : Cell.of(duration);
    }

    /** This month beside the one before and the same of the last year. */
    static List<Cell> compared(Wording name, List<Month> months) {
        var year = months.getFirst().count();
        var last = months.get(months.size() - 2).count();
        var now = months.getLast().count();
        return List.of(
                text(name), Cell.of(now), Cell.of(last), Cell.of(now - last), Cell.of(year), Cell.of(now - year));
    }

    static @Nullable BigDecimal number(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    static Wording word(@Nullable String said) {
        var text = Objects.requireNonNullElse(said, "-");
        return text.equals("-") ? Wording.of("未说明", "Not said") : Wording.of(text);
    }
}
