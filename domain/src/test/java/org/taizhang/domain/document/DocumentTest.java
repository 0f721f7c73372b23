package org.taizhang.domain.document;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.document.DocumentCommand.*;
import org.taizhang.domain.document.DocumentEvent.*;

class DocumentTest extends SubjectTest<Document> {
    private static final UUID DOCUMENT = UUID.randomUUID();
    private static final UUID FILE = UUID.randomUUID();
    private static final Statement SAID = new Statement("看过", List.of());
    private static final Classification POLICY = new Classification(DocumentKind.POLICY, PolicySubject.CHANGE);
    private static final Filing FILING = new Filing("变更管理制度", UNIT, POLICY, null);
    private static final Instant NEXT = Instant.parse("2027-12-31T16:00:00Z");
    private static final Actor DRAFTER = person("chen", Role.OPERATOR);
    private static final Actor READER = person("qian", Role.WATCH);
    private static final Actor SECOND_APPROVER = person("feng", Role.APPROVER);

    DocumentTest() {
        super(Document.class, new Reviews(Cadence.every(Cadence.Unit.YEAR), ZoneId.of("Asia/Shanghai")));
    }

    private static Labels labels(Sensitivity sensitivity, @Nullable Cadence every, String... readers) {
        return new Labels(sensitivity, "平台", List.of(readers), List.of("zhao", "chen"), "qian", every);
    }

    private static final Labels LABELS = labels(Sensitivity.INTERNAL, null, "unit:" + UNIT);
    private static final Labels RESTRICTED = labels(Sensitivity.RESTRICTED, null, "qian", "role:OPERATOR");

    private static DocumentEvent.Draft content(String changes) {
        return new DocumentEvent.Draft(changes, List.of(new Attachment(FILE, "0".repeat(64))));
    }

    private static Filed filed(Labels labels) {
        return new Filed(DOCUMENT, FILING, labels);
    }

    /** A document with so many published versions, each drafted by the drafter. */
    private static Object[] published(Labels labels, int versions, Object... more) {
        var events = new ArrayList<Object>(List.of(filed(labels)));
        for (var version = 1; version <= versions; version++) {
            events.addAll(List.of(drafted(version), submitted(version), approved(version)));
            if (version > 1) events.add(new Superseded(DOCUMENT, version - 1, version));
            events.add(new Published(DOCUMENT, version, POLICY, NEXT));
        }
        events.addAll(List.of(more));
        return events.toArray();
    }

    private static Object drafted(int version) {
        return by(DRAFTER, new Drafted(DOCUMENT, version, content("v" + version)));
    }

    private static Object submitted(int version) {
        return by(OPERATOR, new Submitted(DOCUMENT, version));
    }

    private static Object approved(int version) {
        return by(APPROVER, new Approved(DOCUMENT, version, POLICY, SAID));
    }

    private static DocumentCommand.Read read(@Nullable Integer version, @Nullable UUID file) {
        return new DocumentCommand.Read(DOCUMENT, version, file);
    }

    private static DocumentEvent.Read wasRead(int version, @Nullable UUID file) {
        return new DocumentEvent.Read(DOCUMENT, version, file);
    }

    @Test
    void aDocumentIsFiledOnceWithItsLabels() {
        givenNothing().when(OPERATOR, new File(DOCUMENT, FILING, LABELS)).expect(filed(LABELS));
        given(filed(LABELS)).when(OPERATOR, new File(DOCUMENT, FILING, LABELS)).expectNothing();
        given(filed(LABELS))
                .when(OPERATOR, new File(DOCUMENT, FILING, RESTRICTED))
                .expectRefusal("document.filed");
        givenNothing().when(OPERATOR, new Submit(DOCUMENT, 1)).expect(Unknown.class);
    }

