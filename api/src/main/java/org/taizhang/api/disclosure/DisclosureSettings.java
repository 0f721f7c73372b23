package org.taizhang.api.disclosure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.disclosure.DisclosureDeadlines;
import org.taizhang.domain.disclosure.DisclosureEvent.ReportLevel;

/**
 * Until when what is made public; {@code application.yml} has the defaults and where each comes from.
 *
 * @param workingDays after it was formed or changed
 * @param annualReports the day of the following year, as {@code MM-dd}, by whose report it is
 * @param headings that every annual report has
 * @param review how long guide and catalogue hold before they are looked at again
 */
@Validated
@ConfigurationProperties("taizhang.disclosures")
public record DisclosureSettings(
        @Min(1) @Max(250) int workingDays,

        @NotEmpty
        Map<ReportLevel, @NotNull @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])") String> annualReports,

        @NotEmpty List<@NotNull String> headings,
        @NotNull Duration review,
        @NotNull Duration again) {
    public DisclosureDeadlines deadlines(WorkCalendar calendar, ZoneId zone) {
        var annual = new EnumMap<ReportLevel, MonthDay>(ReportLevel.class);
        annualReports.forEach((level, day) -> annual.put(level, MonthDay.parse("--" + day)));
        return new DisclosureDeadlines(calendar, zone, workingDays, annual, headings, review, again);
    }
}
