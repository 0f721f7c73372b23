package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.WorkingTime;

/** When something must be public follows from the official calendar, and from no other. */
class DisclosureTest {
    private static String formation(String more) {
        return """
                {"item": {"kind": "INFORMATION", "title": "采购计划", "unit": "230000", "organ": "财政厅", "consult": [],
                 "attachments": []%s}, "on": "2026-11-02"}""".formatted(more);
    }

    @Test
    void aDueDateThatNobodyKnowsIsComputedOnceTheCalendarIsSet(@TempDir Path data) {
        String unknown;
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var known = operator.post("/api/v1/disclosures", formation("")).expect(201);
            assertThat(operator.get("/api/v1/disclosures/" + known.subject(), RestTest.after(known))
                            .json()
                            .at("/state/due/on")
                            .asString())
                    .isEqualTo("2026-11-30");
            var recorded = operator.post("/api/v1/disclosures", formation(", \"period\": 90, \"basis\": \"某法第十条\""))
                    .expect(201);
            unknown = recorded.subject();
            var due = operator.get("/api/v1/disclosures/" + unknown, RestTest.after(recorded))
                    .json()
                    .at("/state/due");
            assertThat(due.get("unknownYear").asInt()).isEqualTo(2027);
            assertThat(due.has("by")).isFalse();
        }
        try (var product = Product.start(data, "taizhang.working-days.years.2027.holidays=2027-01-01")) {
            var reader = product.person(Role.OPERATOR);
            try (var events = reader.events(0)) {
                var computed = events.await("disclosure.due-computed/1");
                assertThat(computed.at("/data/disclosure").asString()).isEqualTo(unknown);
                assertThat(computed.at("/data/due/on").asString()).startsWith("2027-03-");
            }
        }
    }

    @Test
    void whatTheOperatorSetsGoesBeforeTheOfficialCalendar(@TempDir Path data) {
        try (var product = Product.start(
                data, "taizhang.working-days.holidays=2026-12-25", "taizhang.working-days.workdays=2026-12-26")) {
            var working = product.bean(WorkingTime.class);
            var calendar = product.bean(WorkCalendar.class);
            var christmas = LocalDate.of(2026, 12, 25);
            assertThat(working.holidays()).contains(christmas, LocalDate.of(2026, 10, 1));
            assertThat(calendar.plus(christmas.minusDays(1), 1).date()).isEqualTo(christmas.plusDays(1));
        }
    }
}