    @Test
    void aPolicySaysWhatItRegulatesAndNothingElseDoes() {
        var nothing = new Filing("制度", UNIT, new Classification(DocumentKind.POLICY, null), null);
        var report = new Classification(DocumentKind.REPORT, PolicySubject.DUTY);
        givenNothing().when(OPERATOR, new File(DOCUMENT, nothing, LABELS)).expectRefusal("document.policy-subject");
        givenNothing()
                .when(OPERATOR, new File(DOCUMENT, new Filing("报告", UNIT, report, null), LABELS))
                .expectRefusal("document.policy-subject");
    }

    @Test
    void labelsAreChangedByAnApprover() {
        given(filed(LABELS)).when(APPROVER, new Label(DOCUMENT, RESTRICTED)).expect(new Labelled(DOCUMENT, RESTRICTED));
        given(filed(LABELS)).when(APPROVER, new Label(DOCUMENT, LABELS)).expectNothing();
        given(filed(LABELS)).when(OPERATOR, new Label(DOCUMENT, RESTRICTED)).expect(Forbidden.class);
    }

    @Test
    void aDraftIsReplacedUntilItIsSubmitted() {
        var anew = new DocumentCommand.Draft(DOCUMENT, content("better"));
        given(filed(LABELS)).when(DRAFTER, anew).expect(new Drafted(DOCUMENT, 1, content("better")));
        given(filed(LABELS), drafted(1)).when(OPERATOR, anew).expect(new Drafted(DOCUMENT, 1, content("better")));
        given(filed(LABELS), drafted(1))
                .when(DRAFTER, new DocumentCommand.Draft(DOCUMENT, content("v1")))
                .expectNothing();
        given(filed(LABELS), drafted(1), submitted(1)).when(DRAFTER, anew).expectRefusal("document.open-version");
        given(filed(LABELS), drafted(1), submitted(1), new Returned(DOCUMENT, 1, SAID))
                .when(DRAFTER, anew)
                .expect(new Drafted(DOCUMENT, 1, content("better")));
        given(published(LABELS, 1)).when(DRAFTER, anew).expect(new Drafted(DOCUMENT, 2, content("better")));
    }

    @Test
    void aDocumentHasSoManyVersions() {
        given(published(LABELS, 200))
                .when(DRAFTER, new DocumentCommand.Draft(DOCUMENT, content("one more")))
                .expectRefusal("document.many-versions");
    }

    @Test
    void aVersionIsApprovedBySomebodyWhoMayAndHasNoPartInIt() {
        var approve = new Approve(DOCUMENT, 1, SAID);
        given(filed(LABELS), drafted(1)).when(APPROVER, approve).expectRefusal("subject.stage");
        var asked = new Object[] {filed(LABELS), drafted(1), submitted(1)};
        given(asked).when(SECOND_APPROVER, approve).expectRefusal("document.not-approver");
        given(asked).when(OPERATOR, approve).expect(Forbidden.class);
        given(asked).when(person("chen", Role.APPROVER), approve).expectRefusal("subject.own-work");
        given(asked).when(APPROVER, approve).expect(new Approved(DOCUMENT, 1, POLICY, SAID));
        given(asked).when(APPROVER, new Approve(DOCUMENT, 2, SAID)).expectRefusal("document.no-version");
        given(filed(LABELS), drafted(1), submitted(1), approved(1))
                .when(APPROVER, approve)
                .expectNothing();
    }

    @Test
    void aVersionIsReturnedUntilItIsPublished() {
        var back = new ReturnVersion(DOCUMENT, 1, SAID);
        given(filed(LABELS), drafted(1), submitted(1)).when(APPROVER, back).expect(new Returned(DOCUMENT, 1, SAID));
        given(filed(LABELS), drafted(1), submitted(1), approved(1))
                .when(APPROVER, back)
                .expect(new Returned(DOCUMENT, 1, SAID));
        given(published(LABELS, 1)).when(APPROVER, back).expectRefusal("subject.stage");
    }

