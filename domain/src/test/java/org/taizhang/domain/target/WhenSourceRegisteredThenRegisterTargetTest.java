package org.taizhang.domain.target;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Refused;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetEvent.Definition;

class WhenSourceRegisteredThenRegisterTargetTest extends ReactionTest {
    private static final UUID SOURCE = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID TARGET = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final Register OWN = new Register(
            SourceEvent.ownTarget(SOURCE),
            Definition.of(
                    "base-service",
                    "prometheus",
                    UNIT,
                    "source:" + SOURCE,
                    "li",
                    null,
                    Duration.ofMinutes(1),
                    null,
                    List.of(),
                    List.of("role:WATCH")));

    WhenSourceRegisteredThenRegisterTargetTest() {
        super(TargetCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenSourceRegisteredThenRegisterTarget(commands);
    }

    @Test
    void registersATargetThatStandsForTheSource() throws Exception {
        when(registered(null));
        expect(OWN);
        expectInTheNameOf(WhenSourceRegisteredThenRegisterTarget.class);
    }

    @Test
    void registersNoneWhereOneIsNamed() throws Exception {
        when(registered(TARGET));
        expect();
    }

    @Test
    void isNotHeldUpByATargetThatIsThereAndWasChanged() throws Exception {
        answer(new Refused("target.registered"));
        when(registered(null));
        expect(OWN);
    }

    private static SourceEvent registered(UUID target) {
        var definition =
                new SourceEvent.Definition("prometheus", UNIT, target, "li", List.of("role:WATCH"), null, null);
        return new SourceEvent.Registered(SOURCE, definition);
    }
}
