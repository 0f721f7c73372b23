package org.taizhang.api.change;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.taizhang.domain.change.ChangeEvent.Stage;
import org.taizhang.projections.change.ChangeView;

/** Changes as any calendar program shows them (RFC 5545). */
final class ICalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** A line may have no more octets, its end not counted. */
    private static final int LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    static String of(List<ChangeView> changes) {
        var calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Taizhang//Changes//ZH");
        changes.forEach(calendar::event);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(ChangeView change) {
        var schedule = change.state().schedule();
        if (schedule == null) return;
        var application = change.state().application();
        line("BEGIN:VEVENT");
        line("UID:" + change.id());
        line("DTSTAMP:" + stamp(change.changedAt()));
        line("DTSTART:" + stamp(schedule.window().opensAt()));
        line("DTEND:" + stamp(schedule.window().closesAt()));
        line("SUMMARY:" + escaped(application.title()));
        line("DESCRIPTION:" + escaped(application.plan().aim()));
        line("CATEGORIES:" + application.kind());
        line("STATUS:" + (change.state().stage() == Stage.WITHDRAWN ? "CANCELLED" : "CONFIRMED"));
        line("END:VEVENT");
    }

    private static String stamp(Instant instant) {
        return UTC.format(instant);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folded where it is too long, between characters. */
    private void line(String line) {
        var octets = 0;
        for (var at = 0; at < line.length(); ) {
            var character = Character.toString(line.codePointAt(at));
            var length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
            at += character.length();
        }
        text.append("\r\n");
    }
}
