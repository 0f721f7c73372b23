package org.taizhang.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that says who is told what; it stands in the inbox, and goes out over channels where a route says so. */
public interface Telling {
    /** What it is about: all that is said of one matter arrives in the order in which it was said. */
    UUID matter();

    /** Which occurrence of the matter; its end goes the ways that its beginning went. */
    int occurrence();

    Occasion occasion();

    String text();

    /** Account names, {@code role:…}, or whatever else somebody knows to resolve. */
    List<String> recipients();

    /** 1 (critical) to 4 (information); null where that was not said. */
    @Nullable
    Integer severity();

    /** The kind of what it is about; null where that was not said. */
    @Nullable
    String kind();
}
