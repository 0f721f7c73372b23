package org.taizhang.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.request.RequestEvent.Lapsed;
import org.taizhang.domain.request.RequestState.Owing;

/** What people are told of a request, in both languages. */
final class Notices {
    private static final int NOTABLE = 3;

    private Notices() {}

    static Lapsed lapsed(UUID request, RequestState state, Owing owing, Instant again) {
        var title = state.application().title();
        var text = switch (owing.what()) {
            case DECIDE ->
                "申请“" + title + "”应在 " + owing.dueBy() + " 前审核，尚未审核。The request " + title + " was to be reviewed by "
                        + owing.dueBy();
            case EXECUTE ->
                "申请“" + title + "”应在 " + owing.dueBy() + " 前办理，尚未办理。The request " + title + " was to be carried out by "
                        + owing.dueBy();
            case VERIFY ->
                "申请“" + title + "”已办理，应在 " + owing.dueBy() + " 前核验，尚未核验。The request " + title
                        + " was carried out and was to be verified by " + owing.dueBy();
        };
        var recipients = switch (owing.what()) {
            case DECIDE -> List.of("role:APPROVER");
            case EXECUTE -> List.of("role:OPERATOR", state.applicant());
            case VERIFY -> List.of(state.applicant(), "role:OPERATOR");
        };
        var what = owing.what().name().toLowerCase(Locale.ROOT);
        return new Lapsed(
                request,
                new Lapse(what, owing.dueBy(), state.tellings() + 1, text, recipients, NOTABLE),
                again,
                state.topic());
    }
}
