package org.taizhang.ledger.example;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** Events that hold personal data. */
public sealed interface PersonEvent {
    /** What is kept apart. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Private {}

    record Joined(Person person, double share) implements PersonEvent {}

    record Left(String why) implements PersonEvent {}

    /** @param phone null where none is known */
    record Person(
            String login, @Private String name, @Private String phone, List<String> teams) {}

    /** What cannot be kept apart. */
    sealed interface Wrong {
        record Counted(@Private int age) implements Wrong {}

        record Many(List<Person> people) implements Wrong {}

        record Either(Kind kind) implements Wrong {}

        /** One of several shapes. */
        sealed interface Kind {
            record Known(Person person) implements Kind {}
        }
    }
}
