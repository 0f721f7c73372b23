package org.taizhang.domain.access;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.access.AccessEvent.*;

/**
 * How an authorisation stands.
 *
 * @param application what was asked for; null where somebody was turned away
 * @param attempt what they were turned away from; null where it was asked for
 * @param applicant who asked, or who turned away
 * @param approver who approved; null before
 * @param uses how often it was used
 * @param usedAt when last; null before
 */
public record AccessState(
        Stage stage,
        @Nullable Application application,
        @Nullable Attempt attempt,
        String applicant,
        @Nullable String approver,
        int uses,
        @Nullable Instant usedAt) {

    /** How it stands after an event, the same for the aggregate and its read model. */
    public static AccessState after(@Nullable AccessState was, AccessEvent event, Told told) {
        var who = told.by().id();
        return switch (event) {
            case Requested e -> new AccessState(Stage.REQUESTED, e.application(), null, who, null, 0, null);
            case TurnedAway e -> new AccessState(Stage.TURNED_AWAY, null, e.attempt(), who, null, 0, null);
            case Approved e -> known(was).at(Stage.APPROVED, who);
            case Declined e -> known(was).at(Stage.DECLINED, null);
            case Used e -> known(was).used(told.at());
            case Provided e -> known(was).used(told.at());
            case Revoked e -> known(was).at(Stage.REVOKED, known(was).approver);
            case Expired e -> known(was).at(Stage.EXPIRED, known(was).approver);
        };
    }

    private AccessState at(Stage anew, @Nullable String by) {
        return new AccessState(anew, application, attempt, applicant, by, uses, usedAt);
    }

    private AccessState used(Instant at) {
        return new AccessState(stage, application, attempt, applicant, approver, uses + 1, at);
    }

    private static AccessState known(@Nullable AccessState was) {
        return Objects.requireNonNull(was, "an event before the request");
    }
}
