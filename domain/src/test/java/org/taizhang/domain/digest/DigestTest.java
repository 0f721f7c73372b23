package org.taizhang.domain.digest;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.digest.DigestCommand.Take;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.digest.DigestEvent.Extreme;
import org.taizhang.domain.digest.DigestEvent.Taken;

class DigestTest extends SubjectTest<Digest> {
    private static final UUID TARGET = new UUID(0, 7);
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-22");
    private static final UUID ID = DigestEvent.id(TARGET, YESTERDAY);
    private static final Day DAY = day(8_640);

    DigestTest() {
        super(Digest.class);
    }

    private static Day day(long runs) {
        return new Day(
                TARGET,
                YESTERDAY,
                NOW.minus(Duration.ofDays(1)),
                NOW,
                Duration.ofSeconds(10),
                runs,
                3,
                0,
                Duration.ZERO,
                List.of(),
                List.of(new Extreme("http_total_seconds", "", 0.1, 2.5)),
                runs * 9,
                "00",
                "11",
                "website");
    }

    @Test
    void isTakenOnceByTheProduct() {
        givenNothing().when(PRODUCT, new Take(ID, UNIT, DAY)).expect(new Taken(ID, DAY));
        given(new Taken(ID, DAY)).when(PRODUCT, new Take(ID, UNIT, DAY)).expectNothing();
        given(new Taken(ID, DAY)).when(PRODUCT, new Take(ID, UNIT, day(1))).expectRefusal("digest.taken");
        givenNothing().when(OPERATOR, new Take(ID, UNIT, DAY)).expect(Forbidden.class);
    }
}