    @Test
    void onlyWhatWasApprovedIsPublishedAndTakesThePlaceOfTheOneInForce() {
        var publish = new Publish(DOCUMENT, 1);
        given(filed(LABELS), drafted(1), submitted(1)).when(OPERATOR, publish).expectRefusal("subject.stage");
        given(filed(LABELS), drafted(1), submitted(1), approved(1))
                .when(OPERATOR, publish)
                .expect(new Published(DOCUMENT, 1, POLICY, NEXT));
        given(published(LABELS, 1)).when(OPERATOR, publish).expectNothing();
        given(published(LABELS, 1, drafted(2), submitted(2), approved(2)))
                .when(OPERATOR, new Publish(DOCUMENT, 2))
                .expect(new Superseded(DOCUMENT, 1, 2), new Published(DOCUMENT, 2, POLICY, NEXT));
    }

    @Test
    void aRecordOfItsDayOwesNoReview() {
        var kind = new Classification(DocumentKind.LOG_RECORD, null);
        given(
                        new Filed(DOCUMENT, new Filing("日志", UNIT, kind, null), LABELS),
                        drafted(1),
                        submitted(1),
                        by(APPROVER, new Approved(DOCUMENT, 1, kind, SAID)))
                .when(OPERATOR, new Publish(DOCUMENT, 1))
                .expect(new Published(DOCUMENT, 1, kind, null));
    }

    @Test
    void aDocumentSaysItselfHowOftenItIsReviewed() {
        var monthly = labels(Sensitivity.INTERNAL, Cadence.every(Cadence.Unit.MONTH), "qian");
        given(filed(monthly), drafted(1), submitted(1), approved(1))
                .when(OPERATOR, new Publish(DOCUMENT, 1))
                .expect(new Published(DOCUMENT, 1, POLICY, Instant.parse("2026-12-31T16:00:00Z")));
    }

    @Test
    void itsReadersAreGivenTheVersionInForceAndNoOther() {
        given(published(LABELS, 2)).when(READER, read(null, FILE)).expectNothing();
        given(published(LABELS, 2)).when(READER, read(2, null)).expectNothing();
        given(published(LABELS, 2)).when(READER, read(1, null)).expectRefusal("document.superseded");
        given(published(LABELS, 2)).when(READER, read(3, null)).expectRefusal("document.no-version");
        given(published(LABELS, 1)).when(READER, read(1, UUID.randomUUID())).expect(Unknown.class);
        given(filed(LABELS)).when(READER, read(null, null)).expectRefusal("document.none-in-force");
    }

    @Test
    void eachReadingOfARestrictedDocumentIsRecorded() {
        given(published(RESTRICTED, 1)).when(READER, read(null, FILE)).expect(wasRead(1, FILE));
        given(published(RESTRICTED, 1, wasRead(1, null)))
                .when(OPERATOR, read(1, null))
                .expect(wasRead(1, null));
        given(published(RESTRICTED, 1)).when(WATCH, read(null, null)).expect(Forbidden.class);
    }

    @Test
    void aRoleReadsWhereItAnswersForTheUnitAndAUnitWhereItIsNamed() {
        var beside = new Actor("mu", "mu", Set.of(Role.OPERATOR), "230000/230200", null);
        var below = new Actor("he", "he", Set.of(Role.WATCH), UNIT + "/gxj", null);
        given(published(RESTRICTED, 1)).when(beside, read(null, null)).expect(Forbidden.class);
        given(published(LABELS, 1)).when(beside, read(null, null)).expect(Forbidden.class);
        given(published(LABELS, 1)).when(below, read(null, null)).expectNothing();
    }

    @Test
    void whoWorksOnAVersionReadsItBeforeItIsPublished() {
        var open = published(LABELS, 1, drafted(2));
        given(open).when(DRAFTER, read(2, null)).expectNothing();
        given(open).when(APPROVER, read(2, null)).expectNothing();
        given(open).when(WATCH, read(2, null)).expect(Forbidden.class);
    }

