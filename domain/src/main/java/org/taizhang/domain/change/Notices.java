package org.taizhang.domain.change;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.change.ChangeEvent.ClashFound;
import org.taizhang.domain.change.ChangeEvent.Lapsed;
import org.taizhang.domain.change.ChangeState.Owing;

/** What people are told of a change, in both languages. */
final class Notices {
    /** A change goes on though its window has closed. */
    static final int GRAVE = 2;
    /** Somebody owes something. */
    static final int NOTABLE = 3;

    private Notices() {}

    static Lapsed lapsed(UUID change, ChangeState state, Owing owing, Instant again) {
        var title = state.application().title();
        var roles = state.roles();
        var text = switch (owing.what()) {
            case DECIDE ->
                "变更“" + title + "”应在 " + owing.dueBy() + " 前审批，尚未审批。The change " + title + " was to be decided by "
                        + owing.dueBy();
            case START ->
                "变更“" + title + "”的实施时间窗口已于 " + owing.dueBy() + " 结束，尚未开始实施，须另定窗口或撤回。The window of the change " + title
                        + " closed at " + owing.dueBy() + " and nothing was begun; give it another or withdraw it";
            case END ->
                "变更“" + title + "”超出实施时间窗口（至 " + owing.dueBy() + "），仍在实施。The change " + title
                        + " goes on though its window closed at " + owing.dueBy();
            case REVIEW ->
                "变更“" + title + "”应在 " + owing.dueBy() + " 前复核，尚未复核。The change " + title + " was to be reviewed by "
                        + owing.dueBy();
        };
        var recipients = switch (owing.what()) {
            case DECIDE -> List.of(roles.approver());
            case START -> List.of(roles.implementer(), roles.approver(), roles.applicant());
            case END -> List.of(roles.implementer(), roles.approver(), "role:WATCH");
            case REVIEW -> List.of(roles.reviewer(), roles.approver());
        };
        var severity = owing.what() == ChangeState.Obligation.END ? GRAVE : NOTABLE;
        var what = owing.what().name().toLowerCase(Locale.ROOT);
        return new Lapsed(
                change, new Lapse(what, owing.dueBy(), state.tellings() + 1, text, recipients, severity), again);
    }

    static ClashFound clash(UUID change, ChangeState state, List<UUID> with) {
        var title = state.application().title();
        var text = "变更“" + title + "”与另外 " + with.size() + " 项已批准的变更时间重叠且对象相同，须由审批人另定窗口或明确接受。The change " + title
                + " clashes with " + with.size()
                + " other approved changes on the same targets; give it another window or accept that";
        return new ClashFound(
                change, with, state.tellings() + 1, text, List.of(state.roles().approver()));
    }
}
