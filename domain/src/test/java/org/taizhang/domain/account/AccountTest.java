package org.taizhang.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.account.AccountCommand.*;
import org.taizhang.domain.account.AccountEvent.*;

class AccountTest extends SubjectTest<Account> {
    private static final UUID ID = AccountEvent.id("qian");
    private static final UUID FIRST = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID SECOND = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    private static final LockPolicy POLICY = new LockPolicy(3, Duration.ofMinutes(10));
    private static final Instant UNLOCKED_AT = NOW.plus(POLICY.duration());
    private static final Profile QIAN = new Profile("qian", "钱", UNIT, null);
    private static final Created CREATED = new Created(ID, QIAN, FIRST);
    private static final Reason LEFT = new Reason("left");
    private static final Disabled DISABLED = new Disabled(ID, LEFT);
    private static final Locked LOCKED = new Locked(ID, UNLOCKED_AT);

    private static final Actor SYSADMIN = person("feng", Role.SYSTEM_ADMINISTRATOR);
    private static final Actor SECADMIN = person("chen", Role.SECURITY_ADMINISTRATOR);
    /** The account itself, with every role a person can have. */
    private static final Actor SELF = person(
            "qian", EnumSet.complementOf(EnumSet.of(Role.SYSTEM, Role.SOURCE)).toArray(Role[]::new));

    AccountTest() {
        super(Account.class, POLICY);
    }

    @Test
    void theFirstIsMadeWithTheRightToMakeOthersOnce() {
        var first = new CreateFirst(ID, QIAN, FIRST);
        givenNothing().when(PRODUCT, first).expect(CREATED, new RoleGranted(ID, Role.SECURITY_ADMINISTRATOR));
        given(CREATED).when(PRODUCT, first).expectRefusal("account.name-taken");
    }

    @Test
    void isCreatedByEitherAdministratorOrTheProduct() {
        for (var creator : List.of(SYSADMIN, SECADMIN, PRODUCT))
            givenNothing().when(creator, new Create(ID, QIAN, FIRST)).expect(CREATED);
        givenNothing().when(OPERATOR, new Create(ID, QIAN, FIRST)).expect(Forbidden.class);
    }

    @Test
    void isNeverCreatedAgainUnderTheSameName() {
        given(CREATED).when(SYSADMIN, new Create(ID, QIAN, SECOND)).expectRefusal("account.name-taken");
        given(CREATED, DISABLED).when(SYSADMIN, new Create(ID, QIAN, FIRST)).expectRefusal("account.name-taken");
    }

    @Test
    void isOneForEachName() {
        assertThat(AccountEvent.id("Qian")).isEqualTo(ID);
        assertThat(AccountEvent.id("qian2")).isNotEqualTo(ID);
    }

