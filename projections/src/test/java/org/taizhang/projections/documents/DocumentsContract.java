package org.taizhang.projections.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.taizhang.projections.documents.Filter.contains;
import static org.taizhang.projections.documents.Filter.eq;
import static org.taizhang.projections.documents.Filter.exists;
import static org.taizhang.projections.documents.Filter.ge;
import static org.taizhang.projections.documents.Filter.gt;
import static org.taizhang.projections.documents.Filter.in;
import static org.taizhang.projections.documents.Filter.le;
import static org.taizhang.projections.documents.Filter.lt;
import static org.taizhang.projections.documents.Filter.prefix;
import static org.taizhang.projections.documents.Filter.under;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine of {@link Documents} must do. */
abstract class DocumentsContract {
    private static final Schema ALERTS = Schema.of(
            "alerts",
            Field.text("state"),
            Field.number("count"),
            Field.flag("open"),
            Field.text("raised"),
            Field.searchable("plan.title"));

    private Documents documents;

    abstract Documents engine();

    @BeforeEach
    void open() {
        documents = engine();
        documents.drop("alerts");
        documents.drop("alerts~2");
        documents.define(ALERTS);
    }

    private static Document document(String id, String unit, String json) {
        return new Document(id, 7, 3, unit, json);
    }

    private void store(Document... stored) {
        documents.replace("alerts", List.of(stored));
    }

    private List<String> ids(Filter... filters) {
        return documents.find("alerts", Query.where(filters)).documents().stream()
                .map(Document::id)
                .toList();
    }

    @Test
    void givesBackWhatWasStoredToTheLetter() {
        var one = new Document("a", 12_345_678_901L, 4, "23/01", "{\"z\":1.50,\"a\":[ {\"$x\":\"é\\u0001台账\"} ]}");
        store(one, document("b", "23", "{}"));
        assertThat(documents.get("alerts", Set.of("a", "c"))).isEqualTo(Map.of("a", one));
        assertThat(documents.get("alerts", Set.of())).isEmpty();
    }

    @Test
    void replacesWhateverStoodThereAndWhatItWasFoundBy() {
        store(document("a", "23", "{\"state\":\"OPEN\",\"plan\":{\"title\":\"old\"}}"));
        var newer = new Document("a", 8, 4, "23/01", "{\"plan\":{\"title\":\"new\"}}");
        store(newer);
        assertThat(documents.find("alerts", Query.where()).documents()).containsExactly(newer);
        assertThat(ids(eq("state", "OPEN"))).isEmpty();
        assertThat(ids(contains("plan.title", "old"))).isEmpty();
        assertThat(ids(contains("plan.title", "new"), eq("position", 8))).containsExactly("a");
    }

    @Test
    void replacesAndDeletesNothingWhereNothingIsGiven() {
        store();
        documents.delete("alerts", List.of());
        assertThat(ids()).isEmpty();
    }

    @Test
    void deletesOnlyWhatIsNamed() {
        store(document("a", "23", "{}"), document("b", "23", "{}"));
        documents.delete("alerts", List.of("a", "never"));
        assertThat(ids()).containsExactly("b");
    }

    @Test
    void filtersText() {
        store(
                document("a", "23", "{\"state\":\"OPEN\"}"),
                document("b", "23", "{\"state\":\"OPENED\"}"),
                document("c", "23", "{\"state\":\"closed\"}"),
                document("d", "23", "{}"));
        assertThat(ids(eq("state", "OPEN"))).containsExactly("a");
        assertThat(ids(eq("state", "open"))).isEmpty();
        assertThat(ids(in("state", List.of("OPEN", "closed", "x")))).containsExactly("a", "c");
        assertThat(ids(in("state", List.of()))).isEmpty();
        assertThat(ids(prefix("state", "OPEN"))).containsExactly("a", "b");
        assertThat(ids(prefix("state", "O.*"))).isEmpty();
        assertThat(ids(ge("state", "OPENED"))).containsExactly("b", "c");
        assertThat(ids(gt("state", "OPENED"))).containsExactly("c");
        assertThat(ids(le("state", "OPENED"))).containsExactly("a", "b");
        assertThat(ids(lt("state", "OPENED"))).containsExactly("a");
        assertThat(ids(exists("state", true))).containsExactly("a", "b", "c");
        assertThat(ids(exists("state", false))).containsExactly("d");
        assertThat(ids(eq("state", "OPEN"), eq("state", "OPENED"))).isEmpty();
    }

    @Test
    void prefixesReachTextOfAnyScript() {
        store(
                document("a", "23", "{\"state\":\"台账\"}"),
                document("b", "23", "{\"state\":\"台账Ａ\"}"),
                document("c", "23", "{\"state\":\"台\"}"));
        assertThat(ids(prefix("state", "台账"))).containsExactly("a", "b");
    }

