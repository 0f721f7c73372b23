package org.taizhang.domain.manual;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.manual.ManualCommand.*;
import org.taizhang.domain.manual.ManualEvent.*;

class ManualTest extends SubjectTest<Manual> {
    private static final UUID MANUAL = UUID.randomUUID();
    private static final Duration WITHIN = Duration.ofDays(14);
    private static final Instant DUE = NOW.plus(WITHIN);
    private static final Statement SAID = new Statement("看过", List.of());
    private static final Binding BINDING = new Binding("操作手册", UNIT, "内容管理系统", null);
    private static final Cause CAUSE = new Cause(CauseKind.SERVICE_CHANGED, "改为双节点", null);
    private static final Manuscript FIRST = manuscript("restart");
    private static final Manuscript SECOND = manuscript("restart", "rotate");
    private static final Object[] OPENED = {new Opened(MANUAL, BINDING), by(OPERATOR, new Drafted(MANUAL, 1, FIRST))};
    private static final Object[] SUBMITTED = more(OPENED, by(WATCH, new Submitted(MANUAL, 1)));
    private static final Object[] IN_FORCE =
            more(SUBMITTED, by(APPROVER, new Approved(MANUAL, 1, SAID)), new Published(MANUAL, 1));

    ManualTest() {
        super(Manual.class, new RevisionTime(WITHIN));
    }

    private static Manuscript manuscript(String... codes) {
        var action = new Procedure.Action("重启", "systemctl restart cms", "先摘流量", "健康检查恢复");
        return new Manuscript(List.of(codes).stream()
                .map(code -> new Procedure(
                        code, code, "应用服务", "每月", List.of(action), List.of("role:OPERATOR"), List.of("zhao")))
                .toList());
    }

