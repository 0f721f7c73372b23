package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** When an event, expect commands: on a real command bus, whose other end answers as the test says. */
public abstract class ReactionTest {
    protected static final String UNIT = "230000/230100";
    private static final long POSITION = 41;

    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final CommandGateway gateway;
    private RuntimeException answer;

    protected ReactionTest(Class<?> commands) {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(commands.getName(), message -> {
            sent.add(message);
            if (answer != null) throw answer;
            return null;
        });
        bus.registerDispatchInterceptor(new ToCapability());
        gateway = DefaultCommandGateway.builder().commandBus(bus).build();
    }

    protected abstract Reaction reaction(CommandGateway commands);

    /** From now on every command is answered so. */
    protected final void answer(RuntimeException answer) {
        this.answer = answer;
    }

    protected final void answerThatItIsOfAnotherUnit() {
        answer(Forbidden.unit("230000/230200"));
    }

    protected final void when(Object event) throws Exception {
        EventMessage<?> message =
                SubjectTest.by(SubjectTest.PRODUCT, event).andMetaData(Map.of(Reaction.REQUEST, "r-1"));
        new AnnotationEventHandlerAdapter(reaction(gateway))
                .handle(new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(POSITION), message));
    }

    protected final void expect(Object... commands) {
        assertThat(sent()).isEqualTo(List.of(commands));
    }

    /** The commands that went out so far. */
    protected final List<?> sent() {
        return sent.stream().map(CommandMessage::getPayload).toList();
    }

    /** Every command goes out in the name of the reaction, for the unit of the event, within the same request. */
    protected final void expectInTheNameOf(Class<? extends Reaction> part) {
        assertThat(sent).isNotEmpty().allSatisfy(command -> {
            assertThat(Actor.of(command.getMetaData())).isEqualTo(Actor.system(part.getSimpleName(), UNIT));
            assertThat(command.getMetaData().get(Reaction.REQUEST)).isEqualTo("r-1");
        });
    }
}