    @Test
    void filtersNumbersAsNumbersWhateverTheirForm() {
        store(
                document("a", "23", "{\"count\":9}"),
                document("b", "23", "{\"count\":10.0}"),
                document("c", "23", "{\"count\":10.5}"),
                document("d", "23", "{\"count\":\"10\"}"),
                document("e", "23", "{\"count\":null}"));
        assertThat(ids(eq("count", 10))).containsExactly("b");
        assertThat(ids(eq("count", 10.0))).containsExactly("b");
        assertThat(ids(gt("count", 9L))).containsExactly("b", "c");
        assertThat(ids(lt("count", 10.5))).containsExactly("a", "b");
        assertThat(ids(in("count", List.of(9, 10.5)))).containsExactly("a", "c");
        assertThat(ids(exists("count", false))).containsExactly("d", "e");
    }

    @Test
    void filtersFlags() {
        store(
                document("a", "23", "{\"open\":true}"),
                document("b", "23", "{\"open\":false}"),
                document("c", "23", "{\"open\":1}"));
        assertThat(ids(eq("open", true))).containsExactly("a");
        assertThat(ids(eq("open", false))).containsExactly("b");
        assertThat(ids(exists("open", true))).containsExactly("a", "b");
    }

    @Test
    void takesInstantsAndIdsAndConstantsAsTheTextTheyAreStoredAs() {
        var id = UUID.randomUUID();
        store(document(id.toString(), "23", "{\"raised\":\"2026-03-01T08:00:00.000Z\",\"state\":\"TEXT\"}"));
        assertThat(ids(eq("id", id), eq("raised", Instant.parse("2026-03-01T08:00:00Z")), eq("state", Field.Type.TEXT)))
                .hasSize(1);
    }

    @Test
    void looksForPartsWhateverTheirCaseAndWidth() {
        store(
                document("a", "23", "{\"plan\":{\"title\":\"Upgrade (50%) ＮＧＩＮＸ\"}}"),
                document("b", "23", "{\"plan\":{\"title\":\"ГОРОД 门户网站\"}}"),
                document("c", "23", "{\"plan\":{}}"));
        assertThat(ids(contains("plan.title", "nginx"))).containsExactly("a");
        assertThat(ids(contains("plan.title", "(50%)"))).containsExactly("a");
        assertThat(ids(contains("plan.title", "_"))).isEmpty();
        assertThat(ids(contains("plan.title", "город"))).containsExactly("b");
        assertThat(ids(contains("plan.title", "门户"))).containsExactly("b");
    }

