package org.taizhang.domain.change;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;

/** When a change may be carried out, and beside which others. */
record Scheduling(ChangeState state, Asked asked, ChangePolicy policy, Calendar calendar) {
    /** Refuses an approval of somebody else, of what is not seen to, or for a time in which it may not be. */
    void check(UUID change, Approval approval) {
        isApprover();
        if (state.plan().isUrgent() && state.preparation().urgency() == null) throw new Refused("change.urgency");
        policy.check(approval.window(), state.plan(), asked.now());
        var targets = state.plan().objects().targets();
        var clashes = new ArrayList<>(calendar.clashes(change, approval.window(), targets));
        clashes.removeAll(approval.accepted());
        if (!clashes.isEmpty()) throw new Refused("change.clash", clashes);
    }

    /** Whether it is approved for just that window already. */
    boolean isSo(Approval approval) {
        return approval.window().equals(state.window())
                && state.scheduled().accepted().containsAll(approval.accepted());
    }

    List<ChangeEvent> noteClash(NoteClash c) {
        if (!c.window().equals(state.window())) return List.of();
        var fresh = new ArrayList<>(c.with());
        fresh.removeAll(state.scheduled().accepted());
        fresh.removeAll(state.scheduled().clashes());
        return fresh.isEmpty() ? List.of() : List.of(Notices.clash(c.change(), state, List.copyOf(fresh)));
    }

    List<ChangeEvent> acceptClash(AcceptClash c) {
        isApprover();
        var open = state.scheduled().clashes();
        if (c.acceptance().with().stream().noneMatch(open::contains)) return List.of();
        return List.of(new ClashAccepted(c.change(), c.acceptance()));
    }

    private void isApprover() {
        new Preparing(state, asked).is(Part.APPROVER, state.roles().approver());
    }
}
