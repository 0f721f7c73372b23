package org.taizhang.domain.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.restore.RestoreEvent.*;

/**
 * How the test before a restore stands.
 *
 * @param attempt which one, from 1
 * @param returned whether the medium was returned
 * @param testers who had a part in it, by login name
 */
public record RestoreTrial(
        int attempt,
        @Nullable UUID medium,
        List<Confirmation> confirmations,
        @Nullable TestRecord record,
        @Nullable Statement report,
        @Nullable Statement purge,
        boolean returned,
        @Nullable Statement cause,
        @Nullable Statement fault,
        @Nullable Statement review,
        @Nullable Archive archive,
        List<String> testers) {
    private static final int PEOPLE = 50;

    static RestoreTrial begin(int attempt) {
        return new RestoreTrial(attempt, null, List.of(), null, null, null, false, null, null, null, null, List.of());
    }

    boolean isConfirmed() {
        return confirmations.stream()
                        .filter(Confirmation::holds)
                        .map(Confirmation::point)
                        .distinct()
                        .count()
                == Point.values().length;
    }

    RestoreTrial after(RestoreEvent event, String who) {
        var draft = new Draft(this);
        switch (event) {
            case MediumObtained e -> draft.medium = e.medium();
            case Confirmed e -> draft.confirm(e.confirmation());
            case Tested e -> draft.record = e.record();
            case TestReported e -> draft.report = e.report();
            case DataPurged e -> draft.purge = e.purge();
            case MediumReturned e -> draft.returned = true;
            case CauseFound e -> draft.cause = e.cause();
            case FaultReported e -> draft.fault = e.fault();
            case TestReviewed e -> {
                draft.review = e.review();
                return draft.trial();
            }
            case TestArchived e -> {
                draft.archive = e.archive();
                return draft.trial();
            }
            default -> {
                return this;
            }
        }
        draft.take(who);
        return draft.trial();
    }

    /** The test while one event is folded into it. */
    private static final class Draft {
        private final int attempt;
        private @Nullable UUID medium;
        private final List<Confirmation> confirmations;
        private @Nullable TestRecord record;
        private @Nullable Statement report;
        private @Nullable Statement purge;
        private boolean returned;
        private @Nullable Statement cause;
        private @Nullable Statement fault;
        private @Nullable Statement review;
        private @Nullable Archive archive;
        private final List<String> testers;

        Draft(RestoreTrial was) {
            attempt = was.attempt;
            medium = was.medium;
            confirmations = new ArrayList<>(was.confirmations);
            record = was.record;
            report = was.report;
            purge = was.purge;
            returned = was.returned;
            cause = was.cause;
            fault = was.fault;
            review = was.review;
            archive = was.archive;
            testers = new ArrayList<>(was.testers);
        }

        private void confirm(Confirmation anew) {
            confirmations.removeIf(was -> was.point() == anew.point());
            confirmations.add(anew);
        }

        private void take(String who) {
            if (!testers.contains(who) && testers.size() < PEOPLE) testers.add(who);
        }

        RestoreTrial trial() {
            return new RestoreTrial(
                    attempt,
                    medium,
                    confirmations,
                    record,
                    report,
                    purge,
                    returned,
                    cause,
                    fault,
                    review,
                    archive,
                    testers);
        }
    }
}
