package org.taizhang.domain.warning;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.warning.WarningEvent.*;

/**
 * How a warning stands.
 *
 * @param grade 1 (red) to 4 (blue); null before it is verified
 * @param verifyBy until when it must be verified; null once that was done or said to be late
 * @param recipients who was told of it
 */
public record WarningState(
        Stage stage,
        Hazard hazard,
        @Nullable Integer grade,
        @Nullable Instant verifyBy,
        int precautions,
        List<String> recipients) {

    public static WarningState after(@Nullable WarningState was, WarningEvent event, Told told) {
        if (event instanceof Found e)
            return new WarningState(Stage.FOUND, e.hazard(), null, e.verifyBy(), 0, List.of());
        var state = Objects.requireNonNull(was, "an event before the hazard was found");
        return switch (event) {
            case Found e -> state;
            case Verified e -> state.verified(e.verification().grade());
            case Dismissed e -> state.at(Stage.DISMISSED);
            case PrecautionTaken e ->
                new WarningState(
                        state.stage,
                        state.hazard,
                        state.grade,
                        state.verifyBy,
                        state.precautions + 1,
                        state.recipients);
            case Issued e -> state.issued(e.notice().recipients());
            case Lifted e -> state.at(Stage.LIFTED);
            case FellOverdue e ->
                new WarningState(state.stage, state.hazard, state.grade, null, state.precautions, state.recipients);
        };
    }

    private WarningState at(Stage stage) {
        return new WarningState(stage, hazard, grade, null, precautions, recipients);
    }

    private WarningState verified(int grade) {
        return new WarningState(Stage.VERIFIED, hazard, grade, null, precautions, recipients);
    }

    private WarningState issued(List<String> recipients) {
        return new WarningState(Stage.ISSUED, hazard, grade, null, precautions, recipients);
    }
}
