package org.taizhang.domain.operation;

import java.util.List;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.operation.OperationEvent.StepRecorded;

/** How steps are recorded: one after the other, by those who are there, by what is in force. */
final class Steps {
    private static final int MOST = 200;

    private Steps() {}

    static List<OperationEvent> record(
            OperationCommand.RecordStep command, OperationState state, Asked asked, Manuals manuals) {
        present(state, asked);
        stillInForce(state, manuals);
        var done = command.done();
        var steps = state.procedure().steps().size();
        if (state.next() > steps) throw new Refused("operation.no-steps-left");
        if (done.step() != state.next()) throw new Refused("operation.step-order", state.next());
        if (state.records().size() == MOST) throw new Refused("operation.many-records", MOST);
        return List.of(new StepRecorded(command.operation(), done));
    }

    /** Refuses who does not do it, and anybody as long as not all are there who must be. */
    static void present(OperationState state, Asked asked) {
        if (!state.people().contains(asked.by().id())) throw new Refused("operation.not-there", state.people());
        if (state.people().size() < state.crew()) throw new Refused("operation.alone");
    }

    private static void stillInForce(OperationState state, Manuals manuals) {
        var basis = state.basis();
        if (basis == null) return;
        var now = manuals.find(basis.manual(), basis.procedure().code());
        if (now.isEmpty() || now.get().version() != basis.version())
            throw new Refused("operation.manual-superseded", basis.version());
    }
}
