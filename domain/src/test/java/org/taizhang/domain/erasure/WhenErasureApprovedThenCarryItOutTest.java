package org.taizhang.domain.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.erasure.ErasureCommand.NoteCarriedOut;
import org.taizhang.domain.erasure.ErasureEvent.Approved;
import org.taizhang.domain.erasure.ErasureEvent.Claim;
import org.taizhang.domain.erasure.ErasureEvent.Requested;

class WhenErasureApprovedThenCarryItOutTest extends ReactionTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000e1");

    private final List<List<Object>> erased = new ArrayList<>();
    private boolean broken;

    WhenErasureApprovedThenCarryItOutTest() {
        super(ErasureCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenErasureApprovedThenCarryItOut(commands, (account, position) -> {
            if (broken) throw new IllegalStateException("disk full");
            erased.add(List.of(account, position));
            return 7;
        });
    }

    @Test
    void erasesAndThenSaysSo() throws Exception {
        when(new Approved(ID, "qian"));
        assertThat(erased).containsExactly(List.of("qian", 41L));
        expect(new NoteCarriedOut(ID, 7));
        expectInTheNameOf(WhenErasureApprovedThenCarryItOut.class);
    }

    @Test
    void saysNothingWhereItCouldNotErase() {
        broken = true;
        assertThatIllegalStateException().isThrownBy(() -> when(new Approved(ID, "qian")));
        expect();
    }

    @Test
    void erasesNothingOnARequestAlone() throws Exception {
        when(new Requested(ID, new Claim("qian", "asked for")));
        assertThat(erased).isEmpty();
        expect();
    }
}
