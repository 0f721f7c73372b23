package org.taizhang.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.access.AccessCommand.*;
import org.taizhang.domain.access.AccessEvent.*;

class AccessTest extends SubjectTest<Access> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    private static final Statement SAID = new Statement("同意", List.of());
    private static final Actor BOTH = person("qian", Role.OPERATOR, Role.APPROVER);
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(1));
    private static final Application ONLINE = wanted(Holding.ONLINE, Act.READ, Act.COPY, Act.CHANGE);
    private static final Application OFFLINE = wanted(Holding.OFFLINE, Act.READ, Act.MOVE);
    private static final Requested REQUESTED = new Requested(ID, ONLINE);
    private static final Requested REQUESTED_OFFLINE = new Requested(ID, OFFLINE);
    private static final Approved APPROVED = new Approved(ID, Holding.ONLINE, SAID);
    private static final Approved APPROVED_OFFLINE = new Approved(ID, Holding.OFFLINE, SAID);
    private static final AccessEvent.Use READ = new AccessEvent.Use(Act.READ, "核对栏目数据", null, null, null);
    private static final Provision GIVEN = new Provision(Act.READ, "2025 年 3 月栏目表", 0, null);

    AccessTest() {
        super(Access.class);
    }

    private static Application wanted(Holding holding, Act... acts) {
        return new Application(UNIT, holding, "门户库栏目表", null, List.of(acts), "wang", "核查错链", UNTIL);
    }

    private static AccessEvent.Use used(Act act, @Nullable String before, @Nullable String after, @Nullable String to) {
        return new AccessEvent.Use(act, "修正", before, after, to);
    }

    @Test
    void isAskedForAndApprovedByAnother() {
        givenNothing().when(OPERATOR, new Request(ID, ONLINE)).expect(REQUESTED);
        givenNothing().when(AUDITOR, new Request(ID, ONLINE)).expect(Forbidden.class);
        given(REQUESTED).when(OPERATOR, new Request(ID, ONLINE)).expectNothing();
        given(REQUESTED).when(OPERATOR, new Request(ID, OFFLINE)).expectRefusal("access.requested");
        given(REQUESTED).when(APPROVER, new Approve(ID, SAID)).expect(APPROVED);
        given(by(BOTH, REQUESTED)).when(BOTH, new Approve(ID, SAID)).expectRefusal("subject.own-work");
        given(REQUESTED)
                .when(person("wang", Role.APPROVER), new Approve(ID, SAID))
                .expectRefusal("subject.own-work");
        given(REQUESTED).at(UNTIL).when(APPROVER, new Approve(ID, SAID)).expectRefusal("access.over");
        given(REQUESTED).when(APPROVER, new Decline(ID, SAID)).expect(new Declined(ID, Holding.ONLINE, SAID));
        givenNothing().at(UNTIL).when(OPERATOR, new Request(ID, ONLINE)).expectRefusal("access.over");
        givenNothing().when(APPROVER, new Approve(ID, SAID)).expect(Unknown.class);
    }

    @Test
    void nobodyTouchesOnlineDataWithoutIt() {
        given(REQUESTED).when(WATCH, new AccessCommand.Use(ID, READ)).expectRefusal("access.not-approved");
        given(REQUESTED, new Declined(ID, Holding.ONLINE, SAID))
                .when(WATCH, new AccessCommand.Use(ID, READ))
                .expectRefusal("subject.stage");
        given(REQUESTED, APPROVED).when(WATCH, new AccessCommand.Use(ID, READ)).expect(new Used(ID, READ));
        given(REQUESTED, APPROVED)
                .when(OPERATOR, new AccessCommand.Use(ID, READ))
                .expectRefusal("access.not-yours");
        given(REQUESTED, APPROVED)
                .at(UNTIL)
                .when(WATCH, new AccessCommand.Use(ID, READ))
                .expectRefusal("access.over");
        given(REQUESTED, APPROVED)
                .when(WATCH, new AccessCommand.Use(ID, used(Act.QUERY, null, null, null)))
                .expectRefusal("access.act");
        given(REQUESTED, APPROVED)
                .when(WATCH, new AccessCommand.Use(ID, used(Act.COPY, null, null, null)))
                .expectRefusal("access.no-destination");
        given(REQUESTED, APPROVED, new Revoked(ID, SAID))
                .when(WATCH, new AccessCommand.Use(ID, READ))
                .expectRefusal("subject.stage");
    }

    @Test
    void aChangeLeavesALogOfBeforeAndAfter() {
        given(REQUESTED, APPROVED)
                .when(WATCH, new AccessCommand.Use(ID, used(Act.CHANGE, "错链", null, null)))
                .expectRefusal("access.no-log");
        var change = used(Act.CHANGE, "http://old", "http://new", null);
        given(REQUESTED, APPROVED)
                .when(WATCH, new AccessCommand.Use(ID, change))
                .expect(new Used(ID, change));
    }

    @Test
    void offlineDataIsNeverChangedAndGivenOutByItsKeeper() {
        givenNothing()
                .when(OPERATOR, new Request(ID, wanted(Holding.OFFLINE, Act.READ, Act.CHANGE)))
                .expectRefusal("access.offline-unchangeable");
        given(REQUESTED_OFFLINE).when(OPERATOR, new Provide(ID, GIVEN)).expectRefusal("access.not-approved");
        given(REQUESTED_OFFLINE, APPROVED_OFFLINE)
                .when(OPERATOR, new Provide(ID, GIVEN))
                .expect(new Provided(ID, GIVEN));
        given(REQUESTED_OFFLINE, APPROVED_OFFLINE)
                .when(person("wang", Role.OPERATOR), new Provide(ID, GIVEN))
                .expectRefusal("subject.own-work");
        given(REQUESTED_OFFLINE, APPROVED_OFFLINE)
                .when(WATCH, new AccessCommand.Use(ID, READ))
                .expectRefusal("access.by-the-keeper");
        given(REQUESTED_OFFLINE, APPROVED_OFFLINE)
                .when(OPERATOR, new Provide(ID, new Provision(Act.MOVE, "表", 1, " ")))
                .expectRefusal("access.no-destination");
        given(REQUESTED, APPROVED).when(OPERATOR, new Provide(ID, GIVEN)).expectRefusal("access.by-the-person");
    }

    @Test
    void endsByItselfOrEarlier() {
        given(REQUESTED, APPROVED).at(UNTIL).when(PRODUCT, new Expire(ID)).expect(new Expired(ID, UNTIL));
        given(REQUESTED, APPROVED).when(PRODUCT, new Expire(ID)).expectNothing();
        given(REQUESTED, APPROVED, new Expired(ID, UNTIL))
                .at(UNTIL)
                .when(PRODUCT, new Expire(ID))
                .expectNothing();
        given(REQUESTED, APPROVED).when(APPROVER, new Revoke(ID, SAID)).expect(new Revoked(ID, SAID));
        given(REQUESTED, APPROVED, new Revoked(ID, SAID))
                .when(APPROVER, new Revoke(ID, SAID))
                .expectNothing();
    }

    @Test
    void whoIsTurnedAwayIsRecorded() {
        var attempt = new Attempt(UNIT, "外包人员甲", Act.COPY, "门户库用户表", "无授权，堡垒机已拦截");
        givenNothing().when(WATCH, new TurnAway(ID, attempt)).expect(new TurnedAway(ID, attempt));
        given(new TurnedAway(ID, attempt))
                .when(WATCH, new TurnAway(ID, attempt))
                .expectNothing();
        given(new TurnedAway(ID, attempt)).when(APPROVER, new Approve(ID, SAID)).expectRefusal("subject.stage");
        given(REQUESTED).when(WATCH, new TurnAway(ID, attempt)).expectRefusal("access.requested");
    }
}
