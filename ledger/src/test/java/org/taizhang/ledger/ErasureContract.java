package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.example.PersonEvent;
import org.taizhang.ledger.example.PersonEvent.Joined;
import org.taizhang.ledger.example.PersonEvent.Left;
import org.taizhang.ledger.example.PersonEvent.Person;
import org.taizhang.ledger.example.PersonEvent.Private;
import org.taizhang.ledger.example.PersonEvent.Wrong;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** Personal data is read as it was written, without being in an entry, until it is erased; whatever the log. */
public abstract class ErasureContract extends EngineFixture {
    private static final String GONE = "gone";
    private static final PersonalData POLICY = new PersonalData(
            Set.of("name", "address"),
            metadata -> Optional.ofNullable(metadata.get("who")).map(Object::toString),
            Private.class,
            GONE);
    private static final Joined WANG = new Joined(new Person("wang", "王芳", "139 0000 0000", List.of("甲")), 0.5);

    private final NamedJson persons = new NamedJson(Names.of(List.of(PersonEvent.class)), mapper -> {});

    @BeforeEach
    void knowPersons() {
        engine = engineOf(log);
    }

    private LedgerEngine engineOf(CommitLog over) {
        return new LedgerEngine(over, persons, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll(), POLICY);
    }

    @Test
    void anEntryHoldsCommitmentsAndReadsAsItWasWritten() {
        append("a", 0, WANG, by("wang", "王芳"));
        var bytes = log.read(0, 1).getFirst().entry().bytes();
        var leaf = Envelope.decode(bytes);
        assertThat(new String(bytes, UTF_8))
                .startsWith("{\"v\":2,")
                .contains("\"personal\":{\"meta\":\"", "\"meta\":{\"who\":\"wang\"},")
                .doesNotContain("王芳", "139", "10.0.0.1");
        assertThat(leaf.data().at("/person/name").asString()).isEqualTo(Personal.ELSEWHERE);
        assertThat(leaf.data().at("/person/login").asString()).isEqualTo("wang");
        var personal = log.personal(commitments(0));
        assertThat(personal)
                .extracting(Personal::owner, Personal::value)
                .containsExactlyInAnyOrder(
                        tuple("wang", "{\"address\":\"10.0.0.1\",\"name\":\"王芳\"}"),
                        tuple("a", "{\"/person/name\":\"王芳\",\"/person/phone\":\"139 0000 0000\"}"));
        var told = tracked(null).getFirst();
        assertThat(told.getPayload()).isEqualTo(WANG);
        assertThat(told.getMetaData()).containsExactlyInAnyOrderEntriesOf(by("wang", "王芳"));
        assertThat(engine.readEvents("a").next().getPayload()).isEqualTo(WANG);
        assertThat(engine.envelopes(log.read(0, 1)).getFirst().meta()).containsEntry("name", "王芳");
    }

    @Test
    void anEventWithoutAnythingPersonalIsAnEntryOfTheFirstForm() {
        append("a", 0, new Left("tired"), MetaData.with("name", "nobody's"));
        var bytes = log.read(0, 1).getFirst().entry().bytes();
        assertThat(new String(bytes, UTF_8)).startsWith("{\"v\":1,").contains("nobody's");
        assertThat(tracked(null).getFirst().getMetaData()).containsOnly(Map.entry("name", "nobody's"));
    }

    @Test
    void whatIsNotThereIsNotCommittedTo() {
        var quiet = new Joined(new Person("li", "李伟", null, List.of()), 1);
        append("a", 0, quiet, MetaData.with("who", "li"));
        assertThat(envelope(0).meta()).containsOnlyKeys("who");
        assertThat(log.personal(commitments(0)))
                .extracting(Personal::value)
                .containsExactly("{\"/person/name\":\"李伟\"}");
        assertThat(tracked(null).getFirst().getPayload()).isEqualTo(quiet);
    }

