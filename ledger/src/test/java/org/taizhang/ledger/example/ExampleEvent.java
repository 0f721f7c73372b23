package org.taizhang.ledger.example;

import java.util.List;
import org.axonframework.serialization.Revision;

/** What can have happened to an example. */
public sealed interface ExampleEvent {
    record Opened(String title, List<Integer> numbers) implements ExampleEvent {}

    @Revision("2")
    record TitleChanged(String title) implements ExampleEvent {}

    /** Some of them end it. */
    sealed interface Ended extends ExampleEvent {}

    record Closed() implements Ended {}

    record SLABreachedTwice(int by) implements Ended {}
}
