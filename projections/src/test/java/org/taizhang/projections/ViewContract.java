package org.taizhang.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.projections.Site.Noise;
import org.taizhang.projections.Site.SiteEvent;
import org.taizhang.projections.Site.SiteEvent.Failed;
import org.taizhang.projections.Site.SiteEvent.Registered;
import org.taizhang.projections.Site.SiteEvent.Removed;
import org.taizhang.projections.View.Phase;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import tools.jackson.databind.json.JsonMapper;

/** What the runner must do over every engine of documents and tokens. */
@Timeout(60)
abstract class ViewContract {
    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final Duration LONG = Duration.ofSeconds(30);

    private MemoryLedger ledger = new MemoryLedger();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private long position = -1;
    private Projection<SiteEvent, Site> projection = Site.projection(1);
    private @Nullable Predicate<String> failing;
    private Projections projections;

    abstract Documents documents();

    /** Tokens as the node of that name sees them. */
    abstract TokenStore tokens(String node);

    /** A node: everything that lives as long as the process. */
    private View<Site> start() {
        return start("one");
    }

    private View<Site> start(String node) {
        projections = new Projections(
                fragile(Documents.class, documents()),
                fragile(TokenStore.class, tokens(node)),
                JsonMapper.shared(),
                type -> "site." + type.getSimpleName().toLowerCase(Locale.ROOT) + "/1");
        var view = projections.add(projection);
        var configurer = DefaultConfigurer.defaultConfiguration(false).configureSerializer(c -> SERIALIZER);
        projections.register(configurer.eventProcessing(), configuration -> ledger);
        var configuration = configurer.start();
        open.add(projections);
        open.add(configuration::shutdown);
        return view;
    }

    @AfterEach
    void stop() throws Exception {
        for (var closeable : open.reversed()) closeable.close();
        open.clear();
    }

    private View<Site> restart() throws Exception {
        stop();
        return start();
    }

    /** Fails the calls that {@link #failing} picks: before them, as if the process had ended there. */
    private <T> T fragile(Class<T> type, T whole) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var fails = failing;
                    var first = arguments == null ? "" : String.valueOf(arguments[0]);
                    if (fails != null && fails.test(method.getName() + " " + first))
                        throw new IllegalStateException("struck");
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void failOnce(String call) {
        var struck = new AtomicBoolean();
        failing = made -> made.startsWith(call) && struck.compareAndSet(false, true);
    }

    private void publish(Object... payloads) {
        publishFor("23/01", payloads);
    }

    private void publishFor(String unit, Object... payloads) {
        var messages = new ArrayList<EventMessage<?>>();
        for (var payload : payloads) {
            Map<String, Object> metadata =
                    new HashMap<>(new Actor("u1", "Li", Set.of(Role.OPERATOR), "23", null).metadata());
            metadata.put("unit", unit);
            metadata.put("request.id", "r1");
            EventMessage<?> message = payload instanceof SiteEvent event
                    ? new GenericDomainEventMessage<>(
                            "Site", event.site(), sequences.merge(event.site(), 0L, (was, zero) -> was + 1), payload)
                    : GenericEventMessage.asEventMessage(payload);
            messages.add(message.andMetaData(metadata));
        }
        ledger.publish(messages);
        position += payloads.length;
    }

    private void caughtUp(View<?> view) {
        assertThat(view.await(position, LONG))
                .as("%s reaches %d", view.state(), position)
                .isTrue();
    }

    private Site site(View<Site> view, String id) {
        return view.everything().get(id).orElseThrow();
    }