    @Test
    void anEventOfNoAggregateOwnsItsContentByItself() {
        var event = new GenericEventMessage<>(WANG, by("wang", "王芳"));
        engine.appendEvents(List.of(event));
        assertThat(log.personal(commitments(0)))
                .extracting(Personal::owner)
                .containsExactlyInAnyOrder("wang", event.getIdentifier());
        assertThat(tracked(null).getFirst().getPayload()).isEqualTo(WANG);
    }

    @Test
    void aBusyPersonIsCommittedToOnce() {
        for (var i = 0; i < 5; i++) append("a", i, new Left("again"), by("wang", "王芳"));
        append("a", 5, new Left("again"), by("li", "王芳"));
        var all = log.read(0, 6).stream()
                .map(recorded -> Envelope.decode(recorded.entry().bytes()).personal())
                .map(personal -> personal.meta())
                .toList();
        assertThat(all.subList(0, 5)).containsOnly(all.getFirst());
        assertThat(all.getLast()).isNotEqualTo(all.getFirst());
    }

    @Test
    void aCommitmentOfARefusedAppendIsKeptWithTheNext() {
        append("a", 0, new Left("first"), by("li", "李伟"));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(List.of(
                        message("b", 0, new Left("second"), by("wang", "王芳")),
                        message("a", 7, new Left("second"), by("wang", "王芳")))));
        append("a", 1, new Left("third"), by("wang", "王芳"));
        assertThat(tracked(token(0)).getFirst().getMetaData()).containsEntry("name", "王芳");
    }

    @Test
    void erasedIsReadAsSuchWithWhereThatWasDecided() throws Exception {
        append("a", 0, WANG, by("wang", "王芳"));
        append("b", 0, new Left("bored"), by("li", "李伟"));
        var source = new LedgerSource(log, engine);
        assertThat(source.openStream(null).nextAvailable().getPayload()).isEqualTo(WANG);
        assertThat(engine.erase("a", 1)).isEqualTo(1);
        assertThat(engine.erase("wang", 1)).isEqualTo(1);
        var told = List.<EventMessage<?>>of(
                source.openStream(null).nextAvailable(),
                tracked(null).getFirst(),
                engine.readEvents("a").next());
        for (var each : told) {
            assertThat(each.getPayload()).isEqualTo(new Joined(new Person("wang", GONE, GONE, List.of("甲")), 0.5));
            assertThat(each.getMetaData())
                    .containsOnly(
                            Map.entry("who", "wang"),
                            Map.entry("name", GONE),
                            Map.entry("address", GONE),
                            Map.entry(LedgerEngine.ERASED, "1"));
        }
        var envelope = engine.envelopes(log.read(0, 1)).getFirst();
        assertThat(envelope.erased()).isEqualTo(1);
        assertThat(envelope.meta()).containsEntry("name", GONE).doesNotContainKey(LedgerEngine.ERASED);
        assertThat(tracked(token(0)).getFirst().getMetaData())
                .containsEntry("name", "李伟")
                .doesNotContainKey(LedgerEngine.ERASED);
        assertThat(engine.erase("wang", 7)).isZero();
        assertThat(envelope(0).erased()).isNull();
    }

    @Test
    void whatWasErasedIsNeverCommittedToAgain() {
        append("a", 0, new Left("one"), by("wang", "王芳"));
        engine.erase("wang", 0);
        append("a", 1, new Left("two"), by("wang", "王芳"));
        assertThat(tracked(null))
                .extracting(event -> event.getMetaData().get("name"))
                .containsExactly(GONE, "王芳");
    }

    @Test
    void anEngineOpenedLaterReadsTheSame() {
        append("a", 0, WANG, by("wang", "王芳"));
        engine.erase("wang", 0);
        log.close();
        log = open(directory);
        engine = engineOf(log);
        var told = tracked(null).getFirst();
        assertThat(told.getPayload()).isEqualTo(WANG);
        assertThat(told.getMetaData()).containsEntry("name", GONE).containsEntry(LedgerEngine.ERASED, "0");
    }

    @Test
    void erasingChangesNoLeaf() {
        for (var i = 0; i < 10; i++) append("a", i, new Left("x"), by("wang", "王芳" + i));
        var before = new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, 10);
        var root = before.root();
        var proof = before.inclusion(4);
        engine.erase("wang", 3);
        append("a", 10, new Left("x"), by("li", "李伟"));
        assertThat(new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, 10).root())
                .isEqualTo(root);
        var leaf =
                TreeHash.SHA256.hasher().leaf(log.read(4, 1).getFirst().entry().bytes());
        Proofs.inclusion(TreeHash.SHA256, 4, 10, leaf, proof, root);
    }

    @Test
    void aBatchIsOneQuery() {
        var asked = new ArrayList<Integer>();
        for (var i = 0; i < 40; i++) append("a", i, new Left("x"), by("wang", "王芳" + i));
        var counting = engineOf(answering(found -> {
            asked.add(found.size());
            return found;
        }));
        assertThat(counting.readEvents(null, false)).hasSize(40);
        assertThat(counting.readEvents("a").asStream()).hasSize(40);
        assertThat(asked).containsExactly(40);
    }

    @Test
    void aValueTheEntryIsNotCommittedToIsRefused() {
        append("a", 0, new Left("x"), by("wang", "王芳"));
        var forged = engineOf(
                answering(found -> found.stream().map(ErasureContract::forged).toList()));
        assertThatExceptionOfType(CannotRead.class)
                .isThrownBy(() -> forged.readEvents(null, false).toList())
                .withMessageStartingWith("Personal data is not what the ledger is committed to: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("王"));
    }

    @Test
    void aValueThatIsMissingIsRefused() {
        append("a", 0, new Left("x"), by("wang", "王芳"));
        var losing = engineOf(answering(found -> List.of()));
        assertThatExceptionOfType(CannotRead.class)
                .isThrownBy(() -> losing.envelopes(log.read(0, 1)))
                .withMessageStartingWith("Personal data is missing and was not erased: ");
    }

    @ParameterizedTest
    @ValueSource(classes = {Wrong.Counted.class, Wrong.Many.class, Wrong.Either.class})
    void refusesAMarkWhereNothingCanBeKeptApart(Class<?> event) {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonalPointers.of(event, Private.class));
    }

    /** The log, saying of personal data what is made of it. */
    private CommitLog answering(UnaryOperator<List<Personal>> answer) {
        return (CommitLog) Proxy.newProxyInstance(
                CommitLog.class.getClassLoader(), new Class<?>[] {CommitLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("personal"))
                        return answer.apply(log.personal(((Collection<?>) arguments[0])
                                .stream().map(Object::toString).toList()));
                    return method.invoke(log, arguments);
                });
    }

    private static Personal forged(Personal personal) {
        return new Personal(personal.commitment(), personal.owner(), personal.salt(), "{\"name\":\"王某\"}", null);
    }

    private void append(String aggregate, long sequence, Object event, MetaData metadata) {
        engine.appendEvents(List.of(message(aggregate, sequence, event, metadata)));
    }

    private static EventMessage<?> message(String aggregate, long sequence, Object event, MetaData metadata) {
        return new GenericDomainEventMessage<>("Person", aggregate, sequence, event, metadata);
    }

    private static MetaData by(String who, String name) {
        return MetaData.with("who", who).and("name", name).and("address", "10.0.0.1");
    }

    private Envelope envelope(long position) {
        return Envelope.decode(log.read(position, 1).getFirst().entry().bytes());
    }

    private List<String> commitments(long position) {
        var personal = envelope(position).personal();
        var all = new ArrayList<String>();
        if (personal.meta() != null) all.add(personal.meta());
        if (personal.data() != null) all.add(personal.data());
        return all;
    }
}
