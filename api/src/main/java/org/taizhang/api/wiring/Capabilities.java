package org.taizhang.api.wiring;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateRoot;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;
import org.taizhang.domain.Reaction;

/** The capabilities there are, found by looking: their aggregates, their events, and the reactions between them. */
final class Capabilities {
    private static final String DOMAIN = "org.taizhang.domain";

    private Capabilities() {}

    static List<Class<?>> aggregates() {
        return scan(new AnnotationTypeFilter(AggregateRoot.class)).toList();
    }

    /** The sealed interfaces of events: beside each aggregate stands its own. */
    static List<Class<?>> events() {
        return aggregates().stream()
                .<Class<?>>map(aggregate -> load(aggregate.getName() + "Event"))
                .toList();
    }

    static List<Class<? extends Reaction>> reactions() {
        return scan(new AssignableTypeFilter(Reaction.class))
                .<Class<? extends Reaction>>map(found -> found.asSubclass(Reaction.class))
                .toList();
    }

    private static Stream<Class<?>> scan(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents(DOMAIN).stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .sorted()
                .map(Capabilities::load);
    }

    private static Class<?> load(String name) {
        return ClassUtils.resolveClassName(name, Capabilities.class.getClassLoader());
    }
}
