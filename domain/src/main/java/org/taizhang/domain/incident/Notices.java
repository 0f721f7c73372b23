package org.taizhang.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.IncidentEvent.Term;

/** What people are told of an incident, in both languages. */
final class Notices {
    private Notices() {}

    static Lapse lapse(Clock clock, String title, Term term, int occurrence, List<String> recipients, int severity) {
        var text = "事件“" + title + "”逾期未" + deed(clock) + "。The incident " + title + " was not " + done(clock)
                + " in time";
        return new Lapse(clock.name().toLowerCase(Locale.ROOT), term.dueBy(), occurrence, text, recipients, severity);
    }

    static String near(Clock clock, String title, Instant due) {
        return "催办：事件“" + title + "”应于 " + due + " 前" + deed(clock) + "。The incident " + title + " is to be "
                + done(clock) + " by " + due;
    }

    static String urged(String title, String words) {
        return "催办事件“" + title + "”：" + words + "。You are urged on the incident " + title;
    }

    private static String deed(Clock clock) {
        return switch (clock) {
            case RESPONSE -> "受理";
            case RESOLUTION -> "解决";
            case CLOSURE -> "关闭";
            case REPORT -> "向主管部门报告";
            case POLICE -> "向公安机关报告";
            case SUMMARY -> "提交总结报告";
        };
    }

    private static String done(Clock clock) {
        return switch (clock) {
            case RESPONSE -> "accepted";
            case RESOLUTION -> "resolved";
            case CLOSURE -> "closed";
            case REPORT -> "reported to the authority";
            case POLICE -> "reported to the police";
            case SUMMARY -> "summarised for the authority";
        };
    }
}