    @Test
    void foldsWhatHappenedBeforeAndAfterItsStart() {
        publish(new Registered("a", "A"), new Noise("x"), new Failed("a", "f1"));
        var view = start();
        caughtUp(view);
        publish(new Failed("a", "f2"), new Registered("b", "B"));
        caughtUp(view);
        assertThat(site(view, "a")).isEqualTo(new Site("a", "A", 2, List.of("A", "f1", "f2")));
        var document = view.everything().document("a").orElseThrow();
        assertThat(document.position()).isEqualTo(3);
        assertThat(document.version()).isEqualTo(2);
        assertThat(document.unit()).isEqualTo("23/01");
        assertThat(document.json())
                .isEqualTo("{\"id\":\"a\",\"name\":\"A\",\"failures\":2,\"told\":[\"A\",\"f1\",\"f2\"]}");
        assertThat(view.state()).satisfies(state -> {
            assertThat(state.phase()).isEqualTo(Phase.RUNNING);
            assertThat(state.position()).isEqualTo(4);
            assertThat(state.failure()).isNull();
            assertThat(state.time())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        });
    }

    @Test
    void handsTheEnvelopeToTheFold() {
        var envelopes = new ConcurrentLinkedQueue<Recorded<SiteEvent>>();
        projection = Site.projection(1, (was, recorded) -> {
            envelopes.add(recorded);
            return Site.evolve(was, recorded);
        });
        publish(new Noise("x"), new Registered("a", "A"), new Failed("a", "f"));
        caughtUp(start());
        assertThat(envelopes).hasSize(2).last().satisfies(recorded -> {
            assertThat(recorded.name()).isEqualTo("site.failed/1");
            assertThat(recorded.position()).isEqualTo(2);
            assertThat(recorded.sequence()).isEqualTo(1);
            assertThat(recorded.subject()).isEqualTo("a");
            assertThat(recorded.actor()).isEqualTo(new Actor("u1", "Li", Set.of(Role.OPERATOR), "23", null));
            assertThat(recorded.unit()).isEqualTo("23/01");
            assertThat(recorded.requestId()).isEqualTo("r1");
            assertThat(recorded.id()).hasSize(36);
        });
        assertThat(Site.projection(1).asOf(envelopes)).isEqualTo(new Site("a", "A", 1, List.of("A", "f")));
    }

    @Test
    void aReaderSeesItsUnitAndThoseBelowIt() {
        publishFor("23/01/gxj", new Registered("a", "A"));
        publishFor("230", new Registered("b", "B"));
        publishFor("", new Registered("c", "C"));
        var view = start();
        caughtUp(view);
        assertThat(view.within("23").get("a")).isPresent();
        assertThat(view.within("23/01/gxj").get("a")).isPresent();
        assertThat(view.within("23/02").get("a")).isEmpty();
        assertThat(view.within("23").document("b")).isEmpty();
        var found = view.within("23").find(Query.where());
        assertThat(view.within("23").values(found)).extracting(Site::id).containsExactly("a");
        assertThat(view.within("23").count(List.of())).isEqualTo(Map.of(List.of(), 1L));
        for (var nowhere : List.of(view.within(""), view.within("2"))) {
            assertThat(nowhere.get("c")).isEmpty();
            assertThat(nowhere.find(Query.where()).documents()).isEmpty();
            assertThat(nowhere.count(List.of())).isEqualTo(Map.of(List.of(), 0L));
        }
        assertThat(view.everything().count(List.of(Filter.ge("failures", 0)))).isEqualTo(Map.of(List.of(), 3L));
    }

