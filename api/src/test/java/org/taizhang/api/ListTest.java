package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** Lists: page by page without gap or repeat, in order, and only what was asked for. */
class ListTest {
    private static final int TARGETS = 120;

    private static Product product;
    private static Client operator;
    private static Client.Answer last;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
        for (int i = 0; i < TARGETS; i++)
            last = operator.post("/api/v1/targets", target(i)).expect(201);
        operator.get("/api/v1/targets", RestTest.after(last)).expect(200);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String target(int i) {
        return """
                {"kind": "%s", "name": "Portal %03d 门户", "unit": "230000/2301%02d", "address": "http://127.0.0.1:1/",
                 "owner": "owner%d", "interval": "PT1H", "thresholds": [], "escalation": []}""".formatted(i % 2 == 0 ? "website" : "database", i, i % 3, i % 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "definition.name",
                "-definition.name",
                "definition.kind",
                "-definition.kind",
                "registeredAt",
                "-registeredAt",
                "id",
                "-id",
                "position",
                "-position",
                "unit",
                "-unit",
                ""
            })
    void aListIsReadPageByPageWithoutGapOrRepeat(String sort) {
        var query = "/api/v1/targets?stage=WATCHED&limit=7" + (sort.isEmpty() ? "" : "&sort=" + sort);
        var read = new ArrayList<JsonNode>();
        for (String next = null, page = query; ; page = query + "&cursor=" + next) {
            var slice = operator.get(page).expect(200);
            read.addAll(slice.items());
            if (!slice.json().has("next")) break;
            assertThat(slice.items()).hasSize(7);
            next = slice.json().get("next").asString();
        }
        assertThat(read)
                .extracting(item -> item.get("id").asString())
                .hasSize(TARGETS)
                .doesNotHaveDuplicates();
        var field = sort.isEmpty() ? "registeredAt" : sort.replace("-", "");
        if (field.equals("position")) return;
        Comparator<String> order =
                sort.isEmpty() || sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        assertThat(read)
                .extracting(item -> item.at("/" + field.replace('.', '/')).asString())
                .isSortedAccordingTo(order);
    }

    @Test
    void aListThatGrowsWhileItIsReadShowsEachOfTheOthersOnce() {
        var query = "/api/v1/targets?limit=50&sort=definition.name&definition.name.like=portal";
        var first = operator.get(query);
        var added = operator.post("/api/v1/targets", target(0).replace("Portal 000", "Portal 000 added"))
                .expect(201);
        operator.post("/api/v1/targets/" + added.subject() + "/retirement", "{\"reason\": \"a test\"}")
                .expect(200);
        var names = new ArrayList<String>(names(first));
        for (var page = first; page.json().has("next"); names.addAll(names(page)))
            page = operator.get(query + "&cursor=" + page.json().get("next").asString(), RestTest.after(added));
        assertThat(names.stream().filter(name -> !name.contains("added")))
                .hasSize(TARGETS)
                .doesNotHaveDuplicates();
    }

