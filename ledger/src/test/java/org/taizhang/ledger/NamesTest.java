package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.example.ExampleEvent;

class NamesTest {
    private final Names names = Names.of(List.of(ExampleEvent.class));

    @Test
    void namesEveryRecordAfterItsCapabilityAndItself() {
        assertThat(names.all())
                .containsExactly(
                        "example.closed/1",
                        "example.opened/1",
                        "example.sla-breached-twice/1",
                        "example.title-changed/2");
    }

    @Test
    void goesFromClassToNameAndBack() {
        var type = new SimpleSerializedType("example.title-changed", "2");
        assertThat(names.typeOf(ExampleEvent.TitleChanged.class)).contains(type);
        assertThat(names.classOf(type)).contains(ExampleEvent.TitleChanged.class);
    }

    @Test
    void knowsNoOtherRevisionAndNoOtherClass() {
        assertThat(names.classOf(new SimpleSerializedType("example.title-changed", "1")))
                .isEmpty();
        assertThat(names.classOf(new SimpleSerializedType("example.title-changed", null)))
                .isEmpty();
        assertThat(names.classOf(new SimpleSerializedType("example.gone", "1"))).isEmpty();
        assertThat(names.typeOf(String.class)).isEmpty();
    }

    @Test
    void refusesTwoRecordsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(List.of(First.class, Second.class)))
                .withMessageContaining("would both be named ledger.same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(List.of(ExampleEvent.class, ExampleEvent.Ended.class)))
                .withMessageContaining("example.closed");
    }

    @Test
    void refusesWhatIsNotSealedToTheEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(List.of(Runnable.class)))
                .withMessage("java.lang.Runnable is not sealed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(List.of(Leaky.class)))
                .withMessageContaining("Leak is open: events are records");
    }

    @Test
    void refusesARevisionThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(List.of(Odd.class)))
                .withMessageContaining("has revision 1.0, not 1, 2, 3, …");
    }

    sealed interface First {
        record Same() implements First {}
    }

    sealed interface Second {
        record Same() implements Second {}
    }

    sealed interface Leaky {
        non-sealed interface Leak extends Leaky {}
    }

    sealed interface Odd {
        @Revision("1.0")
        record Versioned() implements Odd {}
    }
}
