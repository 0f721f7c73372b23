package org.taizhang.domain.medium;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.medium.MediumCommand.*;
import org.taizhang.domain.medium.MediumEvent.*;

class MediumTest extends SubjectTest<Medium> {
    private static final String SEAL = "a".repeat(64);
    private static final String OTHER_SEAL = "b".repeat(64);
    private static final MediumEvent.Label LABEL = label(Carrier.TAPE, LocalDate.parse("2026-11-21"), SEAL);
    private static final UUID ID = LABEL.id();
    private static final Place ONSITE = new Place("主机房", "A-3-12", false);
    private static final Place OFFSITE = new Place("灾备中心", "T-1", true);
    private static final Statement SAID = new Statement("同意", List.of());
    private static final Actor BOTH = person("qian", Role.OPERATOR, Role.APPROVER);
    private static final Instant SOON = NOW.plus(Duration.ofHours(4));
    private static final Release USE = release(false, null);
    private static final Release REMOVAL = release(true, "加密，双人押运");
    private static final Labelled LABELLED = new Labelled(ID, LABEL);
    private static final TakenOutOfDrive TAKEN = new TakenOutOfDrive(ID, SAID);
    private static final Stored STORED = new Stored(ID, ONSITE);
    private static final ReleaseRequested WANTED = new ReleaseRequested(ID, REMOVAL);
    private static final ReleaseApproved RELEASED = new ReleaseApproved(ID, true, SAID);
    private static final HandedOut OUT = new HandedOut(ID, REMOVAL);
    private static final Destruction WAY = new Destruction("超过保存期限", "消磁后粉碎");
    private static final FoundAltered ALTERED = new FoundAltered(ID, "GXJ-2026-017", "li");

    MediumTest() {
        super(Medium.class);
    }

    private static MediumEvent.Label label(Carrier carrier, LocalDate until, @Nullable String seal) {
        return new MediumEvent.Label(
                "GXJ-2026-017", UNIT, carrier, "门户数据库完全备份", null, LocalDate.parse("2026-10-01"), 2, until, seal, "li");
    }

    private static Release release(boolean leaving, @Nullable String measures) {
        return new Release("恢复性测试", "wang", "测试机房", leaving, measures, SOON);
    }

    private static Return back(@Nullable String sha256) {
        return new Return("外观完好", sha256, ONSITE);
    }

    @Test
    void aLabelIsThereOnce() {
        givenNothing().when(OPERATOR, new MediumCommand.Label(ID, LABEL)).expect(LABELLED);
        given(LABELLED).when(OPERATOR, new MediumCommand.Label(ID, LABEL)).expectNothing();
        given(LABELLED)
                .when(OPERATOR, new MediumCommand.Label(ID, label(Carrier.DISK, LABEL.retainUntil(), SEAL)))
                .expectRefusal("medium.label-taken");
        givenNothing().when(WATCH, new MediumCommand.Label(ID, LABEL)).expect(Forbidden.class);
        givenNothing().when(OPERATOR, new HandOut(ID)).expect(Unknown.class);
    }

    @Test
    void isTakenOutOfTheDriveBeforeItIsStored() {
        given(LABELLED).when(OPERATOR, new Store(ID, ONSITE)).expectRefusal("medium.in-drive");
        given(LABELLED).when(OPERATOR, new TakeOutOfDrive(ID, SAID)).expect(TAKEN);
        given(LABELLED, TAKEN).when(OPERATOR, new Store(ID, OFFSITE)).expect(new Stored(ID, OFFSITE));
        given(LABELLED, TAKEN, STORED).when(OPERATOR, new Store(ID, ONSITE)).expectNothing();
        given(LABELLED, TAKEN, STORED).when(OPERATOR, new Store(ID, OFFSITE)).expect(new Stored(ID, OFFSITE));
        given(LABELLED, TAKEN).when(OPERATOR, new TakeOutOfDrive(ID, SAID)).expectRefusal("subject.stage");
        given(new Labelled(ID, label(Carrier.REPOSITORY, LABEL.retainUntil(), null)))
                .when(OPERATOR, new Store(ID, ONSITE))
                .expect(STORED);
    }