    private static List<String> names(Client.Answer page) {
        return page.items().stream()
                .map(item -> item.at("/definition/name").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "definition.kind=website | 60",
                "definition.kind=website,database | 120",
                "definition.kind=website&definition.kind=database | 120",
                "definition.kind=nothing | 0",
                "definition.owner=owner3 | 12",
                "definition.owner=owner3&definition.kind=website | 0",
                "definition.owner.ge=owner8 | 24",
                "definition.owner.gt=owner8 | 12",
                "definition.owner.lt=owner1 | 12",
                "definition.owner.le=owner1 | 24",
                "definition.owner.ge=owner2&definition.owner.lt=owner4 | 24",
                "definition.name.like=portal%20007 | 1",
                "definition.name.like=%E9%97%A8%E6%88%B7 | 120",
                "definition.name.like=%EF%BC%B0ortal%20007 | 1",
                "definition.name.like=%25 | 0",
                "definition.name.like=_ | 0",
                "definition.name=Portal%20007%20%E9%97%A8%E6%88%B7 | 1",
                "unit=230000/230101 | 40",
                "unit=230000 | 120",
                "unit=230000/2301 | 0",
                "stage=WATCHED | 120",
                "stage=PAUSED | 0",
                "registeredAt.ge=2020-01-01T00:00:00Z | 120",
                "registeredAt.ge=2020-01-01T00:00:00%2B08:00 | 120",
                "registeredAt.lt=2020-01-01T00:00:00Z | 0",
                "registeredAt.ge=-1000000000-01-01T00:00:00Z | 120",
                "registeredAt.le=%2B1000000000-12-31T23:59:59Z | 120",
                "position.ge=0 | 120",
                "position.lt=0 | 0",
            })
    void aFilterGivesWhatWasAskedFor(String filter, int count) {
        var items = operator.get("/api/v1/targets?limit=500&" + filter).expect(200).items().stream()
                .filter(item -> !item.at("/definition/name").asString().contains("added"))
                .toList();
        assertThat(items).hasSize(count);
    }

    @Test
    void flagsAndNumbersAreFilteredAsSuch() {
        var admin = product.admin();
        assertThat(admin.get("/api/v1/accounts?disabled=false").items()).isNotEmpty();
        assertThat(admin.get("/api/v1/accounts?disabled=true").items()).isEmpty();
        admin.get("/api/v1/accounts?disabled=perhaps").expectProblem(400, "bad-filter-value");
        operator.get("/api/v1/alerts?firing.severity.le=2").expect(200);
        for (var value : Set.of("high", "NaN", "1d", "Infinity", ""))
            operator.get("/api/v1/alerts?firing.severity=" + value).expectProblem(400, "bad-filter-value");
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, bad-filter",
        "definition=1, bad-filter",
        "definition.address=x, bad-filter",
        "definition.name.ne=x, bad-filter",
        "definition.kind.like=x, bad-filter",
        "asOf=2026-01-01T00:00:00Z, bad-filter",
        "registeredAt.ge=yesterday, bad-filter-value",
        "registeredAt=2026-01-01, bad-filter-value",
        "registeredAt.ge=2026-13-01T00:00:00Z, bad-filter-value",
        "position=first, bad-filter-value",
        "sort=colour, bad-sort",
        "sort=-, bad-sort",
        "sort=, bad-sort",
        "limit=0, bad-limit",
        "limit=-1, bad-limit",
        "limit=501, bad-limit",
        "limit=x, bad-limit",
        "limit=, bad-limit",
        "cursor=x, bad-cursor",
        "cursor=%25, bad-cursor",
        "cursor=, bad-cursor",
        "cursor=W10, bad-cursor"
    })
    void whatCannotBeAskedIsABadRequest(String query, String code) {
        operator.get("/api/v1/targets?" + query).expectProblem(400, code);
    }

    @Test
    void aCursorBelongsToItsListAndOrder() {
        var cursor = operator.get("/api/v1/targets?limit=1&sort=id")
                .json()
                .get("next")
                .asString();
        operator.get("/api/v1/targets?limit=1&sort=id&cursor=" + cursor).expect(200);
        operator.get("/api/v1/targets?limit=1&sort=-id&cursor=" + cursor).expectProblem(400, "bad-cursor");
        operator.get("/api/v1/targets?limit=1&sort=registeredAt&cursor=" + cursor)
                .expectProblem(400, "bad-cursor");
        operator.get("/api/v1/incidents?limit=1&sort=id&cursor=" + cursor).expectProblem(400, "bad-cursor");
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        assertThat(operator.get("/api/v1/targets?limit=1").items()).hasSize(1);
        assertThat(operator.get("/api/v1/targets?limit=500").expect(200).items().size())
                .isGreaterThanOrEqualTo(TARGETS);
        assertThat(new TreeSet<>(operator.get("/api/v1/targets").json().propertyNames()))
                .containsExactly("items", "next");
    }
}