    private static Object[] more(Object[] before, Object... after) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }

    @Test
    void aManualBeginsWithADraft() {
        givenNothing()
                .when(OPERATOR, new Open(MANUAL, BINDING, FIRST))
                .expect(new Opened(MANUAL, BINDING), new Drafted(MANUAL, 1, FIRST));
        given(OPENED).when(OPERATOR, new Open(MANUAL, BINDING, FIRST)).expectNothing();
        given(OPENED).when(OPERATOR, new Open(MANUAL, BINDING, SECOND)).expectRefusal("manual.opened");
        givenNothing()
                .when(OPERATOR, new Open(MANUAL, BINDING, manuscript("twice", "twice")))
                .expectRefusal("manual.procedure-twice");
        givenNothing().when(OPERATOR, new Submit(MANUAL)).expect(Unknown.class);
    }

    @Test
    void aDraftIsChangedUntilItIsSubmitted() {
        given(OPENED).when(OPERATOR, new Draft(MANUAL, SECOND)).expect(new Drafted(MANUAL, 1, SECOND));
        given(OPENED).when(OPERATOR, new Draft(MANUAL, FIRST)).expectNothing();
        given(SUBMITTED).when(OPERATOR, new Draft(MANUAL, SECOND)).expectRefusal("subject.stage");
        given(more(SUBMITTED, new Returned(MANUAL, 1, SAID)))
                .when(OPERATOR, new Draft(MANUAL, SECOND))
                .expect(new Drafted(MANUAL, 1, SECOND));
        given(OPENED).when(OPERATOR, new Submit(MANUAL)).expect(new Submitted(MANUAL, 1));
        given(SUBMITTED).when(OPERATOR, new Submit(MANUAL)).expectNothing();
    }

    @Test
    void itIsFollowedOnceSomebodyElseHasApprovedIt() {
        given(OPENED).when(APPROVER, new Approve(MANUAL, SAID)).expectRefusal("subject.stage");
        given(SUBMITTED).when(OPERATOR, new Approve(MANUAL, SAID)).expect(Forbidden.class);
        given(SUBMITTED)
                .when(person("li", Role.APPROVER), new Approve(MANUAL, SAID))
                .expectRefusal("subject.own-work");
        given(SUBMITTED)
                .when(person("wang", Role.APPROVER), new Approve(MANUAL, SAID))
                .expectRefusal("subject.own-work");
        given(SUBMITTED)
                .when(APPROVER, new Approve(MANUAL, SAID))
                .expect(new Approved(MANUAL, 1, SAID), new Published(MANUAL, 1));
        given(IN_FORCE).when(APPROVER, new Approve(MANUAL, SAID)).expectRefusal("manual.no-edition");
        given(SUBMITTED).when(APPROVER, new SendBack(MANUAL, SAID)).expect(new Returned(MANUAL, 1, SAID));
        given(OPENED).when(APPROVER, new SendBack(MANUAL, SAID)).expectRefusal("subject.stage");
    }

    @Test
    void whatIsInForceIsRevisedForACause() {
        given(IN_FORCE).when(OPERATOR, new Revise(MANUAL, SECOND, CAUSE)).expect(new Revised(MANUAL, 2, SECOND, CAUSE));
        given(OPENED).when(OPERATOR, new Revise(MANUAL, SECOND, CAUSE)).expectRefusal("subject.stage");
        given(more(IN_FORCE, new Revised(MANUAL, 2, SECOND, CAUSE)))
                .when(OPERATOR, new Revise(MANUAL, FIRST, CAUSE))
                .expectRefusal("manual.open-edition");
        given(IN_FORCE).when(OPERATOR, new Draft(MANUAL, SECOND)).expectRefusal("manual.no-edition");
    }

    @Test
    void aChangeOfWhatItDescribesOwesARevisionInTime() {
        given(IN_FORCE).when(OPERATOR, new NoteChange(MANUAL, CAUSE)).expect(new RevisionOwed(MANUAL, CAUSE, DUE));
        var owed = more(IN_FORCE, new RevisionOwed(MANUAL, CAUSE, DUE));
        given(owed).when(WATCH, new NoteChange(MANUAL, CAUSE)).expectNothing();
        var other = new Cause(CauseKind.BUSINESS_CHANGED, "新增栏目", null);
        given(owed)
                .at(NOW.plus(Duration.ofDays(3)))
                .when(WATCH, new NoteChange(MANUAL, other))
                .expect(new RevisionOwed(MANUAL, other, DUE));
        given(owed).at(DUE.minusMillis(1)).when(PRODUCT, new NoteLapse(MANUAL)).expectNothing();
        var text = "操作手册“操作手册”所述内容已有变化，应于 " + DUE + " 前修订并获批准，逾期未完成。What the manual 操作手册 describes has changed;"
                + " a revision was to be in force by " + DUE;
        var lapse = new Lapse("revision", DUE, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 3);
        given(owed).at(DUE).when(PRODUCT, new NoteLapse(MANUAL)).expect(new RevisionOverdue(MANUAL, lapse));
        given(more(owed, new RevisionOverdue(MANUAL, lapse)))
                .at(DUE.plusSeconds(1))
                .when(PRODUCT, new NoteLapse(MANUAL))
                .expectNothing();
        given(more(
                        owed,
                        by(OPERATOR, new Revised(MANUAL, 2, SECOND, CAUSE)),
                        new Submitted(MANUAL, 2),
                        by(APPROVER, new Approved(MANUAL, 2, SAID)),
                        new Published(MANUAL, 2)))
                .at(DUE)
                .when(PRODUCT, new NoteLapse(MANUAL))
                .expectNothing();
    }

    @Test
    void aManualIsRetiredWithItsSystem() {
        given(IN_FORCE).when(APPROVER, new Retire(MANUAL, SAID)).expect(new Retired(MANUAL, SAID));
        given(more(IN_FORCE, new Retired(MANUAL, SAID)))
                .when(APPROVER, new Retire(MANUAL, SAID))
                .expectNothing();
        given(more(IN_FORCE, new Retired(MANUAL, SAID)))
                .when(OPERATOR, new Revise(MANUAL, SECOND, CAUSE))
                .expectRefusal("subject.stage");
    }

    @Test
    void anotherUnitsManualIsNoneOfTheirs() {
        var elsewhere = new Actor("mu", "mu", Set.of(Role.OPERATOR), "230000/230200", null);
        given(OPENED).when(elsewhere, new Submit(MANUAL)).expect(Forbidden.class);
    }
}
