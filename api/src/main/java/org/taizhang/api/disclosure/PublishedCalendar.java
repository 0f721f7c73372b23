package org.taizhang.api.disclosure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.WorkCalendar.Days;
import tools.jackson.databind.json.JsonMapper;

/**
 * The State Council's calendar as {@code defaults/workdays.yml} has it, with the years and the single days that the operator
 * has set in its place.
 */
@Component
public class PublishedCalendar {
    private final WorkCalendar calendar;

    private record Table(Map<Integer, Days> years) {}

    PublishedCalendar(JsonMapper json, Settings settings) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("defaults/workdays.yml"));
        var years =
                new HashMap<>(json.convertValue(yaml.getObject(), Table.class).years());
        var set = settings.workingDays();
        set.years().forEach((year, days) -> years.put(year, new Days(days.holidays(), days.workdays())));
        years.replaceAll((year, days) -> with(year, days, set.holidays(), set.workdays()));
        calendar = new WorkCalendar(years);
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    private static Days with(int year, Days days, Set<LocalDate> free, Set<LocalDate> worked) {
        var holidays = new HashSet<>(days.holidays());
        var workdays = new HashSet<>(days.workdays());
        free.stream().filter(day -> day.getYear() == year).forEach(day -> {
            holidays.add(day);
            workdays.remove(day);
        });
        worked.stream().filter(day -> day.getYear() == year).forEach(day -> {
            workdays.add(day);
            holidays.remove(day);
        });
        return new Days(holidays, workdays);
    }
}
