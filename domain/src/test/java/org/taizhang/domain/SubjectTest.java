package org.taizhang.domain;

import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** Given events, when a command, expect events: with actors, units and a clock that stands still. */
public abstract class SubjectTest<T> {
    protected static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    protected static final String UNIT = "230000/230100";
    protected static final Actor PRODUCT = Actor.system("test", "230000");
    protected static final Actor WATCH = person("wang", Role.WATCH);
    protected static final Actor OPERATOR = person("li", Role.OPERATOR);
    protected static final Actor APPROVER = person("zhao", Role.APPROVER);
    protected static final Actor AUDITOR = person("sun", Role.AUDITOR);

    private final Class<T> aggregate;
    private final Object[] resources;

    protected SubjectTest(Class<T> aggregate, Object... resources) {
        this.aggregate = aggregate;
        this.resources = resources;
    }

    protected static Actor person(String id, Role... roles) {
        return new Actor(id, id, Set.of(roles), UNIT, "127.0.0.1");
    }

    /** Events that the product told; wrap one in {@link #by} where it matters who did. */
    protected Given given(Object... events) {
        var told = Arrays.stream(events)
                .map(event -> event instanceof GenericEventMessage<?> ? event : by(PRODUCT, event))
                .toList();
        return new Given(fixture().givenCurrentTime(NOW).andGiven(told));
    }

    protected Given givenNothing() {
        return new Given(fixture().givenCurrentTime(NOW));
    }

    protected static GenericEventMessage<Object> by(Actor actor, Object event) {
        return new GenericEventMessage<>(event, MetaData.from(actor.metadata()).and(Told.UNIT, UNIT));
    }

    /** A fixture remembers the aggregate it last worked on, so that each given begins with a new one. */
    private FixtureConfiguration<T> fixture() {
        var fixture = new AggregateTestFixture<>(aggregate)
                .registerCommandDispatchInterceptor(new ToCapability())
                .registerCommandHandlerInterceptor(new Authorisation());
        Arrays.stream(resources).forEach(fixture::registerInjectableResource);
        return fixture;
    }

    /** What came before, and the clock. */
    public final class Given {
        private final TestExecutor<T> executor;

        private Given(TestExecutor<T> executor) {
            this.executor = executor;
        }

        public Given at(Instant now) {
            return new Given(executor.andGivenCurrentTime(now));
        }

        public Then<T> when(Actor actor, Object command) {
            return new Then<>(executor.when(command, actor.metadata()));
        }

        public Then<T> when(Actor actor, long version, Object command) {
            return new Then<>(
                    executor.when(command, MetaData.from(actor.metadata()).and(Asked.VERSION, version)));
        }
    }

    /** What must follow. */
    public record Then<T>(ResultValidator<T> result) {
        public void expect(Object... events) {
            result.expectSuccessfulHandlerExecution().expectEvents(events);
        }

        public void expectNothing() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        public void expectRefusal(String code) {
            result.expectNoEvents().expectException(Refused.class).expectExceptionMessage(startsWith(code + " "));
        }

        public void expect(Class<? extends Exception> refusal) {
            result.expectNoEvents().expectException(refusal);
        }
    }
}
