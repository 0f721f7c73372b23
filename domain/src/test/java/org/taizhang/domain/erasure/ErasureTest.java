package org.taizhang.domain.erasure;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.erasure.ErasureCommand.*;
import org.taizhang.domain.erasure.ErasureEvent.*;

class ErasureTest extends SubjectTest<Erasure> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    private static final Claim CLAIM = new Claim("qian", "个人信息保护法第四十七条，本人申请");
    private static final Reason KEPT = new Reason("still in office");
    private static final Actor SYSADMIN = person("feng", Role.SYSTEM_ADMINISTRATOR);
    private static final Actor AUDITADMIN = person("chen", Role.AUDIT_ADMINISTRATOR);
    private static final Actor MOVED = person("feng", Role.AUDIT_ADMINISTRATOR);

    private static final Object REQUESTED = by(SYSADMIN, new Requested(ID, CLAIM));
    private static final Approved APPROVED = new Approved(ID, "qian");
    private static final Declined DECLINED = new Declined(ID, KEPT);
    private static final CarriedOut CARRIED_OUT = new CarriedOut(ID, 3);
    private static final Request REQUEST = new Request(ID, CLAIM, UNIT);

    ErasureTest() {
        super(Erasure.class);
    }

    @Test
    void isRequestedByASystemAdministratorOfTheUnit() {
        givenNothing().when(SYSADMIN, REQUEST).expect(new Requested(ID, CLAIM));
        givenNothing().when(AUDITADMIN, REQUEST).expect(Forbidden.class);
        givenNothing().when(PRODUCT, REQUEST).expect(Forbidden.class);
        givenNothing().when(SYSADMIN, new Request(ID, CLAIM, "310000")).expect(Forbidden.class);
    }

    @Test
    void isRequestedOnce() {
        given(REQUESTED).when(SYSADMIN, REQUEST).expectNothing();
        given(REQUESTED)
                .when(SYSADMIN, new Request(ID, new Claim("li", CLAIM.basis()), UNIT))
                .expectRefusal("erasure.requested");
    }

    @Test
    void isApprovedByAnAuditAdministratorWhoDidNotRequestIt() {
        given(REQUESTED).when(AUDITADMIN, new Approve(ID)).expect(APPROVED);
        given(REQUESTED).when(SYSADMIN, new Approve(ID)).expect(Forbidden.class);
        given(REQUESTED).when(MOVED, new Approve(ID)).expectRefusal("erasure.own-request");
    }

    @Test
    void isDeclinedByAnAuditAdministrator() {
        given(REQUESTED).when(AUDITADMIN, new Decline(ID, KEPT)).expect(DECLINED);
        given(REQUESTED).when(SYSADMIN, new Decline(ID, KEPT)).expect(Forbidden.class);
    }

    @Test
    void whatIsDecidedStays() {
        given(REQUESTED, APPROVED).when(AUDITADMIN, new Approve(ID)).expectNothing();
        given(REQUESTED, APPROVED, CARRIED_OUT)
                .when(AUDITADMIN, new Approve(ID))
                .expectNothing();
        given(REQUESTED, APPROVED).when(AUDITADMIN, new Decline(ID, KEPT)).expectRefusal("subject.stage");
        given(REQUESTED, DECLINED).when(AUDITADMIN, new Decline(ID, KEPT)).expectNothing();
        given(REQUESTED, DECLINED).when(AUDITADMIN, new Approve(ID)).expectRefusal("subject.stage");
    }

    @Test
    void isCarriedOutOnceItWasApproved() {
        given(REQUESTED, APPROVED).when(PRODUCT, new NoteCarriedOut(ID, 3)).expect(CARRIED_OUT);
        given(REQUESTED, APPROVED, CARRIED_OUT)
                .when(PRODUCT, new NoteCarriedOut(ID, 0))
                .expectNothing();
        given(REQUESTED).when(PRODUCT, new NoteCarriedOut(ID, 3)).expectRefusal("subject.stage");
        given(REQUESTED, DECLINED).when(PRODUCT, new NoteCarriedOut(ID, 3)).expectRefusal("subject.stage");
        given(REQUESTED, APPROVED).when(AUDITADMIN, new NoteCarriedOut(ID, 3)).expect(Forbidden.class);
    }

    @Test
    void nothingIsKnownOfWhatWasNeverRequested() {
        givenNothing().when(AUDITADMIN, new Approve(ID)).expect(Unknown.class);
        givenNothing().when(AUDITADMIN, new Decline(ID, KEPT)).expect(Unknown.class);
        givenNothing().when(PRODUCT, new NoteCarriedOut(ID, 1)).expect(Unknown.class);
    }
}