    @Test
    void countsEventsThatDoNotConcernIt() {
        publish(new Noise("x"));
        var view = start();
        caughtUp(view);
        publish(new Registered("a", "A"), new Noise("y"));
        caughtUp(view);
        assertThat(view.await(position + 1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void knowsHowFarItHadComeWhenStartedAgain() throws Exception {
        publish(new Registered("a", "A"), new Noise("x"));
        caughtUp(start());
        position = 0;
        caughtUp(restart());
    }

    @Test
    void appliesEachEventOnceWhereTheTokenCouldNotBeStored() {
        var view = start();
        publish(new Registered("a", "A"), new Registered("b", "B"));
        caughtUp(view);
        failOnce("storeToken");
        publish(new Failed("a", "f1"), new Failed("b", "f2"), new Failed("a", "f3"), new Removed("b"), new Noise("x"));
        publish(new Failed("a", "f4"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1", "f3", "f4");
        assertThat(view.everything().get("b")).isEmpty();
    }

    @Test
    void appliesEachEventOnceWhereverTheWritingEnded() throws Exception {
        publish(new Registered("a", "A"), new Registered("b", "B"));
        caughtUp(start());
        var told = new ArrayList<>(List.of("A"));
        for (var call : List.of("get sites", "replace sites", "delete sites", "replace views", "storeToken")) {
            failOnce(call);
            var view = restart();
            publish(new Failed("a", call), new Failed("b", call), new Removed("b"));
            told.add(call);
            caughtUp(view);
            assertThat(site(view, "a").told()).isEqualTo(told);
            assertThat(view.everything().get("b")).isEmpty();
            publish(new Registered("b", "B"));
            caughtUp(view);
            assertThat(site(view, "b").told()).containsExactly("B");
        }
    }

    @Test
    void standsStillBeforeAnEventThatCannotBeFoldedAndSkipsNothing() throws Exception {
        var broken = new AtomicBoolean(true);
        projection = Site.projection(1, (was, recorded) -> {
            if (broken.get() && recorded.event() instanceof Failed) throw new IllegalArgumentException("not that");
            return Site.evolve(was, recorded);
        });
        var view = start();
        publish(new Registered("a", "A"));
        caughtUp(view);
        publish(new Failed("a", "f1"));
        reaches(view, Phase.FAILING);
        assertThat(view.state().failure())
                .contains("sites")
                .contains("site.failed/1 at position 1")
                .contains("not that");
        publish(new Registered("b", "B"));
        assertThat(view.state().position()).isZero();
        broken.set(false);
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1");
        reaches(view, Phase.RUNNING);
        assertThat(view.state().failure()).isNull();
    }

    /** Axon tells nobody of its states, so this one thing is polled. */
    private static void reaches(View<?> view, Phase phase) throws InterruptedException {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (view.state().phase() != phase && System.nanoTime() < deadline) TimeUnit.MILLISECONDS.sleep(5);
        assertThat(view.state().phase()).isEqualTo(phase);
    }

    @Test
    void tellsWhatChangedAndIsNotStoppedByAListener() throws Exception {
        var view = start();
        var changes = new LinkedBlockingQueue<View.Changed<Site>>();
        view.everything().listen(changed -> {
            throw new IllegalStateException("a listener fails");
        });
        view.within("24").listen(changed -> changes.addAll(changed));
        var end = view.within("23").listen(changes::addAll);
        publish(new Registered("a", "A"), new Failed("a", "f1"));
        caughtUp(view);
        publish(new Removed("a"));
        var first = new ArrayList<View.Changed<Site>>();
        View.Changed<Site> change;
        do {
            change = changes.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            first.add(change);
        } while (change.value() != null);
        assertThat(first.getFirst().document().id()).isEqualTo("a");
        assertThat(change.document().json()).isEmpty();
        caughtUp(view);
        end.run();
        publish(new Registered("b", "B"));
        caughtUp(view);
        assertThat(changes).isEmpty();
    }

    @Test
    void aRebuiltViewIsTheSame() throws Exception {
        var view = start();
        publish(
                new Registered("a", "A"),
                new Failed("a", "f1"),
                new Registered("b", "B"),
                new Removed("b"),
                new Noise("x"));
        caughtUp(view);
        var before = view.everything().find(Query.where());
        view.rebuild().get(30, TimeUnit.SECONDS);
        assertThat(view.everything().find(Query.where())).isEqualTo(before);
        publish(new Failed("a", "f2"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1", "f2");
    }

    @Test
    void isReadAndGoesOnWhileItIsRebuilt() throws Exception {
        var folding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        projection = Site.projection(1, (was, recorded) -> {
            if (Thread.currentThread().getName().startsWith("view-rebuild")) {
                folding.countDown();
                await(goOn);
            }
            return Site.evolve(was, recorded);
        });
        var view = start();
        publish(new Registered("a", "A"), new Failed("a", "f1"));
        caughtUp(view);
        var rebuilt = view.rebuild();
        await(folding);
        publish(new Failed("a", "f2"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1", "f2");
        assertThat(view.state().phase()).isEqualTo(Phase.REBUILDING);
        goOn.countDown();
        rebuilt.get(30, TimeUnit.SECONDS);
        publish(new Failed("a", "f3"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1", "f2", "f3");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isBuiltAnewFromTheLedgerAsItIsNow() throws Exception {
        var view = start();
        publish(new Registered("a", "A"), new Failed("a", "f1"));
        caughtUp(view);
        ledger.change(0, new GenericEventMessage<>(new Registered("a", "gone")));
        projections.buildAnew();
        assertThat(site(view, "a").told()).containsExactly("gone", "f1");
    }

    @Test
    void isBuiltAnewOnceMoreWhereARebuildIsUnderWay() throws Exception {
        var folding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        projection = Site.projection(1, (was, recorded) -> {
            if (Thread.currentThread().getName().startsWith("view-rebuild")) {
                folding.countDown();
                await(goOn);
            }
            return Site.evolve(was, recorded);
        });
        var view = start();
        publish(new Registered("a", "A"));
        caughtUp(view);
        var underWay = view.rebuild();
        await(folding);
        ledger.change(0, new GenericEventMessage<>(new Registered("a", "gone")));
        var anew = CompletableFuture.runAsync(projections::buildAnew);
        assertThat(anew).isNotDone();
        goOn.countDown();
        underWay.get(30, TimeUnit.SECONDS);
        anew.get(30, TimeUnit.SECONDS);
        assertThat(site(view, "a").told()).containsExactly("gone");
    }

    @Test
    void saysWhereItCouldNotBeBuiltAnew() throws Exception {
        var view = start();
        publish(new Registered("a", "A"));
        caughtUp(view);
        failOnce("rename");
        assertThatThrownBy(projections::buildAnew).hasRootCauseMessage("struck");
        failOnce("purge");
        assertThatThrownBy(projections::buildAnew).hasMessage("struck");
        projections.buildAnew();
        assertThat(site(view, "a").told()).containsExactly("A");
    }

    @Test
    void isRebuiltWhenItsRevisionChanges() throws Exception {
        publish(new Registered("a", "A"), new Failed("a", "f1"), new Registered("b", "B"), new Removed("b"));
        caughtUp(start());
        var folds = new AtomicInteger();
        projection = Site.projection(2, (was, recorded) -> {
            folds.incrementAndGet();
            var is = Site.evolve(was, recorded);
            return is == null ? null : new Site(is.id(), is.name().toLowerCase(Locale.ROOT), is.failures(), is.told());
        });
        var view = restart();
        publish(new Failed("a", "f2"));
        caughtUp(view);
        assertThat(site(view, "a")).isEqualTo(new Site("a", "a", 2, List.of("A", "f1", "f2")));
        assertThat(view.everything().find(Query.where()).documents()).hasSize(1);
        reaches(view, Phase.RUNNING);
        assertThat(folds).hasValue(5);
        caughtUp(restart());
        assertThat(folds).hasValue(5);
    }

    @Test
    void isRebuiltWhenItsFieldsChange() throws Exception {
        publish(new Registered("a", "A"));
        caughtUp(start());
        projection = new Projection<>(
                "sites",
                1,
                SiteEvent.class,
                Site.class,
                projection.key(),
                Site::evolve,
                List.of(Field.text("id2"), Field.searchable("name")));
        var view = restart();
        publish(new Registered("b", "B"));
        caughtUp(view);
        assertThat(view.everything()
                        .find(Query.where(Filter.contains("name", "a")))
                        .documents())
                .hasSize(1);
    }

    @Test
    void isRebuiltWhenTheLedgerWasRestoredAndWentAnotherWay() throws Exception {
        publish(new Registered("a", "A"), new Failed("a", "f1"), new Noise("x"));
        caughtUp(start());
        stop();
        ledger = new MemoryLedger();
        sequences.clear();
        position = -1;
        publish(new Registered("b", "B"), new Registered("c", "C"), new Noise("x"), new Noise("y"));
        var view = start();
        reaches(view, Phase.RUNNING);
        caughtUp(view);
        assertThat(view.everything().values(view.everything().find(Query.where())))
                .extracting(Site::id)
                .containsExactly("b", "c");
    }

    @Test
    void isRebuiltWhenTheLedgerWasRestoredToAnEarlierEnd() throws Exception {
        publish(new Registered("a", "A"), new Failed("a", "f1"));
        caughtUp(start());
        stop();
        ledger.forgetAfter(0);
        position = 0;
        var view = start();
        reaches(view, Phase.RUNNING);
        assertThat(site(view, "a").told()).containsExactly("A");
        publish(new Failed("a", "f2"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f2");
    }

    @Test
    void aFailedRebuildLeavesWhatIsThere() throws Exception {
        var broken = new AtomicBoolean();
        projection = Site.projection(1, (was, recorded) -> {
            if (broken.get() && Thread.currentThread().getName().startsWith("view-rebuild"))
                throw new IllegalArgumentException("not again");
            return Site.evolve(was, recorded);
        });
        var view = start();
        publish(new Registered("a", "A"));
        caughtUp(view);
        broken.set(true);
        assertThatThrownBy(() -> view.rebuild().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not again");
        publish(new Failed("a", "f1"));
        caughtUp(view);
        assertThat(site(view, "a").told()).containsExactly("A", "f1");
        broken.set(false);
        view.rebuild().get(30, TimeUnit.SECONDS);
        assertThat(site(view, "a").told()).containsExactly("A", "f1");
    }

    @Test
    void isRebuiltAgainWhereARebuildOfAnotherRevisionFailed() throws Exception {
        publish(new Registered("a", "A"), new Failed("a", "f1"));
        caughtUp(start());
        projection = Site.projection(2);
        for (var call : List.of("replace sites~2", "rename", "replace views", "storeToken")) {
            failOnce(call);
            var view = restart();
            reaches(view, Phase.RUNNING);
            caughtUp(view);
            assertThat(site(view, "a").told()).as(call).containsExactly("A", "f1");
            projection = Site.projection(projection.revision() + 1);
        }
    }

    @Test
    void onlyOneNodeKeepsAViewAndAnotherTakesOver() throws Exception {
        publish(new Registered("a", "A"));
        caughtUp(start("one"));
        var one = List.copyOf(open);
        open.clear();
        var two = start("two");
        assertThatThrownBy(() -> two.rebuild().get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(UnableToClaimTokenException.class);
        assertThat(two.state().phase()).isEqualTo(Phase.WAITING);
        assertThat(site(two, "a").told()).containsExactly("A");
        for (var closeable : one.reversed()) closeable.close();
        publish(new Failed("a", "f1"));
        caughtUp(two);
        assertThat(site(two, "a").told()).containsExactly("A", "f1");
    }

    @Test
    void stopsWhileItIsRebuilt() throws Exception {
        var folding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        projection = Site.projection(1, (was, recorded) -> {
            if (Thread.currentThread().getName().startsWith("view-rebuild")) {
                folding.countDown();
                await(goOn);
            }
            return Site.evolve(was, recorded);
        });
        publish(new Registered("a", "A"));
        var view = start();
        caughtUp(view);
        var rebuilt = view.rebuild();
        await(folding);
        goOn.countDown();
        stop();
        assertThat(rebuilt.handle((done, failed) -> true).get(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(view.state().phase()).isEqualTo(Phase.STOPPED);
        assertThatThrownBy(() -> view.rebuild().get()).hasRootCauseMessage("view.sites is stopped");
        caughtUp(start());
    }
}
