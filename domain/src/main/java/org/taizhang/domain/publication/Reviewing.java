package org.taizhang.domain.publication;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.publication.PublicationEvent.Draft;
import org.taizhang.domain.publication.PublicationEvent.RepostSource;
import org.taizhang.domain.publication.PublicationEvent.ReviewLevel;

/**
 * How many levels review what, and from where may be reposted.
 *
 * @param levels 1 to 3 by category
 * @param otherwise of every other category
 * @param sources names, and domains with all that is below them
 */
public record Reviewing(Map<String, Integer> levels, int otherwise, List<String> sources) {
    public Reviewing {
        levels = Map.copyOf(levels);
        sources = List.copyOf(sources);
        for (var level : levels.values()) chain(level);
        chain(otherwise);
    }

    List<ReviewLevel> chain(Draft draft) {
        return chain(levels.getOrDefault(draft.category(), otherwise));
    }

    private static List<ReviewLevel> chain(int levels) {
        return switch (levels) {
            case 1 -> List.of(ReviewLevel.FINAL);
            case 2 -> List.of(ReviewLevel.FIRST, ReviewLevel.FINAL);
            case 3 -> List.of(ReviewLevel.values());
            default -> throw new IllegalArgumentException("One to three levels, not " + levels);
        };
    }

    boolean isListed(@Nullable RepostSource source) {
        if (source == null) return true;
        var host = host(source.url());
        return sources.stream()
                .anyMatch(listed -> listed.equals(source.name())
                        || host.equals(listed.toLowerCase(Locale.ROOT))
                        || host.endsWith("." + listed.toLowerCase(Locale.ROOT)));
    }

    private static String host(String url) {
        try {
            var host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
