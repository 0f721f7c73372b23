package org.taizhang.domain.warning;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.plan.Plans;
import org.taizhang.domain.warning.WarningCommand.*;
import org.taizhang.domain.warning.WarningEvent.*;

class WarningTest extends SubjectTest<Warning> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final Hazard HAZARD = new Hazard("核心交换机电源告警", "一路电源失效", UNIT, null);
    private static final Statement DONE = new Statement("已切换到备用电源", List.of());
    private static final Verification REAL = new Verification(3, new Statement("属实", List.of()));
    private static final Notice NOTICE = new Notice("核心交换机单电源运行", List.of("zhao", "role:WATCH"));
    private static final Object FOUND = new Found(ID, HAZARD, NOW.plusSeconds(3600));
    private static final Object VERIFIED = new Verified(ID, REAL);
    private static final Object PRECAUTION = new PrecautionTaken(ID, DONE);
    private static final Object ISSUED = new Issued(ID, 3, NOTICE);

    WarningTest() {
        super(Warning.class, Plans.TERMS);
    }

    @Test
    void aHazardIsToBeVerifiedSoon() {
        givenNothing().when(WATCH, new Find(ID, HAZARD)).expect(FOUND);
        given(FOUND).when(WATCH, new Find(ID, HAZARD)).expectNothing();
        given(FOUND).when(WATCH, new Find(ID, new Hazard("x", "y", UNIT, null))).expectRefusal("warning.found");
        givenNothing().when(OPERATOR, new Verify(ID, REAL)).expect(Unknown.class);
        given(FOUND).when(OPERATOR, new Verify(ID, REAL)).expect(VERIFIED);
        given(FOUND).when(OPERATOR, new Dismiss(ID, DONE)).expect(new Dismissed(ID, DONE));
        given(FOUND, VERIFIED).when(OPERATOR, new Dismiss(ID, DONE)).expectRefusal("subject.stage");
    }

    @Test
    void whatNobodyVerifiesIsSaidOnce() {
        given(FOUND).when(PRODUCT, new NoteOverdue(ID)).expectNothing();
        var text = "风险隐患“核心交换机电源告警”逾期未核实。The hazard 核心交换机电源告警 is not verified in time";
        var late = new FellOverdue(
                ID,
                new Lapse(
                        "verification", NOW.plusSeconds(3600), 1, text, List.of("role:OPERATOR", "role:APPROVER"), 2));
        given(FOUND)
                .at(NOW.plusSeconds(3600))
                .when(PRODUCT, new NoteOverdue(ID))
                .expect(late);
        given(FOUND, late)
                .at(NOW.plusSeconds(7200))
                .when(PRODUCT, new NoteOverdue(ID))
                .expectNothing();
    }

    @Test
    void itIsIssuedOnlyWhenVerifiedAndGuardedAgainst() {
        given(FOUND).when(OPERATOR, new Issue(ID, NOTICE)).expectRefusal("subject.stage");
        given(FOUND, VERIFIED).when(OPERATOR, new Issue(ID, NOTICE)).expectRefusal("warning.no-precaution");
        given(FOUND, VERIFIED).when(WATCH, new TakePrecaution(ID, DONE)).expect(PRECAUTION);
        given(FOUND, VERIFIED, PRECAUTION).when(OPERATOR, new Issue(ID, NOTICE)).expect(ISSUED);
    }

    @Test
    void itIsLiftedAlongTheWayItWasIssued() {
        given(FOUND, VERIFIED, PRECAUTION, ISSUED)
                .when(APPROVER, new Lift(ID, DONE))
                .expect(new Lifted(ID, 3, DONE, List.of("zhao", "role:WATCH")));
        given(FOUND, VERIFIED).when(APPROVER, new Lift(ID, DONE)).expectRefusal("subject.stage");
        given(FOUND, VERIFIED, PRECAUTION, ISSUED, new Lifted(ID, 3, DONE, List.of("zhao", "role:WATCH")))
                .when(WATCH, new TakePrecaution(ID, DONE))
                .expectRefusal("subject.stage");
    }
}
