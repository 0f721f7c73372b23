package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void staysTheSameForEver() {
        assertThat(Ids.of("alert", "a", 1)).isEqualTo(UUID.fromString("57151525-d811-8709-b467-1114b3675431"));
    }

    @Test
    void differsWithEachPartAndWhereTheyMeet() {
        assertThat(List.of(
                        Ids.of(),
                        Ids.of(""),
                        Ids.of("", ""),
                        Ids.of("a", "b"),
                        Ids.of("b", "a"),
                        Ids.of("ab"),
                        Ids.of("a", "b", ""),
                        Ids.of("a", "b", "c"),
                        Ids.of("a", "bc")))
                .doesNotHaveDuplicates();
    }

    @Test
    void followsFromWhatPartsSay() {
        assertThat(Ids.of("1")).isEqualTo(Ids.of(1));
        assertThat(Ids.of("门户")).isEqualTo(Ids.of("门户")).isNotEqualTo(Ids.of("??"));
    }

    @Test
    void isAUuidOfVersionEight() {
        assertThat(IntStream.range(0, 1000).mapToObj(Ids::of))
                .allMatch(id -> id.version() == 8 && id.variant() == 2)
                .doesNotHaveDuplicates();
    }
}
