package org.taizhang.domain.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.taizhang.domain.Refused;
import org.taizhang.domain.change.ChangeEvent.Reassignment;
import org.taizhang.domain.change.ChangeState.Preparation;
import org.taizhang.domain.change.ChangeState.Roles;
import org.taizhang.domain.change.ChangeState.Signature;

/** That whoever applies, approves, implements and reviews are four different people. */
record Separation(Roles roles) {
    private static final int MOST_FORMER = 50;

    void require() {
        if (roles.former().size() > MOST_FORMER) throw new Refused("change.many", MOST_FORMER);
        var implementers = new HashSet<>(roles.former());
        implementers.add(roles.implementer());
        var others = List.of(roles.applicant(), roles.approver(), roles.reviewer());
        var different = new HashSet<>(others).size() == others.size();
        if (!different || others.stream().anyMatch(implementers::contains))
            throw new Refused("change.roles", everybody());
    }

    /** Who approved the urgency or that there be no test does neither implement nor review. */
    void keepApart(Preparation preparation) {
        var signed = Stream.of(preparation.urgency(), preparation.waiver())
                .filter(Objects::nonNull)
                .map(Signature::by)
                .toList();
        if (signed.contains(roles.implementer()) || signed.contains(roles.reviewer()))
            throw new Refused("change.roles", everybody());
    }

    boolean holds(Reassignment asked) {
        return asked.person()
                .equals(
                        switch (asked.part()) {
                            case APPROVER -> roles.approver();
                            case IMPLEMENTER -> roles.implementer();
                            case REVIEWER -> roles.reviewer();
                        });
    }

    private List<String> everybody() {
        var all = new ArrayList<>(List.of(roles.applicant(), roles.approver(), roles.implementer(), roles.reviewer()));
        all.addAll(roles.former());
        return all;
    }
}