    @Test
    void anAuditorReadsWhatIsVoidAndThatIsRecorded() {
        given(published(LABELS, 2)).when(AUDITOR, read(1, null)).expect(wasRead(1, null));
        given(published(LABELS, 2)).when(AUDITOR, read(2, null)).expectNothing();
        given(published(LABELS, 1, new Withdrawn(DOCUMENT, new Withdrawal(SAID, null))))
                .when(AUDITOR, read(1, FILE))
                .expect(wasRead(1, FILE));
        var elsewhere = new Actor("sun", "sun", Set.of(Role.AUDITOR), "230000/230200", null);
        given(published(LABELS, 2)).when(elsewhere, read(1, null)).expect(Forbidden.class);
    }

    @Test
    void whatWasWithdrawnIsNotReadAndSaysWhatIsInItsPlace() {
        var other = UUID.randomUUID();
        var withdrawal = new Withdrawal(SAID, other);
        given(published(LABELS, 1))
                .when(APPROVER, new Withdraw(DOCUMENT, withdrawal))
                .expect(new Withdrawn(DOCUMENT, withdrawal));
        given(published(LABELS, 1))
                .when(APPROVER, new Withdraw(DOCUMENT, new Withdrawal(SAID, DOCUMENT)))
                .expectRefusal("document.itself");
        given(published(LABELS, 1, new Withdrawn(DOCUMENT, withdrawal)))
                .when(APPROVER, new Withdraw(DOCUMENT, withdrawal))
                .expectNothing();
        given(published(LABELS, 1, new Withdrawn(DOCUMENT, withdrawal)))
                .when(READER, read(null, null))
                .expectRefusal("document.replaced");
        given(published(LABELS, 1, new Withdrawn(DOCUMENT, new Withdrawal(SAID, null))))
                .when(READER, read(1, null))
                .expectRefusal("document.withdrawn");
        given(published(LABELS, 1, new Withdrawn(DOCUMENT, withdrawal)))
                .when(DRAFTER, new DocumentCommand.Draft(DOCUMENT, content("again")))
                .expectRefusal("subject.stage");
    }

    @Test
    void whatIsInForceIsReviewedBySomebodyElseThanItsAuthor() {
        var review = new DocumentEvent.Review(ReviewOutcome.STILL_VALID, SAID);
        var reviewed = new Reviewed(DOCUMENT, 1, POLICY, review, NEXT);
        given(published(LABELS, 1))
                .when(APPROVER, new DocumentCommand.Review(DOCUMENT, review))
                .expect(reviewed);
        given(published(LABELS, 1))
                .when(person("chen", Role.APPROVER), new DocumentCommand.Review(DOCUMENT, review))
                .expectRefusal("subject.own-work");
        given(filed(LABELS))
                .when(APPROVER, new DocumentCommand.Review(DOCUMENT, review))
                .expectRefusal("subject.stage");
    }

    @Test
    void aReviewThatIsOverdueIsTold() {
        var text = "文档“变更管理制度”应于 " + NEXT + " 前评审是否仍然适用，逾期未评审。The document 变更管理制度 was to be reviewed by " + NEXT;
        var lapse = new Lapse("review", NEXT, 1, text, List.of("qian", "role:APPROVER"), 3);
        var again = Instant.parse("2029-12-31T16:00:00Z");
        given(published(LABELS, 1)).when(PRODUCT, new NoteLapse(DOCUMENT)).expectNothing();
        given(published(LABELS, 1))
                .at(NEXT.plus(Duration.ofSeconds(1)))
                .when(PRODUCT, new NoteLapse(DOCUMENT))
                .expect(new ReviewOverdue(DOCUMENT, lapse, again, POLICY));
        given(published(LABELS, 1, new ReviewOverdue(DOCUMENT, lapse, again, POLICY)))
                .at(NEXT.plus(Duration.ofDays(1)))
                .when(PRODUCT, new NoteLapse(DOCUMENT))
                .expectNothing();
    }
}
