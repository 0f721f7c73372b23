package org.taizhang.api.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Values as people read them, in the time zone of a report and in no machine's locale. */
final class Figures {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    Figures(ZoneId zone) {
        this.zone = zone;
    }

    Wording text(Cell cell, Table.Column column) {
        return switch (cell) {
            case Cell.Text(var text) -> text;
            case Cell.Amount(var number) -> Wording.of(number(number, column.decimals()));
            case Cell.Percent(var share) -> Wording.of(percent(share, column.decimals()));
            case Cell.Elapsed(var duration) -> Wording.of(duration(duration));
            case Cell.Moment(var instant) -> Wording.of(moment(instant));
            case Cell.Absent absent -> Wording.of(Phrases.of("absent").zh());
        };
    }

    String moment(Instant instant) {
        return MOMENT.format(instant.atZone(zone));
    }

    /** What each page says of where it comes from. */
    String origin(Report report) {
        var source = report.source();
        return Phrases.of(
                        "origin-of",
                        source.origin(),
                        String.valueOf(source.position()),
                        source.rootHash().substring(0, 16))
                .zh();
    }

    /** The facts of a report that stand before all else, by name. */
    List<Fact> facts(Report report) {
        var signature = report.signature();
        var source = report.source();
        return List.of(
                new Fact("period", report.period()),
                new Fact("unit", report.unit()),
                new Fact("made", Wording.of(moment(report.made()))),
                new Fact("zone", Wording.of(zone.getId())),
                new Fact("origin", Wording.of(source.origin())),
                new Fact("position", Wording.of(String.valueOf(source.position()))),
                new Fact("root-hash", Wording.of(source.rootHash())),
                new Fact(
                        "signed",
                        signature == null
                                ? Phrases.of("unsigned")
                                : Wording.of(Phrases.of("signed-by", signature.signer(), moment(signature.at()))
                                        .zh())));
    }

    /** One of them. */
    record Fact(String key, Wording value) {
        Wording name() {
            return Phrases.of(key);
        }
    }

    static String number(BigDecimal number, int decimals) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    static String percent(BigDecimal share, int decimals) {
        return number(share.movePointRight(2), decimals) + "%";
    }

    static String duration(Duration duration) {
        if (duration.isNegative()) return "-" + duration(duration.negated());
        var seconds = BigDecimal.valueOf(duration.toSecondsPart())
                .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                .stripTrailingZeros();
        var text = new StringBuilder();
        if (duration.toDaysPart() > 0) text.append(duration.toDaysPart()).append("天");
        if (duration.toHoursPart() > 0) text.append(duration.toHoursPart()).append("小时");
        if (duration.toMinutesPart() > 0) text.append(duration.toMinutesPart()).append("分");
        if (text.isEmpty() || seconds.signum() > 0)
            text.append(seconds.toPlainString()).append("秒");
        return text.toString();
    }
}
