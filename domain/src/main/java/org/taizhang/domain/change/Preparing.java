package org.taizhang.domain.change;

import static org.taizhang.domain.change.ChangeEvent.Stage.*;

import java.util.List;
import java.util.Set;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;

/** What is seen to before a change is approved or begun: whose part it is, risk, urgency, tests. */
record Preparing(ChangeState state, Asked asked) {
    private static final int MOST_TESTS = 100;

    void is(Part part, String person) {
        if (!asked.by().id().equals(person)) throw new Refused("change.not-named", part, person);
    }

    void isApplicant() {
        if (!isBy(state.roles().applicant()))
            throw new Refused("change.not-applicant", state.roles().applicant());
    }

    void mayWithdraw() {
        if (!isBy(state.roles().approver())) isApplicant();
    }

    void mayReassign() {
        if (!isBy(state.roles().approver())) isApplicant();
    }

    List<ChangeEvent> assess(AssessRisk c) {
        var was = state.preparation().assessment();
        if (was != null && was.risk().equals(c.risk())) return List.of();
        asked.apartFrom(state.roles().applicant());
        return List.of(new RiskAssessed(c.change(), c.risk()));
    }

    List<ChangeEvent> approveUrgency(ApproveUrgency c) {
        if (state.preparation().urgency() != null) return List.of();
        isUrgent();
        isSeparate();
        return List.of(new UrgencyApproved(c.change(), c.statement()));
    }

    List<ChangeEvent> waiveTest(WaiveTest c) {
        if (state.preparation().waiver() != null) return List.of();
        isUrgent();
        isSeparate();
        return List.of(new TestWaived(c.change(), c.statement()));
    }

    List<ChangeEvent> recordTest(RecordTest c) {
        var test = c.test();
        var before = Set.of(REQUESTED, ASSESSED, APPROVED).contains(state.stage());
        var after = Set.of(IMPLEMENTING, IMPLEMENTED).contains(state.stage());
        if (!(test.phase() == Phase.BEFORE ? before : after))
            throw new Refused("change.test-phase", test.phase(), state.stage());
        if (test.phase() == Phase.BEFORE && test.environment() != Environment.TEST)
            throw new Refused("change.test-environment");
        if (test.ranAt().isAfter(asked.now())
                || (after && test.ranAt().isBefore(state.begun().startedAt())))
            throw new Refused("change.test-time", test.ranAt());
        if (state.preparation().tests().stream().anyMatch(trial -> trial.test().equals(test))) return List.of();
        if (state.preparation().tests().size() >= MOST_TESTS) throw new Refused("change.many", MOST_TESTS);
        return List.of(new Tested(c.change(), test));
    }

    private void isUrgent() {
        if (!state.plan().isUrgent()) throw new Refused("change.not-urgent");
    }

    private void isSeparate() {
        var roles = state.roles();
        asked.apartFrom(roles.applicant(), roles.implementer(), roles.reviewer());
    }

    private boolean isBy(String person) {
        return asked.by().id().equals(person);
    }
}
