package org.taizhang.domain.medium;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.medium.MediumEvent.Label;
import org.taizhang.domain.medium.MediumEvent.Release;

/** What people are told of a medium, in both languages. */
final class Notices {
    static final int ALTERED = 1;
    static final int OWED = 2;

    private Notices() {}

    static List<String> recipients(String keeper) {
        return List.of(keeper, "role:OPERATOR", "role:APPROVER");
    }

    static String altered(String label) {
        return "备份介质“" + label + "”的内容与封存时不符，离线数据可能被更改。What is on the medium " + label + " is not what was sealed";
    }

    static Lapse owed(Label label, Release release, Instant due, int occurrence) {
        var text = "备份介质“" + label.text() + "”应由 " + release.holder() + " 于 " + due + " 前交还，尚未交还。The medium "
                + label.text() + " was to be brought back by " + release.holder() + " until " + due;
        var recipients = new ArrayList<>(List.of(release.holder(), label.keeper()));
        recipients.add("role:OPERATOR");
        return new Lapse("return", due, occurrence, text, List.copyOf(recipients), OWED);
    }
}
