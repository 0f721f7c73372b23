package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final Actor WANG =
            new Actor("wang", "王", Set.of(Role.WATCH, Role.OPERATOR), "230000/230100", "127.0.0.1");

    @Test
    void isFoundAgainInItsMetadata() {
        assertThat(Actor.of(WANG.metadata())).isEqualTo(WANG);
        var system = Actor.system("sweeper", "230000");
        assertThat(Actor.of(system.metadata())).isEqualTo(system);
        var all = new Actor("a", "a", EnumSet.allOf(Role.class), "", null);
        assertThat(Actor.of(all.metadata())).isEqualTo(all);
        var none = new Actor("a", "a", Set.of(), "u", null);
        assertThat(Actor.of(none.metadata())).isEqualTo(none);
    }

    @Test
    void saysTheSameHoweverItsRolesAreOrdered() {
        assertThat(WANG.metadata()).containsEntry("actor.roles", "WATCH,OPERATOR");
    }

    @Test
    void saysNoAddressWhereThereIsNone() {
        assertThat(Actor.system("sweeper", "230000").metadata()).doesNotContainKey("actor.address");
    }

    @Test
    void isNobodyWithoutARoleWhereNoneIsNamed() {
        assertThat(Actor.of(Map.of())).isEqualTo(new Actor("", "", Set.of(), "", null));
        assertThat(Actor.of(Map.of("actor.id", 7)).id()).isEmpty();
    }

    @Test
    void hasAnyOfTheRolesAskedFor() {
        assertThat(WANG.hasAny(Role.AUDITOR, Role.WATCH)).isTrue();
        assertThat(WANG.hasAny(Role.AUDITOR)).isFalse();
        assertThat(WANG.hasAny()).isFalse();
    }

    @Test
    void isTheProductItselfWithNoOtherRole() {
        assertThat(Actor.system("sweeper", "230000"))
                .isEqualTo(new Actor("system:sweeper", "sweeper", Set.of(Role.SYSTEM), "230000", null));
    }

    @Test
    void isAPersonUnlessItIsTheProductOrASourceOrNobody() {
        assertThat(Actor.person(WANG.metadata())).contains("wang");
        assertThat(Actor.person(Actor.system("sweeper", "230000").metadata())).isEmpty();
        var source = Actor.source(new UUID(0, 1), "prometheus", "230000", "10.0.0.9");
        assertThat(Actor.person(source.metadata())).isEmpty();
        assertThat(Actor.of(source.metadata())).isEqualTo(source);
        assertThat(Actor.person(Map.of())).isEmpty();
    }

    @Test
    void isKnownByItsIdAloneOncePersonalDataIsGone() {
        var left = new HashMap<String, String>(WANG.metadata());
        left.keySet().removeAll(Actor.PERSONAL);
        assertThat(Actor.of(left)).isEqualTo(new Actor("wang", "", WANG.roles(), WANG.unit(), null));
    }
}