    @Test
    void knowsAUnitAndThoseBelowItFromThoseThatOnlyLookAlike() {
        store(
                document("a", "23", "{}"),
                document("b", "23/01", "{}"),
                document("c", "23/01/gxj", "{}"),
                document("d", "230", "{}"),
                document("e", "2", "{}"),
                document("f", "23-x", "{}"));
        assertThat(ids(under("23"))).containsExactly("a", "b", "c");
        assertThat(ids(under("23/01"))).containsExactly("b", "c");
        assertThat(ids(eq("unit", "23"))).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "unit", "position", "state", "count", "open"})
    void pagesThroughEverythingOnceInOrderBothWays(String sort) {
        var all = IntStream.range(0, 40)
                .mapToObj(i -> new Document(
                        "id%02d".formatted(i),
                        i / 4,
                        0,
                        "23/" + i % 5,
                        i % 4 == 0
                                ? "{}"
                                : "{\"state\":\"S%d\",\"count\":%d,\"open\":%b}"
                                        .formatted(i % 3, i % 7 - 3, i % 2 == 0)))
                .toList();
        documents.replace("alerts", all);
        var upwards = pages(Query.where().ascending(sort).limit(3));
        var downwards = pages(Query.where().descending(sort).limit(3));
        assertThat(upwards).hasSize(40).doesNotHaveDuplicates();
        assertThat(downwards).isEqualTo(upwards.reversed());
        assertThat(documents
                        .find("alerts", Query.where().ascending(sort).limit(40))
                        .documents())
                .isEqualTo(upwards);
        if (List.of("state", "count", "open").contains(sort))
            assertThat(upwards.subList(0, 10))
                    .allMatch(document -> document.json().equals("{}"));
    }

    private List<Document> pages(Query first) {
        var all = new ArrayList<Document>();
        @Nullable String cursor = null;
        do {
            var page = documents.find("alerts", first.after(cursor));
            assertThat(page.documents()).hasSizeBetween(1, first.limit());
            all.addAll(page.documents());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    void aPageHoldsItsPlaceWhileOthersWrite() {
        store(document("a", "23", "{\"count\":1}"), document("c", "23", "{\"count\":3}"));
        var query = Query.where().ascending("count").limit(1);
        var first = documents.find("alerts", query);
        store(document("b", "23", "{\"count\":2}"), document("0", "23", "{\"count\":0}"));
        documents.delete("alerts", List.of("a"));
        assertThat(documents.find("alerts", query.limit(9).after(first.next())).documents())
                .extracting(Document::id)
                .containsExactly("b", "c");
    }

    @Test
    void refusesACursorThatIsNotItsOwn() {
        store(document("a", "23", "{\"count\":1}"), document("b", "23", "{\"count\":1}"));
        var query = Query.where().ascending("count").limit(1);
        var cursor = documents.find("alerts", query).next();
        documents.define(ALERTS.as("alerts~2"));
        var forged = Base64.getUrlEncoder()
                .encodeToString("[\"alerts\",\"count\",false,\"one\",\"a\"]".getBytes(StandardCharsets.UTF_8));
        for (var bad : Arrays.asList("", "%%%", "e30", forged, cursor + "x")) refuses("alerts", query.after(bad));
        refuses("alerts", query.descending("count").after(cursor));
        refuses("alerts", query.ascending("state").after(cursor));
        refuses("alerts~2", query.after(cursor));
    }

    private void refuses(String collection, Query query) {
        assertThatThrownBy(() -> documents.find(collection, query)).isInstanceOf(BadCursor.class);
    }

    @Test
    void refusesWhatTheSchemaDoesNotAllow() {
        for (var filter : List.of(
                eq("unknown", "x"),
                eq("count", "9"),
                eq("open", 1),
                eq("state", 1),
                contains("state", "x"),
                prefix("count", "9")))
            assertThatThrownBy(() -> ids(filter)).isInstanceOf(IllegalArgumentException.class);
        var unknown = Query.where().ascending("unknown");
        assertThatThrownBy(() -> documents.find("alerts", unknown)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.where().limit(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.where().limit(501)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> documents.get("undefined", List.of("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Schema.of("a\"b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Field.text("a'b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsByCombinationsOfValues() {
        store(
                document("a", "23", "{\"state\":\"OPEN\",\"open\":true,\"count\":1.0}"),
                document("b", "23/01", "{\"state\":\"OPEN\",\"open\":true,\"count\":1}"),
                document("c", "23/01", "{\"state\":\"DONE\",\"open\":false,\"count\":0.5}"),
                document("d", "24", "{}"));
        assertThat(documents.count("alerts", List.of(), List.of())).isEqualTo(Map.of(List.of(), 4L));
        assertThat(documents.count("alerts", List.of(eq("state", "NONE")), List.of()))
                .isEqualTo(Map.of(List.of(), 0L));
        assertThat(documents.count("alerts", List.of(under("23")), List.of("state", "open")))
                .isEqualTo(Map.of(List.of("OPEN", true), 2L, List.of("DONE", false), 1L));
        assertThat(documents.count("alerts", List.of(), List.of("count")))
                .isEqualTo(Map.of(List.of(1L), 2L, List.of(0.5), 1L, Arrays.asList((Object) null), 1L));
        assertThat(documents.count("alerts", List.of(eq("state", "NONE")), List.of("unit")))
                .isEmpty();
    }

    @Test
    void putsACollectionInThePlaceOfAnother() {
        store(document("old", "23", "{\"state\":\"OPEN\"}"));
        documents.define(ALERTS.as("alerts~2"));
        documents.replace("alerts~2", List.of(document("new", "23", "{\"state\":\"OPEN\"}")));
        assertThat(ids()).containsExactly("old");
        documents.rename("alerts~2", "alerts");
        assertThat(ids(eq("state", "OPEN"))).containsExactly("new");
        store(document("newer", "23", "{\"state\":\"OPEN\"}"));
        documents.define(ALERTS);
        documents.define(ALERTS.as("alerts~2"));
        assertThat(ids(eq("state", "OPEN"))).containsExactly("new", "newer");
        assertThat(documents.find("alerts~2", Query.where()).documents()).isEmpty();
    }

    @Test
    void definesAgainWithOtherFieldsAndKeepsTheDocuments() {
        store(document("a", "23", "{\"state\":\"OPEN\",\"plan\":{\"title\":\"x\"}}"));
        documents.define(Schema.of("alerts", Field.text("state"), Field.text("owner")));
        assertThat(ids(eq("state", "OPEN"), exists("owner", false))).containsExactly("a");
        store(document("b", "23", "{\"owner\":\"me\"}"));
        assertThat(ids(eq("owner", "me"))).containsExactly("b");
    }

    @Test
    void dropsWhatMayNotExist() {
        store(document("a", "23", "{}"));
        documents.drop("alerts");
        documents.drop("alerts");
        documents.define(ALERTS);
        assertThat(ids()).isEmpty();
    }

    @Test
    void writesMoreThanAPageInOneGo() {
        var many = IntStream.range(0, 3_000)
                .mapToObj(i -> document("id" + i, "23", "{\"count\":" + i + "}"))
                .toList();
        documents.replace("alerts", many);
        var ids = new TreeSet<>(many.stream().map(Document::id).toList());
        assertThat(documents.get("alerts", ids)).hasSize(3_000);
        documents.delete("alerts", ids.headSet("id2"));
        assertThat(documents.count("alerts", List.of(), List.of()))
                .isEqualTo(Map.of(List.of(), (long) ids.tailSet("id2").size()));
    }
}
