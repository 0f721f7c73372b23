package org.taizhang.ledger;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of an event is personal and so kept beside its entry.
 *
 * @param meta the metadata keys
 * @param owner whose these are, from an event's metadata; nobody's, and then nothing of the metadata is personal
 * @param data marks the record components, texts all of them, that are the aggregate's own
 * @param erased what is read in place of a text that was erased
 */
public record PersonalData(
        Set<String> meta,
        Function<? super Map<String, ?>, Optional<String>> owner,
        @Nullable Class<? extends Annotation> data,
        String erased) {
    /** Nothing is personal. */
    public static final PersonalData NONE = new PersonalData(Set.of(), metadata -> Optional.empty(), null, "");

    public PersonalData {
        meta = Set.copyOf(meta);
    }
}
