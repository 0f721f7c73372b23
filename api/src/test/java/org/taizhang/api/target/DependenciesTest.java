package org.taizhang.api.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.api.target.Dependencies.Down;

class DependenciesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final UUID ROUTER = id(1);
    private static final UUID SWITCH = id(2);
    private static final UUID HOST = id(3);
    private static final UUID PORTAL = id(4);
    private static final UUID ALERT = id(100);

    private final Dependencies dependencies = new Dependencies();

    @Test
    void theFarthestThatIsDownIsTheCause() {
        chain();
        assertThat(dependencies.cause(PORTAL, NOW)).isEmpty();
        dependencies.down(SWITCH, id(101), NOW);
        assertThat(dependencies.cause(PORTAL, NOW)).contains(new Down(SWITCH, NOW));
        dependencies.down(ROUTER, ALERT, NOW.plusSeconds(1));
        assertThat(dependencies.cause(PORTAL, NOW)).contains(new Down(ROUTER, NOW.plusSeconds(1)));
        assertThat(dependencies.cause(ROUTER, NOW))
                .as("nothing is the cause of itself")
                .isEmpty();
    }

    @Test
    void whatWasSeenBeforeItCameBackSaysNothing() {
        chain();
        dependencies.down(ROUTER, ALERT, NOW);
        assertThat(dependencies.back(ROUTER, ALERT, NOW.plusSeconds(60))).isTrue();
        assertThat(dependencies.cause(PORTAL, NOW.plusSeconds(59))).isPresent();
        assertThat(dependencies.cause(PORTAL, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void itIsBackWhenItsLastAlertIs() {
        chain();
        dependencies.down(ROUTER, ALERT, NOW.plusSeconds(5));
        dependencies.down(ROUTER, id(101), NOW);
        assertThat(dependencies.cause(PORTAL, NOW)).contains(new Down(ROUTER, NOW));
        assertThat(dependencies.back(ROUTER, ALERT, NOW)).isFalse();
        assertThat(dependencies.back(ROUTER, ALERT, NOW)).isFalse();
        assertThat(dependencies.cause(PORTAL, NOW.plusSeconds(9))).isPresent();
        assertThat(dependencies.back(ROUTER, id(101), NOW)).isTrue();
        assertThat(dependencies.cause(PORTAL, NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void knowsWhatLiesBehindNearAndFar() {
        chain();
        assertThat(dependencies.behind(ROUTER)).containsExactlyInAnyOrder(SWITCH, HOST, PORTAL);
        dependencies.put(HOST, List.of());
        assertThat(dependencies.behind(ROUTER)).containsExactly(SWITCH);
        dependencies.remove(SWITCH);
        assertThat(dependencies.behind(ROUTER)).isEmpty();
    }

    @Test
    void aCircleThatSlippedInEndsNowhere() {
        chain();
        dependencies.put(ROUTER, List.of(PORTAL));
        dependencies.down(SWITCH, ALERT, NOW);
        assertThat(dependencies.cause(PORTAL, NOW)).contains(new Down(SWITCH, NOW));
        assertThat(dependencies.behind(PORTAL)).contains(ROUTER, SWITCH, HOST);
    }

    private void chain() {
        dependencies.put(SWITCH, List.of(ROUTER));
        dependencies.put(HOST, List.of(SWITCH));
        dependencies.put(PORTAL, List.of(HOST));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