    @Test
    void isGrantedARoleOnce() {
        given(CREATED).when(SECADMIN, new GrantRole(ID, Role.WATCH)).expect(new RoleGranted(ID, Role.WATCH));
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, new GrantRole(ID, Role.WATCH))
                .expectNothing();
    }

    @Test
    void holdsSeveralRolesThatGoTogether() {
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, new GrantRole(ID, Role.OPERATOR))
                .expect(new RoleGranted(ID, Role.OPERATOR));
    }

    @Test
    void holdsNoTwoRolesThatExcludeEachOther() {
        given(CREATED, new RoleGranted(ID, Role.SYSTEM_ADMINISTRATOR))
                .when(SECADMIN, new GrantRole(ID, Role.AUDIT_ADMINISTRATOR))
                .expectRefusal("account.roles-exclude");
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, new GrantRole(ID, Role.AUDITOR))
                .expectRefusal("account.roles-exclude");
        given(CREATED, new RoleGranted(ID, Role.AUDITOR))
                .when(SECADMIN, new GrantRole(ID, Role.APPROVER))
                .expectRefusal("account.roles-exclude");
    }

    @Test
    void mayHoldTheOtherRoleOnceTheFirstIsRevoked() {
        given(CREATED, new RoleGranted(ID, Role.AUDITOR), new RoleRevoked(ID, Role.AUDITOR))
                .when(SECADMIN, new GrantRole(ID, Role.WATCH))
                .expect(new RoleGranted(ID, Role.WATCH));
    }

    @Test
    void isNeverTheProductItself() {
        given(CREATED).when(SECADMIN, new GrantRole(ID, Role.SYSTEM)).expectRefusal("account.system-role");
        given(CREATED).when(PRODUCT, new GrantRole(ID, Role.SYSTEM)).expect(Forbidden.class);
    }

    @Test
    void losesARoleItHas() {
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, new RevokeRole(ID, Role.WATCH))
                .expect(new RoleRevoked(ID, Role.WATCH));
        given(CREATED).when(SECADMIN, new RevokeRole(ID, Role.WATCH)).expectNothing();
    }

    @Test
    void isNotChangedByItself() {
        for (var command : List.of(
                new GrantRole(ID, Role.WATCH),
                new RevokeRole(ID, Role.WATCH),
                new ResetPassword(ID, SECOND),
                new Unlock(ID),
                new Disable(ID, LEFT),
                new Enable(ID))) given(CREATED).when(SELF, command).expectRefusal("account.own-rights");
        given(CREATED, DISABLED).when(SELF, new Enable(ID)).expectRefusal("account.own-rights");
    }

    @Test
    void changesItsOwnPasswordOnly() {
        given(CREATED).when(SELF, new ChangePassword(ID, SECOND)).expect(new PasswordChanged(ID, SECOND));
        given(CREATED).when(SECADMIN, new ChangePassword(ID, SECOND)).expectRefusal("account.foreign-password");
    }

    @Test
    void isGivenANewPasswordByTheSecurityAdministrator() {
        given(CREATED).when(SECADMIN, new ResetPassword(ID, SECOND)).expect(new PasswordChanged(ID, SECOND));
        given(CREATED).when(SYSADMIN, new ResetPassword(ID, SECOND)).expect(Forbidden.class);
    }

    @Test
    void comesInAndGoesOut() {
        given(CREATED).when(PRODUCT, new NoteLogin(ID)).expect(new LoggedIn(ID));
        given(CREATED, new LoggedIn(ID)).when(PRODUCT, new NoteLogout(ID)).expect(new LoggedOut(ID));
    }

    @Test
    void countsFailuresInARowAndLocksAtTheLast() {
        given(CREATED).when(PRODUCT, new NoteFailure(ID)).expect(new LoginFailed(ID, 1));
        given(failures(1)).when(PRODUCT, new NoteFailure(ID)).expect(new LoginFailed(ID, 2));
        given(failures(2)).when(PRODUCT, new NoteFailure(ID)).expect(new LoginFailed(ID, 3), LOCKED);
    }

    @Test
    void countsAnewAfterALoginAnUnlockingOrALock() {
        given(failures(2, new LoggedIn(ID))).when(PRODUCT, new NoteFailure(ID)).expect(new LoginFailed(ID, 1));
        given(failures(2, new Unlocked(ID))).when(PRODUCT, new NoteFailure(ID)).expect(new LoginFailed(ID, 1));
        given(failures(3, LOCKED))
                .at(UNLOCKED_AT)
                .when(PRODUCT, new NoteFailure(ID))
                .expect(new LoginFailed(ID, 1));
    }

    @Test
    void staysOutsideWhileLockedHoweverItKnocks() {
        var before = UNLOCKED_AT.minusMillis(1);
        given(failures(3, LOCKED)).at(before).when(PRODUCT, new NoteLogin(ID)).expectRefusal("account.barred");
        given(failures(3, LOCKED)).at(before).when(PRODUCT, new NoteFailure(ID)).expectNothing();
    }

    @Test
    void comesInAgainWhenTheLockIsOver() {
        given(failures(3, LOCKED))
                .at(UNLOCKED_AT)
                .when(PRODUCT, new NoteLogin(ID))
                .expect(new LoggedIn(ID));
    }

    @Test
    void isUnlockedByTheSecurityAdministrator() {
        given(failures(3, LOCKED)).when(SECADMIN, new Unlock(ID)).expect(new Unlocked(ID));
        given(failures(3, LOCKED, new Unlocked(ID)))
                .when(PRODUCT, new NoteLogin(ID))
                .expect(new LoggedIn(ID));
        given(failures(1)).when(SECADMIN, new Unlock(ID)).expect(new Unlocked(ID));
        given(CREATED).when(SECADMIN, new Unlock(ID)).expectNothing();
        given(failures(3, LOCKED)).when(SYSADMIN, new Unlock(ID)).expect(Forbidden.class);
    }

    @Test
    void isDisabledOnceAndThenStaysOutside() {
        for (var administrator : List.of(SYSADMIN, SECADMIN))
            given(CREATED).when(administrator, new Disable(ID, LEFT)).expect(DISABLED);
        given(CREATED, DISABLED).when(SYSADMIN, new Disable(ID, LEFT)).expectNothing();
        given(CREATED, DISABLED).when(PRODUCT, new NoteLogin(ID)).expectRefusal("account.barred");
    }

    @Test
    void saysHowItIsReachedItselfOrByASystemAdministrator() {
        var mail = new Contact("qian@example.gov.cn", null, "en");
        for (var actor : List.of(SELF, SYSADMIN))
            given(CREATED).when(actor, new ChangeContact(ID, mail)).expect(new ContactChanged(ID, mail));
        given(CREATED, new ContactChanged(ID, mail))
                .when(SELF, new ChangeContact(ID, mail))
                .expectNothing();
        given(CREATED).when(SECADMIN, new ChangeContact(ID, mail)).expectRefusal("account.foreign-contact");
        given(CREATED).when(OPERATOR, new ChangeContact(ID, mail)).expectRefusal("account.foreign-contact");
        given(CREATED).when(person("qian"), new ChangeContact(ID, mail)).expect(Forbidden.class);
    }

    @Test
    void isEnabledOnceAndThenComesIn() {
        given(CREATED, DISABLED).when(SECADMIN, new Enable(ID)).expect(new Enabled(ID));
        given(CREATED).when(SECADMIN, new Enable(ID)).expectNothing();
        given(CREATED, DISABLED, new Enabled(ID))
                .when(PRODUCT, new NoteLogin(ID))
                .expect(new LoggedIn(ID));
        given(CREATED, DISABLED).when(SYSADMIN, new Enable(ID)).expect(Forbidden.class);
    }

    @Test
    void isChangedByThoseWithTheRoleOnly() {
        given(CREATED).when(SYSADMIN, new GrantRole(ID, Role.WATCH)).expect(Forbidden.class);
        given(CREATED).when(SYSADMIN, new RevokeRole(ID, Role.WATCH)).expect(Forbidden.class);
        given(CREATED).when(OPERATOR, new Disable(ID, LEFT)).expect(Forbidden.class);
        for (var command : List.of(new NoteLogin(ID), new NoteFailure(ID), new NoteLogout(ID)))
            given(CREATED).when(SECADMIN, command).expect(Forbidden.class);
        given(CREATED).when(person("qian"), new ChangePassword(ID, SECOND)).expect(Forbidden.class);
    }

    @Test
    void belongsToAUnitTheActorIsAbove() {
        var elsewhere = new Actor("wu", "wu", Set.of(Role.SECURITY_ADMINISTRATOR), "230000/230200", null);
        givenNothing().when(elsewhere, new Create(ID, QIAN, FIRST)).expect(Forbidden.class);
        given(CREATED).when(elsewhere, new GrantRole(ID, Role.WATCH)).expect(Forbidden.class);
        var below = new Actor("wu", "wu", Set.of(Role.SECURITY_ADMINISTRATOR), UNIT + "/gxj", null);
        given(CREATED).when(below, new GrantRole(ID, Role.WATCH)).expect(Forbidden.class);
        var above = new Actor("wu", "wu", Set.of(Role.SECURITY_ADMINISTRATOR), "230000", null);
        given(CREATED).when(above, new GrantRole(ID, Role.WATCH)).expect(new RoleGranted(ID, Role.WATCH));
    }

    @Test
    void isChangedOnlyByWhoSawTheNewestVersion() {
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, 0, new RevokeRole(ID, Role.WATCH))
                .expect(Outdated.class);
        given(CREATED, new RoleGranted(ID, Role.WATCH))
                .when(SECADMIN, 1, new RevokeRole(ID, Role.WATCH))
                .expect(new RoleRevoked(ID, Role.WATCH));
    }

    @Test
    void isUnknownUntilCreated() {
        givenNothing().when(SECADMIN, new GrantRole(ID, Role.WATCH)).expect(Unknown.class);
        givenNothing().when(SELF, new ChangePassword(ID, SECOND)).expect(Unknown.class);
        for (var command : List.of(new NoteLogin(ID), new NoteFailure(ID), new NoteLogout(ID)))
            givenNothing().when(PRODUCT, command).expect(Unknown.class);
    }

    private static Object[] failures(int count, Object... then) {
        return Stream.of(
                        Stream.of(CREATED),
                        IntStream.rangeClosed(1, count).mapToObj(i -> new LoginFailed(ID, i)),
                        Arrays.stream(then))
                .flatMap(events -> events)
                .toArray();
    }
}