    @Test
    void whatIsSealedIsNeverChanged() {
        given(LABELLED, TAKEN, STORED).when(OPERATOR, new CheckSeal(ID, SEAL)).expect(new SealChecked(ID, SEAL, true));
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new CheckSeal(ID, OTHER_SEAL))
                .expect(new SealChecked(ID, OTHER_SEAL, false), ALTERED);
        given(LABELLED, TAKEN, STORED, ALTERED)
                .when(OPERATOR, new CheckSeal(ID, OTHER_SEAL))
                .expect(new SealChecked(ID, OTHER_SEAL, false));
        given(LABELLED, TAKEN, STORED, ALTERED)
                .when(OPERATOR, new RequestRelease(ID, USE))
                .expectRefusal("medium.altered");
        given(LABELLED, TAKEN, STORED, WANTED, RELEASED, ALTERED)
                .when(OPERATOR, new HandOut(ID))
                .expectRefusal("medium.altered");
        given(new Labelled(ID, label(Carrier.TAPE, LABEL.retainUntil(), null)))
                .when(OPERATOR, new CheckSeal(ID, SEAL))
                .expectRefusal("medium.not-sealed");
    }

    @Test
    void isHandedOutForAPurposeThatAnotherApproved() {
        given(LABELLED, TAKEN).when(OPERATOR, new RequestRelease(ID, USE)).expectRefusal("subject.stage");
        given(LABELLED, TAKEN, STORED).when(OPERATOR, new HandOut(ID)).expectRefusal("subject.stage");
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new RequestRelease(ID, USE))
                .expect(new ReleaseRequested(ID, USE));
        given(LABELLED, TAKEN, STORED, by(BOTH, WANTED))
                .when(BOTH, new ApproveRelease(ID, SAID))
                .expectRefusal("subject.own-work");
        given(LABELLED, TAKEN, STORED, WANTED)
                .when(person("wang", Role.APPROVER), new ApproveRelease(ID, SAID))
                .expectRefusal("subject.own-work");
        given(LABELLED, TAKEN, STORED, WANTED)
                .when(APPROVER, new ApproveRelease(ID, SAID))
                .expect(RELEASED);
        given(LABELLED, TAKEN, STORED, WANTED).when(OPERATOR, new HandOut(ID)).expectRefusal("subject.stage");
        given(LABELLED, TAKEN, STORED, WANTED, RELEASED)
                .when(OPERATOR, new HandOut(ID))
                .expect(OUT);
        given(LABELLED, TAKEN, STORED, WANTED, RELEASED)
                .at(SOON)
                .when(OPERATOR, new HandOut(ID))
                .expectRefusal("medium.release-over");
        given(LABELLED, TAKEN, STORED, WANTED)
                .when(APPROVER, new DeclineRelease(ID, SAID))
                .expect(new ReleaseDeclined(ID, SAID));
        given(LABELLED, TAKEN, STORED)
                .at(SOON)
                .when(OPERATOR, new RequestRelease(ID, USE))
                .expectRefusal("medium.release-over");
    }

    @Test
    void leavesItsStoreOnlyProtected() {
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new RequestRelease(ID, release(true, null)))
                .expectRefusal("medium.no-measures");
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new RequestRelease(ID, release(true, " ")))
                .expectRefusal("medium.no-measures");
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new RequestRelease(ID, REMOVAL))
                .expect(WANTED);
    }

    @Test
    void comesBackUnchangedAndInTime() {
        var given = new Object[] {LABELLED, TAKEN, STORED, WANTED, RELEASED, OUT};
        given(given)
                .when(OPERATOR, new TakeBack(ID, back(SEAL)))
                .expect(new SealChecked(ID, SEAL, true), new Returned(ID, true, back(SEAL)));
        given(given).when(OPERATOR, new TakeBack(ID, back(null))).expectRefusal("medium.seal-unchecked");
        given(given)
                .when(OPERATOR, new TakeBack(ID, back(OTHER_SEAL)))
                .expect(new SealChecked(ID, OTHER_SEAL, false), ALTERED, new Returned(ID, true, back(OTHER_SEAL)));
        given(LABELLED, TAKEN, STORED, new ReleaseRequested(ID, USE), RELEASED, new HandedOut(ID, USE))
                .when(OPERATOR, new TakeBack(ID, back(null)))
                .expect(new Returned(ID, false, back(null)));
        given(given).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(given).at(SOON).when(PRODUCT, new NoteLapse(ID)).expect(late(SOON, 2));
        given(LABELLED, TAKEN, STORED, WANTED, RELEASED, OUT, late(SOON, 2))
                .at(SOON.plus(Duration.ofDays(1)))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(late(SOON.plus(Duration.ofDays(1)), 3));
        given(LABELLED, TAKEN, STORED).at(SOON).when(PRODUCT, new NoteLapse(ID)).expectNothing();
    }

    private static Lapsed late(Instant due, int occurrence) {
        var text = "备份介质“GXJ-2026-017”应由 wang 于 " + due
                + " 前交还，尚未交还。The medium GXJ-2026-017 was to be brought back by wang until " + due;
        var lapse = new Lapse("return", due, occurrence, text, List.of("wang", "li", "role:OPERATOR"), 2);
        return new Lapsed(ID, lapse, due.plus(Duration.ofDays(1)));
    }

    @Test
    void isDestroyedByTwoOnceItsTimeIsOverAndAThirdAgreed() {
        var wanted = new DestructionRequested(ID, WAY);
        var agreed = new DestructionApproved(ID, SAID);
        var done = new DestructionCarriedOut(ID, SAID);
        given(LABELLED, TAKEN, STORED)
                .when(OPERATOR, new RequestDestruction(ID, WAY))
                .expect(wanted);
        given(new Labelled(ID, label(Carrier.TAPE, LocalDate.parse("2026-11-22"), SEAL)), TAKEN, STORED)
                .when(OPERATOR, new RequestDestruction(ID, WAY))
                .expectRefusal("medium.retained");
        given(LABELLED, TAKEN, STORED, by(BOTH, wanted))
                .when(BOTH, new ApproveDestruction(ID, SAID))
                .expectRefusal("subject.own-work");
        given(LABELLED, TAKEN, STORED, wanted)
                .when(OPERATOR, new CarryOutDestruction(ID, SAID))
                .expectRefusal("subject.stage");
        given(LABELLED, TAKEN, STORED, wanted)
                .when(APPROVER, new ApproveDestruction(ID, SAID))
                .expect(agreed);
        given(LABELLED, TAKEN, STORED, wanted)
                .when(APPROVER, new DeclineDestruction(ID, SAID))
                .expect(new DestructionDeclined(ID, SAID));
        given(LABELLED, TAKEN, STORED, wanted, agreed)
                .when(OPERATOR, new CarryOutDestruction(ID, SAID))
                .expect(done);
        given(LABELLED, TAKEN, STORED, wanted, agreed, by(BOTH, done))
                .when(BOTH, new WitnessDestruction(ID, SAID))
                .expectRefusal("subject.own-work");
        given(LABELLED, TAKEN, STORED, wanted, agreed, by(BOTH, done))
                .when(OPERATOR, new WitnessDestruction(ID, SAID))
                .expect(new Destroyed(ID, SAID));
        given(LABELLED, TAKEN, STORED, wanted, agreed, done, new Destroyed(ID, SAID))
                .when(OPERATOR, new RequestRelease(ID, USE))
                .expectRefusal("subject.stage");
    }
}
