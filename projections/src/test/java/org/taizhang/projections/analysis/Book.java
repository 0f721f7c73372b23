package org.taizhang.projections.analysis;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Statement;
import org.taizhang.domain.analysis.Figures;
import org.taizhang.domain.analysis.Figures.Compliance;
import org.taizhang.projections.Recorded;

/** A ledger made by hand, in China, of which each number is known. */
final class Book {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Statement SAID = new Statement("said", List.of());

    private final List<Recorded<?>> events = new ArrayList<>();

    /** By the clock in China. */
    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    Book tell(String time, String unit, Object event) {
        var actor = new Actor("li", "li", Set.of(), unit, null);
        var position = events.size();
        events.add(new Recorded<>(
                event, "some.event/1", position, 0, "subject", at(time), actor, unit, "", "id" + position, null));
        return this;
    }

    /** What the month came to for unit 23, as far as it was told. */
    Figures figures(String month) {
        return figures(month, 200);
    }

    Figures figures(String month, int most) {
        var analyst = new Analyst("23", new Span(YearMonth.parse(month), ZONE), new Heard());
        events.forEach(analyst::hear);
        return analyst.figures(most);
    }

    /** Says how much it heard, and until when. */
    private static final class Heard implements Theme<Compliance> {
        private long events;

        @Override
        public void hear(Recorded<?> recorded) {
            events++;
        }

        @Override
        public Compliance figures(int most, Instant until) {
            return new Compliance(until.toString(), events, 0, 0, 0, List.of());
        }
    }
}
