package org.taizhang.domain.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Refused;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.disclosure.DisclosureEvent.Due;
import org.taizhang.domain.disclosure.DisclosureEvent.Item;
import org.taizhang.domain.disclosure.DisclosureEvent.ReportLevel;

/**
 * Until when what is made public.
 *
 * @param workingDays after it was formed or changed
 * @param annual the day of the following year by which annual reports are published
 * @param headings that every annual report has
 * @param review how long guide and catalogue hold before they are looked at again
 * @param again after how long people are told again of what is still owed
 */
public record DisclosureDeadlines(
        WorkCalendar calendar,
        ZoneId zone,
        int workingDays,
        Map<ReportLevel, MonthDay> annual,
        List<String> headings,
        Duration review,
        Duration again) {
    public DisclosureDeadlines {
        annual = Map.copyOf(annual);
        headings = List.copyOf(headings);
        for (var level : ReportLevel.values())
            if (!annual.containsKey(level)) throw new IllegalArgumentException("No day for reports of a " + level);
    }

    /** Refuses what is no whole item. */
    Item sound(Item item) {
        if (item.kind() == DisclosureEvent.DisclosureKind.ANNUAL_REPORT && item.report() == null)
            throw new Refused("disclosure.report-missing");
        if (item.period() != null && (item.basis() == null || item.basis().isBlank()))
            throw new Refused("disclosure.no-basis");
        return item;
    }

    /** Refuses an annual report that leaves out one of the headings. */
    void uniform(Item item) {
        var report = item.report();
        if (item.kind() != DisclosureEvent.DisclosureKind.ANNUAL_REPORT || report == null) return;
        var missing = new ArrayList<>(headings);
        missing.removeAll(report.headings());
        if (!missing.isEmpty()) throw new Refused("disclosure.report-format", missing);
    }

    LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    Due due(Item item, LocalDate on) {
        var report = item.report();
        if (item.kind() == DisclosureEvent.DisclosureKind.ANNUAL_REPORT && report != null)
            return due(Objects.requireNonNull(annual.get(report.level())).atYear(report.year() + 1), null);
        var reckoned = calendar.plus(on, item.period() == null ? workingDays : item.period());
        return due(reckoned.date(), reckoned.unknownYear());
    }

    private Due due(@Nullable LocalDate last, @Nullable Integer unknownYear) {
        var end = last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant();
        return new Due(last, end, unknownYear);
    }
}
