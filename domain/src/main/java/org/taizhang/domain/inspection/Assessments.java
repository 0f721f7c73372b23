package org.taizhang.domain.inspection;

import java.util.EnumSet;
import org.taizhang.domain.Refused;
import org.taizhang.domain.inspection.InspectionEvent.AssessedScope;
import org.taizhang.domain.inspection.InspectionEvent.Assessment;
import org.taizhang.domain.inspection.InspectionEvent.Rating;
import org.taizhang.domain.inspection.InspectionEvent.Result;

/** What an internal inspection must have assessed. */
final class Assessments {
    private Assessments() {}

    /** Refuses a result that leaves out a scope, has no report, or finds nothing to correct in what is unsound. */
    static void complete(Result result) {
        var missing = EnumSet.allOf(AssessedScope.class);
        result.assessments().stream().map(Assessment::scope).forEach(missing::remove);
        if (!missing.isEmpty()) throw new Refused("inspection.scope", missing);
        if (result.attachments().isEmpty()) throw new Refused("inspection.no-report");
        if (result.findings().isEmpty()
                && result.assessments().stream().anyMatch(assessment -> assessment.rating() == Rating.UNSOUND))
            throw new Refused("inspection.unsound");
    }
}
