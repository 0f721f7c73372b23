package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.domain.Role.*;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
    private static final Set<Role> ADMINISTRATORS =
            Set.of(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR);

    @Test
    void theThreeAdministratorsExcludeOneAnother() {
        for (var one : ADMINISTRATORS)
            for (var other : ADMINISTRATORS)
                assertThat(one.excludes(other)).as("%s, %s", one, other).isEqualTo(one != other);
    }

    @Test
    void whoReadsEverythingDoesNothing() {
        for (var other : values()) {
            assertThat(AUDITOR.excludes(other)).as("%s", other).isEqualTo(other != AUDITOR);
            assertThat(other.excludes(AUDITOR)).as("%s", other).isEqualTo(other != AUDITOR);
        }
    }

    @ParameterizedTest
    @EnumSource
    void excludesAsItIsExcludedAndNeverItself(Role one) {
        assertThat(one.excludes(one)).isFalse();
        for (var other : values()) assertThat(one.excludes(other)).isEqualTo(other.excludes(one));
    }

    @Test
    void whoWorksMayDoSoInSeveralRoles() {
        var working = Set.of(WATCH, OPERATOR, APPROVER);
        for (var one : working)
            for (var other : working) assertThat(one.excludes(other)).isFalse();
    }
}
