package org.taizhang.domain.change;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;

/** The carrying out of a change by its plan, and the review of what came of it. */
record Implementing(ChangeState state, Asked asked) {
    private static final int MOST_RECORDS = 500;

    List<ChangeEvent> start(Start c) {
        isImplementer();
        var window = state.window();
        if (!window.holds(asked.now())) throw new Refused("change.outside-window", window.opensAt(), window.closesAt());
        if (!state.scheduled().clashes().isEmpty())
            throw new Refused("change.clash", state.scheduled().clashes());
        if (!state.isTested(Phase.BEFORE) && state.preparation().waiver() == null) throw new Refused("change.untested");
        return List.of(new Started(
                c.change(), state.application().title(), state.plan().objects().targets(), window));
    }

    List<ChangeEvent> perform(Perform c) {
        isImplementer();
        var performance = c.performance();
        var steps = state.begun().steps();
        if (steps.stream().anyMatch(done -> done.performance().equals(performance))) return List.of();
        if (steps.size() >= MOST_RECORDS) throw new Refused("change.many", MOST_RECORDS);
        var planned = state.plan().steps().size();
        if (performance.step() > planned) throw new Refused("change.no-step", performance.step(), planned);
        if (performance.step() != state.nextStep()) throw new Refused("change.step-order", state.nextStep());
        isSince(performance.performedAt());
        if (state.application().kind() == Kind.DATA
                && performance.outcome() != Result.SKIPPED
                && performance.data() == null) throw new Refused("change.data-log");
        return List.of(new StepPerformed(c.change(), state.application().kind(), performance));
    }

    List<ChangeEvent> rollBack(RollBack c) {
        isImplementer();
        isSince(c.rollback().performedAt());
        var made = state.begun().rollback();
        if (made != null && made.rollback().equals(c.rollback())) return List.of();
        return List.of(new RolledBack(c.change(), c.rollback()));
    }

    List<ChangeEvent> end(End c, ChangePolicy policy) {
        isImplementer();
        var rolledBack = state.begun().rollback() != null;
        var outcome = c.ending().outcome();
        if (outcome == Outcome.ROLLED_BACK && !rolledBack) throw new Refused("change.not-rolled-back");
        if (outcome == Outcome.SUCCEEDED && rolledBack) throw new Refused("change.rolled-back");
        if (outcome == Outcome.SUCCEEDED
                && state.nextStep() <= state.plan().steps().size())
            throw new Refused("change.steps-open", state.nextStep());
        var overran = !asked.now().isBefore(state.window().closesAt());
        var reviewBy = policy.reviewBy(state.plan(), asked.now());
        var targets = state.plan().objects().targets();
        return List.of(new Ended(c.change(), c.ending(), targets, overran, reviewBy));
    }

    List<ChangeEvent> review(Review c) {
        new Preparing(state, asked).is(Part.REVIEWER, state.roles().reviewer());
        if (state.test(Phase.AFTER) == null) throw new Refused("change.untested-after");
        var ending = state.begun().ending();
        var succeeded = ending != null && ending.ending().outcome() == Outcome.SUCCEEDED;
        if (c.findings().goal() == Goal.REACHED && !(succeeded && state.isTested(Phase.AFTER)))
            throw new Refused("change.goal-unproven");
        if (state.plan().isUrgent() && c.findings().urgencyJustified() == null)
            throw new Refused("change.urgency-review");
        return List.of(
                new Reviewed(c.change(), c.findings(), state.application().problem()));
    }

    private void isImplementer() {
        new Preparing(state, asked).is(Part.IMPLEMENTER, state.roles().implementer());
    }

    private void isSince(Instant at) {
        if (at.isAfter(asked.now()) || at.isBefore(state.begun().startedAt()))
            throw new Refused("change.step-time", state.begun().startedAt(), asked.now());
    }
}
