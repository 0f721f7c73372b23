package org.taizhang.projections;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.documents.Field;

/** A read model to try the runner on: it counts what it was told, so that nothing can be told twice unseen. */
record Site(String id, String name, long failures, List<String> told) {
    sealed interface SiteEvent {
        String site();

        record Registered(String site, String name) implements SiteEvent {}

        record Failed(String site, String reason) implements SiteEvent {}

        record Removed(String site) implements SiteEvent {}
    }

    /** What no site is concerned with. */
    record Noise(String text) {}

    static @Nullable Site evolve(@Nullable Site was, Recorded<SiteEvent> recorded) {
        return switch (recorded.event()) {
            case SiteEvent.Registered e -> new Site(e.site(), e.name(), 0, List.of(e.name()));
            case SiteEvent.Failed e -> {
                if (was == null) throw new IllegalStateException("failed before it was registered: " + e.site());
                var told = Stream.concat(was.told().stream(), Stream.of(e.reason()));
                yield new Site(was.id(), was.name(), was.failures() + 1, told.toList());
            }
            case SiteEvent.Removed e -> null;
        };
    }

    static Projection<SiteEvent, Site> projection(int revision) {
        return projection(revision, Site::evolve);
    }

    static Projection<SiteEvent, Site> projection(int revision, Fold<SiteEvent, Site> fold) {
        return Projection.of(
                "sites",
                revision,
                SiteEvent.class,
                Site.class,
                SiteEvent::site,
                fold,
                Field.text("name"),
                Field.number("failures"));
    }
}
